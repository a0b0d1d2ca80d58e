package dpia

import (
	"strconv"
	"strings"

	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

// date is a date that a line states.
type date struct {
	iso string
	at  int // token
}

// dates reads days, ends of months, seasons and years.
func (r *reader) dates(l line) []date {
	list := l.numericDates()
	for _, m := range r.pack.Scan(l.tokens) {
		switch {
		case m.Kind == lang.KindTime && (m.Value == "month" || m.Value == "season"):
			month, err := strconv.Atoi(m.Sub)
			year := l.yearAfter(m.End)
			if err != nil || month < 1 || month > 12 || year == 0 {
				continue
			}
			day := promise.LastDay(year, month)
			if n := l.dayBefore(m.Start); m.Value == "month" && n >= 1 && n <= day {
				day = n
			}
			list = add(list, date{promise.Date(year, month, day), m.Start})
		case m.Kind == lang.KindRisk && m.Value == "quarter":
			month, err := strconv.Atoi(m.Sub)
			if year := l.yearAfter(m.End); err == nil && month >= 1 && month <= 12 && year != 0 {
				list = add(list, date{promise.Date(year, month, promise.LastDay(year, month)), m.Start})
			}
		case m.Kind == lang.KindRisk && m.Value == "end" && m.End < len(l.tokens):
			if year := asYear(l.tokens[m.End]); year != 0 {
				list = add(list, date{promise.Date(year, 12, 31), m.Start})
			}
		}
	}
	return list
}

// numericDates are those that stand in figures.
func (l line) numericDates() []date {
	var list []date
	for i := 0; i < len(l.tokens); i++ {
		end := strings.IndexAny(l.text[l.tokens[i].Start:], " \n,;|)")
		if end < 0 {
			end = len(l.text) - l.tokens[i].Start
		}
		if iso := numericDate(strings.TrimRight(l.text[l.tokens[i].Start:l.tokens[i].Start+end], ".")); iso != "" {
			list = append(list, date{iso, i})
			for i+1 < len(l.tokens) && l.tokens[i+1].Start < l.tokens[i].Start+end {
				i++
			}
		}
	}
	return list
}

// dayBefore is the number before a month, "1" or "1er" or "1st"; 0 where there is none.
func (l line) dayBefore(i int) int {
	if i == 0 {
		return 0
	}
	word := l.tokens[i-1].Fold
	if i > 1 && len(word) <= 2 && l.tokens[i-2].Kind == lang.Number && l.tokens[i-2].End == l.tokens[i-1].Start {
		word = l.tokens[i-2].Fold + word // "1er", cut in two
	}
	digits := len(word) - len(strings.TrimLeft(word, "0123456789"))
	n, err := strconv.Atoi(word[:digits])
	if err != nil || len(word) > digits+2 {
		return 0
	}
	return n
}

// add keeps one date of those that are read from the same words.
func add(list []date, d date) []date {
	if len(list) > 0 && list[len(list)-1].at+3 > d.at {
		list[len(list)-1] = d
		return list
	}
	return append(list, d)
}

func (l line) yearAfter(i int) int {
	for j := i; j < len(l.tokens) && j < i+3; j++ {
		if y := asYear(l.tokens[j]); y != 0 {
			return y
		}
	}
	return 0
}

func asYear(t lang.Token) int {
	y, err := strconv.Atoi(strings.TrimRight(t.Fold, "."))
	if err != nil || t.Kind != lang.Number || y < 1990 || y >= 2100 {
		return 0
	}
	return y
}

// outcome reads prose about several risks: dates by which they are dealt with, and the
// level that is left of them.
func (r *reader) outcome(l line) {
	refs := r.references(l)
	if len(refs) == 0 {
		return
	}
	dates := r.dates(l)
	if len(dates) > 0 && r.topic == "measures" && has(l, "head", "measures") {
		r.schedule(l, refs, dates)
		return
	}
	if r.topic != "measures" && r.topic != "risks" {
		return
	}
	for i, to := range refs {
		until := len(l.tokens)
		if i+1 < len(refs) {
			until = refs[i+1].at
		}
		for _, m := range l.matches {
			if m.Value != "level" || m.Start < to.end || m.Start >= until {
				continue
			}
			for j := i; j >= 0 && (j == i || l.noLevel(refs[j].end, to.at)); j-- {
				for _, k := range r.find(refs[j]) {
					r.register.Risks[k].Residual = l.said(m.Start)
				}
			}
			break
		}
	}
}

// said is the grade at a token, with the sentence that states it as its place.
func (l line) said(i int) promise.Grade {
	g := l.gradeAt(i)
	g.At.Span = l.sentence(i)
	return g
}

// sentence is the span of the sentence that a token stands in.
func (l line) sentence(i int) text.Span {
	from, to := i, i
	for from > 0 && l.tokens[from-1].Fold != "." {
		from--
	}
	for to < len(l.tokens)-1 && l.tokens[to].Fold != "." {
		to++
	}
	return text.Span{Start: l.span.Start + l.tokens[from].Start, End: l.span.Start + l.tokens[to].End}
}

func (l line) noLevel(from, to int) bool {
	for _, m := range l.matches {
		if m.Value == "level" && m.Start >= from && m.Start < to {
			return false
		}
	}
	return true
}

// schedule ties dates to risks: each reference takes the date before it in the sentence,
// else the one behind it; the rest of the risks of that level take a date that is said of
// the rest.
func (r *reader) schedule(l line, refs []ref, dates []date) {
	named := map[int]bool{}
	for _, to := range refs {
		d := dates[0]
		for _, other := range dates {
			if other.at < to.at {
				d = other
			}
		}
		for _, k := range r.find(to) {
			named[k] = true
			r.attach(k, r.due(l, d))
		}
	}
	for _, m := range l.matches {
		if m.Value != "rest" {
			continue
		}
		for _, d := range dates {
			if d.at < m.Start {
				continue
			}
			for k := range r.register.Risks {
				if !named[k] && (refs[0].level == "" || r.register.Risks[k].Level.Level == refs[0].level) {
					r.attach(k, r.due(l, d))
				}
			}
			return
		}
	}
}

// due is the measure that a sentence announces for a day; who takes it is its subject.
func (r *reader) due(l line, d date) promise.Measure {
	s := r.line(l.sentence(d.at))
	m := promise.Measure{Place: r.place(s.span), What: s.text, Status: promise.MeasurePlanned, Deadline: d.iso, Soft: r.soft(s.text), Tie: promise.TieNumber}
	if len(s.tokens) > 1 {
		m.Holder = r.phrase(s, 0)
	}
	return m
}

// addressee is whom a recommendation is for: the words between "recommend that" and what
// is to be done, those before "should", or those that the section's heading names.
func (r *reader) addressee(l line) string {
	for _, m := range l.matches {
		if m.Value == "to" && m.Sub == "after" && m.End < len(l.tokens) {
			return r.phrase(l, m.End)
		}
	}
	for _, m := range l.matches {
		if m.Value == "to" && m.Sub == "before" && m.Start > 0 && m.Start < 12 {
			return strings.TrimSpace(l.text[:l.tokens[m.Start].Start])
		}
	}
	return r.to
}

// phrase is the noun phrase that starts at a token: up to a verb, a word that opens what is
// to be done, or a small word behind a name ("the Council publish").
func (r *reader) phrase(l line, from int) string {
	tags := r.pack.Tags(l.tokens)
	named := l.tokens[from].Upper
	for i := from + 1; i < len(l.tokens) && i < from+12; i++ {
		t := l.tokens[i]
		opens := tags[i].IsVerb() || t.Kind == lang.Mark || named && !t.Upper && !l.inName(i)
		for _, m := range l.matches {
			opens = opens || m.Value == "to" && m.Sub == "until" && m.Start == i
		}
		if opens {
			return l.text[l.tokens[from].Start:l.tokens[i-1].End]
		}
		named = named || t.Upper
	}
	return ""
}

// inName says whether a small word stands between two words of a name ("Ministry of Health").
func (l line) inName(i int) bool {
	return len(l.tokens[i].Fold) <= 3 && i+1 < len(l.tokens) && (l.tokens[i+1].Upper || i+2 < len(l.tokens) && len(l.tokens[i+1].Fold) <= 3 && l.tokens[i+2].Upper)
}
