package extract_test

import (
	"os"
	"strings"
	"testing"

	"github.com/recant/recant/extract"
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
