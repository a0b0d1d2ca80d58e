package golden

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/recant/recant/diff"
	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

// Edits that change no promise weaken none, and a promise that is deleted is missed.

var (
	yearOf    = regexp.MustCompile(`\b(2019|202[0-9])\b`)
	headingOf = regexp.MustCompile(`(?m)^#+ .*$`)
	linkOf    = regexp.MustCompile(`\]\([^)]*\)`)
)

var quietEdits = map[string]func(string) string{
	"other dates":           func(s string) string { return yearOf.ReplaceAllString(s, "2031") },
	"headings in capitals":  func(s string) string { return headingOf.ReplaceAllStringFunc(s, strings.ToUpper) },
	"links to other places": func(s string) string { return linkOf.ReplaceAllString(s, "](https://moved.example/here)") },
}

func TestEditsThatChangeNoPromiseWeakenNone(t *testing.T) {
	files, _ := filepath.Glob("pairs/*/v1.md")
	for _, file := range files {
		before := string(readFile(t, file))
		_, a := statement(t, file, []byte(before))
		for name, edit := range quietEdits {
			_, b := statement(t, file, []byte(edit(before)))
			for _, c := range diff.Statements(a, b).Changes {
				if worse(&c) {
					t.Errorf("%s, %s: %s: %s -> %s", file, name, c.Findings[0].Rule, quoteOf(c.Old), quoteOf(c.New))
				}
			}
		}
	}
}

// leastMissed is the share of deleted protective sentences that must be reported as weakened.
// What is said a second time in the same statement is rightly not missed.
const leastMissed = 0.88

func TestADeletedPromiseIsMissed(t *testing.T) {
	files, _ := filepath.Glob("pairs/*/v1.md")
	deleted, missed := 0, 0
	for _, file := range files {
		doc, a := statement(t, file, readFile(t, file))
		for i := range a.Passages {
			p := &a.Passages[i]
			if p.Kind != text.Paragraph || !protective(p) {
				continue
			}
			_, b := statement(t, file, []byte(strings.Replace(doc.Text, p.Quote, "", 1)))
			_, whole := statement(t, file, []byte(doc.Text))
			deleted++
			if anyChange(diff.Statements(whole, b).Changes, func(c *change.Change) bool { return worse(c) && c.Old != nil && quotes(quoteOf(c.Old), p.Quote) }) {
				missed++
			}
		}
	}
	t.Logf("%d of %d", missed, deleted)
	if deleted == 0 || share(missed, deleted) < leastMissed {
		t.Errorf("%d of %d deleted promises are missed, less than %.2f", missed, deleted, leastMissed)
	}
}

func protective(p *promise.Passage) bool {
	if len(p.Clauses) == 0 {
		return false
	}
	for i := range p.Clauses {
		if change.Orient(&p.Clauses[i]) != change.Protective {
			return false
		}
	}
	return true
}

// leastUnbound is the share of practices bound by "only" that must be reported as weakened
// where the word is taken out.
const leastUnbound = 0.82

func TestOnlyTakenOutIsMissed(t *testing.T) {
	files, _ := filepath.Glob("pairs/*/v1.md")
	taken, missed := 0, 0
	for _, file := range files {
		read, _ := statement(t, file, readFile(t, file))
		doc, a := statement(t, file, []byte(read.Text)) // spans point into the text as it is read again
		for i := range a.Passages {
			p := &a.Passages[i]
			f := boundBy(p)
			if f == nil {
				continue
			}
			_, b := statement(t, file, []byte(doc.Text[:f.Span.Start]+doc.Text[f.Span.End:]))
			taken++
			if anyChange(diff.Statements(a, b).Changes, func(c *change.Change) bool { return worse(c) && quotes(quoteOf(c.Old), p.Quote) }) {
				missed++
			} else {
				t.Logf("%s: %s", file, p.Quote)
			}
		}
	}
	t.Logf("%d of %d", missed, taken)
	if taken == 0 || share(missed, taken) < leastUnbound {
		t.Errorf("%d of %d are missed, less than %.2f", missed, taken, leastUnbound)
	}
}

// boundBy is the word that binds a practice in the passage itself, nil where there is none.
func boundBy(p *promise.Passage) *promise.Finer {
	for i := range p.Clauses {
		if c := &p.Clauses[i]; change.Orient(c) == change.Limit && c.Exclusive {
			for k := range c.Finer {
				if f := &c.Finer[k]; f.Slot == promise.SlotExclusive && f.Span.Start >= p.Span.Start && f.Span.End <= p.Span.End {
					return f
				}
			}
		}
	}
	return nil
}
