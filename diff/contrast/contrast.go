// Package contrast holds what statements promise against what others found, reported or
// alleged, whatever languages they are in. What comes in are the promises of both sides and a
// way to look up single words; what goes out is, for each promise, what meets it and how. It
// knows no word of any language, no rule and no output.
//
// All slots of a promise are compared before anything meets it: act, data, purpose,
// recipient, holder, condition. Only a finding that speaks plainly, of the same product and
// the same time, contradicts a promise; all else contests it, by whom is told.
package contrast

import (
	"slices"

	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/extract/promise"
)

// Verdict is how a promise stands against the evidence.
type Verdict string

// The verdicts, the gravest first.
const (
	Contradicted Verdict = "contradicted"  // a finding says otherwise
	Contested    Verdict = "contested"     // somebody says otherwise, or a finding may
	Supported    Verdict = "supported"     // a finding says the same
	Silent       Verdict = "not-addressed" // nothing in the evidence speaks of it
)

// Relation is how one piece of evidence stands to a promise.
type Relation string

// The relations.
const (
	Contradicts Relation = "contradicts"
	Contests    Relation = "contests"
	Supports    Relation = "supports"
	Denies      Relation = "denies" // the provider denies what contests the promise
)

// The doubts, each of which lowers the confidence by a step.
const (
	OtherProduct = "other-product" // the two documents name no product in common
	OtherTime    = "other-time"    // years lie between them
	Faint        = "faint"         // a sentence speaks only faintly for what was read into it
	General      = "general"       // one speaks of all data or purposes, the other of some
	Possible     = "possible"      // it is said that it may be done, not that it is
	Excepted     = "excepted"      // the promise has a condition that the evidence does not speak of
)

// Result is the outcome.
type Result struct {
	Statements, Evidence []*Document
	Promises             []Promise // in document order
	Gaps                 []Gap     // of impact assessments among the evidence
	Cut                  bool      // the texts are so long that not all of them was compared
}

// Document is one of the documents with what it is about.
type Document struct {
	*promise.Statement
	Date     string   // ISO 8601 date or year, "" where it names none
	Products []string // as written, the most frequent first
}

// Promise is what a passage of a statement promises.
type Promise struct {
	Statement  int
	Passage    *promise.Passage
	Clause     *promise.Commitment // the clause that the gravest evidence meets, else the first
	Verdict    Verdict
	Confidence int       // of the verdict: 3 high, 2 medium, 1 low; 0 where it is not addressed
	Meetings   []Meeting // the gravest first
}

// Meeting is a passage of evidence that meets a promise.
type Meeting struct {
	Evidence   int
	Passage    *promise.Passage
	Clause     *promise.Commitment // nil for a denial that says nothing more
	Relation   Relation
	By         string // who says so, in the document's own words; "" for the document itself
	Slots      []Slot // the slots that meet
	Confidence int
	Doubts     []string

	of *promise.Commitment // the clause of the promise that it meets; nil for a denial
}

// Slot is a slot that meets: its values on either side.
type Slot struct {
	Slot              promise.Slot
	Promise, Evidence []string
}

// comparison is the work in progress.
type comparison struct {
	*Result
	cues    promise.Cues
	related [][]relation  // by statement and evidence
	speech  [][]utterance // by evidence
	words   map[*promise.Passage][]promise.Cue
	looked  int // clauses that were held against each other
}

// Limits that keep the time within bounds whatever is read: far more than documents hold.
const (
	mostLooked   = 2_000_000 // clauses held against each other
	mostMeetings = 40        // told of one promise
)

// Statements contrasts statements with evidence.
func Statements(statements, evidence []*promise.Statement, cues promise.Cues) *Result {
	c := &comparison{Result: &Result{}, cues: cues, words: map[*promise.Passage][]promise.Cue{}}
	c.documents(statements, evidence)
	for n := range c.Evidence {
		c.speech = append(c.speech, c.utterances(n))
	}
	for n, d := range c.Statements {
		for i := range d.Passages {
			c.promise(n, &d.Passages[i])
		}
	}
	c.gaps()
	return c.Result
}

// of are the cues of a passage.
func (c *comparison) of(p *promise.Passage) []promise.Cue {
	found, known := c.words[p]
	if !known {
		found = c.cues(p.Language, p.Quote)
		c.words[p] = found
	}
	return found
}

// says tells whether a passage has a cue of a kind and one of some values.
func (c *comparison) says(p *promise.Passage, kind string, values ...string) bool {
	return slices.ContainsFunc(c.of(p), func(q promise.Cue) bool { return q.Kind == kind && slices.Contains(values, q.Value) })
}

// plainly is how clearly a sentence must speak for a clause to count as said.
const plainly = 0.5

// promises tells whether a clause is a promise that evidence can meet.
func promises(c *promise.Commitment) bool {
	o := change.Orient(c)
	return (o == change.Protective || o == change.Limit) && c.Evidence >= plainly && c.Force != promise.Attempt && c.Act != promise.Other
}

// promise judges what a passage of statement n promises.
func (c *comparison) promise(n int, p *promise.Passage) {
	out := Promise{Statement: n, Passage: p, Verdict: Silent}
	for i := range p.Clauses {
		clause := &p.Clauses[i]
		if !promises(clause) {
			continue
		}
		if out.Clause == nil {
			out.Clause = clause
		}
		for e := range c.Evidence {
			for k := range c.speech[e] {
				if c.looked++; c.looked > mostLooked {
					c.Cut = true
					break
				}
				if m := c.meet(n, p, clause, e, &c.speech[e][k]); m != nil {
					out.add(*m)
				}
			}
		}
	}
	if out.Clause == nil {
		return
	}
	c.deny(&out)
	out.settle()
	c.Promises = append(c.Promises, out)
}

// grave orders the relations.
var grave = map[Relation]int{Contradicts: 3, Contests: 2, Denies: 1, Supports: 0}

// add takes a meeting, unless another clause of the same passage met it already and more gravely.
func (p *Promise) add(m Meeting) {
	for i := range p.Meetings {
		if old := &p.Meetings[i]; old.Passage == m.Passage {
			if weight(m) > weight(*old) {
				*old = m
			}
			return
		}
	}
	if len(p.Meetings) < mostMeetings {
		p.Meetings = append(p.Meetings, m)
	}
}

func weight(m Meeting) int { return 10*grave[m.Relation] + m.Confidence }

// settle orders the meetings and draws the verdict from them.
func (p *Promise) settle() {
	slices.SortStableFunc(p.Meetings, func(a, b Meeting) int { return weight(b) - weight(a) })
	if len(p.Meetings) == 0 {
		return
	}
	first := p.Meetings[0]
	p.Confidence = first.Confidence
	if first.of != nil {
		p.Clause = first.of
	}
	switch first.Relation {
	case Contradicts:
		p.Verdict = Contradicted
	case Contests:
		p.Verdict = Contested
	case Supports:
		p.Verdict = Supported
	}
}
