// Package gate decides what a check lets through. What comes in are compared documents and a
// policy as plain values, the day included; what goes out is a report.Check. It knows rules
// and verdicts; it must not know files, git, YAML, the clock, or any language.
package gate

import (
	"slices"
	"sort"
	"strconv"

	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/diff/rules"
	"github.com/recant/recant/diff/words"
	"github.com/recant/recant/extract/promise/wire"
)

// Document is one configured document and what became of it.
type Document struct {
	Path, Group string
	File        string            // its path from the top of the checkout, as forges call it
	Base        string            // what it was compared with; "" for none
	State       string            // changed, unchanged, new, renamed or deleted
	From        string            // its path in the base, where it was renamed
	Diff        *report.Diff      // nil where there was nothing to compare
	Old, New    *wire.Document    // the promises on either side; nil where there is none
	Rules       map[string]string // severity by rule, before the policy's
	Unwatched   bool              // the configuration does not name it, or no more
	Differs     []Differs         // what it does not promise as its translations do, and did before
}

// Policy is what a check holds documents to.
type Policy struct {
	AsOf     string // ISO 8601 date
	RuleSet  int    // rules that came after it never fail a check; 0 for the latest
	Limit    Limit
	Rules    map[string]string // severity by rule: high, medium, low, or off
	Waivers  []report.Waiver
	Baseline map[string]bool                     // fingerprints that were known when recant was adopted
	Matches  func(pattern, document string) bool // of a waiver's document; nil where none is a pattern
	File     string                              // of the configuration, where the waivers stand: its path from the top of the checkout
}

// What the check itself finds, besides the rules that judge changes.
const (
	StatementDeleted   = "statement-deleted"
	StatementRenamed   = "statement-renamed"
	StatementUnwatched = "statement-unwatched"
	WaiverExpired      = "waiver-expired"
	WaiverUnused       = "waiver-unused"
	DateUnchanged      = "date-unchanged"
	EffectiveEarly     = "effective-before-publication"
	EffectivePast      = "effective-in-the-past"
	EffectiveUnchanged = "effective-unchanged"
	VersionUnchanged   = "version-unchanged"
	NoticeTooShort     = "notice-too-short"
	NoticeUndated      = "notice-undated"
	NoticePromised     = "notice-promised"
	TranslationLate    = "translation-left-behind"
	TranslationDiffers = "translation-differs"
	UnreadChanged      = "unread-changed"
)

// OwnRule is something that the check itself finds.
type OwnRule struct {
	ID, Severity string
	Since        int // number of the rule set that it came with
}

// Own are what the check itself finds, each with the severity that it has by itself.
var Own = []OwnRule{
	{StatementDeleted, "high", 1}, {StatementRenamed, "low", 1}, {StatementUnwatched, "medium", 1}, {WaiverExpired, "high", 1}, {WaiverUnused, "medium", 1},
	{DateUnchanged, "medium", 1}, {VersionUnchanged, "medium", 1}, {EffectiveEarly, "medium", 1}, {EffectivePast, "medium", 1}, {EffectiveUnchanged, "medium", 1},
	{NoticeTooShort, "medium", 1}, {NoticeUndated, "medium", 1}, {NoticePromised, "low", 1}, {TranslationLate, "high", 1}, {TranslationDiffers, "medium", 1}, {UnreadChanged, "low", 1},
}

// RuleSet is the number of the latest rules, of the pages and of the check itself.
func RuleSet() int {
	set := rules.Set()
	for _, o := range Own {
		set = max(set, o.Since)
	}
	return set
}

// Known tells whether a rule of that id exists, of the pages or of the check itself.
func Known(id string) bool { return rules.Lookup(id) != nil || own(id) != nil }

func own(id string) *OwnRule {
	for k := range Own {
		if Own[k].ID == id {
			return &Own[k]
		}
	}
	return nil
}

// judge is a check under way.
type judge struct {
	*Policy
	out  *report.Check
	used []bool // by waiver
}

// Judge checks documents, given in the order of their paths.
func Judge(documents []Document, p *Policy) *report.Check {
	j := &judge{Policy: p, used: make([]bool, len(p.Waivers)), out: &report.Check{Schema: report.CheckID, AsOf: p.AsOf, RuleSet: p.RuleSet,
		FailOn: p.Limit.String(), Documents: []report.Checked{}, Findings: []report.Issue{}, Notes: []string{}}}
	for i := range documents {
		d := &documents[i]
		j.out.Documents = append(j.out.Documents, report.Checked{Path: d.Path, Group: d.Group, Base: d.Base, State: d.State, Diff: d.Diff})
		j.statement(d)
		j.changes(d)
		j.unread(d)
		j.hygiene(d)
	}
	j.groups(documents)
	for i := range documents {
		j.differs(&documents[i])
	}
	j.unused()
	j.count()
	return j.out
}

// statement tells of a document that went or took another name.
func (j *judge) statement(d *Document) {
	switch d.State {
	case "deleted":
		i := issue(StatementDeleted, d, d.Path, d.Base)
		if d.Old != nil {
			i.Was = &report.Place{Source: d.Old.Source, Section: []string{}, Span: wire.Span{Line: 1}}
		}
		j.add(d, i)
	case "renamed":
		j.add(d, issue(StatementRenamed, d, d.From, d.Path))
	}
	if d.Unwatched {
		j.add(d, issue(StatementUnwatched, d, d.Path))
	}
}

// changes tells of each promise that got weaker, in full or in part, and of each doubt.
func (j *judge) changes(d *Document) {
	if d.Diff == nil {
		return
	}
	for k := range d.Diff.Changes {
		c := &d.Diff.Changes[k]
		if c.Verdict != "weakened" && c.Verdict != "mixed" {
			continue
		}
		i := report.IssueOf(d.Diff, c)
		i.Path, i.File = d.Path, d.File
		j.add(d, i)
	}
}

// unread tells of sentences about data that changed and gave no commitment: nobody judged
// them, and none is passed over in silence.
func (j *judge) unread(d *Document) {
	if d.Diff == nil || len(d.Diff.Unread) == 0 {
		return
	}
	var quotes []string
	i := issue(UnreadChanged, d, strconv.Itoa(len(d.Diff.Unread)))
	i.At = nil
	for _, u := range d.Diff.Unread {
		quotes = append(quotes, u.Side+" "+u.Quote)
		place := &report.Place{Span: u.Span, Section: u.Section, Quote: u.Quote}
		switch {
		case u.Side == "new" && i.At == nil:
			place.Source, i.At = d.Diff.New.Source, place
		case u.Side == "old" && i.Was == nil:
			place.Source, i.Was = d.Diff.Old.Source, place
		}
	}
	i.Fingerprint = fingerprint(UnreadChanged, d.Path, quotes)
	j.add(d, i)
}

// add judges a finding: its severity by the configuration, its level by the limit, and
// whether somebody answers for it.
func (j *judge) add(d *Document, i report.Issue) {
	severity, later := j.severity(d, &i)
	if severity == "off" {
		return
	}
	i.Severity, i.Level = severity, report.LevelWarning
	switch {
	case later:
		i.Level = report.LevelNote
	case j.Limit.Reached(&i):
		i.Level = report.LevelError
	}
	j.waive(&i)
	j.out.Findings = append(j.out.Findings, i)
}

// later tells whether a rule came after the rule set that the check is held at.
func (j *judge) later(id string) bool {
	since := 1
	if r := rules.Lookup(id); r != nil {
		since = r.Since
	} else if o := own(id); o != nil {
		since = o.Since
	}
	return j.RuleSet > 0 && since > j.RuleSet
}

// severity is the highest that the fired rules have by the document's settings, the
// policy's, or by themselves; "off" where all are off. Rules that came later than the rule
// set count for nothing, and later is true where no other fired.
func (j *judge) severity(d *Document, i *report.Issue) (severity string, later bool) {
	of := func(id, by string) string {
		if s := d.Rules[id]; s != "" {
			return s
		}
		if s := j.Rules[id]; s != "" {
			return s
		}
		return by
	}
	if i.Change == "" {
		return of(i.Rule, i.Severity), j.later(i.Rule)
	}
	best := ""
	for _, f := range firedBy(d.Diff, i.Change) {
		switch {
		case f.Verdict == "strengthened" || f.Verdict == "neutral":
		case j.later(f.ID):
			later = true
		default:
			if s := of(f.ID, f.Severity); rank(s) > rank(best) {
				best = s
			}
		}
	}
	if best == "" || best == "off" && later {
		return i.Severity, later
	}
	return best, false
}

// firedBy are the rules that fired on a change.
func firedBy(d *report.Diff, change string) []report.Finding {
	for k := range d.Changes {
		if d.Changes[k].ID == change {
			return d.Changes[k].Rules
		}
	}
	return nil
}

var severities = []string{"off", "low", "medium", "high"}

func rank(severity string) int { return slices.Index(severities, severity) }

// issue tells of something that the check itself found; args fill its message.
func issue(rule string, d *Document, args ...string) report.Issue {
	i := report.Issue{Fingerprint: fingerprint(rule, d.Path, args), Rule: rule, Rules: []string{rule}, Severity: own(rule).Severity, Confidence: "high",
		State: report.StateOpen, Path: d.Path, File: d.File, Args: args, Message: words.Default().Say("issue."+rule, args...)}
	if d.New != nil {
		i.Language = d.New.Language
		i.At = &report.Place{Source: d.New.Source, Section: []string{}, Span: wire.Span{Line: 1}}
	}
	return i
}

// count sorts the findings, the open ones first and of those the worst, and counts them.
func (j *judge) count() {
	c := j.out
	sort.SliceStable(c.Findings, func(a, b int) bool { return order(&c.Findings[a]) < order(&c.Findings[b]) })
	s := report.CheckSummary{Documents: len(c.Documents)}
	for k := range c.Findings {
		switch i := &c.Findings[k]; {
		case i.State == report.StateWaived:
			s.Waived++
		case i.State == report.StateBaseline:
			s.Baseline++
		case i.Level == report.LevelError:
			s.Errors++
		case i.Level == report.LevelWarning:
			s.Warnings++
		default:
			s.Notes++
		}
	}
	c.Summary, c.Failed = s, s.Errors > 0
}

func order(i *report.Issue) int {
	n := slices.Index([]string{report.StateOpen, report.StateWaived, report.StateBaseline}, i.State) * 100
	n += slices.Index([]string{report.LevelError, report.LevelWarning, report.LevelNote}, i.Level) * 10
	return n + len(severities) - rank(i.Severity)
}
