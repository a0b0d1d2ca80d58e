package read

import (
	"math"
	"strings"

	"github.com/ledongthuc/pdf"
)

// pdfState is the graphics and text state that matters for text.
type pdfState struct {
	ctm                  matrix
	font                 *pdfFont
	size                 float64
	charSpace, wordSpace float64
	scale, leading, rise float64
	mode                 int64
	white                bool // the fill colour
	clip                 box  // what is drawn outside of it does not show
}

// pdfPage interprets the content of one page.
type pdfPage struct {
	w         *pdfWalker
	view      box
	number    int
	state     pdfState
	stack     []pdfState
	tm, tlm   matrix
	path      box
	hasPath   bool
	clips     bool  // the path at hand also clips
	dark      []box // areas that were painted before, so that white text on them shows
	artifacts int   // open marked content that is a page header or footer
	marked    []bool
	out, dim  lineMaker // what is shown, and what is there but not shown
}

const (
	maxPDFOps   = 20_000_000 // of all pages
	maxPDFStack = 512
	maxDark     = 4000
)

// run interprets a content stream, or the stream of a form.
func (p *pdfPage) run(v, resources pdf.Value, depth int) {
	pdf.Interpret(program(v), func(stk *pdf.Stack, op string) {
		if p.w.ops++; p.w.ops > maxPDFOps {
			panic("too many operators")
		}
		n := stk.Len()
		args := make([]pdf.Value, n)
		for i := n - 1; i >= 0; i-- {
			args[i] = stk.Pop()
		}
		if op == "Do" && n == 1 {
			p.do(resources.Key("XObject").Key(args[0].Name()), resources, depth)
			return
		}
		if op == "Tf" && n == 2 {
			p.state.font, p.state.size = p.w.font(resources, args[0].Name()), args[1].Float64()
			return
		}
		if !p.textOp(op, args) && !p.graphicsOp(op, args) {
			p.markOp(op, args, resources)
		}
	})
}

// do draws a form, or a picture: white text may stand on either.
func (p *pdfPage) do(x, resources pdf.Value, depth int) {
	switch x.Key("Subtype").Name() {
	case "Image":
		x0, y0 := p.state.ctm.apply(0, 0)
		x1, y1 := p.state.ctm.apply(1, 1)
		p.shade(box{math.Min(x0, x1), math.Min(y0, y1), math.Max(x0, x1), math.Max(y0, y1)})
	case "Form":
		if depth >= maxPDFDepth {
			return
		}
		saved, stack := p.state, p.stack
		if m := x.Key("Matrix"); m.Len() == 6 {
			var f matrix
			for i := range f {
				f[i] = m.Index(i).Float64()
			}
			p.state.ctm = f.mul(p.state.ctm)
		}
		if bb := x.Key("BBox"); bb.Len() == 4 {
			p.hasPath = false
			for i := range 4 { // all four corners: the form may be turned
				p.point(bb.Index(i&2).Float64(), bb.Index(1+2*(i&1)).Float64())
			}
			p.state.clip, p.hasPath = p.state.clip.cut(p.path), false
		}
		own := x.Key("Resources")
		if own.IsNull() {
			own = resources
		}
		p.run(x, own, depth+1)
		p.state, p.stack = saved, stack
	}
}

func (p *pdfPage) shade(b box) {
	if len(p.dark) < maxDark {
		p.dark = append(p.dark, b)
	}
}

// graphicsOp runs the operators that move, paint or colour.
func (p *pdfPage) graphicsOp(op string, args []pdf.Value) bool {
	f := floats(args)
	switch op {
	case "q":
		if len(p.stack) < maxPDFStack {
			p.stack = append(p.stack, p.state)
		}
	case "Q":
		if n := len(p.stack); n > 0 {
			p.state, p.stack = p.stack[n-1], p.stack[:n-1]
		}
	case "cm":
		if len(f) == 6 {
			p.state.ctm = matrix(f).mul(p.state.ctm)
		}
	case "g", "rg", "k", "sc", "scn":
		p.state.white = isWhite(f)
	case "cs":
		p.state.white = false
	case "re":
		if len(f) == 4 {
			p.point(f[0], f[1])
			p.point(f[0]+f[2], f[1]+f[3])
		}
	case "m", "l", "c", "v", "y":
		for i := 0; i+1 < len(f); i += 2 {
			p.point(f[i], f[i+1])
		}
	case "W", "W*":
		p.clips = true
	case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n":
		if p.hasPath && p.clips {
			p.state.clip = p.state.clip.cut(p.path)
		}
		if p.hasPath && !p.state.white && strings.Contains("fF*bB", op[:1]) {
			p.shade(p.path)
		}
		p.hasPath, p.clips = false, false
	default:
		return false
	}
	return true
}

// point adds a point to the box of the path at hand.
func (p *pdfPage) point(x, y float64) {
	x, y = p.state.ctm.apply(x, y)
	if !p.hasPath {
		p.path, p.hasPath = box{x, y, x, y}, true
		return
	}
	p.path = box{math.Min(p.path.x0, x), math.Min(p.path.y0, y), math.Max(p.path.x1, x), math.Max(p.path.y1, y)}
}

// isWhite says that colour components are white, or as good as: grey, RGB, or no ink.
func isWhite(f []float64) bool {
	switch len(f) {
	case 1, 3:
		for _, c := range f {
			if c < 0.98 {
				return false
			}
		}
		return true
	case 4:
		return f[0]+f[1]+f[2]+f[3] < 0.04
	}
	return false
}

// markOp follows marked content. A header or footer that says so is not part of the text.
func (p *pdfPage) markOp(op string, args []pdf.Value, resources pdf.Value) {
	switch op {
	case "BDC":
		artifact := false
		if len(args) == 2 && args[0].Name() == "Artifact" {
			props := args[1]
			if props.Kind() == pdf.Name {
				props = resources.Key("Properties").Key(props.Name())
			}
			artifact = props.Key("Type").Name() == "Pagination"
		}
		p.open(artifact)
	case "BMC":
		p.open(false)
	case "EMC":
		if n := len(p.marked); n > 0 {
			if p.marked[n-1] {
				p.artifacts--
			}
			p.marked = p.marked[:n-1]
		}
	}
}

func (p *pdfPage) open(artifact bool) {
	if len(p.marked) >= maxPDFStack {
		return
	}
	p.marked = append(p.marked, artifact)
	if artifact {
		p.artifacts++
	}
}

// textOp runs the text operators.
func (p *pdfPage) textOp(op string, args []pdf.Value) bool {
	f := floats(args)
	if p.spacingOp(op, f) {
		return true
	}
	switch op {
	case "BT":
		p.tm, p.tlm = identity, identity
	case "Td", "TD":
		if len(f) == 2 {
			if op == "TD" {
				p.state.leading = -f[1]
			}
			p.move(f[0], f[1])
		}
	case "Tm":
		if len(f) == 6 {
			p.tm, p.tlm = matrix(f), matrix(f)
		}
	case "T*":
		p.move(0, -p.state.leading)
	case "'", "\"":
		if op == "\"" && len(f) == 2 {
			p.state.wordSpace, p.state.charSpace = f[0], f[1]
		}
		p.move(0, -p.state.leading)
		p.showAll(args[max(0, len(args)-1):])
	case "Tj":
		p.showAll(args)
	case "TJ":
		if len(args) == 1 {
			p.showArray(args[0])
		}
	default:
		return false
	}
	return true
}

// spacingOp runs the operators that set one number of the text state.
func (p *pdfPage) spacingOp(op string, f []float64) bool {
	one := 0.0
	if len(f) > 0 {
		one = f[len(f)-1]
	}
	s := &p.state
	switch op {
	case "Tc":
		s.charSpace = one
	case "Tw":
		s.wordSpace = one
	case "Tz":
		s.scale = one / 100
	case "TL":
		s.leading = one
	case "Ts":
		s.rise = one
	case "Tr":
		s.mode = int64(one)
	default:
		return false
	}
	return true
}

func (p *pdfPage) move(x, y float64) {
	p.tlm = matrix{1, 0, 0, 1, x, y}.mul(p.tlm)
	p.tm = p.tlm
}

func (p *pdfPage) showAll(args []pdf.Value) {
	for _, a := range args {
		p.show(a.RawString())
	}
}

func (p *pdfPage) showArray(a pdf.Value) {
	for i := range a.Len() {
		e := a.Index(i)
		if e.Kind() == pdf.String {
			p.show(e.RawString())
			continue
		}
		p.tm = matrix{1, 0, 0, 1, -e.Float64() / 1000 * p.state.size * p.state.scale, 0}.mul(p.tm)
	}
}

// show draws a string.
func (p *pdfPage) show(raw string) {
	s := &p.state
	if s.font == nil || raw == "" {
		return
	}
	for _, g := range s.font.glyphs(raw) {
		space := s.charSpace
		if g.space {
			space += s.wordSpace
		}
		advance := (g.width*s.size + space) * s.scale
		p.place(g, advance)
		p.tm = matrix{1, 0, 0, 1, advance, 0}.mul(p.tm)
	}
}

// place puts one glyph where it belongs: on the page, among what is hidden, or nowhere.
func (p *pdfPage) place(g glyph, advance float64) {
	s := &p.state
	if p.artifacts > 0 || p.w.size > maxPDFText {
		return
	}
	m := matrix{1, 0, 0, 1, 0, s.rise}.mul(p.tm).mul(s.ctm)
	size := s.size * math.Hypot(m[2], m[3])
	along := math.Hypot(m[0], m[1])
	x, y := m[4], m[5]
	d := drawn{text: g.text, size: math.Abs(size), bold: s.font.bold || s.mode == 2}
	d.x, d.y = turn(m, x-p.view.x0, y-p.view.y0)
	d.end = d.x + math.Abs(advance)*along
	d.glyphEnd = d.x + math.Abs(g.width*s.size*s.scale)*along
	p.w.size += len(g.text)
	blank := strings.TrimSpace(g.text) == ""
	count := func(n *int) {
		if !blank {
			*n++
		}
	}
	switch v := &p.w.veils; {
	case !p.view.holds(x, y), s.clip.misses(x+d.size/4, y+d.size/4, 0.6*d.size):
		count(&v.outside)
	case s.mode == 3 || s.mode == 7:
		count(&v.invisible)
		p.dim.add(d)
	case s.white && s.mode != 1 && !p.isDark(x, y+d.size/4):
		count(&v.white)
	default:
		count(&v.shown)
		p.out.add(d)
	}
}

func (p *pdfPage) isDark(x, y float64) bool {
	for i := len(p.dark) - 1; i >= 0; i-- {
		if p.dark[i].holds(x, y) {
			return true
		}
	}
	return false
}

// turn gives the place of text that runs along m as if it ran to the right.
func turn(m matrix, x, y float64) (float64, float64) {
	switch {
	case math.Abs(m[0]) >= math.Abs(m[1]) && m[0] >= 0:
		return x, y
	case math.Abs(m[0]) >= math.Abs(m[1]):
		return -x, -y
	case m[1] > 0:
		return y, -x
	}
	return -y, x
}

func floats(args []pdf.Value) []float64 {
	f := make([]float64, 0, 6)
	for _, a := range args {
		switch a.Kind() {
		case pdf.Integer, pdf.Real:
			f = append(f, a.Float64())
		}
	}
	return f
}
