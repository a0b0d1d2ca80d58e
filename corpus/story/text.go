package story

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const width = 96

// page is text for a terminal.
type page struct{ bytes.Buffer }

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
func (l *List) Text() []byte {
	p := &page{}
	for _, d := range l.Documents {
		p.line("%5d  %s .. %s  %s", d.Versions, day(d.First), day(d.Last), plain(d.String()))
	}
	p.line("%s", Count(len(l.Documents), "document")+".")
	return p.Bytes()
}

// Text lists the values.
func (t *Table) Text() []byte {
	p := &page{}
	for _, r := range t.Rows {
		p.line("%-28s %v", r.Name, r.Value)
	}
	return p.Bytes()
}

// Text tells the versions, newest first.
func (l *Log) Text() []byte {
	p := &page{}
	days := l.days()
	p.line("%s: %s\n", plain(l.Document.String()), Count(len(l.Versions), "version"))
	for i := range l.Versions {
		e := &l.Versions[i]
		p.line("%s  %s", moment(e.Date, days), e.summary())
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

func (e *Entry) summary() string {
	switch {
	case e.Gone:
		return "gone: there was no such document any more"
	case e.Trouble != "":
		return "not read: " + plain(e.Trouble)
	case e.First:
		return "first version kept; " + Count(e.Promises, "sentence") + " with promises"
	}
	s := fmt.Sprintf("%d weakened, %d strengthened", e.Weakened, e.Strengthened)
	switch {
	case e.Mixed > 0:
		s += fmt.Sprintf(", %d mixed", e.Mixed)
	case e.Weakened+e.Strengthened == 0:
		s = "nothing got weaker or stronger"
	}
	if e.Reverted != "" {
		s += "; taken back on " + day(e.Reverted)
	}
	return s
}

// finding writes what moved, with its quotes.
func (p *page) finding(f *Finding) {
	for _, one := range f.fields() {
		p.quote(one.Label, one.Text)
	}
}

// Text tells the promises in force.
func (b *Blame) Text() []byte {
	p := &page{}
	p.line("%s: %s in force since %s\n", plain(b.Document.String()), Count(len(b.Promises), "sentence")+" with promises", day(b.Date))
	p.line("in these words   made")
	p.line("since            first        since then")
	for _, s := range b.Promises {
		p.line("%s", strings.TrimRight(fmt.Sprintf("%s       %s%s  %s", day(s.Since), day(s.Made), orOlder(s.Oldest), s.times()), " "))
		p.quote("", s.Quote)
		for _, n := range s.Norms {
			p.quote("=", n)
		}
	}
	p.line("\n* stands in the oldest version kept, and may be older.")
	return p.Bytes()
}

func orOlder(oldest bool) string {
	if oldest {
		return "*"
	}
	return " "
}

func (s *Since) times() string {
	var parts []string
	for _, t := range []struct {
		n    int
		what string
	}{{s.Reworded, "reworded"}, {s.Weakened, "weakened"}, {s.Restored, "restored"}} {
		if t.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", t.n, t.what))
		}
	}
	return strings.Join(parts, ", ")
}

// Text tells each life.
func (l *Life) Text() []byte {
	p := &page{}
	for i := range l.Lives {
		if i > 0 {
			p.line("")
		}
		p.life(&l.Lives[i])
	}
	if l.More > 0 {
		p.line("\n%s, not told: more words, --doc or a fingerprint name one; --limit tells more.", Count(l.More, "more promise")+" match")
	}
	return p.Bytes()
}

func (p *page) life(l *Promise) {
	p.line("%s: %s\n", plain(l.Document.String()), l.state())
	for i := range l.Turns {
		t := &l.Turns[i]
		for k, line := range wrap(t.head(), width-12) {
			lead := day(t.Date)
			if k > 0 {
				lead = ""
			}
			p.line("%-10s  %s", lead, line)
		}
		if t.Kind == "dropped" {
			p.quote("said", t.Quote)
			p.stands("still", t.Stands)
			for _, n := range t.gone() {
				p.quote("gone", n)
			}
			p.quote("nearest", t.Nearest)
		} else {
			p.quote("says", t.Quote)
			for k, n := range t.Norms {
				p.quote("=", n+"  "+t.IDs[k])
			}
		}
		p.quote("so", t.Witness)
	}
	if last := len(l.Turns) - 1; last >= 0 && l.Turns[last].Date != l.Latest && len(l.Stands) > 0 {
		p.line("%-10s  what it promised stands elsewhere in the newest version", day(l.Latest))
		p.stands("still", l.Stands)
	}
}

// state says whether a promise is kept in the newest version.
func (l *Promise) state() string {
	newest := "in the newest version, of " + day(l.Latest)
	switch norms := len(l.Turns[len(l.Turns)-1].Norms); {
	case l.InForce:
		return "in force " + newest
	case len(l.Stands) == 0:
		return "not in force " + newest
	case len(l.Stands) < norms:
		return fmt.Sprintf("dropped, but %d of its %d commitments still made elsewhere %s", len(l.Stands), norms, newest)
	}
	return "dropped, but still made elsewhere " + newest
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
		if len(t.Stands) > 0 && !slices.ContainsFunc(t.Stands, func(s Stand) bool { return s.ID == id }) {
			norms = append(norms, t.Norms[k])
		}
	}
	return norms
}

// head says what became of a promise, on one line.
func (t *Turn) head() string {
	head := t.Kind
	switch {
	case t.Oldest:
		head = "stands in the oldest version kept"
	case len(t.Stands) > 0 && len(t.Stands) < len(t.Norms):
		head += " here; part of it stands elsewhere in the same text"
	case len(t.Stands) > 0:
		head += " here; it stands elsewhere in the same text"
	}
	if t.Severity != "" {
		head += " (" + t.Severity + ")"
	}
	if t.Message != "" {
		head += ": " + plain(t.Message)
	}
	if len(t.Rules) > 0 {
		head += " [" + strings.Join(t.Rules, ", ") + "]"
	}
	if t.Unsure {
		head += ", unsure"
	}
	return head
}

// Text tells what was found.
func (s *Search) Text() []byte {
	p := &page{}
	for _, h := range s.Hits {
		until := "in force"
		if h.Until != "" {
			until = "until " + day(h.Until)
		}
		p.line("%s  from %s, %s", plain(h.Document.String()), day(h.From), until)
		p.quote("", h.Quote)
		for k, n := range h.Norms {
			p.quote("=", n+"  "+h.IDs[k])
		}
	}
	p.line("%s%s.", Count(len(s.Hits), "sentence"), andMore(s.More))
	return p.Bytes()
}

func andMore(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" and %d more (--limit shows them)", n)
}

// Text tells the findings, the worst first.
func (s *Scan) Text() []byte {
	p := &page{}
	for i := range s.Findings {
		p.line("%s", s.Findings[i].head())
		p.finding(&s.Findings[i])
	}
	p.line("%s", s.sum())
	return p.Bytes()
}

// head says when and where it got weaker, on one line.
func (f *Finding) head() string {
	note := ""
	if f.Unsure {
		note = ", unsure"
	}
	if f.Reverted != "" {
		note += ", taken back on " + day(f.Reverted)
	}
	return fmt.Sprintf("%s  %s  %s%s", day(f.Date), plain(f.Document.String()), f.Verdict, note)
}

// sum says how much was found, in how much.
func (s *Scan) sum() string {
	return fmt.Sprintf("%s%s in %s of %s.", Count(len(s.Findings), "finding"), andMore(s.More), Count(s.Versions, "new version"), Count(s.Documents, "document"))
}
