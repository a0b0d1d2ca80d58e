package report

import (
	"strings"

	"github.com/recant/recant/extract/promise/wire"
)

// ClausesText renders the promises of documents for a terminal.
func ClausesText(x *wire.Extract, o Options) []byte {
	p := &page{Options: o}
	return p.each(x, p.document)
}

// each renders documents one by one, an empty line between them.
func (p *page) each(x *wire.Extract, render func(*wire.Document)) []byte {
	for i := range x.Documents {
		if i > 0 {
			p.line("")
		}
		render(&x.Documents[i])
	}
	return p.Bytes()
}

func (p *page) document(d *wire.Document) {
	p.line("%s", p.ink(Title, plain(d.Source)+"  "+plain(d.Title)))
	p.line("%s", p.ink(Faint, plain(summary(p.Words, d))))
	section, quote := "", ""
	for i := range d.Clauses {
		c := &d.Clauses[i]
		if s := plain(strings.Join(c.Section, " > ")); s != section {
			section = s
			p.line("\n%s", p.ink(Title, orNone(p.Words, section)))
		}
		if at := place(p.Words, nil, c.Span) + " " + c.Quote; at != quote {
			quote = at
			p.line("")
			p.block("", Plain, c.Quote)
			p.block("", Faint, place(p.Words, nil, c.Span))
		}
		p.block("=", Good, c.Norm)
	}
	if len(d.Unread) > 0 && !p.Unread {
		p.line("\n%s", p.say("clauses.none", counted(p.Words, len(d.Unread), "sentence")))
	}
	if len(d.Unread) > 0 && p.Unread {
		p.heading("clauses.unread")
		p.line("")
		for _, u := range d.Unread {
			p.block("", Plain, u.Quote)
			p.block("", Faint, place(p.Words, u.Section, u.Span))
		}
	}
	for _, n := range d.Notes {
		p.block(p.say("label.note"), Plain, n)
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
	s.line("# %s\n", code(s.Words, d.Source))
	s.line("%s.", prose(summary(s.Words, d)))
	section, quote := "", ""
	for i := range d.Clauses {
		c := &d.Clauses[i]
		if h := strings.Join(c.Section, " > "); h != section {
			section = h
			s.line("\n## %s", code(s.Words, section))
		}
		if at := place(s.Words, nil, c.Span) + " " + c.Quote; at != quote {
			quote = at
			s.line("")
			s.WriteString(fenced("text", wrap(plain(c.Quote), width)))
		}
		s.line("- %s", code(s.Words, c.Norm))
	}
	if len(d.Unread) > 0 {
		s.line("\n## %s\n\n%s", prose(s.say("clauses.unread")), prose(s.say("clauses.gave", counted(s.Words, len(d.Unread), "sentence"))))
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

// summary says what a document is and how much of it was read.
func summary(w Words, d *wire.Document) string {
	return Say(w, "clauses.head", w.Phrase("document", d.Kind), d.Language, d.Format, counted(w, len(d.Clauses), "commitment"), coverage(w, d.Head))
}
