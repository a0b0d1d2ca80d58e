package golden

import (
	"strings"
	"testing"
)

// differing are the documents that a check says are translated otherwise, with what they say.
func differing(r *repository) []string {
	var list []string
	for _, i := range r.check().Findings {
		if i.Rule == "translation-differs" {
			list = append(list, i.Path+": "+i.At.Quote)
		}
	}
	return list
}

func TestACheckTellsOfATranslationThatFollowedOtherwise(t *testing.T) {
	r := newShop(t)
	for code, period := range map[string]string{"en": "18 months", "fr": "18 mois", "nl": "24 maanden"} {
		old := strings.Replace(period, strings.Fields(period)[0], "12", 1)
		r.write("privacy."+code+".md", strings.Replace(r.read("privacy."+code+".md"), old, period, 1))
	}
	got := differing(r)
	if len(got) != 1 || got[0] != "privacy.nl.md: Wij verwijderen uw bestellingen binnen 24 maanden." {
		t.Errorf("%q", got)
	}
}

func TestACheckIsQuietAboutADifferenceThatStoodBefore(t *testing.T) {
	r := newShop(t)
	r.write("privacy.nl.md", strings.Replace(r.read("privacy.nl.md"), "12 maanden", "24 maanden", 1))
	r.commit("a slip")
	r.write("privacy.nl.md", r.read("privacy.nl.md")+"\nWij versleutelen uw bestellingen.\n")
	for _, d := range differing(r) {
		if strings.Contains(d, "24 maanden") {
			t.Errorf("told again: %q", d)
		}
	}
}
