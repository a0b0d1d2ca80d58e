package report

import (
	"bytes"
	_ "embed" // for the template
	"html/template"
	"strconv"
	"strings"

	"github.com/recant/recant/extract/promise/wire"
)

//go:embed report.html.tmpl
var htmlPage string

// htmlData is what the template is filled with; everything in it is text, and is escaped.
type htmlData struct {
	Check    *Check
	Title    string
	Counts   string
	JudgedBy string
	Lang     string
	Issues   []htmlIssue
	Others   []htmlIssue // strengthened, and with Options.All neutral
	Unread   []htmlUnread
	Say      func(string) string
}

type htmlIssue struct {
	Number   int
	ID       string
	Title    string
	Level    string
	Severity string
	Rules    []string
	Where    string
	Old, New *htmlSide
	Why      []string
	Witness  string
	Excuse   string
	Print    string
	Verdict  string
}

type htmlSide struct {
	Place string
	Words []Op // of this side alone: equal and delete, or equal and insert
	Lang  string
}

type htmlUnread struct{ Side, Quote, Place string }

// HTML renders a check as one page that needs no other file, no network and no script.
func HTML(c *Check, o Options) ([]byte, error) {
	d := htmlData{Check: c, Title: c.headline(o.Words), Counts: c.counts(o.Words), JudgedBy: c.judgedBy(o.Words), Lang: Say(o.Words, "lang"),
		Say: func(key string) string { return Say(o.Words, key) }}
	if c.RuleSet == 0 { // a single comparison, without a policy
		d.Title, d.JudgedBy = c.Documents[0].Diff.headline(), ""
	}
	for k := range c.Findings {
		d.Issues = append(d.Issues, c.htmlIssue(&c.Findings[k], k+1, o))
	}
	for k := range c.Documents {
		if diff := c.Documents[k].Diff; diff != nil {
			d.others(diff, o)
		}
	}
	t, err := template.New("report").Funcs(template.FuncMap{"dict": pair}).Parse(htmlPage)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := t.Execute(&b, d); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// cardData is what the template of one issue needs.
type cardData struct {
	Issue htmlIssue
	Say   func(string) string
}

func pair(i htmlIssue, say func(string) string) cardData { return cardData{i, say} }

// others adds what did not get weaker, and what was not read.
func (d *htmlData) others(diff *Diff, o Options) {
	for _, g := range groups[2:] {
		if g.verdict == "neutral" && !o.All {
			continue
		}
		for _, ch := range diff.of(g.verdict) {
			h := htmlIssue{Number: len(d.Issues) + len(d.Others) + 1, Title: ch.title(), Severity: ch.Severity, Verdict: ch.Verdict, Level: "note"}
			d.Others = append(d.Others, ch.fill(h))
		}
	}
	for _, u := range diff.Unread {
		d.Unread = append(d.Unread, htmlUnread{u.Side, plain(u.Quote), place(u.Section, u.Span)})
	}
}

func (c *Check) htmlIssue(i *Issue, n int, o Options) htmlIssue {
	h := htmlIssue{Number: n, Title: ruleTitle(o.Words, i.Rule), Level: i.Level, Severity: i.Severity, Rules: i.Rules, Where: i.where(),
		Witness: plain(i.Witness), Excuse: plain(i.excuse(o.Words)), Print: i.Fingerprint, Verdict: i.Verdict}
	if ch := c.change(i); ch != nil {
		return ch.fill(h)
	}
	h.Why = []string{plain(i.Message)}
	if i.At != nil && i.At.Quote != "" {
		h.New = &htmlSide{Words: []Op{{Op: "equal", Text: plain(i.At.Quote)}}, Lang: i.Language}
	}
	return h
}

// fill adds what a change holds.
func (c *Change) fill(h htmlIssue) htmlIssue {
	for k := range c.Rules {
		h.Why = append(h.Why, plain(c.Rules[k].why()))
	}
	if c.Note != "" {
		h.Why = append(h.Why, plain(c.Note))
	}
	h.Witness = plain(c.Witness)
	h.Old, h.New = c.half(c.Old, "delete"), c.half(c.New, "insert")
	return h
}

// half is one side of the redline.
func (c *Change) half(clause *wire.Clause, op string) *htmlSide {
	if clause == nil {
		return nil
	}
	s := &htmlSide{Place: standing(clause), Lang: clause.Language}
	ops := c.Redline
	if c.Old == nil || c.New == nil || !telling(ops) {
		ops = []Op{{Op: "equal", Text: clause.Quote}}
	}
	for _, o := range ops {
		if o.Op == "equal" || o.Op == op {
			s.Words = append(s.Words, Op{o.Op, spaced(o.Text, plain(o.Text))})
		}
	}
	return s
}

// Anchor is the address of an issue within the page.
func (h htmlIssue) Anchor() string { return "f" + strconv.Itoa(h.Number) }

// RuleList are the rules as words.
func (h htmlIssue) RuleList() string { return strings.Join(h.Rules, ", ") }
