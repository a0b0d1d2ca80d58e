package dpia

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

func (r *reader) attach(risk int, m promise.Measure) {
	r.register.Risks[risk].Measures = append(r.register.Risks[risk].Measures, m)
}

// attachHere gives the current risk a measure that stands below it.
func (r *reader) attachHere(l line, number string) {
	m := r.newMeasure(l, number)
	m.Tie = promise.TiePlace
	r.attach(r.risk, m)
	r.touch(l.span)
}

// complete gives a measure what more is said of it.
func complete(m *promise.Measure, more promise.Measure) {
	m.Holder, m.Status, m.Deadline = cmp.Or(m.Holder, more.Holder), cmp.Or(m.Status, more.Status), cmp.Or(m.Deadline, more.Deadline)
}

// paragraphMeasure takes a paragraph of a section of measures: one with a code ("M4."), or
// the first below a heading that names the measure.
func (r *reader) paragraphMeasure(i int, l line) bool {
	if n, _ := coded(l.text); n != "" {
		r.measure(l, n)
		return true
	}
	if n, _ := r.marked(l, "measure"); n != "" {
		r.measure(l, n)
		return true
	}
	if r.headed == "" && r.titled(i) && (r.titled(i-1) || r.titled(i+1)) { // one alone may be a conclusion
		r.measure(l, "")
		return true
	}
	if r.headed == "" || r.doc.Blocks[i].Kind != text.Paragraph {
		return false
	}
	m := r.newMeasure(l, "")
	m.What, r.headed = r.headed+": "+m.What, ""
	r.file(l, m)
	return true
}

// mostTitle is how many words the title of a measure has at most.
const mostTitle = 8

// titled says whether a paragraph is a title and what it stands for: "Encryption: all
// connections are encrypted."
func (r *reader) titled(i int) bool {
	if i < 0 || i >= len(r.doc.Blocks) || r.doc.Blocks[i].Kind != text.Paragraph {
		return false
	}
	l := r.line(r.doc.Blocks[i].Span)
	head, said, ok := strings.Cut(l.text, ":")
	words := len(strings.Fields(head))
	said = strings.TrimSpace(said)
	return ok && words > 0 && words <= mostTitle && !strings.ContainsAny(head, ".;?0123456789") && len(strings.Fields(said)) > 1 &&
		!strings.HasSuffix(said, ":") && len(fields(l)) == 0
}

// named are the measures that a text lists by their short names, each with a capital, parted
// by commas; one where it is a sentence.
func (r *reader) named(l line) []line {
	said := strings.TrimRight(l.text, " .")
	parts := strings.Split(said, ", ")
	for _, p := range parts {
		if r, _ := utf8.DecodeRuneInString(p); !unicode.IsUpper(r) || strings.ContainsAny(p, ".:;") || len(strings.Fields(p)) > mostTitle-2 {
			return []line{l}
		}
	}
	var list []line
	at := l.span.Start
	for _, p := range parts {
		list = append(list, r.line(text.Span{Start: at, End: at + len(p)}))
		at += len(p) + len(", ")
	}
	return list
}

// resolve puts the measures that are described by themselves in the place of their titles,
// where a risk names them so.
func (r *reader) resolve() {
	byTitle := map[string]int{}
	for i, m := range r.register.Measures {
		if title, _, ok := strings.Cut(m.What, ":"); ok {
			byTitle[lang.Fold(strings.TrimSpace(title))] = i
		}
	}
	used := map[int]bool{}
	for k := range r.register.Risks {
		list := r.register.Risks[k].Measures
		for n := range list {
			if i, ok := byTitle[lang.Fold(list[n].What)]; ok {
				list[n], used[i] = r.register.Measures[i], true
				list[n].Tie = promise.TieNumber
			}
		}
	}
	var left []promise.Measure
	for i, m := range r.register.Measures {
		if !used[i] {
			left = append(left, m)
		}
	}
	r.register.Measures = left
}

// fragment says whether an item is only a part of what stands above it: a list in a list, or
// an item that asks. Below one that only names what its own list is about ("Infrastructure",
// "Measures in the office:"), the items speak for themselves.
func (r *reader) fragment(i int) bool {
	b := &r.doc.Blocks[i]
	if strings.Contains(r.doc.Quote(b.Span), "?") || b.Level <= 1 && r.headsList(i) {
		return true
	}
	if b.Level <= 1 || b.Lead < 0 {
		return false
	}
	return b.Level > 2 || !r.headsList(b.Lead)
}

// headsList says whether an item only names what the list below it holds.
func (r *reader) headsList(i int) bool {
	b := &r.doc.Blocks[i]
	if b.Kind != text.Item || i+1 >= len(r.doc.Blocks) || r.doc.Blocks[i+1].Kind != text.Item || r.doc.Blocks[i+1].Level <= b.Level {
		return false
	}
	said := r.doc.Quote(b.Span)
	return len(strings.Fields(said)) <= 3 || strings.HasSuffix(said, ":") && topicOf(r.line(b.Span)) == "measures"
}

// measure files a measure of a section under the risks that it names.
func (r *reader) measure(l line, number string) {
	if code, _ := coded(l.text); code != "" {
		number = code
	}
	r.file(l, r.newMeasure(l, number))
}

func (r *reader) file(l line, m promise.Measure) {
	filed := false
	m.Tie = promise.TieNumber
	for _, ref := range r.references(l) {
		for _, k := range r.find(ref) {
			r.attach(k, m)
			filed = true
		}
	}
	if !filed {
		m.Tie = promise.TieNone
		r.register.Measures = append(r.register.Measures, m)
	}
}

// newMeasure reads what a measure's text says of its state, its holder and its deadline.
func (r *reader) newMeasure(l line, number string) promise.Measure {
	m := promise.Measure{Place: r.place(l.span), Number: number, Status: r.state(l)}
	list := fields(l)
	m.What = l.text
	cut := len(l.tokens)
	if len(list) > 0 && list[0].from > 0 {
		cut = list[0].from
	}
	if at := r.naming(l); at > 0 && at < cut {
		cut = at
	}
	if cut < len(l.tokens) {
		m.What = l.text[:l.tokens[cut].Start]
	}
	if _, rest := coded(m.What); rest != m.What {
		m.What = rest
	} else if _, rest := numbered(m.What); rest != m.What {
		m.What = rest
	}
	m.What = strings.Trim(m.What, " \n;.•*")
	m.Soft = r.soft(m.What)
	for _, f := range list {
		if f.name == "holder" {
			m.Holder = firstSentence(l.text[f.start:f.end])
		}
	}
	m.Deadline = r.deadline(l, m.Status)
	return m
}

// deadline is the last date that a measure's text gives as one: behind a label, in a text that
// says how far the measure is, or behind a word such as "before". "Since 3 May" is none.
func (r *reader) deadline(l line, status string) string {
	list := r.dates(l)
	for i := len(list) - 1; i >= 0; i-- {
		at := list[i].at
		labelled := false
		for _, f := range fields(l) {
			labelled = labelled || f.name == "deadline" && f.from <= at
		}
		if labelled || status != "" || l.dueAt(at) {
			return list[i].iso
		}
	}
	return ""
}

// dueAt says whether a word that makes a date a deadline stands shortly before a token.
func (l line) dueAt(i int) bool {
	for _, m := range l.matches {
		if (m.Value == "by" || m.Value == "end" || m.Value == "quarter") && m.Start <= i && m.End >= i-3 {
			return true
		}
	}
	return false
}

// naming is the token at which a short sentence begins that only says which risks a measure
// is for ("Addresses risk 1."); 0 where there is none.
func (r *reader) naming(l line) int {
	for _, to := range r.references(l) {
		for at := to.at; at > 0 && at > to.at-5; at-- {
			if l.tokens[at-1].Fold == "." || l.tokens[at-1].Fold == ";" || l.tokens[at-1].Fold == "(" {
				return at
			}
		}
	}
	return 0
}

// state is how far a measure is: what its label says, else a word for it that opens a clause
// ("Done on 3 April") or that says it is over ("has been implemented").
func (r *reader) state(l line) string {
	for _, f := range fields(l) {
		if f.name != "status" {
			continue
		}
		for _, m := range l.matches {
			if m.Value == "state" && l.tokens[m.Start].Start >= f.start && l.tokens[m.Start].Start < f.end {
				return m.Sub
			}
		}
	}
	for _, m := range l.matches {
		if m.Value == "state" && (l.starts(m.Start) || l.over(m.Start)) {
			return m.Sub
		}
	}
	return ""
}

// over says whether an auxiliary of what is over stands shortly before a token.
func (l line) over(i int) bool {
	for _, m := range l.matches {
		if m.Value == "past" && m.End <= i && m.End >= i-6 {
			return true
		}
	}
	return false
}

// soft gives the words that leave open whether a measure is taken, in text order. What is
// denied is not open: "staff may not look back" is firm. Only the first sentence counts: what
// follows explains.
func (r *reader) soft(said string) string {
	tokens := untilStop(r.pack.Tokenize(said))
	var words []string
	all := r.pack.Scan(tokens)
	denied := func(m lang.Match) bool {
		for _, d := range all {
			if d.Kind == lang.KindDenial && d.Start <= m.End && d.End > m.Start {
				return true
			}
		}
		return false
	}
	for _, m := range all {
		name := m.Start > 0 && tokens[m.Start].Upper // "3 May 2026"
		if m.Kind == lang.KindRisk && m.Value == "soft" && !denied(m) && !name {
			words = append(words, strings.ToLower(said[tokens[m.Start].Start:tokens[m.End-1].End]))
		}
	}
	return strings.Join(words, ", ")
}

// untilStop are the tokens up to the first full stop.
func untilStop(tokens []lang.Token) []lang.Token {
	for i := range tokens {
		if tokens[i].Fold == "." && i > 0 {
			return tokens[:i]
		}
	}
	return tokens
}

// dates by number: 1-7-2026, 01/07/2026, 1.7.2026 (the day before the month, as in the
// three languages' countries) and 2026-07-01.
func numericDate(s string) string {
	parts := strings.FieldsFunc(s, func(c rune) bool { return c == '-' || c == '/' || c == '.' })
	if len(parts) != 3 {
		return ""
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || len(p) > 4 {
			return ""
		}
		n[i] = v
	}
	if len(parts[0]) == 4 {
		n[0], n[2] = n[2], n[0]
	}
	if n[2] < 1990 || n[2] >= 2100 || n[1] < 1 || n[1] > 12 || n[0] < 1 || n[0] > promise.LastDay(n[2], n[1]) {
		return ""
	}
	return promise.Date(n[2], n[1], n[0])
}

// isDay says whether a text is an ISO 8601 date.
func isDay(s string) bool { return len(s) == 10 && numericDate(s) == s }
