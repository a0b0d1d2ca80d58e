package tell

import (
	"slices"
	"strings"

	"github.com/recant/recant/diff/parity"
	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/diff/words"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/promise/wire"
)

// ParityID names the contract in its "schema" field.
const ParityID = "recant.parity/1"

// Parity is what `recant parity` prints.
type Parity struct {
	Schema      string        `json:"schema"`
	Documents   []wire.Head   `json:"documents"`
	Paired      []int         `json:"paired"` // by document: how many sentences have a counterpart in the first
	Unlike      []int         `json:"unlike"` // documents that do not look like a translation of the first
	Summary     ParitySummary `json:"summary"`
	Differences []Difference  `json:"differences"`
}

// ParitySummary counts the differences.
type ParitySummary struct {
	Sure   int   `json:"sure"`
	Unsure int   `json:"unsure"`
	Less   []int `json:"less"` // by document: in how many of the sure ones it promises less
}

// Difference is something that the versions do not say alike.
type Difference struct {
	ID    string       `json:"id"`
	Kind  string       `json:"kind"`
	Sure  bool         `json:"sure"`
	Less  []int        `json:"less"` // the documents that promise less by it
	Sides []ParitySide `json:"sides"`
}

// ParitySide is what one document says.
type ParitySide struct {
	Document int          `json:"document"`
	Has      bool         `json:"has"`    // it says more, or more closely, than the sides that do not
	Slot     string       `json:"slot"`   // of the value, "" for a figure, a period, a name or a rule
	Value    string       `json:"value"`  // what the difference is about
	Clause   *wire.Clause `json:"clause"` // null where the document does not have the sentence
	Before   *wire.Clause `json:"before"` // over time: the sentence as it was, null where it did not change
}

// FromParity gives the wire form of a comparison.
func FromParity(r *parity.Result) *Parity {
	p := &Parity{Schema: ParityID, Documents: heads(r.Statements), Paired: r.Paired, Unlike: append([]int{}, r.Unlike...),
		Summary: ParitySummary{Less: make([]int, len(r.Statements))}, Differences: []Difference{}}
	for i := range r.Differences {
		p.add(&r.Differences[i])
	}
	return p
}

func (p *Parity) add(f *parity.Difference) {
	d := Difference{Kind: f.Kind, Sure: f.Sure, Less: append([]int{}, f.Less...)}
	parts := []string{ParityID, f.Kind}
	for _, s := range f.Sides {
		side := ParitySide{Document: s.Statement, Has: s.Has, Slot: slotOf(f.Kind, s.Value), Value: s.Value, Clause: quoted(s.Passage, s.Clause), Before: quoted(s.Before, nil)}
		parts = append(parts, key(side.Clause), s.Value)
		d.Sides = append(d.Sides, side)
	}
	d.ID = name(parts...)
	p.Differences = append(p.Differences, d)
	if !d.Sure {
		p.Summary.Unsure++
		return
	}
	p.Summary.Sure++
	for _, n := range d.Less {
		p.Summary.Less[n]++
	}
}

// slotOf is the slot that the value of a difference belongs to.
func slotOf(kind, value string) string {
	switch kind {
	case parity.Softer:
		return string(promise.SlotForce)
	case parity.Condition:
		return string(promise.SlotCondition)
	case parity.Place:
		return string(promise.SlotLocation)
	case parity.Value:
		for _, s := range []promise.Slot{promise.SlotData, promise.SlotPurpose, promise.SlotRecipient} {
			if slices.Contains(promise.Vocabulary[s], value) {
				return string(s)
			}
		}
	}
	return ""
}

// Outline says what was found in a reader's language.
func (p *Parity) Outline(v *words.Voice, _ bool) *report.Outline {
	role, key := report.Good, "parity.none"
	switch {
	case len(p.Documents)-len(p.Unlike) < 2:
		key = "parity.nothing"
	case p.Summary.Sure > 0:
		role, key = report.Bad, "parity.some"
	case p.Summary.Unsure > 0:
		role, key = report.Odd, "parity.perhaps"
	}
	o := outline(v, v.Say(key, v.Count(p.Summary.Sure, "difference"), v.Count(p.Summary.Unsure, "doubt")), role)
	for i := range p.Documents {
		o.Heads = append(o.Heads, report.Line{Label: p.label(i), Text: head(v, &p.Documents[i])})
	}
	for _, sure := range []bool{true, false} {
		s := report.Section{Title: v.Say("parity.sure")}
		if !sure {
			s.Title, s.Lead = v.Say("parity.unsure"), v.Say("parity.unsure.lead")
		}
		for i := range p.Differences {
			if d := &p.Differences[i]; d.Sure == sure {
				s.Entries = append(s.Entries, p.entry(v, d))
			}
		}
		if len(s.Entries) > 0 {
			o.Sections = append(o.Sections, s)
		}
	}
	for _, n := range p.Unlike {
		o.Notes = append(o.Notes, v.Say("parity.unlike", p.Documents[n].Source, p.Documents[0].Source))
	}
	return o
}

// label is the language of a document, with its number where another has the same.
func (p *Parity) label(n int) string {
	code := p.Documents[n].Language
	for i := range p.Documents {
		if i != n && p.Documents[i].Language == code {
			return code + " " + p.Documents[n].Source
		}
	}
	return code
}

func (p *Parity) entry(v *words.Voice, d *Difference) report.Entry {
	e := report.Entry{Title: v.Say("parity." + d.Kind + ".title"), Role: report.Odd}
	if d.Sure && len(d.Less) > 0 {
		e.Role = report.Bad
	}
	said := map[bool][]string{}
	texts := map[bool]string{}
	for i := range d.Sides {
		s := &d.Sides[i]
		said[s.Has] = append(said[s.Has], p.label(s.Document))
		if t := p.says(v, d.Kind, s); texts[s.Has] == "" || s.Value != "" {
			texts[s.Has] = t
		}
		if s.Before != nil {
			e.Quotes = append(e.Quotes, report.Quote{Label: v.Say("parity.before"), Text: s.Before.Quote, Language: s.Before.Language})
		}
		if s.Clause != nil {
			e.Quotes = append(e.Quotes, report.Quote{Label: p.label(s.Document), Text: s.Clause.Quote, Place: place(v, &p.Documents[s.Document], s.Clause), Language: s.Clause.Language})
		}
	}
	for _, has := range []bool{true, false} {
		if len(said[has]) > 0 {
			e.Why = append(e.Why, report.Line{Label: strings.Join(said[has], ", "), Text: texts[has]})
		}
	}
	if len(d.Less) > 0 {
		var less []string
		for _, n := range d.Less {
			less = append(less, p.label(n))
		}
		e.Why = append(e.Why, report.Line{Label: v.Say("parity.less"), Text: strings.Join(less, ", ")})
	}
	return e
}

// says is what a side says about the matter of a difference.
func (p *Parity) says(v *words.Voice, kind string, s *ParitySide) string {
	key := "parity." + kind + ".lacks"
	if s.Has {
		key = "parity." + kind + ".has"
	}
	if s.Value == "" && v.Has(key+".none") {
		key += ".none"
	}
	value := spoken(v, s.Slot, s.Value)
	if kind == parity.Alone && s.Value != "" {
		value = v.Say("rule." + s.Value + ".title")
		if strings.HasPrefix(value, "rule.") {
			value = s.Value
		}
	}
	return v.Say(key, value)
}

// check refuses a saved report that names documents which it does not hold.
func (p *Parity) check() error {
	bad := func(n int) bool { return n < 0 || n >= len(p.Documents) }
	for _, d := range p.Differences {
		for _, s := range d.Sides {
			if bad(s.Document) {
				return errDocument
			}
		}
		if slices.ContainsFunc(d.Less, bad) {
			return errDocument
		}
	}
	if slices.ContainsFunc(p.Unlike, bad) {
		return errDocument
	}
	return nil
}
