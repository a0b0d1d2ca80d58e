package golden

import (
	"strings"
	"testing"

	"github.com/recant/recant/extract"
	"github.com/recant/recant/extract/read"
)

// TestAPromiseKeepsItsNameInOtherWordsAndLanguages holds every sentence of fingerprints.md to
// the fingerprints of the heading above it. They stand in other people's waivers: there is no
// -update for them.
func TestAPromiseKeepsItsNameInOtherWordsAndLanguages(t *testing.T) {
	wanted, tried := "", 0
	for line := range strings.Lines(string(readFile(t, "fingerprints.md"))) {
		line = strings.TrimSpace(line)
		if heading, ok := strings.CutPrefix(line, "## "); ok {
			wanted = heading
		}
		item, ok := strings.CutPrefix(line, "- ")
		if !ok {
			continue
		}
		tried++
		language, sentence, _ := strings.Cut(item, ": ")
		if said := names(t, language, sentence); said != wanted {
			t.Errorf("%s\n\tis named %s\n\twanted   %s", item, said, wanted)
		}
	}
	if tried < 40 {
		t.Errorf("only %d sentences were tried", tried)
	}
}

// names are the fingerprints and normal forms of a sentence's promises.
func names(t *testing.T, language, sentence string) string {
	t.Helper()
	doc, err := read.Read("sentence.md", []byte(sentence+"\n"), read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s, err := extract.Statement(doc, extract.Options{Language: language})
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, p := range s.Passages {
		for i := range p.Clauses {
			list = append(list, p.Clauses[i].Fingerprint()+" "+p.Clauses[i].Norm())
		}
	}
	return strings.Join(list, "; ")
}
