package dpia

import (
	"strconv"
	"strings"

	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

// row reads a table row by the labels of its columns: a risk where one column is its title
// and another a level, a likelihood or an impact, a measure where one is that of measures,
// a processing where data or an operation stand beside a purpose, recipient or period.
func (r *reader) row(b *text.Block) {
	cells := r.cells(b)
	whole := r.line(b.Span)
	title := cells["title"]
	graded := cells["likelihood"].text != "" || cells["impact"].text != "" || cells["level"].text != "" || cells["residual"].text != ""
	about := cells["processing"].text != "" || cells["data"].text != ""
	described := cells["purpose"].text != "" || cells["recipient"].text != "" || cells["retention"].text != ""
	switch {
	case graded && title.text != "":
		r.riskRow(whole, cells)
	case cells["measure"].text != "":
		r.measureRow(whole, cells)
	case about && described && !graded:
		r.register.Processings = append(r.register.Processings, promise.Processing{Place: r.place(b.Span), Name: cells["processing"].text, Data: cells["data"].text,
			Persons: cells["persons"].text, Purpose: cells["purpose"].text, Recipient: cells["recipient"].text, Retention: cells["retention"].text})
	}
}

// cells are the cells of a row by what their columns hold; the first column of a kind counts.
// A column "Risk" holds levels or titles: its cell says which.
func (r *reader) cells(b *text.Block) map[string]line {
	cells := map[string]line{}
	for _, c := range b.Cells {
		if c.Header || c.Len() == 0 {
			continue
		}
		column := line{text: c.Column, tokens: r.pack.Tokenize(c.Column)}
		cell := r.line(c.Span)
		for _, m := range r.pack.Scan(column.tokens) {
			if m.Value != "field" || m.Start != 0 {
				continue
			}
			name := m.Sub
			if r.after(column) {
				name = map[string]string{"level": "residual", "likelihood": "residual likelihood", "impact": "residual impact"}[m.Sub]
			}
			if name == "level" && !onlyLevel(cell) {
				name = "title"
			}
			if cells[name].text == "" {
				cells[name] = cell
			}
			break
		}
	}
	return cells
}

// after says whether a column is about the state after the measures.
func (r *reader) after(column line) bool {
	for _, m := range r.pack.Scan(column.tokens) {
		if m.Value == "after" && m.Start > 0 {
			return true
		}
	}
	return false
}

// onlyLevel says whether a cell is nothing but a level, as in the matrix that explains a scale.
func onlyLevel(l line) bool { return l.firstGrade().Text == strings.TrimSpace(l.text) }

func (r *reader) riskRow(whole line, cells map[string]line) {
	number, name := cells["number"].text, cells["title"].text
	if n, rest := numbered(name); number == "" && n != "" {
		number, name = n, rest
	} else if n, rest := r.marked(cells["title"], "risk"); number == "" && n != "" {
		number, name = n, rest
	}
	if known := r.known(number, name); known >= 0 {
		r.moreOf(known, cells)
		return
	}
	if number == "" {
		number = strconv.Itoa(len(r.register.Risks) + 1)
	}
	risk := promise.Risk{Place: r.place(whole.span), Number: number, Title: name, Body: whole.span, Level: cells["level"].firstGrade(),
		Likelihood: cells["likelihood"].firstGrade(), Impact: cells["impact"].firstGrade(), Residual: cells["residual"].firstGrade(),
		ResidualLikelihood: cells["residual likelihood"].firstGrade(), ResidualImpact: cells["residual impact"].firstGrade(),
		Cause: cells["cause"].text, Description: cells["description"].text, Persons: cells["persons"].text}
	r.rowMeasures(r.add(risk), cells)
}

func (r *reader) rowMeasures(risk int, cells map[string]line) {
	for _, m := range r.parts(cells["measure"]) {
		made := r.cellMeasure(m, cells)
		made.Tie = promise.TiePlace
		r.attach(risk, made)
	}
}

// known is the risk that a row is about, by its title; -1 where it is a new one.
func (r *reader) known(number, title string) int {
	if titleKey(title) == "" {
		return -1
	}
	for _, i := range r.titles[titleKey(title)] {
		if number == "" || number == r.register.Risks[i].Number {
			return i
		}
	}
	return -1
}

// moreOf adds what a second table says of a risk: its measures, and what they leave of it.
func (r *reader) moreOf(i int, cells map[string]line) {
	k := &r.register.Risks[i]
	for name, g := range map[string]*promise.Grade{"level": &k.Level, "likelihood": &k.Likelihood, "impact": &k.Impact, "residual": &k.Residual,
		"residual likelihood": &k.ResidualLikelihood, "residual impact": &k.ResidualImpact} {
		if g.Text == "" {
			*g = cells[name].firstGrade()
		}
	}
	r.rowMeasures(i, cells)
}

// parts are the measures that one cell holds: one a line, or parted by semicolons.
func (r *reader) parts(cell line) []line {
	var list []line
	at := 0
	for _, said := range strings.FieldsFunc(cell.text, func(c rune) bool { return c == '\n' || c == ';' }) {
		from := at + strings.Index(cell.text[at:], said)
		at = from + len(said)
		from += len(said) - len(strings.TrimLeft(said, " •*–-"))
		if said = strings.TrimSpace(cell.text[from:at]); said != "" && strings.Trim(said, "-–—.") != "" {
			start := cell.span.Start + from
			list = append(list, r.line(text.Span{Start: start, End: start + len(said)}))
		}
	}
	return list
}

func (r *reader) measureRow(whole line, cells map[string]line) {
	m := r.cellMeasure(cells["measure"], cells)
	m.Place, m.Number = r.place(whole.span), cells["number"].text
	to := ref{}
	names := cells["title"]
	if names.text == "" {
		names = cells["level"] // a column "Risk" that holds a number, which might be a grade
	}
	for _, t := range names.tokens {
		to.numbers = append(to.numbers, strings.TrimRight(t.Fold, ".,"))
	}
	found := r.find(to)
	if k := r.known("", names.text); len(found) == 0 && k >= 0 {
		found = []int{k}
	}
	for _, k := range found {
		m.Tie = promise.TieNumber
		r.attach(k, m)
	}
	if len(found) == 0 {
		r.register.Measures = append(r.register.Measures, m)
	}
}

func (r *reader) cellMeasure(l line, cells map[string]line) promise.Measure {
	m := r.newMeasure(l, "")
	if holder := cells["holder"].text; holder != "" {
		m.Holder = holder
	}
	for _, w := range cells["status"].matches {
		if w.Value == "state" {
			m.Status = w.Sub
		}
	}
	if d := r.dates(cells["deadline"]); len(d) > 0 {
		m.Deadline = d[len(d)-1].iso
	}
	return m
}
