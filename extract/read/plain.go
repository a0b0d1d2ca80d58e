package read

import (
	"strings"
	"unicode/utf8"

	"github.com/recant/recant/extract/text"
)

// unit is what one or more lines of a plain text make up: a paragraph, an item, a table row.
// Units are found by their shape first (unitsOf), then flattened tables by their rhythm
// (findTables), and the rest is judged by its neighbours
// (judge): a short line is a heading only because of what follows it.
type unit struct {
	text   string // with marks
	plain  string // without, trimmed
	indent int    // of its first line, in columns
	body   int    // column that the text of an item starts in
	gap    bool   // a blank line stands before it
	lines  int
	kind   text.Kind
	mark   listMark
	label  string   // what the marker was, "2.1" or "•"
	cells  []string // of a row that tabs or pipes cut
	level  int
	parent int // unit index of the item that a paragraph belongs to, plus one
}

// readPlain reads plain text, hard-wrapped or one paragraph a line.
func readPlain(b *builder, src *source) error {
	units := unitsOf(src)
	tables := findTables(units)
	judge(units)
	place := make([]int, len(units))
	for i := 0; i < len(units); i++ {
		if t, ok := tables[i]; ok {
			t.lay(b, units)
			i = t.end - 1
			continue
		}
		u := &units[i]
		p := piece{kind: u.kind, level: u.level, text: u.text}
		if u.parent > 0 {
			p.lead = place[u.parent-1]
		}
		if u.kind == text.Row {
			for _, c := range u.cells {
				p.cells = append(p.cells, cellPiece{text: c})
			}
		}
		place[i] = b.add(p)
	}
	return nil
}

// unitsOf cuts a text into units.
func unitsOf(src *source) []unit {
	c := cutter{width: wrapWidth(src.text)}
	n := 0
	for line := range strings.Lines(src.text) {
		c.line(strings.TrimRight(line, " \t\n"), mark(src.line(n)))
		n += len(line)
	}
	return c.units
}

// cutter is the state of unitsOf.
type cutter struct {
	units []unit
	width int    // columns that lines are wrapped at
	gap   bool   // a blank line came last
	last  string // the line that came last
}

func (c *cutter) line(s, mark string) {
	body := strings.TrimLeft(s, " \t")
	indent := columns(s[:len(s)-len(body)])
	if body == "" {
		c.gap = true
		return
	}
	if isRule(body, "=-_*~#") {
		c.rule(body)
		return
	}
	u := unit{text: mark + body, plain: body, indent: indent, gap: c.gap || len(c.units) == 0, lines: 1}
	if cells := tabCells(body); cells != nil {
		u.kind = text.Row
		for _, cell := range cells {
			u.cells = append(u.cells, mark+cell)
		}
	} else if m, n := listMarker(body); m != noMark && c.opens(m, body) {
		u.kind, u.mark, u.body = text.Item, m, indent+utf8.RuneCountInString(body[:n])
		u.label, u.plain = strings.TrimSpace(body[:n]), body[n:]
		u.text = mark + body[n:]
	} else if c.joins(body, indent) {
		prev := &c.units[len(c.units)-1]
		prev.text += " " + mark + body
		prev.plain += " " + body
		prev.lines++
		c.last = body
		return
	}
	c.units = append(c.units, u)
	c.gap, c.last = false, body
}

// rule takes a drawn line: under one short line it makes that line a heading, else it only
// parts what stands around it.
func (c *cutter) rule(s string) {
	if n := len(c.units); n > 0 && !c.gap {
		u := &c.units[n-1]
		if u.lines == 1 && u.kind != text.Row && (s[0] == '=' || s[0] == '-' || s[0] == '~') && utf8.RuneCountInString(u.plain) <= 120 {
			u.kind, u.level = text.Heading, 2
			if s[0] == '=' {
				u.level = 1
			}
			if u.mark != noMark {
				marks, _ := headMark(u.text)
				u.text = marks + u.label + " " + u.plain
				u.plain = u.label + " " + u.plain
			}
		}
	}
	c.gap = true
}

// opens says that a line with a list marker opens an item, and is not the wrapped rest of a
// sentence that happens to start with a dash or a number.
func (c *cutter) opens(m listMark, body string) bool {
	if m == bullet || c.gap || len(c.units) == 0 {
		return true
	}
	prev := &c.units[len(c.units)-1]
	if prev.kind != text.Paragraph || closed(prev.plain) {
		return true
	}
	return !c.full(body)
}

// joins says that a line goes on with the unit before it.
func (c *cutter) joins(body string, indent int) bool {
	if c.gap || len(c.units) == 0 {
		return false
	}
	prev := &c.units[len(c.units)-1]
	if prev.kind == text.Row || prev.kind == text.Heading || len(prev.text) > maxPara {
		return false
	}
	if prev.kind == text.Item && indent > prev.indent {
		return true
	}
	if startsLower(body) && !closed(c.last) {
		return true
	}
	return c.full(body)
}

// full says that the line before was as long as it could be: the first word of body would
// not have fitted on it.
func (c *cutter) full(body string) bool {
	n := utf8.RuneCountInString(c.last)
	if c.width == 0 || n > c.width+8 {
		return false
	}
	first, _, _ := strings.Cut(body, " ")
	return n+1+utf8.RuneCountInString(first) > c.width-2
}

// wrapWidth finds the column that the lines of a text are wrapped at, 0 where they are not.
// A wrapped text has many lines of nearly the same length, and hardly a longer one.
func wrapWidth(s string) int {
	var count [141]int
	long, all := 0, 0
	for line := range strings.Lines(s) {
		n := utf8.RuneCountInString(strings.TrimRight(line, " \t\n"))
		switch {
		case n == 0:
			continue
		case n > 140:
			long++
		default:
			count[n]++
		}
		all++
	}
	if long*10 > all {
		return 0
	}
	top := 140
	for skip := all / 50; top > 40 && skip >= count[top]; top-- {
		skip -= count[top]
	}
	near := 0
	for n := top; n > top-12 && n > 30; n-- {
		near += count[n]
	}
	if top <= 40 || near < 3 || near*5 < all {
		return 0
	}
	return top
}

// columns is the width of an indent; a tab goes to the next multiple of four.
func columns(indent string) int {
	n := 0
	for _, r := range indent {
		if r == '\t' {
			n += 4 - n%4
		} else {
			n++
		}
	}
	return n
}

// tabCells cuts a row at tabs, or at pipes where the row is fenced by them.
func tabCells(s string) []string {
	sep := "\t"
	if strings.HasPrefix(s, "|") && strings.HasSuffix(s, "|") && strings.Count(s, "|") > 2 {
		sep, s = "|", s[1:len(s)-1]
	}
	if !strings.Contains(s, sep) {
		return nil
	}
	if m, n := listMarker(s); m != noMark && !strings.Contains(s[n:], sep) {
		return nil // a tab between a bullet and its item
	}
	cells := strings.Split(s, sep)
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return cells
}
