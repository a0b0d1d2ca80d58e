package read

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/recant/recant/extract/text"
)

const (
	maxInflated = 256 << 20 // bytes that the parts of a Word document may unpack to, together
	maxXMLDepth = 1000      // open elements
)

// readDOCX reads a Word document (ECMA-376) as its reader sees it: tracked insertions in,
// deletions, hidden and struck-out text out, each with a note; footnotes at the end.
func readDOCX(b *builder, data []byte) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return broken("", "the Word document's archive is damaged", err)
	}
	a := &docxArchive{files: map[string]*zip.File{}, left: maxInflated}
	for _, f := range z.File {
		a.files[strings.TrimPrefix(f.Name, "/")] = f
	}
	main := a.mainPart()
	if a.files[main] == nil {
		return broken("", "the archive holds no Word document", nil)
	}
	dir := path.Dir(main)
	d := &docxReader{b: b, sinks: []sink{{}}}
	if d.styles, err = a.readStyles(dir + "/styles.xml"); err != nil {
		return err
	}
	if err := a.each(main, d.read); err != nil {
		return err
	}
	d.flush()
	for _, kind := range [...]string{"footnotes", "endnotes"} {
		if err := a.each(dir+"/"+kind+".xml", d.readNotes); err != nil {
			return err
		}
		d.flush()
	}
	if b.doc.Title == "" {
		b.doc.Title = a.title()
	}
	return nil
}

// docxArchive hands out the parts of a document, within one budget for all.
type docxArchive struct {
	files map[string]*zip.File
	left  int64
}

var errInflated = errors.New("too much data once unpacked")

// budget fails, rather than ends, where the parts unpack to more than they may: a document
// that is cut short in silence would read like one whose promises were dropped.
type budget struct {
	r    io.Reader
	left *int64
}

func (b budget) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if *b.left -= int64(n); *b.left < 0 {
		return n, errInflated
	}
	return n, err
}

// each runs f over a part; a part that is not there is no error.
func (a *docxArchive) each(name string, f func(*xmlReader) error) error {
	file := a.files[name]
	if file == nil {
		return nil
	}
	r, err := file.Open()
	if err != nil {
		return broken("", "a part of the Word document cannot be unpacked", err)
	}
	defer r.Close()
	x := &xmlReader{dec: xml.NewDecoder(budget{r, &a.left})}
	x.dec.Strict = false
	x.dec.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	err = f(x)
	switch {
	case errors.Is(err, errInflated):
		return &Error{Problem: TooLarge, Reason: fmt.Sprintf("the Word document unpacks to more than %d MiB", maxInflated>>20),
			Advice: "save its text as .txt"}
	case errors.Is(err, errDeep):
		return broken("", "the Word document nests its elements too deep", nil)
	case err == io.EOF && x.depth > 0:
		return broken("", "the Word document's "+path.Base(name)+" is cut off", nil)
	case err != nil && err != io.EOF:
		return broken("", "the Word document's "+path.Base(name)+" is damaged", err)
	}
	return nil
}

// mainPart is the part that the package says is the document.
func (a *docxArchive) mainPart() string {
	main := "word/document.xml"
	if a.files[main] != nil {
		return main
	}
	_ = a.each("_rels/.rels", func(x *xmlReader) error {
		for {
			e, err := x.next()
			if err != nil {
				return err
			}
			if e.start && e.name == "Relationship" && strings.HasSuffix(e.attr("Type"), "/officeDocument") {
				main = strings.TrimPrefix(e.attr("Target"), "/")
			}
		}
	})
	return main
}

// title is the title in the document's properties.
func (a *docxArchive) title() string {
	title, in := "", false
	_ = a.each("docProps/core.xml", func(x *xmlReader) error {
		for {
			e, err := x.next()
			if err != nil {
				return err
			}
			in = in && e.text != "" || e.start && e.name == "title"
			if in {
				title += e.text
			}
		}
	})
	s, _ := clean(title, false)
	return s
}

// element is one event of an XML part: a start, an end, or text. Names come without their
// prefix: the few that Word uses do not clash.
type element struct {
	start, end bool
	name       string
	attrs      []xml.Attr
	text       string
}

func (e *element) attr(name string) string {
	for _, a := range e.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// on says that a switch such as <w:b/> is on: it is, unless its value says no.
func (e *element) on() bool {
	switch e.attr("val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// number is an attribute's small number, or fallback.
func (e *element) number(name string, fallback int) int {
	n, digits := 0, e.attr(name)
	if digits == "" || len(digits) > 9 {
		return fallback
	}
	for _, c := range digits {
		if c < '0' || c > '9' {
			return fallback
		}
		n = 10*n + int(c-'0')
	}
	return n
}

// xmlReader gives the events of a part. It takes what is there: a tag that does not match
// is no reason to refuse a contract.
type xmlReader struct {
	dec   *xml.Decoder
	depth int
}

var errDeep = errors.New("too deep")

func (x *xmlReader) next() (element, error) {
	for {
		t, err := x.dec.RawToken()
		if err != nil {
			return element{}, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if x.depth++; x.depth > maxXMLDepth {
				return element{}, errDeep
			}
			return element{start: true, name: t.Name.Local, attrs: t.Attr}, nil
		case xml.EndElement:
			x.depth--
			return element{end: true, name: t.Name.Local}, nil
		case xml.CharData:
			if len(t) > 0 {
				return element{text: string(t)}, nil
			}
		}
	}
}

// skip reads up to the end of the element that was just started.
func (x *xmlReader) skip() error {
	for depth := 1; depth > 0; {
		e, err := x.next()
		if err != nil {
			return err
		}
		if e.start {
			depth++
		} else if e.end {
			depth--
		}
	}
	return nil
}

// sink gathers the pieces of a table cell; the outermost one goes to the builder.
type sink struct {
	pieces []piece
	plain  bool // some of it is not bold
}

// joined is the text of a cell, a line for each of its blocks.
func (s *sink) joined() string {
	var lines []string
	for _, p := range s.pieces {
		if p.kind != text.Row {
			lines = append(lines, p.text)
			continue
		}
		var cells []string
		for _, c := range p.cells {
			cells = append(cells, c.text)
		}
		lines = append(lines, strings.Join(cells, " | "))
	}
	return strings.Join(lines, "\n")
}
