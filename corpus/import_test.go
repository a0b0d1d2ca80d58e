package corpus

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestTheSameVersionTwiceIsOneVersion(t *testing.T) {
	s := newStore(t)
	put(t, s, "Privacy", "2020-01-05", "a")
	put(t, s, "Privacy", "2020-01-05", "a")
	if r := put(t, s, "Privacy", "2020-01-09", "a"); r.Added != 0 || r.Known != 1 {
		t.Errorf("added %d, known %d", r.Added, r.Known)
	}
	put(t, s, "Privacy", "2020-01-10", "b")
	put(t, s, "Privacy", "2020-01-20", "a")
	if got := history(t, s, "privacy"); got != "05a 10b 20a" {
		t.Errorf("got %q", got)
	}
	put(t, s, "Privacy", "2020-01-02", "a")
	if got := history(t, s, "privacy"); got != "02a 10b 20a" {
		t.Errorf("a text that was known from a later date on: got %q", got)
	}
}

// A text that comes back is a version of its own, whichever worker was first.
func TestFilesAreStoredOldestFirstWhateverTheWorkers(t *testing.T) {
	for range 30 {
		s := newStore(t)
		var files []File
		for n, text := range []string{"a", "b", "a", "b", "a", "b", "a", "b"} {
			files = append(files, File{Name: Name{Publisher: "Acme", Title: "Privacy"}, Date: fmt.Sprintf("2020-01-%02dT00:00:00Z", n+10), Path: text,
				Data: func() ([]byte, error) { return []byte(text), nil }})
		}
		slices.Reverse(files)
		r, err := s.ImportFiles(context.Background(), "", files, Work{Workers: 8, MaxBytes: 1 << 20})
		if err != nil || r.Added != 8 {
			t.Fatalf("%d versions of 8: %v", r.Added, err)
		}
	}
}

func TestAVersionIsFoundByItsDate(t *testing.T) {
	s := newStore(t)
	put(t, s, "Privacy", "2019-05-05", "a")
	put(t, s, "Privacy", "2020-02-29", "b")
	put(t, s, "Privacy", "2021-01-01", "c")
	d, err := s.Find(context.Background(), "ACME/priv")
	if err != nil {
		t.Fatal(err)
	}
	for when, want := range map[string]string{"2019": "a", "2020-02-28": "a", "2020-02-29": "b", "2020-02": "b", "2020": "b", "2024": "c",
		"2021-01-01T00:00:00Z": "c", "first": "a", "latest": "c", "latest~1": "b", "2018": "", "latest~3": "", "soon": "", "latest~x": ""} {
		v, err := s.At(context.Background(), d.ID, when)
		if (err != nil) != (want == "") {
			t.Errorf("%s: %v", when, err)
			continue
		}
		if want != "" {
			if data, err := s.Bytes(context.Background(), &v); err != nil || string(data) != want {
				t.Errorf("%s: got %q, %v; want %q", when, data, err, want)
			}
		}
	}
}

func TestARepositoryIsImportedWithItsHistory(t *testing.T) {
	r := newRepo(t)
	r.commit("Acme/Privacy Policy.md", "a", "Acme/Terms.md", "t", "README.md", "x")
	r.commit("Acme/Privacy Policy.md", "b", "Été/Privacy \"x\".md", "n")
	r.commit("Acme/Privacy Policy.md", "a")
	s := newStore(t)
	if got := r.importInto(s); got.Added != 4 || got.OtherType != 1 || len(got.Troubles) != 0 {
		t.Errorf("%+v", got)
	}
	if got := history(t, s, "Acme/Privacy Policy"); got != "02a 03b 04a" {
		t.Errorf("got %q", got)
	}
	if got := r.importInto(s); got.Added+got.Known != 0 {
		t.Errorf("a second import: %+v", got)
	}
	r.do("rm", "-q", "Acme/Privacy Policy.md")
	r.commit()
	r.commit("Acme/Privacy Policy.md", "c")
	if got := r.importInto(s); got.Added != 2 {
		t.Errorf("what is new: %+v", got)
	}
	if got := history(t, s, "Acme/Privacy Policy"); got != "02a 03b 04a 05- 06c" {
		t.Errorf("got %q", got)
	}
}

func TestARenamedDocumentKeepsItsHistoryAndItsOldName(t *testing.T) {
	long := strings.Repeat("a line that stays\n", 20)
	r := newRepo(t)
	r.commit("Acme/Privacy Policy.md", long)
	s, late := newStore(t), newStore(t)
	r.importInto(s)
	r.do("mv", "Acme", "Zenith")
	r.commit("Zenith/Privacy Policy.md", long+"and one more\n")
	r.importInto(s)
	r.importInto(late)
	for name, store := range map[string]*Store{"imported before and after": s, "imported after": late} {
		for _, known := range []string{"Zenith/Privacy Policy", "acme/privacy policy"} {
			if got := history(t, store, known); !strings.HasPrefix(got, "02a") || !strings.Contains(got, "03a") {
				t.Errorf("%s, %s: got %q", name, known, got)
			}
		}
		if d, _ := store.Documents(context.Background()); len(d) != 1 {
			t.Errorf("%s: %v", name, d)
		}
	}
}

func TestAnotherDocumentMayTakeOverTheNameOfARenamedOne(t *testing.T) {
	r := newRepo(t)
	r.commit("Acme/Privacy Policy.md", strings.Repeat("a line that stays\n", 20))
	r.do("mv", "Acme", "Zenith")
	r.commit("Zenith/Privacy Policy.md", strings.Repeat("a line that stays\n", 20)+"and one more\n")
	for i := range 5 { // the later one has the longer history
		r.commit("Acme/Privacy Policy.md", fmt.Sprintf("something new, as of %d\n", i))
	}
	s := newStore(t)
	r.importInto(s)
	if got := history(t, s, "Acme/Privacy Policy"); strings.Count(got, "a") < 5 || strings.Contains(got, "02a") {
		t.Errorf("the new document: %q", got)
	}
	if got := history(t, s, "Zenith/Privacy Policy"); !strings.HasPrefix(got, "02a") || !strings.Contains(got, "03a") {
		t.Errorf("the old document: %q", got)
	}
}

func TestARewrittenHistoryWithdrawsWhatItLost(t *testing.T) {
	r := newRepo(t)
	r.commit("Acme/Privacy.md", "a")
	r.commit("Acme/Privacy.md", "b")
	r.commit("Acme/Privacy.md", "c")
	s := newStore(t)
	r.importInto(s)
	r.do("reset", "-q", "--hard", "HEAD~2")
	r.commit("Acme/Privacy.md", "d")
	if got := r.importInto(s); got.Added != 1 || got.Withdrawn != 2 {
		t.Errorf("%+v", got)
	}
	if got := history(t, s, "privacy"); got != "02a 05d" {
		t.Errorf("got %q", got)
	}
	if !strings.Contains(dump(t, s), "true") {
		t.Error("what was withdrawn is not kept")
	}
}

func TestAMergeCountsAsWhatItBrought(t *testing.T) {
	r := newRepo(t)
	r.commit("Acme/Privacy.md", "a")
	r.do("checkout", "-q", "-b", "draft")
	r.commit("Acme/Privacy.md", "draft")
	r.commit("Acme/Privacy.md", "b")
	r.do("checkout", "-q", "main")
	r.at = r.at.AddDate(0, 0, 1)
	r.git.Env = append(r.git.Env, "GIT_COMMITTER_DATE="+Date(r.at))
	r.do("merge", "-q", "--no-ff", "-m", "m", "draft")
	s := newStore(t)
	r.importInto(s)
	if got := history(t, s, "privacy"); got != "02a 05b" {
		t.Errorf("got %q", got)
	}
}

func TestWhatIsNoDocumentIsPassedOverAndSaid(t *testing.T) {
	r := newRepo(t)
	r.commit("Acme/Privacy.md", "version https://git-lfs.github.com/spec/v1\n", "Zenith/Privacy.md", strings.Repeat("x", 2<<20))
	if err := os.Symlink("Privacy.md", filepath.Join(r.git.Dir, "Acme", "Privacy link.md")); err != nil {
		t.Skip(err)
	}
	r.commit()
	s := newStore(t)
	if got := r.importInto(s); got.Added != 0 || len(got.Troubles) != 2 {
		t.Errorf("%+v", got)
	}
}

func TestAFolderIsReadByItsPattern(t *testing.T) {
	folder := fstest.MapFS{"fr/acme/2020-03.html": {Data: []byte("x")}, "nl/acme/2021.html": {Data: []byte("y")}, "nl/acme/notes.html": {Data: []byte("z")}}
	files, left, err := Tree(context.Background(), folder, Layout{Pattern: "{lang}/{publisher}/{date}.html", Name: Name{Title: "Privacy"}}, "")
	if err != nil || left != 0 || len(files) != 2 {
		t.Fatalf("%v, %d, %v", files, left, err)
	}
	if f := files[0]; f.Name != (Name{"acme", "Privacy", "fr"}) || f.Date != "2020-03-01T00:00:00Z" {
		t.Errorf("%+v", f)
	}
	for _, pattern := range []string{"{who}/{title}.md", "{title}/{title}.md", "{publisher}/x.md"} {
		if _, _, err := Tree(context.Background(), folder, Layout{Pattern: pattern}, ""); err == nil {
			t.Errorf("pattern %q is taken", pattern)
		}
	}
}
