package lang

import (
	"slices"
	"testing"
)

func folds(t *testing.T, code, s string) []string {
	t.Helper()
	p, err := Load(code)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, tok := range p.Tokenize(s) {
		if got := Fold(s[tok.Start:tok.End]); tok.Kind == Word && tok.Start >= tok.End {
			t.Errorf("empty token %q in %q", got, s)
		}
		out = append(out, tok.Fold)
	}
	return out
}

func TestWordsAreCutAsTheirLanguageCutsThem(t *testing.T) {
	for _, tt := range []struct {
		name, code, text string
		want             []string
	}{
		{"an English negation stands apart from its verb", "en", "We don’t share it", []string{"we", "do", "n't", "share", "it"}},
		{"an irregular contraction gets its verb back", "en", "We won't", []string{"we", "will", "n't"}},
		{"a future contraction stands apart", "en", "you'll", []string{"you", "'ll"}},
		{"a perfect contraction stands apart", "en", "we've", []string{"we", "'ve"}},
		{"French elision cuts after the apostrophe", "fr", "Nous n’utilisons l'adresse", []string{"nous", "n'", "utilisons", "l'", "adresse"}},
		{"a French word with an inner apostrophe stays whole", "fr", "aujourd'hui", []string{"aujourd'hui"}},
		{"two elisions in a row are both cut", "fr", "lorsqu'il", []string{"lorsqu'", "il"}},
		{"a hyphenated word is its parts", "nl", "e-mailadres", []string{"e", "mailadres"}},
		{"a decimal number is one token", "nl", "3,5 jaar", []string{"3,5", "jaar"}},
		{"letters that are longer in lower case do no harm", "en", "ȺȺȺ's", []string{"ⱥⱥⱥ", "'s"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := folds(t, tt.code, tt.text); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func FuzzTokenize(f *testing.F) {
	for _, s := range []string{"We don't", "l’objet d’un", "3.5 (a)", "ȺȺȺ's", "\xff'\xfe"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, code := range Codes() {
			p, err := Load(code)
			if err != nil {
				t.Fatal(err)
			}
			last := 0
			tokens := p.Tokenize(s)
			for _, tok := range tokens {
				if tok.Start < last || tok.End <= tok.Start || tok.End > len(s) {
					t.Fatalf("%s: token [%d,%d) after %d in %q", code, tok.Start, tok.End, last, s)
				}
				last = tok.End
			}
			p.Tags(tokens)
			p.Scan(tokens)
		}
	})
}
