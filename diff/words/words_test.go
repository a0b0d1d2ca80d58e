package words

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/recant/recant/extract/promise"
)

var places = regexp.MustCompile(`\{[^}]*\}`)

func TestEveryLanguageSaysEverything(t *testing.T) {
	want := Default().Keys()
	for _, code := range Codes() {
		v := In(code)
		for _, key := range want {
			if strings.HasPrefix(key, "grammar.") {
				continue
			}
			if v.text[key] == "" {
				t.Errorf("%s.txt lacks %q", code, key)
				continue
			}
			mine, theirs := numbers(v.text[key]), numbers(Default().text[key])
			if key != "date.first" && !slices.Equal(mine, theirs) {
				t.Errorf("%s.txt: %q is filled with %v, elsewhere with %v", code, key, mine, theirs)
			}
			if strings.HasPrefix(key, "do ") {
				if err := CheckTemplate(v.text[key]); err != nil {
					t.Errorf("%s.txt: %q: %v", code, key, err)
				}
			}
		}
		for _, key := range v.Keys() {
			if Default().text[key] == "" && !strings.HasPrefix(key, "grammar.") {
				t.Errorf("%s.txt: %q is a key that nobody asks for", code, key)
			}
		}
	}
}

// numbers are the numbered places of a text, sorted.
func numbers(text string) []string {
	var list []string
	for _, p := range places.FindAllString(text, -1) {
		if len(p) == 3 {
			list = append(list, p)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func TestEveryLanguageKnowsTheWholeVocabulary(t *testing.T) {
	for _, code := range Codes() {
		v := In(code)
		for slot, values := range promise.Vocabulary {
			for _, value := range values {
				if slot != promise.SlotStatus && !v.Knows(string(slot), value) {
					t.Errorf("%s.txt lacks %q", code, string(slot)+" "+value)
				}
			}
		}
	}
}

func TestTemplatesAreFilledAsTheLanguageJoinsWords(t *testing.T) {
	for _, c := range []struct {
		code, template string
		facts          Facts
		want           string
	}{
		{"en", "{holder} may now {do}.", Facts{Holder: "Provider", Act: "Transfer", Data: []string{"Contact", "Usage"}}, "The provider may now transfer contact details and usage data abroad."},
		{"en", "{do:came}", Facts{Act: "Profile", Slot: "data", New: "your watch history"}, "Build profiles from “your watch history”"},
		{"fr", "la collecte {de:data} par {holder}", Facts{Data: []string{"Contact", "Health"}}, "La collecte des coordonnées et des données de santé par le fournisseur"},
		{"fr", "l’usage {de:purpose} et l’envoi {à:recipient}", Facts{Purpose: []string{"Advertising"}, Recipient: []string{"Advertiser"}}, "L’usage de la publicité et l’envoi aux annonceurs"},
		{"fr", "au profit {de:recipient}", Facts{Recipient: []string{"ThirdParty", "Acquirer", "Public"}}, "Au profit de tiers, d’un acquéreur de l’entreprise et du public"},
		{"fr", "{holder} {holder|peut|peuvent} {do}", Facts{Holder: "Processor", Act: "Track", Data: []string{"Cookies"}}, "Les sous-traitants peuvent suivre les personnes au moyen des cookies"},
		{"fr", "ceci : {came} ; {old}", Facts{Slot: "data", New: "vos photos"}, "Ceci\u00a0: «\u00a0vos photos\u00a0»\u202f; rien de tel"},
		{"fr", "{old} au lieu de {new}", Facts{Slot: "retention", Old: "P1Y6M", New: "P1D"}, "1 an 6 mois au lieu de 1 jour"},
		{"nl", "{holder} {holder|mag|mogen} nu {do}.", Facts{Holder: "ThirdParty", Act: "TrainAI", Data: []string{"Content"}}, "Derden mogen nu AI-modellen trainen met inhoud."},
		{"nl", "{came}", Facts{Slot: "location", New: "US"}, "De Verenigde Staten"},
		{"nl", "{went}", Facts{Slot: "purpose", Value: "Security"}, "Beveiliging"},
	} {
		if got := In(c.code).Fill(c.template, &c.facts); got != c.want {
			t.Errorf("%s %q:\n got %q\nwant %q", c.code, c.template, got, c.want)
		}
	}
}

func TestNoPhraseTakesAnArticleThatItCannot(t *testing.T) {
	for _, code := range Codes() {
		v := In(code)
		for slot, values := range promise.Vocabulary {
			for _, value := range values {
				for _, word := range []string{"de", "à"} {
					got := v.join(word, v.Phrase(string(slot), value))
					if code == "fr" && regexp.MustCompile(`^(de (le|les|des|un|une|d’|[aeiouéê])|à (le|les) )`).MatchString(got+" ") {
						t.Errorf("%s: %q", code, got)
					}
				}
			}
		}
	}
}

func TestPeriodsAreSaidOrStandForThemselves(t *testing.T) {
	for in, want := range map[string]string{"P1Y6M": "1 year 6 months", "PT72H": "72 hours", "PT5M": "5 minutes", "P0D": "0 days", "P": "P", "PX": "PX", "P5": "P5", "P99999999999999999999D": "P99999999999999999999D", "": ""} {
		if got := Default().Period(in); got != want {
			t.Errorf("%q gives %q, not %q", in, got, want)
		}
	}
	for code, want := range map[string]string{"en": "1 June 2028, 15 December 2028", "fr": "1er juin 2028, 15 décembre 2028", "nl": "1 juni 2028, 15 december 2028"} {
		if got := In(code).Date("2028-06-01") + ", " + In(code).Date("2028-12-15"); got != want {
			t.Errorf("%s: %q", code, got)
		}
	}
	for _, none := range []string{"", "2028-06", "2028-13-01", "soon", "--"} {
		if got := In("fr").Date(none); got != none {
			t.Errorf("%q is said as %q", none, got)
		}
	}
	if got := In("fr").Count(0, "day"); got != "0 jour" {
		t.Error(got)
	}
}

func TestArticlesAreCitedAsLawyersDo(t *testing.T) {
	for code, want := range map[string]string{"en": "GDPR Art. 5(1)(b)", "fr": "RGPD, art. 5, par. 1, point b)", "nl": "AVG art. 5, lid 1, onder b"} {
		if got := In(code).Cite("GDPR 5(1)(b)"); got != want {
			t.Errorf("%s: %q", code, got)
		}
	}
}

func TestACatalogueThatIsWrongIsRefusedWithItsLine(t *testing.T) {
	for text, want := range map[string]string{"# x\nkey words": "2:", "a\tb\nc\td\te": "2:", "a\tb\na\tc": "2:"} {
		if _, err := parse("xx", text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func FuzzFill(f *testing.F) {
	f.Add("{holder|a|b} {de:data} {do:came} {", "vos {photos}", "P1D")
	f.Add("{do:do} {:data} {x:do} {|}", "", "P")
	f.Fuzz(func(t *testing.T, template, words, period string) {
		if CheckTemplate(template) != nil {
			return
		}
		for _, code := range Codes() {
			In(code).Fill(template, &Facts{Act: words, Holder: words, Data: []string{words}, Slot: "data", New: words, Old: period})
		}
	})
}

func TestARemarkIsMadeAgainInAnotherLanguage(t *testing.T) {
	for remark, want := range map[string]string{
		"":      "",
		"None.": "None.",
		"Part of page 7 is damaged and could not be read.": "Une partie de la page 7 est endommagée et n’a pu être lue.",
		"Part of page 7 is damaged.":                       "Part of page 7 is damaged.",
		"The same words stand at another place.":           "Les mêmes mots figurent ailleurs.",
		"12 sentences are in a language that is not read.": "Nombre de phrases dans une langue qui n’est pas lue\u00a0: 12.",
		" is damaged and could not be read.":               " is damaged and could not be read.",
	} {
		if got := In("fr").Retell(nil, remark); got != want {
			t.Errorf("%q is said as %q", remark, got)
		}
		if back := In("en").Retell(In("fr"), want); want != remark && back != remark {
			t.Errorf("%q goes back to %q", want, back)
		}
	}
}
