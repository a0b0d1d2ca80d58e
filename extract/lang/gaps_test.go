package lang

import (
	"strings"
	"testing"
)

func TestNoLanguageLacksAWordForATermOfTheVocabulary(t *testing.T) {
	for _, code := range Codes() {
		gaps, err := Gaps(code)
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range gaps {
			if !strings.Contains(g.Term, ".") || g.File == "time.txt" { // finer kinds of data may be missing
				t.Errorf("%s: %s has no word for %s", code, g.File, g.Term)
			}
		}
	}
}

func TestTheGapsOfAnUnknownLanguageAreAnError(t *testing.T) {
	if _, err := Gaps("xx"); err == nil {
		t.Error("want an error that there is no such folder")
	}
}
