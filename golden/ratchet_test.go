package golden

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/recant/recant/diff"
	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/extract"
	"github.com/recant/recant/extract/promise"
)

// ratchetFile holds what was reached, a name and a share on each line: it may only rise.
const ratchetFile = "ratchet.txt"

// ratchet compares measured shares with what was reached before; -update writes them.
func ratchet(t *testing.T, prefix string, measured map[string]float64) {
	t.Helper()
	ratchetLock.Lock()
	defer ratchetLock.Unlock()
	reached := map[string]float64{}
	data, _ := os.ReadFile(ratchetFile)
	for lines := bufio.NewScanner(bytes.NewReader(data)); lines.Scan(); {
		name, value, _ := strings.Cut(lines.Text(), "\t")
		if share, err := strconv.ParseFloat(value, 64); err == nil {
			reached[name] = share
		}
	}
	for name := range reached {
		if _, ok := measured[name]; !ok && strings.HasPrefix(name, prefix) {
			t.Errorf("%s: %s is not measured any more", ratchetFile, name)
			delete(reached, name)
		}
	}
	for name, share := range measured {
		if share+0.0005 < reached[name] && !*update {
			t.Errorf("%s fell from %.3f to %.3f", name, reached[name], share)
		}
		reached[name] = share
	}
	if *update {
		writeRatchet(t, reached)
	}
}

var ratchetLock sync.Mutex

func writeRatchet(t *testing.T, reached map[string]float64) {
	t.Helper()
	var names []string
	for name := range reached {
		names = append(names, name)
	}
	sort.Strings(names)
	var b strings.Builder
	b.WriteString("# What the fixtures' lists and parallel texts reach. It may only rise; go test ./golden -update writes it.\n")
	for _, name := range names {
		fmt.Fprintf(&b, "%s\t%.3f\n", name, reached[name])
	}
	if err := os.WriteFile(ratchetFile, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// listed is a row of a pair's CHANGES.md: what its writer changed, and how it should be judged.
type listed struct{ verdict, what, old, new string }

// tally counts over the pairs of a language: single pairs are too small to be held to a share.
type tally struct{ found, wanted, right, said int }

func TestTheListedChangesAreFound(t *testing.T) {
	of := map[string]*tally{}
	for _, p := range pairs(t) {
		_, a := statement(t, p.old, readFile(t, p.old))
		_, b := statement(t, p.new, readFile(t, p.new))
		if of[a.Language] == nil {
			of[a.Language] = &tally{}
		}
		of[a.Language].add(t, p.name, listOf(t, p), diff.Compare(a, b, diff.Options{Cues: extract.Cues}).Changes)
	}
	measured := map[string]float64{}
	for language, n := range of {
		measured["changes "+language+" found"] = share(n.found, n.wanted)
		measured["changes "+language+" right"] = share(n.right, n.said)
	}
	ratchet(t, "changes ", measured)
}

// add counts one pair, and logs what was missed and what was said without being listed.
func (n *tally) add(t *testing.T, name string, rows []listed, said []change.Change) {
	t.Helper()
	for _, row := range rows {
		if row.verdict != "weakened" && row.verdict != "mixed" {
			continue
		}
		n.wanted++
		if anyChange(said, func(c *change.Change) bool { return worse(c) && row.at(c) }) {
			n.found++
		} else {
			t.Logf("%s: missed: %s", name, row.what)
		}
	}
	for i := range said {
		c := &said[i]
		if !worse(c) {
			continue
		}
		n.said++
		if anyRow(rows, func(r listed) bool { return (r.verdict == "weakened" || r.verdict == "mixed") && r.at(c) }) {
			n.right++
		} else {
			t.Logf("%s: not listed: %s %s -> %s", name, c.Findings[0].Rule, quoteOf(c.Old), quoteOf(c.New))
		}
	}
}

func worse(c *change.Change) bool { return c.Verdict == change.Weakened || c.Verdict == change.Mixed }

func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

func anyChange(list []change.Change, is func(*change.Change) bool) bool {
	for i := range list {
		if is(&list[i]) {
			return true
		}
	}
	return false
}

func anyRow(list []listed, is func(listed) bool) bool {
	for _, r := range list {
		if is(r) {
			return true
		}
	}
	return false
}

func quoteOf(s *change.Side) string {
	if s == nil {
		return "(nothing)"
	}
	quotes := s.Passage.Quote
	for _, p := range s.Also {
		quotes += " " + p.Quote
	}
	return quotes
}

// at says whether a change stands where the row does: it quotes the old or the new words.
func (r listed) at(c *change.Change) bool {
	return quotes(quoteOf(c.Old), r.old) || quotes(quoteOf(c.New), r.new)
}

func quotes(quote, wanted string) bool {
	if wanted == "—" {
		return false
	}
	for _, part := range strings.Split(wanted, " … ") {
		if !strings.Contains(plain(quote), plain(part)) {
			return false
		}
	}
	return true
}

func plain(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.NewReplacer("*", "", "_", "", "`", "", "’", "'").Replace(s)), " "))
}

// listOf reads the rows of a pair out of its folder's CHANGES.md.
func listOf(t *testing.T, p pair) []listed {
	t.Helper()
	version := func(file string) string { return strings.TrimSuffix(filepath.Base(file), ".md") }
	heading := fmt.Sprintf("## %s -> %s", version(p.old), version(p.new))
	_, section, ok := strings.Cut(string(readFile(t, p.dir+"CHANGES.md")), heading)
	if !ok {
		t.Fatalf("%sCHANGES.md has no %q", p.dir, heading)
	}
	section, _, _ = strings.Cut(section, "\n## ")
	var rows []listed
	for _, line := range strings.Split(section, "\n") {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if len(cells) == 4 && !strings.Contains(cells[0], "---") {
			for i := range cells {
				cells[i] = strings.TrimSpace(cells[i])
			}
			rows = append(rows, listed{cells[0], cells[1], cells[2], cells[3]})
		}
	}
	return rows
}

// One text in three languages makes the same promises, as far as they are read.
func TestTranslationsMakeTheSamePromises(t *testing.T) {
	folders, err := filepath.Glob("parallel/*")
	if err != nil || len(folders) == 0 {
		t.Fatalf("no parallel texts: %v", err)
	}
	measured := map[string]float64{}
	for _, folder := range folders {
		files, _ := filepath.Glob(folder + "/*.md")
		var all []*promise.Statement
		for _, f := range files {
			_, s := statement(t, f, readFile(t, f))
			all = append(all, s)
		}
		for i, s := range all[1:] {
			want, got := norms(all[0]), norms(s)
			missing, extra := unlike(want, got)
			t.Logf("%s against %s:\nmissing %q\nextra %q", files[i+1], files[0], missing, extra)
			same := len(want) - len(missing)
			measured[fmt.Sprintf("parallel %s %s %s", filepath.Base(folder), all[0].Language, s.Language)] = share(2*same, len(want)+len(got))
		}
	}
	ratchet(t, "parallel ", measured)
}

func TestWhatSpeaksOfDataIsRead(t *testing.T) {
	about, read := map[string]int{}, map[string]int{}
	for _, p := range pairs(t) {
		for _, file := range []string{p.old, p.new} {
			_, s := statement(t, file, readFile(t, file))
			c := s.Coverage()
			about[s.Language] += c.AboutData
			read[s.Language] += c.Read
		}
	}
	measured := map[string]float64{}
	for language := range about {
		measured["coverage "+language] = share(read[language], about[language])
	}
	ratchet(t, "coverage ", measured)
}
