package extract

import (
	"reflect"
	"testing"

	"github.com/recant/recant/extract/parse"
	"github.com/recant/recant/extract/read"
)

// Whoever adds a field that a sentence is read with must add it to the memo's key.
func TestTheMemoKnowsEverythingThatASentenceIsReadWith(t *testing.T) {
	if n := reflect.TypeFor[parse.Context]().NumField(); n != 7 {
		t.Errorf("parse.Context has %d fields: see that Memo.setKey tells contexts apart, then count here", n)
	}
}

func TestAMemoChangesNoResult(t *testing.T) {
	versions := []string{
		"# Privacy\n\nWe never sell your data.\n\nWe share your e-mail address with partners:\n\n- for advertising\n- if you consent\n",
		"# Privacy\n\nWe may sell your data.\n\nWe share your e-mail address with partners:\n\n- for advertising\n- if you consent\n",
		"# Privacy\n\nWe never sell your data.\n\nWe do not share your e-mail address with partners:\n\n- for advertising\n- if you consent\n",
	}
	memo := &Memo{}
	for round := range 2 {
		for i, v := range versions {
			doc, err := read.Read("v.md", []byte(v), read.Options{})
			if err != nil {
				t.Fatal(err)
			}
			fresh, err := Statement(doc, Options{})
			if err != nil {
				t.Fatal(err)
			}
			kept, err := Statement(doc, Options{Memo: memo})
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(fresh, kept) {
				t.Errorf("round %d, version %d: %+v, want %+v", round, i, kept, fresh)
			}
		}
	}
}
