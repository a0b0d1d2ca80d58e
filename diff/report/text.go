package report

import (
	"bytes"
	"fmt"
	"strings"
)

// Role is why a stretch of text stands out.
type Role int

// The roles.
const (
	Plain Role = iota
	Title
	Bad  // weakened, or high severity
	Good // strengthened
	Odd  // mixed
	Faint
	Deleted
	Inserted
)

// Options say how much to show, and how.
type Options struct {
	All    bool                      // neutral changes too
	Unread bool                      // of one document's promises: the sentences that gave none
	Words  Words                     // the reader's language; nil for English
	Help   func(rule string) string  // the page of a rule; nil for none
	Ink    func(Role, string) string // colours a stretch of text without spaces at its ends; nil for none
}

const width = 100 // characters to a line

// page is a text report under way.
type page struct {
	bytes.Buffer
	Options
}

func (p *page) ink(r Role, s string) string {
	if p.Ink == nil || s == "" {
		return s
	}
	return p.Ink(r, s)
}

func (p *page) line(format string, args ...any) { fmt.Fprintf(&p.Buffer, format+"\n", args...) }

// block prints text under a label, wrapped and indented.
func (p *page) block(label string, role Role, text string) {
	if text == "" {
		return
	}
	for i, l := range wrap(plain(text), width-10) {
		if i > 0 {
			label = ""
		}
		p.line("   %s %s", p.ink(Faint, fmt.Sprintf("%-6s", label)), p.ink(role, l))
	}
}

// Text renders a comparison for a terminal.
func Text(d *Diff, o Options) []byte {
	p := &page{Options: o}
	role := Good
	if d.Summary.Weakened+d.Summary.Mixed > 0 {
		role = Bad
	}
	p.line("%s", p.ink(role, d.headline(o.Words)))
	p.line("")
	p.block(p.say("label.old"), Plain, d.Old.Source+"  "+d.Old.Title)
	p.block(p.say("label.new"), Plain, d.New.Source+"  "+d.New.Title)
	for _, v := range verdicts {
		p.group(v, d.of(v))
	}
	p.unread(d)
	p.read(d)
	return p.Bytes()
}

func (p *page) heading(key string) { p.line("\n%s", p.ink(Title, strings.ToUpper(p.say(key)))) }

func (p *page) group(verdict string, list []*Change) {
	if len(list) == 0 || verdict == "neutral" && !p.All {
		return
	}
	p.heading("group." + verdict)
	for i, c := range list {
		p.change(i+1, c)
	}
}

func (p *page) change(n int, c *Change) {
	severity := ""
	if c.Severity != "" {
		severity = plain(severityName(p.Words, c.Severity)) + "  "
	}
	p.line("\n%s", p.ink(tone(c), fmt.Sprintf("%2d. %s%s", n, severity, plain(c.title(p.Words)))))
	if c.Old != nil {
		p.block(p.say("label.old"), Plain, c.Old.Quote)
		p.block("", Faint, standing(p.Words, c.Old))
	}
	p.also(c, "old")
	if c.New != nil {
		p.block(p.say("label.new"), Plain, c.New.Quote)
		p.block("", Faint, standing(p.Words, c.New))
	}
	p.also(c, "new")
	p.redline(c.shortened())
	for i := range c.Rules {
		p.block(p.say("label.why"), Plain, p.field(c.Rules[i].ID, c.Rules[i].why(p.Words)))
	}
	p.block(p.say("label.so"), tone(c), c.Witness)
	p.block(p.say("label.note"), Plain, c.Note)
}

func (p *page) also(c *Change, side string) {
	for _, a := range c.Also {
		if a.Side == side {
			p.block("", Plain, "+ "+a.Quote)
			p.block("", Faint, place(p.Words, a.Section, a.Span))
		}
	}
}

func tone(c *Change) Role {
	switch c.Verdict {
	case "weakened":
		return Bad
	case "strengthened":
		return Good
	case "mixed":
		return Odd
	}
	return Plain
}

// redline prints what was deleted and inserted with marks that do not need colour.
func (p *page) redline(ops []Op) {
	if len(ops) == 0 {
		return
	}
	lines := wrap(marked(ops), width-10)
	role := Plain
	for i, l := range lines {
		label := p.say("label.words")
		if i > 0 {
			label = ""
		}
		l, role = p.inkMarks(l, role)
		p.line("   %s %s", p.ink(Faint, fmt.Sprintf("%-6s", label)), l)
	}
}

// marked writes a redline on one line: [-deleted-]{+inserted+}.
func marked(ops []Op) string {
	var b strings.Builder
	for _, op := range ops {
		text := plain(op.Text)
		switch {
		case text == "":
			b.WriteString(" ")
		case op.Op == "delete":
			b.WriteString(spaced(op.Text, "[-"+text+"-]"))
		case op.Op == "insert":
			b.WriteString(spaced(op.Text, "{+"+text+"+}"))
		default:
			b.WriteString(spaced(op.Text, text))
		}
	}
	return b.String()
}

// spaced keeps the space that text had before and after what is now written for it.
func spaced(text, written string) string {
	if strings.TrimLeft(text, " \t\n") != text {
		written = " " + written
	}
	if strings.TrimRight(text, " \t\n") != text {
		written += " "
	}
	return written
}

// inkMarks colours one line of a redline that may begin and end inside a mark.
func (p *page) inkMarks(line string, role Role) (string, Role) {
	if p.Ink == nil {
		return line, role
	}
	var b strings.Builder
	for line != "" {
		end, next := stretch(line, role)
		b.WriteString(p.ink(role, line[:end]))
		line, role = line[end:], next
	}
	return b.String(), role
}

// stretch is how far a line keeps its role, and the role of what follows.
func stretch(line string, role Role) (end int, next Role) {
	if role == Plain {
		del, ins := index(line, "[-"), index(line, "{+")
		switch {
		case del < ins:
			return del, Deleted
		case ins < len(line):
			return ins, Inserted
		}
		return len(line), Plain
	}
	mark := "+}"
	if role == Deleted {
		mark = "-]"
	}
	if end = index(line, mark); end < len(line) {
		return end + len(mark), Plain
	}
	return end, role
}

// index is strings.Index with the length for what is not there.
func index(s, mark string) int {
	if i := strings.Index(s, mark); i >= 0 {
		return i
	}
	return len(s)
}

func (p *page) unread(d *Diff) {
	if len(d.Unread) == 0 {
		return
	}
	p.heading("unread.title")
	p.line("")
	p.block("", Plain, p.say("unread.lead"))
	for _, u := range d.Unread {
		p.block(p.say("label."+sideOf(u.Side)), Plain, u.Quote)
		p.block("", Faint, place(p.Words, u.Section, u.Span))
	}
}

// sideOf keeps a saved report from naming another side.
func sideOf(side string) string {
	if side == "old" {
		return side
	}
	return "new"
}

func (p *page) read(d *Diff) {
	p.heading("unread.how")
	p.line("")
	p.block(p.say("label.old"), Plain, coverage(p.Words, d.Old))
	p.block(p.say("label.new"), Plain, coverage(p.Words, d.New))
	if d.Summary.Neutral > 0 && !p.All {
		p.block("", Plain, p.say("neutral.hidden", counted(p.Words, d.Summary.Neutral, "hidden")))
	}
	for _, n := range d.remarks(p.Words) {
		p.block(p.say("label.note"), Plain, n)
	}
}

// remarks are the notes on the comparison and on both documents.
func (d *Diff) remarks(w Words) []string {
	notes := append([]string{}, d.Notes...)
	for _, n := range d.Old.Notes {
		notes = append(notes, Say(w, "label.oldnote", n))
	}
	for _, n := range d.New.Notes {
		notes = append(notes, Say(w, "label.newnote", n))
	}
	return notes
}
