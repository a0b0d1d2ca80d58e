package diff

import (
	"github.com/recant/recant/diff/align"
	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/diff/rules"
	"github.com/recant/recant/extract/promise"
)

// judgePair judges an aligned pair. Equal passages are a change only where what they were
// read with changed a promise; moved ones are listed as moved.
func (c *comparison) judgePair(p pair) {
	moves := c.leftToJudge(p, c.elsewhere(c.untold(p, change.Compare(p.groups[0], p.groups[1], &c.background))))
	moves = append(moves, c.clashing(p)...)
	judged, cued := c.cued(p, rules.Judge(moves))
	c.leads = append(c.leads, telling(p, judged)...)
	ch := change.Change{Kind: change.Changed, Faint: p.Faint}
	if note := c.unsettled(p); note != "" && len(judged) > 0 {
		judged, ch.Unsure, ch.Note = nil, true, note
	}
	switch {
	case p.Kind == align.Equal && len(judged) == 0:
		return
	case p.Kind == align.Moved && len(judged) == 0:
		ch.Kind, ch.Note = change.Moved, sameNote
	}
	c.fill(&ch, judged)
	if p.Kind != align.Alike && !ch.Unsure && len(judged) > 0 {
		ch.Note = leadNote
	}
	if p.Faint && len(judged) > 0 && !ch.Unsure {
		ch.Unsure, ch.Note = true, faintNote
	}
	if c.settled(judged) && !ch.Unsure {
		ch.Unsure, ch.Note = true, boundedNote
	}
	if cued {
		ch.Unsure, ch.Note, judged = true, cueNote, nil // the sides show what was read
	}
	ch.Old = c.side(0, p, judged)
	ch.New = c.side(1, p, judged)
	ch.Redline = change.Redline(p.groups[0].Quote, p.groups[1].Quote)
	if p.Kind == align.Alike && !cued {
		c.noteUnread(p)
	}
	if ch.Verdict == change.Neutral && (ch.Old.Commitment == nil && ch.New.Commitment == nil || c.passedOver(0, p.Old[0]) || c.passedOver(1, p.New[0])) {
		return // nothing was read on either side: it is among the unread, or says nothing about data
	}
	c.put(ch, p.Old[0], p.New[0])
}

// unsettled says why a pair is not judged though something in it moved; "" where it is.
func (c *comparison) unsettled(p pair) string {
	if c.translation(p) {
		return foreignNote
	}
	return c.pairCutOff(p)
}

// fill sets what follows from the findings.
func (c *comparison) fill(ch *change.Change, judged []rules.Judged) {
	for _, j := range judged {
		ch.Findings = append(ch.Findings, j.Finding)
		if ch.Witness == "" {
			ch.Witness = j.Witness
		}
	}
	ch.Verdict = rules.Verdict(ch.Findings)
	ch.Severity = rules.Severity(ch.Findings, ch.Verdict)
	if len(judged) > 0 && doubtful(judged) {
		ch.Unsure, ch.Note = true, doubtNote
	}
}

const (
	sameNote  = "The same words stand at another place."
	doubtNote = "The sentence speaks only faintly for what was read into it."
	leadNote  = "The words are the same; what they hang on changed."
	faintNote = "The two passages have little in common; one may not have become the other."
)

// alone is the evidence below which a clause that stands on one side only is doubtful: there is
// no second reading of it to bear the first out. What both sides have may be said more faintly.
const alone = 1.5

// doubtful tells whether every finding rests on clauses alone that their sentences more
// likely do not say, or on words whose part in a promise is a guess.
func doubtful(judged []rules.Judged) bool {
	for _, j := range judged {
		least := 0.0
		switch j.Move.Step {
		case change.Gained, change.Lost:
			if j.Move.Slot == promise.SlotAct {
				least = alone
			}
		case change.Fuller, change.Thinner:
			continue
		}
		for _, c := range []*promise.Commitment{j.Move.OldClause, j.Move.NewClause} {
			if c != nil && c.Evidence >= least {
				return false
			}
		}
	}
	return true
}

// side is one side of a pair, the passage that the leading finding is about in front.
func (c *comparison) side(n int, p pair, judged []rules.Judged) *change.Side {
	index := p.Old[0]
	if n == 1 {
		index = p.New[0]
	}
	s := &change.Side{Passage: &c.statements[n].Passages[index]}
	for _, j := range judged {
		passage, clause := j.Move.OldPassage, j.Move.OldClause
		if n == 1 {
			passage, clause = j.Move.NewPassage, j.Move.NewClause
		}
		if clause != nil {
			s.Passage, s.Commitment = passage, clause
			break
		}
	}
	for _, q := range p.groups[n].Passages {
		if q != s.Passage {
			s.Also = append(s.Also, q)
		}
		if s.Commitment == nil && len(q.Clauses) > 0 {
			s.Commitment = &q.Clauses[0]
		}
	}
	return s
}

// elsewhere drops the moves that only say where something stands: a promise that is kept
// at another place was not lost, a practice that was disclosed there is not new.
func (c *comparison) elsewhere(moves []change.Move) []change.Move {
	var out []change.Move
	for _, m := range moves {
		if c.stands(&m) == nil {
			out = append(out, m)
		}
	}
	return out
}

// stands is the passage of the other side that says what a move says came or went.
func (c *comparison) stands(m *change.Move) *promise.Passage {
	switch {
	case m.Slot == promise.SlotData || m.Slot == promise.SlotPurpose || m.Slot == promise.SlotRecipient:
		return c.listed(m)
	case m.Slot != promise.SlotAct:
		return nil
	case m.Step == change.Lost:
		return c.shelves[1].Says(m.OldPassage, m.OldClause)
	case m.Step == change.Gained:
		return c.shelves[0].Says(m.NewPassage, m.NewClause)
	}
	return nil
}

// listed is the passage of the other side that holds the value which a move adds or takes
// away, and whose own counterpart does not: the value was put elsewhere. What stands elsewhere
// as it always did does not make this place say less.
func (c *comparison) listed(m *change.Move) *promise.Passage {
	n, words := 0, m.New
	switch m.Step {
	case change.Extended:
	case change.Cut:
		n, words = 1, m.Old
	default:
		return nil
	}
	return c.shelves[n].Holds(m, words, func(q *promise.Passage) bool {
		became, ok := c.edited[n][q]
		return ok && (became == nil || !became.Says(words))
	})
}

// judgeAlone judges passage i of side n, which the other side does not have.
func (c *comparison) judgeAlone(n, i int) {
	if c.passedOver(n, i) {
		return
	}
	p, copied := &c.statements[n].Passages[i], c.copied(n, i)
	if p.AboutData && len(p.Clauses) == 0 && !copied {
		c.unread = append(c.unread, placedUnread{c.place(n, i), change.Unread{Side: sideName(n), Passage: p}})
	}
	if len(p.Clauses) == 0 {
		return
	}
	ch := change.Change{Kind: change.Removed}
	step, op := change.Lost, change.OpDelete
	if n == 1 {
		ch.Kind, step, op = change.Added, change.Gained, change.OpInsert
	}
	all := change.Alone(p, step)
	moves := c.elsewhere(all)
	judged := rules.Judge(append(moves[:len(moves):len(moves)], c.clashes[n][p]...))
	if len(judged) == 0 && len(all) > len(moves) {
		ch.Kind, ch.Note = change.Moved, "The same is said in other words at another place."
	}
	if copied {
		judged, ch.Kind, ch.Note = nil, change.Moved, sameNote
	}
	if note := c.doubt(n, i); note != "" && len(judged) > 0 {
		judged, ch.Unsure, ch.Note = nil, true, note
	}
	c.fill(&ch, judged)
	side := &change.Side{Passage: p, Commitment: &p.Clauses[0]}
	if len(judged) > 0 {
		side.Commitment = judged[0].Move.Clause()
	}
	ch.Redline = []change.Op{{Op: op, Text: p.Quote}}
	if n == 0 {
		ch.Old = side
		c.put(ch, i, -1)
		return
	}
	ch.New = side
	c.put(ch, -1, i)
}

// doubt says why passage i of side n, though the other side does not have it, is not
// called lost or new; "" where there is no reason.
func (c *comparison) doubt(n, i int) string {
	switch {
	case !c.kept[n].holds(i):
		return cutNote(n)
	case c.translated(n, i):
		return foreignNote
	}
	return c.cutOff(n, i)
}

func sideName(n int) string {
	if n == 0 {
		return "old"
	}
	return "new"
}

// noteUnread lists the passages of a reworded pair that speak of data and were not read.
func (c *comparison) noteUnread(p pair) {
	for n, indices := range [][]int{p.Old, p.New} {
		for _, i := range indices {
			if q := &c.statements[n].Passages[i]; q.AboutData && len(q.Clauses) == 0 && !c.passedOver(n, i) {
				c.unread = append(c.unread, placedUnread{c.place(n, i), change.Unread{Side: sideName(n), Passage: q}})
			}
		}
	}
}
