package align

import (
	"sort"

	"github.com/recant/recant/extract/text"
)

// How alike two passages are is counted in thousandths: of the weight of their words, and
// of what their promises have in common; their place adds a little. Two passages are one
// where this is enough; a promise paired with what is not its successor is worse than one
// said to be gone and another to be new, because everything in both then seems to move.
const (
	enough      = 500 // from here on two passages are one
	leastWords  = 300 // the words alone must say this much
	meaning     = 150 // thousandths of the likeness that promises settle, where both sides make some
	oneSided    = 930 // thousandths that are left of it where one side alone makes promises
	sameGap     = 130 // both stand between the same two equal passages
	nextGap     = 60  // an equal passage stands between
	sameSection = 30
	otherKind   = 120 // taken off a heading and what is none
)

// Limits that keep the candidates few: what a word that stands in many passages says for a
// pair is little, and a gap as long as a document is no place.
const (
	mostShared   = 600       // a word is looked up where (old passages × new passages) holding it are at most this many
	mostPerSide  = 10        // candidates kept for each passage
	mostSums     = 3_000_000 // pairs looked at in all, rarest words first
	wholeGap     = 16        // in gaps up to this long every pair is a candidate
	gapNeighbour = 3         // in longer ones, those whose places in the gap differ by at most this
)

// edge is a candidate pair.
type edge struct {
	old, new int
	score    int
	distance int // between the two places, for ties
}

// matchAlike pairs free passages by likeness: the most alike first, then partners are
// exchanged as long as that makes the whole more alike.
func (m *matching) matchAlike() {
	edges := m.candidates()
	sort.Slice(edges, func(a, b int) bool { return edges[a].before(edges[b]) })
	for _, p := range assign(edges) {
		m.add(Alike, p.old, p.new)
	}
}

// before orders edges so that any two that share a passage compare the same way after the
// statements are swapped.
func (e edge) before(f edge) bool {
	if e.score != f.score {
		return e.score > f.score
	}
	if e.distance != f.distance {
		return e.distance < f.distance
	}
	if e.old+e.new != f.old+f.new {
		return e.old+e.new < f.old+f.new
	}
	return e.old < f.old
}

// candidates are the pairs of free passages that are alike enough.
func (m *matching) candidates() []edge {
	gaps := m.gaps()
	shared := m.sharedWords()
	m.addNeighbours(shared, gaps)
	edges := make([]edge, 0, len(shared))
	for pair := range shared {
		i, j := pair[0], pair[1]
		score, ok := m.score(i, j, gaps)
		if ok {
			edges = append(edges, edge{i, j, score, abs(gaps[0][i].offset-gaps[1][j].offset) + abs(i-j)})
		}
	}
	return edges
}

// sharedWords are the free pairs that share rare words, the best few of each passage.
func (m *matching) sharedWords() map[[2]int]bool {
	holders := [2]map[int][]int{m.holders(0), m.holders(1)}
	sums := map[[2]int]int{}
	left := mostSums
	for _, id := range rareFirst(holders) {
		olds, news := holders[0][id], holders[1][id]
		if left -= len(olds) * len(news); left < 0 {
			break
		}
		for _, i := range olds {
			for _, j := range news {
				sums[[2]int{i, j}] += m.weight[id]
			}
		}
	}
	kept := map[[2]int]bool{}
	for n := range m.sides {
		m.keepBest(n, sums, kept)
	}
	return kept
}

// rareFirst are the words that both sides hold and that say something for a pair, those
// that the fewest pairs share first.
func rareFirst(holders [2]map[int][]int) []int {
	shared := func(id int) int { return len(holders[0][id]) * len(holders[1][id]) }
	var out []int
	for id := range holders[0] {
		if n := shared(id); n > 0 && n <= mostShared {
			out = append(out, id)
		}
	}
	sort.Slice(out, func(a, b int) bool {
		if x, y := shared(out[a]), shared(out[b]); x != y {
			return x < y
		}
		return out[a] < out[b]
	})
	return out
}

// holders maps each word to the free passages of a side that hold it.
func (m *matching) holders(n int) map[int][]int {
	out := map[int][]int{}
	for _, i := range m.sides[n].free() {
		ids := m.sides[n].words[i]
		for k, id := range ids {
			if k == 0 || ids[k-1] != id {
				out[id] = append(out[id], i)
			}
		}
	}
	return out
}

// keepBest keeps for each passage of side n the pairs of greatest shared weight.
func (m *matching) keepBest(n int, sums map[[2]int]int, kept map[[2]int]bool) {
	of := map[int][][2]int{}
	for pair := range sums {
		of[pair[n]] = append(of[pair[n]], pair)
	}
	for _, pairs := range of {
		sort.Slice(pairs, func(a, b int) bool {
			p, q := pairs[a], pairs[b]
			return edge{p[0], p[1], sums[p], abs(p[0] - p[1])}.before(edge{q[0], q[1], sums[q], abs(q[0] - q[1])})
		})
		for _, pair := range pairs[:min(len(pairs), mostPerSide)] {
			kept[pair] = true
		}
	}
}

// place is where a passage stands: how many equal passages precede it, and how many
// passages since the last of them.
type place struct{ gap, offset, length int }

func (m *matching) gaps() [2][]place {
	var out [2][]place
	for n := range m.sides {
		places := make([]place, len(m.sides[n].passages))
		ends := make([]int, 0, len(m.anchor)+1)
		for _, p := range m.anchor {
			ends = append(ends, pick(p, n))
		}
		ends = append(ends, len(places))
		from := 0
		for gap, end := range ends {
			for i := from; i < end; i++ {
				places[i] = place{gap, i - from, end - from}
			}
			if end < len(places) {
				places[end] = place{gap, end - from, end - from}
			}
			from = end + 1
		}
		out[n] = places
	}
	return out
}

func pick(p Pair, side int) int {
	if side == 0 {
		return p.Old[0]
	}
	return p.New[0]
}

// addNeighbours adds the pairs of free passages that stand in the same gap.
func (m *matching) addNeighbours(kept map[[2]int]bool, gaps [2][]place) {
	in := map[int][]int{}
	for _, j := range m.sides[1].free() {
		in[gaps[1][j].gap] = append(in[gaps[1][j].gap], j)
	}
	for _, i := range m.sides[0].free() {
		at := gaps[0][i]
		news := in[at.gap]
		near := len(news) > 0 && at.length <= wholeGap && gaps[1][news[0]].length <= wholeGap
		first := sort.Search(len(news), func(k int) bool { return near || gaps[1][news[k]].offset >= at.offset-gapNeighbour })
		for _, j := range news[first:] {
			if !near && gaps[1][j].offset > at.offset+gapNeighbour {
				break
			}
			kept[[2]int{i, j}] = true
		}
	}
}

// score says how alike two passages are, and whether that is enough.
func (m *matching) score(i, j int, gaps [2][]place) (int, bool) {
	old, new := &m.sides[0], &m.sides[1]
	both := old.heft[i] + new.heft[j]
	if both == 0 || old.heft[i] == 0 || new.heft[j] == 0 {
		return 0, false
	}
	words := 2000 * m.common(old.words[i], new.words[j]) / both
	if words < leastWords {
		return 0, false
	}
	score := words
	switch p, q := old.meanings[i], new.meanings[j]; {
	case len(p) > 0 && len(q) > 0:
		score = ((1000-meaning)*words + meaning*2000*Shared(p, q, nil)/(len(p)+len(q))) / 1000
	case len(p)+len(q) > 0:
		score = oneSided * words / 1000
	}
	switch abs(gaps[0][i].gap - gaps[1][j].gap) {
	case 0:
		score += sameGap
	case 1:
		score += nextGap
	}
	if old.sections[i] == new.sections[j] {
		score += sameSection
	}
	if (old.passages[i].Kind == text.Heading) != (new.passages[j].Kind == text.Heading) {
		score -= otherKind
	}
	return score, score >= enough
}

// common is the weight of the words that two sorted lists share, repeats counted.
func (m *matching) common(a, b []int) int { return Shared(a, b, m.weight) }

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
