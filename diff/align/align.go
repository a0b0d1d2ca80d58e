// Package align says which passage of a new statement is which of the old: what comes in
// are two statements, what goes out is an Alignment of passage indices. It compares words
// and normal forms; it knows no rule and no word of any language, and swapping the two
// statements swaps the alignment and changes nothing else.
//
// Four passes, each on what the one before left over:
//
//	old   A  B  C  D  E  F            equal    the same words, in the same order
//	      |  |   \/      |            moved    the same words, elsewhere
//	      |  |   /\     / \           alike    much of their words and of what they promise in common
//	new   A  B' D  C   E1  E2  G      joined   a leftover whose words its neighbour's partner holds
//
// The first two ask for equality; the third chooses, among all pairs that are alike enough,
// those that make the whole most alike; what is left is removed or added.
package align

import (
	"sort"
	"strings"

	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/recent"
	"github.com/recant/recant/extract/text"
)

// Kind is how the two sides of a pair were found to be one.
type Kind uint8

// The kinds of pair.
const (
	Equal Kind = iota // the same words, in the same order among the other equal passages
	Moved             // the same words, at another place
	Alike             // other words, the same passage
)

// Pair is one passage, or several of a split or merged one, on either side. The first
// index of each is the one that was matched, the others are in document order.
type Pair struct {
	Kind     Kind
	Old, New []int
	Faint    bool // only alike, and the two sides share less than two fifths of the weight of their words
}

const faint = 420 // thousandths of likeness below which a pair is faint

// Alignment is which passage became which. Every passage index of either statement is in
// it exactly once. Pairs are ordered by the first New index, Removed and Added ascend.
type Alignment struct {
	Pairs          []Pair
	Removed, Added []int
}

// Statements aligns two statements. Whichever is the old one, it works from the one whose
// text sorts first, so that ties fall the same way when the two are swapped.
func Statements(old, new *promise.Statement) *Alignment { return (&Memo{}).Statements(old, new) }

// Memo keeps the words of passages, which both sides mostly share, and the versions of one
// document with each other. It changes no result. The zero value is ready; it must not be
// used by two goroutines at once.
type Memo struct{ quotes recent.Cache[string, quote] }

// quote is a passage's words.
type quote struct {
	stems []string
	key   string // see key
}

// Statements is Statements, faster where passages were seen before.
func (m *Memo) Statements(old, new *promise.Statement) *Alignment {
	m.quotes.Grow(2 * (len(old.Passages) + len(new.Passages)))
	if sortsAfter(old, new) {
		return m.align(new, old).swapped()
	}
	return m.align(old, new)
}

// read cuts a passage into words.
func (m *Memo) read(s string) quote {
	q, ok := m.quotes.Get(s)
	if ok {
		return q
	}
	words := Words(trimEnumerator(s))
	q = quote{make([]string, 0, len(words)), joined(words)}
	for _, w := range words {
		q.stems = append(q.stems, stem(w.Folded))
	}
	m.quotes.Put(strings.Clone(s), q)
	return q
}

func (m *Memo) align(old, new *promise.Statement) *Alignment { return newMatching(old, new, m).whole() }

func (m *matching) whole() *Alignment {
	m.matchEqual()
	m.matchAlike()
	m.join()
	return m.alignment()
}

func sortsAfter(a, b *promise.Statement) bool {
	for i := range a.Passages {
		if i >= len(b.Passages) {
			return true
		}
		if p, q := a.Passages[i].Quote, b.Passages[i].Quote; p != q {
			return p > q
		}
	}
	return false
}

func (a *Alignment) swapped() *Alignment {
	a.Removed, a.Added = a.Added, a.Removed
	for i, p := range a.Pairs {
		a.Pairs[i].Old, a.Pairs[i].New = p.New, p.Old
	}
	a.sort()
	return a
}

func (a *Alignment) sort() {
	sort.SliceStable(a.Pairs, func(i, j int) bool { return a.Pairs[i].New[0] < a.Pairs[j].New[0] })
}

// matching is the work in progress. Passage texts are interned: words and keys are ints
// that mean the same on both sides.
type matching struct {
	sides  [2]side
	weight []int // of a word, by its int: the rarer the heavier
	pairs  []Pair
	anchor []Pair // the equal pairs in order, ascending on both sides
}

// side is one statement, seen by the matcher.
type side struct {
	passages []promise.Passage
	keys     []int   // of each passage
	order    [][]int // of each passage: its stems, in order
	words    [][]int // the same, sorted
	heft     []int   // summed weight of the words of each passage
	meanings [][]int // of each passage: see meaningOf
	sections []int
	partner  []int // index of the passage's pair in pairs, -1 while it has none
}

func newMatching(old, new *promise.Statement, memo *Memo) *matching {
	m := &matching{}
	in := interners{interner{}, interner{}, interner{}, interner{}, memo}
	for n, s := range []*promise.Statement{old, new} {
		m.sides[n] = in.readSide(s.Passages)
	}
	m.weigh(len(in.words))
	return m
}

// interners number what passages of both sides are compared by.
type interners struct {
	words, keys, sections, meanings interner
	memo                            *Memo
}

func (in *interners) readSide(passages []promise.Passage) side {
	s := side{passages: passages}
	for i := range passages {
		p := &passages[i]
		words := in.memo.read(p.Quote)
		ids := make([]int, 0, len(words.stems))
		for _, w := range words.stems {
			ids = append(ids, in.words.id(w))
		}
		sorted := append([]int(nil), ids...)
		sort.Ints(sorted)
		section := ""
		if n := len(p.Section); n > 0 {
			section = in.memo.read(p.Section[n-1]).key
		}
		s.order, s.words = append(s.order, ids), append(s.words, sorted)
		s.keys = append(s.keys, in.keys.id(words.key))
		s.sections = append(s.sections, in.sections.id(section))
		s.meanings = append(s.meanings, meaningOf(p, in.meanings))
		s.partner = append(s.partner, -1)
	}
	s.heft = make([]int, len(passages))
	return s
}

// interner numbers strings in the order they are first seen.
type interner map[string]int

func (in interner) id(s string) int {
	if n, ok := in[s]; ok {
		return n
	}
	in[s] = len(in)
	return len(in) - 1
}

// weigh gives each word a whole-number weight by how few passages hold it: whole numbers,
// because sums of them do not depend on the order that they are added in.
func (m *matching) weigh(words int) {
	held := make([]int, words)
	total := 0
	for _, s := range m.sides {
		total += len(s.words)
		for _, ids := range s.words {
			for i, id := range ids {
				if i == 0 || ids[i-1] != id {
					held[id]++
				}
			}
		}
	}
	m.weight = make([]int, words)
	for id, n := range held {
		m.weight[id] = log2x16((total+1)*2/(n+1)) + 8
	}
	for n := range m.sides {
		s := &m.sides[n]
		for i, ids := range s.words {
			for _, id := range ids {
				s.heft[i] += m.weight[id]
			}
		}
	}
}

// log2x16 is sixteen times the binary logarithm of n, rounded down, by whole numbers only.
func log2x16(n int) int {
	out := 0
	for n >= 32 {
		out += 16
		n >>= 1
	}
	steps := [32]int{0, 0, 16, 25, 32, 37, 41, 44, 48, 50, 53, 55, 57, 59, 60, 62, 64, 65, 66, 67, 69, 70, 71, 72, 73, 74, 75, 76, 76, 77, 78, 79}
	return out + steps[n]
}

// add records a pair.
func (m *matching) add(kind Kind, old, new int) {
	m.sides[0].partner[old] = len(m.pairs)
	m.sides[1].partner[new] = len(m.pairs)
	m.pairs = append(m.pairs, Pair{Kind: kind, Old: []int{old}, New: []int{new}})
}

// free lists the passages of a side that have no partner.
func (s *side) free() []int {
	var out []int
	for i, p := range s.partner {
		if p < 0 {
			out = append(out, i)
		}
	}
	return out
}

func (m *matching) alignment() *Alignment {
	a := &Alignment{Pairs: m.pairs, Removed: m.sides[0].free(), Added: m.sides[1].free()}
	for i, p := range a.Pairs {
		sort.Ints(p.Old[1:])
		sort.Ints(p.New[1:])
		row := m.sides[0].passages[p.Old[0]].Kind == text.Row && m.sides[1].passages[p.New[0]].Kind == text.Row
		a.Pairs[i].Faint = p.Kind == Alike && !row && m.likeness(p) < faint
	}
	a.sort()
	return a
}
