package read

import (
	"fmt"
	"strings"

	"github.com/recant/recant/extract/text"
)

// docxReader walks the body of a Word document.
type docxReader struct {
	b      *builder
	styles map[string]docxStyle
	sinks  []sink
	cited  []string // ids of the footnotes, in the order that the text cites them
}

const hiddenNote = "Text that the source hides was left out."

// emit hands a piece to the cell or the document that it stands in.
func (d *docxReader) emit(p piece) {
	s := &d.sinks[len(d.sinks)-1]
	s.pieces = append(s.pieces, p)
	if len(d.sinks) == 1 && len(s.pieces) > 64 {
		d.flush()
	}
}

// flush lays out what has been gathered outside of tables.
func (d *docxReader) flush() {
	for _, p := range d.sinks[0].pieces {
		d.b.add(p)
	}
	d.sinks[0].pieces = d.sinks[0].pieces[:0]
}

// read reads whatever holds paragraphs and tables, up to the end of the element that it was
// started in.
func (d *docxReader) read(x *xmlReader) error {
	for {
		e, err := x.next()
		if err != nil || e.end {
			return err
		}
		if !e.start {
			continue
		}
		if err := d.element(x, &e); err != nil {
			return err
		}
	}
}

// element reads one element outside of a paragraph.
func (d *docxReader) element(x *xmlReader, e *element) error {
	switch e.name {
	case "p":
		return d.paragraph(x)
	case "tbl":
		return d.table(x)
	case "del", "moveFrom":
		d.b.note(deletedNote)
		return x.skip()
	case "Fallback", "sdtPr", "sectPr", "tblPr", "trPr", "tcPr":
		return x.skip()
	}
	return d.read(x)
}

// docxPara is the paragraph at hand.
type docxPara struct {
	text    strings.Builder
	style   docxStyle
	outline int
	listed  bool
	unlist  bool
	depth   int
	plain   bool // some of it is not bold
}

// paragraph reads one paragraph and hands it on as what its style says it is.
func (d *docxReader) paragraph(x *xmlReader) error {
	p := &docxPara{}
	if err := d.inline(x, p, docxRun{}); err != nil {
		return err
	}
	if p.style.toc {
		return nil // a table of contents says everything twice
	}
	level := p.outline
	if level == 0 {
		level = p.style.outline
	}
	out := piece{text: p.text.String()}
	switch {
	case level > 0 && level <= 9:
		out.kind, out.level = text.Heading, min(level, 6)
	case (p.listed || p.style.numbered) && !p.unlist:
		out.kind, out.level = text.Item, max(p.depth, p.style.depth, 1)
	case !p.plain && len(d.sinks) == 1:
		if s, _ := clean(out.text, false); isHeading(s) {
			out.kind, out.level = text.Heading, below
		}
	}
	if strings.TrimSpace(out.text) != "" {
		s := &d.sinks[len(d.sinks)-1]
		s.plain = s.plain || p.plain && level == 0
		d.emit(out)
	}
	return nil
}

// docxRun is how the text at hand looks.
type docxRun struct{ bold, hidden, struck bool }

// inline reads the inside of a paragraph, or of a run or link in one.
func (d *docxReader) inline(x *xmlReader, p *docxPara, r docxRun) error {
	for {
		e, err := x.next()
		if err != nil || e.end {
			return err
		}
		if !e.start {
			continue
		}
		switch e.name {
		case "pPr":
			err = d.paragraphProperties(x, p)
		case "rPr":
			err = d.runProperties(x, &r)
		case "t":
			err = d.text(x, p, r)
		case "del", "moveFrom":
			d.b.note(deletedNote)
			err = x.skip()
		case "instrText", "delText", "delInstrText", "Fallback", "sdtPr", "rt":
			err = x.skip()
		case "p", "tbl":
			err = d.element(x, &e) // a text box
		case "footnoteReference", "endnoteReference":
			d.cited = append(d.cited, e.name[:1]+e.attr("id"))
			err = x.skip()
		default:
			d.sign(p, r, &e)
			err = d.inline(x, p, r)
		}
		if err != nil {
			return err
		}
	}
}

// sign takes the elements that stand for a character.
func (d *docxReader) sign(p *docxPara, r docxRun, e *element) {
	if r.hidden || r.struck {
		return
	}
	switch e.name {
	case "tab", "ptab":
		p.text.WriteByte(' ')
	case "br", "cr":
		p.text.WriteByte('\n')
	case "noBreakHyphen":
		p.text.WriteByte('-')
	case "sym":
		p.text.WriteByte(' ')
	}
}

// text reads the text of a run.
func (d *docxReader) text(x *xmlReader, p *docxPara, r docxRun) error {
	for {
		e, err := x.next()
		if err != nil || e.end {
			return err
		}
		if e.start {
			if err := x.skip(); err != nil {
				return err
			}
		}
		blank := strings.TrimSpace(e.text) == ""
		switch {
		case r.hidden:
			if !blank {
				d.b.note(hiddenNote)
			}
			continue
		case r.struck:
			if !blank {
				d.b.note(deletedNote)
			}
			continue
		}
		p.plain = p.plain || !r.bold && !blank
		p.text.WriteString(strings.ReplaceAll(e.text, "\n", " "))
	}
}

// paragraphProperties reads the style, the heading level and the list of a paragraph.
func (d *docxReader) paragraphProperties(x *xmlReader, p *docxPara) error {
	for depth := 1; depth > 0; {
		e, err := x.next()
		if err != nil {
			return err
		}
		if e.end {
			depth--
		}
		if !e.start {
			continue
		}
		depth++
		switch e.name {
		case "rPr", "pPrChange", "sectPr": // of the paragraph's mark, of the past, of the page
			if err := x.skip(); err != nil {
				return err
			}
			depth--
		case "pStyle":
			p.style = d.styles[e.attr("val")]
		case "outlineLvl":
			p.outline = e.number("val", 9) + 1
		case "ilvl":
			p.depth = e.number("val", 0) + 1
		case "numId":
			p.listed = e.number("val", 0) > 0
			p.unlist = !p.listed
		}
	}
	return nil
}

// runProperties reads how a run looks.
func (d *docxReader) runProperties(x *xmlReader, r *docxRun) error {
	for depth := 1; depth > 0; {
		e, err := x.next()
		if err != nil {
			return err
		}
		if e.end {
			depth--
		}
		if !e.start {
			continue
		}
		depth++
		switch e.name {
		case "rPrChange":
			if err := x.skip(); err != nil {
				return err
			}
			depth--
		case "rStyle":
			r.hidden = r.hidden || d.styles[e.attr("val")].hidden
		case "b":
			r.bold = e.on()
		case "vanish", "webHidden":
			r.hidden = e.on() && e.name == "vanish"
		case "strike", "dstrike":
			r.struck = e.on()
		}
	}
	return nil
}

// readNotes reads the footnotes or endnotes that the text cites, in the order of the part.
func (d *docxReader) readNotes(x *xmlReader) error {
	cited := map[string]bool{}
	for _, id := range d.cited {
		cited[id] = true
	}
	for {
		e, err := x.next()
		if err != nil {
			return err
		}
		if !e.start || e.name != "footnote" && e.name != "endnote" {
			continue
		}
		if !cited[fmt.Sprintf("%c%s", e.name[0], e.attr("id"))] {
			err = x.skip()
		} else {
			err = d.read(x)
		}
		if err != nil {
			return err
		}
	}
}
