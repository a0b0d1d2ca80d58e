// Package parse reads a sentence into commitments: tokens, what the language's lexicon
// finds among them, segments, candidates for an act, and the slots of those that are
// chosen. It knows mechanisms of language (negation and its scope, passives, restriction,
// lead-ins) and takes every word from a lang.Pack; it knows no rule and no other sentence
// than the context it is given.
package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

// Context is what a sentence is read with.
type Context struct {
	Heading  string          // the nearest heading above
	Lead     string          // the lead-in of its list, the question it answers, the headings of its cell
	Item     bool            // it is a list item or a cell: a fragment may carry a clause
	Reported bool            // the document is a report or the press: status words count
	Untitled bool            // the heading is one inside the document, not its title
	Names    map[string]bool // folded words that name the provider
	Topics   Topics          // remembers what headings and lead-ins are about; may be nil
}

// Topics remembers the topics of headings and lead-ins, which many sentences share. It is
// not for use by several goroutines at once.
type Topics map[string]string

// Result is what a sentence says.
type Result struct {
	Clauses   []promise.Commitment // spans are byte offsets into the sentence
	AboutData bool
	Frame     promise.Status // in a report: the status that the sentence gives itself and what follows; "" for none
}

// Sentence reads one sentence in its context.
func Sentence(pack *lang.Pack, sentence string, ctx Context) Result {
	mustLoadWeights()
	ctx = ctx.bounded()
	if strings.HasSuffix(ctx.Lead, ".") && denies(pack, ctx.Lead) {
		ctx.Lead = "" // a sentence that ended denies nothing in the list or table below it
	}
	if len(sentence) > longestSentence {
		return inPieces(pack, sentence, ctx)
	}
	a := analyse(pack, sentence, ctx)
	if len(a.tokens) == 0 {
		return Result{}
	}
	r := Result{AboutData: a.aboutData(), Frame: a.frame()}
	chosen := a.chosen(a.candidates())
	if len(chosen) == 0 && ctx.Lead != "" {
		return joined(pack, sentence, ctx, r)
	}
	if ctx.Lead != "" && a.continuesLead(chosen) && (onlyImplied(chosen) || binds(pack, ctx.Lead)) {
		if j := joined(pack, sentence, ctx, r); len(j.Clauses) > 0 {
			return j
		}
	}
	r.Clauses = a.clauses(chosen)
	if len(chosen) == 0 && r.Frame == promise.Denied {
		r.Clauses = []promise.Commitment{a.denial()}
	}
	r.AboutData = r.AboutData || len(r.Clauses) > 0
	return r
}

// continuesLead says whether the sentence can be the end of its lead-in: it has no finite
// verb, or begins with one, as an infinitive without its marker looks ("sell your data"), or
// nobody is the subject of its verbs, which may as well be infinitives ("uw gegevens verkopen").
func (a *analysis) continuesLead(chosen []candidate) bool {
	if !a.finite || a.tags[0].IsVerb() {
		return true
	}
	return a.verbFinal && !slices.ContainsFunc(chosen, func(c candidate) bool {
		return !c.implied && (c.subject != nil || c.match.Form&lang.Infinitive == 0)
	})
}

// binds says whether a lead-in holds a modal or a denial, which its items cannot be read
// without: "We will never:" + "sell your data".
func binds(pack *lang.Pack, lead string) bool {
	return slices.ContainsFunc(pack.Scan(pack.Tokenize(lead)), func(m lang.Match) bool {
		return m.Kind == lang.KindForce || m.Kind == lang.KindDenial
	})
}

func denies(pack *lang.Pack, lead string) bool {
	return slices.ContainsFunc(pack.Scan(pack.Tokenize(lead)), func(m lang.Match) bool { return m.Kind == lang.KindDenial })
}

// onlyImplied says whether no word of the sentence carries what was chosen.
func onlyImplied(chosen []candidate) bool {
	return !slices.ContainsFunc(chosen, func(c candidate) bool { return !c.implied })
}

// longestSentence is how many bytes of text are read as one sentence: reading takes time in
// the square of it, and nobody writes longer ones.
const longestSentence = 4000

// bounded leaves out a lead-in or heading that is longer than a sentence may be.
func (c Context) bounded() Context {
	if len(c.Lead) > longestSentence {
		c.Lead = ""
	}
	if len(c.Heading) > longestSentence {
		c.Heading = ""
	}
	return c
}

// inPieces reads a text without sentence ends in pieces, cut at spaces.
func inPieces(pack *lang.Pack, sentence string, ctx Context) Result {
	var r Result
	for from := 0; from < len(sentence); {
		to := min(from+longestSentence, len(sentence))
		if to < len(sentence) {
			if space := strings.LastIndexByte(sentence[from:to], ' '); space > 0 {
				to = from + space + 1
			} else {
				for to > from+1 && !utf8.RuneStart(sentence[to]) {
					to--
				}
			}
		}
		part := Sentence(pack, sentence[from:to], ctx)
		r.AboutData = r.AboutData || part.AboutData
		if part.Frame != "" {
			r.Frame = part.Frame
		}
		for _, c := range part.Clauses {
			r.Clauses = append(r.Clauses, shifted(c, from))
		}
		from = to
	}
	return r
}

// joined reads a fragment as the end of its lead-in: "We do not:" + "sell your data".
func joined(pack *lang.Pack, sentence string, ctx Context, r Result) Result {
	a, offset := analyseJoined(pack, sentence, ctx)
	if a == nil {
		return r
	}
	chosen := a.chosen(a.candidates())
	if a.leadDenies(chosen) {
		for i := range chosen {
			own := chosen[i].subject != nil && chosen[i].subject.Start >= a.own // the item has a subject: it is a sentence
			chosen[i].denied = chosen[i].denied || !chosen[i].nominal && !own && (!chosen[i].implied || a.tags[a.own].IsVerb())
		}
	}
	for _, c := range a.clauses(chosen) {
		c.Span = text.Span{Start: 0, End: len(sentence)}
		kept := c.Finer[:0]
		for _, f := range c.Finer {
			if f.Span.Start >= offset {
				f.Span.Start -= offset
				f.Span.End -= offset
				kept = append(kept, f)
			}
		}
		c.Finer = kept
		r.Clauses = append(r.Clauses, c)
	}
	r.AboutData = r.AboutData || len(r.Clauses) > 0
	return r
}

// leadDenies says whether the lead-in does nothing but deny what follows: "We do none of
// this:" + "sell your data".
func (a *analysis) leadDenies(chosen []candidate) bool {
	if slices.ContainsFunc(chosen, func(c candidate) bool { return c.match.Start < a.own }) {
		return false
	}
	return slices.ContainsFunc(a.matches[lang.KindDenial], func(m lang.Match) bool {
		return m.End <= a.own && a.segments[a.of[m.Start]].kind == mainSegment
	})
}

// analyseJoined analyses a lead-in and its item as one text; offset is where the item begins in it.
func analyseJoined(pack *lang.Pack, sentence string, ctx Context) (a *analysis, offset int) {
	lead := strings.TrimRight(strings.TrimSpace(ctx.Lead), ":")
	offset = len(lead) + 1
	a = analyse(pack, lead+" "+sentence, ctx)
	for a.own < len(a.tokens) && a.tokens[a.own].Start < offset {
		a.own++
	}
	if a.own == len(a.tokens) {
		return nil, 0
	}
	return a, offset
}

// clauses fills the slots of the chosen candidates; those in one segment share its words.
func (a *analysis) clauses(chosen []candidate) []promise.Commitment {
	var out []promise.Commitment
	a.picked = chosen
	for i := range chosen {
		from, to := a.scope(chosen, i)
		out = append(out, a.fill(&chosen[i], from, to))
	}
	return out
}

// scope is the range of tokens whose words belong to a chosen candidate: from where the
// clause before it ends to where the next one's segment begins.
func (a *analysis) scope(chosen []candidate, i int) (from, to int) {
	from, to = 0, len(a.tokens)
	mine := a.of[chosen[i].match.Start]
	for _, other := range chosen {
		n := a.of[other.match.Start]
		if n == mine || a.segments[n].kind != mainSegment {
			continue
		}
		if other.act != chosen[i].act && a.lastActor(a.segments[n].start, other.match.Start) == nil {
			continue // coordinated verbs share what stands around them
		}
		if n > mine && a.segments[n].start < to {
			to = a.segments[n].start
		}
	}
	if mineStart := a.segments[mine].start; i > 0 && (a.lastActor(mineStart, chosen[i].match.Start) != nil || repeats(chosen, i)) {
		from = mineStart
	}
	if from >= to {
		return 0, len(a.tokens)
	}
	return from, to
}

// repeats says whether the act of a chosen candidate was chosen before it.
func repeats(chosen []candidate, i int) bool {
	return slices.ContainsFunc(chosen[:i], func(c candidate) bool { return c.act == chosen[i].act })
}

// aboutData says whether the sentence speaks of personal data at all.
func (a *analysis) aboutData() bool {
	return len(a.matches[lang.KindData]) > 0
}
