package read

import (
	"strings"
	"testing"
)

func TestMarkdown(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"front matter, attributes and a table of contents are no text", `---
title: "Privacy at Fernhill"
lang: fr-CA
---
# Notice {#top}

* TOC
{:toc}

## Data {: .wide }

We keep logs.
{: .note }`, `
H1 Notice
H2 Data
P We keep logs.`},
		{"emphasis, links, images, entities and escapes are resolved", `We *never* sell **your** [data](https://x.example "t")![logo](l.png) &amp; rent it\* &eacute;t&#233;.<br>Nor lend it.`, `
P We never sell your data & rent it* été./Nor lend it.`},
		{"lists nest and paragraphs hang on their item", `
We use data to:

1. run the service:
    * on phones
    * on the web
2. bill you

   You can pay by card.
3. nothing else

End.`, `
P We use data to:
I1<0 run the service:
I2<1 on phones
I2<1 on the web
I1<0 bill you
P<4 You can pay by card.
I1<0 nothing else
P End.`},
		{"a bold line is a heading below the last one", `
## Sharing

**With partners**

We share nothing.

**With banks**
We share your name.

**We never sell your data.**`, `
H2 Sharing
H3 With partners
P We share nothing.
H3 With banks
P We share your name.
P We never sell your data.`},
		{"tables are rows, and <br> parts what is in a cell", `
| Data | Use |
|------|-----|
| Name | billing<br>support |
| Logs \| traces | security |`, `
R Data | Use
R Name | billing/support
R Logs | traces | security`},
		{"raw HTML is read as HTML, a table over blank lines too", `
<div class="x">

Text in **Markdown**.

</div>

<table><tr><th>Data</th>

<th>Kept</th></tr>

<tr><td>Logs</td><td>1 day</td></tr></table>

After.`, `
P Text in Markdown.
R<0 Data | Kept
R<0 Logs | 1 day
P After.`},
		{"quotes, code and rules", "> We keep logs.\n\n---\n\n```\ncode here\n```\n\n    indented prose", `
B We keep logs.
C code here
P indented prose`},
		{"footnotes come at the end", "We keep logs[^1].\n\n[^1]: For a day.\n\nMore.", `
P We keep logs.
P More.
P For a day.`},
		{"bullets after line breaks are a list", "We keep:<br>• names<br>• numbers", `
P We keep:
I1<0 names
I1<0 numbers`},
		{"deleted text goes", "We ~~never~~ sell <del>no</del> data.", "P We sell data."},
	} {
		t.Run(tt.name, func(t *testing.T) { expect(t, "notice.md", tt.in, tt.want) })
	}
}

func TestMarkdownFrontMatterGivesTitleAndLanguage(t *testing.T) {
	d := mustRead(t, "a.md", "---\ntitle: 'Vie privée'\nlang: fr-CA\n---\n\n# Autre\n\nTexte.")
	if d.Title != "Vie privée" || d.Lang != "fr" || d.Line(strings.Index(d.Text, "Texte")) != 8 {
		t.Errorf("got %q %q line %d", d.Title, d.Lang, d.Line(strings.Index(d.Text, "Texte")))
	}
}

func TestMarkdownCellsKnowTheirColumn(t *testing.T) {
	d := mustRead(t, "a.md", "| Data | Kept |\n|--|--|\n| Logs | 1 day |")
	c := d.Blocks[1].Cells[1]
	if d.Quote(c.Span) != "1 day" || c.Column != "Kept" || c.Header || !d.Blocks[0].Cells[0].Header {
		t.Errorf("got %+v", c)
	}
}

func TestHostileMarkdownIsQuick(t *testing.T) {
	for _, s := range []string{strings.Repeat(">", 50_000) + " x", strings.Repeat("- ", 50_000) + "x", strings.Repeat("[", 50_000),
		strings.Repeat("*a ", 50_000), strings.Repeat("<table>\n\n", 5_000)} {
		if _, err := Read("a.md", []byte(s), Options{}); err != nil {
			t.Log(err)
		}
	}
}

func BenchmarkMarkdown(b *testing.B) {
	part := "## Data we share\n\nWe share your *name* with [our bank](https://bank.example) as long as it is needed for:\n\n" +
		"* payments, which we make every month of the year;\n* refunds, where we owe you one.\n\nWe never sell it, nor do we let others use it for their own ends.\n\n"
	data := []byte(strings.Repeat(part, 400))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read("a.md", data, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
