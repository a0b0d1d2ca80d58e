package main

import (
	"slices"

	"github.com/recant/recant/corpus"
	"github.com/recant/recant/corpus/story"
	"github.com/recant/recant/diff/align"
	"github.com/recant/recant/extract/promise"
)

// finder finds the sentences of a version that make a promise. It remembers what parts say.
type finder struct {
	known map[*corpus.Part]*said
	of    *corpus.Extract
	held  map[string]int // in how many parts of that version a word stands
}

func newFinder() *finder { return &finder{known: map[*corpus.Part]*said{}} }

// said is what a part says.
type said struct {
	promise.Passage
	ids []string // fingerprints of its clauses
}

// coarse are the acts whose normal form does not say of what: two of one form may be two promises.
var coarse = []promise.Act{"Right", "Choice", "Inform", "Other"}

func (f *finder) read(part *corpus.Part) *said {
	s := f.known[part]
	if s == nil {
		s = &said{Passage: passageOf(part.Body)}
		_, s.ids = normsOf(&s.Passage)
		f.known[part] = s
	}
	return s
}

// standing finds, for each commitment of a part, a sentence of a version that makes it: the
// same one, else a wider one, with a word of it that few sentences have.
func (f *finder) standing(x *corpus.Extract, part *corpus.Part) []story.Stand {
	list := []story.Stand{}
	if x == nil {
		return list
	}
	p := f.read(part)
	for i := range p.Clauses {
		if slices.Contains(coarse, p.Clauses[i].Act) {
			continue
		}
		words := clauseWords(p, i)
		stand := f.find(x, words, func(q *said, k int) bool { return q.ids[k] == p.ids[i] })
		if stand == nil && p.Clauses[i].Force == promise.Prohibition {
			stand = f.find(x, words, func(q *said, k int) bool { return wider(&q.Clauses[k], &p.Clauses[i]) })
		}
		if stand != nil {
			stand.Of = p.ids[i]
			list = append(list, *stand)
		}
	}
	return list
}

// find gives the first clause of a version that makes something and has one of some words that
// is rare there, nil where there is none.
func (f *finder) find(x *corpus.Extract, words []string, makes func(*said, int) bool) *story.Stand {
	for _, part := range x.Parts {
		if !part.Tracked {
			continue
		}
		q := f.read(part)
		for k := range q.Clauses {
			if makes(q, k) && slices.ContainsFunc(clauseWords(q, k), func(w string) bool { return slices.Contains(words, w) && f.rare(x, w) }) {
				return &story.Stand{ID: q.ids[k], Norm: q.Clauses[k].Norm(), Quote: q.Quote}
			}
		}
	}
	return nil
}

// clauseWords are the words of a clause, folded; those of the whole where it has none of its own.
func clauseWords(s *said, k int) []string {
	words := s.Quote
	if span := s.Clauses[k].Span; span.Start >= 0 && span.Start < span.End && span.End <= len(words) {
		words = words[span.Start:span.End]
	}
	var list []string
	for _, w := range align.Words(words) {
		list = append(list, w.Folded)
	}
	return list
}

// A word is rare that stands in few of a version's sentences.
const (
	fewParts  = 3
	fewShares = 20 // one in so many
)

func (f *finder) rare(x *corpus.Extract, word string) bool {
	if f.of != x {
		f.of, f.held = x, map[string]int{}
		for _, part := range x.Parts {
			seen := map[string]bool{}
			for _, w := range align.Words(f.read(part).Quote) {
				if !seen[w.Folded] {
					seen[w.Folded] = true
					f.held[w.Folded]++
				}
			}
		}
	}
	return f.held[word] <= max(fewParts, len(x.Parts)/fewShares)
}

// wider says whether c rules out all that d rules out: what no slot confines holds for everything.
func wider(c, d *promise.Commitment) bool {
	if c.Force != promise.Prohibition || d.Force != c.Force || c.Act != d.Act || c.Holder != d.Holder || c.Status != d.Status || c.Exclusive || d.Exclusive {
		return false
	}
	for _, slot := range []promise.Slot{promise.SlotData, promise.SlotPurpose, promise.SlotRecipient, promise.SlotCondition, promise.SlotLocation} {
		set := c.Set(slot)
		all := len(set) == 0 || slot == promise.SlotData && slices.Contains(set, "PersonalData")
		if !all && !slices.Equal(set, d.Set(slot)) {
			return false
		}
	}
	return c.Retention == d.Retention && c.Deadline == d.Deadline
}
