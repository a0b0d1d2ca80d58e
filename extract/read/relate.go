package read

import (
	"github.com/recant/recant/extract/text"
)

// relate finds, for every block that a reader left without one, the block that leads it in:
// the sentence before a list or table, the item above a nested item, the question before
// an answer. It works on any format, since it looks at kinds and order alone.
func relate(doc *text.Document) {
	question := -1
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		switch b.Kind {
		case text.Heading:
			b.Lead = -1
			question = -1
			if isQuestion(doc.Quote(b.Span)) {
				question = i
			}
		case text.Question:
			b.Lead = -1
			question = i
		case text.Answer:
			b.Lead = question
		case text.Item:
			leadItem(doc, i, question)
		case text.Row:
			leadRow(doc, i)
		case text.Paragraph:
			if b.Lead < 0 && asks(doc, i) {
				b.Kind = text.Question
				question = i
			} else if b.Lead < 0 {
				b.Lead = question
			}
		}
	}
}

// asks says that paragraph i is a question that what follows answers: it is one question,
// and running text comes after it.
func asks(doc *text.Document, i int) bool {
	if i+1 >= len(doc.Blocks) || !isQuestion(doc.Quote(doc.Blocks[i].Span)) {
		return false
	}
	next := doc.Blocks[i+1]
	return (next.Kind == text.Paragraph || next.Kind == text.Answer) && !isQuestion(doc.Quote(next.Span))
}

// leadItem walks back over the list that item i stands in, to its parent or its lead-in.
func leadItem(doc *text.Document, i, question int) {
	item := &doc.Blocks[i]
	if item.Lead >= 0 || i == 0 {
		return
	}
	prev := &doc.Blocks[i-1]
	// A paragraph inside an item belongs to the list: look through it to its item, unless
	// the item in hand hangs on that very paragraph.
	at := i - 1
	for prev.Kind != text.Item && prev.Kind != text.Question && prev.Lead >= 0 &&
		doc.Blocks[prev.Lead].Kind == text.Item && doc.Blocks[prev.Lead].Level >= item.Level {
		at = prev.Lead
		prev = &doc.Blocks[at]
	}
	for at >= 0 && prev.Kind == text.Item && prev.Level > item.Level && prev.Lead >= 0 {
		at = prev.Lead
		prev = &doc.Blocks[at]
	}
	switch {
	case prev.Kind == text.Item && prev.Level >= item.Level:
		item.Lead = prev.Lead
	case prev.Kind == text.Heading && question != at && !ends(doc.Quote(prev.Span), ":："), prev.Kind == text.Row, prev.Kind == text.Code:
		item.Lead = question
	default:
		item.Lead = at
	}
}

// leadRow gives a table's rows the paragraph that stands before the table.
func leadRow(doc *text.Document, i int) {
	row := &doc.Blocks[i]
	if row.Lead >= 0 || i == 0 {
		return
	}
	switch prev := &doc.Blocks[i-1]; prev.Kind {
	case text.Row:
		row.Lead = prev.Lead
	case text.Paragraph, text.Answer, text.Item, text.Question:
		row.Lead = i - 1
	}
}
