package gate

import (
	"slices"
	"strings"

	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/promise/wire"
)

// groups looks for translations that were left behind: where one language's text of a
// statement now promises something else, the others must too.
func (j *judge) groups(documents []Document) {
	for a := range documents {
		for b := range documents {
			one, other := &documents[a], &documents[b]
			if a != b && one.Group != "" && one.Group == other.Group && one.Diff != nil && other.New != nil && other.State != "new" {
				j.leftBehind(one, other)
			}
		}
	}
}

// leftBehind tells of each judged change of one document that the other has no match for.
func (j *judge) leftBehind(one, other *Document) {
	for k := range one.Diff.Changes {
		c := &one.Diff.Changes[k]
		if c.Verdict == "neutral" || len(c.Rules) == 0 || followed(c, other.Diff) || says(other.New, c.New) {
			continue
		}
		still := standing(c, other)
		if still == nil && other.State != "unchanged" {
			continue // it changed in a way of its own, and says the old promise no more
		}
		i := issue(TranslationLate, other, one.Path, c.Rules[0].ID, c.ID)
		i.Verdict, i.Confidence = c.Verdict, "medium"
		if still == nil {
			still = nearest(c.Old, other.New) // where to look: the file is as it was
		}
		if still != nil {
			i.At = &report.Place{Source: other.New.Source, Span: still.Span, Section: still.Section, Quote: still.Quote}
		}
		if still != nil && still.ID == c.Old.ID {
			i.Confidence = "high"
		}
		j.add(other, i)
	}
}

// followed tells whether a comparison has a change of the same promise that goes the way of c
// under one of its rules.
func followed(c *report.Change, d *report.Diff) bool {
	if d == nil {
		return false
	}
	return slices.ContainsFunc(d.Changes, func(other report.Change) bool {
		return other.ID == c.ID || other.Verdict == c.Verdict && sameSubject(c, &other) && slices.ContainsFunc(other.Rules, func(f report.Finding) bool {
			return slices.ContainsFunc(c.Rules, func(g report.Finding) bool { return f.ID == g.ID })
		})
	})
}

// sameSubject tells whether two changes may be of the same promise: they are about data and
// purposes that they have in common, or one does not say about which.
func sameSubject(a, b *report.Change) bool {
	one, other := subject(a), subject(b)
	return one == nil || other == nil || common(one.Data, other.Data) && common(one.Purpose, other.Purpose)
}

// subject is the clause that a change is about, nil where none was read.
func subject(c *report.Change) *wire.Clause {
	for _, clause := range []*wire.Clause{c.Old, c.New} {
		if clause != nil && clause.ID != "" {
			return clause
		}
	}
	return nil
}

func common(a, b []string) bool {
	general := func(list []string) bool { return len(list) == 0 || slices.Contains(list, "PersonalData") }
	return general(a) || general(b) || shared(a, b)
}

// shared tells whether two lists have a value in common, or both have none.
func shared(a, b []string) bool {
	return len(a)+len(b) == 0 || slices.ContainsFunc(a, func(v string) bool { return slices.Contains(b, v) })
}

// says tells whether a document has a clause in the very form of another: it said before what
// the change says now.
func says(d *wire.Document, c *wire.Clause) bool {
	return c != nil && c.ID != "" && slices.ContainsFunc(d.Clauses, func(own wire.Clause) bool { return own.ID == c.ID })
}

// standing is the clause of a document that still makes the promise as it was before c: in
// its very form, or in one that binds as much about data that they share, and has purpose and
// recipient in common with it as far as both name them.
func standing(c *report.Change, d *Document) *wire.Clause {
	if c.Old == nil || c.Old.ID == "" {
		return nil
	}
	best := (*wire.Clause)(nil)
	for k := range d.New.Clauses {
		clause := &d.New.Clauses[k]
		if clause.ID == c.Old.ID {
			return clause
		}
		if best == nil && bound(clause) == bound(c.Old) && shared(clause.Data, c.Old.Data) && common(clause.Purpose, c.Old.Purpose) && common(clause.Recipient, c.Old.Recipient) {
			best = clause
		}
	}
	return best
}

// nearest is the clause of a document that is most like one in another language: of the same
// act about data that they share, with the same periods; nil where none is.
func nearest(c *wire.Clause, d *wire.Document) *wire.Clause {
	if c == nil {
		return nil
	}
	for k := range d.Clauses {
		own := &d.Clauses[k]
		if own.Act == c.Act && (own.Force == prohibition) == (c.Force == prohibition) && shared(own.Data, c.Data) && periods(own) == periods(c) {
			return own
		}
	}
	return nil
}

const prohibition = string(promise.Prohibition)

// periods are how long, how soon and how long ahead a clause says.
func periods(c *wire.Clause) [3]string {
	var list [3]string
	for n, p := range []*string{c.Retention, c.Within, c.Ahead} {
		if p != nil {
			list[n] = *p
		}
	}
	return list
}

// bound is a clause's normal form without its data, purposes and recipients.
func bound(c *wire.Clause) string {
	words := slices.DeleteFunc(strings.Fields(c.Norm), func(w string) bool {
		return strings.HasPrefix(w, "data=") || strings.HasPrefix(w, "for=") || strings.HasPrefix(w, "to=")
	})
	return strings.Join(words, " ")
}
