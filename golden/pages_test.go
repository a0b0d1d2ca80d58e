package golden

import (
	"fmt"
	"strings"
	"testing"

	"github.com/recant/recant/diff"
	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/diff/rules"
	"github.com/recant/recant/extract"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/read"
)

// TestRulePagesFireOnTheirExamples runs the examples of every rule page, in each language,
// through the whole way from text to finding: each must fire its rule, and reversed must
// fire the mirror of it or nothing.
func TestRulePagesFireOnTheirExamples(t *testing.T) {
	for _, r := range rules.All() {
		for _, e := range r.Examples {
			t.Run(fmt.Sprintf("%s/%s", r.ID, e.Lang), func(t *testing.T) {
				there := compareAsOf(t, &e, e.Old, e.New)
				if !fired(there, r.ID) {
					t.Errorf("%s.md:%d: does not fire: %s", r.ID, e.Line, told(there))
				}
				back := compareAsOf(t, &e, e.New, e.Old)
				for _, c := range back.Changes {
					for _, f := range c.Findings {
						if f.Verdict == r.Verdict {
							t.Errorf("%s.md:%d: reversed, %s fires, which is %s too", r.ID, e.Line, f.Rule, r.Verdict)
						}
					}
				}
			})
		}
	}
}

// TestRulePagesHaveExamplesInEveryLanguage keeps a rule from holding in one language only.
func TestRulePagesHaveExamplesInEveryLanguage(t *testing.T) {
	for _, r := range rules.All() {
		have := map[string]bool{}
		for _, e := range r.Examples {
			have[e.Lang] = true
		}
		for _, code := range []string{"en", "fr", "nl"} {
			if !have[code] {
				t.Errorf("%s.md has no example in %q", r.ID, code)
			}
		}
	}
}

func compare(t *testing.T, code, old, new string) *change.Result {
	t.Helper()
	return diff.Statements(readText(t, code, old), readText(t, code, new))
}

func compareAsOf(t *testing.T, e *rules.Example, old, new string) *change.Result {
	t.Helper()
	return diff.Compare(readText(t, e.Lang, old), readText(t, e.Lang, new), diff.Options{AsOf: e.AsOf})
}

func readText(t *testing.T, code, words string) *promise.Statement {
	t.Helper()
	doc, err := read.Read("example.md", []byte("# "+code+"\n\n"+words+"\n"), read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s, err := extract.Statement(doc, extract.Options{Language: code})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func fired(r *change.Result, id string) bool {
	for _, c := range r.Changes {
		for _, f := range c.Findings {
			if f.Rule == id {
				return true
			}
		}
	}
	return false
}

// told is what a comparison found instead, for the message of a failure.
func told(r *change.Result) string {
	var parts []string
	for _, c := range r.Changes {
		ids := []string{string(c.Kind)}
		for _, f := range c.Findings {
			ids = append(ids, f.Rule)
		}
		for _, s := range []*change.Side{c.Old, c.New} {
			if s != nil && s.Commitment != nil {
				ids = append(ids, "["+s.Commitment.Norm()+"]")
			}
		}
		parts = append(parts, strings.Join(ids, " "))
	}
	return strings.Join(parts, "; ")
}
