package diff

import (
	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/diff/rules"
	"github.com/recant/recant/extract/promise"
)

// What a sentence lets happen depends on the rest of its document: a vague promise may be
// bounded at another place, and a practice may be ruled out there.

const boundedNote = "What it leaves open may be settled at another place, which says the same more firmly."

// bounded is the passage of the other side that settles what a move says was left open, or was
// settled: a period for the same data, the same promise without the softening word.
func (c *comparison) bounded(m *change.Move) *promise.Passage {
	switch {
	case m.Step == change.Unbounded, m.Slot == promise.SlotRetention && m.Step == change.PeriodLost:
		return c.shelves[1].Keeps(m.NewPassage, m.OldClause)
	case m.Step == change.Bounded, m.Slot == promise.SlotRetention && m.Step == change.PeriodSet:
		return c.shelves[0].Keeps(m.OldPassage, m.NewClause)
	case m.Slot == promise.SlotVague && m.Step == change.Gained:
		return c.shelves[1].Firm(m.NewPassage, m.OldPassage, m.OldClause)
	case m.Slot == promise.SlotVague && m.Step == change.Lost:
		return c.shelves[0].Firm(m.OldPassage, m.NewPassage, m.NewClause)
	}
	return nil
}

// settled tells whether all that was found on a pair is settled at another place: what got
// vaguer here may bind as it did.
func (c *comparison) settled(judged []rules.Judged) bool {
	for _, j := range judged {
		if c.bounded(j.Move) == nil {
			return false
		}
	}
	return len(judged) > 0
}

// findClashes notes, by passage, the practices of an edited passage that the rest of the same
// statement rules out, where the other statement did not contradict itself so: in the new one
// it came, in the old one it went.
func (c *comparison) findClashes() {
	found := [2][]change.Clash{c.shelves[0].Clashes(), c.shelves[1].Clashes()}
	for n := range found {
		c.clashes[n] = map[*promise.Passage][]change.Move{}
		before := map[string]bool{}
		for _, x := range found[1-n] {
			before[x.Key()] = true
		}
		for _, x := range found[n] {
			if _, edited := c.edited[n][x.Passage]; edited && !before[x.Key()] {
				c.clashes[n][x.Passage] = append(c.clashes[n][x.Passage], x.Move(n == 1))
			}
		}
	}
}

// clashing are the moves of the contradictions of both sides of a pair.
func (c *comparison) clashing(p pair) []change.Move {
	var out []change.Move
	for n, g := range p.groups {
		for _, q := range g.Passages {
			out = append(out, c.clashes[n][q]...)
		}
	}
	return out
}
