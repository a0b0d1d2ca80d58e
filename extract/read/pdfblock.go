package read

import (
	"math"
	"sort"
	"strings"

	"github.com/recant/recant/extract/text"
)

// pageLine is a line with what its neighbours say about it.
type pageLine struct {
	PDFLine
	page  int
	down  float64  // from the baseline before to this one; 0 or less at the top of a page or column
	cells []string // of a table row
	xs    []float64
	head  bool // of a table row: it names the columns
}

// pageLayout is how a document is set: measures that lines are judged by.
type pageLayout struct {
	body    float64         // font size of running text
	leading float64         // from baseline to baseline in it
	right   [2]float64      // where full lines end, in the left and the right column
	middle  float64         // x that parts two columns, 0 for one
	sizes   []float64       // sizes of headings, largest first
	words   map[string]bool // all words, to tell a hyphen from a hyphenation
}

// layPages turns the lines of all pages into blocks.
func layPages(b *builder, doc *PDFText) {
	lines, notes := pageLines(doc)
	s := setter{b: b, lay: measure(doc, lines), notes: notes}
	for i := range lines {
		s.line(&lines[i])
	}
	s.endRows()
	s.end()
	s.footnotes(math.MaxInt)
}

// pageLines are the lines of all pages in order, without headers, footers and tables of
// contents; footnotes come apart.
func pageLines(doc *PDFText) (lines, notes []pageLine) {
	repeated := repeats(doc)
	body := commonSize(doc)
	for n, page := range doc.Pages {
		var own []pageLine
		for _, l := range page.Lines {
			l.Text = foldGlyphs(l.Text)
			if repeated[placeOf(page, l)] || isLeader(l.Text) || strings.TrimSpace(l.Text) == "" {
				continue
			}
			own = append(own, pageLine{PDFLine: l, page: n + 1})
		}
		foot := len(own)
		for foot > 0 && own[foot-1].Size < 0.92*body && own[foot-1].Y < 0.45*page.Height {
			foot--
		}
		for foot < len(own) && !startsDigit(own[foot].Text) {
			foot++
		}
		for _, l := range own[foot:] {
			l.Text = strings.ReplaceAll(l.Text, softMark, " ")
			notes = append(notes, l)
		}
		lines = append(lines, cellRows(gridRows(own[:foot], page.Height, 1.08*body), page.Height)...)
	}
	return steps(lines), steps(notes)
}

// steps measures how far down each line stands from the one before.
func steps(lines []pageLine) []pageLine {
	for i := range lines {
		if i > 0 && lines[i].page == lines[i-1].page {
			lines[i].down = lines[i-1].Y - lines[i].Y
		}
	}
	return lines
}

// placeOf names a line by its text, digits aside, and its place at the edge of the page.
func placeOf(page PDFPage, l PDFLine) string {
	if l.Y > 0.15*page.Height && l.Y < 0.87*page.Height {
		return ""
	}
	masked := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '#'
		}
		return r
	}, foldGlyphs(l.Text))
	for strings.Contains(masked, "##") {
		masked = strings.ReplaceAll(masked, "##", "#")
	}
	return string(rune(int(l.Y/4)+1)) + masked
}

// repeats finds headers and footers: lines that stand at the same place on three pages.
func repeats(doc *PDFText) map[string]bool {
	count := map[string]int{}
	for _, page := range doc.Pages {
		on := map[string]bool{}
		for _, l := range page.Lines {
			if at := placeOf(page, l); at != "" && !on[at] {
				on[at] = true
				count[at]++
			}
		}
	}
	out := map[string]bool{}
	for at, n := range count {
		if n >= 3 {
			out[at] = true
		}
	}
	return out
}

// isLeader says that a line is one of a table of contents: dots up to a page number.
func isLeader(s string) bool {
	t := strings.TrimRight(s, "0123456789 \tivx")
	return strings.HasSuffix(t, ".....") || strings.HasSuffix(t, ". . . . .") || strings.HasSuffix(strings.TrimRight(t, "."), "………")
}

func startsDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// foldGlyphs undoes what fonts do to letters: ligatures, and bullets from symbol fonts.
func foldGlyphs(s string) string {
	plain := true
	for i := 0; plain && i < len(s); i++ {
		plain = s[i] < 0xEE
	}
	if plain {
		return s
	}
	var out strings.Builder
	for i, r := range s {
		switch {
		case r >= 0xFB00 && r <= 0xFB06:
			out.WriteString([...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}[r-0xFB00])
		case isSymbolBullet(r), i == 0 && r >= 0xE000 && r <= 0xF8FF:
			out.WriteRune('•')
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// commonSize is the font size that most letters have.
func commonSize(doc *PDFText) float64 {
	count := map[float64]int{}
	for _, page := range doc.Pages {
		for _, l := range page.Lines {
			count[l.Size] += len(l.Text)
		}
	}
	return most(count)
}

// most is the key that counts most; of equals the smallest.
func most(count map[float64]int) float64 {
	best, n := 0.0, -1
	for v, c := range count {
		if c > n || c == n && v < best {
			best, n = v, c
		}
	}
	return best
}

// measure finds the measures of a document.
func measure(doc *PDFText, lines []pageLine) pageLayout {
	lay := pageLayout{body: commonSize(doc), words: map[string]bool{}}
	down, sizes := map[float64]int{}, map[float64]bool{}
	var ends, starts []float64
	for _, l := range lines {
		for _, w := range strings.Fields(strings.ToLower(l.Text)) {
			lay.words[strings.Trim(w, ".,;:()\"'“”‘’«»?!")] = true
		}
		if l.Size > 1.08*lay.body {
			sizes[l.Size] = true
		}
		if math.Abs(l.Size-lay.body) > 0.6 {
			continue
		}
		if l.down > 0.8*lay.body && l.down < 2.5*lay.body {
			down[math.Round(l.down*2)/2]++
		}
		if len(l.Text) > 30 {
			ends = append(ends, l.End)
			starts = append(starts, l.X)
		}
	}
	lay.leading = most(down)
	if lay.leading == 0 {
		lay.leading = 1.25 * lay.body
	}
	lay.columns(doc, starts, ends)
	for s := range sizes {
		lay.sizes = append(lay.sizes, s)
	}
	sort.Sort(sort.Reverse(sort.Float64Slice(lay.sizes)))
	return lay
}

// columns finds whether text is set in two columns, and where full lines end.
func (lay *pageLayout) columns(doc *PDFText, starts, ends []float64) {
	width := doc.Pages[0].Width
	second, long := 0, 0
	for i, x := range starts {
		if x > 0.48*width {
			second++
		} else if ends[i] > 0.6*width {
			long++
		}
	}
	var side [2][]float64
	if second*4 > len(starts) && long*3 < len(starts) {
		lay.middle = 0.48 * width
	}
	for i, x := range starts {
		c := lay.column(x)
		side[c] = append(side[c], ends[i])
	}
	for c := range side {
		sort.Float64s(side[c])
		if n := len(side[c]); n > 0 {
			lay.right[c] = side[c][n-1-n/20]
		}
	}
}

func (lay *pageLayout) column(x float64) int {
	if lay.middle > 0 && x > lay.middle {
		return 1
	}
	return 0
}

// cellRows puts the cells of a table together that were drawn one after the other, each over
// several lines: after the last line of a cell, the next cell starts further up and to the
// right.
func cellRows(lines []pageLine, height float64) []pageLine {
	var out []pageLine
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		from := -1
		if l.cells == nil {
			from = rowStart(out, l, height)
		}
		if from < 0 {
			out = append(out, l)
			continue
		}
		row := out[from]
		row.cells, row.xs = []string{joinCell(out[from:])}, []float64{row.X}
		out = out[:from]
		for i < len(lines) {
			end := cellEnd(lines, i)
			row.cells, row.xs = append(row.cells, joinCell(lines[i:end])), append(row.xs, lines[i].X)
			row.Y = math.Min(row.Y, lines[end-1].Y)
			if end == len(lines) || lines[end].cells != nil || lines[end].Y <= lines[end-1].Y+2 || lines[end].X <= lines[i].X+10 {
				i = end - 1
				break
			}
			i = end
		}
		out = append(out, row)
	}
	return out
}

// rowStart finds the lines at the end of out that are the cell to the left of l, if l jumps
// up beside them; -1 if it does not. A cell is not half a page high: that is a column.
func rowStart(out []pageLine, l pageLine, height float64) int {
	n := len(out)
	if n == 0 || l.Y <= out[n-1].Y+2 || out[n-1].cells != nil {
		return -1
	}
	from := n
	for from > 0 && out[from-1].Y <= l.Y+2 && out[from-1].End < l.X+2 && out[from-1].cells == nil && (from == n || out[from-1].Y > out[from].Y) {
		from--
	}
	if from == n || l.Y-out[n-1].Y > 0.35*height || out[from].Y < l.Y-2.5*l.Size {
		return -1
	}
	return from
}

// cellEnd is the end of the lines that go down from line i without going left of it.
func cellEnd(lines []pageLine, i int) int {
	j := i + 1
	for j < len(lines) && lines[j].cells == nil && lines[j].Y < lines[j-1].Y && lines[j].X >= lines[i].X-3 && lines[j-1].Y-lines[j].Y < 2.2*lines[i].Size {
		j++
	}
	return j
}

func joinCell(lines []pageLine) string {
	s := ""
	for _, l := range lines {
		if s != "" && (listStart(l.Text) || !startsLower(l.Text) && closed(s)) {
			s += "\n"
		} else if s != "" {
			s += " "
		}
		s += strings.ReplaceAll(l.Text, "\t", " ")
	}
	return s
}

func listStart(s string) bool {
	m, _ := listMarker(s)
	return m != noMark
}

// row is a table row's piece.
func (l *pageLine) row() piece {
	p := piece{kind: text.Row}
	for _, c := range l.cells {
		p.cells = append(p.cells, cellPiece{text: mark(l.page) + c, header: l.head})
	}
	return p
}
