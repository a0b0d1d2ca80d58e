package corpus

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// checkout makes a throw-away repository with two versions of a statement, the second staged
// over by a third.
func checkout(t *testing.T) Git {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	dir := t.TempDir()
	g := Git{Dir: dir, Env: append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.org")}
	do := func(args ...string) {
		t.Helper()
		if _, err := g.run(context.Background(), "", args...); err != nil {
			t.Fatal(err)
		}
	}
	write := func(text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Join(dir, "legal"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "legal", "privacy.md"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		do("add", "legal/privacy.md")
	}
	do("init", "-q", "-b", "main")
	write("We never sell your data.\n")
	do("commit", "-q", "-m", "one")
	do("tag", "v1")
	write("We may sell your data.\n")
	do("commit", "-q", "-m", "two")
	write("We sell your data.\n")
	return g
}

func TestVersionsAreReadOutOfACheckout(t *testing.T) {
	g := checkout(t)
	for _, tt := range []struct{ name, file, want string }{
		{"a tag names a version", "v1:legal/privacy.md", "We never sell your data.\n"},
		{"HEAD names the newest commit", "HEAD:legal/privacy.md", "We may sell your data.\n"},
		{"a revision may be an expression", "HEAD~1:legal/privacy.md", "We never sell your data.\n"},
		{"an empty revision is what is staged", ":legal/privacy.md", "We sell your data.\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := g.Read(context.Background(), tt.file, 1000)
			if err != nil || string(got) != tt.want {
				t.Errorf("got %q, %v; want %q", got, err, tt.want)
			}
		})
	}
	g.Dir = filepath.Join(g.Dir, "legal")
	if got, err := g.Read(context.Background(), "v1:./privacy.md", 0); err != nil || len(got) == 0 {
		t.Errorf("a path from the current folder: got %q, %v", got, err)
	}
}

func TestEachWayToBeWrongIsSaid(t *testing.T) {
	g := checkout(t)
	for _, tt := range []struct {
		name, file string
		limit      int64
		want       error
	}{
		{"an unknown revision", "v9:legal/privacy.md", 0, ErrNoRevision},
		{"an unknown path", "v1:legal/cookies.md", 0, ErrNoPath},
		{"an unknown staged path", ":legal/cookies.md", 0, ErrNoPath},
		{"a folder", "v1:legal", 0, ErrNotText},
		{"a file over the limit", "v1:legal/privacy.md", 5, ErrTooLarge},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := g.Read(context.Background(), tt.file, tt.limit); !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
		})
	}
	outside := Git{Dir: t.TempDir(), Env: append(g.Env, "GIT_CEILING_DIRECTORIES="+os.TempDir())}
	if _, err := outside.Read(context.Background(), "v1:legal/privacy.md", 0); !errors.Is(err, ErrNoRepo) {
		t.Errorf("outside of a checkout: got %v, want %v", err, ErrNoRepo)
	}
}

func TestANameThatLooksLikeAnOptionIsNoRevision(t *testing.T) {
	for name, want := range map[string]bool{"v1:a.md": true, ":a.md": true, "a.md": false, "v1:": false, "--output:a": false, "v1:a\nb": false} {
		if got := IsRevision(name); got != want {
			t.Errorf("IsRevision(%q) = %v, want %v", name, got, want)
		}
	}
}

func TestAMissingGitIsSaid(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := (Git{}).Read(context.Background(), "v1:a.md", 0); !errors.Is(err, ErrNoGit) {
		t.Errorf("got %v, want %v", err, ErrNoGit)
	}
}
