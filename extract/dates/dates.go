// Package dates reads what a document says of its own versions: when it was last updated,
// from when on it holds, which number it has, and how long before a change it promises to
// tell people. What comes in are its sentences and the words of its language, what goes out
// is a promise.Dates with a quote for each. It knows no rule, no day of today and no language.
package dates

import (
	"regexp"
	"slices"

	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

// Read reads the dates of a document. What is said first counts. pack gives the words of a
// block's language.
func Read(doc *text.Document, sentences []text.Sentence, pack func(code string) *lang.Pack) promise.Dates {
	r := &reader{doc: doc, sentences: sentences, pack: pack, headings: map[string]bool{}, of: -1}
	for i := range sentences {
		if doc.Blocks[sentences[i].Block].Kind == text.Code {
			continue
		}
		l := r.line(i)
		r.labels(i, l)
		r.notice(i, l)
		r.before = [2]bool{l.has(changes), r.before[0]}
	}
	return r.found
}

// The terms of edition.txt and of notice.txt.
const (
	updated   = "updated"
	effective = "effective"
	version   = "version"
	document  = "document"
	changes   = "changes"
	tells     = "tells"
)

// reader goes through the sentences once.
type reader struct {
	doc       *text.Document
	sentences []text.Sentence
	pack      func(code string) *lang.Pack
	found     promise.Dates
	headings  map[string]bool // whether a heading announces what is said of changes
	before    [2]bool         // whether the last two sentences spoke of a change of the document
	of        int             // the block that they stand in
}

// line is a sentence with the words of its language that were found in it.
type line struct {
	text.Span
	pack    *lang.Pack
	text    string
	tokens  []lang.Token
	matches []lang.Match
}

func (r *reader) line(i int) *line {
	s := &r.sentences[i]
	l := &line{Span: s.Span, pack: r.pack(r.doc.Blocks[s.Block].Lang), text: r.doc.Quote(s.Span)}
	l.scan()
	if s.Block != r.of && r.of >= 0 && r.doc.Blocks[s.Block].Kind == text.Heading {
		r.before = [2]bool{}
	}
	r.of = s.Block
	return l
}

func (l *line) scan() {
	l.tokens = l.pack.Tokenize(l.text)
	l.matches = l.pack.Scan(l.tokens)
}

// of gives the matches of a term of edition.txt or notice.txt.
func (l *line) of(term string) []lang.Match {
	var list []lang.Match
	for _, m := range l.matches {
		if (m.Kind == lang.KindEdition || m.Kind == lang.KindNotice) && m.Value == term {
			list = append(list, m)
		}
	}
	return list
}

func (l *line) has(term string) bool { return len(l.of(term)) > 0 }

func (r *reader) place(span text.Span) promise.Place {
	return promise.Place{Quote: r.doc.Quote(span), Span: span, Line: r.doc.Line(span.Start), Page: r.doc.Page(span.Start)}
}

// labels takes what a sentence says about when the document was updated, from when on it
// holds, and its number.
func (r *reader) labels(i int, l *line) {
	days := l.dates()
	for _, m := range l.matches {
		if m.Kind != lang.KindEdition || !l.about(m) {
			continue
		}
		switch m.Value {
		case updated:
			r.date(&r.found.Updated, i, l, days, m)
		case effective:
			r.date(&r.found.Effective, i, l, days, m)
		case version:
			r.version(l, m)
			r.ofVersion(i, l, days, m)
		}
	}
}

// roomInLabel is how many tokens may stand between a label and its date: a place, a weekday.
const roomInLabel = 12

// about tells whether a label speaks of the document: the document is named, in a long
// sentence close before it, or the label begins a short one or follows a mark there. "The
// Act, effective 1 January 2020, …" is about something else.
func (l *line) about(m lang.Match) bool {
	const short, close = 30, 8
	if len(l.tokens) > short {
		return slices.ContainsFunc(l.of(document), func(d lang.Match) bool { return d.Start <= m.Start && d.End+close >= m.Start })
	}
	return l.has(document) || m.Start == 0 || l.tokens[m.Start-1].Kind != lang.Word && m.Start <= roomInLabel
}

// date takes the date that stands nearest behind a label, or before it where none does. A
// label that ends its block is followed by the next.
func (r *reader) date(into *promise.Stated, i int, l *line, days []day, label lang.Match) {
	if into.Quote != "" {
		return
	}
	const roomBefore = 4
	for _, d := range days {
		if d.from >= label.Start && d.from <= label.End+roomInLabel {
			*into = promise.Stated{Place: r.place(l.Span), Value: d.value, Words: d.words}
			return
		}
	}
	for _, d := range days {
		if d.to <= label.Start && d.to+roomBefore >= label.Start && l.has(document) {
			*into = promise.Stated{Place: r.place(l.Span), Value: d.value, Words: d.words}
			return
		}
	}
	if i+1 == len(r.sentences) || label.End+1 < len(l.tokens) || len(l.tokens) > roomInLabel {
		return
	}
	next := r.sentences[i+1]
	after := &line{Span: next.Span, pack: l.pack, text: r.doc.Quote(next.Span)}
	after.scan()
	if days := after.dates(); len(days) > 0 && days[0].from <= 1 {
		*into = promise.Stated{Place: r.place(text.Span{Start: l.Start, End: next.End}), Value: days[0].value, Words: days[0].words}
	}
}

var number = regexp.MustCompile(`^[\s:#.°|-]*(?:n[o°]\.?\s*)?[vV]?\.?(\d{1,4}(?:\.\d{1,4}){0,3}[a-z]?)(?:[\s,;:.)(|–—-]|$)`)

// version takes the number behind a label.
func (r *reader) version(l *line, label lang.Match) {
	from := l.tokens[label.End-1].End
	m := number.FindStringSubmatchIndex(l.text[from:])
	if m == nil || r.found.Version.Quote != "" {
		return
	}
	for _, d := range l.dates() {
		if l.tokens[d.from].Start == from+m[2] {
			return
		}
	}
	n := l.text[from+m[2] : from+m[3]]
	r.found.Version = promise.Stated{Place: r.place(l.Span), Value: n, Words: n}
}

// ofVersion takes the date of a version: "version 2.0 (March 2026)".
func (r *reader) ofVersion(i int, l *line, days []day, label lang.Match) {
	const near = 6
	for _, d := range days {
		if d.from < label.End || d.from > label.End+near {
			continue
		}
		for _, m := range l.matches {
			if m.Kind == lang.KindEdition && m.Value != document && m.Start >= label.End && m.Start < d.from {
				return // the date is that of another label
			}
		}
		r.date(&r.found.Updated, i, l, days, label)
		return
	}
}
