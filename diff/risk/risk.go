// Package risk compares the registers of two versions of an impact assessment. What comes in
// are two promise.Registers, what goes out are events: a risk or a measure that came, went or
// moved, with its moves and its evidence, for rules to judge. It knows no rule, no words of any
// language and no clock: by which day a deadline has passed is told to it.
package risk

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/extract/promise"
)

// Event is what happened to one risk or one measure. Either side may be nil.
type Event struct {
	Old, New *promise.Passage
	Also     [2][]*promise.Passage // further evidence of either side
	Moves    []change.Move         // none where it was only worded anew
	Reworded string                // what was: "risk" or "measure"; "" where there are moves
	at       [2]int                // for order: its place in the new text, else in the old
}

// Compare gives the events, in the order of the new version. asOf is the ISO 8601 date on
// which deadlines are looked at, "" to leave them. Swapping the registers mirrors the moves,
// but for deadlines that have passed in both.
func Compare(old, new *promise.Register, asOf string) []Event {
	c := &comparison{asOf: asOf}
	c.sides[0], c.sides[1] = newSide(old), newSide(new)
	c.pairRisks()
	c.pairMeasures()
	c.findOwn()
	for _, p := range c.risks {
		c.risk(p)
	}
	for _, p := range c.measures {
		c.measure(p)
	}
	slices.SortStableFunc(c.events, func(a, b Event) int {
		return cmp.Or(cmp.Compare(a.at[0], b.at[0]), cmp.Compare(a.at[1], b.at[1]))
	})
	return c.events
}

// comparison is the work in progress.
type comparison struct {
	asOf     string
	sides    [2]*side
	risks    []pair
	measures []pair
	partner  [2][]int         // of each risk of a side: its pair in risks
	own      [2]map[int][]int // of each risk of a side: see findOwn
	events   []Event
}

// pair is a thing of either side, -1 where one lacks it.
type pair struct{ old, new int }

func (p pair) of(n int) int {
	if n == 0 {
		return p.old
	}
	return p.new
}

// side is one register, its measures each once.
type side struct {
	risks    []promise.Risk
	measures []measure
}

// measure is a measure and the risks that it is for.
type measure struct {
	promise.Measure
	risks []int
}

func newSide(r *promise.Register) *side {
	s := &side{risks: r.Risks}
	type key struct {
		start, end int
		deadline   string
	}
	seen := map[key]int{}
	take := func(m promise.Measure, risk int) {
		k := key{m.Span.Start, m.Span.End, m.Deadline}
		i, ok := seen[k]
		if !ok {
			i = len(s.measures)
			seen[k] = i
			s.measures = append(s.measures, measure{Measure: m})
		}
		if risk >= 0 {
			s.measures[i].risks = append(s.measures[i].risks, risk)
		}
	}
	for i := range r.Risks {
		for _, m := range r.Risks[i].Measures {
			take(m, i)
		}
	}
	for _, m := range r.Measures {
		take(m, -1)
	}
	return s
}

// risk tells what happened to a risk. Of one that came or went, its own measures came or
// went with it: they are told in the same event.
func (c *comparison) risk(p pair) {
	if p.old < 0 || p.new < 0 {
		c.lone(p)
		return
	}
	o, n := &c.sides[0].risks[p.old], &c.sides[1].risks[p.new]
	e := Event{Old: passage(heading(o), o.Place), New: passage(heading(n), n.Place), at: [2]int{n.Span.Start, o.Span.Start}}
	about := n.Title
	e.graded(promise.SlotLevel, about, o.Level, n.Level)
	e.graded(promise.SlotResidual, about, o.Residual, n.Residual)
	if o.Level.Level == "" || n.Level.Level == "" || o.Level.Level == n.Level.Level {
		e.graded(promise.SlotLikelihood, about, o.Likelihood, n.Likelihood)
		e.graded(promise.SlotImpact, about, o.Impact, n.Impact)
	}
	if o.Residual.Level == "" && n.Residual.Level == "" {
		e.graded(promise.SlotResidual, about, o.ResidualLikelihood, n.ResidualLikelihood)
		e.graded(promise.SlotResidual, about, o.ResidualImpact, n.ResidualImpact)
	}
	if len(e.Moves) == 0 {
		if o.Title == n.Title && o.Number == n.Number {
			return
		}
		e.Reworded = "risk"
	}
	e.evidence()
	c.events = append(c.events, e)
}

// evidence adds what states the grades that moved.
func (e *Event) evidence() {
	for _, m := range e.Moves {
		for n, p := range []*promise.Passage{m.OldPassage, m.NewPassage} {
			if of := []*promise.Passage{e.Old, e.New}[n].Span; p != nil && (p.Span.Start < of.Start || p.Span.End > of.End) {
				e.Also[n] = append(e.Also[n], p)
			}
		}
	}
}

// heading is what a risk's evidence stands under.
func heading(k *promise.Risk) []string {
	if k.Number == "" {
		return []string{k.Title}
	}
	return []string{k.Number + ". " + k.Title}
}

func passage(section []string, p promise.Place) *promise.Passage {
	return &promise.Passage{Span: p.Span, Quote: p.Quote, Section: section, Line: p.Line, Page: p.Page}
}

// graded adds the move of a grade.
func (e *Event) graded(slot promise.Slot, about string, o, n promise.Grade) {
	step := change.Step("")
	switch {
	case o.Level == n.Level:
		return
	case o.Level == "" && o.Text == "":
		step = change.Gained
	case n.Level == "" && n.Text == "":
		step = change.Lost
	case o.Level == "" || n.Level == "":
		return // a figure of a scale that is not known
	case promise.Rank(n.Level) > promise.Rank(o.Level):
		step = change.Raised
	default:
		step = change.Lowered
	}
	if !slices.Contains(change.Steps[slot], step) {
		return
	}
	m := move(slot, step, about)
	m.Old, m.New, m.Value = o.Level, n.Level, cmp.Or(n.Level, o.Level)
	m.OldPassage, m.NewPassage = stated(e.Old, o), stated(e.New, n)
	e.Moves = append(e.Moves, m)
}

// stated is the passage that states a grade, nil for none.
func stated(risk *promise.Passage, g promise.Grade) *promise.Passage {
	if g.At.Quote == "" {
		return nil
	}
	return passage(risk.Section, g.At)
}

// move is a move of a register's slot. Rules ask of a clause what they narrow by; a register
// has none, and an empty one answers nothing.
func move(slot promise.Slot, step change.Step, about string) change.Move {
	none := &promise.Commitment{}
	return change.Move{Slot: slot, Step: step, Sign: change.Registered(slot, step), Orient: change.Plain, About: clip(about), OldClause: none, NewClause: none}
}

// mostAbout is how many characters of a risk's or measure's words a message repeats.
const mostAbout = 90

func clip(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= mostAbout {
		return s
	}
	head := string([]rune(s)[:mostAbout])
	if i := strings.LastIndexByte(head, ' '); i > mostAbout/2 {
		head = head[:i]
	}
	return head + "…"
}

// lone tells of a risk that one side lacks, with the measures that are for it alone.
func (c *comparison) lone(p pair) {
	n, i, step, along := 1, p.new, change.Gained, change.Gained
	if p.new < 0 {
		n, i, step, along = 0, p.old, change.Lost, change.Lost
	}
	k := &c.sides[n].risks[i]
	e := Event{at: [2]int{k.Span.Start, k.Span.Start}}
	m := move(promise.SlotRisk, step, k.Title)
	m.Value = cmp.Or(k.Level.Level, k.Impact.Level)
	e.Moves = append(e.Moves, m)
	at := passage(heading(k), k.Place)
	if n == 0 {
		e.Old = at
	} else {
		e.New = at
	}
	for _, q := range c.own[n][i] {
		mine := &c.sides[n].measures[q]
		e.Moves = append(e.Moves, move(promise.SlotMeasure, along, mine.What))
		e.Also[n] = append(e.Also[n], passage(at.Section, mine.Place))
	}
	if len(e.Moves) > 2 { // one finding says it; the evidence lists them all
		e.Moves = e.Moves[:2]
	}
	c.events = append(c.events, e)
}

// findOwn lists for each risk the measures that are for it alone and that the other side lacks.
func (c *comparison) findOwn() {
	for n := range c.own {
		c.own[n] = map[int][]int{}
		for _, p := range c.measures {
			if i := p.of(n); i >= 0 && p.of(1-n) < 0 && len(c.sides[n].measures[i].risks) == 1 {
				risk := c.sides[n].measures[i].risks[0]
				c.own[n][risk] = append(c.own[n][risk], i)
			}
		}
	}
}
