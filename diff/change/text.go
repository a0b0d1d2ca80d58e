package change

import (
	"strings"
	"unicode/utf8"

	"github.com/recant/recant/diff/align"
	"github.com/recant/recant/extract/promise"
)

// Group is the passages of one side of a pair, the principal first, read as one text.
type Group struct {
	Passages []*promise.Passage
	Quote    string
	starts   []int // where each passage's quote begins in Quote
}

// NewGroup joins the quotes of passages with single spaces.
func NewGroup(passages []*promise.Passage) *Group {
	g := &Group{Passages: passages}
	var b strings.Builder
	for i, p := range passages {
		if i > 0 {
			b.WriteByte(' ')
		}
		g.starts = append(g.starts, b.Len())
		b.WriteString(p.Quote)
	}
	g.Quote = b.String()
	return g
}

// Says tells whether the words stand in the text of the group.
func (g *Group) Says(words string) bool {
	w := key(words)
	return w != "" && strings.Contains(" "+key(g.Quote), " "+w)
}

// context is what the passages were read with.
func (g *Group) context() string {
	var parts []string
	for _, p := range g.Passages {
		if p.Context != "" {
			parts = append(parts, p.Context)
		}
	}
	return strings.Join(parts, " ")
}

// view is one side of a comparison: the clauses of a group, and which words of its text
// are changed.
type view struct {
	group   *Group
	clauses []clause
	words   []align.Word
	changed []bool
	island  []int
	partner []int           // of an unchanged word: the index of the same word on the other side; else -1
	has     map[string]bool // the folded words of text and context
	text    string          // the folded words of text and context, each between spaces
	own     string          // the same of the text alone
	context bool            // the context differs from the other side's
}

// clause is a commitment with the words [from, to) of the text that it was read from.
type clause struct {
	*promise.Commitment
	passage  *promise.Passage
	from, to int
	orient   Orientation
}

// newViews sets two groups side by side.
func newViews(old, new *Group, same Renamed) sides {
	e := compareWords(old.Quote, new.Quote)
	var out sides
	for n, g := range []*Group{old, new} {
		v := &view{group: g, words: e.words[n], changed: e.changed[n], island: e.island[n]}
		v.readText()
		v.readClauses()
		out[n] = v
	}
	forgive(out, same)
	pairWords(out)
	differs := key(old.context()) != key(new.context())
	out[0].context, out[1].context = differs, differs
	return out
}

// index is which of the group's passages p is.
func (g *Group) index(p *promise.Passage) int {
	for i, q := range g.Passages {
		if p == q {
			return i
		}
	}
	return 0
}

func foldedWords(s string) []string {
	var out []string
	for _, w := range align.Words(s) {
		out = append(out, w.Folded)
	}
	return out
}

func key(s string) string { return folded(align.Words(s)) }

func (v *view) readText() {
	v.own = " " + folded(v.words)
	v.text = v.own + folded(align.Words(v.group.context()))
	v.has = map[string]bool{}
	for _, w := range strings.Fields(v.text) {
		v.has[w] = true
	}
}

func (v *view) readClauses() {
	for i, p := range v.group.Passages {
		for k := range p.Clauses {
			c := &p.Clauses[k]
			from, to := v.wordsIn(i, c.Span.Start, c.Span.End)
			v.clauses = append(v.clauses, clause{Commitment: c, passage: p, from: from, to: to, orient: Orient(c)})
		}
	}
}

// wordsIn gives the words of passage i that touch the bytes [start, end) of the document.
func (v *view) wordsIn(i, start, end int) (from, to int) {
	shift := v.group.starts[i] - v.group.Passages[i].Span.Start
	low, high := v.group.starts[i], v.group.starts[i]+len(v.group.Passages[i].Quote)
	start, end = max(start+shift, low), min(end+shift, high)
	for from < len(v.words) && v.words[from].End <= start {
		from++
	}
	to = from
	for to < len(v.words) && v.words[to].Start < end {
		to++
	}
	return from, to
}

// pairWords pairs the unchanged words of both sides, which come in the same order.
func pairWords(views sides) {
	var same [2][]int
	for n, v := range views {
		v.partner = make([]int, len(v.words))
		for i := range v.words {
			v.partner[i] = -1
			if v.island[i] < 0 {
				same[n] = append(same[n], i)
			}
		}
	}
	for k := 0; k < min(len(same[0]), len(same[1])); k++ {
		views[0].partner[same[0][k]] = same[1][k]
		views[1].partner[same[1][k]] = same[0][k]
	}
}

// holds tells whether the words stand, in this order, anywhere in the text or its context.
func (v *view) holds(words string) bool {
	w := key(words)
	return w != "" && strings.Contains(v.text, " "+w)
}

// quotes tells whether the words stand in the text itself.
func (v *view) quotes(words string) bool {
	w := key(words)
	return w != "" && strings.Contains(v.own, " "+w)
}

// content tells whether a word is long enough to carry meaning of its own in any language
// that this is used for; shorter ones are articles, prepositions and the like.
func content(word string) bool { return utf8.RuneCountInString(word) >= 4 }

// fresh counts those of the words [from, to) that were changed, carry meaning and stand
// nowhere on the other side.
func (v *view) fresh(other *view, from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		if v.changed[i] && content(v.words[i].Folded) && !other.has[v.words[i].Folded] {
			n++
		}
	}
	return n
}

// share is how many of the words [from, to) are changed, in hundredths.
func (v *view) share(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		if v.changed[i] {
			n++
		}
	}
	if to <= from {
		return 0
	}
	return 100 * n / (to - from)
}
