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
	if startsWithClitic(r.s[p:]) || startsMarked(r.s[p:]) {
		first, next = unicode.MaxRune, "" // as good as a capital
	}
	if stop == 0 || unicode.IsLower(first) || strings.ContainsRune(",;:)]»”", first) {
		return false
	}
	if r.depth > 0 && left[0] != '(' && r.closesSoon(p) {
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
		return !unicode.IsDigit(first) // an ellipsis before a capital, not a leader before a page number
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
	case kind == leading:
		return false
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
	return strings.IndexAny(rest, " '’\u00a0") == 0 && r.stopWord(head, rest)
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
	if strings.HasPrefix(rest, ".") || !r.stopWord(head, rest) {
		return false
	}
	c, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, "'’ \u00a0"))
	return !unicode.IsUpper(c)
}

// stopWord says whether a word, with what follows it, is a frequent function word of the
// language; an elided one has its apostrophe.
func (r *reader) stopWord(w, rest string) bool {
	if r.pack == nil || w == "" {
		return false
	}
	f := lang.Fold(w)
	if strings.HasPrefix(rest, "'") || strings.HasPrefix(rest, "’") {
		return r.pack.Stop[f+"'"] || r.pack.Stop[f]
	}
	return r.pack.Stop[f]
}

// abbrev is what a word before a dot may be.
type abbrev uint8

const (
	plain   abbrev = iota // no abbreviation
	short                 // one that ends a sentence only where clearly another starts: an initial, a company form
	leading               // one that leads something in, such as "e.g."
	closing               // one that ends what it stands in, such as "etc."
	wordToo               // an abbreviation before a number, else a whole word, such as "no."
)

// abbreviation says what the word in front of a dot is.
func (r *reader) abbreviation(before, word string) abbrev {
	fold := lang.Fold(word)
	if r.pack != nil {
		for _, w := range [...]string{twoWords(before, word), fold, afterApostrophe(fold)} {
			if r.pack.Abbrev[w] {
				return r.listed(before, word, w)
			}
		}
	}
	if r.pack != nil && len(word) == 1 && r.pack.Stop[word] {
		return plain
	}
	if isInitials(word) || isClipped(fold, word) {
		return short
	}
	return plain
}

// listed says what an abbreviation of the language's list is where it stands: word is how
// it is written, entry what the list calls it.
func (r *reader) listed(before, word, entry string) abbrev {
	lower := isLowerWord(word)
	switch {
	case r.pack.Stop[entry] && word != strings.ToUpper(word), isAcronym(word):
		return wordToo
	case lower && r.pack.AbbrevEnd[entry]:
		return closing
	case lower && (strings.ContainsAny(entry, ". ") || afterComma(before[:len(before)-len(word)])):
		return leading
	}
	return short // in capitals a name may follow, whatever the list says: "B.V."
}

// isAcronym says whether a word is written in capitals alone, which spell a name rather
// than the abbreviation of the same letters.
func isAcronym(word string) bool {
	return len(word) > 1 && !strings.Contains(word, ".") && word == strings.ToUpper(word)
}

// afterComma says whether a text stops at a sign that something is led in behind, or at
// the dot of an abbreviation's first word.
func afterComma(s string) bool {
	c, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(s, unicode.IsSpace))
	return c == ',' || c == '(' || c == ':' || c == ';' || c == '.'
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
