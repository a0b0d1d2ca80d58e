package report

import (
	"context"
	"strings"
	"testing"
	"time"
)

// laid renders a comparison by a template within a time.
func laid(t *testing.T, text string, markup bool, within time.Duration) (string, error) {
	t.Helper()
	data, err := JSON(FromResult(result("<b>&'")))
	if err != nil {
		t.Fatal(err)
	}
	tree, err := NewTemplate("mine", text, markup)
	if err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(context.Background(), within)
	defer cancel()
	out, err := tree.Render(ctx, data, Options{})
	return string(out), err
}

func TestATemplateSeesTheReportUnderTheNamesOfItsJSON(t *testing.T) {
	for text, want := range map[string]string{
		`{{.schema}} {{.summary.weakened}}`: "recant.diff/1 1",
		`{{headline .}}`:                    "1 promise got weaker (1 high); 1 neutral, 1 changed but not read.",
		`{{range of "weakened" .changes}}{{title .}}: {{.new.act}}{{end}}`:            "Only dropped: Share",
		`{{range of "weakened" .changes}}{{redline .redline}}{{end}}`:                 "We [-only-] share it with you.<b>&'",
		`{{range of "weakened" .changes}}{{where .old}}{{end}}`:                       "Sharing<b>&', line 3, after “We promise:<b>&'”",
		`{{if gt .summary.neutral 0}}{{count .summary.neutral "hidden"}}{{end}}`:      "1 neutral change",
		`{{phrase "data" "Contact"}}, {{period "P1Y"}}, {{date "2028-01-05"}}`:        "contact details, 1 year, 5 January 2028",
		`{{range .notes}}{{markdown .}}{{end}}`:                                       `One.\<b>\&'`,
		`{{join .notes "; "}} {{upper "x"}} {{printf "%03d" 7}}`:                      "One.<b>&' X 007",
		`{{range of "weakened" .changes}}{{range .rules}}{{matters .}}{{end}}{{end}}`: "(high: sharing<b>&')",
	} {
		if got, err := laid(t, text, false, time.Minute); err != nil || got != want {
			t.Errorf("%s gives %q (%v), not %q", text, got, err, want)
		}
	}
	if got, err := laid(t, `<p title="{{index .notes 0}}">{{index .notes 0}}</p>`, true, time.Minute); err != nil || got != `<p title="One.&lt;b&gt;&amp;&#39;">One.&lt;b&gt;&amp;&#39;</p>` {
		t.Errorf("%q (%v)", got, err)
	}
}

func TestATemplateThatIsWrongIsSaidWithItsLine(t *testing.T) {
	for text, want := range map[string]string{
		"a\n{{.summary":                        "mine:2",
		"a\n{{nosuch .}}":                      `mine:2: function "nosuch" not defined`,
		"a\n{{.nosuch}}":                       "mine:2:2",
		"{{title .schema}}":                    "not the part of a report",
		"{{count 1}}":                          "a number and a noun",
		"{{say}}":                              "needs a key",
		"{{join 1 2}}":                         "a list and a text",
		"{{plain}}":                            "needs 1 arguments",
		"{{upper 1}}":                          "not a text",
		strings.Repeat("x", LongestTemplate+1): "more than 1 MiB",
	} {
		if _, err := laid(t, text, false, time.Minute); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, not %q", text, err, want)
		}
	}
}

// What a template may do is bounded: none can hang, nor fill the memory.
func TestNoTemplateRunsWild(t *testing.T) {
	for name, text := range map[string]string{
		"a loop that says nothing":     `{{range $i := 9000000000000000000}}{{end}}`,
		"a loop that says much":        `{{range $i := 9000000000000000000}}{{$.schema}}{{end}}`,
		"a template that calls itself": `{{define "a"}}{{template "a" .}}{{end}}{{template "a" .}}`,
		"doubling":                     `{{$x := "0123456789"}}{{range $i := 64}}{{$x = print $x $x}}{{end}}{{$x}}`,
		"a wide number":                `{{printf "%999999d" 1}}`,
		"a width that is given":        `{{printf "%*d" 999999 1}}`,
		"growing marks":                `{{$x := "@@@@@@@@@@"}}{{range $i := 64}}{{$x = markdown $x}}{{end}}{{$x}}`,
		"growing words":                `{{$x := "0123456789"}}{{range $i := 64}}{{$x = printf "%s%s" (say "quotation" $x) $x}}{{end}}{{$x}}`,
	} {
		start := time.Now()
		if out, err := laid(t, text, false, time.Second); err == nil {
			t.Errorf("%s: gives %d bytes", name, len(out))
		}
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%s: took %s", name, took)
		}
	}
}

func FuzzTemplate(f *testing.F) {
	for _, text := range []string{"{{headline .}}", `{{range of "weakened" .changes}}{{title .}}{{redline .redline}}{{end}}`, `{{join .notes "x"}}`, `{{define "a"}}{{.}}{{end}}{{template "a" .summary}}`, `<a href="{{.schema}}" onclick="{{.}}">`} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, markup := range []bool{false, true} {
			_, _ = laid(t, text, markup, 500*time.Millisecond)
		}
	})
}
