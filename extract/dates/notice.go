package dates

import (
	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/parse"
	"github.com/recant/recant/extract/promise"
)

// notice takes the promise to tell people of a change of the document: the sentence says
// both, or tells where one of the two before it, or its heading, spoke of a change. The first
// that names a period counts, else the first.
func (r *reader) notice(i int, l *line) {
	if r.found.Notice.Value != "" || !l.tellsPeople() || !r.ofChanges(i, l) {
		return
	}
	period := ""
	if l.ahead() {
		period = parse.Period(l.tokens, l.matches)
	}
	if r.found.Notice.Quote == "" || period != "" {
		r.found.Notice = promise.Stated{Place: r.place(l.Span), Value: period}
	}
}

func (l *line) ahead() bool {
	for _, m := range l.matches {
		if m.Kind == lang.KindTime && m.Value == "ahead" {
			return true
		}
	}
	return false
}

// ofChanges tells whether a sentence, what stands before it or its heading speaks of a change
// of the document.
func (r *reader) ofChanges(i int, l *line) bool {
	if l.has(changes) || r.before[0] || r.before[1] {
		return true
	}
	section := r.doc.Blocks[r.sentences[i].Block].Section
	if len(section) == 0 {
		return false
	}
	heading := section[len(section)-1]
	spoke, known := r.headings[heading]
	if !known {
		above := &line{pack: l.pack, text: heading}
		above.scan()
		spoke = above.has(changes)
		r.headings[heading] = spoke
	}
	return spoke
}

// tellsPeople tells whether a sentence promises to tell people something: it is not denied
// ("without notice to you") and not left open ("we may notify you").
func (l *line) tellsPeople() bool {
	for _, m := range l.of(tells) {
		if !l.near(m, lang.KindDenial, "") && !l.near(m, lang.KindForce, string(promise.Permission)) {
			return true
		}
	}
	return false
}

// near tells whether a word of some kind stands close before a match.
func (l *line) near(m lang.Match, kind lang.Kind, value string) bool {
	const close = 3
	denials := 0
	for _, n := range l.matches {
		if n.Kind == kind && (value == "" || n.Value == value) && n.Start < m.Start && n.Start+close >= m.Start {
			denials++
		}
	}
	return denials%2 == 1
}
