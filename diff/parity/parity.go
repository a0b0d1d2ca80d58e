// Package parity holds the language versions of one statement against each other. What comes
// in are their promises and a way to look up single words; what goes out is which sentence
// says something that its translation does not. It knows no language: sentences are paired by
// place, length, names, numbers and what their lexicons call by the same term.
//
// A difference is told only where three things agree: the sentences are each other's
// translation by their place and by what they share, the promises read from them differ, and
// no word on the other side, in the sentence or right beside it, could say the same. Whatever
// rests on the reading of one language alone is not told.
package parity

import (
	"slices"

	"github.com/recant/recant/extract/promise"
)

// The kinds of difference.
const (
	Missing   = "missing"           // the sentence stands in some languages only
	Opposite  = "opposite"          // it is done, and it is not done
	Figure    = "other-figure"      // another number
	Period    = "other-period"      // another period
	NoPeriod  = "period-missing"    // a period, and none
	NoOnly    = "only-missing"      // "only", and nothing of the kind
	Softer    = "softer"            // "may" or "tries to", and "does" or "will"
	Condition = "condition-missing" // consent, a way out or an exception, and none
	Name      = "other-name"        // another company or product
	Never     = "never-missing"     // "never", and merely "not"
	Kept      = "kept-not-kept"     // kept for a period, and only collected or used in it
	Value     = "value-missing"     // a kind of data, purpose or recipient, and none of it
	Place     = "place-missing"     // a country, and none
	Alone     = "changed-alone"     // over time: one language changed and the other did not
)

// Difference is something that the versions do not say alike.
type Difference struct {
	Kind  string
	Sure  bool  // false where only the sentence was seen, not what it promises, or one name stands for a doubt
	Less  []int // the statements that promise less by it, ascending; empty where none does
	Sides []Side
}

// Side is what one statement says, or nothing where Passage is nil.
type Side struct {
	Statement int  // index of the statement
	Has       bool // it says more, or says it more closely, than the sides that do not
	Passage   *promise.Passage
	Clause    *promise.Commitment // nil where the difference is not one of clauses
	Value     string              // what the difference is about: a figure, a period, a name, a value of a slot, a rule
	Before    *promise.Passage    // over time: what stood there before it changed
}

// Result is the outcome of a comparison.
type Result struct {
	Statements  []*promise.Statement
	Paired      []int // by statement: how many of its sentences have a counterpart in the first
	Differences []Difference
	Unlike      []int // the statements that do not look like a translation of the first
}

// leastPaired is the share of a text's sentences, in hundredths, that must have a sure
// counterpart in the first for it to count as its translation.
const leastPaired = 50

// Statements compares the versions of one statement with the first of them.
func Statements(versions []*promise.Statement, cues promise.Cues) *Result {
	r := &Result{Statements: versions, Paired: make([]int, len(versions))}
	differs := make([]*differ, len(versions))
	for n := 1; n < len(versions); n++ {
		d := newDiffer(versions[0], versions[n], cues)
		r.Paired[n] = d.count(enough)
		if 100*d.count(certain) < leastPaired*min(len(d.sides[0].units), len(d.sides[1].units)) {
			r.Unlike = append(r.Unlike, n)
			continue
		}
		differs[n] = d
		for _, f := range d.run() {
			r.take(n, f)
		}
	}
	if len(versions) > 0 {
		r.Paired[0] = len(versions[0].Passages)
	}
	for i := range r.Differences {
		r.Differences[i].agree(differs)
	}
	r.missed(cues)
	r.sort()
	return r
}

// count is how many units of the second text are paired with one that is so like them.
func (d *differ) count(like int) int {
	n := 0
	for _, p := range d.pairs {
		if p.like >= like {
			n += len(p.at[1])
		}
	}
	return n
}

// take adds a difference between the first statement and the n-th, to one of the same kind
// at the same place where there is one.
func (r *Result) take(n int, f finding) {
	for i := range r.Differences {
		d := &r.Differences[i]
		first := d.side(0)
		if d.Kind == f.kind && f.places[0] != nil && first != nil && first.Passage == f.places[0] && first.Value == f.values[0] && first.Has == (f.by == 0) && slices.Contains(d.Less, 0) == (f.less == 0) {
			d.Sides = append(d.Sides, f.side(1, n))
			if f.less == 1 {
				d.Less = append(d.Less, n)
			}
			d.Sure = d.Sure || f.sure
			return
		}
	}
	d := Difference{Kind: f.kind, Sure: f.sure, Sides: []Side{f.side(0, 0), f.side(1, n)}}
	if f.less >= 0 {
		d.Less = []int{f.less * n}
	}
	r.Differences = append(r.Differences, d)
}

func (f *finding) side(k, statement int) Side {
	return Side{Statement: statement, Has: f.by == k, Passage: f.places[k], Clause: f.clauses[k], Value: f.values[k]}
}

func (d *Difference) side(statement int) *Side {
	for i := range d.Sides {
		if d.Sides[i].Statement == statement {
			return &d.Sides[i]
		}
	}
	return nil
}

// agree adds the statements that say the same as the first, by their sentence at its place.
func (d *Difference) agree(differs []*differ) {
	first := d.side(0)
	if first == nil || first.Passage == nil {
		return
	}
	for n, other := range differs {
		if other == nil || d.side(n) != nil {
			continue
		}
		if p := other.counterpart(first.Passage); p != nil {
			d.Sides = append(d.Sides, Side{Statement: n, Has: first.Has, Passage: p, Value: first.Value})
			if slices.Contains(d.Less, 0) {
				d.Less = append(d.Less, n)
			}
		}
	}
	slices.Sort(d.Less)
	slices.SortStableFunc(d.Sides, func(a, b Side) int { return a.Statement - b.Statement })
}

// missed asks the other languages about the sentences that the first lacks.
func (r *Result) missed(cues promise.Cues) {
	differs := map[[2]int]*differ{}
	for i := range r.Differences {
		d := &r.Differences[i]
		if d.Kind != Missing || d.Sides[0].Passage != nil {
			continue
		}
		has := d.Sides[1]
		for n := 1; n < len(r.Statements); n++ {
			if n == has.Statement || slices.Contains(r.Unlike, n) {
				continue
			}
			at := [2]int{has.Statement, n}
			if differs[at] == nil {
				differs[at] = newDiffer(r.Statements[at[0]], r.Statements[n], cues)
			}
			p := differs[at].counterpart(has.Passage)
			d.Sides = append(d.Sides, Side{Statement: n, Has: p != nil, Passage: p})
			if p == nil {
				d.Less = append(d.Less, n)
			}
		}
		slices.Sort(d.Less)
		slices.SortStableFunc(d.Sides, func(a, b Side) int { return a.Statement - b.Statement })
	}
}

// counterpart is the passage of the second text that a passage of the first is surely paired with.
func (d *differ) counterpart(p *promise.Passage) *promise.Passage {
	for _, pair := range d.pairs {
		if !pair.sure || len(pair.at[1]) == 0 {
			continue
		}
		for _, i := range pair.at[0] {
			if d.sides[0].units[i].Passage == p {
				return d.sides[1].units[pair.at[1][0]].Passage
			}
		}
	}
	return nil
}

// sort orders the differences: what is sure first, then by place in the first statement that
// has one.
func (r *Result) sort() {
	place := func(d *Difference) (statement, start int) {
		for _, s := range d.Sides {
			if s.Passage != nil {
				return s.Statement, s.Passage.Span.Start
			}
		}
		return 0, 0
	}
	slices.SortStableFunc(r.Differences, func(a, b Difference) int {
		if a.Sure != b.Sure {
			if a.Sure {
				return -1
			}
			return 1
		}
		s, x := place(&a)
		t, y := place(&b)
		if s != t {
			return s - t
		}
		return x - y
	})
}
