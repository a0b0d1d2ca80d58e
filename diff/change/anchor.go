package change

import "github.com/recant/recant/extract/promise"

// anchored tells whether words of side n's clause carry the slot, and whether more of such
// a word stands on side n than on the other: whether it came or went there.
func (v sides) anchored(n int, c *clause, slot promise.Slot) (carried, came bool) {
	for _, f := range c.Finer {
		if f.Slot != slot {
			continue
		}
		for _, w := range foldedWords(f.Words) {
			carried = true
			came = came || v[n].count(w) > v[1-n].count(w)
		}
	}
	return carried, came
}

// onlyRead tells whether a "not" or an "only" that one of two clauses has and the other
// lacks stands in the words of both: the reader missed it once.
func (v sides) onlyRead(c, d *clause, slot promise.Slot) bool {
	for n, x := range []*clause{c, d} {
		if carried, came := v.anchored(n, x, slot); carried && !came {
			return true
		}
	}
	return false
}

// count is how often a word stands in the text.
func (v *view) count(word string) int {
	n := 0
	for _, w := range v.words {
		if w.Folded == word {
			n++
		}
	}
	return n
}
