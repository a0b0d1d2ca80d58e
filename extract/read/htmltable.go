package read

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/recant/recant/extract/text"
)

const (
	maxSpan    = 50   // columns or rows that one cell may take
	maxTableWD = 100  // columns of a table
	maxRepeat  = 200  // bytes of a cell that is repeated in the rows it spans
	maxRepeats = 5000 // such repeats in a document
)

// grid is a table with its spans resolved: all rows are read left to right.
type grid struct {
	rows   [][]cellPiece
	heads  int // rows at the top that head columns
	widest int
}

// table reads a table: a row of cells each, or its cells one after the other where it only
// lays out a page.
func (w *walker) table(n *html.Node) {
	if isLayout(n) {
		w.children(n)
		return
	}
	if c := find(n, atom.Caption); c != nil {
		w.b.add(piece{lang: w.lang, text: w.flat(c, " ")})
	}
	g := w.grid(n)
	if g.widest < 2 {
		w.children(n)
		return
	}
	columns := g.columns()
	for i, row := range g.rows {
		for j := range row {
			if i < g.heads {
				row[j].header = true
			} else {
				row[j].column = columns[j]
			}
		}
		w.b.add(piece{kind: text.Row, lang: w.lang, cells: row})
	}
}

// isLayout says that a table holds what no table of facts does: a table, or headings.
func isLayout(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Table, atom.H1, atom.H2, atom.H3, atom.Section, atom.Article, atom.Main:
			return true
		}
		if isLayout(c) {
			return true
		}
	}
	return false
}

// gridder is the state of reading a table.
type gridder struct {
	grid
	w     *walker
	spans [maxTableWD]spanning // cells of rows above that reach into this one
	row   []cellPiece
}

type spanning struct {
	rows int
	cell cellPiece
}

// grid resolves the spans of a table.
func (w *walker) grid(n *html.Node) grid {
	g := gridder{w: w}
	g.part(n, false)
	return g.grid
}

// part reads the rows of a table, or of its head, body or foot.
func (g *gridder) part(n *html.Node, head bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Thead:
			g.part(c, true)
		case atom.Tbody, atom.Tfoot:
			g.part(c, false)
		case atom.Tr:
			g.tr(c, head)
		}
	}
}

// tr reads a row. It heads columns where the table says so, where all its cells are
// headings, and where it comes first and is all bold.
func (g *gridder) tr(n *html.Node, head bool) {
	g.row = nil
	allHead, bold := true, len(g.rows) == 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		g.reach()
		p := cellPiece{text: g.w.flat(c, "\n"), header: c.DataAtom == atom.Th}
		empty := strings.TrimSpace(bare(p.text)) == ""
		allHead = allHead && (p.header || empty && len(g.row) == 0)
		bold = bold && (empty || isBold(c))
		g.put(p, span(c, "rowspan"), span(c, "colspan"))
	}
	g.reach()
	if len(g.row) == 0 {
		return
	}
	g.widest = max(g.widest, len(g.row))
	g.rows = append(g.rows, g.row)
	if head || allHead || bold {
		if g.heads == len(g.rows)-1 {
			g.heads++
		}
	}
}

// reach fills the columns that cells of rows above reach into.
func (g *gridder) reach() {
	for len(g.row) < maxTableWD && g.spans[len(g.row)].rows > 0 {
		s := &g.spans[len(g.row)]
		s.rows--
		g.row = append(g.row, s.cell)
	}
}

// put takes a cell. Where it spans rows or columns, a short heading is repeated in each, so
// that every row can be read by itself.
func (g *gridder) put(p cellPiece, rows, cols int) {
	rest := cellPiece{header: p.header}
	if (p.header || len(g.row) == 0) && len(p.text) <= maxRepeat && g.w.repeats > 0 {
		rest.text = bare(p.text)
	}
	for k := 0; k < cols && len(g.row) < maxTableWD; k++ {
		g.spans[len(g.row)] = spanning{rows - 1, rest}
		g.w.repeats -= rows - 1
		switch {
		case k == 0:
			g.row = append(g.row, p)
		case p.header:
			g.row = append(g.row, rest)
			g.w.repeats--
		default:
			g.row = append(g.row, cellPiece{})
		}
	}
}

// columns are the texts that head the columns; of several heading rows the lowest that says
// something.
func (g *grid) columns() []string {
	columns := make([]string, g.widest)
	for _, row := range g.rows[:g.heads] {
		for j, c := range row {
			if s := strings.TrimSpace(bare(c.text)); s != "" {
				columns[j] = s
			}
		}
	}
	return columns
}

// span is a rowspan or colspan, 1 where there is none or nonsense.
func span(n *html.Node, key string) int {
	v, err := strconv.Atoi(strings.TrimSpace(attr(n, key)))
	if err != nil || v < 1 {
		return 1
	}
	return min(v, maxSpan)
}

// isBold says that all text of a cell is bold.
func isBold(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.DataAtom == atom.B || c.DataAtom == atom.Strong:
		case c.Type == html.TextNode && strings.TrimSpace(bare(c.Data)) != "":
			return false
		case !isBold(c):
			return false
		}
	}
	return true
}
