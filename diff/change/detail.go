package change

import (
	"strings"

	"github.com/recant/recant/extract/promise"
)

// Background is what a pair is compared before: what the new version renamed throughout,
// and all that the old and the new statement say.
type Background struct {
	Renamed Renamed
	Shelves [2]*Shelf
}

// A detail is a few words put into a list of what a practice concerns, one of which the
// other version uses nowhere: a kind of data or a recipient that no lexicon knows.
const (
	longestDetail = 8 // words
	nearDetail    = 4 // words to the next term that the slots know
)

// details adds what unknown terms came into, or went from, the lists of a practice. Where
// some came and some went, the list was put in other words.
func (v sides) details(o *collector, b *Background) {
	if Widening(o.old.orient) != Worse || Widening(o.new.orient) != Worse {
		return
	}
	went, came := v.detailsOf(0, o.old, b), v.detailsOf(1, o.new, b)
	if len(went) > 0 && len(came) > 0 {
		return
	}
	for _, d := range append(went, came...) {
		if d.joined {
			o.add(d.Move)
		}
	}
}

// detailed is the move of an unknown term; joined tells whether a comma or a lone "and" joins
// the term to a list.
type detailed struct {
	Move
	joined bool
}

func (v sides) detailsOf(n int, c *clause, b *Background) []detailed {
	var out []detailed
	for from := c.from; from < c.to; from++ {
		if !v[n].changed[from] {
			continue
		}
		to := from
		for to < c.to && v[n].island[to] == v[n].island[from] {
			to++
		}
		if slot, value, ok := v.detail(n, c, from, to, b); ok {
			m := Move{Slot: slot, Step: Extended, Sign: Worse, Orient: c.orient, Value: value, Fine: true, New: v[n].quote(from, to)}
			if n == 0 {
				m.Step, m.Sign, m.Old, m.New = Cut, Better, m.New, ""
			}
			out = append(out, detailed{m, v.listed(n, from, to) || v[n].follows(from)})
		}
		from = to
	}
	return out
}

// detail tells whether the words [from, to) of side n are a detail, and of which slot.
func (v sides) detail(n int, c *clause, from, to int, b *Background) (promise.Slot, string, bool) {
	if to-from > longestDetail || v.meets(1-n, v[n].island[from]) || v[n].opens(from) && !v.listed(n, from, to) {
		return "", "", false
	}
	unknown := false
	for i := from; i < to; i++ {
		w := v[n].words[i].Folded
		unknown = unknown || content(w) && !hedges(c, w) && (!b.Shelves[1-n].Uses(w) || v.listed(n, from, to) && !v[1-n].has[w])
	}
	if !unknown {
		return "", "", false
	}
	for _, f := range c.Finer {
		if f.Slot != promise.SlotData && f.Slot != promise.SlotRecipient && f.Slot != promise.SlotCondition || f.Span.Start < c.passage.Span.Start || f.Span.End > c.passage.Span.End {
			continue
		}
		first, last := v[n].wordsIn(v[n].group.index(c.passage), f.Span.Start, f.Span.End)
		near := last <= from && from-last < nearDetail || first >= to && first-to < nearDetail || first < to && last > from
		if near {
			return f.Slot, f.Value, true
		}
	}
	return "", "", false
}

// opens tells whether word i is the first of the text or of a passage in it: what is put
// before a sentence is no member of a list in it.
func (v *view) opens(i int) bool {
	for _, start := range v.group.starts {
		if v.words[i].Start <= start && (i == 0 || v.words[i-1].End <= start) {
			return true
		}
	}
	return false
}

// follows tells whether word i is short and follows one that carries meaning, as "and" does in
// "your name and grimoire".
func (v *view) follows(i int) bool {
	return i > 0 && !content(v.words[i].Folded) && content(v.words[i-1].Folded)
}

// hedges tells whether a word is one of those that soften a clause: "for example" names nothing.
func hedges(c *clause, word string) bool {
	for _, w := range c.Vague {
		if has(foldedWords(w), word) {
			return true
		}
	}
	return false
}

// listed tells whether the words [from, to) stand in a list: a comma sets them off.
func (v sides) listed(n, from, to int) bool {
	low, high := v[n].words[from].Start, v[n].words[to-1].End
	if from > 0 {
		low = v[n].words[from-1].End
	}
	if to < len(v[n].words) {
		high = v[n].words[to].Start
	}
	return strings.ContainsAny(v[n].group.Quote[low:high], ",;|")
}

// meets tells whether side n has words that carry meaning in a stretch of changes, or more
// than a lone "and": a phrase was put in other words.
func (v sides) meets(n, island int) bool {
	words := 0
	for i, k := range v[n].island {
		if k != island {
			continue
		}
		words++
		if words > 1 || content(v[n].words[i].Folded) {
			return true
		}
	}
	return false
}

// quote is the text of the words [from, to).
func (v *view) quote(from, to int) string {
	return v.group.Quote[v.words[from].Start:v.words[to-1].End]
}
