package read

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// Cells of a table that stand close to each other look like words of one line. A gap that is
// wide for words and narrow for cells is kept as a soft one, until the other rows of the
// table say whether a column starts behind it.
const (
	softGap  = 0.5 // of the font size
	softMark = "\u2002"

	sameColumn   = 4.0  // points that the starts of a column's cells may differ by
	mostBetween  = 14   // lines of cells between two that show a table
	leastColumns = 3    // tables of two are read by what their lines say
	mostTries    = 200  // tables, or what looks like one, on a page
	mostLines    = 1500 // of a table on a page
	leastFit     = 0.7  // of the starts of cells must stand at a column
)

// segment is a stretch of a line between gaps that may part cells.
type segment struct {
	text string
	x, y float64
	size float64
	hard bool // it begins a line or stands behind a wide gap
	bold bool
}

// segments cuts a line at its wide and its soft gaps.
func (l *pageLine) segments() []segment {
	var list []segment
	x, hard, tabs, softs := l.X, true, l.Tabs, l.Softs
	rest := l.Text
	for {
		i := strings.IndexAny(rest, "\t"+softMark)
		text := rest
		if i >= 0 {
			text = rest[:i]
		}
		if text = strings.TrimSpace(text); text != "" {
			list = append(list, segment{text, x, l.Y, l.Size, hard, l.Bold})
		}
		if i < 0 {
			return list
		}
		if rest[i] == '\t' {
			x, tabs, hard = shift(tabs, x), tabs[min(1, len(tabs)):], true
			rest = rest[i+1:]
			continue
		}
		x, softs, hard = shift(softs, x), softs[min(1, len(softs)):], false
		rest = rest[i+len(softMark):]
	}
}

func shift(list []float64, other float64) float64 {
	if len(list) == 0 {
		return other
	}
	return list[0]
}

// gridRows puts the rows of tables of three and more columns together, whatever the order in
// which their cells were drawn, and makes spaces of the soft gaps of all other lines.
func gridRows(lines []pageLine, height, largest float64) []pageLine {
	var out []pageLine
	for i, tries := 0, 0; i < len(lines); {
		from, to := region(lines, i, height, largest)
		if tries++; from < 0 || tries > mostTries {
			out = append(out, lines[i:]...)
			break
		}
		rows := gridOf(lines[from:to])
		if rows == nil {
			rows, to = lines[from:from+1], from+1
		}
		out = append(append(out, lines[i:from]...), rows...)
		i = to
	}
	for i := range out {
		out[i].Text = strings.ReplaceAll(out[i].Text, softMark, " ")
	}
	return out
}

// shows says that a line shows a table: it has a wide gap, or it begins further up and to
// the right of the line that was drawn before it.
func shows(lines []pageLine, i int, height float64) bool {
	if strings.Contains(lines[i].Text, "\t") {
		return true
	}
	up := 0.0
	if i > 0 {
		up = lines[i].Y - lines[i-1].Y
	}
	return up > 2 && up < 0.35*height && lines[i].X > lines[i-1].X+5
}

// region finds the next lines that may be a table, from line i on; -1 where there are none.
// largest is the size of type from which on a line is a heading, which no table holds.
func region(lines []pageLine, i int, height, largest float64) (from, to int) {
	for from = i; from < len(lines) && (lines[from].Size > largest || !shows(lines, from, height)); from++ {
	}
	if from == len(lines) {
		return -1, -1
	}
	to = from + 1
	for j := to; j < min(len(lines), from+mostLines) && j <= to+mostBetween && lines[j].Size <= largest; j++ {
		if shows(lines, j, height) {
			to = j + 1
		}
	}
	first := lines[from]
	beside := func(l pageLine) bool { return l.X < first.X && l.End < first.X && l.Size <= largest }
	for from > i && lines[from-1].Y <= first.Y+2 && beside(lines[from-1]) {
		from--
	}
	for from > i && from < len(lines)-1 && beside(lines[from-1]) && math.Abs(lines[from-1].X-lines[from].X) < 2 && lines[from-1].Bold == lines[from].Bold &&
		lines[from].X < first.X && lines[from-1].Y > lines[from].Y && lines[from-1].Y-lines[from].Y < 1.4*first.Size {
		from-- // the first cell's lines that stand higher: cells set at the bottom
	}
	for to < len(lines) && lines[to].Size <= largest && lines[to].X > lines[from].X+sameColumn && lines[to].Y < lines[to-1].Y && lines[to-1].Y-lines[to].Y < 1.6*lines[to].Size {
		to++ // the rest of the last cell
	}
	return from, to
}

// gridOf makes rows of the lines of a region, nil where they are no table.
func gridOf(lines []pageLine) []pageLine {
	var all []segment
	for i := range lines {
		all = append(all, lines[i].segments()...)
	}
	columns := columnStarts(all)
	if len(columns) < leastColumns {
		return nil
	}
	fit, hard := 0, 0
	for _, s := range all {
		if s.hard {
			hard++
			if s.x > columns[0]-sameColumn && math.Abs(columns[columnOf(columns, s.x)]-s.x) <= sameColumn {
				fit++
			}
		}
	}
	if float64(fit) < leastFit*float64(hard) {
		return nil
	}
	g := gridMaker{columns: columns, page: lines[0].page}
	for i := range lines {
		g.line(&lines[i])
	}
	return g.finish()
}

// columnStarts are the places at which at least two cells begin surely, or three segments do
// to the point: words do not line up so.
func columnStarts(all []segment) []float64 {
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b segment) int { return cmp.Compare(a.x, b.x) })
	var out []float64
	for i := 0; i < len(sorted); {
		j, hard, exact := i, 0, 0
		for ; j < len(sorted) && sorted[j].x <= sorted[i].x+sameColumn; j++ {
			if sorted[j].hard {
				hard++
			}
			if sorted[j].x <= sorted[i].x+1.5 {
				exact++
			}
		}
		if hard > 1 || exact > 2 {
			out = append(out, sorted[i].x)
		}
		i = j
	}
	return out
}

// columnOf is the last column that begins at x or left of it.
func columnOf(columns []float64, x float64) int {
	c := 0
	for i, start := range columns {
		if start <= x+sameColumn {
			c = i
		}
	}
	return c
}

// gridMaker puts segments into the cells of rows, in the order in which they were drawn.
type gridMaker struct {
	columns []float64
	page    int
	rows    []pageLine
	col     int     // of the last segment
	y       float64 // of the last segment
	jumped  bool    // the row at hand was drawn cell by cell
}

func (g *gridMaker) line(l *pageLine) {
	for _, s := range l.segments() {
		col := columnOf(g.columns, s.x)
		atColumn := math.Abs(g.columns[col]-s.x) <= sameColumn
		switch n := len(g.rows); {
		case !s.hard && !atColumn && n > 0: // a wide space between words
			g.put(s, g.col)
			continue
		case n == 0, col < g.col && !g.goesOn(s, col), col == 0 && g.col == 0 && g.y-s.y > 1.9*s.size:
			g.rows = append(g.rows, pageLine{PDFLine: PDFLine{X: g.columns[0], Y: s.y, Size: s.size, Bold: s.bold, Text: " "}, page: g.page,
				cells: make([]string, len(g.columns)), xs: g.columns})
			g.jumped = false
		case s.y > g.y+2:
			g.jumped = true
		}
		g.put(s, col)
	}
}

// goesOn says that a segment left of the last one is the next line of the same row, in a
// table that was drawn line by line.
func (g *gridMaker) goesOn(s segment, col int) bool {
	return col > 0 && !g.jumped && g.y-s.y > 0 && g.y-s.y < 1.45*s.size
}

func (g *gridMaker) put(s segment, col int) {
	row := &g.rows[len(g.rows)-1]
	cell := &row.cells[col]
	switch {
	case *cell == "":
	case listStart(s.text) || !startsLower(s.text) && closed(*cell):
		*cell += "\n"
	default:
		*cell += " "
	}
	*cell += s.text
	row.Y = math.Min(row.Y, s.y)
	row.Bold = row.Bold && s.bold
	g.col, g.y = col, s.y
}

// finish gives the rows; one that only names the columns is marked.
func (g *gridMaker) finish() []pageLine {
	if len(g.rows) < 2 {
		return nil
	}
	g.rows[0].head = headsGrid(g.rows)
	return g.rows
}

// headsGrid says that the first row names the columns: short words without figures in nearly
// every cell, in bold or above longer ones and figures.
func headsGrid(rows []pageLine) bool {
	empty, longer := 0, false
	for _, cell := range rows[0].cells {
		if cell == "" {
			empty++
		}
		if words(cell) > 4 || strings.ContainsAny(cell, "0123456789") || utf8.RuneCountInString(cell) > 40 || ends(cell, ".;") || cell != "" && !hasLetter(cell) {
			return false
		}
	}
	for _, row := range rows[1:] {
		for _, cell := range row.cells {
			longer = longer || words(cell) > 4 || strings.ContainsAny(cell, "0123456789")
		}
	}
	return empty <= 1 && (longer || rows[0].Bold && !rows[1].Bold)
}
