package extract_test

import (
	"os"
	"strings"
	"testing"

	"github.com/recant/recant/extract"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/read"
)

// BenchmarkStatement reads a Markdown statement in each language, from bytes to promises.
func BenchmarkStatement(b *testing.B) {
	for _, name := range []string{"quillharbour-en", "valbrume-fr", "belvoort-nl"} {
		data, err := os.ReadFile("../golden/pairs/" + name + "/v1.md")
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				doc, err := read.Read(name, data, read.Options{})
				if err != nil {
					b.Fatal(err)
				}
				if _, err := extract.Statement(doc, extract.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestAnotherLanguageIsSaidAndNotGuessed(t *testing.T) {
	german := strings.Repeat("Wir verarbeiten Ihre personenbezogenen Daten nur, soweit es für die Erbringung unserer Dienste erforderlich ist. ", 5)
	doc, err := read.Read("datenschutz.txt", []byte(german), read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := extract.Statement(doc, extract.Options{}); err == nil || !strings.Contains(err.Error(), `"de"`) {
		t.Errorf("a German text should be refused by its name, got %v", err)
	}
}

func TestWhatAnOuterItemSaidInFullBindsNoneOfItsItems(t *testing.T) {
	for code, source := range map[string]string{
		"en": "# Search\n\n- We receive no data about your searches.\n\n  Links to our partners are:\n\n  - Plumline\n  - Orvet (Search)\n",
		"fr": "# Recherche\n\n- Nous ne recevons aucune donnée sur vos recherches.\n\n  Voici des liens vers nos partenaires :\n\n  - Plumline\n  - Orvet (Recherche)\n",
		"nl": "# Zoeken\n\n- Wij ontvangen geen gegevens over uw zoekopdrachten.\n\n  Koppelingen naar onze partners zijn:\n\n  - Plumline\n  - Orvet (Zoeken)\n",
	} {
		doc, err := read.Read("search.md", []byte(source), read.Options{})
		if err != nil {
			t.Fatal(err)
		}
		s, err := extract.Statement(doc, extract.Options{Language: code})
		if err != nil {
			t.Fatal(err)
		}
		for i := range s.Passages {
			p := &s.Passages[i]
			for k := range p.Clauses {
				if p.Clauses[k].Force == promise.Prohibition && (strings.HasPrefix(p.Quote, "Plum") || strings.HasPrefix(p.Quote, "Orvet")) {
					t.Errorf("%s: %q is read as %s", code, p.Quote, p.Clauses[k].Norm())
				}
			}
		}
	}
}
