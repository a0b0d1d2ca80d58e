package dpia

import (
	"strings"
	"testing"

	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/read"
)

func register(t testing.TB, code, source string) *promise.Register {
	t.Helper()
	doc, err := read.Read("a.md", []byte(source), read.Options{})
	if err != nil {
		t.Skip(err)
	}
	pack, err := lang.Load(code)
	if err != nil {
		t.Fatal(err)
	}
	return Read(doc, pack)
}

// told is a register in short: number:level>residual, and the deadlines of the measures.
func told(r *promise.Register) string {
	var b strings.Builder
	for _, k := range r.Risks {
		b.WriteString(k.Number + ":" + k.Level.Level)
		if k.Residual.Level != "" {
			b.WriteString(">" + k.Residual.Level)
		}
		for _, m := range k.Measures {
			b.WriteString(" " + m.Deadline)
		}
		b.WriteString(";")
	}
	return b.String()
}

func TestRegistersOfEveryShapeAreRead(t *testing.T) {
	for _, tt := range []struct{ name, code, source, want string }{
		{"numbered headings with labels below", "nl", "## 1. Lek\n\nKans: laag.\n\nRisico: Laag-Laag\n\nMaatregelen:\n\n- Sleutels wisselen\n\nRisico na maatregelen: Laag\n", "1:very-low>low ;"},
		{"a list below a lead-in that states the level", "nl", "De twee hoge risico's zijn:\n\n1. Doorgifte van namen\n2. Verlies van controle\n", "1:high;2:high;"},
		{"marked paragraphs", "en", "## Risks\n\nRisk 1. Names leak. Likelihood: probable. Overall: high.\n\nRisk 2. Files are lost. Overall: low.\n", "1:high;2:low;"},
		{"levels beside their label", "fr", "## Risques\n\n**Risque n° 1 – Fuite.** Les noms sortent. Vraisemblance importante. *Niveau : élevé.*\n", "1:high;"},
		{"a measure's table names the risk", "nl", "### Risico 1: lek\n\n**Niveau: hoog.**\n\n## Maatregelen\n\n| Nr. | Maatregel | Risico | Gereed |\n|---|---|---|---|\n| M1 | Versleutelen | 1 | vóór 1 juli 2026 |\n", "1:high 2026-07-01;"},
		{"a matrix that explains the scale holds no risk", "nl", "| Impact | Kans | Risico |\n|---|---|---|\n| Laag | Hoog | Medium |\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := told(register(t, tt.code, tt.source)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestDeadlinesAreTiedToTheRisksThatTheSentenceNames(t *testing.T) {
	source := "De drie hoge risico's zijn:\n\n1. Lek\n2. Verlies\n3. Misbruik\n\n## Aangekondigde maatregelen\n\n" +
		"De stichting voert deze maatregelen deels voor het einde van de zomer van 2027 door (hoge risico's 1 en 3) en de resterende maatregelen voor het einde van 2027.\n"
	if got, want := told(register(t, "nl", source)), "1:high 2027-09-30;2:high 2027-12-31;3:high 2027-09-30;"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestARecommendationKeepsItsAddressee(t *testing.T) {
	r := register(t, "en", "## Recommendations\n\nWe recommend that the Council publish the list.\n\nProcurement should name its processors.\n")
	if len(r.Recommendations) != 2 || r.Recommendations[0].Addressee != "the Council" || r.Recommendations[1].Addressee != "Procurement" {
		t.Errorf("%+v", r.Recommendations)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("## 1. Lek\n\nRisico: Laag – Laag na\n\nImpact na maatregelen:")
	f.Add("| Risk | Impact | Measure |\n|---|---|---|\n| a | | |\n")
	f.Fuzz(func(t *testing.T, source string) {
		for _, code := range lang.Codes() {
			r := register(t, code, source)
			for _, k := range r.Risks {
				if k.Quote == "" {
					t.Error("a risk without a quote")
				}
			}
		}
	})
}
