package story

import (
	"bytes"
	"strings"
	"testing"

	"encoding/base64"
)

// nasty is what somebody may write into a statement to get at its readers.
const nasty = "``` </code></pre><script>alert(1)</script> [x](javascript:1) ![y](http://t.example/p.png) @all \x1b[31m\u202e =cmd() <!-- "

func nastyLog() *Log {
	d := Document{Publisher: nasty, Title: nasty}
	l := NewLog(d)
	f := Finding{Document: d, Severity: "high", Rules: []string{"only-dropped"}, Message: nasty, Old: nasty, New: nasty, Witness: nasty}
	l.Versions = []Entry{{Date: "2024-02-01T00:00:00Z", Weakened: 1, Worst: &f}, {Date: "2024-01-01T00:00:00Z", Trouble: nasty}}
	return l
}

func nastyScan() *Scan {
	f := *nastyLog().Versions[0].Worst
	f.Date = "2024-02-01T00:00:00Z"
	return &Scan{Findings: []Finding{f}, Cells: []Cell{{Publisher: nasty, Quarter: "2024-Q1", Weakened: 1, High: 1}}}
}

func TestNoQuoteBringsMarkupIntoAReport(t *testing.T) {
	for name, tell := range map[string]func(Words) ([]byte, error){"log": nastyLog().HTML, "scan": nastyScan().HTML} {
		page, err := tell(nil)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(page, []byte("<script")) || bytes.Contains(page, []byte("\x1b")) || bytes.Contains(page, []byte("\u202e")) || bytes.Count(page, []byte("<!--")) > 0 {
			t.Errorf("%s: markup of a quote is in the page", name)
		}
		if !bytes.Contains(page, []byte("&lt;script&gt;alert(1)")) || !bytes.Contains(page, []byte(`role="img"`)) {
			t.Errorf("%s: the quote or the picture is missing", name)
		}
	}
	for name, text := range map[string]string{"log": string(nastyLog().Markdown(nil)), "scan": string(nastyScan().Markdown(nil))} {
		fences, code := 0, false
		for line := range strings.Lines(text) {
			switch {
			case strings.HasPrefix(line, "````"):
				fences, code = fences+1, !code
			case code || strings.HasPrefix(line, "# ````") || strings.HasPrefix(line, "## ````") || strings.HasPrefix(line, "!["):
			case strings.ContainsAny(line, "<[@`\x1b\u202e"):
				t.Errorf("%s: outside of code stands %q", name, line)
			}
		}
		if fences != 2 {
			t.Errorf("%s: %d fences\n%s", name, fences, text)
		}
	}
}

func TestThePictureStandsInTheMarkdown(t *testing.T) {
	text := string(nastyLog().Markdown(nil))
	_, rest, ok := strings.Cut(text, "](data:image/svg+xml;base64,")
	data, _, closed := strings.Cut(rest, ")\n")
	svg, err := base64.StdEncoding.DecodeString(data)
	if !ok || !closed || err != nil || !bytes.Equal(svg, nastyLog().SVG(nil)) {
		t.Errorf("no picture (%v): %.300s", err, text)
	}
	alt, _, _ := strings.Cut(text[strings.Index(text, "\n![")+3:], "](data")
	if strings.ContainsAny(alt, "[]`<") {
		t.Errorf("the description ends early: %q", alt)
	}
}

func TestASpreadsheetRunsNoQuote(t *testing.T) {
	s := nastyScan()
	s.Findings[0].Old, s.Findings[0].New = "=cmd()", "@sum"
	if csv := string(s.CSV()); !strings.Contains(csv, ",'=cmd(),'@sum,") {
		t.Errorf("got %s", csv)
	}
}

func TestALifeTellsWhereADroppedPromiseIsMadeAllTheSame(t *testing.T) {
	norms, ids := []string{"never sell", "never lend"}, []string{"a", "b"}
	stand := []Stand{{Of: "a", ID: "a", Norm: "never sell", Quote: "In short, no sale."}}
	l := Life{Lives: []Promise{{Document: Document{Title: "Privacy"}, Latest: "2025-01-01T00:00:00Z", Stands: stand, Turns: []Turn{
		{Date: "2020-01-01T00:00:00Z", Kind: "made", Oldest: true, Quote: "We neither sell nor lend.", Norms: norms, IDs: ids},
		{Date: "2024-01-01T00:00:00Z", Kind: "dropped", Quote: "We neither sell nor lend.", Norms: norms, IDs: ids, Stands: stand, Nearest: "We lend a hand."},
	}}}}
	want := `Privacy: dropped, but 1 of its 2 commitments still made elsewhere in the newest version, of 2025-01-01

2020-01-01  stands in the oldest version kept
    says    We neither sell nor lend.
    =       never sell a
    =       never lend b
2024-01-01  dropped here; part of it stands elsewhere in the same text
    said    We neither sell nor lend.
    still   In short, no sale.
    =       never sell a
    gone    never lend
    nearest We lend a hand.
2025-01-01  what it promised stands elsewhere in the newest version
    still   In short, no sale.
    =       never sell a
`
	if got := string(l.Text(nil)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
