package report

import (
	"bytes"
	"fmt"
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

// Markdown renders a comparison for a pull request, an issue or a page. Ink is not used.
func Markdown(d *Diff, o Options) []byte {
	s := &sheet{Options: o}
	s.line("# %s", prose(d.headline()))
	s.line("")
	s.line("| | document | language | read | about data | sentences |")
	s.line("|---|---|---|---:|---:|---:|")
	s.head("old", d.Old)
	s.head("new", d.New)
	for _, g := range groups {
		list := d.of(g.verdict)
		if len(list) == 0 || g.verdict == "neutral" && !o.All {
			continue
		}
		s.line("\n## %s", g.title)
		for i, c := range list {
			s.change(i+1, c)
		}
	}
	s.unread(d)
	s.notes(d)
	return s.Bytes()
}

func (s *sheet) head(side string, h wire.Head) {
	c := h.Coverage
	s.line("| %s | %s | %s | %d | %d | %d |", side, cell(h.Source), cell(h.Language), c.Read, c.AboutData, c.Sentences)
}

// cell is code in a table, where a bar would end the cell even in a code span.
func cell(text string) string { return strings.ReplaceAll(code(text), "|", "\\|") }

func (s *sheet) change(n int, c *Change) {
	title := prose(c.title())
	if c.Severity != "" {
		title += " (" + prose(c.Severity) + ")"
	}
	s.line("\n### %d. %s\n", n, title)
	if c.Old != nil {
		s.place("Old", standing(c.Old))
	}
	if c.New != nil {
		s.place("New", standing(c.New))
	}
	s.line("")
	s.WriteString(fenced("diff", quotes(c)))
	s.line("")
	for i := range c.Rules {
		f := c.Rules[i]
		s.line("- **%s**: %s", prose(f.ID), prose(f.why()))
	}
	if c.Witness != "" {
		s.line("- So: %s", prose(c.Witness))
	}
	if c.Note != "" {
		s.line("- Note: %s", prose(c.Note))
	}
}

func (s *sheet) place(side, at string) {
	if at != "" {
		s.line("- %s: %s", side, code(at))
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
	s.line("\n## Changed but not read\n")
	s.line("These sentences speak of data and changed, but no commitment was read from them. Read them yourself.\n")
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

func (s *sheet) notes(d *Diff) {
	var notes []string
	if d.Summary.Neutral > 0 && !s.All {
		notes = append(notes, count(d.Summary.Neutral, "neutral change")+" not shown.")
	}
	notes = append(notes, d.Notes...)
	for _, n := range d.Old.Notes {
		notes = append(notes, "Old: "+n)
	}
	for _, n := range d.New.Notes {
		notes = append(notes, "New: "+n)
	}
	if len(notes) > 0 {
		s.line("\n## Notes\n")
	}
	for _, n := range notes {
		s.line("- %s", prose(n))
	}
}
