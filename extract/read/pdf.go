package read

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/ledongthuc/pdf"
)

// PDFText is what the pages of a PDF show, line by line in the order that it was drawn. It
// is what a child process hands to its parent, as JSON.
type PDFText struct {
	Title   string    `json:"title,omitempty"` // from the document's properties
	Pages   []PDFPage `json:"pages"`
	Notes   []string  `json:"notes,omitempty"`
	Problem Problem   `json:"problem,omitempty"` // with Reason: why there is no text
	Reason  string    `json:"reason,omitempty"`
	Advice  string    `json:"advice,omitempty"`
}

// PDFPage is one page. Lengths are points (1/72 inch); y grows upwards.
type PDFPage struct {
	Width  float64   `json:"w"`
	Height float64   `json:"h"`
	Lines  []PDFLine `json:"lines"`
}

// PDFLine is text on one baseline. A tab in Text is a gap wider than a space between words.
type PDFLine struct {
	Text string    `json:"t"`
	X    float64   `json:"x"` // left end
	End  float64   `json:"e"` // right end
	Y    float64   `json:"y"` // baseline
	Size float64   `json:"s"` // of the font
	Bold bool      `json:"b,omitempty"`
	Tabs []float64 `json:"c,omitempty"` // where the text after each tab starts

	Softs []float64 `json:"g,omitempty"` // where the text after each soft gap (softMark) starts
}

const (
	maxPDFPages = 4000
	maxPDFText  = 24 << 20 // bytes of text in one PDF
	maxPDFTime  = 20 * time.Second
)

// readPDF reads a PDF through f, or in this process where f is nil.
func readPDF(b *builder, data []byte, f func([]byte) (*PDFText, error)) error {
	if f == nil {
		f = pdfInProcess
	}
	doc, err := f(data)
	if err != nil {
		return err
	}
	if doc.Reason != "" {
		return &Error{Problem: doc.Problem, Reason: doc.Reason, Advice: doc.Advice}
	}
	for _, n := range doc.Notes {
		b.note(n)
	}
	b.paged = true
	if err := legible(doc); err != nil {
		return err
	}
	layPages(b, doc)
	if b.doc.Title == "" {
		b.doc.Title, _ = clean(doc.Title, false)
	}
	return nil
}

// pdfInProcess parses in this process. A file made to hang its parser leaves a goroutine
// behind that cannot be stopped: this is for files that are trusted.
func pdfInProcess(data []byte) (*PDFText, error) {
	done := make(chan *PDFText, 1)
	go func() { done <- parsePDF(data) }()
	select {
	case doc := <-done:
		return doc, nil
	case <-time.After(maxPDFTime):
		return nil, errPDFTime()
	}
}

func errPDFTime() error {
	return &Error{Problem: TimedOut, Reason: fmt.Sprintf("the PDF was not read within %v", maxPDFTime), Advice: "save its text as .txt"}
}

// PDFChild is the work of a child process: it reads a PDF from in and writes a PDFText as
// JSON to out. It limits its own memory first, so call it in a process that does nothing
// else. The error is one of in or out; what is wrong with the PDF is in the PDFText.
func PDFChild(in io.Reader, out io.Writer) error {
	limitMemory()
	data, err := io.ReadAll(in)
	if err != nil {
		return fmt.Errorf("read the PDF: %w", err)
	}
	if err := json.NewEncoder(out).Encode(parsePDF(data)); err != nil {
		return fmt.Errorf("write the text of the PDF: %w", err)
	}
	return nil
}

// parsePDF reads all pages. It always returns a PDFText, if only to say what went wrong.
func parsePDF(data []byte) (doc *PDFText) {
	doc = &PDFText{}
	defer func() {
		if r := recover(); r != nil {
			doc.fail(Broken, "the PDF is damaged ("+oneLine(fmt.Sprint(r))+")", "print or save it again as PDF")
		}
	}()
	data, ok := trimPDF(data)
	if !ok {
		doc.fail(Broken, "the PDF is cut off: its end is missing", "download it again")
		return doc
	}
	r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		doc.openError(err, data)
		return doc
	}
	doc.Title = r.Trailer().Key("Info").Key("Title").Text()
	w := &pdfWalker{doc: doc, fonts: map[string]map[string]*pdfFont{}}
	w.tree(r.Trailer().Key("Root").Key("Pages"), pdfInherited{}, 0)
	w.done()
	return doc
}

func (d *PDFText) fail(p Problem, reason, advice string) {
	d.Problem, d.Reason, d.Advice = p, reason, advice
}

// openError says in plain words why a PDF cannot be opened.
func (d *PDFText) openError(err error, data []byte) {
	s := err.Error()
	if err == pdf.ErrInvalidPassword || strings.Contains(s, "encrypt") || bytes.Contains(data, []byte("/Encrypt")) {
		d.fail(Encrypted, "the PDF is encrypted", "save a copy without a password")
		return
	}
	d.fail(Broken, "the PDF is damaged ("+oneLine(s)+")", "print or save it again as PDF")
}

// trimPDF cuts what stands before the header and after the end mark, which the parser does
// not forgive, and makes the header one that it knows.
func trimPDF(data []byte) ([]byte, bool) {
	start := bytes.Index(data[:min(len(data), 2048)], []byte("%PDF-"))
	end := bytes.LastIndex(data, []byte("%%EOF"))
	if start < 0 || end < start || len(data)-start < 16 {
		return nil, false
	}
	trimmed := bytes.Clone(data[start : end+5])
	copy(trimmed, "%PDF-1.7\n")
	return trimmed, true
}

// legible refuses a PDF whose text is missing or garbage: an empty document would look like
// one in which every promise was dropped.
func legible(doc *PDFText) error {
	letters, odd, all, spaces := 0, 0, 0, 0
	for _, page := range doc.Pages {
		for _, line := range page.Lines {
			for _, r := range line.Text {
				all++
				switch {
				case r == '\uFFFD' || r < ' ' && r != '\t' || r >= 0xE000 && r <= 0xF8FF:
					odd++
				case r == ' ' || r == '\t':
					spaces++
				case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0xA0:
					letters++
				}
			}
			spaces++
		}
	}
	advice := "run it through OCR first, or give the text as .txt or .docx"
	switch {
	case len(doc.Pages) == 0:
		return &Error{Problem: Broken, Reason: "the PDF has no pages", Advice: "print or save it again as PDF"}
	case letters < 16 || letters < 4*len(doc.Pages):
		return &Error{Problem: NoText, Reason: "the PDF has no text layer: its pages are pictures", Advice: advice}
	case odd*5 > all, letters*3 < all-spaces, spaces*40 < letters:
		return &Error{Problem: NoText, Reason: "the PDF's text layer is unreadable", Advice: advice}
	}
	return nil
}
