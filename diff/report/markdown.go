package report

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/recant/recant/extract/promise/wire"
)

// sheet is a Markdown report under way. Quotes go into fenced blocks and names into code
// spans, where no forge looks for markup, links or mentions; the rest is escaped.
type sheet struct {
	bytes.Buffer
	Options
}

func (s *sheet) line(format string, args ...any) { fmt.Fprintf(&s.Buffer, format+"\n", args...) }

// item is a list item under a bold label.
func (s *sheet) item(label, text string) {
	s.line("- %s", s.field("**"+prose(s.say(label))+"**", text))
}

// Markdown renders a comparison for a pull request, an issue or a page. Ink is not used.
func Markdown(d *Diff, o Options) []byte {
	s := &sheet{Options: o}
	s.line("# %s", prose(d.headline(o.Words)))
	s.line("")
	s.row("", s.say("table.document"), s.say("table.language"), s.say("table.read"), s.say("table.about"), s.say("table.sentences"))
	s.line("|---|---|---|---:|---:|---:|")
	s.head("label.old", d.Old)
	s.head("label.new", d.New)
	s.glance(d.of("weakened"))
	for _, v := range verdicts {
		list := d.of(v)
		if len(list) == 0 || v == "neutral" && !o.All {
			continue
		}
		s.line("\n## %s", prose(s.say("group."+v)))
		for i, c := range list {
			s.change(i+1, c)
		}
	}
	s.unread(d)
	s.read(d)
	s.notes(d)
	s.reproduce(d.Made, []wire.Head{d.Old, d.New})
	return s.Bytes()
}

// row is a row of a table; what stands in it is prose.
func (s *sheet) row(cells ...string) {
	for i := range cells {
		cells[i] = prose(cells[i])
	}
	s.line("| %s |", strings.Join(cells, " | "))
}

func (s *sheet) head(side string, h wire.Head) {
	c := h.Coverage
	s.line("| %s | %s | %s | %d | %d | %d |", prose(s.say(side)), cell(s.Words, h.Source), cell(s.Words, h.Language), c.Read, c.AboutData, c.Sentences)
}

// cell is code in a table, where a bar would end the cell even in a code span.
func cell(w Words, text string) string { return strings.ReplaceAll(code(w, text), "|", "\\|") }

const fewest = 2 // weakened promises from which on they are listed ahead

// glance lists the weakened promises in a line each.
func (s *sheet) glance(list []*Change) {
	if len(list) < fewest {
		return
	}
	s.line("")
	for i, c := range list {
		s.line("%d. **%s** %s", i+1, prose(severityName(s.Words, c.Severity)), prose(c.title(s.Words)))
	}
}

// change tells one change: what it said and says, word by word, what that lets happen, what
// happened, why it matters and where it stands.
func (s *sheet) change(n int, c *Change) {
	title := prose(c.title(s.Words))
	if c.Severity != "" {
		title += " (" + prose(severityName(s.Words, c.Severity)) + ")"
	}
	s.line("\n### %d. %s\n", n, title)
	s.body(c)
}

func (s *sheet) body(c *Change) {
	s.WriteString(fenced("diff", quotes(c)))
	s.line("")
	if c.Witness != "" {
		s.item("label.witness", prose(c.Witness))
	}
	for i := range c.Rules {
		f := &c.Rules[i]
		what := prose(f.Message)
		if move := f.move(s.Words); move != "" {
			what += " " + prose("["+move+"]")
		}
		s.item("label.what", what+" ("+code(s.Words, f.ID)+")")
	}
	s.matters(c)
	if c.Old != nil {
		s.place("label.old", standing(s.Words, c.Old))
	}
	if c.New != nil {
		s.place("label.new", standing(s.Words, c.New))
	}
	if c.Note != "" {
		s.item("label.note", prose(c.Note))
	}
}

// matters says why a change matters: of each rule that weakens the reason for its severity,
// what the page says, and the provisions. Of a change that does not weaken, all rules.
func (s *sheet) matters(c *Change) {
	seen := map[string]bool{}
	for i := range c.Rules {
		f := &c.Rules[i]
		if f.Verdict != "weakened" && (c.Verdict == "mixed" || c.Verdict == "weakened") || f.Reason == "" {
			continue
		}
		text := f.matters(s.Words)
		if law := f.law(s.Words); law != "" {
			text += " " + s.field(s.say("label.law"), law) + "."
		}
		if !seen[text] {
			seen[text] = true
			s.item("label.matters", prose(text))
		}
	}
}

// matters is what a rule's page says on why it matters, and the severity with its reason.
func (f *Finding) matters(w Words) string {
	var parts []string
	if key := "rule." + f.ID + ".why"; w.Has(key) {
		parts = append(parts, Say(w, key))
	}
	parts = append(parts, "("+Say(w, "reason", severityName(w, f.Severity), f.Reason)+")")
	return strings.Join(parts, " ")
}

func (s *sheet) place(side, at string) {
	if at != "" {
		s.item("label.where", prose(s.say(side))+", "+code(s.Words, at))
	}
}

// quotes are the lines of a diff block: the old sentences, the new ones, and the redline.
func quotes(c *Change) []string {
	var lines []string
	add := func(mark, text string) {
		for _, l := range wrap(plain(text), width-2) {
			lines = append(lines, mark+" "+l)
		}
	}
	both := func(mark, side string, clause *wire.Clause) {
		if clause != nil {
			add(mark, clause.Quote)
		}
		for _, a := range c.Also {
			if a.Side == side {
				add(mark, a.Quote)
			}
		}
	}
	both("-", "old", c.Old)
	both("+", "new", c.New)
	if ops := c.shortened(); len(ops) > 0 {
		add("!", marked(ops))
	}
	return lines
}

func (s *sheet) unread(d *Diff) {
	if len(d.Unread) == 0 {
		return
	}
	s.line("\n## %s\n", prose(s.say("unread.title")))
	s.line("%s\n", prose(s.say("unread.lead")))
	var lines []string
	for _, u := range d.Unread {
		mark := "+ "
		if u.Side == "old" {
			mark = "- "
		}
		for _, l := range wrap(plain(u.Quote), width-2) {
			lines = append(lines, mark+l)
		}
	}
	s.WriteString(fenced("diff", lines))
}

// read says how much was read of either side, and how much was not.
func (s *sheet) read(d *Diff) {
	s.line("\n## %s\n", prose(s.say("unread.how")))
	for _, side := range []struct {
		label string
		head  wire.Head
	}{{"label.old", d.Old}, {"label.new", d.New}} {
		text := s.field(s.say(side.label), coverage(s.Words, side.head)) + "."
		if c := side.head.Coverage; c.AboutData > c.Read {
			text += " " + s.say("clauses.gave", counted(s.Words, c.AboutData-c.Read, "sentence"))
		}
		s.line("- %s", prose(text))
	}
	if len(d.Unread) == 0 {
		s.line("- %s", prose(s.say("unread.none")))
	}
}

func (s *sheet) notes(d *Diff) {
	var notes []string
	if d.Summary.Neutral > 0 && !s.All {
		notes = append(notes, s.say("neutral.hidden", counted(s.Words, d.Summary.Neutral, "hidden")))
	}
	notes = append(notes, d.remarks(s.Words)...)
	if len(notes) > 0 {
		s.line("\n## %s\n", prose(s.say("notes.title")))
	}
	for _, n := range notes {
		s.line("- %s", prose(n))
	}
}

// reproduce says how the report was made, and of which bytes.
func (s *sheet) reproduce(m *Made, heads []wire.Head) {
	if m == nil || len(m.Command) == 0 {
		return
	}
	s.line("\n## %s\n", prose(s.say("repro.title")))
	s.WriteString(fenced("sh", []string{m.command()}))
	s.line("\n%s. %s\n", prose(s.say("repro.version", m.Version, strconv.Itoa(m.RuleSet))), prose(s.say("repro.same")))
	for _, h := range heads {
		s.line("- %s, %s", code(s.Words, h.Source), s.field(prose(s.say("repro.hash")), code(s.Words, h.SHA256)))
	}
}

// command is the command on one line, as a shell reads it.
func (m *Made) command() string {
	words := make([]string, len(m.Command))
	for i, w := range m.Command {
		if words[i] = plain(w); words[i] == "" || strings.ContainsFunc(w, special) {
			words[i] = "'" + strings.ReplaceAll(words[i], "'", `'\''`) + "'"
		}
	}
	return strings.Join(words, " ")
}

// special tells the characters that a shell may not take literally.
func special(r rune) bool {
	return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune("-_./:=@,+~^", r)
}
