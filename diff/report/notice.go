package report

import (
	"slices"
	"strings"
)

// notice is the draft that tells users what changed, before it is laid out: neutral, in the
// past tense, each line tied to its passage.
type notice struct {
	Options
	lead   []string
	topics []topic
	more   string // the passages that changed no promise
	editor []remark
}

// topic is what changed on one subject.
type topic struct {
	title string
	items []remark
}

// remark is what was done to a passage, and how it read before and reads now.
type remark struct {
	what        string
	before, now string // quotes, "" where there is none
	where       string
}

// topics are the subjects of a notice in the order that users look for them, each with the acts
// that belong to it. What belongs to none comes last.
var topics = []struct {
	name string
	acts []string
}{
	{"collection", []string{"Collect"}},
	{"use", []string{"Use", "Profile", "Track", "Combine", "TrainAI"}},
	{"sharing", []string{"Share", "Sell", "Transfer"}},
	{"keeping", []string{"Store", "Delete", "Anonymise"}},
	{"protection", []string{"Protect", "Audit"}},
	{"information", []string{"Inform"}},
	{"choices", []string{"Consent", "Choice", "Right"}},
	{"other", nil},
}

// noticeOf draws up the notice of a comparison.
func noticeOf(d *Diff, o Options) *notice {
	n := &notice{Options: o}
	title := d.New.Title
	if title == "" {
		title = d.New.Source
	}
	n.lead = append(n.lead, o.say("notice.lead", title))
	if from := d.New.Dates.Effective.Date; from != "" {
		n.lead = append(n.lead, o.say("notice.from", o.Words.Date(from)))
	}
	for _, t := range topics {
		n.topics = append(n.topics, topic{title: o.say("notice." + t.name)})
	}
	for i := range d.Changes {
		c := &d.Changes[i]
		if c.Verdict == "neutral" {
			continue
		}
		r := n.remark(c)
		n.topics[c.topic()].items = append(n.topics[c.topic()].items, r)
		if c.Unsure {
			r.what = n.say("notice.unsure", r.what)
			n.editor = append(n.editor, r)
		}
	}
	n.topics = slices.DeleteFunc(n.topics, func(t topic) bool { return len(t.items) == 0 })
	if len(n.topics) == 0 {
		n.lead = append(n.lead, o.say("notice.none"))
	}
	if d.Summary.Neutral > 0 {
		n.more = counted(o.Words, d.Summary.Neutral, "reworded")
	}
	n.unread(d)
	return n
}

// unread leaves to the editor what changed and was not read.
func (n *notice) unread(d *Diff) {
	for _, u := range d.Unread {
		r := remark{what: n.say("notice.unread"), where: place(n.Words, u.Section, u.Span)}
		if sideOf(u.Side) == "old" {
			r.before = u.Quote
		} else {
			r.now = u.Quote
		}
		n.editor = append(n.editor, r)
	}
}

// topic is the index of the subject that a change belongs to.
func (c *Change) topic() int {
	act := ""
	switch {
	case c.New != nil && c.New.Act != "":
		act = c.New.Act
	case c.Old != nil:
		act = c.Old.Act
	}
	for i, t := range topics {
		if slices.Contains(t.acts, act) {
			return i
		}
	}
	return len(topics) - 1
}

// remark says what was done to a passage.
func (n *notice) remark(c *Change) remark {
	r := remark{what: strings.Join(n.deeds(c), " ")}
	if c.Old != nil {
		r.before, r.where = c.Old.Quote, standing(n.Words, c.Old)
	}
	if c.New != nil {
		r.now, r.where = c.New.Quote, standing(n.Words, c.New)
	}
	return r
}

// deeds are the sentences that say what was done, each once.
func (n *notice) deeds(c *Change) []string {
	switch {
	case c.Old == nil:
		return []string{n.say("notice.added")}
	case c.New == nil:
		return []string{n.say("notice.removed")}
	}
	var list []string
	for i := range c.Rules {
		f := &c.Rules[i]
		key := "notice." + f.Slot + "." + n.say("rule."+f.ID+".step")
		if f.Args == nil || !n.Words.Has(key) {
			continue
		}
		facts := f.facts()
		list = appendNew(list, n.Words.Fill(n.say(key), &facts))
	}
	if len(list) == 0 {
		list = append(list, n.say("notice.changed"))
	}
	return list
}

// Notice renders, as plain text, the draft that tells users what changed.
func Notice(d *Diff, o Options) []byte {
	n := noticeOf(d, o)
	p := &page{Options: o}
	p.line("%s\n", p.ink(Title, strings.ToUpper(p.say("notice.title"))))
	p.paragraph("", strings.Join(n.lead, " "))
	for _, t := range n.topics {
		p.line("\n%s", p.ink(Title, plain(t.title)))
		for _, r := range t.items {
			p.remark(r)
		}
	}
	if n.more != "" {
		p.line("")
		p.paragraph("", n.more)
	}
	p.heading("notice.editor")
	p.line("")
	p.paragraph("", p.say("notice.draft"))
	for _, r := range n.editor {
		p.remark(r)
	}
	return p.Bytes()
}

// paragraph prints wrapped text, its lines but the first indented as much as the lead is wide.
func (p *page) paragraph(lead, text string) {
	for _, l := range wrap(plain(text), width-len(lead)) {
		p.line("%s%s", lead, l)
		lead = strings.Repeat(" ", len(lead))
	}
}

func (p *page) remark(r remark) {
	p.line("")
	lead := "- "
	for _, line := range []string{r.what, p.quoted("notice.before", r.before), p.quoted("notice.now", r.now), r.where} {
		if line != "" {
			p.paragraph(lead, line)
			lead = "  "
		}
	}
}

// quoted is a quote under a label, "" for none.
func (o Options) quoted(label, quote string) string {
	if quote == "" {
		return ""
	}
	return o.field(o.say(label), o.say("quotation", quote))
}

// NoticeMarkdown renders the draft that tells users what changed as Markdown.
func NoticeMarkdown(d *Diff, o Options) []byte {
	n := noticeOf(d, o)
	s := &sheet{Options: o}
	s.line("# %s\n", prose(s.say("notice.title")))
	s.line("%s", prose(strings.Join(n.lead, " ")))
	for _, t := range n.topics {
		s.line("\n## %s", prose(t.title))
		for _, r := range t.items {
			s.remark(r)
		}
	}
	if n.more != "" {
		s.line("\n%s", prose(n.more))
	}
	s.line("\n## %s\n\n%s", prose(s.say("notice.editor")), prose(s.say("notice.draft")))
	for _, r := range n.editor {
		s.remark(r)
	}
	return s.Bytes()
}

func (s *sheet) remark(r remark) {
	what := ""
	if r.what != "" {
		what = " **" + prose(r.what) + "**"
	}
	s.line("\n-%s", orThis(what, " "+prose(r.where)))
	for _, line := range []string{s.quoted("notice.before", r.before), s.quoted("notice.now", r.now)} {
		if line != "" {
			s.line("  - %s", prose(line))
		}
	}
	if what != "" && r.where != "" {
		s.line("  - %s", prose(r.where))
	}
}
