package gate

import (
	"slices"
	"strings"

	"github.com/recant/recant/diff/report"
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
		if c.Verdict == "neutral" || len(c.Rules) == 0 || followed(c, other.Diff) {
			continue
		}
		still := standing(c, other)
		if still == nil && other.State != "unchanged" {
			continue // it changed in a way of its own, and says the old promise no more
		}
		i := issue(TranslationLate, other, one.Path, c.Rules[0].ID, c.ID)
		i.Verdict, i.Confidence = c.Verdict, "medium"
		if still != nil {
			i.Confidence = "high"
			i.At = &report.Place{Source: other.New.Source, Span: still.Span, Section: still.Section, Quote: still.Quote}
		}
		j.add(other, i)
	}
}

// followed tells whether a comparison has a change that goes the way of c under one of its rules.
func followed(c *report.Change, d *report.Diff) bool {
	if d == nil {
		return false
	}
	return slices.ContainsFunc(d.Changes, func(other report.Change) bool {
		return other.ID == c.ID || other.Verdict == c.Verdict && slices.ContainsFunc(other.Rules, func(f report.Finding) bool {
			return slices.ContainsFunc(c.Rules, func(g report.Finding) bool { return f.ID == g.ID })
		})
	})
}

// standing is the clause of a document that still makes the promise as it was before c. A
// place under the same heading number wins nothing: the normal form alone decides.
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
		if best == nil && clause.Act == c.Old.Act && clause.Force == c.Old.Force && clause.Holder == c.Old.Holder &&
			strings.Join(clause.Data, ",") == strings.Join(c.Old.Data, ",") && strings.Join(clause.Recipient, ",") == strings.Join(c.Old.Recipient, ",") {
			best = clause
		}
	}
	return best
}
