package read

import "testing"

func TestAQuoteIsFoundInTheSourceAsItWasWritten(t *testing.T) {
	for _, tt := range []struct {
		name, format, source string
		line                 int
		quote                string
		want                 Region
	}{
		{"a plain line", "plain", "One.\nWe share data.\n", 2, "We share data.", Region{2, 1, 2, 15, 1, 15}},
		{"the second sentence of a line", "markdown", "We ask. We share data.\n", 1, "We share data.", Region{1, 9, 1, 23, 9, 23}},
		{"across a line wrap and markup", "markdown", "- We **share**\n  [data](https://x.example/y) now.\n", 1, "We share data now.", Region{1, 3, 2, 35, 3, 35}},
		{"behind tags and entities", "html", "<p>\n <b>L&eacute;a</b> partage vos donn&#233;es.</p>", 1, "Léa partage vos données.", Region{2, 5, 2, 45, 5, 45}},
		{"behind a byte order mark", "plain", "\ufeffWe share data.", 1, "We share data.", Region{1, 1, 1, 15, 1, 15}},
		{"columns are code points", "plain", "« Été » : nous partageons.", 1, "nous partageons.", Region{1, 11, 1, 27, 15, 31}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := NewLocator(tt.format, []byte(tt.source)).Find(tt.line, tt.quote)
			if !ok || got != tt.want {
				t.Errorf("got %v, %v; want %v", got, ok, tt.want)
			}
		})
	}
}

func TestWhatIsNotThereIsNotFound(t *testing.T) {
	l := NewLocator("plain", []byte("We share data."))
	for _, tt := range []struct {
		line  int
		quote string
	}{{1, "We sell data."}, {2, "We share data."}, {0, "We"}, {1, ""}, {1, "—"}} {
		if got, ok := l.Find(tt.line, tt.quote); ok {
			t.Errorf("%d %q: found at %v", tt.line, tt.quote, got)
		}
	}
	if _, ok := NewLocator("pdf", []byte("%PDF")).Find(1, "a"); ok {
		t.Error("a PDF has no lines")
	}
}

func FuzzLocate(f *testing.F) {
	f.Add("html", "<p>a &amp; b</p>", 1, "a & b")
	f.Add("markdown", "- x\n<", 2, "x")
	f.Fuzz(func(_ *testing.T, format, source string, line int, quote string) {
		NewLocator(format, []byte(source)).Find(line, quote)
	})
}
