package report

import (
	_ "embed" // for the schema

	"github.com/recant/recant/extract/promise/wire"
)

// CheckID names the contract in its "schema" field.
const CheckID = "recant.check/1"

// CheckSchema is the JSON Schema (draft 2020-12) of Check; a document's "diff" is a recant.diff/1.
//
//go:embed check.schema.json
var CheckSchema string

// Check is what `recant check` prints: documents against their bases, judged by a policy.
type Check struct {
	Schema    string       `json:"schema"`
	AsOf      string       `json:"as_of"`    // ISO 8601 date that waivers and dates were judged on
	RuleSet   int          `json:"rule_set"` // number of the rules that could fail it
	FailOn    string       `json:"fail_on"`  // the limit
	Failed    bool         `json:"failed"`
	Summary   CheckSummary `json:"summary"`
	Documents []Checked    `json:"documents"` // in the order of their paths
	Findings  []Issue      `json:"findings"`  // open ones first, worst first
	Notes     []string     `json:"notes"`
	Made      *Made        `json:"made,omitempty"`
}

// CheckSummary counts findings.
type CheckSummary struct {
	Documents int `json:"documents"`
	Errors    int `json:"errors"`   // open, and over the limit
	Warnings  int `json:"warnings"` // open, and not over the limit
	Notes     int `json:"notes"`    // open, told and never counted against it
	Waived    int `json:"waived"`
	Baseline  int `json:"baseline"` // known when recant was adopted
}

// Checked is one document of a check.
type Checked struct {
	Path  string `json:"path"`
	Group string `json:"group"` // the same statement in several languages; "" for none
	Base  string `json:"base"`  // what it was compared with; "" where it is new
	State string `json:"state"` // changed, unchanged, new, renamed or deleted
	Diff  *Diff  `json:"diff"`  // null where there was nothing to compare
}

// Issue is one thing that a check found.
type Issue struct {
	Fingerprint string   `json:"fingerprint"` // what a waiver names; survives rewording and translation where the normal form does
	Rule        string   `json:"rule"`        // of the leading finding, or of the check itself
	Rules       []string `json:"rules"`       // all that fired
	Verdict     string   `json:"verdict"`     // "" for what the check itself found
	Severity    string   `json:"severity"`
	Confidence  string   `json:"confidence"` // high: both versions were read; medium: one was; low: judged with a doubt
	Level       string   `json:"level"`      // error, warning or note
	State       string   `json:"state"`      // open, waived or baseline
	Path        string   `json:"path"`
	File        string   `json:"file"` // the path from the top of the checkout, as forges call it; of a waiver, the configuration
	Language    string   `json:"language"`
	Change      string   `json:"change"` // id of the change in the document's diff; "" for none
	At          *Place   `json:"at"`     // in the new version; null where the text is gone
	Was         *Place   `json:"was"`    // in the old version; null where there was none
	Near        *Place   `json:"near"`   // in the new version, what stands before the text that is gone; null where none is
	Message     string   `json:"message"`
	Args        []string `json:"args"` // of the message, for those that the check itself found
	Witness     string   `json:"witness"`
	Waiver      *Waiver  `json:"waiver"` // that it is waived by, or that it is about; null for none
}

// Place is where something stands in a source as its author wrote it.
type Place struct {
	Source  string    `json:"source"`
	Span    wire.Span `json:"span"`
	Section []string  `json:"section"`
	Quote   string    `json:"quote"`
}

// Waiver lets a finding pass, and says who answers for that, why and until when.
type Waiver struct {
	Fingerprint string `json:"fingerprint"`
	Reason      string `json:"reason"`
	Owner       string `json:"owner"`
	Expires     string `json:"expires"`  // ISO 8601 date, the last day that it holds
	Document    string `json:"document"` // "" for all
	Line        int    `json:"line"`     // of the configuration, from 1; 0 unknown
}

// The levels and states of an Issue.
const (
	LevelError    = "error"
	LevelWarning  = "warning"
	LevelNote     = "note"
	StateOpen     = "open"
	StateWaived   = "waived"
	StateBaseline = "baseline"
)

// CheckOf makes a check of a single comparison that has no policy: what got weaker in full
// or in part is a warning. The formats of continuous integration are rendered from it.
func CheckOf(d *Diff) *Check {
	c := &Check{Schema: CheckID, Documents: []Checked{{Path: d.New.Source, Base: d.Old.Source, State: "changed", Diff: d}}, Findings: []Issue{}, Notes: d.Notes, Made: d.Made}
	for _, v := range verdicts[:2] {
		for _, ch := range d.of(v) {
			c.Findings = append(c.Findings, IssueOf(d, ch))
		}
	}
	c.Summary = CheckSummary{Documents: 1, Warnings: len(c.Findings)}
	return c
}

// IssueOf tells of one change, as an open warning.
func IssueOf(d *Diff, ch *Change) Issue {
	i := issueOf(ch)
	i.Path, i.Language = d.New.Source, d.New.Language
	i.At, i.Was = placeOf(d.New.Source, ch.New), placeOf(d.Old.Source, ch.Old)
	return i
}

// issueOf tells of a change without its place.
func issueOf(ch *Change) Issue {
	i := Issue{Fingerprint: ch.fingerprint(), Rules: []string{}, Verdict: ch.Verdict, Severity: ch.Severity, Confidence: ch.confidence(), Level: LevelWarning, State: StateOpen,
		Change: ch.ID, Near: ch.Near, Message: ch.Note, Args: []string{}, Witness: ch.Witness}
	for k := range ch.Rules {
		f := &ch.Rules[k]
		if i.Rule == "" {
			i.Rule, i.Message = f.ID, f.Message
		}
		if f.Verdict == "weakened" && ch.rule(i.Rule).Verdict != "weakened" {
			i.Rule, i.Message = f.ID, f.Message // a mixed change is named by what got worse
		}
		i.Rules = append(i.Rules, f.ID)
	}
	return i
}

// rule is the finding of a rule.
func (c *Change) rule(id string) *Finding {
	for k := range c.Rules {
		if c.Rules[k].ID == id {
			return &c.Rules[k]
		}
	}
	return &Finding{}
}

// confidence is high where the old promise and the new one were both read.
func (c *Change) confidence() string {
	switch {
	case c.Unsure:
		return "low"
	case c.Old != nil && c.New != nil && c.Old.ID != "" && c.New.ID != "":
		return "high"
	}
	return "medium"
}

func placeOf(source string, c *wire.Clause) *Place {
	if c == nil {
		return nil
	}
	return &Place{Source: source, Span: c.Span, Section: c.Section, Quote: c.Quote}
}

// Locate fills in where the quotes of each side stand in their sources. find is told the
// side ("old" or "new"), the line that a quote begins on and its words; it says false where
// it does not know better.
func (d *Diff) Locate(find func(side string, line int, quote string) (wire.Span, bool)) {
	d.Old.Locate(func(line int, quote string) (wire.Span, bool) { return find("old", line, quote) })
	d.New.Locate(func(line int, quote string) (wire.Span, bool) { return find("new", line, quote) })
	set := func(side, quote string, span *wire.Span) {
		if at, ok := find(side, span.Line, quote); ok {
			span.Place(at)
		}
	}
	for i := range d.Changes {
		c := &d.Changes[i]
		if c.Old != nil {
			set("old", c.Old.Quote, &c.Old.Span)
		}
		if c.New != nil {
			set("new", c.New.Quote, &c.New.Span)
		}
		for k := range c.Also {
			set(c.Also[k].Side, c.Also[k].Quote, &c.Also[k].Span)
		}
	}
	for i := range d.Unread {
		set(d.Unread[i].Side, d.Unread[i].Quote, &d.Unread[i].Span)
	}
}
