package golden

import (
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"github.com/recant/recant/diff"
	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/extract"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/read"
	"github.com/recant/recant/extract/text"
)

// Laws hold for any input: they are checked on every fixture, and on what the fuzzer makes of them.

func statement(t testing.TB, name string, data []byte) (*text.Document, *promise.Statement) {
	t.Helper()
	doc, err := read.Read(name, data, read.Options{MaxBytes: 1 << 20})
	if err != nil {
		return nil, nil
	}
	s, err := extract.Statement(doc, extract.Options{})
	if err != nil {
		t.Fatalf("prose is never an error: %v", err)
	}
	return doc, s
}

// spansHold: every span lies inside the text on whole characters, and every quote is the text at its span.
func spansHold(t testing.TB, doc *text.Document, s *promise.Statement) {
	t.Helper()
	inside := func(what string, span text.Span, in text.Span) {
		if span.Start < in.Start || span.End > in.End || span.Start > span.End {
			t.Fatalf("%s %v lies outside of %v", what, span, in)
		}
		if !utf8.ValidString(doc.Quote(span)) {
			t.Fatalf("%s %v cuts a character", what, span)
		}
	}
	whole, last := text.Span{End: len(doc.Text)}, 0
	for i := range s.Passages {
		p := &s.Passages[i]
		inside("passage", p.Span, whole)
		if p.Quote != doc.Quote(p.Span) {
			t.Fatalf("the quote %q is not the text at its span, %q", p.Quote, doc.Quote(p.Span))
		}
		if p.Span.Start < last {
			t.Fatalf("passage %d stands before the one in front of it", i)
		}
		last = p.Span.Start
		for _, c := range p.Clauses {
			inside("clause", c.Span, whole)
			for _, f := range c.Finer {
				inside("finer term", f.Span, whole)
			}
		}
	}
}

// judgementsHold: nothing changes between a text and itself, every redline gives both quotes
// back, the counts are those of the changes, and the swapped comparison is the mirror.
func judgementsHold(t testing.TB, a, b *promise.Statement) {
	t.Helper()
	if same := diff.Statements(a, a); len(same.Changes) != 0 || len(same.Unread) != 0 {
		t.Fatalf("a text differs from itself: %+v", same.Summary)
	}
	there, back := diff.Statements(a, b), diff.Statements(b, a)
	counted(t, there)
	x, y := there.Summary, back.Summary
	if x.Weakened != y.Strengthened || x.Strengthened != y.Weakened || x.Mixed != y.Mixed {
		t.Errorf("swapping the versions does not mirror the verdicts: %+v, %+v", x, y)
	}
	for _, r := range []*change.Result{there, back} {
		report.Text(report.FromResult(r), report.Options{All: true})
		report.Markdown(report.FromResult(r), report.Options{All: true})
	}
}

func counted(t testing.TB, r *change.Result) {
	t.Helper()
	var s change.Summary
	ids := map[string]bool{}
	for _, c := range r.Changes {
		switch c.Verdict {
		case change.Weakened:
			s.Weakened++
		case change.Strengthened:
			s.Strengthened++
		case change.Mixed:
			s.Mixed++
		default:
			s.Neutral++
		}
		if ids[c.ID] {
			t.Errorf("two changes have the id %s", c.ID)
		}
		ids[c.ID] = true
		if (c.Verdict == change.Weakened || c.Verdict == change.Strengthened || c.Verdict == change.Mixed) && len(c.Findings) == 0 {
			t.Errorf("%s without a rule: %+v", c.Verdict, c)
		}
	}
	s.UnreadChanged = len(r.Unread)
	if s != r.Summary {
		t.Errorf("the summary says %+v, the changes are %+v", r.Summary, s)
	}
}

func TestTheLawsHoldOnEveryPair(t *testing.T) {
	for _, p := range pairs(t) {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			older, newer := readFile(t, p.old), readFile(t, p.new)
			docA, a := statement(t, p.old, older)
			docB, b := statement(t, p.new, newer)
			if a == nil || b == nil {
				t.Fatal("not read")
			}
			spansHold(t, docA, a)
			spansHold(t, docB, b)
			judgementsHold(t, a, b)
		})
	}
}

func readFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func FuzzPipeline(f *testing.F) {
	for _, glob := range []string{"dpia/*", "press/*", "parallel/*/*.md", "formats/*.html"} {
		files, err := filepath.Glob(glob)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			data := readFile(f, file)
			if len(data) > 3000 {
				data = data[:3000]
			}
			f.Add(data, data[len(data)/2:])
		}
	}
	f.Add([]byte("We never sell your data.\n\n- unless you agree"), []byte("| a | b |\n|---|---|\n| We may sell | 30 days |"))
	f.Fuzz(func(t *testing.T, older, newer []byte) {
		if len(older)+len(newer) > 20000 {
			return
		}
		docA, a := statement(t, "old.md", older)
		docB, b := statement(t, "new.md", newer)
		if a == nil || b == nil {
			return
		}
		spansHold(t, docA, a)
		spansHold(t, docB, b)
		judgementsHold(t, a, b)
	})
}
