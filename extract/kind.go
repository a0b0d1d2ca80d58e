package extract

import (
	"slices"

	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

// The kinds of document.
const (
	kindStatement = "statement"
	kindDPIA      = "dpia"
	kindReport    = "report"
)

// kindSample is how many sentences from the start are asked for the document's kind.
const kindSample = 30

// kind says what the document is, by the words of its language that tell: those in the
// title and headings count more. A document is a statement unless others clearly prevail.
func (r *reader) kind() string {
	votes := map[string]int{}
	pack := r.pack("")
	count := func(s string, weight int) {
		for _, kind := range r.memo.kindWords(pack, s) {
			votes[kind] += weight
		}
	}
	count(r.doc.Title, 4)
	for i, s := range r.sentences {
		if i >= kindSample {
			break
		}
		weight := 1
		if r.doc.Blocks[s.Block].Kind == text.Heading {
			weight = 3
		}
		count(r.doc.Quote(s.Span), weight)
	}
	for _, k := range []string{kindDPIA, kindReport} {
		if votes[k] >= 4 && votes[k] > 2*votes[kindStatement] {
			return k
		}
	}
	return kindStatement
}

// findKindWords gives the kinds of document that a text names, each as often as it does.
func findKindWords(pack *lang.Pack, s string) (kinds []string) {
	for _, m := range pack.Scan(pack.Tokenize(s)) {
		if m.Kind == lang.KindDocument {
			kinds = append(kinds, m.Value)
		}
	}
	return kinds
}

// frameReach is how many blocks a sentence that says "three complaints are made:" speaks for.
const frameReach = 5

// framed is the status that the sentences before give to one that states none itself: in a
// report, what follows "the plaintiffs allege:" is alleged until a heading, another frame,
// or too much text in between.
func (r *reader) framed(block int, kind text.Kind, frame promise.Status) promise.Status {
	if !r.reported {
		return promise.Asserted
	}
	switch {
	case frame != "":
		r.frame, r.frameAt = frame, block
	case kind == text.Heading || block > r.frameAt+frameReach:
		r.frame = ""
	}
	if r.frame == "" {
		return promise.Asserted
	}
	return r.frame
}

// titledAssessment says whether the title calls the document an impact assessment, whatever
// its sentences look like.
func (r *reader) titledAssessment() bool {
	pack := r.pack("")
	for i := 0; i < len(r.doc.Blocks) && i < 4; i++ {
		if slices.Contains(r.memo.kindWords(pack, r.doc.Quote(r.doc.Blocks[i].Span)), kindDPIA) {
			return true
		}
	}
	return false
}
