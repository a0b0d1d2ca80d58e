package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/promise/wire"
)

// What both layouts say, before it is laid out.

var verdicts = []string{"weakened", "mixed", "strengthened", "neutral"}

var severities = []string{"high", "medium", "low", ""}

// of gives the changes of one verdict, those of a risk register before the others, the most
// severe first, else in document order.
func (d *Diff) of(verdict string) []*Change {
	list := d.ranked(verdict)
	slices.SortStableFunc(list, func(a, b *Change) int { return a.registered() - b.registered() })
	return list
}

// registered is 0 for a change of a risk register, which comes first, and 1 for any other.
func (c *Change) registered() int {
	for _, f := range c.Rules {
		if change.Registered(promise.Slot(f.Slot), "") != change.Even {
			return 0
		}
	}
	return 1
}

func (d *Diff) ranked(verdict string) []*Change {
	var list []*Change
	for _, severity := range severities {
		for i := range d.Changes {
			c := &d.Changes[i]
			if c.Verdict == verdict && rank(c.Severity) == rank(severity) {
				list = append(list, c)
			}
		}
	}
	return list
}

func rank(severity string) int {
	for i, s := range severities {
		if s == severity {
			return i
		}
	}
	return len(severities) - 1
}

// headline is the verdict at a glance.
func (d *Diff) headline(w Words) string {
	s := d.Summary
	text := Say(w, "headline.none")
	switch {
	case s.Weakened > 0:
		text = counted(w, s.Weakened, "weakened")
		if by := d.bySeverity(w); by != "" {
			text += " " + Say(w, "headline.severities", by)
		}
	case s.Mixed > 0:
		text = counted(w, s.Mixed, "both")
	}
	if others := d.others(w); others != "" {
		text = Say(w, "headline.others", text, others)
	}
	return Say(w, "headline", text)
}

func (d *Diff) bySeverity(w Words) string {
	var parts []string
	for _, s := range severities[:3] {
		n := 0
		for _, c := range d.of("weakened") {
			if c.Severity == s {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, counted(w, n, s))
		}
	}
	return strings.Join(parts, ", ")
}

// others counts what the headline does not begin with.
func (d *Diff) others(w Words) string {
	s := d.Summary
	var parts []string
	add := func(n int, noun string) {
		if n > 0 {
			parts = append(parts, counted(w, n, noun))
		}
	}
	if s.Weakened > 0 {
		add(s.Mixed, "mixed")
	}
	add(s.Strengthened, "stronger")
	add(s.Neutral, "neutral")
	add(s.UnreadChanged, "unread")
	return strings.Join(parts, ", ")
}

// coverage says how much of a document was read.
func coverage(w Words, h wire.Head) string {
	c := h.Coverage
	return Say(w, "coverage", strconv.Itoa(c.Read), counted(w, c.AboutData, "sentence"), strconv.Itoa(c.Sentences))
}

// place says where a quote stands: headings, line and column, page.
func place(w Words, section []string, s wire.Span) string {
	parts := []string{}
	if len(section) > 0 {
		parts = append(parts, strings.Join(section, " > "))
	}
	if s.Line > 0 {
		parts = append(parts, Say(w, "place.line", strconv.Itoa(s.Line))) // columns are for programs
	}
	if s.Page > 0 {
		parts = append(parts, Say(w, "place.page", strconv.Itoa(s.Page)))
	}
	return strings.Join(parts, ", ")
}

const leadIn = 120 // bytes or so of a lead-in that are shown

// standing says where a clause stands, and what leads it in: a list item says little by itself.
func standing(w Words, c *wire.Clause) string {
	at := place(w, c.Section, c.Span)
	lead := plain(c.Context)
	if n := len(c.Section); n > 0 { // the heading has just been said
		lead = strings.TrimSpace(strings.TrimPrefix(lead, plain(c.Section[n-1])))
	}
	if lead == "" {
		return at
	}
	if len(lead) > leadIn {
		lead = "…" + strings.ToValidUTF8(lead[len(lead)-leadIn:], "")
	}
	return strings.TrimPrefix(at+", "+Say(w, "place.after", lead), ", ")
}

// why is the sentence that a finding says, with the move of its slot, the severity's reason and
// the provisions.
func (f *Finding) why(w Words) string {
	said := f.Message
	if move := f.move(w); move != "" {
		said += " [" + move + "]"
	}
	if f.Reason != "" {
		said += " (" + Say(w, "reason", severityName(w, f.Severity), f.Reason) + ")"
	}
	if law := f.law(w); law != "" {
		said += " " + law + "."
	}
	return said
}

const longestMove = 120 // bytes of both values that are worth showing

// move says what a slot held and what it holds; "" where that says no more than the message.
func (f *Finding) move(w Words) string {
	if f.Slot == "" || f.Old == "" && f.New == "" || len(f.Old)+len(f.New) >= longestMove {
		return ""
	}
	if f.Slot == "act" && !(w.Knows("act", f.Old) && w.Knows("act", f.New)) {
		return "" // a promise that came or went stands there in its normal form
	}
	return Say(w, "move", w.Phrase("slot", f.Slot), held(w, f.Slot, f.Old), held(w, f.Slot, f.New))
}

// held says the values of a slot.
func held(w Words, slot, values string) string {
	if values == "" {
		return Say(w, "none")
	}
	list := strings.Split(values, ", ")
	for i, v := range list {
		list[i] = w.Phrase(slot, v)
		if list[i] == v {
			list[i] = w.Period(v)
		}
	}
	return strings.Join(list, ", ")
}

// law cites the provisions that the rule of a finding names; "" where w does not know them.
func (f *Finding) law(w Words) string {
	key := "rule." + f.ID + ".cites"
	if !w.Has(key) {
		return ""
	}
	text := ""
	for i, article := range strings.Split(Say(w, key), ", ") {
		if i == 0 {
			text = w.Cite(article)
			continue
		}
		text = Say(w, "cite.list", text, w.Cite(article))
	}
	return text
}

func severityName(w Words, severity string) string {
	if severity == "" {
		return Say(w, "none")
	}
	return w.Phrase("severity", severity)
}

func orNone(w Words, s string) string {
	if s == "" {
		return Say(w, "none")
	}
	return s
}

const mostTitles = 2 // rules that name a change

// title names a change in a few words: by its rules, or what happened where none fired.
func (c *Change) title(w Words) string {
	ids := c.ruleIDs()
	if len(ids) == 0 {
		return w.Phrase("kind", c.Kind)
	}
	var titles []string
	for _, id := range ids {
		if t := ruleTitle(w, id); !slices.Contains(titles, t) {
			titles = append(titles, t)
		}
	}
	more := ""
	if n := len(titles) - mostTitles; n > 0 {
		more = fmt.Sprintf(" (+%d)", n)
		titles = titles[:mostTitles]
	}
	return strings.Join(titles, "; ") + more
}

// ruleIDs are the rules that fired on a change, each once.
func (c *Change) ruleIDs() []string {
	var ids []string
	for i := range c.Rules {
		if !slices.Contains(ids, c.Rules[i].ID) {
			ids = append(ids, c.Rules[i].ID)
		}
	}
	return ids
}
