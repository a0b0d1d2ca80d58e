// Package split cuts a document into sentences and says what each of them hangs on: a
// text.Document comes in, []text.Sentence and their Contexts go out. It knows where a
// language's dots end no sentence (from the language's folder, by lang.Pack) and nothing of
// data, promises or versions.
//
// Every span is a byte offset range into Document.Text, trimmed of white space, never empty,
// inside its block, ascending and without overlap.
package split

import (
	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/recent"
	"github.com/recant/recant/extract/text"
)

// Sentences cuts every block of a document into sentences, in reading order. pack gives the
// language pack for a block's Lang ("" is the document's own language) and may return nil:
// then only rules that hold in every language apply. Code blocks and header rows of tables
// give none.
func Sentences(doc *text.Document, pack func(lang string) *lang.Pack) []text.Sentence {
	return (*Memo)(nil).Sentences(doc, pack)
}

// Memo keeps how texts were cut, for the next version of a document. It changes no result.
// The zero value is ready; it must not be used by two goroutines at once.
type Memo struct {
	cuts recent.Cache[cutKey, []text.Span]
}

// cutKey is all that the cuts of a text depend on.
type cutKey struct {
	text string
	pack *lang.Pack
	cell bool
}

// Sentences is Sentences, faster where blocks were seen before.
func (m *Memo) Sentences(doc *text.Document, pack func(lang string) *lang.Pack) []text.Sentence {
	if m != nil {
		m.cuts.Grow(2 * len(doc.Blocks))
	}
	out := make([]text.Sentence, 0, len(doc.Text)/96+len(doc.Blocks))
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		area := clamp(b.Span, text.Span{End: len(doc.Text)})
		c := cutter{text: doc.Text, block: i, cell: -1, out: out, memo: m}
		if pack != nil {
			c.pack = pack(b.Lang)
		}
		switch b.Kind {
		case text.Code:
		case text.Row:
			c.row(b, area)
		default:
			c.prose(area)
		}
		out = c.out
	}
	return out
}

// cutter appends the sentences of one block to out.
type cutter struct {
	text  string
	pack  *lang.Pack
	block int
	cell  int // the cell that is being cut, or -1
	out   []text.Sentence
	memo  *Memo
}

// add appends one sentence, trimmed; white space alone is none.
func (c *cutter) add(s text.Span) {
	if s = trim(c.text, s); s.Len() > 0 {
		c.out = append(c.out, text.Sentence{Span: s, Block: c.block, Cell: c.cell})
	}
}

// clamp cuts a span to what lies inside another.
func clamp(s, in text.Span) text.Span {
	s.Start = min(max(s.Start, in.Start), in.End)
	s.End = min(max(s.End, s.Start), in.End)
	return s
}
