package tell

import (
	"strconv"

	"github.com/recant/recant/diff/lint"
	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/diff/words"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/promise/wire"
)

// LintID names the contract in its "schema" field.
const LintID = "recant.lint/1"

// Lint is what `recant lint` prints.
type Lint struct {
	Schema    string        `json:"schema"`
	Documents []wire.Head   `json:"documents"`
	Findings  []LintFinding `json:"findings"` // by document, in document order
}

// LintFinding is a contradiction or a gap inside a document.
type LintFinding struct {
	ID       string        `json:"id"`
	Kind     string        `json:"kind"`
	Document int           `json:"document"` // index of the document
	Value    string        `json:"value"`    // the words that are vague, or the act that is denied
	Clauses  []wire.Clause `json:"clauses"`  // the sentences that show it
}

// FromLint gives the wire form of the findings in statements, one list for each.
func FromLint(statements []*promise.Statement, found [][]lint.Finding) *Lint {
	l := &Lint{Schema: LintID, Documents: heads(statements), Findings: []LintFinding{}}
	for n, list := range found {
		for _, f := range list {
			w := LintFinding{Kind: f.Kind, Document: n, Value: f.Value, Clauses: []wire.Clause{}}
			parts := []string{LintID, f.Kind}
			for _, p := range f.Places {
				c := quoted(p.Passage, p.Clause)
				w.Clauses = append(w.Clauses, *c)
				parts = append(parts, key(c))
			}
			w.ID = name(parts...)
			l.Findings = append(l.Findings, w)
		}
	}
	return l
}

// Outline says what was found in a reader's language.
func (l *Lint) Outline(v *words.Voice, _ bool) *report.Outline {
	role, text := report.Good, v.Say("lint.none")
	if n := len(l.Findings); n > 0 {
		role, text = report.Bad, v.Say("lint.some", v.Count(n, "finding"))
	}
	o := outline(v, text, role)
	for n := range l.Documents {
		o.Heads = append(o.Heads, report.Line{Label: v.Say("table.document"), Text: head(v, &l.Documents[n])})
		s := report.Section{Title: l.title(v, n)}
		for i := range l.Findings {
			if f := &l.Findings[i]; f.Document == n {
				s.Entries = append(s.Entries, l.entry(v, f))
			}
		}
		if len(s.Entries) > 0 {
			o.Sections = append(o.Sections, s)
		}
	}
	return o
}

// title is what a document calls itself, or its number.
func (l *Lint) title(v *words.Voice, n int) string {
	if t := l.Documents[n].Title; t != "" {
		return t
	}
	return v.Say("table.document") + " " + strconv.Itoa(n+1)
}

func (l *Lint) entry(v *words.Voice, f *LintFinding) report.Entry {
	value := v.Phrase(string(promise.SlotAct), f.Value)
	e := report.Entry{Title: v.Say("lint."+f.Kind+".title", value), Role: report.Odd}
	if f.Kind == lint.Denied {
		e.Role = report.Bad
	}
	for i := range f.Clauses {
		c := &f.Clauses[i]
		label := v.Say("lint.says")
		switch {
		case f.Kind == lint.Denied && i == 0:
			label = v.Say("lint.denies")
		case i > 0 && f.Kind != lint.Denied:
			label = v.Say("lint.also")
		}
		e.Quotes = append(e.Quotes, report.Quote{Label: label, Text: c.Quote, Place: place(v, &l.Documents[f.Document], c), Language: c.Language})
	}
	e.Why = []report.Line{{Label: v.Say("label.why"), Text: v.Say("lint."+f.Kind, v.Say("contrast.words", f.Value))}}
	return e
}

// check refuses a saved report that names documents which it does not hold.
func (l *Lint) check() error {
	for _, f := range l.Findings {
		if f.Document < 0 || f.Document >= len(l.Documents) {
			return errDocument
		}
	}
	return nil
}
