package split

import (
	"github.com/recant/recant/extract/text"
)

// maxRowWords is how many words a table row may have to be read as one sentence.
const maxRowWords = 60

// row cuts a table row: as one sentence where every cell is a short one, else cell by cell.
func (c *cutter) row(b *text.Block, area text.Span) {
	if len(b.Cells) == 0 {
		c.prose(area)
		return
	}
	if headerRow(b.Cells) {
		return
	}
	from := len(c.out)
	whole := text.Span{Start: -1}
	filled, short, at := 0, true, area.Start
	for i := range b.Cells {
		// A cell before the end of the one to its left would break the order of spans.
		span := trim(c.text, clamp(b.Cells[i].Span, text.Span{Start: at, End: area.End}))
		if span.Len() == 0 {
			continue
		}
		at = span.End
		before := len(c.out)
		c.cell = i
		c.cellProse(span)
		short = short && len(c.out)-before <= 1
		filled++
		if whole.Start < 0 {
			whole.Start = span.Start
		}
		whole.End = span.End
	}
	c.cell = -1
	if filled > 1 && short && words(c.text[whole.Start:whole.End], maxRowWords+1) <= maxRowWords {
		c.out = c.out[:from]
		c.add(whole)
	}
}

// cellProse cuts one cell, each of its lines on its own; a cell of signs alone ("–", "✓")
// says something by its column, so it is kept.
func (c *cutter) cellProse(span text.Span) {
	before := len(c.out)
	c.prose(span)
	if len(c.out) == before {
		c.add(span)
	}
}

func headerRow(cells []text.Cell) bool {
	for i := range cells {
		if !cells[i].Header && cells[i].Len() > 0 {
			return false
		}
	}
	return true
}
