package story

import (
	"fmt"
	"slices"
	"strings"
)

// Heat map bounds.
const (
	heatLeft, heatTop = 230, 70
	cellWide, cellTop = 44, 22
	heatMostRows      = 60
)

// shades go from few to many; each cell also shows its number.
var shades = []string{"#fbe9e7", "#f4b8ae", "#e0796b", "#b3261e"}

// SVG draws the scan as a heat map: a row for each publisher, the one with most first, a
// column for each quarter, and in each cell how many promises got weaker.
func (s *Scan) SVG(w Words) []byte {
	rows, quarters, at := s.grid()
	left := 0
	if len(rows) > heatMostRows {
		left, rows = len(rows)-heatMostRows, rows[:heatMostRows]
	}
	most := 1
	for _, c := range s.Cells {
		most = max(most, c.Weakened)
	}
	c := &canvas{}
	wide := max(640, heatLeft+cellWide*len(quarters)+30)
	c.begin(wide, heatTop+cellTop*len(rows)+70, w.Say("story.quarters"), s.describe(w, rows, at))
	for i, q := range quarters {
		c.put(`<text class="n" x="%d" y="%d">%s</text>`, heatLeft+cellWide*i+cellWide/2, heatTop-20, q[:4])
		c.put(`<text class="n" x="%d" y="%d">%s</text>`, heatLeft+cellWide*i+cellWide/2, heatTop-8, q[5:])
	}
	for r, publisher := range rows {
		y := heatTop + cellTop*r
		c.put(`<text class="e" x="%d" y="%d">%s</text>`, heatLeft-8, y+15, escape(clip(plain(publisher), 32)))
		for i, q := range quarters {
			heatCell(w, c, heatLeft+cellWide*i, y, at[publisher+"\x00"+q], most)
		}
	}
	y := heatTop + cellTop*len(rows) + 26
	c.put(`<text class="s" x="16" y="%d">%s</text>`, y, escape(w.Say("story.shades")))
	if left > 0 {
		c.put(`<text class="s" x="16" y="%d">%s</text>`, y+18, escape(w.Say("story.undrawn", w.Count(left, "publisher"))))
	}
	c.put("</svg>")
	return c.Bytes()
}

func heatCell(w Words, c *canvas, x, y int, cell Cell, most int) {
	if cell.Weakened == 0 {
		c.put(`<rect x="%d" y="%d" width="%d" height="%d" fill="none" stroke="#ddd"/>`, x+1, y+1, cellWide-2, cellTop-2)
		return
	}
	shade := (len(shades) - 1) * cell.Weakened / most
	stroke, dark := 0, ""
	if cell.High > 0 {
		stroke = 3
	}
	if shade == len(shades)-1 {
		dark = " d"
	}
	c.put(`<rect x="%d" y="%d" width="%d" height="%d" fill="%s" stroke="#222" stroke-width="%d"><title>%s</title></rect>`,
		x+2, y+2, cellWide-4, cellTop-4, shades[shade], stroke,
		escape(w.Say("field", cell.Publisher+" "+cell.Quarter, w.Count(cell.Weakened, "down")+", "+w.Count(cell.High, "grave"))))
	c.put(`<text class="n%s" x="%d" y="%d">%d</text>`, dark, x+cellWide/2, y+15, cell.Weakened)
}

// grid gives the publishers, those with most first, the quarters from the first to the last
// without a gap, and the cells by publisher and quarter.
func (s *Scan) grid() (rows, quarters []string, at map[string]Cell) {
	at = map[string]Cell{}
	total := map[string]int{}
	first, last := "", ""
	for _, c := range s.Cells {
		at[c.Publisher+"\x00"+c.Quarter] = c
		if total[c.Publisher] == 0 {
			rows = append(rows, c.Publisher)
		}
		total[c.Publisher] += c.Weakened
		if first == "" || c.Quarter < first {
			first = c.Quarter
		}
		last = max(last, c.Quarter)
	}
	slices.SortStableFunc(rows, func(a, b string) int {
		if total[a] != total[b] {
			return total[b] - total[a]
		}
		return strings.Compare(a, b)
	})
	for q := first; q != "" && q <= last && len(quarters) < 400; q = nextQuarter(q) {
		quarters = append(quarters, q)
	}
	return rows, quarters, at
}

// Quarter is the quarter of a date, such as 2024-Q2.
func Quarter(date string) string {
	if len(date) < 7 {
		return ""
	}
	month := int(date[5]-'0')*10 + int(date[6]-'0')
	return fmt.Sprintf("%s-Q%d", date[:4], (month+2)/3)
}

func nextQuarter(q string) string {
	var year, n int
	if _, err := fmt.Sscanf(q, "%d-Q%d", &year, &n); err != nil {
		return ""
	}
	if n == 4 {
		return fmt.Sprintf("%04d-Q1", year+1)
	}
	return fmt.Sprintf("%04d-Q%d", year, n+1)
}

func (s *Scan) describe(w Words, rows []string, at map[string]Cell) string {
	var parts []string
	for _, publisher := range rows {
		n, high := 0, 0
		for _, c := range s.Cells {
			if c.Publisher == publisher {
				n, high = n+c.Weakened, high+c.High
			}
		}
		parts = append(parts, w.Say("field", publisher, w.Count(n, "down")+", "+w.Count(high, "grave")))
	}
	return w.Say("story.compared", w.Count(s.Versions, "version"), strings.Join(parts, ". "))
}
