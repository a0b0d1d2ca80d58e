package align

import "sort"

// matchEqual pairs the passages that differ in no word. Those whose words stand once on
// either side are anchors; runs of equal passages grow from them, which settles which of
// several equal passages is which; what is equal but left over has moved.
func (m *matching) matchEqual() {
	old, new := &m.sides[0], &m.sides[1]
	rising := m.risingAnchors()
	for _, a := range rising {
		m.add(Equal, a[0], a[1])
	}
	m.growRuns(rising)
	m.matchMoved(old, new)
	for _, p := range m.pairs {
		if p.Kind == Equal {
			m.anchor = append(m.anchor, p)
		}
	}
	sort.Slice(m.anchor, func(i, j int) bool { return m.anchor[i].New[0] < m.anchor[j].New[0] })
}

// risingAnchors is the longest run of pairs, ascending on both sides, of passages whose
// words stand exactly once in either statement.
func (m *matching) risingAnchors() [][2]int {
	at := [2]map[int]int{}
	for n := range m.sides {
		at[n] = map[int]int{}
		for i, k := range m.sides[n].keys {
			if _, twice := at[n][k]; twice {
				at[n][k] = -1
				continue
			}
			at[n][k] = i
		}
	}
	var all [][2]int
	for i, k := range m.sides[0].keys {
		if j, ok := at[1][k]; ok && j >= 0 && at[0][k] >= 0 {
			all = append(all, [2]int{i, j})
		}
	}
	return longestRise(all)
}

// longestRise is the longest subsequence whose second numbers ascend (patience sorting).
func longestRise(all [][2]int) [][2]int {
	var tails []int // index into all of the smallest tail of each length
	back := make([]int, len(all))
	for i, p := range all {
		n := sort.Search(len(tails), func(n int) bool { return all[tails[n]][1] >= p[1] })
		back[i] = -1
		if n > 0 {
			back[i] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, i)
		} else {
			tails[n] = i
		}
	}
	out := make([][2]int, len(tails))
	if len(tails) == 0 {
		return out
	}
	for i, n := tails[len(tails)-1], len(tails)-1; n >= 0; i, n = back[i], n-1 {
		out[n] = all[i]
	}
	return out
}

// growRuns pairs equal free passages that follow or precede a pair on both sides, the two
// ends of the statements counting as pairs.
func (m *matching) growRuns(anchors [][2]int) {
	old, new := &m.sides[0], &m.sides[1]
	same := func(i, j int) bool {
		return i >= 0 && j >= 0 && i < len(old.keys) && j < len(new.keys) &&
			old.partner[i] < 0 && new.partner[j] < 0 && old.keys[i] == new.keys[j]
	}
	ends := append([][2]int{{-1, -1}}, anchors...)
	for _, a := range ends {
		for i, j := a[0]+1, a[1]+1; same(i, j); i, j = i+1, j+1 {
			m.add(Equal, i, j)
		}
	}
	ends = append(ends[1:], [2]int{len(old.keys), len(new.keys)})
	for n := len(ends) - 1; n >= 0; n-- {
		for i, j := ends[n][0]-1, ends[n][1]-1; same(i, j); i, j = i-1, j-1 {
			m.add(Equal, i, j)
		}
	}
}

// matchMoved pairs what is equal and still free, the first with the first.
func (m *matching) matchMoved(old, new *side) {
	waiting := map[int][]int{}
	for j, k := range new.keys {
		if new.partner[j] < 0 {
			waiting[k] = append(waiting[k], j)
		}
	}
	for i, k := range old.keys {
		if old.partner[i] >= 0 || len(waiting[k]) == 0 {
			continue
		}
		m.add(Moved, i, waiting[k][0])
		waiting[k] = waiting[k][1:]
	}
}
