package parse

import (
	"slices"

	"github.com/recant/recant/extract/tag"
)

// marksInfinitive says whether a token is the language's word before an infinitive ("to").
func (a *analysis) marksInfinitive(i int) bool {
	return slices.Contains(a.pack.Trait("infinitive"), a.tokens[i].Fold)
}

// infinitiveAt says whether an infinitive begins at token i, adverbs before it at most.
func (a *analysis) infinitiveAt(i int) bool {
	for i < len(a.tokens) && a.tags[i] == tag.Adverb {
		i++
	}
	return i < len(a.tokens) && (a.tags[i] == tag.VerbInfinitive || a.tags[i] == tag.AuxInfinitive || a.tags[i] == tag.VerbFinite)
}
