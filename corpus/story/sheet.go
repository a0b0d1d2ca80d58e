package story

import (
	"bytes"
	_ "embed" // for the page
	"encoding/base64"
	"fmt"
	"html/template"
	"strings"
	"sync"
	"unicode"
)

// sheet is a report with a picture, before it is Markdown or HTML.
type sheet struct {
	w        Words
	Title    string
	Alt      string // the picture in words
	Picture  []byte // SVG
	Chapters []chapter
	End      string // one sentence below all; ""
}

// chapter is one version or finding.
type chapter struct {
	Head   string
	Degree string // high, medium or low; ""
	Fields []field
}

// field is a labelled text, a quote where Verbatim is set.
type field struct {
	Label, Text string
	Verbatim    bool
}

func (l *Log) sheet(w Words) *sheet {
	s := &sheet{w: w, Title: w.Say("field", l.Document.String(), w.Count(len(l.Versions), "version")), Alt: l.describe(w, l.oldestFirst()), Picture: l.SVG(w)}
	days := l.days()
	for i := range l.Versions {
		e := &l.Versions[i]
		c := chapter{Head: w.Say("field", moment(e.Date, days), e.summary(w))}
		if e.Worst != nil {
			c.Degree, c.Fields = e.Worst.Severity, e.Worst.fields(w)
		}
		s.Chapters = append(s.Chapters, c)
	}
	return s
}

func (s *Scan) sheet(w Words) *sheet {
	rows, _, at := s.grid()
	out := &sheet{w: w, Title: w.Say("story.weaker"), Alt: s.describe(w, rows, at), Picture: s.SVG(w), End: s.sum(w)}
	for i := range s.Findings {
		f := &s.Findings[i]
		out.Chapters = append(out.Chapters, chapter{Head: f.head(w), Degree: f.Severity, Fields: f.fields(w)})
	}
	return out
}

// fields are what a finding says, in the order in which it is read.
func (f *Finding) fields(w Words) []field {
	var list []field
	so := f.Witness
	if f.Still != "" {
		so = "" // the sentence went, the promise did not
	}
	for _, one := range []field{
		{w.Phrase("severity", f.Severity), f.Message + " [" + strings.Join(f.Rules, ", ") + "]", false},
		{w.Say("label.old"), f.Old, true}, {w.Say("label.new"), f.New, true}, {w.Say("story.stays"), f.Still, true}, {w.Say("label.so"), so, false},
	} {
		if one.Text != "" {
			list = append(list, one)
		}
	}
	return list
}

// Markdown tells the versions under a picture of them.
func (l *Log) Markdown(w Words) []byte { return l.sheet(w).markdown() }

// Markdown tells the findings under a picture of them.
func (s *Scan) Markdown(w Words) []byte { return s.sheet(w).markdown() }

// HTML tells the versions on one page that needs no other file.
func (l *Log) HTML(w Words) ([]byte, error) { return l.sheet(w).html() }

// HTML tells the findings on one page that needs no other file.
func (s *Scan) HTML(w Words) ([]byte, error) { return s.sheet(w).html() }

// markdown puts what comes from documents into code, where no program looks for markup.
func (s *sheet) markdown() []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "# %s\n\n", heading(s.Title))
	fmt.Fprintf(&out, "![%s](data:image/svg+xml;base64,%s)\n", safeAlt(s.Alt), base64.StdEncoding.EncodeToString(s.Picture))
	for _, c := range s.Chapters {
		fmt.Fprintf(&out, "\n## %s\n", heading(c.Head))
		if len(c.Fields) == 0 {
			continue
		}
		p := &page{}
		for _, f := range c.Fields {
			p.quote(f.Label, f.Text)
		}
		text := strings.TrimRight(strings.ReplaceAll("\n"+p.String(), "\n    ", "\n"), "\n")
		fence := strings.Repeat("`", max(3, ticks(text)+1))
		fmt.Fprintf(&out, "\n%stext%s\n%s\n", fence, text, fence)
	}
	if s.End != "" {
		fmt.Fprintf(&out, "\n%s\n", s.End)
	}
	return out.Bytes()
}

// safeAlt keeps the description of a picture from ending before its end.
func safeAlt(s string) string {
	return strings.NewReplacer("\\", "", "[", "(", "]", ")", "`", "'", "<", "", "&", "and").Replace(plain(s))
}

// heading is a heading's text: as it is where nothing in it can be markup, else as code.
func heading(s string) string {
	s = plain(s)
	if strings.ContainsFunc(s, func(r rune) bool {
		return r != ' ' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(",;-/:", r)
	}) ||
		strings.Contains(s, "://") {
		return code(s)
	}
	return s
}

// code is a code span that nothing in it can close.
func code(s string) string {
	s = plain(s)
	fence := strings.Repeat("`", ticks(s)+1)
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	return fence + s + fence
}

// ticks is the length of the longest run of backticks.
func ticks(s string) int {
	longest, run := 0, 0
	for _, r := range s {
		if run++; r != '`' {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}

//go:embed page.html.tmpl
var htmlPage string

// htmlTemplate is parsed by the runs that print it alone.
var htmlTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Funcs(template.FuncMap{
		"picture": func(svg []byte) template.HTML { return template.HTML(svg) }, // drawn here, every text in it escaped
		"plain":   plain,
	}).Parse(htmlPage))
})

// Lang is the language of the page.
func (s *sheet) Lang() string { return s.w.Code() }

// PictureName is what a page calls its picture.
func (s *sheet) PictureName() string { return s.w.Say("story.picture") }

func (s *sheet) html() ([]byte, error) {
	var out bytes.Buffer
	err := htmlTemplate().Execute(&out, s)
	return out.Bytes(), err
}
