package parse

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
)

// norms are the normal forms of what a sentence says.
func norms(t *testing.T, code, sentence string, ctx Context) []string {
	t.Helper()
	pack, err := lang.Load(code)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, c := range Sentence(pack, sentence, ctx).Clauses {
		out = append(out, c.Norm())
	}
	return out
}

func TestADenialTurnsTheForceAndNothingElseDoes(t *testing.T) {
	for _, tt := range []struct {
		name, code, yes, no string
		allowed             promise.Force
	}{
		{"an English practice", "en", "We share your address with advertisers.", "We do not share your address with advertisers.", promise.Practice},
		{"an English sale", "en", "We sell your data to third parties.", "We never sell your data to third parties.", promise.Practice},
		{"an English purpose", "en", "We use your messages to train our models.", "We do not use your messages to train our models.", promise.Practice},
		{"a French practice", "fr", "Nous partageons votre adresse avec des annonceurs.", "Nous ne partageons pas votre adresse avec des annonceurs.", promise.Practice},
		{"a French sale", "fr", "Nous vendons vos données à des tiers.", "Nous ne vendons jamais vos données à des tiers.", promise.Practice},
		{"a Dutch practice", "nl", "Wij delen uw adres met adverteerders.", "Wij delen uw adres niet met adverteerders.", promise.Practice},
		{"a Dutch sale", "nl", "Wij verkopen uw gegevens aan derden.", "Wij verkopen uw gegevens nooit aan derden.", promise.Practice},
	} {
		t.Run(tt.name, func(t *testing.T) {
			yes, no := norms(t, tt.code, tt.yes, Context{}), norms(t, tt.code, tt.no, Context{})
			if len(yes) == 0 || !strings.Contains(yes[0], " "+string(tt.allowed)+" ") {
				t.Errorf("%q: got %q, want a %s", tt.yes, yes, tt.allowed)
			}
			if len(no) == 0 || !strings.Contains(no[0], " Prohibition ") {
				t.Errorf("%q: got %q, want a prohibition", tt.no, no)
			}
		})
	}
}

func TestALeadInThatOnlyDeniesDeniesItsItems(t *testing.T) {
	for _, tt := range []struct{ code, lead, item string }{
		{"en", "We do none of the following:", "sell your photos;"},
		{"en", "We will never:", "sell your photos;"},
		{"fr", "Nous ne faisons rien de ce qui suit :", "vendre vos données ;"},
		{"fr", "Nous ne ferons jamais ce qui suit :", "vendre vos données ;"},
		{"nl", "Wij doen het volgende niet:", "je foto’s verkopen;"},
		{"nl", "Dit doen wij nooit:", "je foto’s verkopen;"},
	} {
		pack, err := lang.Load(tt.code)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range Sentence(pack, tt.item, Context{Lead: tt.lead, Item: true}).Clauses {
			if c.Act == promise.Sell && c.Force == promise.Prohibition {
				tt.item = ""
			}
		}
		if tt.item != "" {
			t.Errorf("%s: %s %s is not read as a prohibition to sell", tt.code, tt.lead, tt.item)
		}
	}
}

func TestATextWithoutSentenceEndsTakesTimeInItsLengthOnly(t *testing.T) {
	pack, err := lang.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	hostile := strings.Repeat("we do not share your data (with you, and ", 20_000)
	begun := time.Now()
	Sentence(pack, hostile, Context{Lead: hostile})
	if took := time.Since(begun); took > 20*time.Second {
		t.Errorf("took %v for %d bytes", took, len(hostile))
	}
}

func FuzzSentence(f *testing.F) {
	f.Add("We don't sell your data, unless you agree.", "We do not:")
	f.Add("Nous n'utilisons vos données que pour 12 (douze) mois", "Données :")
	f.Add("((((, – | Ja | 30 dagen", "")
	f.Fuzz(func(t *testing.T, sentence, lead string) {
		for _, code := range lang.Codes() {
			pack, err := lang.Load(code)
			if err != nil {
				t.Fatal(err)
			}
			for _, ctx := range []Context{{}, {Lead: lead, Heading: lead, Item: true, Reported: true}} {
				for _, c := range Sentence(pack, sentence, ctx).Clauses {
					if c.Span.Start < 0 || c.Span.End > len(sentence) || c.Span.Start > c.Span.End {
						t.Fatalf("%s: span %v outside of %d bytes of %q", code, c.Span, len(sentence), sentence)
					}
				}
			}
		}
	})
}

func TestASentenceThatEndedDeniesNothingInTheListBelowIt(t *testing.T) {
	for code, said := range map[string][2]string{
		"en": {"We do not knowingly sell personal data of children.", "sell your address to couriers"},
		"fr": {"Nous ne vendons pas sciemment de données d’enfants.", "vendre votre adresse à des coursiers"},
		"nl": {"Wij verkopen niet bewust gegevens van kinderen.", "uw adres verkopen aan koeriers"},
	} {
		for _, norm := range norms(t, code, said[1], Context{Lead: said[0], Item: true}) {
			if strings.Contains(norm, string(promise.Prohibition)) {
				t.Errorf("%s: %s", code, norm)
			}
		}
	}
}

func TestAPronounIsNoUnitBehindANumber(t *testing.T) {
	for _, test := range []struct {
		sentence string
		period   bool
	}{
		{"2.1 Wanneer u klant wordt, vragen wij u om uw naam en adres.", false},
		{"Volgens artikel 7 u mededelen wij u dat uw gegevens worden opgeslagen.", false},
		{"Wij melden u een datalek binnen 72u.", true},
	} {
		if got := norms(t, "nl", test.sentence, Context{}); strings.Contains(strings.Join(got, " "), "within=") != test.period {
			t.Errorf("%s: %v", test.sentence, got)
		}
	}
}

func TestAPeriodOfKeepingIsNoLimitOfWhatIsDoneBeside(t *testing.T) {
	for code, sentence := range map[string]string{
		"en": "Your IP address is collected and kept for 90 days.",
		"fr": "Votre adresse IP est recueillie et conservée pendant 90 jours.",
		"nl": "Uw IP-adres wordt verzameld en gedurende 90 dagen bewaard.",
	} {
		for _, norm := range norms(t, code, sentence, Context{}) {
			if strings.Contains(norm, "within=") {
				t.Errorf("%s: %s", code, norm)
			}
		}
	}
}

func TestTheNameOfAThingHidesNoPromiseMadeInTheSameWords(t *testing.T) {
	for _, test := range []struct{ code, sentence, norm string }{
		{"en", "We do not track or profile you.", "Provider Prohibition Track"},
		{"en", "We do not track browser activity.", "Provider Prohibition Track data=Usage"},
		{"en", "We collect your order history.", "Provider Practice Collect data=Transaction"},
		{"en", "We collect your purchase history.", "Provider Practice Collect data=Transaction"},
		{"fr", "Vous pouvez retirer votre consentement après une commande.", "User Entitlement Choice"},
		{"nl", "Wij kunnen gegevens ophalen bij derden.", "Provider Permission Share data=PersonalData to=ThirdParty"},
	} {
		if got := norms(t, test.code, test.sentence, Context{}); !slices.Contains(got, test.norm) {
			t.Errorf("%s: %q, want %q", test.sentence, got, test.norm)
		}
	}
}
