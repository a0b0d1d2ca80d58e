package read

import (
	"bytes"
	"html"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Region is where a quote stands in the source as its author wrote it: 1-based lines, and
// 1-based columns in Unicode code points, the end column behind the last one; beside them the
// columns in bytes.
type Region struct{ Line, Column, EndLine, EndColumn, Byte, EndByte int }

// Locator finds quotes in a source of lines. A quote has lost its markup, its line wraps and
// its entities; the source has them still, so that words are compared, not bytes.
type Locator struct {
	data  []byte
	lines []int // byte offset at which each line begins
	words []sourceWord
}

type sourceWord struct {
	fold       string
	start, end int // bytes
}

// reach is how many words after the beginning of its line a quote may begin: a whole page
// of HTML may stand on one line.
const reach = 20_000

// between is how many words of markup, such as a link's address, may stand between those of
// a quote: none at first, so that the nearest place where all stand in a row wins.
var between = []int{0, 40}

// NewLocator prepares a source for look-ups. Where the format has no lines of text (PDF,
// Word) it is nil, and a nil Locator finds nothing.
func NewLocator(format string, source []byte) *Locator {
	if format != formatPlain && format != formatMarkdown && format != formatHTML || !utf8.Valid(source) {
		return nil
	}
	l := &Locator{data: source, lines: []int{0}}
	if bytes.HasPrefix(source, []byte("\ufeff")) { // a byte order mark stands in no column
		l.lines[0] = len("\ufeff")
	}
	for i, b := range source {
		if b == '\n' {
			l.lines = append(l.lines, i+1)
		}
	}
	l.cut(format != formatPlain)
	return l
}

// cut cuts the source into words; in markup tags are passed over and entities decoded.
func (l *Locator) cut(markup bool) {
	for i := 0; i < len(l.data); {
		if markup && l.data[i] == '<' {
			if end := bytes.IndexByte(l.data[i:], '>'); end > 0 && i+1 < len(l.data) && (l.data[i+1] == '/' || l.data[i+1] == '!' || isLetter(l.data[i+1])) {
				i += end + 1
				continue
			}
		}
		text, size := l.next(i, markup)
		if !inWord(text) {
			i += size
			continue
		}
		start := i
		var word strings.Builder
		for i < len(l.data) && inWord(text) {
			word.WriteString(text)
			i += size
			text, size = l.next(i, markup)
		}
		l.words = append(l.words, sourceWord{strings.ToLower(word.String()), start, i})
	}
}

// next is the character at a byte offset, or the one that an entity there stands for, and its bytes.
func (l *Locator) next(at int, markup bool) (string, int) {
	if at >= len(l.data) {
		return "", 1
	}
	if markup && l.data[at] == '&' {
		const longest = 12
		if end := bytes.IndexByte(l.data[at:min(at+longest, len(l.data))], ';'); end > 1 {
			entity := string(l.data[at : at+end+1])
			if text := html.UnescapeString(entity); text != entity {
				return text, end + 1
			}
		}
	}
	r, size := utf8.DecodeRune(l.data[at:])
	return string(r), size
}

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

func inWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// Find gives the place of a quote that begins on the given line or soon after it. It says
// false where the words are not there; the line alone is then all that is known.
func (l *Locator) Find(line int, quote string) (Region, bool) {
	if l == nil || line < 1 || line > len(l.lines) {
		return Region{}, false
	}
	q := &Locator{data: []byte(quote)}
	q.cut(false)
	if len(q.words) == 0 {
		return Region{}, false
	}
	first := sort.Search(len(l.words), func(i int) bool { return l.words[i].start >= l.lines[line-1] })
	for _, most := range between {
		for i := first; i < len(l.words) && i < first+reach; i++ {
			if last, ok := l.follows(i, q.words, most); ok {
				return l.region(l.words[l.nearest(i, last, q.words)].start, l.end(last, quote)), true
			}
		}
	}
	return Region{}, false
}

// nearest is the last word from which a quote that may begin at word i reaches to the same
// end: its first word may stand before it too.
func (l *Locator) nearest(i, last int, quote []sourceWord) int {
	for k := last - len(quote) + 1; k > i; k-- {
		if end, ok := l.follows(k, quote, last-k-len(quote)+1); ok && end == last {
			return k
		}
	}
	return i
}

// follows tells whether the words of a quote stand from word i on with at most so many words
// between them, and which is its last.
func (l *Locator) follows(i int, quote []sourceWord, most int) (last int, ok bool) {
	if l.words[i].fold != quote[0].fold {
		return 0, false
	}
	for _, w := range quote[1:] {
		for i++; i < len(l.words) && l.words[i].fold != w.fold; i++ {
			if most--; most < 0 {
				return 0, false
			}
		}
		if i >= len(l.words) {
			return 0, false
		}
	}
	return i, true
}

// end is the byte behind a word, and behind the full stop or bracket that closes the quote there.
func (l *Locator) end(word int, quote string) int {
	end := l.words[word].end
	r, size := utf8.DecodeLastRuneInString(quote)
	if !inWord(string(r)) && bytes.HasPrefix(l.data[end:], []byte(quote[len(quote)-size:])) {
		end += size
	}
	return end
}

func (l *Locator) region(start, end int) Region {
	var r Region
	r.Line, r.Column, r.Byte = l.at(start)
	r.EndLine, r.EndColumn, r.EndByte = l.at(end)
	return r
}

func (l *Locator) at(offset int) (line, column, bytes int) {
	n := sort.Search(len(l.lines), func(i int) bool { return l.lines[i] > offset })
	return n, utf8.RuneCount(l.data[l.lines[n-1]:offset]) + 1, offset - l.lines[n-1] + 1
}
