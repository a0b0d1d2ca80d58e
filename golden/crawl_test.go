package golden

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/recant/recant/diff"
	"github.com/recant/recant/diff/change"
)

// crawls are what a crawler may make of a page. A page keeps six tenths of its bytes where
// it is cut, be it in the middle of a sentence.
var crawls = map[string]struct {
	of   func(string) string
	note string
}{
	"cut at the end":       {func(s string) string { return s[:len(s)*6/10] }, "lacks the last "},
	"cut at the beginning": {func(s string) string { return s[len(s)*4/10:] }, "lacks the first "},
	"printed twice":        {func(s string) string { return s + "\n\n" + s }, "printed twice"},
}

func TestWhatTheCrawlerDidIsSaidAndNotJudged(t *testing.T) {
	files, _ := filepath.Glob("pairs/*/v1.md")
	if len(files) == 0 {
		t.Fatal("no fixtures")
	}
	for _, file := range files {
		source := string(readFile(t, file))
		language := languageOf(file)
		whole := in(t, language, source)
		for name, crawl := range crawls {
			broken := in(t, language, strings.ToValidUTF8(crawl.of(source), ""))
			for _, r := range []*change.Result{diff.Statements(whole, broken), diff.Statements(broken, whole)} {
				for _, c := range r.Changes {
					if c.Verdict != change.Neutral {
						t.Errorf("%s, %s: %s %s: %s -> %s", file, name, c.Verdict, c.Findings[0].Rule, quoteOf(c.Old), quoteOf(c.New))
					}
				}
				if len(r.Notes) != 1 || !strings.Contains(r.Notes[0], crawl.note) {
					t.Errorf("%s, %s: said is %q", file, name, r.Notes)
				}
			}
		}
	}
}

// languageOf is the language in the name of a fixture's folder: "belvoort-nl".
func languageOf(file string) string {
	folder := filepath.Base(filepath.Dir(file))
	return folder[strings.LastIndexByte(folder, '-')+1:]
}
