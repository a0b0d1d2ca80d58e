package gate

import (
	"testing"

	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/extract/promise/wire"
)

func TestALimitIsReadAndReached(t *testing.T) {
	for _, tt := range []struct {
		limit                      string
		severity, confidence, rule string
		want                       bool
	}{
		{"medium", "high", "low", "only-dropped", true},
		{"medium", "low", "high", "only-dropped", false},
		{"low,confidence=high", "high", "medium", "only-dropped", false},
		{"none", "high", "high", "only-dropped", false},
		{"none,only-dropped", "low", "low", "only-dropped", true},
	} {
		l, err := ParseLimit(tt.limit)
		if err != nil {
			t.Fatal(err)
		}
		if got := l.Reached(&report.Issue{Severity: tt.severity, Confidence: tt.confidence, Rules: []string{tt.rule}}); got != tt.want {
			t.Errorf("%s on %s %s %s: %v", tt.limit, tt.severity, tt.confidence, tt.rule, got)
		}
		if again, err := ParseLimit(l.String()); err != nil || again.String() != l.String() {
			t.Errorf("%s is written %s", tt.limit, l)
		}
	}
	if _, err := ParseLimit("severe"); err == nil {
		t.Error("an unknown word was taken for a limit")
	}
}

// weakened is a document that dropped an "only".
func weakened() Document {
	c := report.Change{ID: "00000000000000aa", Kind: "changed", Verdict: "weakened", Severity: "high",
		Rules: []report.Finding{{ID: "only-dropped", Verdict: "weakened", Severity: "high", Message: "Gone."}}}
	return Document{Path: "a.md", State: "changed", Old: &wire.Document{}, New: &wire.Document{},
		Diff: &report.Diff{Changes: []report.Change{c}, Summary: report.Summary{Weakened: 1}}}
}

func TestWhatIsKnownOffOrNewerFailsNothing(t *testing.T) {
	for _, tt := range []struct {
		name   string
		policy Policy
		rules  map[string]string
		failed bool
	}{
		{"a finding over the limit fails", Policy{}, nil, true},
		{"in the baseline it does not", Policy{Baseline: map[string]bool{"00000000000000aa": true}}, nil, false},
		{"a rule can be off", Policy{Rules: map[string]string{"only-dropped": "off"}}, nil, false},
		{"a document's setting wins", Policy{Rules: map[string]string{"only-dropped": "off"}}, map[string]string{"only-dropped": "high"}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.policy.AsOf, tt.policy.Limit = "2030-01-01", Limit{Severity: "medium"}
			d := weakened()
			d.Rules = tt.rules
			if got := Judge([]Document{d}, &tt.policy).Failed; got != tt.failed {
				t.Errorf("failed: %v", got)
			}
		})
	}
}

func TestDatesThatWereNotKeptAreFindings(t *testing.T) {
	d := weakened()
	d.Old.Dates = wire.Dates{Updated: wire.Stated{Date: "2029-01-01"}, Notice: wire.Stated{Days: 30}}
	d.New.Dates = wire.Dates{Updated: wire.Stated{Date: "2029-01-01"}, Effective: wire.Stated{Date: "2029-01-10"}}
	found := map[string]bool{}
	for _, i := range Judge([]Document{d}, &Policy{AsOf: "2030-01-01", Limit: Limit{Severity: "medium"}}).Findings {
		found[i.Rule] = true
	}
	if !found[DateUnchanged] || !found[NoticeTooShort] {
		t.Errorf("found %v", found)
	}
}
