package golden

import (
	"testing"

	"github.com/recant/recant/diff/change"
)

func TestWhatIsSettledAtAnotherPlaceIsUnsure(t *testing.T) {
	for _, tt := range []struct{ code, old, new, firm string }{
		{"en", "We keep your messages for 30 days.", "We keep your messages for as long as necessary.", "Your messages are deleted after 30 days."},
		{"fr", "Nous conservons vos messages pendant 30 jours.", "Nous conservons vos messages aussi longtemps que nécessaire.", "Vos messages sont supprimés après 30 jours."},
		{"nl", "Wij bewaren uw berichten 30 dagen.", "Wij bewaren uw berichten zo lang als nodig is.", "Uw berichten worden na 30 dagen verwijderd."},
	} {
		loose := compare(t, tt.code, tt.old, tt.new)
		if loose.Summary.Weakened != 1 || worseUnsure(loose) {
			t.Errorf("%s: alone: %s", tt.code, told(loose))
		}
		bounded := compare(t, tt.code, tt.old+"\n\n"+tt.firm, tt.new+"\n\n"+tt.firm)
		if !worseUnsure(bounded) {
			t.Errorf("%s: a period that stands elsewhere makes no doubt: %s", tt.code, told(bounded))
		}
	}
}

func TestAContradictionIsToldOnceAndOnlyWhereItCame(t *testing.T) {
	denial, practice := "We never share your messages with advertisers.", "We share your messages with advertisers."
	came := compare(t, "en", denial, denial+"\n\n"+practice)
	if !fired(came, "contradiction-added") {
		t.Errorf("not told: %s", told(came))
	}
	stays := compare(t, "en", denial+"\n\n"+practice, denial+"\n\nWe share your messages with advertisers and with partners.")
	if fired(stays, "contradiction-added") {
		t.Errorf("told of a text that contradicted itself before: %s", told(stays))
	}
	conditional := compare(t, "en", denial, denial+"\n\nWe share your messages with advertisers if you ask us to.")
	if fired(conditional, "contradiction-added") {
		t.Errorf("what is done on a condition is no contradiction: %s", told(conditional))
	}
	if anyChange(came.Changes, func(c *change.Change) bool { return c.Verdict == change.Mixed }) {
		t.Errorf("a practice and the promise that it breaks are no mixed change: %s", told(came))
	}
}
