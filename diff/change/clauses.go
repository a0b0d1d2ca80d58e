package change

import (
	"sort"

	"github.com/recant/recant/extract/promise"
)

// couple is the same commitment in both versions, by index into the clauses of its view.
type couple struct{ old, new, score int }

// leastAlike is the score from which two clauses are taken for one commitment.
const leastAlike = 55

// coupleClauses pairs the clauses of two views, the most alike first, and lists the rest.
func coupleClauses(v sides) (couples []couple, lost, gained []int) {
	var all []couple
	for i := range v[0].clauses {
		for j := range v[1].clauses {
			if s := likeness(v, i, j); s >= leastAlike {
				all = append(all, couple{i, j, s})
			}
		}
	}
	sort.SliceStable(all, func(a, b int) bool {
		p, q := all[a], all[b]
		if p.score != q.score {
			return p.score > q.score
		}
		if d, e := distance(p), distance(q); d != e {
			return d < e
		}
		return p.old+p.new < q.old+q.new
	})
	taken := [2]map[int]bool{{}, {}}
	for _, c := range all {
		if !taken[0][c.old] && !taken[1][c.new] {
			taken[0][c.old], taken[1][c.new] = true, true
			couples = append(couples, c)
		}
	}
	sort.SliceStable(couples, func(a, b int) bool { return couples[a].new < couples[b].new })
	return couples, untaken(len(v[0].clauses), taken[0]), untaken(len(v[1].clauses), taken[1])
}

func distance(c couple) int {
	if c.old > c.new {
		return c.old - c.new
	}
	return c.new - c.old
}

func untaken(n int, taken map[int]bool) []int {
	var out []int
	for i := 0; i < n; i++ {
		if !taken[i] {
			out = append(out, i)
		}
	}
	return out
}

// kin are acts that one promise may be read as when it is put in other words.
var kin = map[promise.Act]int{
	promise.Share: 1, promise.Sell: 1, promise.Transfer: 1,
	promise.Collect: 2, promise.Use: 2, promise.Store: 2, promise.Track: 2, promise.Profile: 2, promise.Combine: 2, promise.TrainAI: 2,
	promise.Choice: 3, promise.Right: 3, promise.Consent: 3,
}

// likeness scores how much two clauses look like one commitment: the act, then the words
// that they share, then the other slots.
func likeness(v sides, i, j int) int {
	c, d := &v[0].clauses[i], &v[1].clauses[j]
	score := 50 * sharedWords(v, c, d) / 100
	switch {
	case c.Act == d.Act:
		score += 50
	case kin[c.Act] != 0 && kin[c.Act] == kin[d.Act], c.Holder == promise.User && d.Holder == promise.User:
		score += 25 // whatever the person can do may be read as a right
	}
	switch {
	case c.Force == d.Force:
		score += 12
	case Denies(c.Force) == Denies(d.Force):
		score += 6
	}
	if c.Holder == d.Holder {
		score += 5
	}
	for _, s := range []promise.Slot{promise.SlotData, promise.SlotPurpose, promise.SlotRecipient} {
		score += 3 * min(3, len(intersect(c.Set(s), d.Set(s))))
	}
	return score
}

// sharedWords is how many of the words of the shorter clause stand, unchanged, in the
// other, in hundredths.
func sharedWords(v sides, c, d *clause) int {
	n := 0
	for i := c.from; i < c.to; i++ {
		if j := v[0].partner[i]; j >= d.from && j < d.to {
			n++
		}
	}
	least := min(c.to-c.from, d.to-d.from)
	if least == 0 {
		return 0
	}
	return 100 * n / least
}

// Denies tells whether a clause of a force says that something is not done or not granted.
func Denies(f promise.Force) bool { return f == promise.Prohibition || f == promise.NoEntitlement }

func intersect(a, b []string) []string {
	var out []string
	for _, x := range a {
		if has(b, x) {
			out = append(out, x)
		}
	}
	return out
}

func has(list []string, x string) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

// without is a less the values of b.
func without(a, b []string) []string {
	var out []string
	for _, x := range a {
		if !has(b, x) {
			out = append(out, x)
		}
	}
	return out
}
