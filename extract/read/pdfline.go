package read

import (
	"math"
	"strings"
)

// drawn is one glyph, where it was drawn.
type drawn struct {
	text          string
	x, y          float64
	end, glyphEnd float64 // with and without the spacing after it
	size          float64
	bold          bool
}

// lineMaker puts glyphs together to lines, in the order that they are drawn: that order is
// the order of reading far more often than the order of places on the page is.
type lineMaker struct {
	lines []PDFLine
	text  strings.Builder
	cur   PDFLine
	last  drawn
	bold  int // letters of the line that are bold
	all   int
	sizes map[float64]int // letters of each size
}

const (
	wordGap = 0.17 // of the font size: a wider gap is a space
	cellGap = 1.6  // a gap this wide parts cells
)

func (l *lineMaker) add(d drawn) {
	if d.text == "" {
		return
	}
	if strings.TrimSpace(d.text) == "" {
		if l.text.Len() > 0 && math.Abs(d.y-l.cur.Y) < 0.5*d.size {
			l.space()
		}
		return
	}
	if l.text.Len() > 0 && l.isNoteSign(d) {
		return
	}
	if l.text.Len() > 0 {
		l.follow(d)
	}
	if l.text.Len() == 0 {
		l.cur = PDFLine{X: d.x, Y: d.y, Size: d.size}
		l.sizes = map[float64]int{}
		l.bold, l.all = 0, 0
	}
	l.text.WriteString(d.text)
	l.cur.End = math.Max(l.cur.End, d.glyphEnd)
	l.sizes[math.Round(d.size*2)/2]++
	l.all++
	if d.bold {
		l.bold++
	}
	l.last = d
}

// follow decides how a glyph goes on from the one before it: with no gap, with a space, with
// the gap between cells, or on a new line.
func (l *lineMaker) follow(d drawn) {
	size := math.Max(d.size, l.last.size)
	gap := d.x - l.last.glyphEnd
	switch {
	case math.Abs(d.y-l.last.y) > 0.45*size && math.Abs(d.y-l.cur.Y) > 0.45*size, gap < -0.6*size:
		l.breakLine()
	case gap > cellGap*size:
		l.trimSpace()
		l.text.WriteByte('\t')
		l.cur.Tabs = append(l.cur.Tabs, d.x)
	case gap > softGap*size:
		l.trimSpace()
		l.text.WriteString(softMark)
		l.cur.Softs = append(l.cur.Softs, d.x)
	case gap > wordGap*size:
		l.space()
	}
}

// isNoteSign says that a glyph is a small raised digit: the sign of a footnote.
func (l *lineMaker) isNoteSign(d drawn) bool {
	return d.size < 0.8*l.cur.Size && d.y > l.cur.Y+0.1*l.cur.Size && d.y < l.cur.Y+l.cur.Size && strings.Trim(d.text, "0123456789") == ""
}

func (l *lineMaker) space() {
	if s := l.text.String(); s[len(s)-1] != ' ' && s[len(s)-1] != '\t' {
		l.text.WriteByte(' ')
	}
}

func (l *lineMaker) trimSpace() {
	if s := l.text.String(); strings.HasSuffix(s, " ") {
		l.text.Reset()
		l.text.WriteString(strings.TrimRight(s, " "))
	}
}

// breakLine ends the line. A line that was drawn twice, a hair apart, is bold type made by
// hand.
func (l *lineMaker) breakLine() {
	s := strings.TrimSpace(l.text.String())
	l.text.Reset()
	if s == "" {
		return
	}
	l.cur.Text, l.cur.Bold = s, l.bold*10 >= l.all*9
	most := 0
	for size, n := range l.sizes {
		if n > most || n == most && size > l.cur.Size {
			most, l.cur.Size = n, size
		}
	}
	if n := len(l.lines); n > 0 && l.lines[n-1].Text == s && math.Abs(l.lines[n-1].X-l.cur.X) < 1 && math.Abs(l.lines[n-1].Y-l.cur.Y) < 1 {
		l.lines[n-1].Bold = true
		return
	}
	l.lines = append(l.lines, l.cur)
}
