package report

import (
	"bytes"
	_ "embed" // for the template
	"html/template"
	"slices"
	"strconv"
	"strings"

	"github.com/recant/recant/extract/promise/wire"
)

//go:embed report.html.tmpl
var htmlPage string

// htmlData is what the template is filled with; everything in it is text, and is escaped.
type htmlData struct {
	Options
	Title      string
	Counts     string // of a check; "" for a single comparison
	JudgedBy   string
	Failed     bool // something is weaker, or over the limit
	Documents  []htmlDocument
	Issues     []htmlIssue
	Others     []htmlIssue // strengthened, and with Options.All neutral
	Severities []htmlChoice
	Unread     []htmlUnread
	Notes      []string
	Made       *Made
}

type htmlDocument struct {
	Path, State, Base, Read string
	Hashes                  []htmlHash
}

type htmlHash struct{ Source, Sum string }

// htmlChoice is a value to filter by, and how it is called.
type htmlChoice struct{ Value, Name string }

type htmlIssue struct {
	Options
	Number   int
	Title    string
	Level    string
	Severity string // the value; "" for none
	Degree   string // level and severity in words
	Rules    []string
	Where    string
	Old, New *htmlSide
	What     []string
	Matters  []string
	Law      []string
	Witness  string
	Note     string
	Excuse   string
	Print    string
	Verdict  string
}

type htmlSide struct {
	Place string
	Words []Op // of this side alone: equal and delete, or equal and insert
	More  []string
	Lang  string
}

type htmlUnread struct{ Side, Quote, Place string }

// HTML renders a check as one page that needs no other file, no network and no script.
func HTML(c *Check, o Options) ([]byte, error) {
	d := htmlData{Options: o, Title: c.headline(o.Words), Counts: c.counts(o.Words), JudgedBy: c.judgedBy(o.Words), Failed: c.Failed, Made: c.Made}
	if c.single() {
		d.Title, d.Counts, d.JudgedBy = c.Documents[0].Diff.headline(o.Words), "", ""
		d.Failed = len(c.Findings) > 0
	}
	for k := range c.Findings {
		d.Issues = append(d.Issues, c.htmlIssue(&c.Findings[k], k+1, o))
	}
	for k := range c.Documents {
		d.document(&c.Documents[k])
	}
	d.Notes = append(d.Notes, c.Notes...)
	d.choices()
	return filled("report", htmlPage, template.FuncMap{"say": o.say, "lang": o.Words.Code}, d)
}

// filled is a page of this room with data in it, escaped for where it stands.
func filled(name, page string, functions template.FuncMap, data any) ([]byte, error) {
	t, err := template.New(name).Funcs(functions).Parse(page)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := t.Execute(&b, data); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// single tells a comparison that has no policy from a check.
func (c *Check) single() bool {
	return c.RuleSet == 0 && len(c.Documents) > 0 && c.Documents[0].Diff != nil
}

// Lang is the language of the page.
func (d htmlData) Lang() string { return d.Words.Code() }

// Command is how the page was made; "" where that is not known.
func (d htmlData) Command() string {
	if d.Made == nil || len(d.Made.Command) == 0 {
		return ""
	}
	return d.Made.command()
}

// MadeBy names the version and its rules.
func (d htmlData) MadeBy() string {
	return d.say("repro.version", d.Made.Version, strconv.Itoa(d.Made.RuleSet))
}

// choices are the severities that issues have, to filter by.
func (d *htmlData) choices() {
	for _, s := range severities[:3] {
		if slices.ContainsFunc(d.Issues, func(i htmlIssue) bool { return i.Severity == s }) {
			d.Severities = append(d.Severities, htmlChoice{s, severityName(d.Words, s)})
		}
	}
}

// document adds a document, what of it did not get weaker, and what was not read.
func (d *htmlData) document(c *Checked) {
	row := htmlDocument{Path: plain(c.Path), State: d.say("state." + c.State), Base: plain(c.Base)}
	diff := c.Diff
	if diff != nil {
		row.Read = coverage(d.Words, diff.New)
		row.Hashes = []htmlHash{{plain(diff.Old.Source), plain(diff.Old.SHA256)}, {plain(diff.New.Source), plain(diff.New.SHA256)}}
		d.others(diff)
		for _, n := range diff.remarks(d.Words) {
			d.Notes = append(d.Notes, plain(n))
		}
	}
	d.Documents = append(d.Documents, row)
}

func (d *htmlData) others(diff *Diff) {
	for _, verdict := range verdicts[2:] {
		if verdict == "neutral" && !d.All {
			continue
		}
		for _, ch := range diff.of(verdict) {
			h := htmlIssue{Options: d.Options, Number: len(d.Issues) + len(d.Others) + 1, Title: plain(ch.title(d.Words)), Severity: ch.Severity, Verdict: ch.Verdict, Level: LevelNote,
				Degree: d.Words.Phrase("verdict", ch.Verdict), Rules: ch.ruleIDs()}
			d.Others = append(d.Others, ch.fill(h))
		}
	}
	if diff.Summary.Neutral > 0 && !d.All {
		d.Notes = append(d.Notes, d.say("neutral.hidden", counted(d.Words, diff.Summary.Neutral, "hidden")))
	}
	for _, u := range diff.Unread {
		d.Unread = append(d.Unread, htmlUnread{d.say("label." + sideOf(u.Side)), plain(u.Quote), plain(place(d.Words, u.Section, u.Span))})
	}
}

func (c *Check) htmlIssue(i *Issue, n int, o Options) htmlIssue {
	h := htmlIssue{Options: o, Number: n, Title: plain(i.title(o.Words)), Level: i.Level, Severity: i.Severity, Degree: i.degree(o.Words), Rules: i.Rules, Where: plain(i.where(o.Words)),
		Witness: plain(i.Witness), Excuse: plain(i.excuse(o.Words)), Print: i.Fingerprint, Verdict: i.Verdict}
	if c.single() {
		h.Degree = o.say("degree", o.Words.Phrase("verdict", i.Verdict), severityName(o.Words, i.Severity))
		h.Where = plain(i.line(o.Words))
	}
	if ch := c.change(i); ch != nil {
		h.Title = plain(ch.title(o.Words))
		return ch.fill(h)
	}
	h.What = []string{plain(strings.TrimSpace(i.Message + " " + i.helps(o.Words)))}
	if i.At != nil && i.At.Quote != "" {
		h.New = &htmlSide{Words: []Op{{Op: "equal", Text: plain(i.At.Quote)}}, Lang: i.Language}
	}
	return h
}

// fill adds what a change holds.
func (c *Change) fill(h htmlIssue) htmlIssue {
	for k := range c.Rules {
		f := &c.Rules[k]
		what := f.Message
		if move := f.move(h.Words); move != "" {
			what += " [" + move + "]"
		}
		h.What = append(h.What, plain(what))
		if f.Reason == "" || f.Verdict != "weakened" && c.Verdict != "strengthened" {
			continue
		}
		h.Matters = appendNew(h.Matters, plain(f.matters(h.Words)))
		if law := f.law(h.Words); law != "" {
			h.Law = appendNew(h.Law, plain(law))
		}
	}
	h.Note, h.Witness = plain(c.Note), plain(c.Witness)
	h.Old, h.New = c.half(h.Words, "old", c.Old), c.half(h.Words, "new", c.New)
	return h
}

func appendNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// half is one side of the redline.
func (c *Change) half(w Words, side string, clause *wire.Clause) *htmlSide {
	if clause == nil {
		return nil
	}
	op := map[string]string{"old": "delete", "new": "insert"}[side]
	s := &htmlSide{Place: plain(standing(w, clause)), Lang: clause.Language}
	ops := merged(c.Redline)
	switch {
	case c.Old == nil || c.New == nil:
		ops = []Op{{Op: op, Text: clause.Quote}}
	case !telling(ops):
		ops = []Op{{Op: "equal", Text: clause.Quote}}
	}
	for _, o := range ops {
		if o.Op == "equal" || o.Op == op {
			s.Words = append(s.Words, Op{o.Op, spaced(o.Text, plain(o.Text))})
		}
	}
	for _, a := range c.Also {
		if a.Side == side && len(c.Redline) == 0 {
			s.More = append(s.More, plain(a.Quote))
		}
	}
	return s
}

// Anchor is the address of an issue within the page.
func (h htmlIssue) Anchor() string { return "f" + strconv.Itoa(h.Number) }

// RuleList are the rules as words.
func (h htmlIssue) RuleList() string { return strings.Join(h.Rules, ", ") }
