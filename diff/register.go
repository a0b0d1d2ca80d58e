package diff

import (
	"slices"
	"sort"

	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/diff/risk"
	"github.com/recant/recant/diff/rules"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

// told is what a register tells of a passage, so that it is not judged a second time.
type told uint8

const (
	toldNot     told = iota
	toldDone         // it says what is done with data, in a list of it: it is judged as a promise is
	toldMeasure      // it is a measure: what it does is the register's, its periods and parties are judged here
	toldRisk         // it stands in a risk: it says what might happen, and promises nothing
)

// measureSlots are the slots of a measure's sentence that the register does not look at.
var measureSlots = []promise.Slot{promise.SlotRetention, promise.SlotWithin, promise.SlotAhead, promise.SlotLocation, promise.SlotRecipient, promise.SlotData, promise.SlotExclusive}

// The notes of what was only worded anew, by what it is.
var reworded = map[string]string{
	"risk":    "The risk is worded or numbered anew; its levels are the same.",
	"measure": "The measure is worded anew or stands under another risk.",
}

// registers compares the registers of two impact assessments.
func (c *comparison) registers(o Options) {
	old, new := c.statements[0].Register, c.statements[1].Register
	if old.Empty() || new.Empty() {
		return
	}
	if o.AsOf != "" {
		c.notes = append(c.notes, "Deadlines were looked at as on "+o.AsOf+".")
	}
	c.narrow = !o.Prose && isAssessment(c.statements[0]) && isAssessment(c.statements[1])
	if c.narrow && !o.Register {
		c.notes = append(c.notes, narrowNote)
	}
	for n, r := range []*promise.Register{old, new} {
		c.told[n] = toldBy(r, c.statements[n].Passages)
	}
	for _, e := range risk.Compare(old, new, o.AsOf) {
		c.putEvent(&e)
	}
}

// putEvent judges one event of the registers.
func (c *comparison) putEvent(e *risk.Event) {
	ch := change.Change{Kind: change.Changed, Note: reworded[e.Reworded]}
	c.fill(&ch, rules.Judge(e.Moves))
	index, quotes := [2]int{-1, -1}, [2]string{}
	for n, p := range []*promise.Passage{e.Old, e.New} {
		if p == nil {
			continue
		}
		p.Language = c.statements[n].Language
		index[n], quotes[n] = c.near(n, p.Span), p.Quote
		s := &change.Side{Passage: p, Also: e.Also[n]}
		if n == 0 {
			ch.Old = s
		} else {
			ch.New = s
		}
	}
	switch {
	case e.Old == nil:
		ch.Kind, ch.Redline = change.Added, []change.Op{{Op: change.OpInsert, Text: quotes[1]}}
	case e.New == nil:
		ch.Kind, ch.Redline = change.Removed, []change.Op{{Op: change.OpDelete, Text: quotes[0]}}
	default:
		ch.Redline = change.Redline(quotes[0], quotes[1])
	}
	c.put(ch, index[0], index[1])
}

// near is the passage of side n that a span begins in, or the last before it.
func (c *comparison) near(n int, span text.Span) int {
	all := c.statements[n].Passages
	i := sort.Search(len(all), func(i int) bool { return all[i].Span.Start > span.Start })
	return max(i-1, 0)
}

// toldBy says of each passage what a register tells of it.
func toldBy(r *promise.Register, passages []promise.Passage) []told {
	out := make([]told, len(passages))
	mark := func(span text.Span, as told) {
		i := sort.Search(len(passages), func(i int) bool { return passages[i].Span.End > span.Start })
		for ; i < len(passages) && passages[i].Span.Start < span.End; i++ {
			out[i] = as
		}
	}
	for _, p := range r.Processings {
		mark(p.Span, toldDone)
		for _, part := range p.Parts {
			mark(part, toldDone)
		}
	}
	measures := slices.Clone(r.Measures)
	for i := range r.Risks {
		k := &r.Risks[i]
		mark(k.Body, toldRisk)
		for _, g := range []promise.Grade{k.Level, k.Residual} {
			if g.Text != "" {
				mark(g.At.Span, toldRisk) // "risk 1 is expected to fall to low", further down
			}
		}
		measures = append(measures, r.Risks[i].Measures...)
	}
	for _, m := range measures {
		mark(m.Span, toldMeasure)
	}
	return out
}

// isTold is what the registers tell of a passage of side n.
func (c *comparison) isTold(n, i int) told {
	if c.told[n] == nil {
		return toldNot
	}
	return c.told[n][i]
}

// narrowNote says what is left out of two assessments: their running text explains and
// weighs, and a sentence that came or went there is no promise made or broken.
const narrowNote = "Both are impact assessments: their registers and lists of processings were compared, not the running text; --prose compares that too."

// isAssessment says that a document is an impact assessment with a register of its own, and
// not a text that names a risk or two.
func isAssessment(s *promise.Statement) bool {
	return s.Kind == "dpia" && len(s.Register.Risks) > 1
}

// passedOver says that passage i of side n is not judged by itself.
func (c *comparison) passedOver(n, i int) bool {
	told := c.isTold(n, i)
	return told > toldDone || c.narrow && told == toldNot
}

// leftToJudge drops the moves of a pair that the registers tell of.
func (c *comparison) leftToJudge(p pair, moves []change.Move) []change.Move {
	switch told := max(c.isTold(0, p.Old[0]), c.isTold(1, p.New[0])); {
	case told == toldRisk || c.narrow && told == toldNot:
		return nil
	case told == toldMeasure:
		return slices.DeleteFunc(moves, func(m change.Move) bool { return !slices.Contains(measureSlots, m.Slot) })
	}
	return moves
}
