package read

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/recant/recant/extract/text"
)

// A mark is a private rune that says "from here on, this is line (or page) n of the file".
// Readers write marks into the text that they hand to the builder, and cut, join and trim
// that text like any other; clean takes them out again. That is how a block knows its line
// after any amount of shuffling. No mark can come from a file: tidy and clean drop the two
// planes that they live in, and a forged one (an HTML reference) is only a wrong number.
const (
	markFirst = 0xF0000
	markSpan  = 0xFFFE // the last two code points of each plane are no characters
)

// mark is the mark of line or page n, "" where n is out of range.
func mark(n int) string {
	switch {
	case n < 1 || n >= 2*markSpan:
		return ""
	case n < markSpan:
		return string(rune(markFirst + n))
	}
	return string(rune(0x100000 + n - markSpan))
}

// unmark is the number that a mark stands for.
func unmark(r rune) (n int, ok bool) {
	switch {
	case r < markFirst:
		return 0, false
	case r < 0x100000:
		return int(r - markFirst), true
	}
	return int(r-0x100000) + markSpan, true
}

// bare is s without its marks.
func bare(s string) string {
	if strings.IndexFunc(s, isMark) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if isMark(r) {
			return -1
		}
		return r
	}, s)
}

func isMark(r rune) bool { return r >= markFirst }

// headMark splits the mark (or marks) that s starts with from the rest.
func headMark(s string) (marks, rest string) {
	i := 0
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !isMark(r) && r != ' ' {
			break
		}
		i += n
	}
	return strings.ReplaceAll(s[:i], " ", ""), s[i:]
}

// clean is the one gate into Document.Text. It takes marks and invisible characters out,
// makes every run of spaces one, keeps line ends only where breaks is set (one at a time),
// and returns NFC with the marks' offsets in it, ascending.
func clean(raw string, breaks bool) (string, []text.Mark) {
	c := cleaner{out: make([]byte, 0, len(raw)), end: ' '}
	if breaks {
		c.end = '\n'
	}
	for i := 0; i < len(raw); {
		switch b := raw[i]; {
		case b == '\n':
			c.gap = c.end
			i++
		case b == '\\' && literalBreak(raw, i):
			c.gap = c.end
			i += 2
		case b == ' ' || b == '\t' || b == '\r':
			c.space()
			i++
		case b < ' ' || b == 0x7F:
			i++
		case b < utf8.RuneSelf:
			c.fill()
			c.out = append(c.out, b)
			i++
		default:
			r, n := utf8.DecodeRuneInString(raw[i:])
			c.rune(r)
			i += n
		}
	}
	return composed(string(c.out), c.marks)
}

// cleaner is the state of clean.
type cleaner struct {
	out   []byte
	marks []text.Mark
	gap   byte // the white space that is due before the next visible rune, 0 for none
	end   byte // what a line end becomes
}

func (c *cleaner) space() {
	if c.gap == 0 {
		c.gap = ' '
	}
}

// fill writes the white space that is due.
func (c *cleaner) fill() {
	if c.gap != 0 && len(c.out) > 0 {
		c.out = append(c.out, c.gap)
	}
	c.gap = 0
}

// rune takes a rune that is not ASCII.
func (c *cleaner) rune(r rune) {
	if n, ok := unmark(r); ok {
		at := len(c.out)
		if c.gap != 0 && at > 0 {
			at++
		}
		c.marks = append(c.marks, text.Mark{Offset: at, N: n})
		return
	}
	switch {
	case isLineEnd(r):
		c.gap = c.end
	case isSpace(r):
		c.space()
	case isInvisible(r):
	default:
		c.fill()
		c.out = appendVisible(c.out, r)
	}
}

// composed brings cleaned text to NFC. Taking markup out can bring a letter and its accent
// together; marks then move with the text before them.
func composed(s string, marks []text.Mark) (string, []text.Mark) {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if norm.NFC.IsNormalString(s) {
		return s, clamp(marks, len(s))
	}
	from, to := 0, 0
	for i := range marks {
		at := min(marks[i].Offset, len(s))
		to += len(norm.NFC.String(s[from:at]))
		from, marks[i].Offset = at, to
	}
	s = norm.NFC.String(s)
	return s, clamp(marks, len(s))
}

// clamp keeps marks inside a text of n bytes, ascending, the last of equal offsets.
func clamp(marks []text.Mark, n int) []text.Mark {
	kept := marks[:0]
	for _, m := range marks {
		if m.Offset > n {
			m.Offset = n
		}
		if len(kept) > 0 && kept[len(kept)-1].Offset >= m.Offset {
			m.Offset = kept[len(kept)-1].Offset
			kept = kept[:len(kept)-1]
		}
		kept = append(kept, m)
	}
	return kept
}
