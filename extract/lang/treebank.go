package lang

import (
	"strings"

	"github.com/jdkato/prose/v2"
)

// treebank cuts a contracted word as the Penn Treebank does ("don't" is "do" "n't", "you'll"
// is "you" "'ll"), through prose's tokenizer: the convention of the treebanks that the
// tagger learned from. It gives nil where there is nothing to cut, where the parts are not
// the word, and where the library panics (it does on some letters that are longer in lower
// case); the language's own list of contractions is asked then.
func treebank(word string) (parts []string) {
	defer func() {
		if recover() != nil {
			parts = nil
		}
	}()
	// An empty model keeps the library from loading its own (315 ms): the tokenizer needs none.
	doc, err := prose.NewDocument(word, prose.UsingModel(&prose.Model{}), prose.WithTagging(false), prose.WithExtraction(false), prose.WithSegmentation(false))
	if err != nil {
		return nil
	}
	for _, t := range doc.Tokens() {
		parts = append(parts, t.Text)
	}
	if len(parts) < 2 || strings.Join(parts, "") != word {
		return nil
	}
	return parts
}
