package report

import (
	"strings"

	"github.com/recant/recant/extract/promise/wire"
)

// ClausesText renders the promises of documents for a terminal.
func ClausesText(x *wire.Extract, o Options) []byte {
	p := &page{Options: o}
	for i := range x.Documents {
		if i > 0 {
			p.line("")
		}
		p.document(&x.Documents[i])
	}
	return p.Bytes()
}

func (p *page) document(d *wire.Document) {
	p.line("%s", p.ink(Title, plain(d.Source)+"  "+plain(d.Title)))
	p.line("%s", p.ink(Faint, plain(d.Kind)+", "+plain(d.Language)+", "+plain(d.Format)+"; "+count(len(d.Clauses), "commitment")+"; "+coverage(d.Head)))
	section, quote := "", ""
	for i := range d.Clauses {
		c := &d.Clauses[i]
		if s := plain(strings.Join(c.Section, " > ")); s != section {
			section = s
			p.line("\n%s", p.ink(Title, orNone(section)))
		}
		if at := place(nil, c.Span) + " " + c.Quote; at != quote {
			quote = at
			p.line("")
			p.block("", Plain, c.Quote)
			p.block("", Faint, place(nil, c.Span))
		}
		p.block("=", Good, c.Norm)
	}
	if len(d.Unread) > 0 && !p.Unread {
		p.line("\n%s about data gave no commitment; --unread shows them.", count(len(d.Unread), "sentence"))
	}
	if len(d.Unread) > 0 && p.Unread {
		p.line("\n%s\n", p.ink(Title, "NOT READ"))
		for _, u := range d.Unread {
			p.block("", Plain, u.Quote)
			p.block("", Faint, place(u.Section, u.Span))
		}
	}
	for _, n := range d.Notes {
		p.block("note", Plain, n)
	}
}

// ClausesMarkdown renders the promises of documents as Markdown. Ink is not used.
func ClausesMarkdown(x *wire.Extract, o Options) []byte {
	s := &sheet{Options: o}
	for i := range x.Documents {
		if i > 0 {
			s.line("")
		}
		s.document(&x.Documents[i])
	}
	return s.Bytes()
}

func (s *sheet) document(d *wire.Document) {
	s.line("# %s\n", code(d.Source))
	s.line("%s, %s, %s; %s; %s.", prose(d.Kind), prose(d.Language), prose(d.Format), count(len(d.Clauses), "commitment"), prose(coverage(d.Head)))
	section, quote := "", ""
	for i := range d.Clauses {
		c := &d.Clauses[i]
		if h := strings.Join(c.Section, " > "); h != section {
			section = h
			s.line("\n## %s", code(section))
		}
		if at := place(nil, c.Span) + " " + c.Quote; at != quote {
			quote = at
			s.line("")
			s.WriteString(fenced("text", wrap(plain(c.Quote), width)))
		}
		s.line("- %s", code(c.Norm))
	}
	if len(d.Unread) > 0 {
		s.line("\n## Not read\n\n%s about data gave no commitment.", count(len(d.Unread), "sentence"))
	}
	if len(d.Unread) > 0 && s.Unread {
		var lines []string
		for _, u := range d.Unread {
			lines = append(lines, wrap(plain(u.Quote), width)...)
			lines = append(lines, "")
		}
		s.line("")
		s.WriteString(fenced("text", lines[:len(lines)-1]))
	}
	for _, n := range d.Notes {
		s.line("\n%s", prose(n))
	}
}
