// Package text holds what was written and where: a Document, its Blocks and their
// Sentences. It is a leaf vocabulary: it knows no file format, no language and no promise.
//
// Every position is a byte offset into Document.Text, the normalized text: UTF-8 in NFC,
// markup removed, line wraps inside a paragraph turned to spaces, blocks separated by one
// blank line. A line break that the author set (<br>) stays a "\n" inside its block. A quote is always Document.Text[Span.Start:Span.End], to the byte.
package text

import "sort"

// Span is a half-open range of byte offsets into Document.Text.
type Span struct{ Start, End int }

// Len is the number of bytes that the span covers.
func (s Span) Len() int { return s.End - s.Start }

// Document is one text read from a file.
type Document struct {
	Source string  // the name the document was given under: a path, "-" or REV:path
	Format string  // plain, markdown, html, pdf, docx or json
	SHA256 string  // lower-case hex of the source bytes, before decoding
	Lang   string  // ISO 639-1 code that the source declares for the whole, which may be wrong; "" without one
	Title  string  // first top heading, <title> or front-matter title; may be empty
	Text   string  // the normalized text that all spans point into
	Blocks []Block // in reading order; parts of Text outside of every block are separators
	Lines  []Mark  // Text offset to line of the source (1-based), ascending; empty where the format has no lines
	Pages  []Mark  // Text offset to page (1-based), ascending; empty where the format has no pages
	Fields []Field // of a structured source (JSON): the value that each stretch of Text came from, ascending; else empty
	Notes  []string
	// Notes are remarks for the reader of a report, such as text that the reader left
	// out (hidden text, tracked deletions), one plain English sentence each.
}

// Mark says that from Offset on (a byte offset into Document.Text) the value is N.
type Mark struct{ Offset, N int }

// Field is one value of a structured source.
type Field struct {
	Span           // its text in Document.Text; it may hold several blocks
	Pointer string // where it stands in the source: a JSON pointer (RFC 6901)
	Source  Span   // its bytes in the source, quotation marks included
	Line    int    // 1-based, of Source.Start
	Column  int    // 1-based, in Unicode code points
}

// Kind is what a Block is.
type Kind uint8

// The kinds of block. A table row is one block: its cells are in Block.Cells.
const (
	Paragraph Kind = iota
	Heading
	Item     // an item of a list
	Row      // a row of a table, cells joined by " | "
	Question // the question of a question-and-answer pair
	Answer   // its answer: Block.Lead is the question
	Quote    // a block quotation
	Code     // preformatted text: kept, never read for promises
)

// Block is one structural unit of a document.
type Block struct {
	Span
	Kind    Kind
	Level   int      // heading level 1-6; nesting depth of an Item, from 1
	Section []string // texts of the headings above it, outermost first (its own heading not among them)
	Lead    int      // index of the block that leads this one in: the paragraph or item a list hangs on, the question of an answer; -1 for none
	Cells   []Cell   // of a Row, in column order
	Lang    string   // "en", "fr", "nl", another ISO 639-1 code that the source declares or the identifier finds, or "" for the document's
}

// Cell is one cell of a table row.
type Cell struct {
	Span
	Column string // the text of the column's header cell; "" without one
	Header bool   // a header cell (th, or the header row of a Markdown table)
}

// Sentence is one sentence, list item without a full stop, or table row or cell.
type Sentence struct {
	Span
	Block int
	Cell  int // index into Block.Cells where the sentence is (part of) one cell, else -1
}

// Quote is the text of a span, verbatim.
func (d *Document) Quote(s Span) string { return d.Text[s.Start:s.End] }

// Line is the source line (1-based) that a Text offset came from, 0 where lines are not known.
func (d *Document) Line(offset int) int { return at(d.Lines, offset) }

// Page is the page (1-based) that a Text offset came from, 0 where there are no pages.
func (d *Document) Page(offset int) int { return at(d.Pages, offset) }

// Field is the value of a structured source that a Text offset came from, nil where there is none.
func (d *Document) Field(offset int) *Field {
	i := sort.Search(len(d.Fields), func(i int) bool { return d.Fields[i].Start > offset })
	if i == 0 || d.Fields[i-1].End < offset {
		return nil
	}
	return &d.Fields[i-1]
}

func at(marks []Mark, offset int) int {
	i := sort.Search(len(marks), func(i int) bool { return marks[i].Offset > offset })
	if i == 0 {
		return 0
	}
	return marks[i-1].N
}
