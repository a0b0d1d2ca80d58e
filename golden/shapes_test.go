package golden

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/recant/recant/diff"
	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/extract"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/read"
)

// One text in another shape: shapes/<language>.txt holds, for each case, an old and a new text
// and what must be said of them, one line "verdict: how the old quote begins" for each change
// that is not neutral. The same cases stand in every language.

type shape struct {
	name           string
	old, new, want string
}

func shapesOf(t *testing.T, file string) []shape {
	t.Helper()
	var all []shape
	for _, part := range strings.Split(string(readFile(t, file)), "=== ")[1:] {
		name, rest, _ := strings.Cut(part, "\n")
		s := shape{name: name}
		for marker, into := range map[string]*string{"old": &s.old, "new": &s.new, "want": &s.want} {
			_, text, found := strings.Cut("\n"+rest, "\n--- "+marker+"\n")
			if !found {
				t.Fatalf("%s: %q has no %s", file, name, marker)
			}
			text, _, _ = strings.Cut(text, "\n--- ")
			*into = text
		}
		all = append(all, s)
	}
	return all
}

// in reads a text in a language that is given.
func in(t *testing.T, language, text string) *promise.Statement {
	t.Helper()
	doc, err := read.Read("text.md", []byte(text), read.Options{MaxBytes: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	s, err := extract.Statement(doc, extract.Options{Language: language})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestWhatAnotherShapeOfATextSaysIsJudgedBySense(t *testing.T) {
	files, _ := filepath.Glob("shapes/*.txt")
	var names [][]string
	for _, file := range files {
		language := strings.TrimSuffix(filepath.Base(file), ".txt")
		var cases []string
		for _, s := range shapesOf(t, file) {
			cases = append(cases, s.name)
			t.Run(language+"/"+s.name, func(t *testing.T) {
				old, new := in(t, language, s.old), in(t, language, s.new)
				said(t, s.want, diff.Statements(old, new), false)
				said(t, s.want, diff.Statements(new, old), true)
			})
		}
		names = append(names, cases)
	}
	for _, cases := range names {
		if !slices.Equal(cases, names[0]) {
			t.Errorf("the languages do not have the same cases:\n%q\n%q", names[0], cases)
		}
	}
}

// said compares the changes that are not neutral with the lines that are wanted; of a
// swapped comparison, with their mirror.
func said(t *testing.T, want string, r *change.Result, swapped bool) {
	t.Helper()
	var wanted []string
	for _, line := range strings.Split(want, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			wanted = append(wanted, line)
		}
	}
	var wrong []string
	for i := range r.Changes {
		c := &r.Changes[i]
		verdict, side := c.Verdict, c.Old
		if swapped {
			verdict, side = verdict.Mirror(), c.New
		}
		if verdict == change.Neutral {
			continue
		}
		got := fmt.Sprintf("%s: %s", verdict, quoteOf(side))
		k := slices.IndexFunc(wanted, func(w string) bool { return strings.HasPrefix(got, w) })
		if k < 0 {
			wrong = append(wrong, fmt.Sprintf("said %s (%s) -> %s", got, c.Findings[0].Rule, quoteOf(c.New)))
			continue
		}
		wanted = slices.Delete(wanted, k, k+1)
	}
	for _, w := range wanted {
		wrong = append(wrong, "did not say "+w)
	}
	if len(wrong) > 0 {
		t.Errorf("swapped: %v\n%s", swapped, strings.Join(wrong, "\n"))
	}
}
