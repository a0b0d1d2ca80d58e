package split

import (
	"slices"
	"sort"
	"strings"

	"github.com/recant/recant/extract/text"
)

// Context is what a sentence is read with.
type Context struct {
	// Lead are the sentences that it hangs on, outermost first: the last sentence of the
	// paragraph before its list and of the items that it is nested in (of those farther out
	// only what is left open), the question that it answers, the head of the enumeration that
	// it is a part of.
	Lead    []text.Span
	Heading string    // the nearest heading above it; "" without one
	Column  string    // of a sentence in one cell: its column's heading
	RowHead text.Span // of a sentence in one cell: the row's first cell, empty in that cell itself
}

// ContextOf says what the sentence all[i] is read with. all is what Sentences gave for the
// document. It takes time in the depth of the nesting, not in the length of the document.
func ContextOf(doc *text.Document, all []text.Sentence, i int) Context {
	s := all[i]
	b := &doc.Blocks[s.Block]
	ctx := Context{Lead: leads(doc, all, s.Block, 0)}
	if n := len(b.Section); n > 0 {
		ctx.Heading = b.Section[n-1]
	}
	if head := headOf(doc, all, i); head.Len() > 0 {
		ctx.Lead = append(ctx.Lead, head)
	}
	if s.Cell >= 0 && s.Cell < len(b.Cells) {
		ctx.Column = b.Cells[s.Cell].Column
		if s.Cell > 0 {
			ctx.RowHead = trim(doc.Text, clamp(b.Cells[0].Span, clamp(b.Span, text.Span{End: len(doc.Text)})))
		}
	}
	return ctx
}

// maxDepth is how many leads a sentence may hang on; deeper nesting is read without the outer ones.
const maxDepth = 16

// maxParts is how many parts of an enumeration are traced back to its head.
const maxParts = 128

// leads gives the sentences that a block hangs on, outermost first. Leads point backwards,
// so that the chain ends.
func leads(doc *text.Document, all []text.Sentence, block, depth int) []text.Span {
	lead := doc.Blocks[block].Lead
	if lead < 0 || lead >= block || depth == maxDepth {
		return nil
	}
	out := leads(doc, all, lead, depth+1)
	first := sort.Search(len(all), func(i int) bool { return all[i].Block >= lead })
	last := sort.Search(len(all), func(i int) bool { return all[i].Block > lead }) - 1
	if last < first {
		return out
	}
	out = slices.DeleteFunc(out, func(s text.Span) bool { return strings.HasSuffix(doc.Quote(s), ".") }) // said in full: it leads nothing in farther down
	span := all[last].Span
	if doc.Blocks[lead].Kind == text.Question {
		span.Start = all[first].Start
	}
	return append(out, span)
}

// headOf is the head of the enumeration, inside one paragraph or cell, that a sentence is a
// part of; empty where it is none.
func headOf(doc *text.Document, all []text.Sentence, i int) text.Span {
	for j := i - 1; j >= max(0, i-maxParts) && all[j].Block == all[i].Block && all[j].Cell == all[i].Cell; j-- {
		quote := doc.Quote(all[j].Span)
		switch {
		case strings.HasSuffix(quote, ":"):
			return all[j].Span
		case strings.HasSuffix(quote, ";"):
		case strings.HasSuffix(quote, "."), !strings.Contains(doc.Text[all[j].End:all[j+1].Start], "\n"):
			return text.Span{}
		}
	}
	return text.Span{}
}
