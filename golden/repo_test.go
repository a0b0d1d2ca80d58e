package golden

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/recant/recant/diff/report"
)

// repository is a throw-away git repository, or a folder without git.
type repository struct {
	*testing.T
	dir string
	env []string
}

// outcome is what a program printed, and its exit status.
type outcome struct {
	out    string
	status int
}

func newFolder(t *testing.T) *repository {
	t.Helper()
	r := &repository{T: t, dir: t.TempDir()}
	r.env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.org",
		"GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.org", "GIT_CEILING_DIRECTORIES="+filepath.Dir(r.dir), "NO_COLOR=1",
		"PATH="+filepath.Dir(binary)+string(os.PathListSeparator)+os.Getenv("PATH"))
	return r
}

func newRepository(t *testing.T) *repository {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	r := newFolder(t)
	r.git("init", "-q", "-b", "main")
	return r
}

func (r *repository) write(name, text string) {
	r.Helper()
	file := filepath.Join(r.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		r.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		r.Fatal(err)
	}
}

func (r *repository) read(name string) string {
	r.Helper()
	return string(readFile(r.T, filepath.Join(r.dir, filepath.FromSlash(name))))
}

func (r *repository) remove(name string) {
	r.Helper()
	if err := os.Remove(filepath.Join(r.dir, filepath.FromSlash(name))); err != nil {
		r.Fatal(err)
	}
}

// run runs a program in the folder; the standard error is part of what it said.
func (r *repository) run(name string, args ...string) outcome {
	r.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = r.dir, r.env
	out, err := cmd.CombinedOutput()
	if err != nil && cmd.ProcessState == nil {
		r.Fatal(err)
	}
	return outcome{string(out), cmd.ProcessState.ExitCode()}
}

func (r *repository) recant(args ...string) outcome {
	r.Helper()
	return r.run(binary, args...)
}

func (r *repository) git(args ...string) string {
	r.Helper()
	s := r.run("git", args...)
	if s.status != 0 {
		r.Fatalf("git %v: %d %s", args, s.status, s.out)
	}
	return s.out
}

func (r *repository) commit(message string) {
	r.Helper()
	r.git("add", "-A")
	r.git("commit", "-q", "-m", message)
}

// in is the same repository from one of its folders.
func (r *repository) in(folder string) *repository {
	return &repository{r.T, filepath.Join(r.dir, filepath.FromSlash(folder)), r.env}
}

// with is the same repository with more in the environment.
func (r *repository) with(env ...string) *repository {
	return &repository{r.T, r.dir, append(r.env[:len(r.env):len(r.env)], env...)}
}

// wants fails the test where the status is another, or where something was not said.
func (r *repository) wants(what string, s outcome, status int, parts ...string) {
	r.Helper()
	if s.status != status {
		r.Errorf("%s: exit status %d, want %d\n%s", what, s.status, status, s.out)
	}
	for _, part := range parts {
		if !strings.Contains(s.out, part) {
			r.Errorf("%s: %q was not said\n%s", what, part, s.out)
		}
	}
}

// check is what recant check finds, by its JSON.
func (r *repository) check(args ...string) *report.Check {
	r.Helper()
	s := r.recant(append([]string{"check", "--format", "json"}, args...)...)
	saved, err := report.Load([]byte(s.out))
	if err != nil || saved.Check == nil {
		r.Fatalf("check %v: %v: %s", args, err, s.out)
	}
	return saved.Check
}

// found are the rules of the open findings, with their files.
func found(c *report.Check) string {
	var list []string
	for _, i := range c.Findings {
		if i.State == report.StateOpen {
			list = append(list, i.Rule+" "+i.File)
		}
	}
	return strings.Join(list, "\n")
}

var waiversBelow = regexp.MustCompile(`(?s)\nwaivers:.*`)

// waive writes waivers for fingerprints into the configuration, in place of those there.
func (r *repository) waive(expires string, fingerprints ...string) {
	r.Helper()
	text := waiversBelow.ReplaceAllString(r.read(".recant.yaml"), "") + "\nwaivers:\n"
	for _, f := range fingerprints {
		text += fmt.Sprintf("  - {fingerprint: %q, reason: agreed, owner: dpo@example.org, expires: %s}\n", f, expires)
	}
	r.write(".recant.yaml", text)
}
