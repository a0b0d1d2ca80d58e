package read

import (
	"strings"
	"testing"
)

func TestHTML(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"the site around the text is left out", `
<html><head><title>T</title><style>p{}</style></head><body>
<header><a href="/">Home</a></header><nav><ul><li><a href=a>Shop</a></ul></nav>
<main><h1>Notice</h1><p>We keep logs.</p><script>x()</script><form><input value=y></form></main>
<aside>Buy now</aside><footer>© Fernhill</footer></body></html>`, `
H1 Notice
P We keep logs.`},
		{"folded text is kept", `
<body><h2>Notice</h2><details><summary>What we keep</summary><p>We keep logs.</p></details>
<h3><button aria-expanded=false>Why</button></h3><div style="display:none" hidden><p>For safety, and nothing else.</p></div></body>`, `
H2 Notice
H3 What we keep
P We keep logs.
H3 Why
P For safety, and nothing else.`},
		{"lists, terms and quotations", `
<p>We share with:</p><ul><li>banks<ul><li>in Norway</li></ul></li><li><p>couriers</p><p>Only yours.</p></li></ul>
<dl><dt>Logs</dt><dd>kept for a day</dd></dl><blockquote>We care.</blockquote>`, `
P We share with:
I1<0 banks
I2<1 in Norway
I1<0 couriers
P<3 Only yours.
I1<0 Logs
P<5 kept for a day
B We care.`},
		{"tables with spans", `
<table><caption>What we keep</caption><thead><tr><th>Data</th><th>Kept</th></tr></thead>
<tr><th rowspan=2>Logs</th><td>1 day</td></tr><tr><td>2 days abroad</td></tr><tr><td colspan=2>Nothing else</td></tr></table>`, `
P What we keep
R<0 Data | Kept
R<0 Logs | 1 day
R<0 Logs | 2 days abroad
R<0 Nothing else | `},
		{"a table that lays out a page is no table", `<table><tr><td><h1>Notice</h1><p>We keep logs.</p></td><td><p>And names.</p></td></tr></table>`, `
H1 Notice
P We keep logs.
P And names.`},
		{"insertions stay, deletions go", `<p>We <ins>may</ins> <del>never</del> sell data<sup><a href="#f1">1</a></sup>.</p>`, `
P We may sell data.`},
		{"a menu without nav is a menu", `
<div class="top"><a href=1>Home</a> <a href=2>Shop</a> <a href=3>Help</a> <a href=4>Jobs</a></div>
<div><h1>Notice</h1><p>Our partners are:</p><ul><li><a href=a>Ada</a><li><a href=b>Bo</a><li><a href=c>Cy</a><li><a href=d>Di</a></ul></div>`, `
H1 Notice
P Our partners are:
I1<1 Ada
I1<1 Bo
I1<1 Cy
I1<1 Di`},
		{"questions that are headings lead their answers", `<h3>Do you sell data?</h3><p>No.</p><p>Never.</p>`, `
H3 Do you sell data?
P<0 No.
P<0 Never.`},
		{"bold lines before a break are headings", `<p><b>Sharing</b><br>We share nothing.</p>`, `
H1 Sharing
P We share nothing.`},
		{"bullets typed by hand are items", `<p>We keep:<br>- names<br>- numbers</p>`, `
P We keep:
I1<0 names
I1<0 numbers`},
	} {
		t.Run(tt.name, func(t *testing.T) { expect(t, "notice.html", tt.in, tt.want) })
	}
}

func TestHTMLLanguages(t *testing.T) {
	d := mustRead(t, "a.html", `<html lang="fr-FR"><head><title>Vie privée</title></head><body><p>Bonjour.</p><div lang="nl"><p>Hallo.</p></div></body></html>`)
	if d.Lang != "fr" || d.Blocks[0].Lang != "" || d.Blocks[1].Lang != "nl" || d.Title != "Vie privée" {
		t.Errorf("got %q %q %q %q", d.Lang, d.Blocks[0].Lang, d.Blocks[1].Lang, d.Title)
	}
}

func TestHTMLDeletionsAreNoted(t *testing.T) {
	if d := mustRead(t, "a.html", `<p>We <s>never</s> sell.</p>`); len(d.Notes) != 1 {
		t.Errorf("got %q", d.Notes)
	}
}

func BenchmarkHTML(b *testing.B) {
	part := "<h2>Data we share</h2>\n<p>We share your <em>name</em> with <a href=\"https://bank.example\">our bank</a> as long as it is needed for:</p>\n" +
		"<ul><li>payments, which we make every month of the year;</li>\n<li>refunds, where we owe you one.</li></ul>\n<p>We never sell it, nor do we let others use it for their own ends.</p>\n"
	data := []byte("<html><body>" + strings.Repeat(part, 400) + "</body></html>")
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read("a.html", data, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
