package align

import "sort"

// A leftover joins a pair where most of the weight of its words is found among the words
// of the pair's other side that the pair itself does not share, and in the order that they
// have there: a sentence was split, two were merged, a list became prose. A long passage
// holds the words of many a short one by chance, hence the order; and what was split must
// be made up of its parts, hence that a pair made here is taken apart where they leave most
// of it untold.
const (
	mostlyHeld  = 650 // thousandths of a leftover's weight that the other side must hold
	leastSpare  = 400 // thousandths of its weight that the pair does not share: what was merged may name a thing once
	leastOrder  = 450 // thousandths of its neighbouring words that must be neighbours there
	leastJoined = 450 // thousandths of likeness of the two sides of a pair made here
	fewest      = 4   // words that a leftover must have: "and more" would join anything
	mostTried   = 80  // passages tried for one leftover
)

// join puts leftovers of either side into the pairs that they were split from, or makes a
// pair of a leftover and the leftovers that were split from it.
func (m *matching) join() {
	bids := append(m.heldBy(0), m.heldBy(1)...)
	sort.SliceStable(bids, func(a, b int) bool { return bids[a].before(bids[b].edge) })
	spare, matched := m.spareWords(), len(m.pairs)
	for _, b := range bids {
		m.place(b, spare)
	}
	m.dissolve(matched)
}

// dissolve takes apart the pairs from the given one on whose sides are too little alike.
func (m *matching) dissolve(from int) {
	kept := m.pairs[:from]
	for _, p := range m.pairs[from:] {
		number := -1
		if m.likeness(p) >= leastJoined {
			number = len(kept)
			kept = append(kept, p)
		}
		for _, i := range p.Old {
			m.sides[0].partner[i] = number
		}
		for _, j := range p.New {
			m.sides[1].partner[j] = number
		}
	}
	m.pairs = kept
}

// likeness is how much of the weight of all words of a pair both its sides share, in
// thousandths.
func (m *matching) likeness(p Pair) int {
	var words [2][]int
	total := 0
	for n, indices := range [][]int{p.Old, p.New} {
		for _, i := range indices {
			words[n] = append(words[n], m.sides[n].words[i]...)
			total += m.sides[n].heft[i]
		}
		sort.Ints(words[n])
	}
	return 2000 * m.common(words[0], words[1]) / max(1, total)
}

// inOrder is how many of the neighbouring words of passage i of side n are neighbours in
// passage j of the other side, in thousandths.
func (m *matching) inOrder(n, i, j int) int {
	part, whole := m.sides[n].order[i], m.sides[1-n].order[j]
	there := make(map[[2]int]bool, len(whole))
	for k := 1; k < len(whole); k++ {
		there[[2]int{whole[k-1], whole[k]}] = true
	}
	found := 0
	for k := 1; k < len(part); k++ {
		if there[[2]int{part[k-1], part[k]}] {
			found++
		}
	}
	return 1000 * found / max(1, len(part)-1)
}

// bid is a leftover of a side and the passage of the other that holds its words.
type bid struct {
	edge
	side int // of the leftover
}

// heldBy lists for each leftover of side n the passages of the other side, not equal to
// any, that hold most of its words. The edges are (old, new) whatever n is.
func (m *matching) heldBy(n int) []bid {
	other := &m.sides[1-n]
	holders := map[int][]int{}
	for j, ids := range other.words {
		if !m.open(1-n, j) {
			continue
		}
		for k, id := range ids {
			if k == 0 || ids[k-1] != id {
				holders[id] = append(holders[id], j)
			}
		}
	}
	var out []bid
	for _, i := range m.sides[n].free() {
		heft := m.sides[n].heft[i]
		if len(m.sides[n].words[i]) < fewest {
			continue
		}
		seen := map[int]bool{}
		for _, id := range m.sides[n].words[i] {
			if len(holders[id]) > mostShared/8 {
				continue
			}
			for _, j := range holders[id] {
				if seen[j] || len(seen) >= mostTried {
					continue
				}
				seen[j] = true
				if held := 1000 * m.common(m.sides[n].words[i], other.words[j]) / heft; held >= mostlyHeld && m.inOrder(n, i, j) >= leastOrder {
					out = append(out, newBid(n, i, j, held))
				}
			}
		}
	}
	return out
}

func newBid(n, i, j, held int) bid {
	if n == 1 {
		i, j = j, i
	}
	return bid{edge{old: i, new: j, score: held, distance: abs(i - j)}, n}
}

// open tells whether a passage may take leftovers: it is free itself or only alike.
func (m *matching) open(n, i int) bool {
	p := m.sides[n].partner[i]
	return p < 0 || m.pairs[p].Kind == Alike
}

// spareWords are for every open passage the words that its pair does not share.
func (m *matching) spareWords() [2]map[int][]int {
	spare := [2]map[int][]int{{}, {}}
	for n := range m.sides {
		for i, p := range m.sides[n].partner {
			switch {
			case p < 0:
				spare[n][i] = m.sides[n].words[i]
			case m.pairs[p].Kind == Alike:
				spare[n][i] = minus(m.sides[n].words[i], m.sides[1-n].words[pick(m.pairs[p], 1-n)])
			}
		}
	}
	return spare
}

// place makes a leftover a part of the pair of the passage that holds its words, where
// those words are still to spare.
func (m *matching) place(b bid, spare [2]map[int][]int) {
	ends := [2]int{b.old, b.new}
	leftover, holder := ends[b.side], ends[1-b.side]
	if m.sides[b.side].partner[leftover] >= 0 {
		return
	}
	words := m.sides[b.side].words[leftover]
	left := spare[1-b.side][holder]
	if 1000*m.common(words, left) < leastSpare*m.sides[b.side].heft[leftover] {
		return
	}
	spare[1-b.side][holder] = minus(left, words)
	p := m.sides[1-b.side].partner[holder]
	if p < 0 {
		m.add(Alike, b.old, b.new)
		return
	}
	m.sides[b.side].partner[leftover] = p
	if b.side == 0 {
		m.pairs[p].Old = append(m.pairs[p].Old, leftover)
	} else {
		m.pairs[p].New = append(m.pairs[p].New, leftover)
	}
}

// minus is a without the words of b, both sorted, repeats counted.
func minus(a, b []int) []int {
	var out []int
	j := 0
	for _, id := range a {
		for j < len(b) && b[j] < id {
			j++
		}
		if j < len(b) && b[j] == id {
			j++
			continue
		}
		out = append(out, id)
	}
	return out
}
