package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/recant/recant/extract/promise/wire"
)

// what both layouts of a check say

func (c *Check) headline(w Words) string {
	if c.Failed {
		return Say(w, "check.failed", counted(w, c.Summary.Errors, "finding"))
	}
	return Say(w, "check.passed")
}

func (c *Check) counts(w Words) string {
	s := c.Summary
	args := make([]string, 6)
	for i, n := range []int{s.Documents, s.Errors, s.Warnings, s.Notes, s.Waived, s.Baseline} {
		args[i] = strconv.Itoa(n)
	}
	return Say(w, "check.counts", args...)
}

func (c *Check) judgedBy(w Words) string {
	return Say(w, "check.asof", c.AsOf, c.FailOn, strconv.Itoa(c.RuleSet))
}

// change is the change that an issue tells of, nil for what the check itself found.
func (c *Check) change(i *Issue) *Change {
	for k := range c.Documents {
		d := c.Documents[k].Diff
		for n := 0; d != nil && c.Documents[k].Path == i.Path && i.Change != "" && n < len(d.Changes); n++ {
			if d.Changes[n].ID == i.Change {
				return &d.Changes[n]
			}
		}
	}
	return nil
}

// where is the place that an issue points to, for a reader: in the new version, or where the
// text that is gone stood in the old one; of a waiver, its line of the configuration.
func (i *Issue) where(w Words) string {
	at := i.At
	if at == nil {
		at = i.Was
	}
	if at == nil {
		if i.Path == "" && i.Waiver != nil {
			return i.File + ":" + strconv.Itoa(i.waiverLine())
		}
		return i.Path
	}
	where := orThis(at.Source, i.Path)
	if at.Span.Line > 0 {
		where += ":" + strconv.Itoa(at.Span.Line)
	}
	if at.Span.Line > 0 && at.Span.Column > 0 {
		where += ":" + strconv.Itoa(at.Span.Column)
	}
	if at.Span.Page > 0 {
		where += ", " + Say(w, "place.page", strconv.Itoa(at.Span.Page))
	}
	return where
}

// line is the line that an issue stands on, "" where there is none, with the side where the
// text is gone.
func (i *Issue) line(w Words) string {
	switch {
	case i.At != nil:
		return place(w, nil, i.At.Span)
	case i.Was != nil:
		return Say(w, "label.oldnote", place(w, nil, i.Was.Span))
	}
	return ""
}

// excuse says who answers for an issue that passed; "" for an open one.
func (i *Issue) excuse(w Words) string {
	switch {
	case i.State == StateBaseline:
		return Say(w, "label.baseline")
	case i.State == StateWaived && i.Waiver != nil:
		return Say(w, "label.waived", i.Waiver.Owner, i.Waiver.Expires, i.Waiver.Reason)
	}
	return ""
}

// CheckText renders a check for a terminal.
func CheckText(c *Check, o Options) []byte {
	p := &page{Options: o}
	role := Good
	if c.Failed {
		role = Bad
	}
	p.line("%s %s", p.ink(role, c.headline(o.Words)), c.counts(o.Words))
	p.line("%s", p.ink(Faint, c.judgedBy(o.Words)))
	for n := range c.Findings {
		p.issue(c, n)
	}
	for k := range c.Documents {
		if d := c.Documents[k].Diff; d != nil {
			p.unread(d)
		}
	}
	p.line("")
	for _, d := range c.Documents {
		p.block("", Faint, d.Path+": "+Say(o.Words, "state."+d.State)+", "+Say(o.Words, "label.base")+" "+orNone(o.Words, d.Base))
		if d.Diff != nil {
			p.block("", Faint, coverage(o.Words, d.Diff.New))
		}
	}
	for _, n := range c.Notes {
		p.block(p.say("label.note"), Plain, n)
	}
	return p.Bytes()
}

func (p *page) issue(c *Check, n int) {
	i := &c.Findings[n]
	role := Odd
	if i.State != StateOpen || i.Level == LevelNote {
		role = Faint
	} else if i.Level == LevelError {
		role = Bad
	}
	p.line("\n%s", p.ink(role, fmt.Sprintf("%2d. %s  %s", n+1, plain(i.degree(p.Words)), plain(i.title(p.Words)))))
	p.block("", Faint, i.where(p.Words))
	if ch := c.change(i); ch != nil {
		if ch.Old != nil {
			p.block(Say(p.Words, "label.old"), Plain, ch.Old.Quote)
		}
		if ch.New != nil {
			p.block(Say(p.Words, "label.new"), Plain, ch.New.Quote)
		}
		p.redline(ch.shortened())
	} else if i.At != nil && i.At.Quote != "" {
		p.block("", Plain, i.At.Quote)
	}
	p.block(Say(p.Words, "label.why"), Plain, p.field(strings.Join(i.Rules, ", "), i.Message))
	p.block(Say(p.Words, "label.so"), role, i.Witness)
	p.block(Say(p.Words, "label.do"), Plain, i.helps(p.Words))
	p.block("", Good, i.excuse(p.Words))
	p.block("id", Faint, i.Fingerprint)
}

// CheckMarkdown renders a check for a pull request. Ink is not used.
func CheckMarkdown(c *Check, o Options) []byte {
	s := &sheet{Options: o}
	s.line("# %s\n", prose(c.headline(o.Words)))
	s.line("%s %s\n", prose(c.counts(o.Words)), prose(c.judgedBy(o.Words)))
	s.row(s.say("table.document"), s.say("table.state"), s.say("label.base"), s.say("table.read"), s.say("table.about"))
	s.line("|---|---|---|---:|---:|")
	for _, d := range c.Documents {
		read, about := "", ""
		if d.Diff != nil {
			read, about = strconv.Itoa(d.Diff.New.Coverage.Read), strconv.Itoa(d.Diff.New.Coverage.AboutData)
		}
		s.line("| %s | %s | %s | %s | %s |", cell(o.Words, d.Path), prose(Say(o.Words, "state."+d.State)), cell(o.Words, d.Base), read, about)
	}
	for n := range c.Findings {
		s.issue(c, n)
	}
	var heads []wire.Head
	for k := range c.Documents {
		if d := c.Documents[k].Diff; d != nil {
			s.unread(d)
			s.read(d)
			s.notes(d)
			heads = append(heads, d.Old, d.New)
		}
	}
	for _, n := range c.Notes {
		s.line("\n%s", prose(n))
	}
	s.reproduce(c.Made, heads)
	return s.Bytes()
}

func (s *sheet) issue(c *Check, n int) {
	i := &c.Findings[n]
	s.line("\n## %d. %s (%s)\n", n+1, prose(i.title(s.Words)), prose(i.degree(s.Words)))
	s.line("%s\n", code(s.Words, i.where(s.Words)))
	if ch := c.change(i); ch != nil {
		s.body(ch)
	} else {
		if i.At != nil && i.At.Quote != "" {
			s.WriteString(fenced("", []string{plain(i.At.Quote)}) + "\n")
		}
		s.item("label.what", prose(i.Message)+" ("+code(s.Words, i.Rule)+")")
	}
	if help := i.helps(s.Words); help != "" {
		s.item("label.todo", prose(help))
	}
	if excuse := i.excuse(s.Words); excuse != "" {
		s.line("- **%s**", prose(excuse))
	}
	s.line("- %s", s.field(prose(s.say("label.fingerprint")), code(s.Words, i.Fingerprint)))
}

// helps is what to do about something that the check itself found; "" for a change, which its
// witness explains.
func (i *Issue) helps(w Words) string {
	if help := Say(w, "help."+i.Rule); i.Change == "" && help != "help."+i.Rule {
		return help
	}
	return ""
}

// title names an issue in a few words.
func (i *Issue) title(w Words) string { return ruleTitle(w, i.Rule) }

// degree says how grave an issue is.
func (i *Issue) degree(w Words) string {
	level := w.Phrase("level", i.Level)
	if i.Severity == "" {
		return level
	}
	return level + ", " + severityName(w, i.Severity)
}
