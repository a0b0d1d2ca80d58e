package read

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"

	"github.com/recant/recant/extract/recent"
	"github.com/recant/recant/extract/text"
)

// Memo keeps how stretches of Markdown were read, for the next version of a document. It
// changes no result. The zero value is ready; it must not be used by two goroutines at once.
type Memo struct{ stretches recent.Cache[string, stretch] }

// stretch is what was read in a stretch of Markdown that begins and ends between blocks of
// the top level.
type stretch struct {
	blocks []laid // their marks count lines from 1, their leads blocks from 1
	notes  []string
}

// mostStretches is how many stretches a text may have: what has more is no statement, and is
// not worth remembering.
const mostStretches = 1 << 14

// readStretches reads Markdown stretch by stretch, each from memory where it was read before;
// ok is false where the text must be read as a whole.
func (m *Memo) readStretches(b *builder, body string, firstLine int) (ok bool, err error) {
	if m == nil || !divisible(body) {
		return false, nil
	}
	all := stretches(body)
	if len(all) > mostStretches {
		return false, nil
	}
	m.stretches.Grow(2 * len(all))
	line := firstLine - 1
	for _, s := range all {
		read, known := m.stretches.Get(s)
		if !known {
			if read, err = readStretch(s); err != nil {
				return true, err
			}
			m.stretches.Put(strings.Clone(s), read)
		}
		b.replay(read, line)
		line += strings.Count(s, "\n")
	}
	return true, nil
}

// readStretch reads one stretch as if there were no other.
func readStretch(s string) (stretch, error) {
	var out stretch
	b := newBuilder()
	b.tape = &out.blocks
	starts := []text.Mark{{Offset: 0, N: 1}}
	for i := range len(s) {
		if s[i] == '\n' {
			starts = append(starts, text.Mark{Offset: i + 1, N: len(starts) + 1})
		}
	}
	src := source{text: s, starts: starts}
	err := walkMarkdown(b, s, src.line)
	out.notes = b.doc.Notes
	return out, err
}

// walkMarkdown reads Markdown into b; line gives the line of an offset.
func walkMarkdown(b *builder, s string, line func(at int) int) error {
	root := markdown().Parse(gtext.NewReader([]byte(s)), parser.WithContext(parser.NewContext()))
	m := mdReader{b: b, src: []byte(s), line: line}
	return m.blocks(root, place{})
}

// replay lays out what was read in a stretch that stands after the given line.
func (b *builder) replay(s stretch, line int) {
	before := len(b.doc.Blocks)
	b.after = line
	for _, l := range s.blocks {
		if l.lead > 0 {
			l.lead += before
		}
		b.lay(l)
	}
	b.after = 0
	for _, n := range s.notes {
		b.note(n)
	}
}

// divisible says that nothing in a text reaches over the blank line between two blocks of the
// top level: no fence, no definition of a link or footnote, no block of HTML; and that its
// lines can be marked.
func divisible(s string) bool {
	if strings.Contains(s, "]:") || strings.Contains(s, "```") || strings.Contains(s, "~~~") || strings.Count(s, "\n") >= markSpan {
		return false
	}
	for line := range strings.Lines(s) {
		if line = strings.TrimLeft(line, " \t>-*+0123456789.)"); strings.HasPrefix(line, "<") {
			return false
		}
	}
	return true
}

// stretches cuts a text before each line that follows a blank one and that can neither
// continue a list or quotation nor begin one.
func stretches(s string) []string {
	var all []string
	start, at, blank := 0, 0, false
	for line := range strings.Lines(s) {
		if blank && opensBlock(line) {
			all = append(all, s[start:at])
			start = at
		}
		blank = strings.Trim(line, " \t\n") == ""
		at += len(line)
	}
	return append(all, s[start:])
}

// opensBlock says that a line behind a blank one begins a heading or paragraph of the top level.
func opensBlock(line string) bool {
	c := line[0]
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf || strings.IndexByte("#_([\"", c) >= 0 ||
		strings.HasPrefix(line, "**") && !isRule(line, "*")
}

// plainLines says that every line of the source is one of the file, so that lines can be counted.
func (s *source) plainLines() bool {
	if len(s.starts) != 1+strings.Count(s.text, "\n") {
		return false
	}
	for _, m := range s.starts[1:] {
		if m.Offset < 1 || m.Offset > len(s.text) || s.text[m.Offset-1] != '\n' {
			return false
		}
	}
	return true
}
