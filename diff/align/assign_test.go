package align

import (
	"fmt"
	"math/rand"
	"sort"
	"testing"
)

func TestPartnersAreChosenForTheWholeNotOneByOne(t *testing.T) {
	for _, tt := range []struct {
		name  string
		edges []edge
		want  string
	}{
		{"the best pair wins where the others gain nothing", []edge{{old: 0, new: 0, score: 900}, {old: 0, new: 1, score: 520}}, "[0=0]"},
		{"the best pair gives way to two that are better together", []edge{{old: 0, new: 0, score: 900}, {old: 0, new: 1, score: 850}, {old: 1, new: 0, score: 850}}, "[0=1 1=0]"},
		{"it does not give way to two that are barely alike", []edge{{old: 0, new: 0, score: 900}, {old: 0, new: 1, score: 560}, {old: 1, new: 0, score: 560}}, "[0=0]"},
		{"partners are exchanged along a whole list", []edge{
			{old: 0, new: 1, score: 800}, {old: 0, new: 0, score: 790}, {old: 1, new: 2, score: 790}, {old: 1, new: 1, score: 780}, {old: 2, new: 2, score: 700},
		}, "[0=0 1=1 2=2]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, e := range assign(tt.edges) {
				got = append(got, fmt.Sprintf("%d=%d", e.old, e.new))
			}
			sort.Strings(got)
			if fmt.Sprint(got) != tt.want {
				t.Errorf("got %v, want %s", got, tt.want)
			}
		})
	}
}

// bestSum is the greatest sum by trying every assignment.
func bestSum(edges []edge, taken map[int]bool, old int) int {
	last := -1
	for _, e := range edges {
		last = max(last, e.old)
	}
	if old > last {
		return 0
	}
	best := bestSum(edges, taken, old+1)
	for _, e := range edges {
		if e.old == old && !taken[e.new] {
			taken[e.new] = true
			best = max(best, e.score-enough+1+bestSum(edges, taken, old+1))
			taken[e.new] = false
		}
	}
	return best
}

func TestNoOtherChoiceOfPartnersIsBetter(t *testing.T) {
	for seed := int64(0); seed < 500; seed++ {
		r := rand.New(rand.NewSource(seed))
		var edges []edge
		for i := 0; i < 5; i++ {
			for j := 0; j < 5; j++ {
				if r.Intn(2) == 0 {
					edges = append(edges, edge{old: i, new: j, score: enough + r.Intn(400)})
				}
			}
		}
		sort.Slice(edges, func(a, b int) bool { return edges[a].before(edges[b]) })
		got, taken := 0, map[[2]int]bool{}
		for _, e := range assign(edges) {
			if taken[[2]int{0, e.old}] || taken[[2]int{1, e.new}] {
				t.Fatalf("seed %d: a passage has two partners", seed)
			}
			taken[[2]int{0, e.old}], taken[[2]int{1, e.new}] = true, true
			got += e.score - enough + 1
		}
		if want := bestSum(edges, map[int]bool{}, 0); got != want {
			t.Fatalf("seed %d: %d, but %d can be had", seed, got, want)
		}
	}
}
