package corpus

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// lines is an Analyst for tests: each line of a text is a part; a line that begins with "#"
// is not tracked; a text that begins with "!" cannot be read; "fr:" names another language.
// A line whose first word stays is the same promise in other words, weaker where it is
// shorter; where that word is "perhaps", it may be another one.
type lines struct{ version string }

func (l lines) Reads() string    { return "lines " + l.version }
func (l lines) Compares() string { return "1" }
func (l lines) Start() Reading   { return reading{l, map[string]*Part{}} }

type reading struct {
	lines
	parts map[string]*Part
}

func (r reading) Read(_ *Version, data []byte) (*Extract, error) {
	text := string(data)
	if strings.HasPrefix(text, "!") {
		return nil, errors.New("it begins with an exclamation mark")
	}
	x := &Extract{Language: "en", Head: []byte(r.version)}
	if strings.HasPrefix(text, "fr:") {
		x.Language = "fr"
	}
	for _, l := range strings.Split(strings.TrimSpace(text), "\n") {
		p := r.parts[l]
		if p == nil {
			p = &Part{Body: []byte(r.version + l), Words: l, Facts: "first_" + first1(l), Tracked: !strings.HasPrefix(l, "#")}
			r.parts[l] = p
		}
		x.Parts = append(x.Parts, p)
	}
	return x, nil
}

func first1(s string) string { return strings.Fields(s + " .")[0] }

func (r reading) Compare(old, new *Extract) (*Comparison, error) {
	c := &Comparison{}
	body := func(p *Part) string { return strings.TrimPrefix(string(p.Body), r.version) }
	find := func(list []*Part, same func(string) bool) int {
		return slices.IndexFunc(list, func(p *Part) bool { return same(body(p)) })
	}
	for i, p := range old.Parts {
		a := body(p)
		if find(new.Parts, func(b string) bool { return b == a }) >= 0 {
			continue
		}
		ch := Change{Old: []int{i}, Kind: "removed", Verdict: "weakened", Severity: "high"}
		if j := find(new.Parts, func(b string) bool { return first1(b) == first1(a) }); j >= 0 {
			ch = Change{Old: []int{i}, New: []int{j}, Kind: "changed", Verdict: "strengthened"}
			if len(body(new.Parts[j])) < len(a) {
				ch.Verdict = "weakened"
			}
			ch.Faint = first1(a) == "perhaps"
		}
		c.Changes = append(c.Changes, ch)
	}
	for j, p := range new.Parts {
		b := body(p)
		if find(old.Parts, func(a string) bool { return first1(a) == first1(b) }) < 0 {
			c.Changes = append(c.Changes, Change{New: []int{j}, Kind: "added", Verdict: "neutral"})
		}
	}
	for _, ch := range c.Changes {
		if ch.Verdict == "weakened" {
			c.Counts.Weakened++
		}
	}
	return c, nil
}

var testWork = Work{Workers: 2, MaxBytes: 1 << 20}

func open(t *testing.T, file string) *Store {
	t.Helper()
	s, err := Open(context.Background(), file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func newStore(t *testing.T) *Store { return open(t, filepath.Join(t.TempDir(), "a corpus?#%.db")) }

// put stores a text as a version of a document of a date.
func put(t *testing.T, s *Store, title, date, text string) *Imported {
	t.Helper()
	when, err := StartOf(date)
	if err != nil {
		t.Fatal(err)
	}
	f := File{Name: Name{Publisher: "Acme", Title: title}, Date: when, Path: title + ".md", Data: func() ([]byte, error) { return []byte(text), nil }}
	r, err := s.ImportFiles(context.Background(), "", []File{f}, testWork)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func prepare(t *testing.T, s *Store, a Analyst) []Document {
	t.Helper()
	documents, err := s.Documents(context.Background())
	if err == nil {
		err = s.Prepare(context.Background(), documents, a, true, testWork)
	}
	if err != nil {
		t.Fatal(err)
	}
	return documents
}

// dump is everything that a store says, without ids.
func dump(t *testing.T, s *Store) string {
	t.Helper()
	var b strings.Builder
	ctx := context.Background()
	documents, err := s.Documents(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range documents {
		versions, err := s.Versions(ctx, d.ID, true)
		if err != nil {
			t.Fatal(err)
		}
		sh, err := s.Shelf(ctx, d.ID)
		if err != nil {
			t.Fatal(err)
		}
		for i := range versions {
			v := &versions[i]
			fmt.Fprintf(&b, "%s %s %s %s %s %v\n", d, v.Date, v.SHA256, v.Path, v.Commit, v.Withdrawn)
			if x, err := sh.Extract(ctx, v); err == nil {
				for _, p := range x.Parts {
					fmt.Fprintf(&b, "\t%s\n", p.Body)
				}
			}
		}
	}
	return b.String()
}

// repo is a throw-away repository.
type repo struct {
	*testing.T
	git Git
	at  time.Time
}

func newRepo(t *testing.T) *repo {
	g := checkout(t)
	g.Dir = t.TempDir()
	r := &repo{t, g, time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)}
	r.do("init", "-q", "-b", "main")
	return r
}

func (r *repo) do(args ...string) {
	r.Helper()
	if _, err := r.git.run(context.Background(), "", args...); err != nil {
		r.Fatal(err)
	}
}

// commit writes files, each name followed by its text, and commits them a day later than the one before.
func (r *repo) commit(files ...string) {
	r.Helper()
	for i := 0; i < len(files); i += 2 {
		file := filepath.Join(r.git.Dir, filepath.FromSlash(files[i]))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			r.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(files[i+1]), 0o644); err != nil {
			r.Fatal(err)
		}
	}
	r.at = r.at.AddDate(0, 0, 1)
	g := r.git
	r.git.Env = append(slices.Clone(g.Env), "GIT_COMMITTER_DATE="+Date(r.at), "GIT_AUTHOR_DATE="+Date(r.at))
	r.do("add", "-A")
	r.do("commit", "-q", "--allow-empty", "-m", "x")
	r.git = g
}

func (r *repo) importInto(s *Store) *Imported {
	r.Helper()
	got, err := s.ImportGit(context.Background(), r.git, "here", "HEAD", Layout{Pattern: DefaultPattern, Types: []string{"*privacy*"}}, testWork)
	if err != nil {
		r.Fatal(err)
	}
	return got
}

// history tells a document's versions in short: day and text, "-" where it was gone.
func history(t *testing.T, s *Store, name string) string {
	t.Helper()
	d, err := s.Find(context.Background(), name)
	if err != nil {
		t.Fatal(err)
	}
	versions, err := s.Versions(context.Background(), d.ID, false)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for i := range versions {
		text := "-"
		if !versions[i].Gone() {
			data, err := s.Bytes(context.Background(), &versions[i])
			if err != nil {
				t.Fatal(err)
			}
			text = string(data)
		}
		list = append(list, versions[i].Date[8:10]+text)
	}
	return strings.Join(list, " ")
}
