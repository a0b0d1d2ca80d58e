package lang

import (
	"slices"
	"sort"
)

// Match is a surface of the lexicon met in a sentence.
type Match struct {
	Kind       Kind
	Value      string // the term of the closed vocabulary
	Sub        string // the finer term, "" where the lexicon names none
	Form       Form   // the forms that the words may be
	Start, End int    // token positions, half-open; of a gapped surface from its first to its last word
	Head       int    // token position of the first word: the verb of a split verb
	Gapped     bool   // a wide gap, with words that are not of the surface, lies in it
}

// Contains says whether m covers all of o.
func (m Match) Contains(o Match) bool { return m.Start <= o.Start && o.End <= m.End }

// maxGap is how many tokens may lie in the gap of a split verb or a two-part negation.
const maxGap = 24

// maxNear is how many tokens may lie in a short gap: adverbs, a determiner, an adjective.
const maxNear = 4

// Scan finds the lexicon's surfaces in a sentence: of each kind the longest at each place,
// none inside a longer one of the same kind (but in the gap of a two-part one). Matches are
// in order of their start, longer first, then by kind and value.
func (p *Pack) Scan(tokens []Token) []Match {
	var found []Match
	for i := range tokens {
		found = p.scanFrom(tokens, i, found)
	}
	sort.SliceStable(found, func(a, b int) bool { return less(found[a], found[b]) })
	return longest(found)
}

func less(a, b Match) bool {
	if a.Start != b.Start {
		return a.Start < b.Start
	}
	if a.End != b.End {
		return a.End > b.End
	}
	if a.Kind != b.Kind {
		return a.Kind < b.Kind
	}
	if (a.Value == void) != (b.Value == void) {
		return a.Value == void
	}
	return a.Value < b.Value
}

// scanFrom appends every surface that starts at token i.
func (p *Pack) scanFrom(tokens []Token, i int, found []Match) []Match {
	for _, n := range p.starts(tokens[i].Fold) {
		found = n.walk(tokens, i, i+1, false, found)
	}
	return found
}

// starts gives the nodes that a word leads to from the root, remembering them: words repeat.
func (p *Pack) starts(w string) []*node {
	if v, ok := p.memo.Load(w); ok {
		return v.([]*node)
	}
	nodes := p.root.step(w, nil)
	p.memo.Store(w, nodes)
	return nodes
}

// step appends the nodes that a word leads to.
func (n *node) step(w string, to []*node) []*node {
	if c := n.next[w]; c != nil {
		to = append(to, c)
	}
	if n.prefix != nil {
		for l := n.shortP; l <= len(w); l++ {
			if c := n.prefix[w[:l]]; c != nil {
				to = append(to, c)
			}
		}
	}
	if n.suffix != nil {
		for l := n.shortS; l <= len(w); l++ {
			if c := n.suffix[w[len(w)-l:]]; c != nil {
				to = append(to, c)
			}
		}
	}
	return to
}

// walk appends the hits at n, then goes on with token i.
func (n *node) walk(tokens []Token, start, i int, gapped bool, found []Match) []Match {
	for _, h := range n.hits {
		found = append(found, Match{Kind: h.kind, Value: h.value, Sub: h.sub, Form: h.form, Start: start, End: i, Head: start, Gapped: gapped})
	}
	if i < len(tokens) && (n.next != nil || n.prefix != nil || n.suffix != nil) {
		var room [4]*node
		for _, c := range n.step(tokens[i].Fold, room[:0]) {
			found = c.walk(tokens, start, i+1, gapped, found)
		}
	}
	if n.gap != nil {
		found = n.gap.walkGap(tokens, start, i, maxGap, true, found)
	}
	if n.near != nil {
		found = n.near.walkGap(tokens, start, i, maxNear, gapped, found)
	}
	return found
}

// walkGap goes on behind a gap of at most so many tokens, at the first place that leads to a hit.
func (n *node) walkGap(tokens []Token, start, i, most int, gapped bool, found []Match) []Match {
	before := len(found)
	for j := i; j < len(tokens) && j <= i+most && len(found) == before; j++ {
		if endsGap(tokens[j].Fold) {
			break
		}
		var room [4]*node
		for _, c := range n.step(tokens[j].Fold, room[:0]) {
			found = c.walk(tokens, start, j+1, gapped, found)
		}
	}
	return found
}

func endsGap(fold string) bool {
	switch fold {
	case ".", ";", ":", "!", "?", "|":
		return true
	}
	return false
}

// longest drops what lies inside a longer match of its own kind.
func longest(found []Match) []Match {
	kept := found[:0]
	for _, m := range found {
		covered := false
		for j := len(kept) - 1; j >= 0; j-- {
			k := kept[j]
			if k.Kind == m.Kind && !k.Gapped && k.Contains(m) && (k.Start != m.Start || k.End != m.End || k.Value == void) {
				covered = true
				break
			}
			if k.Kind == m.Kind && k == m {
				covered = true
				break
			}
			if k.Start+64 < m.Start {
				break
			}
		}
		if !covered {
			kept = append(kept, m)
		}
	}
	return slices.DeleteFunc(kept, func(m Match) bool { return m.Value == void })
}
