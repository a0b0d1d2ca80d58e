package parity

import (
	"unicode"

	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/extract/promise"
)

// finding is a difference between two texts. less is the side (0 or 1) that promises less,
// -1 where neither does.
type finding struct {
	kind    string
	by      int // the side that says more, or says it more closely
	less    int
	sure    bool
	values  [2]string
	places  [2]*promise.Passage
	clauses [2]*promise.Commitment
}

// differ compares two texts.
type differ struct {
	sides  [2]*side
	al     *aligner
	pairs  []pair
	proper map[string]bool
	out    []finding
	looked int // units without a counterpart that were looked for elsewhere
}

// mostLooked bounds that: each is held against the whole other text.
const mostLooked = 500

func newDiffer(a, b *promise.Statement, cues promise.Cues) *differ {
	var sides [2]*side
	var bags [2][][]string
	for n, s := range []*promise.Statement{a, b} {
		sides[n], bags[n] = newSide(s, cues)
	}
	al := &aligner{sides: sides, weight: number(sides, bags)}
	for n := range sides {
		al.ratio[n] = 1
		for _, u := range sides[n].units {
			al.ratio[n] += u.size
		}
	}
	return &differ{sides: sides, al: al, pairs: al.align(), proper: proper(sides)}
}

// rules compare the two sides of a pair, seen from side n.
var rules = []func(d *differ, n int, a, b *stretch) *finding{
	(*differ).opposite, (*differ).figure, (*differ).noPeriod, (*differ).only, (*differ).softer, (*differ).condition,
	(*differ).name, (*differ).never, (*differ).kept, (*differ).value, (*differ).place,
}

func (d *differ) run() []finding {
	for k, p := range d.pairs {
		if len(p.at[0]) == 0 || len(p.at[1]) == 0 {
			d.missing(k)
			continue
		}
		s := [2]*stretch{d.stretch(k, 0), d.stretch(k, 1)}
		if !p.sure || s[0].units[0].Kind != s[1].units[0].Kind {
			continue
		}
		for _, rule := range rules {
			for n := range s {
				if f := rule(d, n, s[n], s[1-n]); f != nil {
					f.by = n
					f.settle(s)
					d.out = append(d.out, *f)
					break
				}
			}
		}
	}
	return d.out
}

// settle fills in where a difference stands that is not one of clauses.
func (f *finding) settle(s [2]*stretch) {
	for n := range s {
		if f.places[n] == nil {
			f.places[n] = s[n].units[0].Passage
		}
	}
}

// found is a difference between clause c of side n and e of the other, either of them nil.
func found(kind string, less, n int, c, e *clause) *finding {
	f := &finding{kind: kind, less: less, sure: true}
	for k, x := range []*clause{c, e} {
		if at := (n + k) % 2; x != nil {
			f.places[at], f.clauses[at] = x.passage, x.Commitment
			f.sure = f.sure && x.Evidence >= spoken
		}
	}
	return f
}

// missing tells of the k-th pair, which has one side only, where that promises or discloses
// something and what stands around it has counterparts.
func (d *differ) missing(k int) {
	n := 0
	if len(d.pairs[k].at[0]) == 0 {
		n = 1
	}
	a := d.stretch(k, n)
	u := &a.units[0]
	if !d.framed(k) || !whole(u.Quote) || d.looked >= mostLooked {
		return
	}
	d.looked++
	if d.elsewhere(n, u) {
		return
	}
	for _, c := range a.clauses {
		if change.Standing(c.orient) != change.Even {
			f := found(Missing, 1-n, n, c, nil)
			f.by = n
			d.out = append(d.out, *f)
			return
		}
	}
	if u.AboutData {
		f := finding{kind: Missing, by: n, less: 1 - n}
		f.places[n] = u.Passage
		d.out = append(d.out, f)
	}
}

// whole tells whether a quote begins like a sentence: a page break leaves halves.
func whole(quote string) bool {
	for _, r := range quote {
		return !unicode.IsLower(r)
	}
	return false
}

// framed tells whether the nearest pairs on either side of the k-th are likely ones.
func (d *differ) framed(k int) bool {
	for _, by := range []int{-1, 1} {
		i := k + by
		for i >= 0 && i < len(d.pairs) && !matched(d.pairs, i) {
			i += by
		}
		if i >= 0 && i < len(d.pairs) && d.pairs[i].like < enough {
			return false
		}
	}
	return true
}

// How like a unit elsewhere must be to be what a unit without a counterpart says, where it
// is nobody's counterpart itself, and where it is.
const (
	same  = 330
	other = 550
)

// elsewhere tells whether some unit of the other side says what a unit of side n says.
func (d *differ) elsewhere(n int, u *unit) bool {
	for _, p := range d.pairs {
		for _, i := range p.at[1-n] {
			a, b := []unit{*u}, d.sides[1-n].units[i:i+1]
			if n == 1 {
				a, b = b, a
			}
			least := same
			if p.sure {
				least = other
			}
			if d.al.like(a, b) > least && d.al.lengths(a, b) > 200 {
				return true
			}
		}
	}
	return false
}
