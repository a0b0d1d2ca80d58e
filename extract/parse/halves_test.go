package parse

import (
	"testing"

	"github.com/recant/recant/extract/lang"
)

func TestANegationInTwoPartsBelongsToItsNearerHalf(t *testing.T) {
	pack, err := lang.Load("fr")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		sentence     string
		denied, only bool
	}{
		{"Nous ne gardons pas les messages que vous envoyez.", true, false},
		{"Nous ne gardons que les messages utiles.", false, true},
		{"Nous ne gardons vos messages que si vous ne les effacez pas.", false, true},
	} {
		a := analyse(pack, c.sentence, Context{})
		spans := func(kind lang.Kind) bool {
			m := a.first(kind, 0, 2)
			return m != nil && m.Gapped
		}
		if denied, only := spans(lang.KindDenial), spans(lang.KindOnly); denied != c.denied || only != c.only {
			t.Errorf("%s: denied %v, only %v", c.sentence, denied, only)
		}
	}
}
