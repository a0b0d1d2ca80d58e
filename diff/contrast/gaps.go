package contrast

import (
	"slices"

	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

// The kinds of gap.
const (
	Purpose   = "purpose-undisclosed"
	Recipient = "recipient-undisclosed"
	Kept      = "retention-undisclosed"
	KeptLess  = "retention-differs"
	Measure   = "measure-not-promised"
)

// Gap is something that an impact assessment says and no statement does.
type Gap struct {
	Kind     string
	Evidence int
	Passage  *promise.Passage    // of the assessment
	Clause   *promise.Commitment // nil for a measure
	Slot     promise.Slot
	Value    string // of the slot, or the period

	// What a statement says instead, nil for nothing.
	Statement int
	Instead   *promise.Passage
	Other     *promise.Commitment
}

// undisclosed are the values whose absence from a statement tells: not the provider's own
// service, nor what says nothing in particular.
var undisclosed = map[promise.Slot][]string{
	promise.SlotPurpose:   {"Improvement", "DirectMarketing", "Advertising", "Personalisation", "Analytics", "TrainAI", "Recruitment"},
	promise.SlotRecipient: {"ThirdParty", "Processor", "Affiliate", "Authority", "Advertiser", "Partner"},
}

// clearly is how clearly an assessment must speak for a clause that a gap rests on.
const clearly = 1.0

// gaps compares impact assessments with the statements as wholes.
func (c *comparison) gaps() {
	for e, d := range c.Evidence {
		if d.Kind != assessment || !slices.ContainsFunc(c.related, func(row []relation) bool { return row[e].company }) {
			continue
		}
		told := map[string]bool{}
		for k := range c.speech[e] {
			u := &c.speech[e][k]
			if u.found && u.clause.Evidence >= clearly {
				c.values(e, u, told)
				c.kept(e, u, told)
			}
		}
		c.measures(e, d, told)
	}
}

// values tells of purposes and recipients that no statement names.
func (c *comparison) values(e int, u *utterance, told map[string]bool) {
	if refused(u.clause) || u.clause.Holder == promise.User || !slices.Contains([]promise.Act{promise.Use, promise.Collect, promise.Share, promise.Transfer, promise.Profile, promise.Track}, u.clause.Act) {
		return
	}
	for _, slot := range []promise.Slot{promise.SlotPurpose, promise.SlotRecipient} {
		kind := Purpose
		if slot == promise.SlotRecipient {
			kind = Recipient
		}
		for _, v := range u.set[slot] {
			if told[kind+v] || !slices.Contains(undisclosed[slot], v) || c.disclosed(string(slot), v) {
				continue
			}
			told[kind+v] = true
			c.Gaps = append(c.Gaps, Gap{Kind: kind, Evidence: e, Passage: u.passage, Clause: u.clause, Slot: slot, Value: v})
		}
	}
}

// disclosed tells whether any statement has a word for a value.
func (c *comparison) disclosed(kind, value string) bool {
	for _, d := range c.Statements {
		for i := range d.Passages {
			if c.says(&d.Passages[i], kind, value) {
				return true
			}
		}
	}
	return false
}

// kept tells of a period that the statements name otherwise for the same data, or not at all.
func (c *comparison) kept(e int, u *utterance, told map[string]bool) {
	period := u.clause.Retention
	if period == "" || period == promise.AsLongAsNecessary || u.clause.Act != promise.Store && u.clause.Act != promise.Delete || told[Kept+period] {
		return
	}
	told[Kept+period] = true
	g := Gap{Kind: Kept, Evidence: e, Passage: u.passage, Clause: u.clause, Slot: promise.SlotRetention, Value: period}
	for n, d := range c.Statements {
		for i := range d.Passages {
			p := &d.Passages[i]
			for k := range p.Clauses {
				other := &p.Clauses[k]
				if other.Retention == "" || other.Act != promise.Store && other.Act != promise.Delete || !overlaps(other.Data, u.clause.Data) {
					continue
				}
				if other.Retention == promise.AsLongAsNecessary || change.ComparePeriods(other.Retention, period) == 0 {
					return
				}
				g.Kind, g.Statement, g.Instead, g.Other = KeptLess, n, p, other
			}
		}
	}
	c.Gaps = append(c.Gaps, g)
}

func overlaps(a, b []string) bool {
	return slices.ContainsFunc(a, func(v string) bool { return v != "PersonalData" && slices.Contains(b, v) })
}

// protections are the acts that a measure can be promised as.
var protections = []promise.Act{promise.Delete, promise.Anonymise, promise.Inform, promise.Choice, promise.Audit, promise.Protect}

// measures tells of measures of the register that are planned or done and that no statement
// promises anything like.
func (c *comparison) measures(e int, d *Document, told map[string]bool) {
	if d.Register == nil {
		return
	}
	all := slices.Clone(d.Register.Measures)
	for _, r := range d.Register.Risks {
		all = append(all, r.Measures...)
	}
	for _, m := range all {
		if m.Status != promise.MeasurePlanned && m.Status != promise.MeasureDone || told[m.Quote] {
			continue
		}
		told[m.Quote] = true
		p := &promise.Passage{Quote: m.Quote, Span: m.Span, Line: m.Line, Page: m.Page, Language: d.Language, Kind: text.Paragraph}
		acts := c.acts(p)
		if len(acts) == 0 || slices.ContainsFunc(acts, c.promised) {
			continue
		}
		c.Gaps = append(c.Gaps, Gap{Kind: Measure, Evidence: e, Passage: p, Slot: promise.SlotAct, Value: string(acts[0])})
	}
}

// acts are the protections that a passage has words for.
func (c *comparison) acts(p *promise.Passage) []promise.Act {
	var out []promise.Act
	for _, q := range c.of(p) {
		if a := promise.Act(q.Value); (q.Kind == "act" || q.Kind == "nominal") && slices.Contains(protections, a) && !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	return out
}

// promised tells whether any statement promises an act.
func (c *comparison) promised(act promise.Act) bool {
	return slices.ContainsFunc(c.Promises, func(p Promise) bool {
		return slices.ContainsFunc(p.Passage.Clauses, func(k promise.Commitment) bool { return k.Act == act && promises(&k) })
	})
}
