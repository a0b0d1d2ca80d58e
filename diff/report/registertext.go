package report

import (
	_ "embed"
	"strconv"
	"strings"

	"github.com/recant/recant/extract/promise/wire"
)

func itoa(n int) string { return strconv.Itoa(n) }

// RegisterText renders the risk registers of impact assessments for a terminal.
func RegisterText(x *wire.Extract, o Options) []byte {
	p := &page{Options: o}
	return p.each(x, p.register)
}

func (p *page) register(d *wire.Document) {
	p.line("%s", p.ink(Title, strings.TrimSpace(plain(d.Source)+"  "+plain(d.Title))))
	p.line("%s", p.ink(Faint, plain(p.counts(d))))
	for _, c := range p.chapters(d) {
		p.line("\n%s", p.ink(Title, strings.ToUpper(c.title)))
		for i := range c.entries {
			if e := &c.entries[i]; len(e.parts)+len(e.notes) > 0 {
				p.line("")
			}
			p.thing(&c.entries[i], 1)
		}
	}
	if len(d.Notes) > 0 {
		p.line("")
	}
	for _, n := range d.Notes {
		p.block(p.say("label.note"), Plain, n)
	}
}

// thing prints an entry, what is noted of it, and its parts below it.
func (p *page) thing(e *entry, depth int) {
	indent := strings.Repeat("    ", depth-1) + " "
	text := plain(e.text)
	if e.state != "" {
		text = plain(p.field(e.state, text))
	}
	label := plain(e.label)
	switch {
	case label == "":
		label = "-"
	case depth == 1:
		label += "."
	}
	for i, l := range wrap(text, width-len(indent)-5) {
		if i > 0 {
			label = ""
		}
		if i == 0 && e.state != "" && strings.HasPrefix(l, plain(e.state)) {
			l = p.ink(e.role, plain(e.state)) + strings.TrimPrefix(l, plain(e.state))
		}
		p.line("%s%-4s %s", indent, label, l)
	}
	notes := e.notes
	if e.at != "" {
		notes = append(notes[:len(notes):len(notes)], e.at)
	}
	said := strings.Trim(strings.Join(notes, "; "), "; ")
	if said != "" {
		for _, l := range wrap(plain(said), width-len(indent)-5) {
			p.line("%s     %s", indent, p.ink(Faint, l))
		}
	}
	for i := range e.parts {
		p.thing(&e.parts[i], depth+1)
	}
}

// RegisterMarkdown renders them as headings and nested lists. Ink is not used.
func RegisterMarkdown(x *wire.Extract, o Options) []byte {
	s := &sheet{Options: o}
	for i := range x.Documents {
		d := &x.Documents[i]
		if i > 0 {
			s.line("")
		}
		s.line("# %s\n\n%s", code(s.Words, d.Source), prose(s.counts(d)))
		for _, c := range s.chapters(d) {
			s.line("\n## %s\n", prose(c.title))
			for k := range c.entries {
				s.thing(&c.entries[k], "")
			}
		}
		for _, n := range d.Notes {
			s.line("\n%s", prose(n))
		}
	}
	return s.Bytes()
}

func (s *sheet) thing(e *entry, indent string) {
	var b strings.Builder
	if e.label != "" {
		b.WriteString("**" + prose(e.label) + "** ")
	}
	if e.state != "" {
		b.WriteString("*" + prose(e.state) + "* ")
	}
	b.WriteString(prose(e.text))
	if e.at != "" {
		b.WriteString(" (" + prose(e.at) + ")")
	}
	s.line("%s- %s", indent, b.String())
	for _, n := range e.notes {
		if n != "" {
			s.line("%s  - %s", indent, prose(n))
		}
	}
	for i := range e.parts {
		s.thing(&e.parts[i], indent+"  ")
	}
}

//go:embed register.html.tmpl
var registerPage string

// registerData is what the page of registers is filled with; everything in it is text, and is escaped.
type registerData struct {
	Lang      string
	Title     string
	Documents []registerDocument
}

type registerDocument struct {
	Source, Title, Counts, Lang string
	Notes                       []string
	Chapters                    []registerChapter
}

type registerChapter struct {
	Title   string
	Entries []registerEntry
}

type registerEntry struct {
	Label, State, Class, Text, At string
	Notes                         []string
	Parts                         []registerEntry
}

// RegisterHTML renders them as one page that needs no other file, no network and no script.
func RegisterHTML(x *wire.Extract, o Options) ([]byte, error) {
	d := registerData{Lang: o.Words.Code(), Title: o.say("reg.risks")}
	for i := range x.Documents {
		doc := &x.Documents[i]
		page := registerDocument{Source: doc.Source, Title: doc.Title, Counts: o.counts(doc), Lang: doc.Language, Notes: doc.Notes}
		for _, c := range o.chapters(doc) {
			page.Chapters = append(page.Chapters, registerChapter{c.title, entriesOf(c.entries)})
		}
		d.Documents = append(d.Documents, page)
	}
	return filled("register", registerPage, nil, d)
}

var classes = map[Role]string{Bad: "bad", Odd: "odd", Good: "good"}

func entriesOf(list []entry) []registerEntry {
	var out []registerEntry
	for _, e := range list {
		out = append(out, registerEntry{Label: e.label, State: e.state, Class: classes[e.role], Text: e.text, At: e.at, Notes: e.notes, Parts: entriesOf(e.parts)})
	}
	return out
}
