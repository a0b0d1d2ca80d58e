package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// try runs recant without the real world.
func try(in string, args ...string) (status int, out, problem string) {
	var o, e bytes.Buffer
	status = run(&host{args: args, in: strings.NewReader(in), out: &o, err: &e})
	return status, o.String(), e.String()
}

func TestFlagsAreFoundWhereverTheyStand(t *testing.T) {
	app := newApp(&host{})
	for _, tt := range []struct {
		name       string
		args, want []string
	}{
		{"before the files", []string{"diff", "--format", "json", "a", "b"}, []string{"diff", "--format", "json", "--", "a", "b"}},
		{"after the files", []string{"diff", "a", "b", "--format", "json"}, []string{"diff", "--format", "json", "--", "a", "b"}},
		{"between the files", []string{"diff", "a", "-f=json", "b", "--all"}, []string{"diff", "-f=json", "--all", "--", "a", "b"}},
		{"never behind --", []string{"diff", "a", "--", "--all"}, []string{"diff", "--", "a", "--all"}},
		{"a lone - is a file", []string{"diff", "-", "b", "--all"}, []string{"diff", "--all", "--", "-", "b"}},
		{"a value may look like a file", []string{"extract", "a", "-o", "b"}, []string{"extract", "-o", "b", "--", "a"}},
		{"help wins", []string{"diff", "a", "--help"}, []string{"diff", "--help", "--"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := arrange(app, tt.args)
			if err != nil || !slices.Equal(got, tt.want) {
				t.Errorf("got %q, %v; want %q", got, err, tt.want)
			}
		})
	}
}

func TestATroubleIsOneLineAndStatusTwo(t *testing.T) {
	for _, args := range [][]string{{"dif"}, {"--all"}, {"diff"}, {"diff", "a"}, {"diff", "a", "b", "--formt"}, {"extract"}, {"extract", "no\nsuch\x1b[31m"},
		{"extract", "."}, {"rules", "a", "b"}, {"lang", "a", "b"}, {"schema", "x"}, {"completion"}, {"render"}, {"help", "x"}, {"version", "x"},
		{"extract", "--max-size", "-1", "a"}, {"extract", "--max-size", "9999999999999999999", "a"}, {"diff", "--lang", "", "a", "b"}} {
		status, out, problem := try("", args...)
		if status != statusTrouble || out != "" || strings.Count(problem, "\n") != 1 || !strings.HasPrefix(problem, "recant: ") || strings.Contains(problem, "\x1b") {
			t.Errorf("%q: status %d, output %q, error %q", args, status, out, problem)
		}
	}
}

func TestAFileIsReplacedWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	target, link := filepath.Join(dir, "target"), filepath.Join(dir, "link")
	if err := os.WriteFile(target, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, link); err != nil {
		t.Skip("no symbolic links here")
	}
	if err := replace(link, []byte("new")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(target)
	if got, _ := os.ReadFile(target); err != nil || string(got) != "new" || info.Mode().Perm() != 0o600 {
		t.Errorf("the link's target holds %q with %v, %v", got, info.Mode(), err)
	}
	if err := replace(filepath.Join(dir, "no", "such"), nil); err == nil {
		t.Error("a folder that is not there was written to")
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 2 {
		t.Errorf("something was left behind: %v", entries)
	}
}

func TestColourNeedsATerminalAndNoVeto(t *testing.T) {
	for _, tt := range []struct {
		name     string
		terminal bool
		env      []string
		want     bool
	}{
		{"a terminal", true, nil, true},
		{"a pipe", false, nil, false},
		{"NO_COLOR set", true, []string{"NO_COLOR=1"}, false},
		{"NO_COLOR empty", true, []string{"NO_COLOR="}, true},
		{"a dumb terminal", true, []string{"TERM=dumb"}, false},
	} {
		if got := (&host{terminal: tt.terminal, env: tt.env}).wantsColour(); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

func TestASuggestionIsNearOrNone(t *testing.T) {
	known := []string{"--format", "--output", "--exit-code"}
	for word, want := range map[string]string{"--formt": "--format", "--exit": "--exit-code", "--zebra": "", "--out": "--output"} {
		got := didYouMean(word, known)
		if want == "" && got != "" || want != "" && !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}
