// Package model is the arithmetic of telling languages apart: letters and words come in,
// costs a language go out, in quarters of a bit. It holds how text is cut into trigrams and
// words, how a table is trained, written and read; it knows no document and no language.
package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visit gets what Scan finds.
type Visit struct {
	Trigram func(key uint64) // three neighbouring runes of a word with a space around it
	Word    func(hash uint64, letters int)
}

const (
	space  = ' '
	offset = 14695981039346656037 // FNV-1a
	prime  = 1099511628211
)

// Counts is how many letters a text has, by what can be said of them.
type Counts struct {
	Latin, Other int // letters of the Latin script, and of others
}

// Scan walks over a text as if in lower case. Words are letters; an apostrophe ends the word
// that it follows and belongs to it ("l'" "objet"). Addresses of the web and of mail are left out.
func Scan(s string, v Visit) Counts {
	w := walk{v: v, a: space, b: space, hash: offset}
	for len(s) > 0 {
		field := s
		i := strings.IndexAny(s, " \n\t")
		if i >= 0 {
			field, s = s[:i], s[i+1:]
		} else {
			s = ""
		}
		if !isAddress(field) {
			w.field(field)
		}
	}
	w.end()
	return w.counts
}

// walk is the state of Scan: the two runes before, and the word so far.
type walk struct {
	v      Visit
	counts Counts
	a, b   rune
	hash   uint64
	length int
}

func (w *walk) field(s string) {
	for i := 0; i < len(s); {
		c := rune(s[i])
		n := 1
		if c >= utf8.RuneSelf {
			c, n = utf8.DecodeRuneInString(s[i:])
		}
		i += n
		switch {
		case c >= 'a' && c <= 'z':
			w.letter(c)
		case c >= 'A' && c <= 'Z':
			w.letter(c + 'a' - 'A')
		case c == '\'' || c == '’' || c == 'ʼ' || c == '‘':
			w.apostrophe()
		case c < utf8.RuneSelf:
			w.end()
		case unicode.Is(unicode.Latin, c):
			w.letter(unicode.ToLower(c))
		case unicode.IsLetter(c):
			w.end()
			w.counts.Other++
		case !unicode.Is(unicode.Mn, c):
			w.end()
		}
	}
	w.end()
}

func (w *walk) letter(c rune) {
	w.counts.Latin++
	w.length++
	w.hash = (w.hash ^ uint64(c)) * prime
	w.push(c)
}

func (w *walk) push(c rune) {
	w.v.Trigram(Key(w.a, w.b, c))
	w.a, w.b = w.b, c
}

// apostrophe ends the word before it, and belongs to it.
func (w *walk) apostrophe() {
	if w.length == 0 {
		return
	}
	w.hash = (w.hash ^ '\'') * prime
	w.push('\'')
	w.word()
}

// end ends a word; trigrams do not reach from one to the next.
func (w *walk) end() {
	if w.b != space {
		w.push(space)
		w.a, w.b = space, space
	}
	w.word()
}

func (w *walk) word() {
	if w.length > 0 {
		w.v.Word(w.hash, w.length)
	}
	w.hash, w.length = offset, 0
}

// isAddress says whether a field between spaces is an address of the web or of mail.
func isAddress(s string) bool {
	return len(s) > 4 && (strings.IndexByte(s, '@') > 0 || strings.Contains(s, "://") || strings.HasPrefix(s, "www."))
}

// Key packs three runes.
func Key(a, b, c rune) uint64 { return uint64(a)<<42 | uint64(b)<<21 | uint64(c) }

// Runes unpacks a key.
func Runes(key uint64) string {
	return string([]rune{rune(key >> 42 & 0x1fffff), rune(key >> 21 & 0x1fffff), rune(key & 0x1fffff)})
}

// Hash is the key of a word: of its letters in lower case, with the apostrophe that it may end with.
func Hash(word string) uint64 {
	h := uint64(offset)
	for _, c := range word {
		h = (h ^ uint64(c)) * prime
	}
	return h
}
