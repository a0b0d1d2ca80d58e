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
		{"a value on the line below its label", "nl", "## 1. Lek\n\nKans: laag. Impact: hoog.\n\nRisico na maatregelen:\n\nLaag\n", "1:>low;"},
		{"a table with its own title column", "en", "# Risks\n\n| ID | Risk | Risk level | Controls | Residual risk | Target date |\n|---|---|---|---|---|---|\n| R-01 | Names leak | 4 x 4 = 16 High | Encrypt; delete | Low | Q3 2026 |\n", "R-01:high>low 2026-09-30 2026-09-30;"},
		{"a second table that says what is left", "en", "# Risks\n\n| Risk | Overall risk |\n|---|---|\n| Names leak | High |\n\n| Risk | Options to reduce risk | Residual risk |\n|---|---|---|\n| Names leak | Encrypt | Low |\n", "1:high>low ;"},
		{"figures of a scale of four", "fr", "## 4.1 Accès illégitime aux images\n\nGravité : 3 – Importante\n\nVraisemblance : 2\n\nNiveau : 4/4\n", "4.1:very-high;"},
		{"scores stay as they are", "en", "## Risks\n\nR1 Names leak. Likelihood: 4. Risk score: 12. Residual risk: 4.\n", "R1:;"},
		{"a block of labels", "en", "## Risks\n\nRisk: Names leak Likelihood: low Impact: high Overall risk: medium Measures: Encrypt, Delete\n", "1:medium  ;"},
		{"a list in a risk that is no measure", "nl", "## 1. Lek\n\nKans: laag. Impact: hoog.\n\nGevolgen kunnen zijn:\n\n- Namen op straat\n\nMaatregelen:\n\n- Sleutels wisselen vóór 1-7-2026\n", "1: 2026-07-01;"},
		{"a form of two columns", "fr", "# Risques\n\n| Risque | Fuite des noms |\n|---|---|\n| Vraisemblance | Limitée |\n| Niveau | Moyen |\n| Mesures | Chiffrer |\n| Échéance | 01/07/2026 |\n| Risque résiduel | Négligeable |\n", "1:medium>very-low 2026-07-01;"},
		{"items below an item", "en", "## Risks\n\n- Names leak (High)\n  - Likelihood: medium\n  - Mitigation: encrypt. Deadline: Q4 2026.\n  - Residual risk: low\n- Files are lost\n  - Impact: low\n", "1:high>low 2026-12-31;2:;"},
		{"a list of abbreviations is no form", "nl", "# DPIA\n\n| AP | Autoriteit |\n|---|---|\n| Risico | Kans maal impact |\n", ""},
		{"the three risks of the French method", "fr", "# Analyse d’impact\n\n## Mesures existantes ou prévues\n\n### Chiffrement\n\nLa base est chiffrée.\n\n## Accès illégitime à des données\n\nMesures : Chiffrement, Sauvegardes\n\nGravité : Importante.\n", "1:  ;"},
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

func TestRangesAndListsOfRisksAreRead(t *testing.T) {
	for code, source := range map[string]string{
		"en": "## Risks\n\nRisk 1. a. Overall: high.\n\nRisk 2. b. Overall: high.\n\nRisk 3. c. Overall: high.\n\n## Measures\n\nAfter these measures risks 1 to 3 fall to low.\n",
		"fr": "## Risques\n\nRisque n° 1. a. Niveau : élevé.\n\nRisque n° 2. b. Niveau : élevé.\n\nRisque n° 3. c. Niveau : élevé.\n\n## Mesures\n\nAprès ces mesures, les risques n° 1, n° 2 et n° 3 sont au niveau faible.\n",
		"nl": "## Risico's\n\nRisico 1. a. Niveau: hoog.\n\nRisico 2. b. Niveau: hoog.\n\nRisico 3. c. Niveau: hoog.\n\n## Maatregelen\n\nNa deze maatregelen zijn risico's 1 t/m 3 laag.\n",
	} {
		if got, want := told(register(t, code, source)), "1:high>low;2:high>low;3:high>low;"; got != want {
			t.Errorf("%s: got %q, want %q", code, got, want)
		}
	}
}

func TestARecommendationKeepsItsAddressee(t *testing.T) {
	r := register(t, "en", "## Recommendations\n\nWe recommend that the Council publish the list.\n\nProcurement should name its processors.\n")
	if len(r.Recommendations) != 2 || r.Recommendations[0].Addressee != "the Council" || r.Recommendations[1].Addressee != "Procurement" {
		t.Errorf("%+v", r.Recommendations)
	}
}

func TestAMeasureKnowsWhatWhoAndHowFirm(t *testing.T) {
	for _, tt := range []struct{ name, code, source, want string }{
		{"labels", "en", "M1. The log is deleted. Addresses risk 1. Owner: Facilities. Status: implemented.", "The log is deleted|done|Facilities|"},
		{"left open", "fr", "M1. Le journal pourrait être effacé. Concerne le risque 1.", "Le journal pourrait être effacé|||pourrait"},
		{"a denial is firm", "nl", "M1. Medewerkers kunnen niet meekijken. Hoort bij risico 1.", "Medewerkers kunnen niet meekijken|||"},
		{"what is over is done", "en", "M1. The disk has been encrypted and the change was completed on 3 May 2026. For risk 1.", "The disk has been encrypted and the change was completed on 3 May 2026|done||"},
		{"what has been so for long", "en", "M1. The log is kept since 3 May 2024. For risk 1.", "The log is kept since 3 May 2024|||"},
		{"what is done every day is not over", "nl", "M1. Tests worden uitgevoerd. Hoort bij risico 1.", "Tests worden uitgevoerd|||"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			heads := map[string][3]string{"en": {"Risks", "Risk", "Measures"}, "fr": {"Risques", "Risque", "Mesures"}, "nl": {"Risico’s", "Risico", "Maatregelen"}}[tt.code]
			r := register(t, tt.code, "## "+heads[0]+"\n\n"+heads[1]+" 1. Lek.\n\n## "+heads[2]+"\n\n"+tt.source+"\n")
			if len(r.Risks) != 1 || len(r.Risks[0].Measures) != 1 {
				t.Fatalf("%+v", r)
			}
			m := r.Risks[0].Measures[0]
			if strings.Contains(tt.source, "since") && m.Deadline != "" {
				t.Errorf("a deadline of %s", m.Deadline)
			}
			if got := m.What + "|" + m.Status + "|" + m.Holder + "|" + m.Soft; got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func FuzzForms(f *testing.F) {
	f.Add(`{"pia": {"name": "A b"}, "answers": [{"reference_to": 325, "data": {"text": "<b>x y</b>", "gauge": 3}}, {"reference_to": 324, "data": {"list": ["A"]}}], "measures": [{"title": "A", "content": "b c"}], "evaluations": [{"reference_to": "3.2", "status": 2, "action_plan_comment": "d e", "estimated_implementation_date": "2026-09-30T00:00:00Z", "gauges": {"x": 1, "y": 5}}]}`)
	f.Add(`{"metadata": {"urn": "urn:nl:dpia:3.0"}, "answers": {"16.1": [{"_index": 0, "16.1.1": {"value": "a b. c"}, "16.1.7": {"value": "hoog"}}], "17.1": [{"_index": 0, "17.1.1": {"value": ["a b. c", "1"]}, "17.1.3": {"value": "d e"}}], "3.1.1[0]": {"value": "f g"}}}`)
	f.Add(`{"metadata": {"savedAt": "x"}, "answers": {"dpia": {"16.1.1[2.1]": {"value": "a b"}, "16.1.7[2.1]": {"value": "laag"}}}}`)
	f.Fuzz(func(t *testing.T, source string) {
		doc, err := read.Read("a.json", []byte(source), read.Options{MaxBytes: 1 << 14})
		if err != nil {
			return
		}
		for _, code := range lang.Codes() {
			pack, err := lang.Load(code)
			if err != nil {
				t.Fatal(err)
			}
			for _, k := range Read(doc, pack).Risks {
				if k.Quote == "" || Structured(doc) && k.Pointer == "" {
					t.Errorf("a risk without its place: %+v", k)
				}
			}
		}
	})
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
