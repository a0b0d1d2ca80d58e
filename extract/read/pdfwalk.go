package read

import (
	"fmt"
	"math"

	"github.com/ledongthuc/pdf"
)

// matrix is a PDF transformation: [a b c d e f].
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// mul is m applied first, then n.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// box is a rectangle on the page.
type box struct{ x0, y0, x1, y1 float64 }

func (b box) holds(x, y float64) bool { return x >= b.x0 && x <= b.x1 && y >= b.y0 && y <= b.y1 }

// misses says that a point is outside of the box by more than slack.
func (b box) misses(x, y, slack float64) bool {
	return x < b.x0-slack || x > b.x1+slack || y < b.y0-slack || y > b.y1+slack
}

// cut is what two boxes share; where they share nothing, a box that misses every point.
func (b box) cut(c box) box {
	return box{math.Max(b.x0, c.x0), math.Max(b.y0, c.y0), math.Min(b.x1, c.x1), math.Min(b.y1, c.y1)}
}

// everywhere clips nothing.
var everywhere = box{-1e9, -1e9, 1e9, 1e9}

// pdfWalker reads pages in the order of their tree.
type pdfWalker struct {
	doc   *PDFText
	fonts map[string]map[string]*pdfFont // by the text of a resource dictionary
	nodes int
	size  int // bytes of text so far
	ops   int // operators so far
	veils veils
	seen  []pageVeils
}

// veils counts the letters that are shown and those that are not, by how they are hidden.
type veils struct{ shown, invisible, white, outside int } // outside: of the page, or of what is clipped

// pageVeils is where a page keeps its invisible lines until it is known whether they are
// hidden text or the text layer of a scan.
type pageVeils struct {
	page  int
	lines []PDFLine
}

const (
	maxPDFNodes = 20_000 // of the page tree; a loop in it ends there
	maxPDFDepth = 48     // of the page tree, and of forms in forms
)

// pdfInherited is what pages take from the nodes above them.
type pdfInherited struct {
	resources, media, crop pdf.Value
}

// tree reads a node of the page tree.
func (w *pdfWalker) tree(v pdf.Value, up pdfInherited, depth int) {
	w.nodes++
	if depth > maxPDFDepth || w.nodes > maxPDFNodes || len(w.doc.Pages) >= maxPDFPages {
		return
	}
	inherit(&up.resources, v.Key("Resources"))
	inherit(&up.media, v.Key("MediaBox"))
	inherit(&up.crop, v.Key("CropBox"))
	kids := v.Key("Kids")
	if kids.Kind() != pdf.Array {
		if v.Kind() == pdf.Dict {
			w.page(v, up)
		}
		return
	}
	for i := range kids.Len() {
		w.tree(kids.Index(i), up, depth+1)
	}
}

func inherit(from *pdf.Value, own pdf.Value) {
	if !own.IsNull() {
		*from = own
	}
}

// page reads one page; of a damaged one, what comes before the damage.
func (w *pdfWalker) page(v pdf.Value, up pdfInherited) {
	p := &pdfPage{w: w, view: view(up), number: len(w.doc.Pages) + 1}
	p.state = pdfState{ctm: identity, scale: 1, clip: everywhere}
	func() {
		defer func() {
			if r := recover(); r != nil {
				w.doc.Notes = append(w.doc.Notes, fmt.Sprintf("Part of page %d is damaged and could not be read.", p.number))
			}
		}()
		if contents := v.Key("Contents"); contents.Kind() != pdf.Null {
			p.run(contents, up.resources, 0)
		}
	}()
	p.out.breakLine()
	p.dim.breakLine()
	w.doc.Pages = append(w.doc.Pages, PDFPage{Width: p.view.x1 - p.view.x0, Height: p.view.y1 - p.view.y0, Lines: p.out.lines})
	if len(p.dim.lines) > 0 {
		w.seen = append(w.seen, pageVeils{page: len(w.doc.Pages) - 1, lines: p.dim.lines})
	}
}

// view is the part of a page that is shown; A4 where nothing says.
func view(up pdfInherited) box {
	v := up.media
	if up.crop.Len() == 4 {
		v = up.crop
	}
	if v.Len() != 4 {
		return box{0, 0, 595, 842}
	}
	x0, y0, x1, y1 := v.Index(0).Float64(), v.Index(1).Float64(), v.Index(2).Float64(), v.Index(3).Float64()
	return box{math.Min(x0, x1), math.Min(y0, y1), math.Max(x0, x1), math.Max(y0, y1)}
}

// done decides on invisible text. Where hardly any other text is there, it is the text layer
// under the pictures of a scan; else it was hidden.
func (w *pdfWalker) done() {
	v := &w.veils
	scan := v.invisible > 4*v.shown
	for _, s := range w.seen {
		if scan {
			page := &w.doc.Pages[s.page]
			page.Lines = append(page.Lines, s.lines...)
		}
	}
	if scan {
		w.doc.Notes = append(w.doc.Notes, "The pages are pictures; the text is what an OCR program read on them.")
	} else if v.invisible > 0 {
		w.doc.Notes = append(w.doc.Notes, hiddenNote)
	} else if v.white > 0 || v.outside > 0 {
		w.doc.Notes = append(w.doc.Notes, hiddenNote)
	}
}

// font is a font of a resource dictionary. Fonts are parsed once for the document: the
// parser reads an object again at each access.
func (w *pdfWalker) font(resources pdf.Value, name string) *pdfFont {
	fonts := resources.Key("Font")
	key := fonts.String()
	known := w.fonts[key]
	if known == nil {
		known = map[string]*pdfFont{}
		w.fonts[key] = known
	}
	f, ok := known[name]
	if !ok {
		f = newPDFFont(fonts.Key(name))
		known[name] = f
	}
	return f
}
