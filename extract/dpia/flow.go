package dpia

import (
	"strconv"
	"strings"

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
		r.describe(l, title)
		r.labels(l)
		return
	}
	if strings.HasSuffix(strings.TrimSpace(l.text), ":") && r.leadIn(i, l) {
		return
	}
	if r.topic == "measures" && r.risk < 0 && r.paragraphMeasure(i, l) {
		return
	}
	if n, title := riskCode(l.text); n != "" && r.labelsBelow(i) >= 2 {
		r.begin(l, n, firstSentence(title))
		return
	}
	if r.continues(i, l) || r.keyed(l) || r.risk >= 0 && (r.asked(l) || r.labels(l)) {
		return
	}
	r.outcome(l)
	if r.risk >= 0 && !r.measures && r.register.Risks[r.risk].Description == "" {
		r.register.Risks[r.risk].Description = l.text
		r.touch(l.span)
	}
}

// continues takes a paragraph that goes on with the measure of the item before it, as where
// a page has parted them: "Owner: … Deadline: …".
func (r *reader) continues(i int, l line) bool {
	lead := r.doc.Blocks[i].Lead
	if r.risk < 0 || lead < 0 || r.doc.Blocks[lead].Kind != text.Item {
		return false
	}
	list := r.register.Risks[r.risk].Measures
	if len(list) == 0 || list[len(list)-1].Span != r.doc.Blocks[lead].Span {
		return false
	}
	more := r.newMeasure(l, "")
	if more.Holder+more.Status+more.Deadline == "" {
		return false
	}
	complete(&list[len(list)-1], more)
	r.touch(l.span)
	return true
}

// asked takes the answer to a question about the measures of the current risk.
func (r *reader) asked(l line) bool {
	question, answer, ok := strings.Cut(l.text, "?")
	if answer = strings.TrimSpace(answer); !ok || answer == "" || strings.Contains(answer, "?") {
		return false
	}
	before := r.line(text.Span{Start: l.span.Start, End: l.span.Start + len(question)})
	if !has(before, "field", "measure") {
		return false
	}
	from := l.span.Start + strings.LastIndex(l.text, answer)
	for _, m := range r.named(r.line(text.Span{Start: from, End: from + len(answer)})) {
		r.attachHere(m, "")
	}
	return true
}

// describe takes what stands between a risk's title and its first label.
func (r *reader) describe(l line, said string) {
	k := &r.register.Risks[r.risk]
	end := len(l.text)
	if list := fields(l); len(list) > 0 {
		end = list[0].fromByte(l)
	}
	from := strings.Index(l.text, said) + len(k.Title)
	if from < end {
		k.Description = strings.Trim(l.text[from:end], " .;:*–-")
	}
}

// keyed takes a block of labels that begins with the risk itself: "Risk: names leak" or "R1
// Names leak" with its likelihood, impact or level below it.
func (r *reader) keyed(l line) bool {
	list := fields(l)
	if len(list) < 2 {
		return false
	}
	graded := 0
	for _, f := range list {
		if f.grade.Text != "" {
			graded++
		}
	}
	number, title := riskCode(l.text)
	switch {
	case number != "" && graded > 1 && list[0].from > 0:
		title = title[:max(len(title)-(len(l.text)-list[0].fromByte(l)), 0)]
	case graded > 0 && list[0].from == 0 && list[0].grade.Text == "" && (list[0].name == "level" || list[0].name == "title"):
		number, title = strconv.Itoa(len(r.register.Risks)+1), l.text[list[0].start:list[0].end]
	default:
		return false
	}
	r.begin(l, number, firstSentence(strings.TrimSpace(title)))
	r.register.Risks[r.risk].Level = promise.Grade{}
	r.labels(l)
	return true
}

// leadIn takes "The six high risks are:", unless it is a label of the risk being read.
func (r *reader) leadIn(i int, l line) bool {
	if r.risk >= 0 && len(fields(l)) > 0 {
		return false
	}
	if at := strings.LastIndex(l.text, ". "); at >= 0 { // what stands before its last sentence leads nothing in
		l = r.line(text.Span{Start: l.span.Start + at + 2, End: l.span.End})
	}
	topic := topicOf(l)
	if topic == "" {
		return false
	}
	r.lead, r.leadAt, r.level, r.risk = topic, i, promise.Grade{}, -1
	if topic == "risks" {
		for _, m := range l.matches {
			if m.Value == "level" && m.End < len(l.tokens) {
				r.level = l.said(m.Start)
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
	if r.itemRisk > 0 && r.inItem(b, l) {
		return
	}
	if r.topic == "risks" && r.labelledItems(i) {
		r.beginItem(i, l)
		return
	}
	if r.risk >= 0 && r.measures {
		r.attachHere(l, "")
		return
	}
	if r.risk >= 0 && r.lead == "" {
		r.labels(l)
		return // what a list in a risk tells, such as consequences
	}
	topic := r.topic
	if r.lead != "" && b.Lead == r.leadAt {
		topic = r.lead
	}
	r.listed(i, l, topic, n)
}

// listed files an item by what its list holds.
func (r *reader) listed(i int, l line, topic, n string) {
	if topic != "risks" && r.remark(l) {
		return
	}
	switch topic {
	case "risks":
		if r.lead != "" || len(fields(l)) > 0 {
			level := r.level
			if m, _ := r.marked(l, "risk"); m != "" {
				n = m
			}
			r.begin(l, n, title(l.text))
			r.describe(l, r.register.Risks[r.risk].Title)
			r.register.Risks[r.risk].Level = level
			r.labels(l)
			r.risk = -1
		}
	case "measures":
		if !r.fragment(i) {
			r.measure(l, n)
		}
	case "findings":
		r.register.Findings = append(r.register.Findings, promise.Remark{Place: r.place(l.span), Number: n})
	case "recommendations":
		r.register.Recommendations = append(r.register.Recommendations, promise.Remark{Place: r.place(l.span), Number: n, Addressee: r.addressee(l)})
	}
}

// labelledItems says whether the items below one are labels with levels: it is a risk.
func (r *reader) labelledItems(i int) bool {
	depth := r.doc.Blocks[i].Level
	for j := i + 1; j < len(r.doc.Blocks) && j < i+20 && r.doc.Blocks[j].Kind == text.Item && r.doc.Blocks[j].Level > depth; j++ {
		if list := fields(r.line(r.doc.Blocks[j].Span)); len(list) > 0 && list[0].from == 0 && list[0].grade.Text != "" {
			return true
		}
	}
	return false
}

// beginItem begins a risk at an item whose own items say what it is.
func (r *reader) beginItem(i int, l line) {
	number := strconv.Itoa(len(r.register.Risks) + 1)
	if n, _ := r.marked(l, "risk"); n != "" {
		number = n
	}
	said := l.text
	level := promise.Grade{}
	if at := strings.LastIndex(said, "("); at > 0 { // "Names leak (high)"
		if inner := r.line(text.Span{Start: l.span.Start + at + 1, End: l.span.Start + len(strings.TrimRight(said, ") ."))}); inner.firstGrade().Text == strings.TrimSpace(inner.text) {
			level, said = inner.firstGrade(), strings.TrimSpace(said[:at])
		}
	}
	r.begin(l, number, title(said))
	r.register.Risks[r.risk].Level = level
	r.itemRisk = r.doc.Blocks[i].Level
}

// inItem takes an item below the one that began the current risk; it ends the risk at any other.
func (r *reader) inItem(b *text.Block, l line) bool {
	if b.Level <= r.itemRisk || r.risk < 0 {
		r.itemRisk, r.risk, r.measures = 0, -1, false
		return false
	}
	if !r.labels(l) && r.measures {
		r.attachHere(l, "")
	}
	return true
}

// title is what a list item says before its colon or first stop.
func title(s string) string {
	head, _, found := strings.Cut(s, ": ")
	if found && len(head) > 12 && !strings.Contains(head, ". ") {
		return head
	}
	return firstSentence(s)
}

func firstSentence(s string) string {
	head, _, _ := strings.Cut(s, ". ")
	return strings.TrimRight(head, " .;")
}
