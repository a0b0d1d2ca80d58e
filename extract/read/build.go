package read

import (
	"strings"

	"github.com/recant/recant/extract/text"
)

// piece is a block as a reader found it. Its texts may hold marks, markup spaces of any
// kind, and "\n" where the author set a line break.
type piece struct {
	kind  text.Kind
	level int    // heading 1-6, or below for one below the last true heading; depth of an item
	lead  int    // index of the block that leads it in, plus one; 0 leaves it to relate
	lang  string // as declared by the source
	text  string
	cells []cellPiece // of a row, instead of text
}

type cellPiece struct {
	text, column string
	header       bool
}

// maxPara is the longest paragraph, in bytes, that lines are joined to.
const maxPara = 16 << 10

// below is the level of a heading that only looks like one, such as a bold line.
const below = 0

// builder lays pieces out as a Document.
type builder struct {
	doc     *text.Document
	buf     []byte
	paged   bool // marks are pages, not lines
	open    []openHeading
	section []string
	real    int     // level of the last heading that was marked up as one
	tape    *[]laid // records what is laid out; nil for nothing
	memo    *Memo   // of an earlier version; nil for none
	after   int     // lines that stand before what is laid out, where its marks do not count them
}

type openHeading struct {
	level int
	text  string
}

func newBuilder() *builder { return &builder{doc: &text.Document{}} }

// note adds a remark for the reader of a report, once.
func (b *builder) note(s string) {
	for _, n := range b.doc.Notes {
		if n == s {
			return
		}
	}
	b.doc.Notes = append(b.doc.Notes, s)
}

// add lays out a piece and returns the index of its first block plus one, 0 where nothing
// of it was left to see.
func (b *builder) add(p piece) int {
	switch p.kind {
	case text.Row:
		return b.addRow(p)
	case text.Heading, text.Code:
		return b.put(p)
	}
	return b.addFlow(p)
}

// laid is a block with its text cleaned.
type laid struct {
	kind  text.Kind
	level int // as in a piece
	lead  int // as in a piece
	lang  string
	text  string
	marks []text.Mark // offsets into the text
	cells []text.Cell // of a row; spans into the text
}

// put lays out one block as it is.
func (b *builder) put(p piece) int {
	s, marks := clean(p.text, p.kind != text.Heading)
	return b.lay(laid{kind: p.kind, level: p.level, lead: p.lead, lang: p.lang, text: s, marks: marks})
}

// lay lays out a block whose text is clean.
func (b *builder) lay(l laid) int {
	if b.tape != nil {
		*b.tape = append(*b.tape, l)
	}
	switch {
	case l.kind == text.Heading:
		return b.layHeading(l)
	case l.kind != text.Row && !isText(l.text):
		return 0
	}
	return b.layBlock(l)
}

func (b *builder) layBlock(l laid) int {
	start := b.start()
	b.marks(l.marks, start)
	b.buf = append(b.buf, l.text...)
	block := text.Block{Span: text.Span{Start: start, End: len(b.buf)}, Kind: l.kind, Level: l.level, Section: b.section, Lead: l.lead - 1, Lang: l.lang}
	for _, c := range l.cells {
		c.Start, c.End = c.Start+start, c.End+start
		block.Cells = append(block.Cells, c)
	}
	b.doc.Blocks = append(b.doc.Blocks, block)
	return len(b.doc.Blocks)
}

// isText says that there is something to read: a rule of dashes or a lone bullet is none.
func isText(s string) bool {
	return s != "" && strings.Trim(s, bullets+" -–—_*=+|~.\n") != ""
}

// start writes the blank line between blocks and returns where the next one begins.
func (b *builder) start() int {
	if len(b.buf) > 0 {
		b.buf = append(b.buf, "\n\n"...)
	}
	return len(b.buf)
}

// marks records lines or pages found in a text that is laid out at start.
func (b *builder) marks(marks []text.Mark, start int) {
	list := &b.doc.Lines
	if b.paged {
		list = &b.doc.Pages
	}
	for _, m := range marks {
		m.N += b.after
		n := len(*list)
		if n > 0 && (*list)[n-1].N == m.N {
			continue
		}
		m.Offset += start
		if n > 0 && (*list)[n-1].Offset == m.Offset {
			(*list)[n-1].N = m.N
			continue
		}
		*list = append(*list, m)
	}
}

// layHeading lays out a heading and opens its section.
func (b *builder) layHeading(l laid) int {
	if l.level == below {
		l.level = min(b.real+1, 6)
	} else {
		l.level = min(l.level, 6)
		b.real = l.level
	}
	for len(b.open) > 0 && b.open[len(b.open)-1].level >= l.level {
		b.open = b.open[:len(b.open)-1]
	}
	b.setSection()
	if !isText(l.text) {
		return 0
	}
	i := b.layBlock(l)
	if b.doc.Title == "" && (l.level == 1 || i == 1) {
		b.doc.Title = l.text
	}
	b.open = append(b.open, openHeading{l.level, l.text})
	b.setSection()
	return i
}

// setSection makes the section of the blocks to come. Blocks share it, so it is never
// changed in place.
func (b *builder) setSection() {
	b.section = nil
	for _, h := range b.open {
		b.section = append(b.section, h.text)
	}
}

// addFlow lays out running text. Two line breaks in a row end a paragraph, and lines that
// open with bullets are the items of a list, in whatever markup they came.
func (b *builder) addFlow(p piece) int {
	if strings.IndexByte(p.text, '\n') < 0 {
		return b.addPlain(p)
	}
	first, taken := 0, p
	var kept strings.Builder
	flush := func() {
		taken.text = kept.String()
		if i := b.addPlain(taken); first == 0 {
			first = i
		}
		taken = p
		kept.Reset()
	}
	lines := strings.Split(p.text, "\n")
	list := looksListed(lines)
	for _, line := range lines {
		marks, rest := headMark(line)
		rest = strings.TrimSpace(rest)
		if rest == "" {
			flush()
			kept.WriteString(marks)
			continue
		}
		if m, n := listMarker(bare(rest)); list && (m == bullet || m == dash) {
			flush()
			taken.kind, taken.level, taken.lead = text.Item, p.level+1, 0
			if p.kind == text.Heading || p.kind == text.Quote {
				taken.level = 1
			}
			rest = cutBare(rest, n)
		}
		kept.WriteString("\n" + marks + rest)
	}
	flush()
	return first
}

// looksListed says that lines of one paragraph are a list in disguise: one sure bullet, or
// two dashes.
func looksListed(lines []string) bool {
	dashes := 0
	for _, line := range lines {
		_, rest := headMark(line)
		switch m, _ := listMarker(strings.TrimSpace(bare(rest))); m {
		case bullet:
			return true
		case dash:
			dashes++
		}
	}
	return dashes > 1
}

// cutBare removes the first n bytes that are not marks.
func cutBare(s string, n int) string {
	marks := ""
	for n > 0 && s != "" {
		r := []rune(s[:min(len(s), 4)])[0]
		size := len(string(r))
		if isMark(r) {
			marks += s[:size]
		} else {
			n -= size
		}
		s = s[size:]
	}
	return marks + s
}

// addPlain lays out one paragraph, item, quotation, question or answer.
func (b *builder) addPlain(p piece) int {
	if p.kind == text.Paragraph || p.kind == text.Quote {
		if kind, rest := markedQA(strings.TrimLeft(p.text, "\n ")); kind != text.Paragraph {
			p.kind, p.text, p.level = kind, rest, 0
		}
	}
	if p.kind == text.Item && p.level < 1 {
		p.level = 1
	}
	if p.kind != text.Item {
		p.level = 0
	}
	return b.put(p)
}

// addRow lays out a table row: its cells joined by " | ". A row of empty cells is nothing.
func (b *builder) addRow(p piece) int {
	row := laid{kind: text.Row, lead: p.lead, lang: p.lang}
	var out []byte
	seen := false
	for i, c := range p.cells {
		if i > 0 {
			out = append(out, " | "...)
		}
		s, marks := clean(c.text, true)
		for _, m := range marks {
			row.marks = append(row.marks, text.Mark{Offset: m.Offset + len(out), N: m.N})
		}
		from := len(out)
		out = append(out, s...)
		column, _ := clean(c.column, false)
		row.cells = append(row.cells, text.Cell{Span: text.Span{Start: from, End: len(out)}, Column: column, Header: c.header})
		seen = seen || isText(s)
	}
	if !seen {
		return 0
	}
	row.text = string(out)
	return b.lay(row)
}

// finish closes the document: it relates blocks to each other and sets the text.
func (b *builder) finish() *text.Document {
	b.doc.Text = string(b.buf)
	relate(b.doc)
	return b.doc
}
