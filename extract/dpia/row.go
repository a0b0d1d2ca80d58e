package dpia

import (
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

// row reads a table row by the labels of its columns: a risk where one column is a level,
// a likelihood or an impact, a measure where one is that of measures.
func (r *reader) row(b *text.Block) {
	cells := map[string]line{}
	for _, c := range b.Cells {
		if c.Header || c.Len() == 0 {
			continue
		}
		column := line{text: c.Column, tokens: r.pack.Tokenize(c.Column)}
		for _, m := range r.pack.Scan(column.tokens) {
			if m.Value == "field" && m.Start == 0 && cells[m.Sub].text == "" {
				cells[m.Sub] = r.line(c.Span)
			}
		}
	}
	whole := r.line(b.Span)
	title := cells["level"]
	graded := cells["likelihood"].text != "" || cells["impact"].text != ""
	switch {
	case graded && title.text != "" && !onlyLevel(title):
		r.riskRow(whole, cells)
	case cells["measure"].text != "":
		r.measureRow(whole, cells)
	}
}

// onlyLevel says whether a cell is nothing but a level, as in the matrix that explains a scale.
func onlyLevel(l line) bool { return l.firstGrade().Text == l.text }

func (r *reader) riskRow(whole line, cells map[string]line) {
	risk := promise.Risk{Place: r.place(whole.span), Number: cells["number"].text, Title: cells["level"].text,
		Likelihood: cells["likelihood"].firstGrade(), Impact: cells["impact"].firstGrade(), Residual: cells["residual"].firstGrade(), Cause: cells["cause"].text}
	r.register.Risks = append(r.register.Risks, risk)
	if m := cells["measure"]; m.text != "" {
		r.attach(len(r.register.Risks)-1, r.cellMeasure(m, cells))
	}
}

func (r *reader) measureRow(whole line, cells map[string]line) {
	m := r.cellMeasure(cells["measure"], cells)
	m.Place, m.Number = r.place(whole.span), cells["number"].text
	to := ref{}
	for _, t := range cells["level"].tokens {
		to.numbers = append(to.numbers, t.Fold)
	}
	found := r.find(to)
	for _, k := range found {
		r.attach(k, m)
	}
	if len(found) == 0 {
		r.register.Measures = append(r.register.Measures, m)
	}
}

func (r *reader) cellMeasure(l line, cells map[string]line) promise.Measure {
	m := r.newMeasure(l, "")
	m.Holder = cells["holder"].text
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
