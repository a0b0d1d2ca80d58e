package parse

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/recant/recant/extract/lang"
)

// floor is the share of a language's witnesses that must get their form. It is below one
// because the weights are learned from more than the witnesses; it may only rise.
const floor = 0.7

func TestWitnessesOfEveryLanguageGetTheirForm(t *testing.T) {
	for _, code := range lang.Codes() {
		t.Run(code, func(t *testing.T) {
			page, err := os.ReadFile(filepath.Join("..", "lang", code, "promises.md"))
			if err != nil {
				t.Fatal(err)
			}
			pack, err := lang.Load(code)
			if err != nil {
				t.Fatal(err)
			}
			witnesses := Witnesses(string(page))
			held := 0
			for _, w := range witnesses {
				if _, err := w.Annotated(code); err != nil {
					t.Errorf("promises.md: %v", err)
				}
				var got []string
				for _, c := range Sentence(pack, w.Text, w.Context).Clauses {
					got = append(got, c.Norm())
				}
				if slices.Equal(got, w.Norms) {
					held++
					continue
				}
				t.Logf("line %d: %s\n  want %q\n  got  %q", w.Line, w.Text, w.Norms, got)
			}
			t.Logf("%d of %d", held, len(witnesses))
			if len(witnesses) < 40 || float64(held) < floor*float64(len(witnesses)) {
				t.Errorf("%d of %d witnesses hold; at least 40 and %.0f %% are wanted", held, len(witnesses), 100*floor)
			}
		})
	}
}

func TestWitnessesAreReadWithWhatStandsAboveThem(t *testing.T) {
	page := "# Title\n\n# (none)\n\n- We sell it.\n  = Provider Practice Sell data=Contact\n\n# Rights\n\n> You may:\n- read it\n  = none\n"
	got := Witnesses(page)
	if len(got) != 2 {
		t.Fatalf("read %d witnesses, want 2", len(got))
	}
	if w := got[0]; w.Text != "We sell it." || w.Context.Heading+w.Context.Lead != "" || w.Context.Item || len(w.Norms) != 1 || w.Line != 5 {
		t.Errorf("first witness is %+v", w)
	}
	if w := got[1]; w.Context.Heading != "Rights" || w.Context.Lead != "You may:" || !w.Context.Item || len(w.Norms) != 0 {
		t.Errorf("second witness is %+v", w)
	}
}

func TestFormsThatNormWouldNotWriteAreRefused(t *testing.T) {
	for _, norm := range []string{"Provider Sell", "Provider Practice Sell for=Legal data=Contact", "Provider Practice Sell colour=red"} {
		if _, err := (Witness{Norms: []string{norm}}).Annotated("xx"); err == nil {
			t.Errorf("%q was taken for a normal form", norm)
		}
	}
}
