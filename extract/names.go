package extract

import (
	"maps"

	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/tag"
)

// nameSample is how many sentences from the start are searched for the provider's name.
const nameSample = 60

// leastNamed is how often the provider's name stands there at least.
const leastNamed = 3

// providerNames finds the names that a document calls the provider by where it does not say
// "we": the capitalised word that most often stands as the subject of a verb, at least
// three times and at least twice as often as any other. A word that the document also
// writes small is no name.
func (r *reader) providerNames() map[string]bool {
	pack := r.pack("")
	subjects := map[string]int{}
	var sample []nameWords
	for _, s := range r.sentences[:min(len(r.sentences), nameSample)] {
		found := r.memo.nameWords(pack, r.doc.Quote(s.Span))
		sample = append(sample, found)
		for _, w := range found.subjects {
			subjects[w]++
		}
	}
	maps.DeleteFunc(subjects, func(_ string, n int) bool { return n < leastNamed })
	for i := 0; i < len(sample) && len(subjects) > 0; i++ {
		for _, w := range sample[i].small {
			delete(subjects, w)
		}
	}
	best, second, name := 0, 0, ""
	for w, n := range subjects {
		switch {
		case n > best || n == best && w < name:
			best, second, name = n, best, w
		case n > second:
			second = n
		}
	}
	if name == "" || best < 2*second {
		return nil
	}
	return map[string]bool{name: true}
}

// nameWords are the words of a sentence that may be the provider's name, and those that
// cannot, folded.
type nameWords struct{ subjects, small []string }

func findNameWords(pack *lang.Pack, sentence string) (found nameWords) {
	tokens := pack.Tokenize(sentence)
	var tags []tag.Tag
	for k, t := range tokens {
		if t.Kind != lang.Word {
			continue
		}
		if !t.Upper {
			found.small = append(found.small, t.Fold)
			continue
		}
		if k+1 >= len(tokens) || len(t.Fold) < 3 || pack.Stop[t.Fold] {
			continue
		}
		if tags == nil {
			tags = pack.Tags(tokens)
		}
		if tags[k+1].IsFinite() {
			found.subjects = append(found.subjects, t.Fold)
		}
	}
	return found
}
