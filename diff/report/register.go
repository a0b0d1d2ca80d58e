package report

import (
	"fmt"
	"strings"

	"github.com/recant/recant/extract/promise/wire"
)

// RegisterText renders the risk registers of impact assessments, one line a thing.
func RegisterText(x *wire.Extract) []byte { return register(x, [3]string{"", "  ", "    "}, plain) }

// RegisterMarkdown renders them as nested lists.
func RegisterMarkdown(x *wire.Extract) []byte {
	return register(x, [3]string{"## ", "- ", "  - "}, prose)
}

func register(x *wire.Extract, lead [3]string, safe func(string) string) []byte {
	head, item, below := lead[0], lead[1], lead[2]
	var b strings.Builder
	for i := range x.Documents {
		d := &x.Documents[i]
		fmt.Fprintf(&b, "%s%s: %d risks, %d findings, %d recommendations\n\n", head, safe(d.Source), len(d.Risks), len(d.Findings), len(d.Recommendations))
		for _, k := range d.Risks {
			fmt.Fprintf(&b, "%srisk %s: %s\n", item, safe(k.Number), safe(k.Title))
			fmt.Fprintf(&b, "%slevel %s, likelihood %s, impact %s, left %s%s\n", below,
				grade(k.Level, k.LevelText, safe), grade(k.Likelihood, k.LikelihoodText, safe), grade(k.Impact, k.ImpactText, safe), grade(k.Residual, k.ResidualText, safe), where(k.Span))
			for _, m := range k.Measures {
				b.WriteString(below + measure(m, safe))
			}
		}
		for _, m := range d.Measures {
			b.WriteString(item + measure(m, safe))
		}
		for _, f := range d.Findings {
			fmt.Fprintf(&b, "%sfinding %s: “%s”%s\n", item, safe(f.Number), safe(f.Quote), where(f.Span))
		}
		for _, f := range d.Recommendations {
			fmt.Fprintf(&b, "%srecommended to %s: “%s”%s\n", item, said(f.Addressee, safe), safe(f.Quote), where(f.Span))
		}
		b.WriteString("\n")
	}
	return []byte(b.String())
}

func measure(m wire.Measure, safe func(string) string) string {
	line := "measure " + m.Number
	if m.Status != nil {
		line += " " + *m.Status
	}
	if m.Deadline != nil {
		line += " by " + *m.Deadline
	}
	if m.Holder != "" {
		line += " (" + m.Holder + ")"
	}
	return safe(line) + ": “" + safe(m.Quote) + "”" + where(m.Span) + "\n"
}

func grade(level *string, words string, safe func(string) string) string {
	if level == nil {
		return "not stated"
	}
	return *level + " (" + safe(words) + ")"
}

func said(words string, safe func(string) string) string {
	if words == "" {
		return "nobody in particular"
	}
	return safe(words)
}

func where(s wire.Span) string {
	switch {
	case s.Page > 0:
		return fmt.Sprintf(" [page %d]", s.Page)
	case s.Line > 0:
		return fmt.Sprintf(" [line %d]", s.Line)
	}
	return ""
}
