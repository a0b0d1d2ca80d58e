package change

import "github.com/recant/recant/extract/promise"

// parts adds what came into, or went from, a promise that otherwise stayed as it was: words
// that a comma or a lone "and" joins to it, none of which the other form of it has. What more
// is promised is better, what less is worse, whatever it is. Where some came and some went, the
// promise was put in other words.
func (v sides) parts(o *collector) {
	if o.old.orient != Protective || o.new.orient != Protective || Denies(o.old.Force) || Denies(o.new.Force) {
		return
	}
	went, came := v.partsOf(0, o.old), v.partsOf(1, o.new)
	if (len(went) > 0) == (len(came) > 0) {
		return
	}
	for _, words := range came {
		m := Move{Slot: promise.SlotAct, Step: Fuller, Sign: Better, Orient: Protective, Value: string(o.new.Act), New: words}
		o.add(m)
	}
	for _, words := range went {
		m := Move{Slot: promise.SlotAct, Step: Thinner, Sign: Worse, Orient: Protective, Value: string(o.old.Act), Old: words}
		o.add(m)
	}
}

// partsOf are the words of side n's clause that stand where the other side has none; none where
// anything else of meaning changed in it.
func (v sides) partsOf(n int, c *clause) []string {
	var out []string
	act := v[n].actAt(c)
	for from := c.from; from < c.to; from++ {
		if v[n].island[from] < 0 {
			continue
		}
		to, fresh := from, false
		for ; to < c.to && v[n].island[to] == v[n].island[from]; to++ {
			fresh = fresh || content(v[n].words[to].Folded) && !hedges(c, v[n].words[to].Folded) && !v[1-n].has[v[n].words[to].Folded]
		}
		if fresh && (to-from > longestDetail || v.meets(1-n, v[n].island[from])) {
			return nil
		}
		if fresh && from > act && (v.listed(n, from, to) || v[n].follows(from) && to < len(v[n].words)) {
			out = append(out, v[n].quote(from, to))
		}
		from = to - 1
	}
	return out
}

// actAt is the first word of the clause that carries its act; the end of the clause where none
// does. What stands before it says when, not what.
func (v *view) actAt(c *clause) int {
	for _, f := range c.Finer {
		if f.Slot == promise.SlotAct {
			from, _ := v.wordsIn(v.group.index(c.passage), f.Span.Start, f.Span.End)
			return from
		}
	}
	return c.to
}
