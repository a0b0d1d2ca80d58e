package parity

import (
	"slices"

	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/extract/promise"
)

// Over adds what changed in some languages only. old and changes belong to the statements of
// r, one by one: the version before, and how it was judged against the present one.
func (r *Result) Over(old []*promise.Statement, changes []*change.Result, cues promise.Cues) {
	t := &timeline{r: r, now: r.Statements, old: old, cues: cues, differs: map[[3]int]*differ{}}
	for n := range changes {
		t.kept = append(t.kept, quotes(old[n]))
	}
	for n, result := range changes {
		for i := range result.Changes {
			t.follow(n, &result.Changes[i])
		}
	}
	r.sort()
}

// timeline compares languages and versions at once.
type timeline struct {
	r        *Result
	now, old []*promise.Statement
	cues     promise.Cues
	kept     []map[string]bool // by statement: the sentences of its old version
	differs  map[[3]int]*differ
}

func quotes(s *promise.Statement) map[string]bool {
	out := map[string]bool{}
	for i := range s.Passages {
		out[s.Passages[i].Quote] = true
	}
	return out
}

// differ pairs statement a with statement b, the old versions where old is 1.
func (t *timeline) differ(a, b, old int) *differ {
	key := [3]int{a, b, old}
	if t.differs[key] == nil {
		list := t.now
		if old == 1 {
			list = t.old
		}
		t.differs[key] = newDiffer(list[a], list[b], t.cues)
	}
	return t.differs[key]
}

// follow looks whether the other languages followed a change of statement n that matters to
// the person. One that only caught up with them changed nothing alone.
func (t *timeline) follow(n int, ch *change.Change) {
	if ch.Verdict == change.Neutral || ch.Unsure || len(ch.Findings) == 0 {
		return
	}
	at, old := ch.New, 0
	if at == nil {
		at, old = ch.Old, 1
	}
	mine := Side{Statement: n, Has: true, Passage: at.Passage, Clause: at.Commitment, Value: ch.Findings[0].Rule}
	if ch.Old != nil {
		mine.Before = ch.Old.Passage
	}
	if old == 1 {
		mine.Passage = nil
	}
	d := Difference{Kind: Alone, Sure: true, Sides: []Side{mine}}
	for other := range t.now {
		if other == n || slices.Contains(t.r.Unlike, other) || slices.Contains(t.r.Unlike, n) {
			continue
		}
		q := t.differ(n, other, old).counterpart(at.Passage)
		if q == nil || caughtUp(at, q) {
			continue
		}
		if q = t.stands(other, q, old); q == nil {
			continue
		}
		d.Sides = append(d.Sides, Side{Statement: other, Passage: q})
	}
	if len(d.Sides) == 1 || t.known(&d, ch) {
		return
	}
	switch ch.Verdict {
	case change.Weakened:
		d.Less = []int{n}
	case change.Strengthened:
		for _, s := range d.Sides[1:] {
			d.Less = append(d.Less, s.Statement)
		}
	}
	slices.SortStableFunc(d.Sides, func(a, b Side) int { return a.Statement - b.Statement })
	t.r.Differences = append(t.r.Differences, d)
}

// known tells whether a difference that was found between the present versions is what the
// change of d made; then it is told there what stood before.
func (t *timeline) known(d *Difference, ch *change.Change) bool {
	met := false
	for i := range t.r.Differences {
		f := &t.r.Differences[i]
		mine, other := f.side(d.Sides[0].Statement), f.side(d.Sides[1].Statement)
		if f.Kind != Alone && mine != nil && other != nil && mine.Passage == d.Sides[0].Passage && other.Passage == d.Sides[1].Passage && ch.Old != nil {
			mine.Before, met = ch.Old.Passage, true
		}
	}
	return met
}

// stands is the passage of the present version that stands word for word in both versions of
// a statement, nil where q, of the old version where old is 1, does not.
func (t *timeline) stands(n int, q *promise.Passage, old int) *promise.Passage {
	if old == 0 {
		if t.kept[n][q.Quote] {
			return q
		}
		return nil
	}
	for i := range t.now[n].Passages {
		if p := &t.now[n].Passages[i]; p.Quote == q.Quote {
			return p
		}
	}
	return nil
}

// caughtUp tells whether a changed passage now promises what its translation does.
func caughtUp(at *change.Side, q *promise.Passage) bool {
	return at.Commitment != nil && slices.ContainsFunc(q.Clauses, func(c promise.Commitment) bool { return c.Norm() == at.Commitment.Norm() })
}
