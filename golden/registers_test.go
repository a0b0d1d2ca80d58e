package golden

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/extract/promise/wire"
)

// asOf is the day on which the fixtures' deadlines are looked at.
const asOf = "2026-10-05"

// assessments are the two versions of one impact assessment, in each language and another
// shape each: headings with labels, tables, paragraphs.
var assessments = map[string][2]string{
	"en": {"en-ostrel-market-v1.md", "en-ostrel-market-v2.md"},
	"fr": {"fr-ostrel-marche-v1.md", "fr-ostrel-marche-v2.md"},
	"nl": {"nl-ostrel-markthal-v1.txt", "nl-ostrel-markthal-v2.txt"},
}

func TestEveryAssessmentGivesItsRegister(t *testing.T) {
	files, err := filepath.Glob("dpia/*")
	if err != nil || len(files) < 10 {
		t.Fatalf("no assessments: %v", err)
	}
	for _, f := range files {
		name := filepath.Base(f)
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			expect(t, "registers/"+name+".txt", recant(t, nil, "dpia", "--as-of", asOf, "golden/dpia/"+name))
		})
	}
}

func register(t *testing.T, name string) wire.Document {
	t.Helper()
	var x wire.Extract
	if err := json.Unmarshal(recant(t, nil, "dpia", "-f", "json", "golden/dpia/"+name), &x); err != nil {
		t.Fatal(err)
	}
	return x.Documents[0]
}

// gist is what a register says, its places aside.
func gist(d *wire.Document) string {
	var b strings.Builder
	for _, k := range d.Risks {
		fmt.Fprintln(&b, k.Number, k.Title, k.LevelText, k.LikelihoodText, k.ImpactText, k.ResidualText)
		for _, m := range k.Measures {
			status, deadline := "", ""
			if m.Status != nil {
				status = *m.Status
			}
			if m.Deadline != nil {
				deadline = *m.Deadline
			}
			fmt.Fprintln(&b, " ", m.What, status, deadline, m.Holder, m.Soft)
		}
	}
	for _, p := range d.Processings {
		fmt.Fprintln(&b, p.Name, p.Data, p.Persons, p.Purpose, p.Recipient, p.Retention)
	}
	fmt.Fprintln(&b, len(d.Measures), len(d.Findings), len(d.Recommendations))
	return b.String()
}

func TestEveryFormatGivesTheSameRegister(t *testing.T) {
	for _, name := range []string{"en-ostrel-market-v2", "fr-ostrel-marche-v2"} {
		source := register(t, name+".md")
		want := gist(&source)
		formats, err := filepath.Glob("dpia/" + name + ".*")
		if err != nil || len(formats) < 3 {
			t.Fatalf("%s in %d formats: %v", name, len(formats), err)
		}
		for _, f := range formats {
			d := register(t, filepath.Base(f))
			if got := gist(&d); got != want {
				t.Errorf("%s: %s", f, firstDifference([]byte(want), []byte(got)))
			}
		}
	}
}

// What an assessment in the three languages changes is the same, rule by rule.
func TestTheLanguagesGiveTheSameChanges(t *testing.T) {
	want := []string{
		"mixed risk-added measure-added", "mixed risk-gone measure-dropped", "neutral", "neutral", "strengthened measure-done overdue-measure-done",
		"weakened measure-dropped", "weakened measure-overdue", "weakened measure-postponed", "weakened measure-softened", "weakened risk-level-raised residual-raised",
	}
	for code, pair := range assessments {
		var told []string
		for _, c := range changes(t, pair[0], pair[1]).Changes {
			ids := []string{c.Verdict}
			for _, f := range c.Rules {
				ids = append(ids, f.ID)
			}
			told = append(told, strings.Join(ids, " "))
		}
		slices.Sort(told)
		if !slices.Equal(told, want) {
			t.Errorf("%s: got\n%s\nwant\n%s", code, strings.Join(told, "\n"), strings.Join(want, "\n"))
		}
	}
}

func changes(t *testing.T, old, new string) *report.Diff {
	t.Helper()
	var d report.Diff
	data := recant(t, nil, "diff", "--dpia", "--as-of", asOf, "-f", "json", "golden/dpia/"+old, "golden/dpia/"+new)
	if err := json.Unmarshal(data, &d); err != nil {
		t.Fatal(err)
	}
	return &d
}

func TestVersionsOfAnAssessmentGiveTheirReport(t *testing.T) {
	for code, pair := range assessments {
		report := recant(t, nil, "diff", "--dpia", "--as-of", asOf, "-f", "markdown", "golden/dpia/"+pair[0], "golden/dpia/"+pair[1])
		from, to := bytes.Index(report, []byte("## Weakened")), bytes.Index(report, []byte("## How much was read"))
		if from < 0 || to < from {
			t.Fatalf("%s: no changes in\n%s", code, report)
		}
		expect(t, "registers/"+code+"-ostrel.md", report[from:to]) // how much of the prose is read is held elsewhere
	}
}

// A register against itself changes nothing, whatever the format of either.
func TestAnAssessmentAgainstItselfChangesNothing(t *testing.T) {
	for _, pair := range [][2]string{{"en-ostrel-market-v2.md", "en-ostrel-market-v2.md"}, {"en-ostrel-market-v2.md", "en-ostrel-market-v2.html"},
		{"fr-ostrel-marche-v2.pdf", "fr-ostrel-marche-v2.docx"}, {"fr-valcendre-badges-pia.json", "fr-valcendre-badges-pia.json"}, {"nl-wadhoven-rijksmodel.json", "nl-wadhoven-rijksmodel.json"}} {
		for _, c := range changes(t, pair[0], pair[1]).Changes {
			if len(c.Rules) > 0 && c.Rules[0].ID != "measure-overdue" {
				t.Errorf("%s against %s: %s: %s", pair[0], pair[1], c.Rules[0].ID, c.Rules[0].Message)
			}
		}
	}
}

var tags = regexp.MustCompile("<[^>]*>")

// Every quote of a structured file stands in the value that its pointer and its bytes name.
func TestQuotesOfStructuredFilesStandWhereTheySay(t *testing.T) {
	for _, name := range []string{"en-hallworth-badges-pia.json", "fr-valcendre-badges-pia.json", "nl-wadhoven-rijksmodel.json"} {
		source := readFile(t, "dpia/"+name)
		d, checked := register(t, name), 0
		check := func(quote string, s wire.Span) {
			var value any
			if err := json.Unmarshal(source[s.SourceStart:s.SourceEnd], &value); err != nil {
				t.Fatalf("%s: %s: %v", name, s.Pointer, err)
			}
			for _, w := range strings.Fields(quote) {
				if !strings.Contains(tags.ReplaceAllString(fmt.Sprint(value), ""), w) {
					t.Errorf("%s: %q does not stand in %s", name, w, s.Pointer)
				}
			}
			line := bytes.Count(source[:s.SourceStart], []byte("\n")) + 1
			if s.Line != line || s.Column < 1 || pointed(t, source, s.Pointer) != fmt.Sprint(value) {
				t.Errorf("%s: %s is at line %d, not %d", name, s.Pointer, line, s.Line)
			}
			checked++
		}
		for _, k := range d.Risks {
			check(k.Quote, k.Span)
			for _, m := range k.Measures {
				check(m.Quote, m.Span)
			}
		}
		for _, m := range d.Measures {
			check(m.Quote, m.Span)
		}
		if checked < 4 {
			t.Errorf("%s: only %d quotes", name, checked)
		}
	}
}

// pointed is the value that an RFC 6901 pointer names.
func pointed(t *testing.T, source []byte, pointer string) string {
	t.Helper()
	var value any
	if err := json.Unmarshal(source, &value); err != nil {
		t.Fatal(err)
	}
	for _, key := range strings.Split(pointer, "/")[1:] {
		switch v := value.(type) {
		case map[string]any:
			value = v[strings.NewReplacer("~1", "/", "~0", "~").Replace(key)]
		case []any:
			var i int
			if _, err := fmt.Sscan(key, &i); err != nil || i >= len(v) {
				t.Fatalf("%s names nothing", pointer)
			}
			value = v[i]
		}
	}
	return fmt.Sprint(value)
}

// What a form answers about the processing is compared beside its risks.
func TestAFormTellsOfItsProcessingToo(t *testing.T) {
	for _, tt := range []struct{ name, old, new, rule string }{
		{"fr-valcendre-badges-pia.json", "est conservé trente jours", "est conservé deux ans", "retention-longer"},
		{"en-hallworth-badges-pia.json", `"gauge": 2`, `"gauge": 4`, "risk-impact-raised"},
		{"fr-valcendre-badges-pia.json", `"Chiffrement", "Traçabilité"`, `"Traçabilité"`, "measure-for-fewer-risks"},
		{"nl-wadhoven-rijksmodel.json", `"17.1.4": {"value": "laag"`, `"17.1.4": {"value": "hoog"`, "residual-raised"},
	} {
		source := string(readFile(t, "dpia/"+tt.name))
		if !strings.Contains(source, tt.old) {
			t.Fatalf("%s does not hold %q", tt.name, tt.old)
		}
		newer := filepath.Join(t.TempDir(), tt.name)
		if err := os.WriteFile(newer, []byte(strings.Replace(source, tt.old, tt.new, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
		var d report.Diff
		if err := json.Unmarshal(recant(t, nil, "diff", "-f", "json", "golden/dpia/"+tt.name, newer), &d); err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, c := range d.Changes {
			for _, f := range c.Rules {
				ids = append(ids, f.ID)
			}
		}
		if !slices.Contains(ids, tt.rule) {
			t.Errorf("%s, %q: %v, not %s", tt.name, tt.new, ids, tt.rule)
		}
	}
}
