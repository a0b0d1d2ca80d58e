package split

import (
	"slices"
	"strings"
	"testing"

	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/text"
)

func none(string) *lang.Pack { return nil }

// builder makes documents block by block.
type builder struct{ doc text.Document }

func (b *builder) block(kind text.Kind, lead int, s string, section ...string) int {
	if b.doc.Text != "" {
		b.doc.Text += "\n\n"
	}
	start := len(b.doc.Text)
	b.doc.Text += s
	b.doc.Blocks = append(b.doc.Blocks, text.Block{Span: text.Span{Start: start, End: len(b.doc.Text)}, Kind: kind, Lead: lead, Section: section})
	return len(b.doc.Blocks) - 1
}

// row adds a table row; columns may be nil.
func (b *builder) row(header bool, columns []string, cells ...string) int {
	i := b.block(text.Row, -1, strings.Join(cells, " | "))
	at := b.doc.Blocks[i].Start
	for n, c := range cells {
		cell := text.Cell{Span: text.Span{Start: at, End: at + len(c)}, Header: header}
		if columns != nil {
			cell.Column = columns[n]
		}
		b.doc.Blocks[i].Cells = append(b.doc.Blocks[i].Cells, cell)
		at += len(c) + len(" | ")
	}
	return i
}

func TestEveryBlockButCodeGivesASentence(t *testing.T) {
	var b builder
	b.block(text.Heading, -1, "Your data")
	b.block(text.Paragraph, -1, "We keep:")
	b.block(text.Item, 1, "your name")
	b.block(text.Question, -1, "Who sees it?")
	b.block(text.Answer, 3, "Only we do")
	b.block(text.Quote, -1, "We never share.")
	b.block(text.Code, -1, "rm -rf data. We delete.")
	b.block(text.Paragraph, -1, "  \n ")
	got := quotes(&b.doc, Sentences(&b.doc, none))
	want := []string{"Your data", "We keep:", "your name", "Who sees it?", "Only we do", "We never share."}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestRowsAreCutWhereTheirCellsAreLong(t *testing.T) {
	long := strings.Repeat("word ", 40) + "end"
	for _, tt := range []struct {
		name  string
		cells []string
		want  []string
		cell  []int
	}{
		{"short cells are one sentence", []string{"Name", "30 days", "Consent"}, []string{"Name | 30 days | Consent"}, []int{-1}},
		{"a cell of two sentences is cut, and so its neighbours", []string{"Name", "We keep it. We sell it."}, []string{"Name", "We keep it.", "We sell it."}, []int{0, 1, 1}},
		{"long cells are sentences of their own", []string{long, long}, []string{long, long}, []int{0, 1}},
		{"line breaks cut a cell", []string{"Name", "to ship\nto bill"}, []string{"Name", "to ship", "to bill"}, []int{0, 1, 1}},
		{"one filled cell is a sentence of that cell", []string{"", "Name", ""}, []string{"Name"}, []int{1}},
		{"empty cells at the ends are left out", []string{"", "Name", "✓", ""}, []string{"Name | ✓"}, []int{-1}},
		{"a sign in a long row is kept", []string{"✓", "We keep it. We sell it."}, []string{"✓", "We keep it.", "We sell it."}, []int{0, 1, 1}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b builder
			b.row(true, nil, "A", "B")
			b.row(false, nil, tt.cells...)
			all := Sentences(&b.doc, none)
			var cell []int
			for _, s := range all {
				cell = append(cell, s.Cell)
			}
			if got := quotes(&b.doc, all); !slices.Equal(got, tt.want) || !slices.Equal(cell, tt.cell) {
				t.Errorf("got %q %v", got, cell)
			}
		})
	}
}

func TestCellsThatOverlapDoNotRepeatText(t *testing.T) {
	var b builder
	i := b.row(false, nil, "We keep it. We sell it.", "Never. Ever.")
	b.doc.Blocks[i].Cells[1].Start = 4
	b.doc.Blocks[i].Cells = append(b.doc.Blocks[i].Cells, text.Cell{Span: text.Span{Start: 900, End: -3}})
	if err := broken(&b.doc, Sentences(&b.doc, none)); err != "" {
		t.Error(err)
	}
}

func TestContextIsWhatASentenceHangsOn(t *testing.T) {
	var b builder
	b.block(text.Heading, -1, "Sharing")
	p := b.block(text.Paragraph, -1, "We are careful. We may share your data with:", "Top", "Sharing")
	i := b.block(text.Item, p, "Partners. They may use it to:", "Top", "Sharing")
	b.block(text.Item, i, "send you offers", "Top", "Sharing")
	q := b.block(text.Question, -1, "Do you sell data? Or rent it?")
	b.block(text.Answer, q, "No. Never.")
	b.row(false, []string{"Data", "Kept for"}, "Name", "We keep it. We delete it later.")
	b.block(text.Paragraph, -1, "We keep your data for two reasons: to send you what you have bought from us; to answer the questions that you ask us. That is all.")
	all := Sentences(&b.doc, none)
	for _, tt := range []struct{ name, sentence, lead, heading, column, rowHead string }{
		{"a heading stands alone", "Sharing", "", "", "", ""},
		{"a paragraph has its heading", "We are careful.", "", "Sharing", "", ""},
		{"an item hangs on the last sentence before its list", "They may use it to:", "We may share your data with:", "Sharing", "", ""},
		{"a nested item on that and on its parent's", "send you offers", "We may share your data with:/They may use it to:", "Sharing", "", ""},
		{"an answer on its whole question", "Never.", "Do you sell data? Or rent it?", "", "", ""},
		{"a cell has its column and its row's head", "We delete it later.", "", "", "Kept for", "Name"},
		{"the row's head has none", "Name", "", "", "Data", ""},
		{"a part of an enumeration hangs on its head", "to answer the questions that you ask us.", "We keep your data for two reasons:", "", "", ""},
		{"a sentence behind it does not", "That is all.", "", "", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			n := slices.IndexFunc(all, func(s text.Sentence) bool { return b.doc.Quote(s.Span) == tt.sentence })
			if n < 0 {
				t.Fatalf("not among %q", quotes(&b.doc, all))
			}
			ctx := ContextOf(&b.doc, all, n)
			var lead []string
			for _, l := range ctx.Lead {
				lead = append(lead, b.doc.Quote(l))
			}
			if got := strings.Join(lead, "/"); got != tt.lead || ctx.Heading != tt.heading || ctx.Column != tt.column || b.doc.Quote(ctx.RowHead) != tt.rowHead {
				t.Errorf("got lead %q, heading %q, column %q, row %q", got, ctx.Heading, ctx.Column, b.doc.Quote(ctx.RowHead))
			}
		})
	}
}

// broken says which promise of the package the sentences break; "" for none.
func broken(doc *text.Document, all []text.Sentence) string {
	last := 0
	for i, s := range all {
		b := clamp(doc.Blocks[s.Block].Span, text.Span{End: len(doc.Text)})
		switch {
		case s.Len() <= 0 || s.Start < b.Start || s.End > b.End:
			return "a span is outside of its block"
		case s.Start < last:
			return "spans are out of order"
		case trim(doc.Text, s.Span) != s.Span:
			return "a span is not trimmed"
		case i > 0 && s.Block < all[i-1].Block:
			return "blocks are out of order"
		}
		last = s.End
	}
	return ""
}

func FuzzSentences(f *testing.F) {
	f.Add("We keep it, e.g. Your name (see art. 5. It is short). “Never.” Done; ok: a; b.", 10, 60, 5, 20)
	f.Add("1. A\n2. B… C.D www.x.org/?A=b « Oui. » 's Nachts\xff\xfe. Ⱥ.", 0, 99, -4, 3)
	f.Add(strings.Repeat(". (", 300), 0, 900, 1, 2)
	f.Add(strings.Repeat("a: b c d e f g h; ", 200), 0, 3600, 0, 40)
	pack := loadLists(f, "nl")
	f.Fuzz(func(t *testing.T, s string, a, b, c, d int) {
		doc := &text.Document{Text: s}
		cells := []text.Cell{{Span: text.Span{Start: a, End: b}}, {Span: text.Span{Start: c, End: d}}, {Span: text.Span{End: len(s)}}}
		at := min(max(a, 0), len(s))
		doc.Blocks = []text.Block{
			{Span: text.Span{End: at}, Kind: text.Paragraph, Lead: b},
			{Span: text.Span{Start: at, End: len(s)}, Kind: text.Row, Cells: cells, Lead: c},
		}
		all := Sentences(doc, func(string) *lang.Pack { return pack })
		if err := broken(doc, all); err != "" {
			t.Error(err)
		}
		for i := range all {
			for _, l := range ContextOf(doc, all, i).Lead {
				_ = doc.Quote(l)
			}
		}
	})
}

func TestHostileTextTakesLinearTime(t *testing.T) {
	for _, s := range []string{". ", "(", ". (", ".(\"", "a. ", ": a; ", "A.", "…", "' s", ".'s A", ") ", "a.\n", "» ", "! »", "1. ", "( a. "} {
		in := strings.Repeat(s, 1<<19/len(s))
		doc := one("A. "+in, text.Paragraph)
		all := Sentences(doc, none)
		if err := broken(doc, all); err != "" {
			t.Errorf("%q: %s", s, err)
		}
		if len(all) > 0 {
			ContextOf(doc, all, len(all)-1)
		}
	}
}

func BenchmarkSentences(b *testing.B) {
	one := "We keep your data, e.g. your name (see art. 6 GDPR), for 30 days. We do not sell it to Larkmoor Inc. or to others! " +
		"You may ask us at any time what we know about you; we answer within a month. "
	var doc builder
	for range 500 {
		doc.block(text.Paragraph, -1, strings.Repeat(one, 3))
	}
	pack := loadLists(b, "en")
	b.SetBytes(int64(len(doc.doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Sentences(&doc.doc, func(string) *lang.Pack { return pack })
	}
}
