package split

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recant/recant/extract/lang"
)

// packWords is what the rules ask of a language; nil knows no word.
type packWords = *lang.Pack

// ends says whether the sentence that is being read ends at p, the first byte of what
// would be the next one.
func (r *reader) ends(p int) bool {
	left := strings.TrimRightFunc(r.s[r.start:p], unicode.IsSpace)
	gap := r.s[r.start+len(left) : p]
	next := skipOpeners(r.s[p:])
	first, _ := utf8.DecodeRuneInString(next)
	if strings.ContainsAny(gap, "\n\r\u2028\u2029") {
		return r.lineEnds(left, first)
	}
	stop, before := lastStop(left)
	if stop == 0 || unicode.IsLower(first) || strings.ContainsRune(",;:)]»”", first) {
		return false
	}
	if r.depth > 0 && r.start+strings.IndexByte(left, '(') > r.start && r.closesSoon(p) {
		return false
	}
	if gap == "" && !wideStop(stop) {
		return r.tight(before, stop, next)
	}
	if stop != '.' {
		return true
	}
	return r.dotEnds(left, before, next, first)
}

// lineEnds says whether a line break ends a sentence: always in a table cell, elsewhere
// unless the next line goes on in lower case.
func (r *reader) lineEnds(left string, first rune) bool {
	if r.lines || !unicode.IsLower(first) {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(left)
	return strings.ContainsRune(".;:!?…", last)
}

// dotEnds says whether a full stop with a space behind it ends the sentence.
// before is the text in front of the dot, next what follows after opening quotes.
func (r *reader) dotEnds(left, before, next string, first rune) bool {
	if isMarker(strings.TrimSuffix(left, ".")) {
		return false
	}
	if strings.HasSuffix(before, ".") || strings.HasSuffix(before, "…") {
		return true // an ellipsis before a capital
	}
	word := lastWord(before)
	if word == "" {
		return true
	}
	if markerBefore(before, word) {
		return false
	}
	kind := r.abbreviation(before, word)
	switch {
	case kind == plain:
		return true
	case unicode.IsDigit(first):
		return false
	case kind == wordToo, kind == closing:
		return true
	}
	return r.startsSentence(next)
}

// tight says whether a stop with no space behind it ends the sentence, as where a page lost
// the space: only between a longer word and one that often starts a sentence.
func (r *reader) tight(before string, stop rune, next string) bool {
	if stop == '…' {
		return true
	}
	word := lastWord(before)
	if len(word) < 4 || strings.ContainsAny(word, "./@&_") || !isLowerWord(word) || strings.Contains(lastField(before), "/") {
		return false
	}
	head, rest := firstWord(next)
	return r.stopWord(head) && (strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "\u00a0"))
}

// closesSoon says whether the open parenthesis is closed in the text that follows.
func (r *reader) closesSoon(p int) bool {
	depth := r.depth
	for i := p; i < len(r.s) && i < p+300; i++ {
		switch r.s[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return true
			}
		}
	}
	return false
}

// startsSentence says whether a text starts as sentences do: with a function word in
// capitals and no name behind it ("De gegevens", but not "De Vries").
func (r *reader) startsSentence(s string) bool {
	head, rest := firstWord(s)
	if !r.stopWord(head) {
		return false
	}
	rest = strings.TrimLeft(rest, "'’ \u00a0")
	c, _ := utf8.DecodeRuneInString(rest)
	return !unicode.IsUpper(c)
}

func (r *reader) stopWord(w string) bool {
	if r.pack == nil || w == "" {
		return false
	}
	f := lang.Fold(w)
	return r.pack.Stop[f] || r.pack.Stop[f+"'"]
}

// abbrev is what a word before a dot may be.
type abbrev uint8

const (
	plain   abbrev = iota // no abbreviation
	short                 // an abbreviation, an initial or a company form
	closing               // an abbreviation that ends what it stands in, such as "etc."
	wordToo               // an abbreviation before a number, else a whole word, such as "no."
)

// abbreviation says what the word in front of a dot is.
func (r *reader) abbreviation(before, word string) abbrev {
	fold := lang.Fold(word)
	if r.pack != nil {
		for _, w := range [...]string{fold, afterApostrophe(fold), twoWords(before, word)} {
			if !r.pack.Abbrev[w] {
				continue
			}
			switch {
			case r.pack.AbbrevEnd[w]:
				return closing
			case len(w) > 1 && r.pack.Stop[w]:
				return wordToo
			}
			return short
		}
	}
	if isInitials(word) || isClipped(fold, word) {
		return short
	}
	return plain
}

// twoWords is the word with the abbreviation before it, as in "p. ex", folded; "" without one.
func twoWords(before, word string) string {
	head := strings.TrimRightFunc(before[:len(before)-len(word)], unicode.IsSpace)
	if !strings.HasSuffix(head, ".") {
		return ""
	}
	return lang.Fold(lastWord(head[:len(head)-1])) + ". " + lang.Fold(word)
}

func afterApostrophe(fold string) string {
	return fold[strings.LastIndexByte(fold, '\'')+1:]
}
