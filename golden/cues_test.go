package golden

import (
	"testing"

	"github.com/recant/recant/diff"
	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/extract"
)

// cued are sentences that the clauses read in them do not tell apart, or that are not read at all.
var cued = []struct{ code, old, new, rule string }{
	{"en", "We never open your private drawer.", "We generally do not open your private drawer.", "never-softened"},
	{"fr", "Nous n'ouvrons jamais votre tiroir privé.", "En règle générale, nous n'ouvrons pas votre tiroir privé.", "never-softened"},
	{"nl", "Wij openen uw privélade nooit.", "Wij openen uw privélade in principe niet.", "never-softened"},
	{"en", "We will delete your data within 30 days and will certify it in writing.", "We will delete your data within 30 days and may certify it in writing.", "will-to-may"},
	{"fr", "Nous devons supprimer vos données sous 30 jours et devons le certifier par écrit.", "Nous devons supprimer vos données sous 30 jours et pouvons le certifier par écrit.", "will-to-may"},
	{"nl", "Wij zullen uw gegevens binnen 30 dagen verwijderen en zullen dat bevestigen.", "Wij zullen uw gegevens binnen 30 dagen verwijderen en kunnen dat bevestigen.", "will-to-may"},
}

func TestWordsThatBindAreNotOverlookedWhereASentenceIsNotRead(t *testing.T) {
	for _, tt := range cued {
		old, new := readText(t, tt.code, tt.old), readText(t, tt.code, tt.new)
		o := diff.Options{Cues: extract.Cues}
		there, back := diff.Compare(old, new, o), diff.Compare(new, old, o)
		if !fired(there, tt.rule) || there.Summary.Weakened != 1 || there.Summary.Strengthened+there.Summary.Mixed > 0 {
			t.Errorf("%s: %s -> %s: %s", tt.code, tt.old, tt.new, told(there))
		}
		if back.Summary.Strengthened != 1 || back.Summary.Weakened+back.Summary.Mixed > 0 {
			t.Errorf("%s: %s -> %s: %s", tt.code, tt.new, tt.old, told(back))
		}
		if tt.rule == "never-softened" && !worseUnsure(there) {
			t.Errorf("%s: %s -> %s is called certain", tt.code, tt.old, tt.new)
		}
	}
}

func worseUnsure(r *change.Result) bool {
	return anyChange(r.Changes, func(c *change.Change) bool { return c.Verdict == change.Weakened && c.Unsure })
}
