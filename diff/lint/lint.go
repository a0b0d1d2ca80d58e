// Package lint looks for contradictions and gaps inside one statement. What comes in are its
// promises and a way to look up single words; what goes out are findings, few and sure: what
// another place of the same statement makes clear is no finding. It knows no word of any
// language, no rule of changes and no output.
package lint

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

// The kinds of finding.
const (
	Denied      = "denied-elsewhere"    // one sentence rules out what another says is done
	Unbounded   = "vague-unbounded"     // a safeguard in vague words, and none in plain ones
	NoPeriod    = "retention-unbounded" // kept as long as necessary, and no period is named
	NoRetention = "retention-missing"   // nothing at all is said of how long data is kept
	OpenList    = "recipients-open"     // recipients by example only, and no list of them
)

// Finding is a contradiction or a gap, with the sentences that show it.
type Finding struct {
	Kind   string
	Places []Place
	Value  string // the words that are vague, or the act that is denied
}

// Place is a sentence with the clause that is meant.
type Place struct {
	Passage *promise.Passage
	Clause  *promise.Commitment // nil where only the words are meant
}

// linter is the work in progress.
type linter struct {
	statement *promise.Statement
	cues      [][]promise.Cue // by passage
	out       []Finding
}

// clearly is how clearly a sentence must speak for a clause that a finding rests on.
const clearly = 1.0

// Statement lints a statement. Findings are in document order of their first sentence.
func Statement(s *promise.Statement, cues promise.Cues) []Finding {
	l := &linter{statement: s}
	for i := range s.Passages {
		l.cues = append(l.cues, cues(s.Passages[i].Language, s.Passages[i].Quote))
	}
	l.denied()
	l.unbounded()
	l.retention()
	l.silence()
	l.recipients()
	slices.SortStableFunc(l.out, func(a, b Finding) int { return a.Places[0].Passage.Span.Start - b.Places[0].Passage.Span.Start })
	return l.out
}

// each calls look with every clause that is spoken clearly, in document order.
func (l *linter) each(look func(i int, c *promise.Commitment)) {
	for i := range l.statement.Passages {
		p := &l.statement.Passages[i]
		for k := range p.Clauses {
			if p.Clauses[k].Evidence >= clearly {
				look(i, &p.Clauses[k])
			}
		}
	}
}

func (l *linter) add(kind, value string, places ...Place) {
	l.out = append(l.out, Finding{Kind: kind, Value: value, Places: places})
}

func (l *linter) passage(i int) *promise.Passage { return &l.statement.Passages[i] }

// says gives the first cue of passage i of a kind and one of some values, nil for none; no
// values stand for any.
func (l *linter) says(i int, kind string, values ...string) *promise.Cue {
	for k := range l.cues[i] {
		if q := &l.cues[i][k]; q.Kind == kind && (len(values) == 0 || slices.Contains(values, q.Value)) {
			return q
		}
	}
	return nil
}

// qualified tells whether a passage limits or excepts something, so that what it says holds
// in some cases only.
func (l *linter) qualified(i int) bool {
	return l.says(i, "only") != nil || l.says(i, "denial", "without") != nil || l.says(i, "condition") != nil || l.says(i, "link", "if", "when", "but") != nil
}

// unbounded tells of a promise to protect data in vague words where no other sentence names
// a safeguard in plain ones.
func (l *linter) unbounded() {
	var vague []Place
	words := ""
	concrete := false
	l.each(func(i int, c *promise.Commitment) {
		if c.Act != promise.Protect || change.Orient(c) != change.Protective || c.Holder != promise.Provider {
			return
		}
		if len(c.Vague) == 0 {
			concrete = true
			return
		}
		if len(vague) == 0 {
			words = c.Vague[0]
		}
		vague = append(vague, Place{l.passage(i), c})
	})
	if len(vague) > 0 && !concrete && !l.safeguard() {
		l.add(Unbounded, words, vague[:min(2, len(vague))]...)
	}
}

// safeguard tells whether any sentence has a word for a safeguard and none that softens it.
func (l *linter) safeguard() bool {
	for i := range l.cues {
		if l.says(i, "vague") != nil || l.passage(i).Kind == text.Heading {
			continue
		}
		if l.says(i, "act", "Protect", "Anonymise") != nil || l.says(i, "nominal", "Protect", "Anonymise") != nil || l.says(i, "data", "Anonymous") != nil {
			return true
		}
	}
	return false
}

// retention tells of data that is kept as long as necessary where the statement names no
// period for it.
func (l *linter) retention() {
	var open []Place
	var bounded []*promise.Commitment
	l.each(func(i int, c *promise.Commitment) {
		switch {
		case c.Act != promise.Store && c.Act != promise.Delete || c.Retention == "":
		case c.Retention != promise.AsLongAsNecessary:
			bounded = append(bounded, c)
		case c.Force != promise.Prohibition && ended(l.passage(i).Quote) && (slices.Contains(c.Condition, "Necessity") || l.says(i, "condition", "Necessity") != nil) && !l.tied(i, c):
			open = append(open, Place{l.passage(i), c})
		}
	})
	for _, p := range open {
		if !l.timed(p) && !slices.ContainsFunc(bounded, func(c *promise.Commitment) bool { return speaksOf(c.Data, p.Clause.Data) }) {
			l.add(NoPeriod, "", p)
		}
	}
}

// ended tells whether a quote ends as a sentence does: what leads into a list is made clear there.
func ended(quote string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(quote))
	return strings.ContainsRune(".!?…)»”\"", last)
}

// timed tells whether another sentence or row names a period and speaks of keeping or
// deleting, though no clause was read from it.
func (l *linter) timed(p Place) bool {
	for i := range l.cues {
		if l.passage(i) == p.Passage || !l.period(i) {
			continue
		}
		if l.keeps(i) {
			return true
		}
	}
	return false
}

// keeps tells whether passage i has a word for keeping or deleting.
func (l *linter) keeps(i int) bool {
	return l.says(i, "act", "Store", "Delete") != nil || l.says(i, "nominal", "Store", "Delete") != nil
}

// period tells whether passage i names a period: a number right before a unit of time.
func (l *linter) period(i int) bool {
	quote := l.passage(i).Quote
	for _, q := range l.cues[i] {
		if q.Kind != "time" || q.Value != "unit" {
			continue
		}
		if before := quote[max(0, q.Start-4):q.Start]; strings.ContainsAny(before, "0123456789") {
			return true
		}
		for _, r := range l.cues[i] {
			if r.Kind == "time" && r.Value == "number" && r.End <= q.Start && q.Start-r.End <= 4 {
				return true
			}
		}
	}
	return false
}

// leastCollected is how many sentences must say that data is collected or used before it
// matters that none says for how long it is kept.
const leastCollected = 5

// silence tells of a statement that says nowhere how long data is kept, not even vaguely.
func (l *linter) silence() {
	var first *Place
	collected := 0
	for i := range l.cues {
		heading := l.passage(i).Kind == text.Heading && l.says(i, "topic", "Store") != nil
		if heading || l.keeps(i) && (l.period(i) || l.says(i, "time", "indefinite") != nil || l.says(i, "condition", "Necessity") != nil) {
			return
		}
	}
	l.each(func(i int, c *promise.Commitment) {
		if c.Retention != "" && (c.Act == promise.Store || c.Act == promise.Delete) {
			collected = -1 << 20
		}
		if (c.Act == promise.Collect || c.Act == promise.Use) && c.Holder == promise.Provider && c.Force != promise.Prohibition && len(c.Data) > 0 {
			collected++
			if first == nil || first.Passage.Kind == text.Row && l.passage(i).Kind != text.Row {
				first = &Place{l.passage(i), c}
			}
		}
	})
	if collected >= leastCollected {
		l.add(NoRetention, "", *first)
	}
}

// tied tells whether "as long as" is tied to something that ends of itself: the account, the
// contract, a period that the law names.
func (l *linter) tied(i int, c *promise.Commitment) bool {
	return slices.ContainsFunc(c.Condition, func(v string) bool {
		return v == "UserAction" || v == "Contract" || v == "LegalRequirement" || v == "UserRequest"
	}) ||
		l.says(i, "condition", "Contract", "LegalRequirement", "UserRequest") != nil || l.says(i, "purpose", "Legal") != nil
}

// speaksOf tells whether a period for some data may be meant for other data too: for data of
// the same kind, and where either is all personal data.
func speaksOf(bounded, open []string) bool {
	if len(open) == 0 || slices.Contains(open, "PersonalData") || len(bounded) == 0 || slices.Contains(bounded, "PersonalData") {
		return true
	}
	return slices.ContainsFunc(open, func(v string) bool { return slices.Contains(bounded, v) })
}

// recipients tells of data that is shared with others of whom only examples are named, where
// nothing in the statement lists them.
func (l *linter) recipients() {
	var open []Place
	var words []string
	listed := 0
	l.each(func(i int, c *promise.Commitment) {
		if c.Act != promise.Share && c.Act != promise.Sell || c.Force == promise.Prohibition || c.Holder != promise.Provider {
			return
		}
		p := l.passage(i)
		if p.Kind == text.Row || p.Kind == text.Item && slices.Contains(c.Recipient, "Named") {
			listed++
		}
		own := len(c.Condition) == 0 || !slices.ContainsFunc(c.Condition, func(v string) bool { return v == "UserAction" || v == "Consent" })
		if word := l.example(i); word != "" && own && len(c.Recipient) > 0 && (p.Kind == text.Item || l.says(i, "act", "Share", "Sell") != nil) && l.says(i, "denial") == nil {
			open, words = append(open, Place{p, c}), append(words, word)
		}
	})
	if listed >= 3 {
		return
	}
	for k, p := range open {
		if k == 0 || p.Passage != open[k-1].Passage {
			l.add(OpenList, words[k], p)
		}
	}
}

// nearWords is how many bytes may lie between a recipient and the words that make it an example.
const nearWords = 12

// example is the words of passage i that make a list of recipients one of examples: "such
// as" between two recipients. It is "" where there are none.
func (l *linter) example(i int) string {
	for _, q := range l.cues[i] {
		if q.Kind != "vague" || q.Value != "open" || !slices.ContainsFunc(l.cues[i], func(r promise.Cue) bool {
			return r.Kind == "link" && r.Value == "such-as" && r.Start < q.End && q.Start < r.End
		}) {
			continue
		}
		before, after := false, false
		for _, r := range l.cues[i] {
			if r.Kind == "recipient" {
				before = before || r.End <= q.Start && q.Start-r.End <= nearWords
				after = after || r.Start >= q.End && r.Start-q.End <= 2*nearWords
			}
		}
		if before && after {
			return l.passage(i).Quote[q.Start:q.End]
		}
	}
	return ""
}
