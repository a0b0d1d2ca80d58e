package report

import (
	"fmt"
	"strings"

	"github.com/recant/recant/extract/promise/wire"
)

// What both layouts say, before it is laid out.

var groups = []struct{ verdict, title string }{
	{"weakened", "Weakened"}, {"mixed", "Mixed"}, {"strengthened", "Strengthened"}, {"neutral", "Neutral"},
}

var severities = []string{"high", "medium", "low", ""}

// of gives the changes of one verdict, the most severe first, else in document order.
func (d *Diff) of(verdict string) []*Change {
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
func (d *Diff) headline() string {
	s := d.Summary
	if s.Weakened == 0 && s.Mixed == 0 {
		return "Nothing got weaker" + d.others() + "."
	}
	if s.Weakened == 0 {
		return fmt.Sprintf("%s got weaker in one way and stronger in another%s.", count(s.Mixed, "promise"), d.others())
	}
	return fmt.Sprintf("%s got weaker%s%s.", count(s.Weakened, "promise"), d.bySeverity(), d.others())
}

func (d *Diff) bySeverity() string {
	var parts []string
	for _, s := range severities[:3] {
		n := 0
		for _, c := range d.of("weakened") {
			if c.Severity == s {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, s))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

func (d *Diff) others() string {
	s := d.Summary
	var parts []string
	if s.Mixed > 0 && s.Weakened > 0 {
		parts = append(parts, fmt.Sprintf("%d mixed", s.Mixed))
	}
	if s.Strengthened > 0 {
		parts = append(parts, fmt.Sprintf("%d stronger", s.Strengthened))
	}
	if s.Neutral > 0 {
		parts = append(parts, fmt.Sprintf("%d neutral", s.Neutral))
	}
	if s.UnreadChanged > 0 {
		parts = append(parts, fmt.Sprintf("%d changed but not read", s.UnreadChanged))
	}
	if len(parts) == 0 {
		return ""
	}
	return "; " + strings.Join(parts, ", ")
}

// coverage says how much of a document was read.
func coverage(h wire.Head) string {
	c := h.Coverage
	return fmt.Sprintf("%d of %s about data read, of %d in all", c.Read, count(c.AboutData, "sentence"), c.Sentences)
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// place says where a quote stands: headings, line, page.
func place(section []string, s wire.Span) string {
	parts := []string{}
	if len(section) > 0 {
		parts = append(parts, strings.Join(section, " > "))
	}
	if s.Line > 0 {
		parts = append(parts, fmt.Sprintf("line %d", s.Line))
	}
	if s.Page > 0 {
		parts = append(parts, fmt.Sprintf("page %d", s.Page))
	}
	return strings.Join(parts, ", ")
}

const leadIn = 120 // bytes or so of a lead-in that are shown

// standing says where a clause stands, and what leads it in: a list item says little by itself.
func standing(c *wire.Clause) string {
	at := place(c.Section, c.Span)
	lead := plain(c.Context)
	if lead == "" {
		return at
	}
	if len(lead) > leadIn {
		lead = "…" + strings.ToValidUTF8(lead[len(lead)-leadIn:], "")
	}
	return strings.TrimPrefix(at+", after “"+lead+"”", ", ")
}

// why is the sentence that a finding says, with the move of its slot and the severity's reason.
func (f *Finding) why() string {
	said := f.Message
	if f.Slot != "" && (f.Old != "" || f.New != "") && len(f.Old)+len(f.New) < 120 {
		said += fmt.Sprintf(" [%s: %s -> %s]", f.Slot, orNone(f.Old), orNone(f.New))
	}
	if f.Reason != "" {
		said += fmt.Sprintf(" (%s: %s)", orNone(f.Severity), f.Reason)
	}
	return said
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// title is the line that names a change: its rules, or what happened where none fired.
func (c *Change) title() string {
	var ids []string
	for _, r := range c.Rules {
		if len(ids) == 0 || ids[len(ids)-1] != r.ID {
			ids = append(ids, r.ID)
		}
	}
	if len(ids) == 0 {
		return c.Kind
	}
	return strings.Join(ids, ", ")
}

const context = 6 // words of unchanged text that a redline keeps on either side of a change

// shortened cuts the middle out of long unchanged stretches of a redline; nil where the redline
// says nothing that the two quotes do not say by themselves.
func (c *Change) shortened() []Op {
	if c.Old == nil || c.New == nil || !telling(c.Redline) {
		return nil
	}
	var ops []Op
	for i, op := range c.Redline {
		if op.Op == "equal" {
			op.Text = cut(op.Text, i > 0, i < len(c.Redline)-1)
		}
		ops = append(ops, op)
	}
	return ops
}

// telling says whether a redline keeps enough in common to be worth reading.
func telling(ops []Op) bool {
	same, all := 0, 0
	for _, op := range ops {
		n := len(strings.Fields(op.Text))
		all += n
		if op.Op == "equal" {
			same += n
		}
	}
	return same < all && same*4 >= all
}

func cut(text string, after, before bool) string {
	w := strings.Fields(text)
	head, tail := 0, 0
	if after {
		head = context
	}
	if before {
		tail = context
	}
	if len(w) <= head+tail+2 {
		return text
	}
	parts := append(append(append([]string{}, w[:head]...), "…"), w[len(w)-tail:]...)
	cutText := strings.Join(parts, " ")
	if after {
		cutText = " " + cutText
	}
	if before {
		cutText += " "
	}
	return cutText
}
