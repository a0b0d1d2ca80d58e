package gate

import (
	"slices"

	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/extract/promise/wire"
)

// Differs is something that a document does not say as a translation of it does.
type Differs struct {
	Kind, ID  string       // of the difference
	Sure      bool         // false where only the sentences were told apart
	At, Other *wire.Clause // the sentences of the document and of its translation; At is nil where it has none
	Path      string       // of the translation
}

// differs tells of the differences of a document, but for those that are told of already: a
// translation that was left behind.
func (j *judge) differs(d *Document) {
	for k := range d.Differs {
		x := &d.Differs[k]
		if j.late(x.At) || j.late(x.Other) {
			continue
		}
		i := issue(TranslationDiffers, d, x.Path, x.Kind, x.ID)
		i.Confidence = "low"
		if x.Sure {
			i.Confidence = "medium"
		}
		if x.At != nil {
			i.At = &report.Place{Source: d.New.Source, Span: x.At.Span, Section: x.At.Section, Quote: x.At.Quote}
		}
		j.add(d, i)
	}
}

// late tells whether a sentence is one that a translation kept though another changed it.
func (j *judge) late(c *wire.Clause) bool {
	return c != nil && slices.ContainsFunc(j.out.Findings, func(i report.Issue) bool {
		return i.Rule == TranslationLate && i.At != nil && i.At.Quote == c.Quote
	})
}
