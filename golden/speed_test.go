package golden

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkDiff times a whole run of the program on two statements of 50 KB, beside a word
// diff of the same files by git: "times-git" is how many times longer recant takes.
func BenchmarkDiff(b *testing.B) {
	dir := b.TempDir()
	older, newer := filepath.Join(dir, "old.md"), filepath.Join(dir, "new.md")
	for file, version := range map[string]string{older: "v1", newer: "v2"} {
		data := long(b, version)
		if err := os.WriteFile(file, data, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	git := func() { // its status is 1 where the files differ
		_ = exec.Command("git", "diff", "--no-index", "--word-diff", older, newer).Run()
	}
	git()
	recant(b, nil, "diff", older, newer)
	var ours, theirs time.Duration
	b.ResetTimer()
	for range b.N {
		begun := time.Now()
		recant(b, nil, "diff", older, newer)
		ours += time.Since(begun)
		b.StopTimer()
		begun = time.Now()
		git()
		theirs += time.Since(begun)
		b.StartTimer()
	}
	b.ReportMetric(ours.Seconds()/theirs.Seconds(), "times-git")
}

// long joins the English fixtures of a version to a statement of 50 KB; each further copy is
// told apart, as no statement says the same thing many times.
func long(b *testing.B, version string) []byte {
	b.Helper()
	files, err := filepath.Glob("pairs/*-en/" + version + ".md")
	if err != nil || len(files) == 0 {
		b.Fatalf("no English fixtures: %v", err)
	}
	var text []byte
	for copies := 0; len(text) < 50_000; copies++ {
		data := readFile(b, files[copies%len(files)])
		name := []byte("part" + string(rune('A'+copies)))
		text = append(append(text, bytes.ReplaceAll(data, []byte("data"), append([]byte("data of "), name...))...), '\n', '\n')
	}
	return text[:bytes.LastIndexByte(text[:50_000], '\n')+1]
}
