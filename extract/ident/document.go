package ident

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/recant/recant/extract/ident/model"
	"github.com/recant/recant/extract/recent"
	"github.com/recant/recant/extract/text"
)

// What it takes to be sure; costs are in quarters of a bit. Set on sentences of known
// language: of those with 8 words or more, fewer than 1 in 300 is wrong below these.
const (
	minWords     = 8  // words of a block that can stand on its own
	minMargin    = 80 // by which the best must beat the others in all
	wordMargin   = 6  // and for each word
	minKnown     = 2  // frequent words of the language that it must hold
	maxSample    = 1500
	misfitWords  = 20 // words that it takes to say that no table fits
	fewLetters   = 10
	closeMisfit  = 178 // cost of four trigrams: over this and next to no frequent word …
	clearMisfit  = 184 // … or over this and few of them, no table fits
	nearlyNone   = 10  // percent of words
	fewFrequents = 30
)

// Document gives the language that most of a document is written in: a code of Codes, or
// "und" for another script or language; and whether that is sure. An empty document gives
// "". It sets Block.Lang as Blocks does.
func Document(doc *text.Document) (main string, sure bool) { return (*Memo)(nil).Document(doc) }

// Memo keeps the scores of texts, for the next version of a document. It changes no result.
// The zero value is ready; it must not be used by two goroutines at once.
type Memo struct {
	scores recent.Cache[string, model.Score]
}

// Document is Document, faster where blocks were seen before.
func (m *Memo) Document(doc *text.Document) (main string, sure bool) {
	scores := scoreBlocks(doc, m)
	var all model.Score
	for i := range scores {
		all.Add(scores[i])
	}
	main, sure = verdict(all)
	fill(doc, scores, main)
	return main, sure
}

// Blocks sets Block.Lang where a block is clearly in another language than main: it has
// enough words of its own, or few and stands between others of that language. A language
// that the source declares is kept unless the words clearly say another.
func Blocks(doc *text.Document, main string) { fill(doc, scoreBlocks(doc, nil), main) }

// Text gives the language of one text as Document does.
func Text(s string) (code string, sure bool) { return verdict(set().Score(s)) }

// Nearest gives the one of some codes that a document is nearest to, for one that is too
// short to be sure of; "" where none of them has a table. It sets no Block.Lang.
func Nearest(doc *text.Document, codes []string) string {
	var all model.Score
	for _, s := range scoreBlocks(doc, nil) {
		all.Add(s)
	}
	nearest, best := "", 0
	for i, code := range set().Codes {
		if slices.Contains(codes, code) && (nearest == "" || all.Cost[i] < best) {
			nearest, best = code, all.Cost[i]
		}
	}
	return nearest
}

// Codes lists the languages that can be told apart, sorted.
func Codes() []string { return append([]string(nil), set().Codes...) }

// score scores a text, from memory where it was seen before.
func (m *Memo) score(s string) model.Score {
	if m == nil {
		return set().Score(s)
	}
	score, ok := m.scores.Get(s)
	if !ok {
		score = set().Score(s)
		m.scores.Put(strings.Clone(s), score)
	}
	return score
}

func scoreBlocks(doc *text.Document, m *Memo) []model.Score {
	scores := make([]model.Score, len(doc.Blocks))
	if m != nil {
		m.scores.Grow(2 * len(doc.Blocks))
	}
	for i := range doc.Blocks {
		if b := &doc.Blocks[i]; b.Kind != text.Code {
			scores[i] = m.score(sample(doc.Text, b.Span))
		}
	}
	return scores
}

// sample is the head of a block, cut between words.
func sample(s string, span text.Span) string {
	start := min(max(span.Start, 0), len(s))
	s = s[start:min(max(span.End, start), len(s))]
	if len(s) <= maxSample {
		return s
	}
	s = s[:maxSample]
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		return s[:i]
	}
	for len(s) > 0 && !utf8.ValidString(s[len(s)-1:]) {
		s = s[:len(s)-1]
	}
	return s
}

// verdict names the language of a score.
func verdict(s model.Score) (code string, sure bool) {
	tables := set()
	if s.Other > s.Latin {
		return Undetermined, s.Other >= fewLetters
	}
	if s.Words == 0 {
		return "", false
	}
	first, second := tables.Best(s)
	if misfit(s, first) {
		return Undetermined, true
	}
	margin := s.Cost[second] - s.Cost[first]
	sure = s.Words >= minWords && s.Known[first] >= minKnown && margin >= minMargin && margin >= s.Words
	return tables.Codes[first], sure
}

// misfit says whether a longer text is in none of the languages: its trigrams are rare in
// the nearest one and so are its frequent words.
func misfit(s model.Score, best int) bool {
	if s.Words < misfitWords {
		return false
	}
	fit, known := 4*s.Cost[best]/s.Trigrams, 100*s.Known[best]/s.Words
	return fit >= closeMisfit && known < nearlyNone || fit >= clearMisfit && known < fewFrequents
}
