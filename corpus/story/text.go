package story

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recant/recant/diff/words"
)

// Words are the reader's language; nil for the default one.
type Words = *words.Voice

const width = 96

// page is text for a terminal.
type page struct {
	bytes.Buffer
	w Words
}

func (p *page) line(format string, args ...any) { fmt.Fprintf(&p.Buffer, format+"\n", args...) }

// quote writes untrusted text under a label, wrapped and indented.
func (p *page) quote(label, text string) {
	if text == "" {
		return
	}
	lead := label
	for _, l := range wrap(plain(text), width-12) {
		p.line("    %-7s %s", lead, l)
		lead = ""
	}
}

// plain keeps text from being obeyed by a terminal: control characters and those that turn
// the direction of writing become spaces.
func plain(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError {
			return ' '
		}
		return r
	}, s)), " ")
}

// wrap breaks between words; a word that is longer than the width stays whole.
func wrap(s string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// clip shortens to n runes.
func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:n-1])) + "…"
}

// Count says a number of things.
func Count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// day is the day of a date.
func day(date string) string {
	if len(date) < 10 {
		return date
	}
	return date[:10]
}

// moment is the day of a date, with the time where its day has more than one of dates.
func moment(date string, days map[string]int) string {
	if days[day(date)] < 2 || len(date) < 16 {
		return day(date)
	}
	return day(date) + " " + date[11:16]
}

// Text lists the documents.
func (l *List) Text(w Words) []byte {
	p := &page{w: w}
	for _, d := range l.Documents {
		p.line("%5d  %s .. %s  %s", d.Versions, day(d.First), day(d.Last), plain(d.String()))
	}
	p.line("%s", w.Say("story.sum", w.Count(len(l.Documents), "documents")))
	return p.Bytes()
}

// Text lists the values.
func (t *Table) Text(Words) []byte {
	p := &page{}
	for _, r := range t.Rows {
		p.line("%-28s %v", r.Name, r.Value)
	}
	return p.Bytes()
}

// Text tells the versions, newest first.
func (l *Log) Text(w Words) []byte {
	p := &page{w: w}
	days := l.days()
	p.line("%s\n", plain(w.Say("field", l.Document.String(), w.Count(len(l.Versions), "version"))))
	for i := range l.Versions {
		e := &l.Versions[i]
		p.line("%s  %s", moment(e.Date, days), e.summary(w))
		if e.Worst != nil {
			p.finding(e.Worst)
		}
	}
	return p.Bytes()
}

// days counts the versions of each day.
func (l *Log) days() map[string]int {
	days := map[string]int{}
	for _, e := range l.Versions {
		days[day(e.Date)]++
	}
	return days
}

func (e *Entry) summary(w Words) string {
	switch {
	case e.Gone:
		return w.Say("story.gone")
	case e.Trouble != "":
		return w.Say("story.unread", plain(e.Trouble))
	case e.First:
		return w.Say("story.first", w.Count(e.Promises, "stated"))
	}
	s := w.Count(e.Weakened, "down") + ", " + w.Count(e.Strengthened, "up")
	switch {
	case e.Mixed > 0:
		s += ", " + w.Count(e.Mixed, "mixed")
	case e.Weakened+e.Strengthened == 0:
		s = w.Say("story.still")
	}
	if e.Reverted != "" {
		s = w.Say("story.back", s, day(e.Reverted))
	}
	return s
}

// finding writes what moved, with its quotes.
func (p *page) finding(f *Finding) {
	for _, one := range f.fields(p.w) {
		p.quote(one.Label, one.Text)
	}
}

// Text tells the promises in force.
func (b *Blame) Text(w Words) []byte {
	p := &page{w: w}
	p.line("%s\n", plain(w.Say("field", b.Document.String(), w.Say("story.force", w.Count(len(b.Promises), "stated"), day(b.Date)))))
	p.line("%s", w.Say("story.columns.above"))
	p.line("%s", w.Say("story.columns.below"))
	for _, s := range b.Promises {
		p.line("%s", strings.TrimRight(fmt.Sprintf("%s       %s%s  %s", day(s.Since), day(s.Made), orOlder(s.Oldest), s.times(w)), " "))
		p.quote("", s.Quote)
		for _, n := range s.Norms {
			p.quote("=", n)
		}
	}
	p.line("\n%s", w.Say("story.oldest"))
	return p.Bytes()
}

func orOlder(oldest bool) string {
	if oldest {
		return "*"
	}
	return " "
}

func (s *Since) times(w Words) string {
	var parts []string
	for _, t := range []struct {
		n    int
		what string
	}{{s.Reworded, "rewordings"}, {s.Weakened, "weakenings"}, {s.Restored, "restorings"}} {
		if t.n > 0 {
			parts = append(parts, w.Count(t.n, t.what))
		}
	}
	return strings.Join(parts, ", ")
}

// Text tells each life.
func (l *Life) Text(w Words) []byte {
	p := &page{w: w}
	for i := range l.Lives {
		if i > 0 {
			p.line("")
		}
		p.life(&l.Lives[i])
	}
	if l.More > 0 {
		p.line("\n%s", w.Say("story.lives", w.Count(l.More, "matching")))
	}
	return p.Bytes()
}

func (p *page) life(l *Promise) {
	p.line("%s\n", plain(p.w.Say("field", l.Document.String(), l.state(p.w))))
	for i := range l.Turns {
		t := &l.Turns[i]
		for k, line := range wrap(t.head(p.w), width-12) {
			lead := day(t.Date)
			if k > 0 {
				lead = ""
			}
			p.line("%-10s  %s", lead, line)
		}
		if t.Kind == "dropped" {
			p.quote(p.w.Say("story.said"), t.Quote)
			p.stands(p.w.Say("story.stays"), t.Stands)
			for _, n := range t.gone() {
				p.quote(p.w.Say("story.lost"), n)
			}
			p.quote(p.w.Say("story.nearest"), t.Nearest)
		} else {
			p.quote(p.w.Say("story.says"), t.Quote)
			for k, n := range t.Norms {
				p.quote("=", n+"  "+t.IDs[k])
			}
		}
		p.quote(p.w.Say("label.so"), t.Witness)
	}
	if last := len(l.Turns) - 1; last >= 0 && l.Turns[last].Date != l.Latest && len(l.Stands) > 0 {
		p.line("%-10s  %s", day(l.Latest), p.w.Say("story.elsewhere"))
		p.stands(p.w.Say("story.stays"), l.Stands)
	}
}

// state says whether a promise is kept in the newest version.
func (l *Promise) state(w Words) string {
	latest := day(l.Latest)
	switch norms := len(l.Turns[len(l.Turns)-1].Norms); {
	case l.InForce:
		return w.Say("story.in", latest)
	case len(l.Stands) == 0:
		return w.Say("story.out", latest)
	case len(l.Stands) < norms:
		return w.Say("story.part", strconv.Itoa(len(l.Stands)), strconv.Itoa(norms), latest)
	}
	return w.Say("story.kept", latest)
}

// stands quotes the sentences that make a promise all the same, each once.
func (p *page) stands(label string, list []Stand) {
	for i, s := range list {
		if i == 0 || list[i-1].Quote != s.Quote {
			p.quote(label, s.Quote)
		}
		p.quote("=", s.Norm+"  "+s.ID)
	}
}

// gone are the commitments of a dropped promise that nothing else makes, where something makes
// the others.
func (t *Turn) gone() (norms []string) {
	for k, id := range t.IDs {
		if len(t.Stands) > 0 && !slices.ContainsFunc(t.Stands, func(s Stand) bool { return s.Of == id }) {
			norms = append(norms, t.Norms[k])
		}
	}
	return norms
}

// head says what became of a promise, on one line.
func (t *Turn) head(w Words) string {
	head := w.Phrase("turn", t.Kind)
	switch {
	case t.Oldest:
		head = w.Say("story.begins")
	case len(t.Stands) > 0 && len(t.Stands) < len(t.Norms):
		head = w.Say("story.here.part", head)
	case len(t.Stands) > 0:
		head = w.Say("story.here.all", head)
	}
	if t.Severity != "" {
		head += " (" + w.Phrase("severity", t.Severity) + ")"
	}
	if t.Message != "" {
		head = w.Say("field", head, plain(t.Message))
	}
	if len(t.Rules) > 0 {
		head += " [" + strings.Join(t.Rules, ", ") + "]"
	}
	if t.Unsure {
		head = w.Say("story.unsure", head)
	}
	return head
}

// Text tells what was found.
func (s *Search) Text(w Words) []byte {
	p := &page{w: w}
	for _, h := range s.Hits {
		until := w.Say("story.hit.in")
		if h.Until != "" {
			until = w.Say("story.hit.until", day(h.Until))
		}
		p.line("%s  %s", plain(h.Document.String()), w.Say("story.hit", day(h.From), until))
		p.quote("", h.Quote)
		for k, n := range h.Norms {
			p.quote("=", n+"  "+h.IDs[k])
		}
	}
	p.line("%s", w.Say("story.sum", andMore(w, w.Count(len(s.Hits), "sentence"), s.More)))
	return p.Bytes()
}

func andMore(w Words, said string, n int) string {
	if n == 0 {
		return said
	}
	return w.Say("story.more", said, strconv.Itoa(n))
}

// Text tells the findings, the worst first.
func (s *Scan) Text(w Words) []byte {
	p := &page{w: w}
	for i := range s.Findings {
		p.line("%s", s.Findings[i].head(w))
		p.finding(&s.Findings[i])
	}
	p.line("%s", s.sum(w))
	return p.Bytes()
}

// head says when and where it got weaker, on one line.
func (f *Finding) head(w Words) string {
	verdict := w.Phrase("verdict", f.Verdict)
	if f.Unsure {
		verdict = w.Say("story.unsure", verdict)
	}
	if f.Reverted != "" {
		verdict = w.Say("story.back", verdict, day(f.Reverted))
	}
	return fmt.Sprintf("%s  %s  %s", day(f.Date), plain(f.Document.String()), verdict)
}

// sum says how much was found, in how much.
func (s *Scan) sum(w Words) string {
	return w.Say("story.scanned", andMore(w, w.Count(len(s.Findings), "finding"), s.More), w.Count(s.Versions, "newversion"), w.Count(s.Documents, "documents"))
}
