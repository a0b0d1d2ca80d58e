// Package dpia reads the register of an impact assessment: its risks with their levels and
// measures, its findings and its recommendations. What comes in are the blocks of a document
// and the words of its language, what goes out is a promise.Register with a verbatim quote for
// everything. It knows structure (labels, numbered headings, lists under a lead-in, tables) and
// no language, no rule and no file format.
package dpia

import (
	"strconv"
	"strings"

	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

// Read gives the register of a document; it is empty, never nil, where there is none.
func Read(doc *text.Document, pack *lang.Pack) *promise.Register {
	r := &reader{doc: doc, pack: pack, register: &promise.Register{}, risk: -1, leadAt: -1, titles: map[string][]int{}}
	if t := tree(doc); formOf(t) != nil {
		formOf(t)(r, t)
	} else {
		for i := range doc.Blocks {
			r.block(i)
		}
		r.resolve()
		r.tieByWords()
		r.scale()
	}
	for i := range r.register.Risks {
		r.finish(&r.register.Risks[i])
	}
	return r.register
}

// reader goes through the blocks once.
type reader struct {
	doc      *text.Document
	pack     *lang.Pack
	register *promise.Register
	titles   map[string][]int // of the risks, by their folded titles
	at       int              // the block being read

	risk      int // index of the risk whose fields are being read, -1 for none
	itemRisk  int // the depth of the item that began it, whose own items are about it; 0 for none
	riskLevel int // of the heading that it began with; 6 where no heading did

	topicAt  int    // the heading that said so
	topic    string // what the section is about: risks, measures, findings, recommendations or ""
	lead     string // what the list below the last lead-in holds, as topic
	leadAt   int    // the block of that lead-in
	level    promise.Grade
	to       string // whom the recommendations of the section are for
	counted  int    // items of the current list so far
	listOf   int    // the lead of that list
	measures bool   // the last label was that of the measures
	pending  field  // a label whose value stands on the next line; no name for none
	headed   string // in a section of measures: the heading that names one
}

// line is a piece of text with what the lexicon says of it.
type line struct {
	span    text.Span
	text    string
	tokens  []lang.Token
	matches []lang.Match // of KindRisk only
}

func (r *reader) line(span text.Span) line {
	l := line{span: span, text: r.doc.Quote(span)}
	l.tokens = r.pack.Tokenize(l.text)
	for _, m := range r.pack.Scan(l.tokens) {
		if m.Kind == lang.KindRisk {
			l.matches = append(l.matches, m)
		}
	}
	return l
}

// block reads one block by its kind.
func (r *reader) block(i int) {
	b := &r.doc.Blocks[i]
	r.at = i
	l := r.line(b.Span)
	if len(l.tokens) == 0 || b.Kind == text.Code {
		return
	}
	switch b.Kind {
	case text.Heading:
		r.heading(i, l)
	case text.Row:
		if !r.formRow(i) {
			r.row(b)
		}
	case text.Item:
		r.item(i, l)
	default:
		r.paragraph(i, l)
	}
}

// heading begins a risk, or a section about something.
func (r *reader) heading(i int, l line) {
	r.lead, r.measures, r.pending, r.headed = "", false, field{}, ""
	if n, title := r.marked(l, "risk"); n != "" {
		r.begin(l, n, title)
		return
	}
	if r.form(l) {
		return
	}
	if n, title := sectioned(l.text); !announces(l, title) && r.labelsBelow(i) >= 2 {
		if n == "" {
			n = strconv.Itoa(len(r.register.Risks) + 1)
		}
		r.begin(l, n, title)
		return
	}
	level := r.doc.Blocks[i].Level
	if r.risk >= 0 && level > 0 && level > r.riskLevel {
		r.measures = has(l, "head", "measures")
		return
	}
	inner := topicOf(l)
	if r.topic == "measures" && inner == "" && level > 0 && r.doc.Blocks[i].Level > r.topicLevel() {
		r.headed = l.text
		return
	}
	r.risk, r.level = -1, promise.Grade{}
	r.topic, r.topicAt = inner, i
	if r.topic == "recommendations" {
		r.to = behind(l, "head", "recommendations")
	} else {
		r.to = ""
	}
}

// topicLevel is the level of the heading that set the topic; 6 where none did.
func (r *reader) topicLevel() int {
	if b := r.doc.Blocks[r.topicAt]; b.Kind == text.Heading {
		return b.Level
	}
	return 6
}

// form begins a risk at a heading that is one of the risks of a known method, such as
// "Illegitimate access to data"; they are numbered in the order of that method.
func (r *reader) form(l line) bool {
	for _, m := range l.matches {
		if m.Value != "form" || m.End < len(l.tokens) {
			continue
		}
		for _, k := range piaRisks {
			if k.form == m.Sub {
				r.begin(l, k.number, l.text[l.tokens[m.Start].Start:])
				r.topic = "risks"
				return true
			}
		}
	}
	return false
}

// announces says whether a title is nothing but what a section is about: "5. Risks".
func announces(l line, title string) bool {
	for _, m := range l.matches {
		if m.Value == "head" && l.text[l.tokens[m.Start].Start:l.tokens[m.End-1].End] == title {
			return true
		}
	}
	return false
}

// labelsBelow counts the different labels with a level below a heading, up to the next.
func (r *reader) labelsBelow(i int) int {
	seen := map[string]bool{}
	for j := i + 1; j < len(r.doc.Blocks) && j < i+60 && r.doc.Blocks[j].Kind != text.Heading; j++ {
		l := r.line(r.doc.Blocks[j].Span)
		if n, _ := riskCode(l.text); n != "" {
			break // labels of another risk
		}
		list := fields(l)
		if len(list) > 0 && list[0].from > 0 {
			continue // labels of something that the block names itself
		}
		for _, f := range list {
			if f.grade.Text != "" {
				seen[f.name] = true
			}
		}
	}
	return len(seen)
}

// topicOf is what a heading or lead-in announces; the last word that says it counts, but a
// recommended measure is a recommendation, and "Risks and measures" is about risks.
func topicOf(l line) string {
	topic := ""
	for _, m := range l.matches {
		if m.Value == "head" && topic != "recommendations" && !(topic == "risks" && m.Sub == "measures") {
			topic = m.Sub
		}
	}
	return topic
}

func has(l line, value, sub string) bool {
	for _, m := range l.matches {
		if m.Value == value && m.Sub == sub {
			return true
		}
	}
	return false
}

// behind is what stands behind a word of a heading: "Recommended measures for hospitals".
func behind(l line, value, sub string) string {
	for _, m := range l.matches {
		if m.Value == value && m.Sub == sub {
			return strings.Trim(l.text[l.tokens[m.End-1].End:], " :.")
		}
	}
	return ""
}

// begin starts a risk.
func (r *reader) begin(l line, number, title string) {
	r.risk, r.measures, r.pending = r.add(promise.Risk{Place: r.place(l.span), Number: number, Title: title, Level: r.level, Body: l.span}), false, field{}
	if r.riskLevel, r.itemRisk = 6, 0; r.doc.Blocks[r.at].Kind == text.Heading {
		r.riskLevel = r.doc.Blocks[r.at].Level
	}
}

// add files a risk and gives its index.
func (r *reader) add(k promise.Risk) int {
	i := len(r.register.Risks)
	r.register.Risks = append(r.register.Risks, k)
	if key := titleKey(k.Title); r.titles[key] == nil {
		r.titles[key] = []int{i}
	} else {
		r.titles[key] = append(r.titles[key], i)
	}
	return i
}

func titleKey(title string) string { return lang.Fold(strings.Trim(title, " .")) }

// touch stretches the body of the current risk over what is said of it.
func (r *reader) touch(span text.Span) {
	if body := &r.register.Risks[r.risk].Body; span.End > body.End {
		body.End = span.End
	}
}

// finish names the data that a risk is about, by the words of its title and description.
func (r *reader) finish(risk *promise.Risk) {
	about := risk.Title + ". " + risk.Description + " " + risk.Cause
	for _, m := range r.pack.Scan(r.pack.Tokenize(about)) {
		if m.Kind == lang.KindData {
			risk.Data = append(risk.Data, m.Value)
		}
	}
	risk.Data = sorted(risk.Data)
	for _, g := range grades(risk) {
		if g.Text != "" && g.At.Pointer == "" {
			g.At = r.place(g.At.Span)
		}
	}
}

// sorted puts values in the vocabulary's order, without doubles.
func sorted(values []string) []string {
	have := map[string]bool{}
	for _, v := range values {
		have[v] = true
	}
	var list []string
	for _, v := range promise.Vocabulary[promise.SlotData] {
		if have[v] {
			list = append(list, v)
		}
	}
	return list
}
