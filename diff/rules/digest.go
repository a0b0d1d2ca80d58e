package rules

import (
	"fmt"
	"strings"

	"github.com/recant/recant/diff/words"
)

// Digest is what a reader of a language needs of a page, as Markdown: the rule in a few words,
// what it judges and why it matters, the provisions, and the examples in that language. In the
// language of the pages it is the page.
func (r *Rule) Digest(code string) string {
	v := Voice(code)
	if v == nil || code == words.Default().Code() {
		return r.Page
	}
	t := r.Tell(code)
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s.\n\n", r.ID, t.Title)
	fmt.Fprintf(&b, "%s.\n", v.Say("field", v.Phrase("verdict", string(r.Verdict)), v.Say("reason", v.Phrase("severity", string(r.Severity)), t.Reason)))
	if t.Why != "" {
		fmt.Fprintf(&b, "\n%s\n", t.Why)
	}
	if len(r.Cites) > 0 {
		law := v.Cite(r.Cites[0])
		for _, article := range r.Cites[1:] {
			law = v.Say("cite.list", law, v.Cite(article))
		}
		fmt.Fprintf(&b, "\n%s.\n", v.Say("field", v.Say("label.law"), law))
	}
	for _, e := range r.Examples {
		if e.Lang == code {
			fmt.Fprintf(&b, "\n```diff\n%s%s```\n", marked("- ", e.Old), marked("+ ", e.New))
		}
	}
	return b.String()
}

// marked are the paragraphs of a text, a mark before each.
func marked(mark, text string) string {
	var b strings.Builder
	for _, p := range strings.Split(text, "\n\n") {
		if p != "" {
			b.WriteString(mark + p + "\n")
		}
	}
	return b.String()
}
