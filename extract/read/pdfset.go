package read

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recant/recant/extract/text"
)

// setter puts lines together to blocks.
type setter struct {
	b     *builder
	lay   pageLayout
	cur   *para
	rows  []piece // of the table at hand
	tabs  []float64
	last  pageLine // the last line of the table at hand
	items []openItem
	colon float64    // left end of the paragraph before, where it ends with a colon; else 0
	notes []pageLine // footnotes that are still to be laid out
}

// para is the paragraph, heading or item at hand.
type para struct {
	text  string
	last  pageLine
	x     float64 // of its text, marker aside
	left  float64 // of its first line
	bold  bool
	apart bool // more space than usual stands above it
	item  bool
	drawn bool
	lines int
}

// openItem is an item that others may nest in. A drawn one has a bullet that is no text.
type openItem struct {
	drawn bool
	x     float64
	block int
}

// line takes the next line.
func (s *setter) line(l *pageLine) {
	if l.cells == nil && strings.Contains(l.Text, "\t") {
		s.cut(l)
	}
	if l.cells != nil {
		s.row(l)
		return
	}
	if s.continuesCell(l) {
		return
	}
	s.endRows()
	m, n := listMarker(l.Text)
	heading := l.Size > 1.08*s.lay.body || l.Bold
	if m != noMark && !(heading && m != bullet) && s.opens(m, l) {
		s.end()
		s.cur = &para{text: l.Text[n:], last: *l, x: l.X + float64(n)*0.5*l.Size, left: l.X, item: true, lines: 1}
		return
	}
	if s.cur != nil && s.joins(l) {
		s.join(l)
		return
	}
	apart := l.down <= 0 || l.down > 1.3*s.lay.leading
	s.end()
	s.cur = &para{text: l.Text, last: *l, x: l.X, left: l.X, bold: l.Bold, apart: apart, lines: 1}
}

// cut cuts a line at its tabs, if what comes of it is a table row. A tab after a bullet or a
// number is none.
func (s *setter) cut(l *pageLine) {
	first, rest, _ := strings.Cut(l.Text, "\t")
	m, n := listMarker(first + " x")
	if m != noMark && n >= len(first) || strings.Trim(first, "0123456789.") == "" || l.Size > 1.08*s.lay.body {
		l.Text = first + " " + strings.ReplaceAll(rest, "\t", " ")
		if len(l.Tabs) > 0 && m != noMark {
			l.Tabs = l.Tabs[:1]
		}
		return
	}
	l.cells = strings.Split(l.Text, "\t")
	l.xs = append([]float64{l.X}, l.Tabs...)
	if words(l.Text) > 30 && s.cur != nil && !closed(s.cur.text) {
		l.cells, l.Text = nil, strings.ReplaceAll(l.Text, "\t", " ") // justified text, spread wide
	}
}

// row takes a row of a table.
func (s *setter) row(l *pageLine) {
	s.end()
	if n := len(s.rows); n > 0 && (len(s.rows[n-1].cells) != len(l.cells) || l.head && l.page == s.last.page) {
		s.endRows()
	}
	turned := len(s.rows) > 0 && l.page != s.last.page
	switch n := len(s.rows); {
	case turned && l.head && sameCells(s.rows[0], l.cells):
		return // the head, said again on a new page: what follows is still the first row there
	case turned && bare(l.cells[0]) == "" && n > 0:
		for i, c := range l.cells {
			if c != "" {
				s.rows[n-1].cells[i].text += " " + mark(l.page) + c
			}
		}
	default:
		s.rows = append(s.rows, l.row())
	}
	s.tabs, s.last = l.xs, *l
}

func sameCells(row piece, cells []string) bool {
	for i := range row.cells {
		if bare(row.cells[i].text) != cells[i] {
			return false
		}
	}
	return true
}

// continuesCell says that a line goes on in a cell of the row above, and adds it there.
func (s *setter) continuesCell(l *pageLine) bool {
	n := len(s.rows)
	if n == 0 || l.page != s.last.page {
		return false
	}
	if down := s.last.Y - l.Y; down <= 0 || down > 1.45*s.lay.leading {
		return false
	}
	for i := len(s.tabs) - 1; i > 0; i-- {
		if math.Abs(l.X-s.tabs[i]) < 6 && i < len(s.rows[n-1].cells) {
			s.rows[n-1].cells[i].text += " " + l.Text
			s.last = *l
			return true
		}
	}
	return false
}

// endRows lays out the table at hand. Its first row heads the columns where it says
// something else than the rows below, and these repeat each other.
func (s *setter) endRows() {
	if len(s.rows) == 0 {
		return
	}
	rows := s.rows
	s.rows = nil
	head := rows[0].cells[0].header || len(rows) > 2 && headsColumns(rows)
	for i, row := range rows {
		for j := range row.cells {
			row.cells[j].header = head && i == 0
			if head && i > 0 {
				row.cells[j].column = bare(rows[0].cells[j].text)
			}
		}
		s.b.add(row)
	}
	s.items = nil
}

func headsColumns(rows []piece) bool {
	repeated := false
	for j := range rows[0].cells {
		seen := map[string]bool{}
		for _, row := range rows[1:] {
			v := bare(row.cells[j].text)
			repeated = repeated || seen[v]
			seen[v] = true
		}
		if seen[bare(rows[0].cells[j].text)] {
			return false
		}
	}
	return repeated
}

// opens says that a line with a marker opens an item, and is not the wrapped rest of a
// sentence.
func (s *setter) opens(m listMark, l *pageLine) bool {
	if m == bullet || s.cur == nil || l.down > 1.3*s.lay.leading {
		return true
	}
	return s.cur.item && math.Abs(l.X-s.cur.left) < 3 || finished(s.cur.text) || l.X > s.cur.left+6
}

// joins says that a line goes on with the paragraph at hand.
func (s *setter) joins(l *pageLine) bool {
	c := s.cur
	if len(c.text) > maxPara {
		return false
	}
	open := !finished(c.text)
	if math.Abs(l.Size-c.last.Size) > 0.1*c.last.Size && !(open && startsLower(l.Text) && l.Size < 1.4*c.last.Size) {
		return false
	}
	if l.Size > 1.08*s.lay.body && c.last.Size > 1.08*s.lay.body {
		return l.down > 0 && l.down < 1.5*l.Size && l.Bold == c.last.Bold
	}
	if l.Bold != c.last.Bold && !(open && startsLower(l.Text)) {
		return false
	}
	if l.down <= 0 { // a new page or column
		return open && !c.bold && (startsLower(l.Text) || c.last.End > 0.6*s.lay.right[s.lay.column(c.last.X)])
	}
	if l.down > 1.35*s.lay.leading*l.Size/s.lay.body {
		return false
	}
	switch {
	case open && startsLower(l.Text):
		return true
	case isLabel(l.Text) && (!open || !s.full(l)), !open && l.X > c.last.X+0.8*l.Size && !c.item:
		return false
	case c.item && l.X < c.x-1.5*l.Size && l.X <= c.left+1:
		return false
	}
	return s.full(l)
}

// finished says that a text ends where a sentence, a lead-in or an item does, and not inside
// brackets.
func finished(s string) bool {
	return ends(s, ".!?:;…") && strings.Count(s, "(") <= strings.Count(s, ")")
}

// full says that the line before l was as long as it could be.
func (s *setter) full(l *pageLine) bool {
	last := s.cur.last
	first, _, _ := strings.Cut(l.Text, " ")
	n := utf8.RuneCountInString(l.Text)
	if n == 0 {
		return false
	}
	width := (l.End - l.X) * float64(utf8.RuneCountInString(first)) / float64(n)
	return last.End+width+0.2*l.Size > s.lay.right[s.lay.column(last.X)]-0.5*l.Size
}

// isLabel says that a line starts with a label, as in a form: "Date of review: …".
func isLabel(s string) bool {
	label, _, ok := strings.Cut(s, ":")
	r, _ := utf8.DecodeRuneInString(label)
	return ok && len(label) < 40 && words(label) <= 4 && unicode.IsUpper(r)
}

// join adds a line to the paragraph at hand. A hyphen at the end of the line before is
// taken out where it only broke a word.
func (s *setter) join(l *pageLine) {
	c := s.cur
	sep := " "
	if l.page != c.last.page {
		sep += mark(l.page)
	}
	if before, ok := strings.CutSuffix(c.text, "-"); ok {
		head := before[strings.LastIndexAny(before, " \n\t")+1:]
		tail, _, _ := strings.Cut(l.Text, " ")
		r, _ := utf8.DecodeLastRuneInString(before)
		if unicode.IsLetter(r) && startsLower(tail) || strings.ContainsAny(head, "/@") {
			sep = sep[1:]
			if s.lay.hyphenated(head, tail) {
				c.text = before
			}
		}
	}
	c.text += sep + l.Text
	if c.lines == 1 && c.item {
		c.x = math.Min(c.x, l.X)
	}
	c.last, c.bold = *l, c.bold && l.Bold
	c.lines++
}

// hyphenated says that a hyphen between two parts only breaks a word at the end of a line.
func (lay *pageLayout) hyphenated(head, tail string) bool {
	head, tail = strings.ToLower(strings.TrimLeft(head, "(\"'“‘«")), strings.ToLower(strings.TrimRight(tail, ".,;:)\"'”’»?!"))
	switch {
	case strings.ContainsAny(head, "/@.0123456789"):
		return false
	case lay.words[head+tail]:
		return true
	case lay.words[head+"-"+tail]:
		return false
	}
	return utf8.RuneCountInString(head) > 1
}

// end lays out the paragraph at hand.
func (s *setter) end() {
	c := s.cur
	s.cur = nil
	if c == nil {
		return
	}
	s.drawnBullet(c)
	page := mark(c.last.page)
	if c.lines > 1 && strings.IndexFunc(c.text, isMark) >= 0 {
		page = mark(c.last.page - 1)
	}
	p := piece{text: page + c.text}
	plain := bare(c.text)
	switch {
	case c.item:
		s.item(c, &p)
	case s.headingLevel(c, plain, &p.level):
		p.kind = text.Heading
		s.items = nil
		s.footnotes(c.last.page)
	default:
		for len(s.items) > 0 && c.left < s.items[len(s.items)-1].x+3 {
			s.items = s.items[:len(s.items)-1]
		}
		if n := len(s.items); n > 0 {
			p.lead = s.items[n-1].block
		}
	}
	i := s.b.add(p)
	if c.item && len(s.items) > 0 {
		s.items[len(s.items)-1].block = i
	}
}

// drawnBullet finds items whose bullets are drawn, not written: paragraphs set in further
// than the lead-in above them.
func (s *setter) drawnBullet(c *para) {
	colon := s.colon
	s.colon = 0
	if ends(c.text, ":：") {
		s.colon = c.left
	}
	if c.item || c.bold || c.last.Size > 1.08*s.lay.body {
		return
	}
	n := len(s.items)
	c.drawn = colon > 0 && c.left > colon+8 && c.left < colon+80 || n > 0 && s.items[n-1].drawn && math.Abs(c.left-s.items[n-1].x) < 2
	c.item = c.drawn
}

// item nests an item by how far right it stands.
func (s *setter) item(c *para, p *piece) {
	for len(s.items) > 0 && c.left < s.items[len(s.items)-1].x+5 {
		s.items = s.items[:len(s.items)-1]
	}
	s.items = append(s.items, openItem{x: c.left, drawn: c.drawn})
	p.kind, p.level = text.Item, len(s.items)
}

// headingLevel says that a paragraph is a heading, and how high: by its size where it is
// larger than the text, else below the last one that was.
func (s *setter) headingLevel(c *para, plain string, level *int) bool {
	if len(plain) > 250 || !hasLetter(plain) || startsLower(plain) {
		return false
	}
	for i, size := range s.lay.sizes {
		if c.last.Size == size && words(plain) <= 25 && !ends(plain, ",;") {
			*level = min(i+1, 6)
			return true
		}
	}
	depth, _ := sectionNumber(plain)
	m, _ := listMarker(strings.ToLower(plain))
	numbered := depth > 0 || m == letter || m == roman
	*level = below
	return isHeading(plain) && (c.bold && c.last.Size >= 0.95*s.lay.body || numbered && c.apart && c.lines == 1 && words(plain) <= 12)
}

// footnotes lays out the footnotes of pages before page: after the text that they belong to,
// not in the middle of a sentence that runs on to the next page.
func (s *setter) footnotes(page int) {
	for len(s.notes) > 0 && s.notes[0].page < page {
		n := 1
		note := s.notes[0].Text
		next := leadingNumber(note) + 1
		for n < len(s.notes) && s.notes[n].page == s.notes[0].page && leadingNumber(s.notes[n].Text) != next {
			note += " " + s.notes[n].Text
			n++
		}
		note = strings.TrimLeft(note, "0123456789")
		s.b.add(piece{kind: text.Paragraph, text: mark(s.notes[0].page) + strings.ReplaceAll(note, "\t", " ")})
		s.notes = s.notes[n:]
	}
}

// leadingNumber is the number that a line starts with, -1 without one.
func leadingNumber(s string) int {
	n := -1
	for i := 0; i < len(s) && i < 6 && s[i] >= '0' && s[i] <= '9'; i++ {
		n = max(n, 0)*10 + int(s[i]-'0')
	}
	return n
}
