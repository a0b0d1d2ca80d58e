package align

import (
	"sort"

	"github.com/recant/recant/extract/promise"
)

// compared are the slots whose values say what a promise is about. Those left out move in
// one and the same promise.
var compared = []promise.Slot{promise.SlotData, promise.SlotPurpose, promise.SlotRecipient}

// meaningOf is what the clauses of a passage mean, as sorted interned terms: each act
// twice, as it says most, who it is that acts, and what it is about.
func meaningOf(p *promise.Passage, terms interner) []int {
	var out []int
	for i := range p.Clauses {
		c := &p.Clauses[i]
		out = append(out, terms.id(string(c.Act)), terms.id(string(c.Act)), terms.id("holder "+string(c.Holder)))
		for _, s := range compared {
			for _, v := range c.Set(s) {
				out = append(out, terms.id(string(s)+" "+v))
			}
		}
	}
	sort.Ints(out)
	return out
}

// Shared is how many values two sorted lists share, repeats counted; or, where the values have
// weights, how much those weigh.
func Shared(a, b, weight []int) int {
	sum := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			if weight == nil {
				sum++
			} else {
				sum += weight[a[i]]
			}
			i, j = i+1, j+1
		}
	}
	return sum
}
