package report

import (
	"strings"

	"github.com/recant/recant/extract/promise/wire"
)

// chapter is a part of a register, the same for every layout: its entries in document order.
type chapter struct {
	title   string
	entries []entry
}

// entry is a risk, a measure, a finding, a recommendation or a processing.
type entry struct {
	label string // its number or code; may be empty
	state string // a level, how far a measure is, or whom a recommendation is for; may be empty
	role  Role   // of the state
	text  string
	notes []string // what else is said of it
	at    string   // where it stands
	parts []entry  // the measures of a risk
}

// chapters are the parts of a document's register that hold something.
func (o Options) chapters(d *wire.Document) []chapter {
	all := []chapter{{title: o.say("reg.risks")}, {title: o.say("reg.general")}, {title: o.say("reg.findings")},
		{title: o.say("reg.recommendations")}, {title: o.say("reg.processings")}}
	for i := range d.Risks {
		all[0].entries = append(all[0].entries, o.risk(&d.Risks[i]))
	}
	for i := range d.Measures {
		m := o.measure(&d.Measures[i])
		m.text = clipped(m.text)
		all[1].entries = append(all[1].entries, m)
	}
	for _, f := range d.Findings {
		all[2].entries = append(all[2].entries, entry{label: labelOf(f), text: f.Quote, at: o.where(f.Span)})
	}
	for _, f := range d.Recommendations {
		e := entry{label: labelOf(f), text: f.Quote, at: o.where(f.Span)}
		if f.Addressee != "" {
			e.state = o.say("reg.to", f.Addressee)
		}
		all[3].entries = append(all[3].entries, e)
	}
	for i := range d.Processings {
		all[4].entries = append(all[4].entries, o.processing(&d.Processings[i]))
	}
	var list []chapter
	for _, c := range all {
		if len(c.entries) > 0 {
			list = append(list, c)
		}
	}
	return list
}

// counts says how many of what a register holds.
func (o Options) counts(d *wire.Document) string {
	if len(o.chapters(d)) == 0 {
		return o.say("reg.empty")
	}
	of := map[string]int{}
	for _, k := range d.Risks {
		if k.Level != nil {
			of[*k.Level]++
		}
	}
	var levels []string
	for _, level := range []string{"very-high", "high", "medium", "low", "very-low"} {
		if n := of[level]; n > 0 {
			levels = append(levels, Say(o.Words, "reg.of-level", itoa(n), o.Words.Phrase("grade", level)))
		}
	}
	in := ""
	if len(levels) > 0 {
		in = " (" + strings.Join(levels, ", ") + ")"
	}
	return o.say("reg.counts", counted(o.Words, len(d.Risks), "risk"), in, counted(o.Words, len(d.Findings), "remark"), counted(o.Words, len(d.Recommendations), "recommendation"))
}

func (o Options) risk(k *wire.Risk) entry {
	e := entry{label: k.Number, text: k.Title, at: o.where(k.Span)}
	if k.Level != nil {
		e.state, e.role = o.Words.Phrase("grade", *k.Level), roleOf(*k.Level)
	}
	var said []string
	for _, g := range []struct {
		key     string
		level   *string
		written string
	}{{"reg.level", k.Level, k.LevelText}, {"reg.likelihood", k.Likelihood, k.LikelihoodText}, {"reg.impact", k.Impact, k.ImpactText}, {"reg.residual", k.Residual, k.ResidualText},
		{"reg.residual-likelihood", k.ResidualLikelihood, k.ResidualLikelihoodText}, {"reg.residual-impact", k.ResidualImpact, k.ResidualImpactText}} {
		if g.written != "" {
			said = append(said, o.say(g.key, o.grade(slotOf(g.key), g.level, g.written)))
		}
	}
	e.notes = append(e.notes, strings.Join(said, ", "))
	if k.Persons != "" {
		e.notes = append(e.notes, o.say("reg.persons", clipped(k.Persons)))
	}
	if k.Cause != "" {
		e.notes = append(e.notes, o.say("reg.cause", clipped(k.Cause)))
	}
	for i := range k.Measures {
		m := o.measure(&k.Measures[i])
		if m.at == e.at {
			m.at = "" // on the same page
		}
		e.parts = append(e.parts, m)
	}
	return e
}

// slotOf is the slot of a rating: some languages say "high" otherwise of a level than of a
// likelihood.
func slotOf(key string) string {
	slot := key[strings.LastIndexAny(key, ".-")+1:]
	if slot == "residual" {
		return "level"
	}
	return slot
}

func roleOf(level string) Role {
	switch level {
	case "high", "very-high":
		return Bad
	case "medium":
		return Odd
	}
	return Good
}

// grade says a level with the words as written beside it, where they are others.
func (o Options) grade(slot string, level *string, written string) string {
	if level == nil {
		return written
	}
	said := o.Words.Phrase(slot, *level)
	if strings.EqualFold(said, written) {
		return said
	}
	return said + " (" + written + ")"
}

func (o Options) measure(m *wire.Measure) entry {
	e := entry{label: coded(m.Number), text: m.What, at: o.where(m.Span)}
	if e.text == "" {
		e.text = m.Quote
	}
	var state []string
	if m.Status != nil {
		state = append(state, o.Words.Phrase("measure", *m.Status))
		if *m.Status == "done" {
			e.role = Good
		}
	}
	switch {
	case m.Deadline != nil && m.Overdue:
		state, e.role = append(state, o.say("reg.overdue", *m.Deadline)), Bad
	case m.Deadline != nil && (m.Status == nil || *m.Status != "done"):
		state = append(state, o.say("reg.due", *m.Deadline))
	case m.Deadline != nil:
		state = append(state, *m.Deadline)
	}
	if m.Holder != "" {
		state = append(state, m.Holder)
	}
	e.state = strings.Join(state, ", ")
	if m.Soft != "" {
		e.notes = append(e.notes, o.say("reg.open", m.Soft))
	}
	if m.Tie == "words" {
		e.notes = append(e.notes, o.say("reg.inferred"))
	}
	return e
}

func (o Options) processing(p *wire.Processing) entry {
	e := entry{text: p.Name, at: o.where(p.Span)}
	if e.text == "" {
		e.text = p.Data
		p = &wire.Processing{Persons: p.Persons, Purpose: p.Purpose, Recipient: p.Recipient, Retention: p.Retention}
	}
	for _, f := range [][2]string{{"reg.data", p.Data}, {"reg.persons", p.Persons}, {"reg.purpose", p.Purpose}, {"reg.recipient", p.Recipient}, {"reg.retention", p.Retention}} {
		if f[1] != "" {
			e.notes = append(e.notes, o.say(f[0], clipped(f[1])))
		}
	}
	return e
}

// coded is a number that the document gave: a bare count of a list says nothing.
func coded(number string) string {
	if len(number) < 2 && number >= "0" && number <= "9" {
		return ""
	}
	return strings.ToUpper(number)
}

// labelOf is the number of a finding or a recommendation, unless its words begin with it.
func labelOf(f wire.Remark) string {
	label := coded(f.Number)
	head, _, _ := strings.Cut(f.Quote, ". ")
	if label == "" || strings.HasSuffix(strings.ToUpper(head), " "+label) {
		return ""
	}
	return label
}

// mostShown is how many characters of a long answer are shown; JSON has it whole.
const mostShown = 160

func clipped(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	r := []rune(s)
	if len(r) <= mostShown {
		return s
	}
	return strings.TrimRight(string(r[:mostShown]), " ,;") + "…"
}

// where says where a quote stands: a page, a line, or the value of a structured source.
func (o Options) where(s wire.Span) string {
	if s.Page > 0 {
		s.Line = 0
	}
	at := place(o.Words, nil, s)
	if s.Pointer != "" {
		at = strings.TrimPrefix(at+", "+s.Pointer, ", ")
	}
	return at
}
