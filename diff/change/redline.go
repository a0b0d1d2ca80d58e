package change

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recant/recant/diff/align"
	"github.com/sergi/go-diff/diffmatchpatch"
)

// mostTokens bounds what is compared word by word: the comparison is quadratic at worst.
const mostTokens = 4000

// Redline compares two texts word by word. Comparing in a fixed order, whichever side is
// the old one, makes the redline of the swapped texts the mirror of this one.
func Redline(old, new string) []Op {
	if new < old {
		return mirror(redline(new, old))
	}
	return redline(old, new)
}

func mirror(ops []Op) []Op {
	for i := range ops {
		switch ops[i].Op {
		case OpDelete:
			ops[i].Op = OpInsert
		case OpInsert:
			ops[i].Op = OpDelete
		}
		if i > 0 && ops[i-1].Op == OpInsert && ops[i].Op == OpDelete {
			ops[i-1], ops[i] = ops[i], ops[i-1]
		}
	}
	return ops
}

func redline(old, new string) []Op {
	a, b := tokens(old), tokens(new)
	if len(a)+len(b) > mostTokens {
		return whole(old, new)
	}
	table := &runeTable{of: map[string]rune{}}
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0
	diffs := dmp.DiffMainRunes(table.runes(a), table.runes(b), false)
	var ops []Op
	for _, d := range diffs {
		if d.Text != "" {
			ops = append(ops, Op{opNames[d.Type], table.text(d.Text)})
		}
	}
	return ops
}

var opNames = map[diffmatchpatch.Operation]string{
	diffmatchpatch.DiffEqual: OpEqual, diffmatchpatch.DiffDelete: OpDelete, diffmatchpatch.DiffInsert: OpInsert,
}

func whole(old, new string) []Op {
	var ops []Op
	if old == new {
		return append(ops, Op{OpEqual, old})
	}
	if old != "" {
		ops = append(ops, Op{OpDelete, old})
	}
	if new != "" {
		ops = append(ops, Op{OpInsert, new})
	}
	return ops
}

// tokens cuts a text into words, runs of space and single other characters.
func tokens(s string) []string {
	var out []string
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		n := size
		if class := classOf(r); class != otherRune {
			n = strings.IndexFunc(s, func(r rune) bool { return classOf(r) != class })
			if n < 0 {
				n = len(s)
			}
		}
		out = append(out, s[:n])
		s = s[n:]
	}
	return out
}

const (
	otherRune = iota
	wordRune
	spaceRune
)

func classOf(r rune) int {
	switch {
	case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
		return wordRune
	case unicode.IsSpace(r):
		return spaceRune
	}
	return otherRune
}

// runeTable stands for each different token by one rune, surrogates left out.
type runeTable struct {
	of    map[string]rune
	words []string
}

const (
	firstSurrogate = 0xD800
	surrogates     = 0x800
)

func (t *runeTable) runes(tokens []string) []rune {
	out := make([]rune, len(tokens))
	for i, w := range tokens {
		r, ok := t.of[w]
		if !ok {
			r = rune(len(t.words) + 1)
			if r >= firstSurrogate {
				r += surrogates
			}
			t.of[w] = r
			t.words = append(t.words, w)
		}
		out[i] = r
	}
	return out
}

func (t *runeTable) text(runes string) string {
	var b strings.Builder
	for _, r := range runes {
		n := int(r) - 1
		if r >= firstSurrogate+surrogates {
			n -= surrogates
		}
		b.WriteString(t.words[n])
	}
	return b.String()
}

// edits are the words of two texts that the other does not have at that place.
type edits struct {
	words   [2][]align.Word // of the old and of the new text
	changed [2][]bool       // by word: deleted, inserted
	island  [2][]int        // by word: number of the stretch of changes it is in, -1 for none
	islands int
}

// compareWords finds the edits between two texts, letter case and punctuation aside.
func compareWords(old, new string) *edits {
	e := &edits{words: [2][]align.Word{align.Words(old), align.Words(new)}}
	for n := range e.words {
		e.changed[n] = make([]bool, len(e.words[n]))
		e.island[n] = make([]int, len(e.words[n]))
	}
	first, second := 0, 1
	if folded(e.words[1]) < folded(e.words[0]) {
		first, second = 1, 0
	}
	e.mark(first, second)
	return e
}

func folded(words []align.Word) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.Folded)
		b.WriteByte(' ')
	}
	return b.String()
}

func (e *edits) mark(first, second int) {
	table := &runeTable{of: map[string]rune{}}
	a, b := table.runes(plainWords(e.words[first])), table.runes(plainWords(e.words[second]))
	if len(a)+len(b) > mostTokens {
		a, b = a[:min(len(a), mostTokens/2)], b[:min(len(b), mostTokens/2)]
	}
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0
	at := [2]int{}
	open := false
	for _, d := range dmp.DiffMainRunes(a, b, false) {
		n := utf8.RuneCountInString(d.Text)
		if d.Type == diffmatchpatch.DiffEqual {
			for k := 0; k < n; k++ {
				e.island[first][at[0]+k], e.island[second][at[1]+k] = -1, -1
			}
			at[0], at[1] = at[0]+n, at[1]+n
			open = false
			continue
		}
		if !open {
			e.islands++
			open = true
		}
		side, which := 0, first
		if d.Type == diffmatchpatch.DiffInsert {
			side, which = 1, second
		}
		for k := 0; k < n; k++ {
			e.changed[which][at[side]+k] = true
			e.island[which][at[side]+k] = e.islands - 1
		}
		at[side] += n
	}
}

func plainWords(words []align.Word) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.Folded
	}
	return out
}
