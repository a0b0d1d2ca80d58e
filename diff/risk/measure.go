package risk

import (
	"cmp"
	"slices"
	"strings"

	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/extract/promise"
)

// states orders the states of a measure by what they promise; a measure without one is to come.
var states = map[string]int{promise.MeasureRefused: 1, promise.MeasureAccepted: 2, "": 3, promise.MeasurePlanned: 3, promise.MeasureDone: 4}

// measure tells what happened to a measure.
func (c *comparison) measure(p pair) {
	if p.old < 0 || p.new < 0 {
		c.loneMeasure(p)
		return
	}
	o, n := &c.sides[0].measures[p.old], &c.sides[1].measures[p.new]
	e := Event{Old: passage(c.forRisks(0, o), o.Place), New: passage(c.forRisks(1, n), n.Place), at: [2]int{n.Span.Start, o.Span.Start}}
	e.state(o, n)
	e.due(o, n)
	e.overdue(o, n, c.asOf)
	e.soft(o, n)
	c.reach(&e, o, n)
	if len(e.Moves) == 0 {
		if sameWords(o.What, n.What) && c.sameRisks(o, n) {
			return
		}
		e.Reworded = "measure"
	}
	c.events = append(c.events, e)
}

// loneMeasure tells of a measure that one side lacks. That of a risk which the other side
// lacks too is told with its risk.
func (c *comparison) loneMeasure(p pair) {
	n, i, step := 1, p.new, change.Gained
	if p.new < 0 {
		n, i, step = 0, p.old, change.Lost
	}
	m := &c.sides[n].measures[i]
	if len(m.risks) == 1 && c.alone(n, m.risks[0]) {
		if n == 1 && c.late(m) {
			c.lateAlone(m)
		}
		return
	}
	e := Event{at: [2]int{m.Span.Start, m.Span.Start}, Moves: []change.Move{move(promise.SlotMeasure, step, m.What)}}
	at := passage(c.forRisks(n, m), m.Place)
	if n == 0 {
		e.Old = at
	} else {
		e.New = at
		if c.late(m) {
			e.Moves = append(e.Moves, c.passed(m))
		}
	}
	c.events = append(c.events, e)
}

func (c *comparison) lateAlone(m *measure) {
	c.events = append(c.events, Event{New: passage(c.forRisks(1, m), m.Place), at: [2]int{m.Span.Start, m.Span.Start}, Moves: []change.Move{c.passed(m)}})
}

func (c *comparison) alone(n, risk int) bool {
	return c.risks[c.partner[n][risk]].of(1-n) < 0
}

// forRisks names the risks that a measure is for.
func (c *comparison) forRisks(n int, m *measure) []string {
	var names []string
	for _, i := range m.risks {
		names = append(names, heading(&c.sides[n].risks[i])[0])
	}
	if len(names) == 0 {
		return nil
	}
	return []string{strings.Join(names, "; ")}
}

// sameRisks says whether a measure is for the same risks on both sides.
func (c *comparison) sameRisks(o, n *measure) bool {
	if len(o.risks) != len(n.risks) {
		return false
	}
	for k := range o.risks {
		if c.partner[0][o.risks[k]] != c.partner[1][n.risks[k]] {
			return false
		}
	}
	return true
}

// reach compares the risks that a measure is for. One that went over from a risk to another
// only stands elsewhere, and a tie that was inferred says nothing.
func (c *comparison) reach(e *Event, o, n *measure) {
	if o.Tie == promise.TieWords || n.Tie == promise.TieWords {
		return
	}
	lost, gained := c.onlyOf(0, o, n), c.onlyOf(1, n, o)
	if (len(lost) > 0) == (len(gained) > 0) {
		return
	}
	m := move(promise.SlotMeasure, change.Cut, n.What)
	if len(gained) > 0 {
		m.Step, m.Sign = change.Extended, change.Registered(promise.SlotMeasure, change.Extended)
	}
	m.Old, m.New = strings.Join(lost, "; "), strings.Join(gained, "; ")
	e.Moves = append(e.Moves, m)
}

// onlyOf names the risks of side n that stand on both sides and that one measure is for and
// the other is not.
func (c *comparison) onlyOf(n int, m, other *measure) []string {
	var names []string
	for _, i := range m.risks {
		p := c.risks[c.partner[n][i]]
		if p.of(1-n) >= 0 && !slices.Contains(other.risks, p.of(1-n)) {
			names = append(names, clip(c.sides[n].risks[i].Title))
		}
	}
	return names
}

func (e *Event) state(o, n *measure) {
	was, is := states[o.Status], states[n.Status]
	if was == is {
		return
	}
	m := move(promise.SlotState, change.Raised, n.What)
	if is < was {
		m.Step, m.Sign = change.Lowered, change.Registered(promise.SlotState, change.Lowered)
	}
	m.Old, m.New = cmp.Or(o.Status, promise.MeasurePlanned), cmp.Or(n.Status, promise.MeasurePlanned)
	m.Value = promise.MeasureDone
	switch min(was, is) { // the state that says most of the move, whichever way it goes
	case states[promise.MeasureRefused]:
		m.Value = promise.MeasureRefused
	case states[promise.MeasureAccepted]:
		m.Value = promise.MeasureAccepted
	}
	e.Moves = append(e.Moves, m)
}

// due compares the days that a measure is promised for, as long as it is still to come.
func (e *Event) due(o, n *measure) {
	if o.Deadline == n.Deadline || states[o.Status] != states[promise.MeasurePlanned] || states[n.Status] != states[promise.MeasurePlanned] {
		return
	}
	step := change.Later
	switch {
	case o.Deadline == "":
		step = change.Gained
	case n.Deadline == "":
		step = change.Lost
	case n.Deadline < o.Deadline:
		step = change.Earlier
	}
	m := move(promise.SlotDue, step, n.What)
	m.Old, m.New = o.Deadline, n.Deadline
	e.Moves = append(e.Moves, m)
}

// overdue looks whether the day has passed.
func (e *Event) overdue(o, n *measure, asOf string) {
	c := comparison{asOf: asOf}
	switch was, is := c.late(o), c.late(n); {
	case is:
		e.Moves = append(e.Moves, c.passed(n))
	case was && n.Status == promise.MeasureDone:
		m := move(promise.SlotDue, change.Cleared, n.What)
		m.Old, m.New = o.Deadline, n.Deadline
		e.Moves = append(e.Moves, m)
	}
}

// late says whether a measure's day has passed and it is still to come.
func (c *comparison) late(m *measure) bool { return Overdue(m.Status, m.Deadline, c.asOf) }

// Overdue says whether the day that a measure of that status is promised for has passed on
// the given one, both ISO 8601 dates, and it is still to come. Without a date nothing is.
func Overdue(status, deadline, asOf string) bool {
	return asOf != "" && deadline != "" && deadline < asOf && states[status] == states[promise.MeasurePlanned]
}

func (c *comparison) passed(m *measure) change.Move {
	p := move(promise.SlotDue, change.Passed, m.What)
	p.New, p.Value = m.Deadline, c.asOf
	return p
}

// soft compares what leaves a measure open.
func (e *Event) soft(o, n *measure) {
	if (o.Soft == "") == (n.Soft == "") {
		return
	}
	step := change.Gained
	if n.Soft == "" {
		step = change.Lost
	}
	m := move(promise.SlotSoft, step, n.What)
	m.Old, m.New = o.Soft, n.Soft
	e.Moves = append(e.Moves, m)
}
