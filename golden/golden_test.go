// Package golden holds the proofs: version pairs, parallel texts and transcripts with what
// must come out, laws that hold for any input, and the rules of the house itself. It sees
// everything and nobody sees it. `go test ./golden -update` rewrites the expected files;
// the difference is what a reviewer reads.
package golden

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the expected files")

// binary is the program, built once for all proofs that run it as a user would.
var binary string

func TestMain(m *testing.M) {
	os.Exit(build(m))
}

func build(m *testing.M) int {
	dir, err := os.MkdirTemp("", "recant")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	defer os.RemoveAll(dir)
	binary = filepath.Join(dir, "recant")
	if runtime.GOOS == "windows" {
		binary += ".exe"
	}
	if out, err := exec.Command("go", "build", "-buildvcs=false", "-o", binary, "../cmd/recant").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "building recant: %v\n%s", err, out)
		return 2
	}
	return m.Run()
}

// recant runs the program from the top of the house and gives what it printed.
func recant(t testing.TB, env []string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(binary, args...)
	cmd.Dir = ".."
	cmd.Env = append(os.Environ(), env...)
	var out, problem bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &problem
	if err := cmd.Run(); err != nil {
		t.Fatalf("recant %s: %v\n%s", strings.Join(args, " "), err, problem.String())
	}
	return out.Bytes()
}

// expect compares with a file, or rewrites the file with -update.
func expect(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (go test ./golden -update writes it)", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is no longer what comes out (go test ./golden -update rewrites it):\n%s", file, firstDifference(want, got))
	}
}

func firstDifference(want, got []byte) string {
	w, g := strings.Split(string(want), "\n"), strings.Split(string(got), "\n")
	for i := range w {
		if i >= len(g) || w[i] != g[i] {
			line := "(nothing)"
			if i < len(g) {
				line = g[i]
			}
			return fmt.Sprintf("line %d\n- %s\n+ %s", i+1, w[i], line)
		}
	}
	return fmt.Sprintf("%d more lines", len(g)-len(w))
}

// pair is two versions of one document.
type pair struct{ name, dir, old, new string }

// pairs lists the version pairs: each v(n).md with v(n+1).md beside it.
func pairs(t testing.TB) []pair {
	t.Helper()
	olds, err := filepath.Glob("pairs/*/v*.md")
	if err != nil || len(olds) == 0 {
		t.Fatalf("no version pairs: %v", err)
	}
	var list []pair
	for _, older := range olds {
		dir, base := filepath.Split(older)
		var n int
		if _, err := fmt.Sscanf(base, "v%d.md", &n); err != nil {
			continue
		}
		newer := fmt.Sprintf("%sv%d.md", dir, n+1)
		if _, err := os.Stat(newer); err == nil {
			list = append(list, pair{fmt.Sprintf("%s v%d v%d", filepath.Base(dir), n, n+1), dir, filepath.ToSlash(older), filepath.ToSlash(newer)})
		}
	}
	return list
}
