package contrast_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/recant/recant/diff/contrast"
	"github.com/recant/recant/extract"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/read"
)

const fixtures = "../../golden/contrast"

// document reads a fixture, with some words replaced: pairs of old and new.
func document(t *testing.T, name string, replace ...string) *promise.Statement {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(fixtures, name))
	if err != nil {
		t.Fatal(err)
	}
	return parsed(t, name, strings.NewReplacer(replace...).Replace(string(data)))
}

func parsed(t *testing.T, name, text string) *promise.Statement {
	t.Helper()
	doc, err := read.Read(name, []byte(text), read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s, err := extract.Statement(doc, extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

const (
	french  = "plumelin.fr.md"
	dutch   = "plumelin-onderzoek.nl.md"
	english = "plumelin-lawsuit.en.txt"
)

// brief is a result as a line for each promise: the verdict, some words of it, and how each
// piece of evidence stands to it.
func brief(r *contrast.Result) []string {
	var list []string
	for _, p := range r.Promises {
		words := strings.Fields(p.Passage.Quote)
		line := string(p.Verdict) + " " + strings.Join(words[:min(4, len(words))], " ")
		for _, m := range p.Meetings {
			line += fmt.Sprintf(" / %s %s", r.Evidence[m.Evidence].Language, m.Relation)
		}
		list = append(list, line)
	}
	return list
}

func TestAFrenchPromiseMeetsADutchFindingAndAnEnglishAllegation(t *testing.T) {
	r := contrast.Statements([]*promise.Statement{document(t, french)}, []*promise.Statement{document(t, dutch), document(t, english)}, extract.Cues)
	want := []string{
		"contested Plumelin n’utilise vos données / en contests / nl contests / en denies",
		"contested Nous n’utilisons pas vos / nl contests",
		"contradicted Nous ne communiquons pas / nl contradicts / en contests / en denies",
		"supported Nous ne vendons jamais / nl supports",
		"contradicted Nous conservons les données / nl contradicts",
		"not-addressed Nous chiffrons vos notes.",
		"not-addressed Vous avez le droit",
		"not-addressed Vous pouvez retirer votre",
	}
	if got := brief(r); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// verdict is that of the promise that begins with some words, against the Dutch findings with
// some words replaced.
func verdict(t *testing.T, begins string, replace ...string) (contrast.Verdict, []string) {
	t.Helper()
	r := contrast.Statements([]*promise.Statement{document(t, french)}, []*promise.Statement{document(t, dutch, replace...)}, extract.Cues)
	for _, p := range r.Promises {
		if strings.HasPrefix(p.Passage.Quote, begins) {
			var doubts []string
			for _, m := range p.Meetings {
				doubts = append(doubts, m.Doubts...)
			}
			return p.Verdict, doubts
		}
	}
	t.Fatalf("no promise begins with %q", begins)
	return "", nil
}

func TestEverySlotMustMeetBeforeAPromiseIsContradicted(t *testing.T) {
	const sharing = "Plumelin deelt persoonsgegevens van leerlingen met derde partijen."
	for _, tt := range []struct {
		why, finding string
		want         contrast.Verdict
	}{
		{"as found", sharing, contrast.Contradicted},
		{"another act", "Plumelin verzamelt persoonsgegevens van leerlingen.", contrast.Silent},
		{"another recipient", "Plumelin deelt persoonsgegevens van leerlingen met een verwerker.", contrast.Silent},
		{"no processor at all", "Plumelin deelt persoonsgegevens met twee bedrijven die geen verwerker zijn.", contrast.Contradicted},
		{"with consent", "Plumelin deelt persoonsgegevens met derde partijen als u daarvoor toestemming geeft.", contrast.Silent},
		{"not done", "Plumelin deelt geen persoonsgegevens van leerlingen met derde partijen.", contrast.Supported},
		{"only possible", "Plumelin kan persoonsgegevens van leerlingen delen met derde partijen.", contrast.Contested},
	} {
		if got, _ := verdict(t, "Nous ne communiquons pas", sharing, tt.finding); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.why, got, tt.want)
		}
	}
}

func TestAFindingOnAnotherProductOrOfAnotherTimeOnlyContests(t *testing.T) {
	old, doubts := verdict(t, "Nous ne communiquons pas", "2026", "2021")
	if old != contrast.Contested || !slices.Contains(doubts, contrast.OtherTime) {
		t.Errorf("years apart: %s %v", old, doubts)
	}
	statement := document(t, french, "Plumelin Notes", "Plumelin Agenda", "le service", "Agenda, le service", "vos notes", "Agenda et vos notes", "Vous avez", "Avec Agenda, vous avez", "d’accéder à vos données", "d’accéder à vos données dans Agenda")
	evidence := document(t, dutch, "Plumelin deelt", "Via Notes deelt Plumelin", "Plumelin bewaart", "In Notes bewaart Plumelin", "Deze DPIA", "Deze DPIA op Notes")
	r := contrast.Statements([]*promise.Statement{statement}, []*promise.Statement{evidence}, extract.Cues)
	for _, p := range r.Promises {
		if p.Verdict == contrast.Contradicted {
			t.Errorf("another product contradicts %q: %v", p.Passage.Quote, p.Meetings[0].Doubts)
		}
	}
}

func TestAChoiceAboutOneThingIsNoneAboutAnother(t *testing.T) {
	const shared = "Plumelin deelt persoonsgegevens van leerlingen met derde partijen."
	got, _ := verdict(t, "Vous pouvez retirer", shared, "Leerlingen hebben geen mogelijkheid om het verzamelen van gebruiksgegevens uit te schakelen.")
	if got != contrast.Silent {
		t.Errorf("a choice that is missing makes another one %s", got)
	}
	got, _ = verdict(t, "Vous avez le droit", shared, "Plumelin geeft leerlingen geen inzage in de persoonsgegevens die Plumelin over hen verwerkt.")
	if got != contrast.Contradicted {
		t.Errorf("access that is refused leaves the right to it %s", got)
	}
}

func TestAnotherCompanyIsNoEvidence(t *testing.T) {
	r := contrast.Statements([]*promise.Statement{document(t, french)}, []*promise.Statement{document(t, english, "Plumelin", "Tintorel", "PLUMELIN", "TINTOREL")}, extract.Cues)
	for _, p := range r.Promises {
		if p.Verdict != contrast.Silent {
			t.Errorf("%q is %s by what is said of another company", p.Passage.Quote, p.Verdict)
		}
	}
}

func TestWhatIsRecommendedOrPlannedIsNoFinding(t *testing.T) {
	got, _ := verdict(t, "Nous ne communiquons pas", "Plumelin deelt persoonsgegevens van leerlingen met derde partijen.", "Plumelin is van plan om persoonsgegevens van leerlingen met derde partijen te delen.")
	if got != contrast.Silent {
		t.Errorf("a plan makes the promise %s", got)
	}
}

func TestAnAssessmentTellsWhatNoStatementDoes(t *testing.T) {
	for _, tt := range []struct{ finding, want string }{
		{"", "retention-differs P18M"},
		{" Plumelin gebruikt persoonsgegevens om profielen te maken voor gepersonaliseerde inhoud.", "retention-differs P18M, purpose-undisclosed Personalisation"},
	} {
		const kept = "Plumelin bewaart de gebruiksgegevens 18 maanden."
		r := contrast.Statements([]*promise.Statement{document(t, french)}, []*promise.Statement{document(t, dutch, kept, kept+tt.finding)}, extract.Cues)
		var got []string
		for _, g := range r.Gaps {
			got = append(got, g.Kind+" "+g.Value)
		}
		if strings.Join(got, ", ") != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func TestTheNewspapersOfThisHouseContradictNothing(t *testing.T) {
	statement := parsed(t, "tallyroo.md", "# Tallyroo privacy statement\n\nTallyroo gives you cashback. Tallyroo reads your receipts.\n\nWe never sell your receipts. Tallyroo does not share your purchases with third parties.\n")
	data, err := os.ReadFile("../../golden/press/en-tallyroo.txt")
	if err != nil {
		t.Fatal(err)
	}
	r := contrast.Statements([]*promise.Statement{statement}, []*promise.Statement{parsed(t, "press.txt", string(data))}, extract.Cues)
	for _, p := range r.Promises {
		if p.Verdict == contrast.Contradicted {
			t.Errorf("what a newspaper alleges contradicts %q", p.Passage.Quote)
		}
	}
}
