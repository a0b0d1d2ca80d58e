package golden

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// sample is a transcript in the README: a command, and what it prints. They are run one
// after the other, with one corpus.
var sample = regexp.MustCompile("(?s)(```console\n\\$ recant ([^\n]*)\n)(.*?)(```\n)")

func TestTheReadmeShowsWhatComesOut(t *testing.T) {
	text := string(readFile(t, "../README.md"))
	if !sample.MatchString(text) {
		t.Fatal("the README shows no output")
	}
	corpus := []string{"RECANT_CORPUS=" + filepath.Join(t.TempDir(), "corpus.db")}
	fresh := sample.ReplaceAllStringFunc(text, func(s string) string {
		m := sample.FindStringSubmatch(s)
		return m[1] + string(recant(t, corpus, strings.Fields(m[2])...)) + m[4]
	})
	if fresh == text {
		return
	}
	if !*update {
		t.Fatalf("the README is stale (go test ./golden -update rewrites it): %s", firstDifference([]byte(fresh), []byte(text)))
	}
	if err := os.WriteFile("../README.md", []byte(fresh), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Every path that the README names is there.
func TestTheReadmeNamesWhatExists(t *testing.T) {
	text := string(readFile(t, "../README.md"))
	for _, m := range regexp.MustCompile(`(?:golden|extract|diff|cmd|corpus)/[a-z0-9_./-]*[a-z0-9]`).FindAllString(text, -1) {
		if _, err := os.Stat("../" + m); err != nil {
			t.Errorf("the README names %s: %v", m, err)
		}
	}
}
