package dpia

import (
	"strings"

	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

// labels reads the labels of a line into the current risk and says whether there were any,
// or the value of a label that stood at the end of the line before.
func (r *reader) labels(l line) bool {
	waiting := r.pending
	r.pending = field{}
	if waiting.name != "" && l.levelAt(0) {
		waiting.grade, waiting.end = l.gradeAt(0), 0
		r.label(l, waiting, "")
	} else {
		waiting.name = ""
	}
	list := fields(l)
	for k, f := range list {
		end := len(l.text)
		if k+1 < len(list) {
			end = list[k+1].fromByte(l)
		}
		value := strings.TrimSpace(l.text[min(f.start, end):end])
		r.label(l, f, value)
		if k == len(list)-1 && value == "" {
			r.pending = f
		}
	}
	if len(list) > 0 || waiting.name != "" {
		r.touch(l.span)
		return true
	}
	return false
}

// label takes one label with its value.
func (r *reader) label(l line, f field, value string) {
	if f.grade.Text != "" && f.end > 0 { // of a label on this line: it belongs to the quote
		f.grade.At.Span.Start = l.span.Start + f.fromByte(l)
	}
	said := line{}
	if value != "" {
		from := l.span.Start + f.start
		said = r.line(text.Span{Start: from, End: from + len(value)})
	}
	if r.measures && (f.name == "holder" || f.name == "status" || f.name == "deadline") {
		said = r.line(text.Span{Start: l.span.Start + f.fromByte(l), End: l.span.Start + f.end})
	}
	r.take(f, said)
}

// take files the value of a label with the current risk.
func (r *reader) take(f field, value line) {
	risk := &r.register.Risks[r.risk]
	if r.measures && len(risk.Measures) > 0 && (f.name == "holder" || f.name == "status" || f.name == "deadline") {
		complete(&risk.Measures[len(risk.Measures)-1], r.newMeasure(value, ""))
		return
	}
	r.measures = false
	switch f.name {
	case "likelihood":
		set(pick(f.after, &risk.ResidualLikelihood, &risk.Likelihood), f)
	case "impact":
		set(pick(f.after, &risk.ResidualImpact, &risk.Impact), f)
	case "level":
		set(pick(f.after, &risk.Residual, &risk.Level), f)
	case "residual":
		set(&risk.Residual, f)
	case "cause":
		risk.Cause = joined(risk.Cause, value.text)
	case "description":
		risk.Description = joined(risk.Description, value.text)
	case "persons":
		risk.Persons = joined(risk.Persons, value.text)
	case "measure":
		r.measures = true
		if value.text != "" {
			for _, m := range r.named(value) {
				r.attachHere(m, "")
			}
		}
	}
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}

func pick[T any](first bool, a, b T) T {
	if first {
		return a
	}
	return b
}

// set takes a level once: the first that is stated counts.
func set(g *promise.Grade, f field) {
	if g.Text == "" && f.grade.Text != "" {
		*g = f.grade
	}
}

func (f field) fromByte(l line) int { return l.tokens[f.from].Start }
