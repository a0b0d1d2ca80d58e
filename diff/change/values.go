package change

import "github.com/recant/recant/extract/promise"

// generic are the values that say no more than that something is meant. Their coming or
// going says nothing.
var generic = map[string]bool{"PersonalData": true, "Other": true}

// values are what a slot of side n's clause holds, in words that came or went, and the
// other side of the pair does not hold: values of the compared level, then finer terms.
func (v sides) values(o *collector, s promise.Slot, n int) []valued {
	own, other := o.new, o.old
	if n == 0 {
		own, other = o.old, o.new
	}
	stands := v.standing(1-n, s, own)
	var out []valued
	seen := map[string]bool{}
	for _, f := range own.Finer {
		if f.Slot != s || generic[f.Value] || v[1-n].holds(f.Words) {
			continue
		}
		island, changed := v.locate(n, own, f)
		if !changed {
			continue
		}
		if island >= 0 && v.reworded(n, own, f, island) {
			continue
		}
		fine := stands[f.Value]
		if fine && (s == promise.SlotCondition || finerKnown(other, f) || !v.freshWords(1-n, f.Words)) {
			continue
		}
		if !fine && seen[f.Value] {
			continue
		}
		seen[f.Value] = true
		out = append(out, valued{f.Value, f.Words, island, fine})
	}
	return append(out, v.unworded(own, s, n, seen, stands)...)
}

// standing are the values of a slot that the clauses of side n with the same bent hold.
func (v sides) standing(n int, s promise.Slot, like *clause) map[string]bool {
	out := map[string]bool{}
	for i := range v[n].clauses {
		c := &v[n].clauses[i]
		if Widening(c.orient) != Widening(like.orient) {
			continue
		}
		for _, x := range c.Set(s) {
			out[x] = true
		}
	}
	return out
}

// finerKnown tells whether the other clause holds the same finer term under other words.
func finerKnown(c *clause, f promise.Finer) bool {
	for _, g := range c.Finer {
		if g.Slot == f.Slot && g.Value == f.Value && f.Term != "" && g.Term == f.Term {
			return true
		}
	}
	return false
}

// freshWords tells whether a finer term has a word of its own that side n does not know.
func (v sides) freshWords(n int, words string) bool {
	for _, w := range foldedWords(words) {
		if content(w) && !v[n].has[w] {
			return true
		}
	}
	return false
}

// locate finds the stretch of changes that a finer term stands in. A term of the context
// stands in none.
func (v sides) locate(n int, c *clause, f promise.Finer) (island int, changed bool) {
	p := c.passage
	if f.Span.Start < p.Span.Start || f.Span.End > p.Span.End {
		return -1, false
	}
	from, to := v[n].wordsIn(v[n].group.index(p), f.Span.Start, f.Span.End)
	for i := from; i < to; i++ {
		if v[n].changed[i] {
			return v[n].island[i], true
		}
	}
	return -1, false
}

// reworded tells whether a finer term only changed a word: another of its words that carry
// meaning stayed, and words took the place of those that went.
func (v sides) reworded(n int, c *clause, f promise.Finer, island int) bool {
	if !v.meets(1-n, island) || v.known(1-n, f.Slot, island) {
		return false
	}
	from, to := v[n].wordsIn(v[n].group.index(c.passage), f.Span.Start, f.Span.End)
	for i := from; i < to; i++ {
		if !v[n].changed[i] && content(v[n].words[i].Folded) && v[n].island[i] < 0 {
			return true
		}
	}
	return false
}

// known tells whether a term that fills the slot stands in a stretch of changes of side n.
func (v sides) known(n int, s promise.Slot, island int) bool {
	for i := range v[n].clauses {
		c := &v[n].clauses[i]
		for _, f := range c.Finer {
			if f.Slot != s || f.Span.Start < c.passage.Span.Start || f.Span.End > c.passage.Span.End {
				continue
			}
			from, to := v[n].wordsIn(v[n].group.index(c.passage), f.Span.Start, f.Span.End)
			for k := from; k < to; k++ {
				if v[n].island[k] == island {
					return true
				}
			}
		}
	}
	return false
}

// unworded are the values that no finer term accounts for. They came or went where words
// of their own kind did.
func (v sides) unworded(c *clause, s promise.Slot, n int, seen, stands map[string]bool) []valued {
	var out []valued
	worded := map[string]bool{}
	for _, f := range c.Finer {
		if f.Slot == s {
			worded[f.Value] = true
		}
	}
	for _, x := range c.Set(s) {
		if worded[x] || seen[x] || stands[x] || generic[x] {
			continue
		}
		if v[n].fresh(v[1-n], c.from, c.to) > 0 {
			out = append(out, valued{x, x, -1, false})
		}
	}
	return out
}
