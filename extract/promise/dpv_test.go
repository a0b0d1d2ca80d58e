package promise_test

import (
	"strings"
	"testing"

	"github.com/recant/recant/extract/promise"
)

func TestEveryValueHasItsTermOrSaysThatThereIsNone(t *testing.T) {
	for slot, values := range promise.Vocabulary {
		if slot == promise.SlotStatus {
			continue // how a source stands to a clause is no matter of the vocabulary
		}
		for _, v := range values {
			if !promise.HasTerm(slot, v) {
				t.Errorf("dpv.txt does not tell of %s %s", slot, v)
			}
		}
	}
}

func TestAFinerTermMapsToItsOwnTermElseToThatOfItsValue(t *testing.T) {
	for _, test := range []struct{ value, sub, want string }{
		{"Contact", "", "https://w3id.org/dpv/pd#Contact"},
		{"Contact", "email", "https://w3id.org/dpv/pd#EmailAddress"},
		{"Contact", "pigeon", "https://w3id.org/dpv/pd#Contact"},
		{"PersonalData", "", "https://w3id.org/dpv#PersonalData"},
	} {
		if got := promise.DPV(promise.SlotData, test.value, test.sub); got != test.want {
			t.Errorf("%s.%s is %q, want %q", test.value, test.sub, got, test.want)
		}
	}
	if got := promise.DPV(promise.SlotForce, "Attempt", ""); got != "" {
		t.Errorf("an attempt is %q, and the vocabulary has no term for it", got)
	}
	if got := promise.DPV(promise.SlotForce, "Prohibition", ""); !strings.HasSuffix(got, "#Prohibition") {
		t.Errorf("a prohibition is %q", got)
	}
}
