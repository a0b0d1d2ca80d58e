package lang

import (
	"slices"
	"strings"
)

// Match is a surface of the lexicon met in a sentence.
type Match struct {
	Kind       Kind
	Value      string // the term of the closed vocabulary
	Sub        string // the finer term, "" where the lexicon names none
	Form       Form   // the forms that the words may be
	Start, End int    // token positions, half-open; of a gapped surface from its first to its last word
	Head       int    // token position of the verb: of the first word that is inflected, else of the first word
	Gapped     bool   // a wide gap, with words that are not of the surface, lies in it
	Loose      bool   // a word was met by its beginning or end only
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
	slices.SortStableFunc(found, compare)
	return longest(found)
}

func compare(a, b Match) int {
	switch {
	case a.Start != b.Start:
		return a.Start - b.Start
	case a.End != b.End:
		return b.End - a.End
	case a.Kind != b.Kind:
		return int(a.Kind) - int(b.Kind)
	case a.Value == void && b.Value != void:
		return -1
	case b.Value == void && a.Value != void:
		return 1
	}
	return strings.Compare(a.Value, b.Value)
}

// scanFrom appends every surface that starts at token i.
func (p *Pack) scanFrom(tokens []Token, i int, found []Match) []Match {
	for _, s := range p.starts(tokens[i].Fold) {
		found = s.to.walk(tokens, way{start: i, head: i}.with(s, i), i+1, found)
	}
	return found
}

// maxRemembered bounds the memory for words that were looked up.
const maxRemembered = 1 << 17

// starts gives the steps that a word allows from the root, remembering them: words repeat.
func (p *Pack) starts(w string) []step {
	if v, ok := p.memo.Load(w); ok {
		return v.([]step)
	}
	steps := p.root.steps(w, nil)
	if p.remembered.Add(1) < maxRemembered {
		p.memo.Store(strings.Clone(w), steps)
	}
	return steps
}

// way is the path through the trie so far.
type way struct {
	start  int
	head   int // the first inflected word, start without one
	form   Form
	gapped bool
	loose  bool
}

// with is the way on over token i.
func (w way) with(s step, i int) way {
	if w.form == 0 && s.form != 0 {
		w.head = i
	}
	w.form |= s.form
	w.loose = w.loose || s.loose
	return w
}

// walk appends the hits at n, then goes on with token i.
func (n *node) walk(tokens []Token, at way, i int, found []Match) []Match {
	for _, h := range n.hits {
		found = append(found, Match{Kind: h.kind, Value: h.value, Sub: h.sub, Form: h.form | at.form, Start: at.start, End: i, Head: at.head, Gapped: at.gapped, Loose: at.loose})
	}
	if i < len(tokens) && len(n.edges) > 0 {
		var room [8]step
		for _, s := range n.steps(tokens[i].Fold, room[:0]) {
			found = s.to.walk(tokens, at.with(s, i), i+1, found)
		}
	}
	if n.gap != nil {
		wide := at
		wide.gapped = true
		found = n.gap.walkGap(tokens, wide, i, maxGap, found)
	}
	if n.near != nil {
		found = n.near.walkGap(tokens, at, i, maxNear, found)
	}
	return found
}

// walkGap goes on behind a gap of at most so many tokens, at the first place that leads to a hit.
func (n *node) walkGap(tokens []Token, at way, i, most int, found []Match) []Match {
	before := len(found)
	for j := i; j < len(tokens) && j <= i+most && len(found) == before; j++ {
		if endsGap(tokens[j].Fold) {
			break
		}
		var room [8]step
		for _, s := range n.steps(tokens[j].Fold, room[:0]) {
			found = s.to.walk(tokens, at.with(s, j), j+1, found)
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
			if k.Kind == m.Kind && !k.Gapped && k.Contains(m) && (k.Start != m.Start || k.End != m.End || k.Value == void || m.Loose && !k.Loose) {
				covered = true
				break
			}
			if same := k; k.Kind == m.Kind && k.Start == m.Start {
				same.Form = m.Form
				if same == m { // the same words in another reading
					kept[j].Form |= m.Form
					covered = true
					break
				}
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
