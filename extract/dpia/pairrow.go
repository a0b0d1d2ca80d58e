package dpia

import (
	"strconv"
	"strings"

	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

// A table of two columns may be a form: a label in the first, its value in the second.

// formRow takes a row of such a form: one that names a risk begins it, the others fill it.
func (r *reader) formRow(i int) bool {
	label, value, ok := r.formCells(i)
	if !ok {
		return false
	}
	if n, title := r.marked(label, "risk"); n != "" && r.gradedBelow(i) {
		if title == "" {
			title = value.text
		}
		r.begin(r.line(r.doc.Blocks[i].Span), n, firstSentence(title))
		return true
	}
	f, ok := wholeLabel(label)
	if !ok {
		return false
	}
	f.grade = value.firstGrade()
	if (f.name == "title" || f.name == "level") && f.grade.Text != strings.TrimSpace(value.text) && r.gradedBelow(i) {
		r.begin(r.line(r.doc.Blocks[i].Span), strconv.Itoa(len(r.register.Risks)+1), firstSentence(value.text))
		return true
	}
	if r.risk < 0 || r.doc.Blocks[r.at].Kind != text.Row {
		return false
	}
	if f.name == "measure" {
		r.measures = true
		for _, m := range r.parts(value) {
			r.attachHere(m, "")
		}
	} else {
		r.fill(f, label, value)
	}
	r.touch(r.doc.Blocks[i].Span)
	return true
}

// fill files a value of a form. One that belongs to a measure completes the last.
func (r *reader) fill(f field, label, value line) {
	k := &r.register.Risks[r.risk]
	if n := len(k.Measures); n > 0 && (f.name == "holder" || f.name == "status" || f.name == "deadline") {
		more := promise.Measure{}
		switch f.name {
		case "holder":
			more.Holder = value.text
		case "status":
			for _, m := range value.matches {
				if m.Value == "state" {
					more.Status = m.Sub
				}
			}
		case "deadline":
			if d := r.dates(value); len(d) > 0 {
				more.Deadline = d[len(d)-1].iso
			}
		}
		complete(&k.Measures[n-1], more)
		return
	}
	if f.grade.Text != "" {
		f.grade.At.Span = text.Span{Start: label.span.Start, End: f.grade.At.Span.End}
	}
	r.take(f, value)
}

// formCells are the two cells of a form's row.
func (r *reader) formCells(i int) (label, value line, ok bool) {
	if i < 0 || i >= len(r.doc.Blocks) {
		return line{}, line{}, false
	}
	b := &r.doc.Blocks[i]
	if b.Kind != text.Row || len(b.Cells) != 2 || b.Cells[0].Len() == 0 || b.Cells[1].Len() == 0 {
		return line{}, line{}, false
	}
	return r.line(b.Cells[0].Span), r.line(b.Cells[1].Span), true
}

// wholeLabel is the field that a cell names with all its words.
func wholeLabel(l line) (field, bool) {
	end := len(l.tokens)
	if end > 0 && l.tokens[end-1].Fold == ":" {
		end--
	}
	for _, m := range l.matches {
		if m.Value != "field" || m.Start != 0 {
			continue
		}
		f := field{name: m.Sub, after: m.Sub == "residual"}
		at := m.End
		for _, n := range l.matches {
			if n.Value == "after" && n.Start <= at && n.End >= at && n.End > m.Start {
				f.after, at = true, max(at, n.End)
			}
		}
		if at == end {
			return f, true
		}
	}
	return field{}, false
}

// mostRows is how many rows a form has at most.
const mostRows = 14

// gradedBelow says whether the rows below one state a level of it, before another begins.
func (r *reader) gradedBelow(i int) bool {
	for j := i + 1; j <= i+mostRows; j++ {
		label, value, ok := r.formCells(j)
		if !ok {
			return false
		}
		if n, _ := r.marked(label, "risk"); n != "" {
			return false
		}
		if f, ok := wholeLabel(label); ok && (f.name == "likelihood" || f.name == "impact" || f.name == "level" || f.name == "residual") && value.firstGrade().Text != "" {
			return true
		}
	}
	return false
}
