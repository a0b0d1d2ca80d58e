package tell

import (
	"strings"

	"github.com/recant/recant/diff/contrast"
	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/diff/words"
	"github.com/recant/recant/extract/promise/wire"
)

// ContrastID names the contract in its "schema" field.
const ContrastID = "recant.contrast/1"

// Contrast is what `recant contrast` prints.
type Contrast struct {
	Schema     string          `json:"schema"`
	Statements []Subject       `json:"statements"`
	Evidence   []Subject       `json:"evidence"`
	Summary    ContrastSummary `json:"summary"`
	Promises   []Promise       `json:"promises"` // in document order
	Gaps       []Gap           `json:"gaps"`
	Cut        bool            `json:"cut"` // the texts are so long that not all of them was compared
}

// Subject is a document with what it is about.
type Subject struct {
	wire.Head
	Date     string   `json:"date"`     // ISO 8601 date, or year and month; empty where it names none
	Products []string `json:"products"` // the names that it uses most, of companies and products
}

// ContrastSummary counts the promises by verdict.
type ContrastSummary struct {
	Contradicted int `json:"contradicted"`
	Contested    int `json:"contested"`
	Supported    int `json:"supported"`
	NotAddressed int `json:"not_addressed"`
	Gaps         int `json:"gaps"`
}

// Promise is what a sentence of a statement promises, and what meets it.
type Promise struct {
	ID         string      `json:"id"`
	Statement  int         `json:"statement"` // index of the statement
	Clause     wire.Clause `json:"clause"`
	Verdict    string      `json:"verdict"`
	Confidence string      `json:"confidence"` // high, medium, low; empty where it is not addressed
	Meetings   []Meeting   `json:"evidence"`
}

// Meeting is a sentence of evidence that meets a promise.
type Meeting struct {
	Evidence   int         `json:"document"` // index of the evidence
	Relation   string      `json:"relation"`
	By         string      `json:"by"` // who says so, in the document's words; empty for the document itself
	Clause     wire.Clause `json:"clause"`
	Slots      []Met       `json:"slots"`
	Confidence string      `json:"confidence"`
	Doubts     []string    `json:"doubts"`
}

// Met is a slot that meets, with its values on either side.
type Met struct {
	Slot     string   `json:"slot"`
	Promise  []string `json:"promise"`
	Evidence []string `json:"evidence"`
}

// Gap is something that an impact assessment says and no statement does.
type Gap struct {
	ID        string       `json:"id"`
	Kind      string       `json:"kind"`
	Evidence  int          `json:"document"`
	Slot      string       `json:"slot"`
	Value     string       `json:"value"`
	Clause    wire.Clause  `json:"clause"`
	Statement int          `json:"statement"`
	Instead   *wire.Clause `json:"instead"` // what a statement says instead, null for nothing
}

var degrees = []string{"", "low", "medium", "high"}

// FromContrast gives the wire form of a contrast.
func FromContrast(r *contrast.Result) *Contrast {
	c := &Contrast{Schema: ContrastID, Statements: subjects(r.Statements), Evidence: subjects(r.Evidence), Promises: []Promise{}, Gaps: []Gap{}}
	for i := range r.Promises {
		c.add(&r.Promises[i])
	}
	for i := range r.Gaps {
		g := &r.Gaps[i]
		w := Gap{Kind: g.Kind, Evidence: g.Evidence, Slot: string(g.Slot), Value: g.Value, Clause: *quoted(g.Passage, g.Clause), Statement: g.Statement, Instead: quoted(g.Instead, g.Other)}
		w.ID = name(ContrastID, g.Kind, g.Value, key(&w.Clause))
		c.Gaps = append(c.Gaps, w)
	}
	c.Summary.Gaps, c.Cut = len(c.Gaps), r.Cut
	return c
}

func subjects(documents []*contrast.Document) []Subject {
	list := []Subject{}
	for _, d := range documents {
		list = append(list, Subject{Head: wire.FromHead(d.Statement), Date: d.Date, Products: append([]string{}, d.Products...)})
	}
	return list
}

func (c *Contrast) add(p *contrast.Promise) {
	w := Promise{Statement: p.Statement, Clause: *quoted(p.Passage, p.Clause), Verdict: string(p.Verdict), Confidence: degrees[p.Confidence], Meetings: []Meeting{}}
	w.ID = name(ContrastID, key(&w.Clause))
	for i := range p.Meetings {
		m := &p.Meetings[i]
		x := Meeting{Evidence: m.Evidence, Relation: string(m.Relation), By: m.By, Clause: *quoted(m.Passage, m.Clause), Slots: []Met{},
			Confidence: degrees[m.Confidence], Doubts: append([]string{}, m.Doubts...)}
		for _, s := range m.Slots {
			x.Slots = append(x.Slots, Met{string(s.Slot), append([]string{}, s.Promise...), append([]string{}, s.Evidence...)})
		}
		w.Meetings = append(w.Meetings, x)
	}
	c.Promises = append(c.Promises, w)
	switch p.Verdict {
	case contrast.Contradicted:
		c.Summary.Contradicted++
	case contrast.Contested:
		c.Summary.Contested++
	case contrast.Supported:
		c.Summary.Supported++
	default:
		c.Summary.NotAddressed++
	}
}

// Outline says what was found in a reader's language. Promises that the evidence does not
// address are counted, and listed where all is set.
func (c *Contrast) Outline(v *words.Voice, all bool) *report.Outline {
	s := c.Summary
	role := report.Good
	switch {
	case s.Contradicted > 0:
		role = report.Bad
	case s.Contested > 0:
		role = report.Odd
	}
	o := outline(v, v.Say("contrast.headline", v.Count(s.Contradicted, "contradicted"), v.Count(s.Contested, "contested"), v.Count(s.Supported, "supported"), v.Count(s.NotAddressed, "notaddressed")), role)
	for i := range c.Statements {
		o.Heads = append(o.Heads, report.Line{Label: v.Say("contrast.promise"), Text: c.Statements[i].says(v)})
	}
	for i := range c.Evidence {
		o.Heads = append(o.Heads, report.Line{Label: v.Say("contrast.evidence"), Text: c.Evidence[i].says(v)})
	}
	for _, verdict := range []contrast.Verdict{contrast.Contradicted, contrast.Contested, contrast.Supported, contrast.Silent} {
		if verdict == contrast.Silent && !all {
			continue
		}
		section := report.Section{Title: v.Say("contrast." + string(verdict)), Lead: v.Say("contrast." + string(verdict) + ".lead")}
		for i := range c.Promises {
			if p := &c.Promises[i]; p.Verdict == string(verdict) {
				section.Entries = append(section.Entries, c.entry(v, p))
			}
		}
		if len(section.Entries) > 0 {
			o.Sections = append(o.Sections, section)
		}
	}
	if section := c.gaps(v); len(section.Entries) > 0 {
		o.Sections = append(o.Sections, section)
	}
	if s.NotAddressed > 0 && !all {
		o.Notes = append(o.Notes, v.Say("contrast.hidden", v.Count(s.NotAddressed, "notaddressed")))
	}
	if c.Cut {
		o.Notes = append(o.Notes, v.Say("contrast.cut"))
	}
	return o
}

// says is what a document is, of when, and about what.
func (s *Subject) says(v *words.Voice) string {
	date := s.Date
	if date == "" {
		date = v.Say("contrast.undated")
	}
	return strings.Join([]string{head(v, &s.Head), date, strings.Join(s.Products, ", ")}, "; ")
}

var tones = map[string]report.Role{string(contrast.Contradicted): report.Bad, string(contrast.Contested): report.Odd, string(contrast.Supported): report.Good}

func (c *Contrast) entry(v *words.Voice, p *Promise) report.Entry {
	e := report.Entry{Title: v.Say("contrast." + p.Verdict + ".one"), Role: tones[p.Verdict]}
	if p.Confidence != "" {
		e.Title = v.Say("contrast.titled", e.Title, v.Say("confidence "+p.Confidence))
	}
	subject := &c.Statements[p.Statement]
	e.Quotes = append(e.Quotes, report.Quote{Label: v.Say("contrast.promise"), Text: p.Clause.Quote, Place: place(v, &subject.Head, &p.Clause), Language: p.Clause.Language})
	for i := range p.Meetings {
		m := &p.Meetings[i]
		source := &c.Evidence[m.Evidence]
		where := []string{place(v, &source.Head, &m.Clause)}
		if m.By != "" {
			where = append(where, v.Say("contrast.by", v.Say("contrast.words", m.By)))
		}
		if m.Confidence != "" {
			where = append(where, v.Say("confidence "+m.Confidence))
		}
		for _, d := range m.Doubts {
			where = append(where, v.Say("doubt "+d))
		}
		relation := m.Relation
		if relation == string(contrast.Contests) && source.Kind == "dpia" && m.By == "" {
			relation = string(contrast.Contradicts) // an assessment finds: the doubts say why that is not enough
		}
		e.Quotes = append(e.Quotes, report.Quote{Label: v.Say("relation " + relation), Text: m.Clause.Quote, Place: strings.Join(where, "; "), Language: m.Clause.Language})
	}
	if len(p.Meetings) > 0 {
		e.Why = append(e.Why, report.Line{Label: v.Say("contrast.meets"), Text: met(v, p.Meetings[0].Slots)})
	}
	return e
}

// met says which slots meet: the promise's values, and the evidence's.
func met(v *words.Voice, slots []Met) string {
	var parts []string
	for _, s := range slots {
		a, b := values(v, s.Slot, s.Promise), values(v, s.Slot, s.Evidence)
		text := a
		if a != b {
			text = v.Say("contrast.sides", a, b)
		}
		parts = append(parts, v.Say("slot "+s.Slot)+": "+text)
	}
	return strings.Join(parts, "; ")
}

func values(v *words.Voice, slot string, list []string) string {
	var out []string
	for _, x := range list {
		switch {
		case slot == "retention":
			out = append(out, v.Period(x))
		default:
			out = append(out, v.Phrase(slot, x))
		}
	}
	if len(out) == 0 {
		return v.Say("none")
	}
	return v.List(out)
}

func (c *Contrast) gaps(v *words.Voice) report.Section {
	s := report.Section{Title: v.Say("contrast.gaps"), Lead: v.Say("contrast.gaps.lead")}
	for i := range c.Gaps {
		g := &c.Gaps[i]
		value := values(v, g.Slot, []string{g.Value})
		e := report.Entry{Title: v.Say("gap "+g.Kind, value), Role: report.Odd}
		e.Quotes = append(e.Quotes, report.Quote{Label: v.Say("contrast.found"), Text: g.Clause.Quote, Place: place(v, &c.Evidence[g.Evidence].Head, &g.Clause), Language: g.Clause.Language})
		if g.Instead != nil {
			e.Quotes = append(e.Quotes, report.Quote{Label: v.Say("contrast.promise"), Text: g.Instead.Quote, Place: place(v, &c.Statements[g.Statement].Head, g.Instead), Language: g.Instead.Language})
		}
		s.Entries = append(s.Entries, e)
	}
	return s
}

// check refuses a saved report that names documents which it does not hold.
func (c *Contrast) check() error {
	bad := func(n int, list []Subject) bool { return n < 0 || n >= len(list) }
	for _, p := range c.Promises {
		if bad(p.Statement, c.Statements) {
			return errDocument
		}
		for _, m := range p.Meetings {
			if bad(m.Evidence, c.Evidence) {
				return errDocument
			}
		}
	}
	for _, g := range c.Gaps {
		if bad(g.Evidence, c.Evidence) || g.Instead != nil && bad(g.Statement, c.Statements) {
			return errDocument
		}
	}
	return nil
}
