package gate

import (
	"path"
	"strings"
	"testing"
	"time"

	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/diff/rules"
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

func TestARuleThatCameAfterTheRuleSetIsToldAndFailsNothing(t *testing.T) {
	rule := rules.Lookup("only-dropped")
	defer func(since int) { rule.Since = since }(rule.Since)
	rule.Since = 2
	for _, tt := range []struct {
		name  string
		set   int
		other string // another rule that fired
		level string
	}{
		{"held at the first set", 1, "", report.LevelNote},
		{"raised", 2, "", report.LevelError},
		{"held, and an older rule fired too, which is graver than the limit", 1, "medium", report.LevelError},
		{"held, and an older rule fired too, which is not", 1, "low", report.LevelWarning},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := weakened()
			if tt.other != "" {
				c := &d.Diff.Changes[0]
				c.Rules = append(c.Rules, report.Finding{ID: "hedge-added", Verdict: "weakened", Severity: tt.other})
			}
			got := Judge([]Document{d}, &Policy{AsOf: "2030-01-01", RuleSet: tt.set, Limit: Limit{Severity: "medium"}})
			if got.Findings[0].Level != tt.level || got.Failed != (tt.level == report.LevelError) {
				t.Errorf("level %s, failed %v", got.Findings[0].Level, got.Failed)
			}
		})
	}
}

func TestSentencesThatWereNotReadAreToldAndFailOnlyWhereThatIsAskedFor(t *testing.T) {
	d := Document{Path: "a.md", State: "changed", Old: &wire.Document{}, New: &wire.Document{}, Diff: &report.Diff{Unread: []report.Passage{
		{Side: "old", Passage: wire.Passage{Quote: "Once.", Span: wire.Span{Line: 3}}}, {Side: "new", Passage: wire.Passage{Quote: "Now.", Span: wire.Span{Line: 5}}}}}}
	for severity, failed := range map[string]bool{"": false, "high": true} {
		got := Judge([]Document{d}, &Policy{AsOf: "2030-01-01", Limit: Limit{Severity: "medium"}, Rules: map[string]string{UnreadChanged: severity}})
		if len(got.Findings) != 1 || got.Failed != failed || got.Findings[0].At.Quote != "Now." || got.Findings[0].Was.Quote != "Once." {
			t.Errorf("severity %q: %+v", severity, got.Findings)
		}
	}
}

func TestATranslationThatSaidSoBeforeIsNotLeftBehind(t *testing.T) {
	clause := func(id, keep string) *wire.Clause {
		return &wire.Clause{ID: id, Norm: "Provider Practice Store data=Transaction keep=" + keep, Data: []string{"Transaction"}}
	}
	one := Document{Path: "a.en.md", Group: "g", State: "changed", Old: &wire.Document{}, New: &wire.Document{}, Diff: &report.Diff{Changes: []report.Change{{ID: "1", Verdict: "weakened",
		Severity: "medium", Old: clause("short", "P12M"), New: clause("long", "P24M"), Rules: []report.Finding{{ID: "retention-longer", Verdict: "weakened", Severity: "medium"}}}}}}
	for name, tt := range map[string]struct {
		clause *wire.Clause
		late   bool
	}{
		"it still says the old period":       {clause("short", "P12M"), true},
		"it said the new one already":        {clause("long", "P24M"), false},
		"it says the old one in other words": {clause("other", "P12M"), true},
	} {
		other := Document{Path: "a.fr.md", Group: "g", State: "unchanged", Old: &wire.Document{}, New: &wire.Document{Clauses: []wire.Clause{*tt.clause}}}
		late := false
		for _, i := range Judge([]Document{one, other}, &Policy{AsOf: "2030-01-01"}).Findings {
			late = late || i.Rule == TranslationLate
		}
		if late != tt.late {
			t.Errorf("%s: left behind %v", name, late)
		}
	}
}

func TestWhatTheCheckItselfFindsIsHeldAtTheRuleSetToo(t *testing.T) {
	o := own(StatementDeleted)
	defer func(since int) { o.Since = since }(o.Since)
	o.Since = 2
	d := Document{Path: "a.md", State: "deleted", Old: &wire.Document{}}
	for set, failed := range map[int]bool{1: false, 2: true} {
		if got := Judge([]Document{d}, &Policy{AsOf: "2030-01-01", RuleSet: set, Limit: Limit{Severity: "medium"}}); got.Failed != failed || len(got.Findings) != 1 {
			t.Errorf("at rule set %d: %+v", set, got.Findings)
		}
	}
	if RuleSet() < 2 {
		t.Error("the latest rule set does not count what the check itself finds")
	}
}

func TestAWaiverHoldsForTheDocumentsThatItNames(t *testing.T) {
	for document, failed := range map[string]bool{"": false, "a.md": false, "*.md": false, "b.md": true, "*.html": true} {
		p := &Policy{AsOf: "2030-01-01", Limit: Limit{Severity: "high"}, Matches: func(pattern, name string) bool { ok, err := path.Match(pattern, name); return ok && err == nil },
			Waivers: []report.Waiver{{Fingerprint: "00000000000000aa", Expires: "2030-01-01", Document: document}}}
		if got := Judge([]Document{weakened()}, p); got.Failed != failed {
			t.Errorf("a waiver for %q: failed %v", document, got.Failed)
		}
	}
}

// stated is a date or a promise of notice that a document states.
func stated(date string) wire.Stated {
	if date == "" {
		return wire.Stated{}
	}
	return wire.Stated{Date: date, Words: date, Quote: "Stated.", Span: wire.Span{Line: 3}}
}

func TestDatesThatWereNotKeptAreFindings(t *testing.T) {
	notice := func(period string) wire.Stated {
		return wire.Stated{Period: period, Quote: "We will tell you.", Span: wire.Span{Line: 9}}
	}
	for _, tt := range []struct {
		name     string
		was, now wire.Dates
		want     string
	}{
		{"nothing is said", wire.Dates{}, wire.Dates{}, ""},
		{"the date moved", wire.Dates{Updated: stated("2029-01-01")}, wire.Dates{Updated: stated("2029-06-01")}, ""},
		{"the date stayed", wire.Dates{Updated: stated("2029-01-01")}, wire.Dates{Updated: stated("2029-01-01")}, DateUnchanged},
		{"the date stayed in words that can be read two ways", wire.Dates{Updated: wire.Stated{Words: "03/04/2029", Quote: "q"}},
			wire.Dates{Updated: wire.Stated{Words: "03/04/2029", Quote: "q"}}, DateUnchanged},
		{"the number stayed", wire.Dates{Version: stated("2.1")}, wire.Dates{Version: stated("2.1")}, VersionUnchanged},
		{"it takes effect before it is published", wire.Dates{}, wire.Dates{Updated: stated("2029-06-10"), Effective: stated("2029-06-01")}, EffectiveEarly},
		{"before today, where nothing says when it was updated", wire.Dates{}, wire.Dates{Effective: stated("2029-12-01")}, EffectivePast},
		{"it names nothing but the day from which it holds, and that stayed", wire.Dates{Effective: stated("2029-12-01")}, wire.Dates{Effective: stated("2029-12-01")}, EffectiveUnchanged},
		{"in the month of its publication", wire.Dates{}, wire.Dates{Updated: stated("2029-06-10"), Effective: stated("2029-06")}, ""},
		{"sooner than promised", wire.Dates{Notice: notice("P30D")}, wire.Dates{Updated: stated("2029-06-01"), Effective: stated("2029-06-30")}, NoticeTooShort},
		{"as promised", wire.Dates{Notice: notice("P30D")}, wire.Dates{Updated: stated("2029-06-01"), Effective: stated("2029-07-01")}, ""},
		{"a month from the last of January", wire.Dates{Notice: notice("P1M")}, wire.Dates{Updated: stated("2029-01-31"), Effective: stated("2029-02-28")}, ""},
		{"a day short of a month", wire.Dates{Notice: notice("P1M")}, wire.Dates{Updated: stated("2029-03-15"), Effective: stated("2029-04-14")}, NoticeTooShort},
		{"notice is promised and no day is named", wire.Dates{Notice: notice("P30D")}, wire.Dates{Updated: stated("2029-06-01")}, NoticeUndated},
		{"the old day is still named", wire.Dates{Notice: notice("P30D"), Effective: stated("2028-01-01")}, wire.Dates{Updated: stated("2029-06-01"), Effective: stated("2028-01-01")}, NoticeUndated},
		{"telling is promised without a period", wire.Dates{Notice: notice("")}, wire.Dates{Updated: stated("2029-06-01")}, NoticePromised},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := weakened()
			d.Old.Dates, d.New.Dates = tt.was, tt.now
			var found []string
			for _, i := range Judge([]Document{d}, &Policy{AsOf: "2030-01-01", Limit: Limit{Severity: "medium"}}).Findings {
				if i.Change == "" {
					found = append(found, i.Rule)
				}
			}
			if got := strings.Join(found, " "); got != tt.want {
				t.Errorf("found %q, want %q", got, tt.want)
			}
		})
	}
}

func TestTheMessageOfANoticeSaysItsPeriodInWords(t *testing.T) {
	d := weakened()
	d.Old.Dates.Notice = wire.Stated{Period: "P30D", Quote: "q"}
	d.New.Dates.Updated, d.New.Dates.Effective = stated("2029-06-01"), stated("2029-06-11")
	for _, i := range Judge([]Document{d}, &Policy{AsOf: "2030-01-01"}).Findings {
		if i.Rule == NoticeTooShort && i.Message != "The old text promised 30 days of notice before a change; from 2029-06-01 to 2029-06-11, people get 10 days." {
			t.Error(i.Message)
		}
	}
}

func TestADurationOfOneUnitEndsOnADay(t *testing.T) {
	from := time.Date(2027, 12, 31, 0, 0, 0, 0, time.UTC)
	for duration, want := range map[string]string{"P14D": "2028-01-14", "P2M": "2028-02-29", "P1Y": "2028-12-31", "PT72H": "2028-01-03", "": "", "soon": "", "P1W2": ""} {
		got, ok := after(from, duration)
		if ok != (want != "") || ok && got.Format(time.DateOnly) != want {
			t.Errorf("%s after %s is %s", duration, from, got)
		}
	}
}
