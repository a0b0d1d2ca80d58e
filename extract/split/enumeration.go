package split

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recant/recant/extract/text"
)

// minPartWords is how many words each part of an unmarked enumeration must have to be read
// as a sentence; shorter ones are objects of one verb.
const minPartWords = 7

// minMarkedWords is the same for parts that carry a mark, such as "(a)".
const minMarkedWords = 3

// enumeration adds one sentence, or, where it lists parts divided by semicolons behind a
// colon, its head and each part as a sentence.
func (c *cutter) enumeration(s text.Span) {
	colon, cuts := c.parts(s)
	if cuts == nil {
		c.add(s)
		return
	}
	c.add(text.Span{Start: s.Start, End: colon})
	from := colon
	for _, cut := range append(cuts, s.End) {
		c.add(text.Span{Start: from, End: cut})
		from = cut
	}
}

// parts finds the end of the head and of all parts but the last; nil where the sentence is
// no enumeration of sentences.
func (c *cutter) parts(s text.Span) (colon int, cuts []int) {
	body := c.text[s.Start:s.End]
	semi := strings.IndexByte(body, ';')
	if semi < 0 {
		return 0, nil
	}
	at := headEnd(body[:semi])
	if at < 0 {
		return 0, nil
	}
	var ends []int
	depth := 0
	for i := at; i < len(body); i++ {
		switch body[i] {
		case '(':
			depth++
		case ')':
			depth = max(0, depth-1)
		case ';':
			if depth == 0 {
				ends = append(ends, s.Start+i+1)
			}
		}
	}
	if len(ends) == 0 || !c.allItems(text.Span{Start: s.Start + at, End: s.End}, ends) {
		return 0, nil
	}
	return s.Start + at, ends
}

// headEnd is where the head of an enumeration ends, behind its colon; -1 without one. A
// colon inside a time, a ratio or an address is none.
func headEnd(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] != ':' {
			continue
		}
		if i+1 == len(s) || isSpaceByte(s[i+1:]) > 0 || s[i+1] == '\n' {
			if words(s[:i], 2) >= 2 {
				return i + 1
			}
		}
	}
	return -1
}

// allItems says whether every part is long enough and starts as the others do.
func (c *cutter) allItems(body text.Span, ends []int) bool {
	from, marked, upper := body.Start, 0, 0
	n := len(ends) + 1
	for i := range n {
		to := body.End
		if i < len(ends) {
			to = ends[i]
		}
		part := c.text[from:to]
		least := minPartWords
		if startsMarked(part) {
			marked++
		}
		if marked > 0 {
			least = minMarkedWords
		}
		if c, _ := utf8.DecodeRuneInString(skipOpeners(part)); unicode.IsUpper(c) {
			upper++
		}
		if words(part, least) < least {
			return false
		}
		from = to
	}
	return marked >= n-1 || marked == 0 && (upper == 0 || upper == n)
}

// startsMarked says whether a part starts with an item's mark: "(a)", "b)", "ii.", "2.", "–", "•".
func startsMarked(s string) bool {
	s = strings.TrimLeftFunc(s, unicode.IsSpace)
	first, n := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("-–—•*·▪►", first) && len(s) > n && isSpaceByte(s[n:]) > 0 {
		return true
	}
	mark := s[:min(len(s), maxSigns)]
	s = mark
	if i := strings.IndexAny(s, " \u00a0"); i >= 0 {
		mark = s[:i]
	}
	return len(mark) > 1 && strings.HasSuffix(strings.TrimSuffix(mark, "."), ")") && isNumbering(mark) ||
		strings.HasSuffix(mark, ".") && len(mark) > 1 && isNumbering(mark)
}
