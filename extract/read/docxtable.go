package read

import (
	"strings"

	"github.com/recant/recant/extract/text"
)

// docxTable is a table at hand.
type docxTable struct {
	rows    [][]cellPiece
	cells   [][]sink // what each cell holds, for a table that only lays out a page
	bold    []bool   // all text of the row is a heading or bold
	heads   int      // rows at the top that head columns
	headed  bool     // the table's look sets off its first row
	widest  int
	layout  bool
	repeats int
}

// table reads a table: rows, or, where it only lays out a page, what its cells hold.
func (d *docxReader) table(x *xmlReader) error {
	t := &docxTable{repeats: maxRepeats}
	if err := d.rows(x, t); err != nil {
		return err
	}
	if t.layout && len(d.sinks) == 1 || t.widest < 2 {
		for _, row := range t.cells {
			for _, c := range row {
				for _, p := range c.pieces {
					d.emit(p)
				}
			}
		}
		return nil
	}
	if t.heads == 0 && len(t.rows) > 1 && (t.headed || t.bold[0]) {
		t.heads = 1
	}
	g := grid{rows: t.rows, heads: t.heads, widest: t.widest}
	columns := g.columns()
	for i, row := range t.rows {
		for j := range row {
			if i < t.heads {
				row[j].header = true
			} else {
				row[j].column = columns[j]
			}
		}
		d.emit(piece{kind: text.Row, cells: row})
	}
	return nil
}

// rows reads the rows of a table; controls and tracked insertions may stand around them.
func (d *docxReader) rows(x *xmlReader, t *docxTable) error {
	for {
		e, err := x.next()
		if err != nil || e.end {
			return err
		}
		if !e.start {
			continue
		}
		switch e.name {
		case "tr":
			err = d.row(x, t)
		case "tblLook":
			t.headed = t.headed && e.attr("firstRow") != "0"
			err = x.skip()
		case "tblStyle":
			name := d.styles[e.attr("val")].name
			t.headed = name != "" && name != "table grid" && name != "normal table"
			err = x.skip()
		case "del", "sdtPr", "tblGrid":
			err = x.skip()
		default:
			err = d.rows(x, t)
		}
		if err != nil {
			return err
		}
	}
}

// docxRow is a row at hand.
type docxRow struct {
	cells   []cellPiece
	sinks   []sink
	head    bool
	deleted bool
	bold    bool
}

func (d *docxReader) row(x *xmlReader, t *docxTable) error {
	r := &docxRow{bold: true}
	if err := d.cells(x, t, r); err != nil {
		return err
	}
	if r.deleted {
		d.b.note(deletedNote)
		return nil
	}
	if len(r.cells) == 0 {
		return nil
	}
	if r.head && t.heads == len(t.rows) {
		t.heads++
	}
	t.rows, t.cells, t.bold = append(t.rows, r.cells), append(t.cells, r.sinks), append(t.bold, r.bold)
	t.widest = max(t.widest, len(r.cells))
	return nil
}

func (d *docxReader) cells(x *xmlReader, t *docxTable, r *docxRow) error {
	for {
		e, err := x.next()
		if err != nil || e.end {
			return err
		}
		if !e.start {
			continue
		}
		switch e.name {
		case "tc":
			err = d.cell(x, t, r)
		case "tblHeader":
			r.head = e.on()
			err = x.skip()
		case "del":
			r.deleted = true
			err = x.skip()
		case "sdtPr":
			err = x.skip()
		default:
			err = d.cells(x, t, r)
		}
		if err != nil {
			return err
		}
	}
}

// cell reads a cell: its properties come first, then what it holds.
func (d *docxReader) cell(x *xmlReader, t *docxTable, r *docxRow) error {
	d.sinks = append(d.sinks, sink{})
	span, merged := 1, false
	for {
		e, err := x.next()
		if err != nil {
			return err
		}
		if e.end {
			break
		}
		if !e.start {
			continue
		}
		if e.name == "tcPr" {
			span, merged, err = cellProperties(x)
		} else {
			err = d.element(x, &e)
		}
		if err != nil {
			return err
		}
	}
	s := d.sinks[len(d.sinks)-1]
	d.sinks = d.sinks[:len(d.sinks)-1]
	c := cellPiece{text: s.joined()}
	for _, p := range s.pieces {
		t.layout = t.layout || p.kind == text.Row
	}
	r.bold = r.bold && !s.plain
	if at := len(r.cells); merged && strings.TrimSpace(c.text) == "" && len(t.rows) > 0 && at < len(t.rows[len(t.rows)-1]) {
		if above := t.rows[len(t.rows)-1][at]; at == 0 && len(above.text) <= maxRepeat && t.repeats > 0 {
			c.text = above.text // so that each row can be read by itself
			t.repeats--
		}
	}
	r.cells, r.sinks = append(r.cells, c), append(r.sinks, s)
	for ; span > 1 && len(r.cells) < maxTableWD; span-- {
		r.cells = append(r.cells, cellPiece{})
	}
	return nil
}

// cellProperties reads how many columns a cell spans, and whether it goes on from the row
// above.
func cellProperties(x *xmlReader) (span int, merged bool, err error) {
	span = 1
	for depth := 1; depth > 0; {
		e, err := x.next()
		if err != nil {
			return span, merged, err
		}
		switch {
		case e.end:
			depth--
		case e.start:
			depth++
			if e.name == "gridSpan" {
				span = min(e.number("val", 1), maxSpan)
			}
			if e.name == "vMerge" {
				merged = e.attr("val") != "restart"
			}
		}
	}
	return span, merged, nil
}
