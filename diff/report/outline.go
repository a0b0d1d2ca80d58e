package report

import (
	_ "embed" // for the template
	"fmt"
	"html/template"
	"strings"
	"unicode/utf8"
)

// Outline is a report of entries with their quotes, before it is laid out. All of it is text,
// trusted or not: whatever a quote holds, it cannot break the layout.
type Outline struct {
	Language string // of what is said about the quotes
	Headline string
	Role     Role
	Heads    []Line // the documents
	Sections []Section
	Notes    []string
	NotesBy  string // the title above the notes
}

// Section is entries of one kind. Lead stands above them.
type Section struct {
	Title, Lead string
	Entries     []Entry
}

// Entry is one thing that was found: what, where it is said, and why it counts.
type Entry struct {
	Title  string
	Role   Role
	Quotes []Quote
	Why    []Line
}

// Quote is a verbatim sentence, who says it, and where.
type Quote struct{ Label, Text, Place, Language string }

// Line is text under a label.
type Line struct{ Label, Text string }

const longestLabel = 11 // characters; a longer one stands on a line of its own

// Text lays an outline out for a terminal.
func (d *Outline) Text(o Options) []byte {
	p := &page{Options: o}
	p.line("%s\n", p.ink(d.Role, plain(d.Headline)))
	margin := d.margin()
	for _, h := range d.Heads {
		p.beside(margin, h.Label, Plain, h.Text)
	}
	n := 0
	for _, s := range d.Sections {
		p.line("\n%s", p.ink(Title, strings.ToUpper(plain(s.Title))))
		if s.Lead != "" {
			p.line("")
			p.beside(0, "", Plain, s.Lead)
		}
		for i := range s.Entries {
			n++
			p.entry(n, margin, &s.Entries[i])
		}
	}
	if len(d.Notes) > 0 {
		p.line("\n%s\n", p.ink(Title, strings.ToUpper(plain(d.NotesBy))))
	}
	for _, note := range d.Notes {
		p.beside(0, "", Plain, note)
	}
	return p.Bytes()
}

func (p *page) entry(n, margin int, e *Entry) {
	for i, l := range wrap(plain(e.Title), width-4) {
		lead := "    "
		if i == 0 {
			p.line("")
			lead = fmt.Sprintf("%2d. ", n)
		}
		p.line("%s", p.ink(e.Role, lead+l))
	}
	for _, q := range e.Quotes {
		p.beside(margin, q.Label, Plain, q.Text)
		p.beside(margin, "", Faint, q.Place)
	}
	for _, w := range e.Why {
		p.beside(margin, w.Label, Plain, w.Text)
	}
}

// margin is how wide the labels are.
func (d *Outline) margin() int {
	widest := 6
	see := func(label string) {
		if n := utf8.RuneCountInString(plain(label)); n <= longestLabel {
			widest = max(widest, n)
		}
	}
	for _, h := range d.Heads {
		see(h.Label)
	}
	for _, s := range d.Sections {
		for i := range s.Entries {
			for _, q := range s.Entries[i].Quotes {
				see(q.Label)
			}
			for _, w := range s.Entries[i].Why {
				see(w.Label)
			}
		}
	}
	return widest
}

// beside prints text beside its label, wrapped and indented.
func (p *page) beside(margin int, label string, role Role, text string) {
	label, text = plain(label), plain(text)
	if text == "" {
		return
	}
	if utf8.RuneCountInString(label) > margin && margin > 0 {
		p.line("   %s", p.ink(Faint, label))
		label = ""
	}
	indent := ""
	if margin > 0 {
		indent = strings.Repeat(" ", margin+1)
	}
	for i, l := range wrap(text, width-4-len(indent)) {
		lead := indent
		if i == 0 && label != "" {
			lead = p.ink(Faint, label) + strings.Repeat(" ", margin+1-utf8.RuneCountInString(label))
		}
		p.line("   %s%s", lead, p.ink(role, l))
	}
}

// Markdown lays an outline out for a pull request, an issue or a page. Ink is not used.
func (d *Outline) Markdown(o Options) []byte {
	s := &sheet{Options: o}
	s.line("# %s\n", prose(d.Headline))
	for _, h := range d.Heads {
		s.line("- %s: %s", prose(h.Label), code(o.Words, h.Text))
	}
	n := 0
	for _, section := range d.Sections {
		s.line("\n## %s", prose(section.Title))
		if section.Lead != "" {
			s.line("\n%s", prose(section.Lead))
		}
		for i := range section.Entries {
			n++
			s.entry(n, &section.Entries[i])
		}
	}
	if len(d.Notes) > 0 {
		s.line("\n## %s\n", prose(d.NotesBy))
	}
	for _, note := range d.Notes {
		s.line("- %s", prose(note))
	}
	return s.Bytes()
}

func (s *sheet) entry(n int, e *Entry) {
	s.line("\n### %d. %s", n, prose(e.Title))
	for _, q := range e.Quotes {
		head := "**" + prose(q.Label) + "**"
		if q.Place != "" {
			head += ", " + code(s.Words, q.Place)
		}
		s.line("\n%s\n", head)
		s.WriteString(fenced("text", wrap(plain(q.Text), width)))
	}
	if len(e.Why) > 0 {
		s.line("")
	}
	for _, w := range e.Why {
		s.line("- %s: %s", prose(w.Label), prose(w.Text))
	}
}

//go:embed outline.html.tmpl
var outlinePage string

// HTML lays an outline out as one page that needs no other file, no network and no script.
func (d *Outline) HTML() ([]byte, error) {
	n := 0
	count := func() int { n++; return n }
	return filled("outline", outlinePage, template.FuncMap{"plain": plain, "count": count, "tone": class}, d)
}

// class is the name that the style sheet knows a role by.
func class(r Role) string {
	switch r {
	case Bad:
		return "bad"
	case Good:
		return "good"
	case Odd:
		return "odd"
	}
	return "plain"
}
