package parity

import (
	"slices"

	"github.com/recant/recant/diff/align"
)

// pair is a stretch of one text and the stretch of the other that says the same; one of
// them is empty where only one text has it.
type pair struct {
	at   [2][]int // indices of units, ascending
	like int      // thousandths of the weight of their features that they share
	sure bool     // so do its neighbours, and it is like enough
}

// Scores and costs, in thousandths.
const (
	likeness = 1600 // of two units that share every feature
	length   = 400  // of two units that are equally long
	fit      = 350  // what a pair must reach to be worth more than nothing
	misfit   = 900  // two kinds of block
	gap      = 200  // a unit that only one text has
	joint    = 150  // two units for one
	enough   = 260  // likeness of a pair that is sure where its neighbours are pairs
	certain  = 400  // likeness of a pair that is sure by itself
)

// band is how far from the diagonal units are paired at least.
const band = 60

// aligner pairs the units of two texts in order.
type aligner struct {
	sides  [2]*side
	weight []int
	ratio  [2]int // sizes of the two texts
}

// step is how a cell of the table was reached: by so many units of either side.
type step struct{ a, b int }

var steps = []step{{1, 1}, {1, 0}, {0, 1}, {1, 2}, {2, 1}}

// Limits that keep time and memory within bounds whatever is read.
const (
	mostCells = 24_000_000 // of the table of pairs
	never     = -1 << 40   // the score of what cannot be reached
)

// table is the band around the diagonal of the best scores, by row.
type table struct {
	from [][2]int  // the columns of each row: from, and up to
	back [][]uint8 // how each cell was reached, by column less from
	rows [3][]int  // scores of the row at hand and the two before it
}

// align pairs the units by the best path through both texts (Needleman and Wunsch, with two
// for one allowed as in Gale and Church).
func (al *aligner) align() []pair {
	n, m := len(al.sides[0].units), len(al.sides[1].units)
	width := min(max(band, (n+m)/20)+max(n-m, m-n), max(band, mostCells/(2*(n+1))))
	t := &table{}
	for i := 0; i <= n; i++ {
		at := m
		if n > 0 {
			at = i * m / n
		}
		from, to := max(0, at-width), min(m, at+width)
		t.from = append(t.from, [2]int{from, to})
		t.back = append(t.back, make([]uint8, to-from+1))
		t.rows = [3][]int{make([]int, to-from+1), t.rows[0], t.rows[1]}
		for j := from; j <= to; j++ {
			t.rows[0][j-from], t.back[i][j-from] = al.best(t, i, j)
		}
	}
	return al.path(t, n, m)
}

// score is the score of a cell in the rows that are kept.
func (t *table) score(i, back, j int) int {
	if i-back < 0 || j < t.from[i-back][0] || j > t.from[i-back][1] {
		return never
	}
	return t.rows[back][j-t.from[i-back][0]]
}

func (al *aligner) best(t *table, i, j int) (score int, by uint8) {
	if i+j == 0 {
		return 0, 0
	}
	score = never
	for k, s := range steps {
		if s.a > i || s.b > j {
			continue
		}
		before := t.score(i, s.a, j-s.b)
		if before <= never/2 {
			continue
		}
		if got := before + al.gain(i, j, s); got > score {
			score, by = got, uint8(k)
		}
	}
	return score, by
}

// gain is what a step to cell i, j is worth.
func (al *aligner) gain(i, j int, s step) int {
	if s.a == 0 || s.b == 0 {
		return -gap
	}
	a, b := al.sides[0].units[i-s.a:i], al.sides[1].units[j-s.b:j]
	out := length*al.lengths(a, b)/1000 - fit
	if s.a+s.b > 2 {
		if al.lengths(a[:1], b[:1]) > 600 && al.lengths(a[len(a)-1:], b[len(b)-1:]) > 600 || !oneBlock(a) || !oneBlock(b) {
			return -1 << 20
		}
		out -= joint
	}
	if a[0].Kind != b[0].Kind {
		out -= misfit
	}
	return out + likeness*al.like(a, b)/1000
}

func oneBlock(units []unit) bool { return units[0].Block == units[len(units)-1].Block }

// lengths says how equally long two stretches are, the texts' own ratio allowed for: 1000
// for equal, 0 from the double on.
func (al *aligner) lengths(a, b []unit) int {
	x, y := 1, 1
	for i := range a {
		x += a[i].size
	}
	for i := range b {
		y += b[i].size
	}
	x, y = x*al.ratio[1], y*al.ratio[0]
	if x > y {
		x, y = y, x
	}
	return max(0, 2000*x/y-1000)
}

// like is how much of the weight of their features two stretches share, in thousandths. What
// has no features is like what has none.
func (al *aligner) like(a, b []unit) int {
	all := 60
	for _, u := range a {
		all += u.heft
	}
	for _, u := range b {
		all += u.heft
	}
	return 2000 * align.Shared(features(a), features(b), al.weight) / all
}

func features(units []unit) []int {
	if len(units) == 1 {
		return units[0].features
	}
	out := slices.Concat(units[0].features, units[1].features)
	slices.Sort(out)
	return slices.Compact(out)
}

// path walks the table back to its beginning.
func (al *aligner) path(t *table, n, m int) []pair {
	var out []pair
	for i, j := n, m; i+j > 0; {
		s := step{1, 0}
		switch {
		case i == 0:
			s = step{0, 1}
		case j >= t.from[i][0] && j <= t.from[i][1]:
			s = steps[t.back[i][j-t.from[i][0]]]
		}
		s.a, s.b = min(s.a, i), min(s.b, j)
		p := pair{}
		for k := i - s.a; k < i; k++ {
			p.at[0] = append(p.at[0], k)
		}
		for k := j - s.b; k < j; k++ {
			p.at[1] = append(p.at[1], k)
		}
		if s.a > 0 && s.b > 0 {
			p.like = al.like(al.sides[0].units[i-s.a:i], al.sides[1].units[j-s.b:j])
		}
		out = append(out, p)
		i, j = i-s.a, j-s.b
	}
	slices.Reverse(out)
	for k := range out {
		out[k].sure = out[k].like >= certain || out[k].like >= enough && matched(out, k-1) && matched(out, k+1)
	}
	return out
}

// matched tells whether the k-th pair has both sides; the ends of the texts match.
func matched(pairs []pair, k int) bool {
	return k < 0 || k >= len(pairs) || len(pairs[k].at[0]) > 0 && len(pairs[k].at[1]) > 0
}
