package corpus

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The test program runs itself as an import that is killed.
const crashVariable = "RECANT_CRASH_IMPORT"

func TestMain(m *testing.M) {
	if file := os.Getenv(crashVariable); file != "" {
		if err := crashImport(file, os.Getenv(crashVariable+"_REPO")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func crashImport(file, dir string) error {
	ctx := context.Background()
	s, err := Open(ctx, file)
	if err != nil {
		return err
	}
	if _, err := s.ImportGit(ctx, Git{Dir: dir, Env: os.Environ()}, "here", "HEAD", Layout{Pattern: DefaultPattern}, testWork); err != nil {
		return err
	}
	documents, err := s.Documents(ctx)
	if err != nil {
		return err
	}
	if err := s.Prepare(ctx, documents, lines{"1"}, true, testWork); err != nil {
		return err
	}
	return s.Close()
}

// longRepo is a repository with some hundred versions, made by git fast-import.
func longRepo(t *testing.T) string {
	t.Helper()
	r := newRepo(t)
	var stream strings.Builder
	for i := range 320 {
		var text strings.Builder
		for l := range 25 {
			fmt.Fprintf(&text, "promise%d of %d and %d\n", l, i/(l+1), i%7*l)
		}
		fmt.Fprintf(&stream, "commit refs/heads/main\ncommitter A <a@example.org> %d +0000\ndata 1\nx\n", 1_600_000_000+i*3600)
		fmt.Fprintf(&stream, "M 100644 inline P%d/Privacy.md\ndata %d\n%s\n", i%5, text.Len(), text.String())
	}
	if _, err := r.git.run(context.Background(), stream.String(), "fast-import", "--quiet"); err != nil {
		t.Fatal(err)
	}
	return r.git.Dir
}

// An import that is killed again and again, at moments spread over all of it, then goes on,
// ends with what an undisturbed one holds; in between the store is always whole.
func TestAnImportMayBeKilledAtAnyMoment(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	repo := longRepo(t)
	dir := t.TempDir()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	start := func(file string) *exec.Cmd {
		c := exec.Command(program)
		c.Env = append(os.Environ(), crashVariable+"="+file, crashVariable+"_REPO="+repo)
		c.Stderr = os.Stderr
		return c
	}
	whole := filepath.Join(dir, "whole.db")
	begin := time.Now()
	if err := start(whole).Run(); err != nil {
		t.Fatal(err)
	}
	long := time.Since(begin)
	want := dump(t, open(t, whole))
	// 50 moments: in each round the import into one file is killed at five, then finished.
	killed := 0
	for round := range 10 {
		file := filepath.Join(dir, fmt.Sprintf("%d.db", round))
		for kill := range 5 {
			c := start(file)
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			// Each run goes on where the one before was killed: short ones reach far together.
			moment := long * time.Duration(40+(kill*7+round*3)%16*10+round) / 1000
			if kill == 4 {
				moment = long * time.Duration(20+4*round) / 100
			}
			alarm := time.AfterFunc(moment, func() { _ = c.Process.Kill() })
			if c.Wait() != nil {
				killed++
			}
			alarm.Stop()
			checkWhole(t, file, round, kill)
		}
		if err := start(file).Run(); err != nil {
			t.Fatal(err)
		}
		if got := dump(t, open(t, file)); got != want {
			t.Fatalf("round %d: the resumed import holds something else", round)
		}
	}
	if killed < 35 {
		t.Errorf("only %d of 50 imports were killed before they ended", killed)
	}
}

func checkWhole(t *testing.T, file string, round, kill int) {
	t.Helper()
	if _, err := os.Stat(file); err != nil {
		return // killed before it was made
	}
	s, err := Open(context.Background(), file)
	if err != nil {
		t.Fatalf("round %d, kill %d: %v", round, kill, err)
	}
	wrong, err := s.Verify(context.Background(), nil)
	if err != nil || len(wrong) > 0 {
		t.Errorf("round %d, kill %d: %v, %v", round, kill, wrong, err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}
