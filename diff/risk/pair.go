package risk

import (
	"slices"
	"strconv"
	"strings"

	"github.com/recant/recant/diff/align"
	"github.com/recant/recant/extract/promise"
)

// pairRisks says which risk of the new version is which of the old: the same title where it
// stands once on either side, then what is alike in title, description and cause, then the
// same number with words of the title in common.
func (c *comparison) pairRisks() {
	titles := [2][]string{}
	texts := [2][]string{}
	for n, s := range c.sides {
		for _, k := range s.risks {
			titles[n] = append(titles[n], folded(k.Title))
			texts[n] = append(texts[n], k.Title+". "+k.Description+" "+k.Cause)
		}
	}
	m := newMatcher(len(titles[0]), len(titles[1]))
	m.equal(titles)
	m.alike(texts, [2][]string{})
	m.where(func(i, j int) bool {
		a, b := &c.sides[0].risks[i], &c.sides[1].risks[j]
		return a.Number != "" && a.Number == b.Number && a.Level.Level == b.Level.Level && shareWords(a.Title, b.Title)
	})
	c.risks = m.pairs()
	c.partner = [2][]int{make([]int, len(titles[0])), make([]int, len(titles[1]))}
	for k, p := range c.risks {
		for n := range c.partner {
			if i := p.of(n); i >= 0 {
				c.partner[n][i] = k
			}
		}
	}
}

// pairMeasures does the same for measures: equal words for the same risk, then what is
// alike, those for the same risk sooner, then the same code ("M4") with words in common.
func (c *comparison) pairMeasures() {
	keys, texts, homes := [2][]string{}, [2][]string{}, [2][]string{}
	for n, s := range c.sides {
		for i := range s.measures {
			m := &s.measures[i]
			home := "-"
			if len(m.risks) > 0 {
				home = strconv.Itoa(c.partner[n][m.risks[0]])
			}
			keys[n] = append(keys[n], home+" "+folded(m.What))
			texts[n] = append(texts[n], m.What)
			homes[n] = append(homes[n], home)
		}
	}
	m := newMatcher(len(keys[0]), len(keys[1]))
	m.equal(keys)
	m.alike(texts, homes)
	m.where(func(i, j int) bool {
		a, b := &c.sides[0].measures[i], &c.sides[1].measures[j]
		return len(a.Number) > 1 && a.Number == b.Number && shareWords(a.What, b.What)
	})
	c.measures = m.pairs()
}

// matcher pairs things of two sides step by step, each on what the steps before left over.
type matcher struct {
	partner [2][]int // -1 while there is none
}

func newMatcher(old, new int) *matcher {
	m := &matcher{}
	for n, size := range [2]int{old, new} {
		m.partner[n] = slices.Repeat([]int{-1}, size)
	}
	return m
}

func (m *matcher) join(i, j int) { m.partner[0][i], m.partner[1][j] = j, i }

// equal pairs what has the same key: the first of the old with the first of the new.
func (m *matcher) equal(keys [2][]string) {
	waiting := map[string][]int{}
	for j, k := range keys[1] {
		waiting[k] = append(waiting[k], j)
	}
	count := map[string]int{}
	for _, k := range keys[0] {
		count[k]++
	}
	seen := map[string]int{}
	for i, k := range keys[0] {
		if list := waiting[k]; len(list) > 0 && len(list) == count[k] { // as many on either side: in order
			m.join(i, list[seen[k]])
			seen[k]++
		}
	}
}

// alike pairs what is left by its words, as passages of a statement are paired. homes are
// the sections that speak for a pair; they may be empty.
func (m *matcher) alike(texts, homes [2][]string) {
	var statements [2]promise.Statement
	var indices [2][]int
	for n := range texts {
		for i, s := range texts[n] {
			if m.partner[n][i] >= 0 {
				continue
			}
			p := promise.Passage{Quote: s}
			if len(homes[n]) > 0 {
				p.Section = []string{homes[n][i]}
			}
			statements[n].Passages = append(statements[n].Passages, p)
			indices[n] = append(indices[n], i)
		}
	}
	for _, p := range align.Statements(&statements[0], &statements[1]).Pairs {
		if !p.Faint {
			m.join(indices[0][p.Old[0]], indices[1][p.New[0]])
		}
	}
}

// mostTested is how many pairs are tested one by one; registers with more are left as they are.
const mostTested = 4_000_000

// where pairs what is left by a test that at most one pair of either side should pass.
func (m *matcher) where(same func(i, j int) bool) {
	if len(m.partner[0])*len(m.partner[1]) > mostTested {
		return
	}
	for i := range m.partner[0] {
		for j := range m.partner[1] {
			if m.partner[0][i] < 0 && m.partner[1][j] < 0 && same(i, j) {
				m.join(i, j)
			}
		}
	}
}

// pairs are all things of either side, those of the new in order, then what the old alone has.
func (m *matcher) pairs() []pair {
	var list []pair
	for j, i := range m.partner[1] {
		list = append(list, pair{i, j})
	}
	for i, j := range m.partner[0] {
		if j < 0 {
			list = append(list, pair{i, -1})
		}
	}
	return list
}

// folded are the words of a text alone, in lower case.
func folded(s string) string {
	var words []string
	for _, w := range align.Words(s) {
		words = append(words, w.Folded)
	}
	return strings.Join(words, " ")
}

func sameWords(a, b string) bool { return folded(a) == folded(b) }

// shareWords says whether two texts have a third of their longer words in common.
func shareWords(a, b string) bool {
	in, shared, all := map[string]bool{}, 0, 0
	for _, w := range align.Words(a) {
		if len(w.Folded) > 3 {
			in[w.Folded] = true
		}
	}
	for _, w := range align.Words(b) {
		if len(w.Folded) > 3 {
			if all++; in[w.Folded] {
				shared++
			}
		}
	}
	return shared > 0 && 3*shared >= max(all, len(in))
}
