package dpia

import (
	"strconv"
	"strings"

	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

// paragraph reads a paragraph: a risk with its marker, a lead-in, labels, or prose.
func (r *reader) paragraph(i int, l line) {
	if r.remark(l) {
		return
	}
	if n, title := r.marked(l, "risk"); n != "" {
		r.begin(l, n, firstSentence(title))
		r.labels(l)
		return
	}
	if strings.HasSuffix(strings.TrimSpace(l.text), ":") && r.leadIn(i, l) {
		return
	}
	if r.topic == "measures" {
		if n, _ := coded(l.text); n != "" {
			r.measure(l, n)
			return
		}
	}
	if r.risk >= 0 && r.labels(l) {
		return
	}
	r.outcome(l)
	if r.risk >= 0 && !r.measures && r.topic == "risks" && r.register.Risks[r.risk].Description == "" {
		r.register.Risks[r.risk].Description = l.text
	}
}

// leadIn takes "The six high risks are:", unless it is a label of the risk being read.
func (r *reader) leadIn(i int, l line) bool {
	topic := topicOf(l)
	if r.risk >= 0 && len(fields(l)) > 0 || topic == "" {
		return false
	}
	r.lead, r.leadAt, r.level, r.risk = topic, i, promise.Grade{}, -1
	if topic == "risks" {
		for _, m := range l.matches {
			if m.Value == "level" && m.End < len(l.tokens) {
				r.level = l.gradeAt(m.Start)
			}
		}
		if has(l, "head", "findings") {
			r.lead = "findings"
		}
	}
	return true
}

// remark takes a paragraph that is marked as a finding or recommendation, or that stands
// in a section of recommendations and says whom it is for.
func (r *reader) remark(l line) bool {
	if n, _ := r.marked(l, "finding"); n != "" {
		r.register.Findings = append(r.register.Findings, promise.Remark{Place: r.place(l.span), Number: n})
		return true
	}
	n, _ := r.marked(l, "recommendation")
	if n == "" && (r.topic != "recommendations" || r.addressee(l) == "") {
		return false
	}
	r.register.Recommendations = append(r.register.Recommendations, promise.Remark{Place: r.place(l.span), Number: n, Addressee: r.addressee(l)})
	return true
}

// item reads a list item: what it is follows from its lead-in, the label before it or its section.
func (r *reader) item(i int, l line) {
	b := &r.doc.Blocks[i]
	if b.Lead != r.listOf || i == 0 || r.doc.Blocks[i-1].Kind != text.Item {
		r.counted, r.listOf = 0, b.Lead
	}
	r.counted++
	n := strconv.Itoa(r.counted)
	if r.risk >= 0 && r.measures {
		r.attach(r.risk, r.newMeasure(l, ""))
		return
	}
	topic := r.topic
	if r.lead != "" && b.Lead == r.leadAt {
		topic = r.lead
	}
	if topic != "risks" && r.remark(l) {
		return
	}
	switch topic {
	case "risks":
		if r.lead != "" || len(fields(l)) > 0 {
			level := r.level
			r.begin(l, n, title(l.text))
			r.register.Risks[r.risk].Level = level
			r.labels(l)
			r.risk = -1
		}
	case "measures":
		if code, _ := coded(l.text); code != "" {
			n = code
		}
		r.measure(l, n)
	case "findings":
		r.register.Findings = append(r.register.Findings, promise.Remark{Place: r.place(l.span), Number: n})
	case "recommendations":
		r.register.Recommendations = append(r.register.Recommendations, promise.Remark{Place: r.place(l.span), Number: n, Addressee: r.addressee(l)})
	}
}

// title is what a list item says before its colon or first stop.
func title(s string) string {
	head, _, found := strings.Cut(s, ": ")
	if found && len(head) > 12 {
		return head
	}
	return firstSentence(s)
}

func firstSentence(s string) string {
	head, _, _ := strings.Cut(s, ". ")
	return strings.TrimRight(head, " .;")
}

// labels reads the labels of a line into the current risk and says whether there were any.
func (r *reader) labels(l line) bool {
	list := fields(l)
	risk := &r.register.Risks[r.risk]
	for k, f := range list {
		end := len(l.text)
		if k+1 < len(list) {
			end = list[k+1].fromByte(l)
		}
		value := strings.TrimSpace(l.text[min(f.start, end):end])
		r.measures = false
		switch f.name {
		case "likelihood":
			set(&risk.Likelihood, f, risk.Likelihood.Level == "" && !f.after)
		case "impact":
			set(&risk.Impact, f, risk.Impact.Level == "" && !f.after)
		case "level", "residual":
			if f.after || f.name == "residual" {
				set(&risk.Residual, f, true)
			} else {
				set(&risk.Level, f, true)
			}
		case "cause":
			risk.Cause = value
		case "measure":
			r.measures = true
			if value != "" {
				span := text.Span{Start: l.span.Start + f.start, End: l.span.Start + f.start + len(value)}
				r.attach(r.risk, r.newMeasure(r.line(span), ""))
			}
		}
	}
	return len(list) > 0
}

func (f field) fromByte(l line) int { return l.tokens[f.from].Start }

func set(g *promise.Grade, f field, may bool) {
	if may && f.grade.Level != "" {
		*g = f.grade
	}
}

func (r *reader) attach(risk int, m promise.Measure) {
	r.register.Risks[risk].Measures = append(r.register.Risks[risk].Measures, m)
}

// measure files a measure of a section under the risks that it names.
func (r *reader) measure(l line, number string) {
	m := r.newMeasure(l, number)
	refs := r.references(l)
	filed := false
	for _, ref := range refs {
		for _, k := range r.find(ref) {
			r.attach(k, m)
			filed = true
		}
	}
	if !filed {
		r.register.Measures = append(r.register.Measures, m)
	}
}

// newMeasure reads what a measure's text says of its state, its holder and its deadline.
func (r *reader) newMeasure(l line, number string) promise.Measure {
	m := promise.Measure{Place: r.place(l.span), Number: number}
	for _, w := range l.matches {
		if w.Value == "state" && m.Status == "" {
			m.Status = w.Sub
		}
	}
	for _, f := range fields(l) {
		if f.name == "holder" {
			m.Holder = firstSentence(l.text[f.start:f.end])
		}
	}
	if d := r.dates(l); len(d) > 0 && m.Status != promise.MeasureDone {
		m.Deadline = d[len(d)-1].iso
	}
	return m
}

// ref is a mention of risks by number, of a level where it says one.
type ref struct {
	level   string
	numbers []string
	at, end int // tokens
}

// references finds "high risks 1, 4 and 5".
func (r *reader) references(l line) []ref {
	var list []ref
	for _, m := range l.matches {
		if m.Value != "risk" {
			continue
		}
		to := ref{at: m.Start}
		if g := l.levelBefore(m.Start); g != "" {
			to.level = g
		}
		i := m.End
		for ; i < len(l.tokens) && i < m.End+24; i++ {
			t := l.tokens[i]
			if t.Kind == lang.Number && len(t.Fold) <= 3 {
				to.numbers = append(to.numbers, strings.TrimRight(t.Fold, ".,"))
				to.end = i + 1
			} else if i > max(to.end, m.End)+1 {
				break
			}
		}
		if len(to.numbers) > 0 {
			list = append(list, to)
		}
	}
	return list
}

func (l line) levelBefore(i int) string {
	for _, m := range l.matches {
		if m.Value == "level" && m.End == i {
			return m.Sub
		}
	}
	return ""
}

// find gives the risks of a reference.
func (r *reader) find(to ref) []int {
	var list []int
	for k := range r.register.Risks {
		risk := &r.register.Risks[k]
		for _, n := range to.numbers {
			if risk.Number == n && (to.level == "" || risk.Level.Level == to.level) {
				list = append(list, k)
			}
		}
	}
	return list
}
