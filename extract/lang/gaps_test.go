package lang

import "testing"

func TestNoLanguageLacksAWordForATermOfTheVocabulary(t *testing.T) {
	for _, code := range Codes() {
		gaps, err := Gaps(code)
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range gaps {
			t.Errorf("%s: %s has no word for %s", code, g.File, g.Term)
		}
	}
}

func TestTheGapsOfAnUnknownLanguageAreAnError(t *testing.T) {
	if _, err := Gaps("xx"); err == nil {
		t.Error("want an error that there is no such folder")
	}
}
