package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestALifeIsToldFromItsMakingToItsReturn(t *testing.T) {
	s := newStore(t)
	put(t, s, "Privacy", "2020-01-01", "never we sell data\nkeep thirty days\n# title")
	put(t, s, "Privacy", "2020-02-01", "keep thirty days\nnever we sell\n# title")
	put(t, s, "Privacy", "2020-03-01", "keep thirty days\n# title")
	put(t, s, "Privacy", "2020-04-01", "!broken")
	put(t, s, "Privacy", "2020-05-01", "# other\nask first\nkeep thirty days\nnever we sell")
	th := threads(t, s)
	var told []string
	for _, one := range th.Threads {
		line := ""
		for i, turn := range one.Turns {
			line += fmt.Sprintf("%s %s %q; ", th.Steps[turn.Step].Version.Date[5:7], turn.Kind, th.Part(one, i).Body[1:])
		}
		told = append(told, line)
	}
	want := []string{
		`01 made "never we sell data"; 02 reworded "never we sell"; 03 dropped "never we sell"; 05 restored "never we sell"; `,
		`01 made "keep thirty days"; `,
		`05 made "ask first"; `,
	}
	if strings.Join(told, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(told, "\n"), strings.Join(want, "\n"))
	}
	if th.Steps[3].Unread == "" || th.Steps[4].Before != 2 {
		t.Errorf("the version that could not be read: %+v", th.Steps[3:])
	}
}

// threads reads the one document that a store has, and follows its promises.
func threads(t *testing.T, s *Store) *Threads {
	t.Helper()
	th, err := s.Threads(context.Background(), prepare(t, s, lines{"1"})[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	return th
}

func TestALifeDoesNotGoOnInASentenceThatMayBeAnother(t *testing.T) {
	s := newStore(t)
	put(t, s, "Privacy", "2020-01-01", "perhaps we sell\nkeep")
	put(t, s, "Privacy", "2020-02-01", "perhaps minors\nkeep")
	th := threads(t, s)
	var told []string
	for _, one := range th.Threads {
		for i, turn := range one.Turns {
			told = append(told, fmt.Sprintf("%s %q %v", turn.Kind, th.Part(one, i).Body[1:], turn.Change != nil && turn.Change.Faint))
		}
	}
	want := `[made "perhaps we sell" false dropped "perhaps we sell" true made "keep" false made "perhaps minors" true]`
	if fmt.Sprint(told) != want {
		t.Errorf("got %v, want %s", told, want)
	}
}

func TestVersionsAreComparedWithinTheirLanguage(t *testing.T) {
	s := newStore(t)
	put(t, s, "Privacy", "2020-01-01", "a one")
	put(t, s, "Privacy", "2020-01-02", "fr: one")
	put(t, s, "Privacy", "2020-01-03", "a one two")
	put(t, s, "Privacy", "2020-01-04", "a one")
	documents := prepare(t, s, lines{"1"})
	steps, err := s.History(context.Background(), documents[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	var before []int
	for _, st := range steps {
		before = append(before, st.Before)
	}
	if fmt.Sprint(before) != "[-1 -1 0 2]" {
		t.Errorf("compared with %v", before)
	}
	if steps[2].Reverted != steps[3].Version.Date || steps[3].Reverted != "" {
		t.Errorf("what was taken back: %q, %q", steps[2].Reverted, steps[3].Reverted)
	}
}

func TestABetterExtractorReadsAnewAndLeavesNothingOld(t *testing.T) {
	s := newStore(t)
	put(t, s, "Privacy", "2020-01-01", "never sell\nkeep")
	put(t, s, "Privacy", "2020-01-02", "never sell\nkeep longer")
	prepare(t, s, lines{"1"})
	documents := prepare(t, s, lines{"2"})
	hits, err := s.Search(context.Background(), Query{Words: []string{"KEEP"}, Facts: []string{"first_keep"}})
	if err != nil || len(hits) != 2 || string(hits[0].Body[:1]) != "2" {
		t.Errorf("hits %v, %v", hits, err)
	}
	if wrong, err := s.Verify(context.Background(), nil); err != nil || len(wrong) > 0 {
		t.Errorf("%v, %v", wrong, err)
	}
	spans, err := s.Spans(context.Background(), documents[0].ID, map[int64]bool{hits[0].Part: true, hits[1].Part: true})
	if err != nil || len(spans) != 2 {
		t.Errorf("%v, %v", spans, err)
	}
}

func TestWhoWritesSecondWaitsAndThenSaysSo(t *testing.T) {
	defer func(before int) { waitMillis = before }(waitMillis)
	waitMillis = 300
	file := filepath.Join(t.TempDir(), "corpus.db")
	first, second := open(t, file), open(t, file)
	put(t, first, "Privacy", "2020-01-01", "never sell")
	write := func(s *Store) error {
		return s.transact(context.Background(), func(tx *sql.Tx) error {
			_, err := tx.Exec(`INSERT INTO source (place, layout, tip) VALUES ('a', hex(randomblob(8)), '')`)
			return err
		})
	}
	held, done := make(chan bool), make(chan bool)
	go func() {
		_ = first.transact(context.Background(), func(*sql.Tx) error { held <- true; <-done; return nil })
		held <- false
	}()
	<-held
	if err := write(second); !errors.Is(err, ErrBusy) || !strings.Contains(err.Error(), "wait until it is done and try again") {
		t.Errorf("got %v", err)
	}
	if documents, err := second.Documents(context.Background()); err != nil || len(documents) != 1 {
		t.Errorf("who reads need not wait: %v, %v", documents, err)
	}
	waitMillis = 20_000
	third := open(t, file)
	written := make(chan error)
	go func() { written <- write(third) }()
	done <- true
	<-held
	if err := <-written; err != nil {
		t.Errorf("who waits long enough is let in: %v", err)
	}
}

func TestNoQueryIsTakenForSyntax(t *testing.T) {
	s := newStore(t)
	put(t, s, "Privacy", "2020-01-01", `never "sell" data* OR NOT`)
	prepare(t, s, lines{"1"})
	for _, words := range []string{`"`, `sell" OR "x`, "data*", "NOT", "quote : sell", "(", "sell AND", "é^2"} {
		if _, err := s.Search(context.Background(), Query{Words: []string{words}}); err != nil && !strings.Contains(err.Error(), "nothing to look for") {
			t.Errorf("%q: %v", words, err)
		}
	}
}

func TestDamageIsFound(t *testing.T) {
	for name, damage := range map[string]string{
		"a content":   `UPDATE content SET packed = x'4b040000' WHERE id = 1`,
		"a part":      `UPDATE part SET packed = x'00' WHERE id = 1`,
		"a reading":   `UPDATE reading SET parts = x'80'`,
		"the words":   `DELETE FROM word WHERE rowid = 1`,
		"a reference": `PRAGMA foreign_keys = 0; DELETE FROM document`,
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			put(t, s, "Privacy", "2020-01-01", "never sell")
			prepare(t, s, lines{"1"})
			if wrong, err := s.Verify(context.Background(), nil); err != nil || len(wrong) > 0 {
				t.Fatalf("before: %v, %v", wrong, err)
			}
			if _, err := s.write.Exec(damage); err != nil {
				t.Fatal(err)
			}
			if wrong, err := s.Verify(context.Background(), nil); err == nil && len(wrong) == 0 {
				t.Error("nothing is found")
			}
		})
	}
}

func TestAFullDiskLosesNothingThatWasStored(t *testing.T) {
	s := newStore(t)
	put(t, s, "Privacy", "2020-01-01", "never sell")
	var pages int
	if err := s.write.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	if _, err := s.write.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages+1)); err != nil {
		t.Fatal(err)
	}
	var noise strings.Builder
	for i := range 60_000 {
		fmt.Fprintf(&noise, "%x", i*i*2654435761)
	}
	f := File{Name: Name{Title: "Large"}, Date: "2020-01-01T00:00:00Z", Data: func() ([]byte, error) { return []byte(noise.String()), nil }}
	if _, err := s.ImportFiles(context.Background(), "", []File{f}, testWork); !errors.Is(err, ErrFull) {
		t.Errorf("got %v, want %v", err, ErrFull)
	}
	if got := history(t, s, "privacy"); got != "01never sell" {
		t.Errorf("got %q", got)
	}
	if wrong, err := s.Verify(context.Background(), nil); err != nil || len(wrong) > 0 {
		t.Errorf("%v, %v", wrong, err)
	}
}

func TestWhoWritesSecondWaits(t *testing.T) {
	s := newStore(t)
	other := open(t, s.fileName(t))
	inside, done := make(chan struct{}), make(chan error)
	go func() {
		done <- s.transact(context.Background(), func(tx *sql.Tx) error {
			close(inside)
			_, err := tx.Exec(`INSERT INTO source (place, layout, tip) VALUES ('x', '', '')`)
			return err
		})
	}()
	<-inside
	put(t, other, "Privacy", "2020-01-01", "a")
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// fileName is where the store is.
func (s *Store) fileName(t *testing.T) string {
	t.Helper()
	var file string
	if err := s.read.QueryRow(`SELECT file FROM pragma_database_list WHERE name = 'main'`).Scan(&file); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestWhatIsNoCorpusIsRefused(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "text.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("this is no database\n", 100)), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(context.Background(), text); !errors.Is(err, ErrDamaged) {
		t.Errorf("a text: %v", err)
	}
	s := open(t, filepath.Join(dir, "newer.db"))
	if _, err := s.write.Exec("PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(context.Background(), filepath.Join(dir, "newer.db")); !errors.Is(err, ErrNewer) {
		t.Errorf("a newer schema: %v", err)
	}
	if _, err := Open(context.Background(), filepath.Join(dir, "no", "such", "folder.db")); err == nil {
		t.Error("a folder that is not there")
	}
}
