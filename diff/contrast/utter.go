package contrast

import (
	"slices"
	"strings"

	"github.com/recant/recant/diff/align"
	"github.com/recant/recant/extract/promise"
)

// The kinds of document that evidence can be.
const (
	assessment = "dpia"
	report     = "report"
)

// utterance is a clause of evidence with who says it.
type utterance struct {
	passage *promise.Passage
	clause  *promise.Commitment
	found   bool   // a finding of an assessment; else somebody says so
	by      string // who says so, in the document's words
	general bool   // of purposes: all of them
	without bool   // it says that there was no consent
	set     map[promise.Slot][]string
}

// faintest is how faintly a sentence may speak for a clause of evidence. What it says is weighed
// as a doubt, and never contradicts by itself.
const faintest = -1.0

// utterances are the clauses of evidence n that say what is or was done. What is planned or
// recommended says nothing of that, and what a report quotes of a promise is no evidence.
func (c *comparison) utterances(e int) []utterance {
	d := c.Evidence[e]
	var out []utterance
	for i := range d.Passages {
		p := &d.Passages[i]
		for k := range p.Clauses {
			clause := &p.Clauses[k]
			if clause.Evidence < faintest || clause.Status == promise.Planned || clause.Status == promise.Recommended || clause.Status == promise.Denied {
				continue
			}
			if d.Kind == report && promises(clause) && clause.Status != promise.Alleged {
				continue
			}
			if c.others(e, p) || c.garbled(d, p, clause) {
				continue
			}
			u := utterance{passage: p, clause: clause, found: d.Kind == assessment && clause.Status != promise.Alleged}
			if !u.found {
				u.by = c.speaker(d, i)
			}
			c.widen(e, &u)
			out = append(out, u)
		}
	}
	return out
}

// widen adds what the words around a clause say: reports are written more loosely than
// statements, and what they tell of often stands beside the verb.
func (c *comparison) widen(e int, u *utterance) {
	u.set = map[promise.Slot][]string{}
	for _, s := range []promise.Slot{promise.SlotData, promise.SlotPurpose, promise.SlotRecipient} {
		u.set[s] = slices.Clone(u.clause.Set(s))
	}
	cues := c.of(u.passage)
	if !c.company(e, u.passage) {
		u.set[promise.SlotRecipient] = without(u.set[promise.SlotRecipient], "Named")
	}
	for i, q := range cues {
		switch {
		case q.Kind == "purpose" && q.Term == "any":
			u.general = true
		case q.Kind == "recipient" && q.Value == "Processor" && denied(cues, i):
			u.set[promise.SlotRecipient] = append(without(u.set[promise.SlotRecipient], "Processor"), "ThirdParty")
		case q.Kind == "recipient" && q.Value == "ThirdParty":
			u.set[promise.SlotRecipient] = append(u.set[promise.SlotRecipient], q.Value)
		case q.Kind == "denial" && q.Value == "without" && near(cues, i, "condition", "Consent"):
			u.without = true
		}
	}
	slices.Sort(u.set[promise.SlotRecipient])
	u.set[promise.SlotRecipient] = slices.Compact(u.set[promise.SlotRecipient])
}

// company tells whether a passage names a company that gets data, other than the provider.
func (c *comparison) company(e int, p *promise.Passage) bool {
	return slices.ContainsFunc(c.of(p), func(q promise.Cue) bool {
		return q.Kind == "recipient" && q.Value == "Named" && !c.isProvider(e, p.Quote[q.Start:q.End])
	})
}

// isProvider tells whether words hold the name of the company whose statements are
// contrasted with evidence e.
func (c *comparison) isProvider(e int, words string) bool { return c.provider(e, words) != "" }

// provider is that name as some words hold it, "" where they do not.
func (c *comparison) provider(e int, words string) string {
	for _, w := range align.Words(words) {
		for n := range c.Statements {
			if w.Folded == c.related[n][e].provider {
				return words[w.Start:w.End]
			}
		}
	}
	return ""
}

// others tells whether a passage of a report names companies or persons, none of which is the provider
// or one of the products: what it tells, it tells of them.
func (c *comparison) others(e int, p *promise.Passage) bool {
	d := c.Evidence[e]
	if d.Kind != report || c.says(p, "actor", "Provider") {
		return false
	}
	foreign := false
	for _, w := range properIn(p.Quote) {
		switch {
		case c.isProvider(e, w.Folded):
			return false
		case slices.Contains(folded(d.Products), w.Folded), c.recipientAt(p, w):
		default:
			foreign = true
		}
	}
	return foreign
}

func (c *comparison) recipientAt(p *promise.Passage, w align.Word) bool {
	return slices.ContainsFunc(c.of(p), func(q promise.Cue) bool { return q.Kind == "recipient" && q.Start <= w.Start && w.End <= q.End })
}

// garbled tells whether a sentence of an assessment denies something else than the clause
// says, so that it is not sure what it found.
func (c *comparison) garbled(d *Document, p *promise.Passage, clause *promise.Commitment) bool {
	if d.Kind != assessment || refused(clause) {
		return false
	}
	cues := c.of(p)
	return slices.ContainsFunc(cues, func(q promise.Cue) bool {
		return q.Kind == "denial" && q.Value != "without" && !slices.ContainsFunc(cues, func(r promise.Cue) bool {
			return r.Kind == "recipient" && r.Start >= q.End && r.Start-q.End <= 1
		})
	})
}

// denied tells whether a "no" or "not" stands right before the i-th cue: "companies that are
// no processors" are third parties.
func denied(cues []promise.Cue, i int) bool {
	return slices.ContainsFunc(cues, func(q promise.Cue) bool {
		return q.Kind == "denial" && q.Start < cues[i].Start && cues[i].Start-q.End <= 1
	})
}

// near tells whether a cue of the kind and value overlaps the i-th or stands right behind it.
func near(cues []promise.Cue, i int, kind, value string) bool {
	return slices.ContainsFunc(cues, func(q promise.Cue) bool {
		return q.Kind == kind && q.Value == value && q.End > cues[i].Start && q.Start-cues[i].End <= 25
	})
}

func without(values []string, value string) []string {
	return slices.DeleteFunc(values, func(v string) bool { return v == value })
}

// speakerReach is how many passages back the one who speaks is looked for.
const speakerReach = 6

// speaker is who says what passage i tells, in the document's own words: the nearest word
// for a complaint, a lawsuit or those who bring it.
func (c *comparison) speaker(d *Document, i int) string {
	for k := i; k >= 0 && k > i-speakerReach; k-- {
		p := &d.Passages[k]
		cues := c.of(p)
		for _, q := range cues {
			if q.Kind == "kind" && q.Value == report && !alsoStatus(cues, q) {
				return strings.TrimSpace(p.Quote[q.Start:q.End])
			}
		}
	}
	return ""
}

// alsoStatus tells whether a word says how something is said rather than who says it.
func alsoStatus(cues []promise.Cue, of promise.Cue) bool {
	return slices.ContainsFunc(cues, func(q promise.Cue) bool { return q.Kind == "status" && q.Start < of.End && of.Start < q.End })
}

// deny attaches what a report says that the provider denies to a promise that the same
// report contests.
func (c *comparison) deny(p *Promise) {
	var heard []int
	for _, m := range p.Meetings {
		if m.Relation == Contests && !slices.Contains(heard, m.Evidence) {
			heard = append(heard, m.Evidence)
		}
	}
	slices.Sort(heard)
	for _, e := range heard {
		d := c.Evidence[e]
		told := 0
		for i := range d.Passages {
			q := &d.Passages[i]
			if told >= mostDenials || !c.denial(e, p, q) {
				continue
			}
			told++
			p.Meetings = append(p.Meetings, Meeting{Evidence: e, Passage: q, Clause: clauseOf(q), Relation: Denies, By: c.denier(e, i)})
		}
	}
}

const mostDenials = 2 // of one document are attached to a promise

// denial tells whether passage q of a report denies what contests a promise: it has a word
// for it, the provider speaks or is spoken of, and it is not about something else.
func (c *comparison) denial(e int, p *Promise, q *promise.Passage) bool {
	if c.Evidence[e].Kind == "statement" || !c.says(q, "status", "denied") {
		return false
	}
	if !c.says(q, "actor", "Provider") && !c.isProvider(e, q.Quote) {
		return false
	}
	other := false
	for i := range q.Clauses {
		k := &q.Clauses[i]
		if k.Act == promise.Other || k.Act == promise.Protect {
			continue
		}
		if kin(p.Clause.Act, k.Act) || p.Clause.Act == k.Act {
			return true
		}
		other = true
	}
	return !other
}

// denier is who denies, in the document's own words.
func (c *comparison) denier(e, i int) string {
	d := c.Evidence[e]
	for k := i; k >= 0 && k > i-2; k-- {
		if name := c.provider(e, d.Passages[k].Quote); name != "" {
			return name
		}
	}
	return ""
}

func clauseOf(p *promise.Passage) *promise.Commitment {
	if len(p.Clauses) == 0 {
		return nil
	}
	return &p.Clauses[0]
}
