package golden

import (
	"encoding/json"
	"html"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/extract/promise/wire"
)

var firstWord = regexp.MustCompile(`[\p{L}\p{N}]+`)

// stands tells whether a quote begins at the line and column of a source as its author wrote
// it; columns count characters.
func stands(source, quote string, s wire.Span) bool {
	lines := strings.Split(source, "\n")
	if s.Line < 1 || s.Line > len(lines) || s.Column < 1 {
		return false
	}
	line := []rune(strings.TrimPrefix(lines[s.Line-1], "\ufeff"))
	if s.Column > len(line) {
		return false
	}
	return strings.HasPrefix(html.UnescapeString(string(line[s.Column-1:])), firstWord.FindString(quote))
}

func TestQuotesOfLinesStandAtTheirColumn(t *testing.T) {
	files, err := filepath.Glob("pairs/*/v1.md")
	if err != nil || len(files) == 0 {
		t.Fatal("no statements")
	}
	for _, file := range append(files, "formats/v1.html") {
		source := string(readFile(t, file))
		var x wire.Extract
		if err := json.Unmarshal(recant(t, nil, "extract", "-f", "json", "golden/"+file), &x); err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, c := range x.Documents[0].Clauses {
			switch {
			case c.Span.Column == 0:
			case stands(source, c.Quote, c.Span):
				found++
			default:
				t.Errorf("%s:%d:%d is not where it says %q", file, c.Span.Line, c.Span.Column, c.Quote)
			}
		}
		if all := len(x.Documents[0].Clauses); found*100 < all*97 {
			t.Errorf("%s: %d of %d promises have a column", file, found, all)
		}
	}
}

func TestADiffHasColumnsOnBothSidesWhereverItsVersionsComeFrom(t *testing.T) {
	r := newShop(t)
	r.write("old.md", r.read("privacy.en.md"))
	r.wants("import", r.recant("corpus", "import", "--publisher", "Thimblewick", "--title", "Privacy", "--date", "2030-01-01", "old.md"), 0)
	r.write("privacy.en.md", "# "+shop["en"].title+"\n\nHello. "+shop["en"].weaker+"\n\n"+shop["en"].rest+"\n")
	for _, old := range []string{"old.md", "HEAD:privacy.en.md", "Thimblewick/Privacy@2030-02-01"} {
		saved, err := report.Load([]byte(r.recant("diff", "--format", "json", old, "privacy.en.md").out))
		if err != nil || len(saved.Diff.Changes) != 1 {
			t.Fatalf("%s: %v %+v", old, err, saved)
		}
		c := saved.Diff.Changes[0]
		if was, now := c.Old.Span, c.New.Span; was.Line != 3 || was.Column != 1 || now.Line != 3 || now.Column != 8 || now.EndLine != 3 {
			t.Errorf("%s: old %+v, new %+v", old, was, now)
		}
	}
}

func TestReviewdogCountsColumnsInBytes(t *testing.T) {
	r := newFolder(t)
	r.write("old.md", "# Vie privée\n\nÉté à Gand. "+shop["fr"].was+"\n")
	r.write("new.md", "# Vie privée\n\nÉté à Gand. "+shop["fr"].weaker+"\n")
	start := len("Été à Gand. ") + 1
	end := start + len(shop["fr"].weaker)
	var out struct {
		Diagnostics []struct {
			Location struct {
				Range struct{ Start, End struct{ Line, Column int } }
			}
		}
	}
	s := r.recant("diff", "--format", "rdjson", "old.md", "new.md")
	if err := json.Unmarshal([]byte(s.out), &out); err != nil || len(out.Diagnostics) != 1 {
		t.Fatalf("%v: %s", err, s.out)
	}
	if at := out.Diagnostics[0].Location.Range; at.Start.Line != 3 || at.Start.Column != start || at.End.Line != 3 || at.End.Column != end {
		t.Errorf("at %+v, want columns %d to %d", at, start, end)
	}
}
