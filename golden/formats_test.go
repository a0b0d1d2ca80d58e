package golden

import (
	"path/filepath"
	"testing"

	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/extract/promise"
)

// The same statement as Markdown, HTML, Word and PDF (from a word processor, and from a
// browser) makes the same promises. A PDF has lost what is a heading and what a cell: the rows
// of its tables, records in the other formats, come out cell by cell, so up to a fifth of its
// promises may differ from the Markdown's; the others may not differ at all.
func TestEveryFormatMakesTheSamePromises(t *testing.T) {
	_, want := statement(t, "v1.md", readFile(t, "pairs/lanternfold-en/v1.md"))
	for _, tt := range []struct {
		file      string
		tolerance float64
	}{{"v1.html", 0}, {"v1.docx", 0}, {"v1.pdf", 0.2}, {"v1-browser.pdf", 0.2}} {
		t.Run(tt.file, func(t *testing.T) {
			_, got := statement(t, tt.file, readFile(t, filepath.Join("formats", tt.file)))
			if got == nil {
				t.Fatal("not read")
			}
			missing, extra := unlike(norms(want), norms(got))
			if most := int(tt.tolerance * float64(len(norms(want)))); len(missing) > most || len(extra) > most {
				t.Errorf("of %d promises %d are missing and %d are extra, more than %d:\nmissing %q\nextra %q",
					len(norms(want)), len(missing), len(extra), most, missing, extra)
			}
		})
	}
}

// norms are the normal forms of a statement, in document order.
func norms(s *promise.Statement) []string {
	var list []string
	for i := range s.Passages {
		for j := range s.Passages[i].Clauses {
			list = append(list, s.Passages[i].Clauses[j].Norm())
		}
	}
	return list
}

// unlike gives what only one of two lists holds, counting how often.
func unlike(want, got []string) (missing, extra []string) {
	count := map[string]int{}
	for _, n := range got {
		count[n]++
	}
	for _, n := range want {
		if count[n] == 0 {
			missing = append(missing, n)
			continue
		}
		count[n]--
	}
	for _, n := range got {
		if count[n] > 0 {
			extra = append(extra, n)
			count[n]--
		}
	}
	return missing, extra
}

// A version may change its format: only what the words say counts.
func TestTwoVersionsMayHaveTwoFormats(t *testing.T) {
	plain := recant(t, nil, "diff", "--format", "json", "golden/pairs/lanternfold-en/v1.md", "golden/pairs/lanternfold-en/v2.md")
	mixed := recant(t, nil, "diff", "--format", "json", "golden/formats/v1.html", "golden/formats/v2.docx")
	if a, b := verdicts(t, plain), verdicts(t, mixed); a != b {
		t.Errorf("Markdown gives %+v, HTML against Word %+v", a, b)
	}
}

// verdicts are the judged counts of a JSON report.
func verdicts(t *testing.T, data []byte) report.Summary {
	t.Helper()
	saved, err := report.Load(data)
	if err != nil {
		t.Fatal(err)
	}
	s := saved.Diff.Summary
	s.Neutral, s.UnreadChanged = 0, 0
	return s
}
