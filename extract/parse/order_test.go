package parse

import (
	"testing"

	"github.com/recant/recant/extract/lang"
)

// candidateFor analyses a sentence and gives the candidate whose words are a verb's.
func candidateFor(t *testing.T, code, sentence, words string) *candidate {
	t.Helper()
	pack, err := lang.Load(code)
	if err != nil {
		t.Fatal(err)
	}
	a := analyse(pack, sentence, Context{})
	for _, c := range a.candidates() {
		if !c.implied && !c.nominal && a.words(c.match) == words {
			return &c
		}
	}
	return nil
}

func TestWordOrderTellsSubjectModalAndDenial(t *testing.T) {
	for _, c := range []struct {
		name, code, sentence, words, subject, modal string
		denied                                      bool
	}{
		{"an object pronoun before a final verb is not its subject", "nl", "Wij kunnen u hierover informeren.", "informeren", "Provider", "Permission", false},
		{"a possessive is not a subject", "nl", "We zullen je gegevens wissen.", "wissen", "Provider", "Future", false},
		{"behind a subordinate clause the main clause goes on", "nl", "Wij mogen de gegevens die u ons geeft bewaren.", "bewaren", "Provider", "Permission", false},
		{"and its denial with it", "nl", "Wij zullen nooit de gegevens die u ons geeft verkopen.", "verkopen", "Provider", "Future", true},
		{"an inverted subject stands behind its verb", "nl", "Uw adres verkopen wij niet.", "verkopen", "Provider", "", true},
		{"an agent stands before a final participle", "nl", "Uw adres wordt door ons gewist.", "gewist", "Provider", "", false},
		{"a recipient behind a preposition and words of quantity is no subject", "nl", "Uw adres wordt aan geen enkele adverteerder verkocht.", "verkocht", "", "", true},
		{"a second clause is not under the denial of the first", "nl", "Uw post wordt niet gelezen en alle bestanden worden gewist.", "gewist", "", "", false},
		{"nor the first under that of the second", "nl", "De app wist uw adres en ziet dit niet.", "wist", "Provider", "", false},
		{"but verbs that share what follows share its denial", "nl", "Wij lezen en bewaren uw berichten niet.", "lezen", "Provider", "", true},
		{"in English the nearest actor is the subject", "en", "We think that you may delete your photos.", "delete", "User", "Permission", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := candidateFor(t, c.code, c.sentence, c.words)
			if got == nil {
				t.Fatalf("no candidate %q", c.words)
			}
			subject := ""
			if got.subject != nil {
				subject = got.subject.Value
			}
			if subject != c.subject || got.modal != c.modal || got.denied != c.denied {
				t.Errorf("subject %q modal %q denied %v, want %q %q %v", subject, got.modal, got.denied, c.subject, c.modal, c.denied)
			}
		})
	}
}

func TestAParticipleThatDescribesDataIsNoActBesideAVerb(t *testing.T) {
	for _, sentence := range []string{"De door ons verzamelde gegevens worden niet verkocht.", "De verzamelde gegevens verkopen wij."} {
		if c := candidateFor(t, "nl", sentence, "verzamelde"); c != nil {
			t.Errorf("%q: %+v", sentence, c)
		}
	}
	if candidateFor(t, "nl", "Automatisch verzamelde gegevens", "verzamelde") == nil {
		t.Error("where it is the only verb it may carry the act")
	}
}
