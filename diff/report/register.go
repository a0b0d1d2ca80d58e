package report

import (
	"strings"

	"github.com/recant/recant/extract/promise/wire"
)

// ledger is a risk register under way: what leads a heading, an item and what stands below
// it, and what makes words safe.
type ledger struct {
	strings.Builder
	Options
	head, item, below string
	safe              func(string) string
}

// RegisterText renders the risk registers of impact assessments, one line a thing.
func RegisterText(x *wire.Extract, o Options) []byte {
	return (&ledger{Options: o, item: "  ", below: "    ", safe: plain}).register(x)
}

// RegisterMarkdown renders them as nested lists.
func RegisterMarkdown(x *wire.Extract, o Options) []byte {
	return (&ledger{Options: o, head: "## ", item: "- ", below: "  - ", safe: prose}).register(x)
}

func (l *ledger) line(lead, text string) { l.WriteString(lead + text + "\n") }

// text says a key with words of the document in it.
func (l *ledger) text(key string, args ...string) string { return l.safe(l.say(key, args...)) }

func (l *ledger) register(x *wire.Extract) []byte {
	for i := range x.Documents {
		d := &x.Documents[i]
		l.line(l.head, l.text("reg.head", d.Source, counted(l.Words, len(d.Risks), "risk"),
			counted(l.Words, len(d.Findings), "remark"), counted(l.Words, len(d.Recommendations), "recommendation"))+"\n")
		for k := range d.Risks {
			l.risk(&d.Risks[k])
		}
		for _, m := range d.Measures {
			l.measure(l.item, m)
		}
		for _, f := range d.Findings {
			l.quoted(l.item, l.say("reg.finding", f.Number), f.Quote, f.Span)
		}
		for _, f := range d.Recommendations {
			to := f.Addressee
			if to == "" {
				to = l.say("reg.nobody")
			}
			l.quoted(l.item, l.say("reg.recommended", to), f.Quote, f.Span)
		}
		l.line("", "")
	}
	return []byte(l.String())
}

func (l *ledger) risk(k *wire.Risk) {
	l.line(l.item, l.text("reg.risk", k.Number, k.Title))
	l.line(l.below, l.text("reg.levels", l.grade(k.Level, k.LevelText), l.grade(k.Likelihood, k.LikelihoodText),
		l.grade(k.Impact, k.ImpactText), l.grade(k.Residual, k.ResidualText))+l.where(k.Span))
	for _, m := range k.Measures {
		l.measure(l.below, m)
	}
}

func (l *ledger) measure(lead string, m wire.Measure) {
	text := l.say("reg.measure", m.Number)
	if m.Status != nil {
		text += " " + l.Words.Phrase("measure", *m.Status)
	}
	if m.Deadline != nil {
		text = l.say("reg.by", text, *m.Deadline)
	}
	if m.Holder != "" {
		text += " (" + m.Holder + ")"
	}
	l.quoted(lead, text, m.Quote, m.Span)
}

func (l *ledger) quoted(lead, label, quote string, at wire.Span) {
	l.line(lead, l.safe(l.field(label, l.say("quotation", quote)))+l.where(at))
}

// grade says a level with the words as written beside it.
func (l *ledger) grade(level *string, written string) string {
	if level == nil {
		return l.say("reg.unstated")
	}
	return l.Words.Phrase("grade", *level) + " (" + written + ")"
}

func (l *ledger) where(s wire.Span) string {
	if s.Page > 0 {
		s.Line = 0
	}
	if at := place(l.Words, nil, s); at != "" {
		return " [" + at + "]"
	}
	return ""
}
