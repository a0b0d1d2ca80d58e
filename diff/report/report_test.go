package report

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	gast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/diff/words"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/promise/wire"
)

// result is a comparison with one weakened, one neutral and one unread change; hostile is put
// wherever a document's or a rule's own words may stand.
func result(hostile string) *change.Result {
	passage := func(quote string, about bool, clauses ...promise.Commitment) promise.Passage {
		return promise.Passage{Quote: quote, Context: "We promise:" + hostile, Section: []string{"Sharing" + hostile}, Line: 3, Language: "en", AboutData: about, Clauses: clauses}
	}
	only := promise.Commitment{Act: promise.Share, Force: promise.Permission, Holder: promise.Provider, Exclusive: true, Status: promise.Asserted,
		Retention: "P30D", Finer: []promise.Finer{{Slot: promise.SlotData, Value: "Contact", Words: "e-mail"}}}
	free := only
	free.Exclusive = false
	older := &promise.Statement{Source: "a.md" + hostile, SHA256: strings.Repeat("0", 64), Format: "markdown", Language: "en", Kind: "statement", Title: hostile,
		Passages: []promise.Passage{passage("We only share it with you."+hostile, true, only), passage("Your data is dear to us.", true)}}
	newer := &promise.Statement{Source: "b.md", SHA256: strings.Repeat("1", 64), Format: "markdown", Language: "en", Kind: "statement",
		Notes: []string{"Hidden text was kept." + hostile}, Passages: []promise.Passage{passage("We share it with you."+hostile, true, free)}}
	side := func(s *promise.Statement) *change.Side {
		return &change.Side{Passage: &s.Passages[0], Commitment: &s.Passages[0].Clauses[0], Also: []*promise.Passage{&s.Passages[0]}}
	}
	f := change.Finding{Rule: "only-dropped", Verdict: change.Weakened, Severity: change.High, Reason: "sharing" + hostile, Slot: promise.SlotExclusive,
		Old: "true", New: "false", Message: "The word only is gone." + hostile}
	return &change.Result{Old: older, New: newer, Summary: change.Summary{Weakened: 1, Neutral: 1, UnreadChanged: 1}, Notes: []string{"One." + hostile},
		Unread: []change.Unread{{Side: "old", Passage: &older.Passages[1]}},
		Changes: []change.Change{
			{ID: "00", Kind: change.Moved, Verdict: change.Neutral, Old: side(older), New: side(older), Note: "Moved." + hostile},
			{ID: "01", Kind: change.Changed, Verdict: change.Weakened, Severity: change.High, Old: side(older), New: side(newer), Findings: []change.Finding{f},
				Witness: "It may be shared with others." + hostile,
				Redline: []change.Op{{Op: "equal", Text: "We "}, {Op: "delete", Text: "only "}, {Op: "equal", Text: "share it with you." + hostile}}}}}
}

func TestASavedReportRendersTheSameLater(t *testing.T) {
	d := FromResult(result(""))
	data, err := JSON(d)
	if err != nil {
		t.Fatal(err)
	}
	saved, err := Load(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range []Options{{}, {All: true}} {
		if a, b := Text(d, o), Text(saved.Diff, o); !bytes.Equal(a, b) {
			t.Errorf("text differs:\n%s\n%s", a, b)
		}
		if a, b := Markdown(d, o), Markdown(saved.Diff, o); !bytes.Equal(a, b) {
			t.Errorf("Markdown differs:\n%s\n%s", a, b)
		}
	}
	x := wire.FromStatements([]*promise.Statement{result("").Old})
	data, err = JSON(x)
	if err != nil {
		t.Fatal(err)
	}
	if saved, err = Load(data); err != nil || !reflect.DeepEqual(saved.Extract, x) {
		t.Errorf("an extract does not load as it was saved: %v", err)
	}
}

func TestWhatIsNotASavedReportIsRefused(t *testing.T) {
	for _, data := range []string{"", "{", "[]", `{"schema":"recant.diff/9"}`, `{"schema":"recant.diff/1","changes":3}`} {
		if _, err := Load([]byte(data)); err == nil {
			t.Errorf("%q was taken for a report", data)
		}
	}
}

func TestTheVerdictComesFirst(t *testing.T) {
	got := string(Text(FromResult(result("")), Options{}))
	for _, want := range []string{"1 promise got weaker (1 high); 1 neutral, 1 changed but not read.\n", "We [-only-] share it with you.",
		"only-dropped: The word only is gone. [only: yes -> no] (high: sharing)", "Sharing, line 3, after “We promise:”", "Your data is dear to us.",
		"1 of 2 sentences about data read, of 2 in all", "1 neutral change not shown"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if !strings.HasPrefix(got, "1 promise got weaker") || strings.Contains(got, "Moved.") {
		t.Errorf("got\n%s", got)
	}
	if got = string(Text(FromResult(result("")), Options{All: true})); !strings.Contains(got, "Moved.") {
		t.Errorf("neutral changes are not shown with All:\n%s", got)
	}
}

func TestColourAddsNothingButColour(t *testing.T) {
	d := FromResult(result(""))
	seen := map[Role]bool{}
	coloured := Text(d, Options{All: true, Ink: func(r Role, s string) string { seen[r] = true; return s }})
	if !bytes.Equal(coloured, Text(d, Options{All: true})) {
		t.Error("the text differs with ink that does nothing")
	}
	if !seen[Bad] || !seen[Deleted] || !seen[Faint] {
		t.Errorf("roles used: %v", seen)
	}
}

var hostile = []string{
	"</pre><script>alert(1)</script>", "\n\n# Owned\n\n", "```\n# out\n```", "| a | b |\n|---|---|", "[x](https://evil.example) ![y](z.png)",
	"@everyone #1 https://evil.example www.evil.example evil@evil.example", "`` ` ``", "<!-- x -->", "\x1b[31m\x07\u202e\u2066", "- [ ] task\n1. one",
	"\\", "*a* _b_ ~~c~~ $x$ :smile:", "<https://evil.example>", "[^1] \n[^1]: note", "`", "\u2028\u0085---\n===",
}

var parser = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Parser()

// shape lists the blocks that a forge sees in Markdown, and fails on markup that no report has.
func shape(t *testing.T, source []byte) string {
	t.Helper()
	var b strings.Builder
	err := ast.Walk(parser.Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n.Kind() {
		case ast.KindLink, ast.KindAutoLink, ast.KindImage, ast.KindHTMLBlock, gast.KindTaskCheckBox, gast.KindStrikethrough, gast.KindFootnoteLink:
			t.Errorf("%s was let in:\n%s", n.Kind(), source)
		case ast.KindRawHTML:
			segments := n.(*ast.RawHTML).Segments
			if got := segments.At(0); string(got.Value(source)) != "<!-- -->" {
				t.Errorf("HTML was let in: %s", got.Value(source))
			}
		case ast.KindHeading, ast.KindListItem, gast.KindTableRow, gast.KindTableCell, ast.KindFencedCodeBlock, ast.KindEmphasis:
			b.WriteString(n.Kind().String() + " ")
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func keepsShape(t *testing.T, h string) {
	t.Helper()
	of := func(h string) (string, string) {
		r := result(h)
		x := wire.FromStatements([]*promise.Statement{r.Old})
		d := FromResult(r)
		d.Made = &Made{Version: "1" + h, Command: []string{"recant", "diff", "a.md" + h}}
		check := CheckOf(d)
		check.Findings[0].State, check.Findings[0].Waiver = StateWaived, &Waiver{Reason: "Agreed." + h, Owner: "A" + h}
		return shape(t, Markdown(d, Options{All: true})) + shape(t, CheckMarkdown(check, Options{Words: words.In("fr")})) + shape(t, NoticeMarkdown(d, Options{})), shape(t, ClausesMarkdown(x, Options{Unread: true}))
	}
	cleanDiff, cleanClauses := of("")
	gotDiff, gotClauses := of(" " + h)
	if gotDiff != cleanDiff || gotClauses != cleanClauses {
		t.Errorf("%q changes the shape:\n got %s\n     %s\nwant %s\n     %s", h, gotDiff, gotClauses, cleanDiff, cleanClauses)
	}
}

func TestNoQuoteCanBringMarkupIntoMarkdown(t *testing.T) {
	for _, h := range hostile {
		keepsShape(t, h)
	}
	for _, h := range []string{"# x", "- x", "1. x", "12) x", "> x", "+ x", "===", "---", "#1", "| x", ": x", "\tx"} {
		r := result("")
		r.Notes = []string{h}
		if got, want := shape(t, Markdown(FromResult(r), Options{All: true})), shape(t, Markdown(FromResult(result("")), Options{All: true})); got != want {
			t.Errorf("a note %q begins a block:\n got %s\nwant %s", h, got, want)
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, h := range hostile {
		f.Add(h)
	}
	f.Fuzz(func(t *testing.T, h string) {
		if len(h) < 300 {
			keepsShape(t, h)
		}
	})
}

func TestNoQuoteCanCommandATerminal(t *testing.T) {
	for _, h := range hostile {
		r := result(h)
		for _, got := range [][]byte{Text(FromResult(r), Options{All: true}), ClausesText(wire.FromStatements([]*promise.Statement{r.Old}), Options{Unread: true})} {
			if bytes.ContainsAny(got, "\x1b\x07\r\u202e\u2066") {
				t.Errorf("%q reaches the terminal: %q", h, got)
			}
		}
	}
}

func TestReportsKeepToTheirSchema(t *testing.T) {
	for name, c := range map[string]struct {
		schema string
		value  any
	}{
		"diff":    {DiffSchema, FromResult(result("\"<&"))},
		"extract": {wire.ExtractSchema, wire.FromStatements([]*promise.Statement{result("").Old})},
		"nothing": {wire.ExtractSchema, wire.FromStatements(nil)},
	} {
		var source any
		if err := json.Unmarshal([]byte(c.schema), &source); err != nil {
			t.Fatal(err)
		}
		compiler := jsonschema.NewCompiler()
		compiler.AssertFormat()
		if err := compiler.AddResource("schema.json", source); err != nil {
			t.Fatal(err)
		}
		schema, err := compiler.Compile("schema.json")
		if err != nil {
			t.Fatal(err)
		}
		data, err := JSON(c.value)
		if err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if bytes.Contains(data, []byte("null,\n")) && name == "nothing" {
			t.Errorf("an empty list is null:\n%s", data)
		}
	}
}

func TestChangesThatOnlyASpacePartsAreOne(t *testing.T) {
	op := func(kind, text string) Op { return Op{kind, text} }
	for name, c := range map[string]struct {
		ops  []Op
		want string
	}{
		"words in a row":      {[]Op{op("equal", "We "), op("delete", "only"), op("insert", "may"), op("equal", " "), op("delete", "keep"), op("insert", "share"), op("equal", " it.")}, "We [-only keep-]{+may share+} it."},
		"a word between":      {[]Op{op("delete", "a"), op("equal", " b "), op("insert", "c")}, "[-a-] b {+c+}"},
		"a space at the end":  {[]Op{op("delete", "a"), op("equal", " ")}, "[-a-] "},
		"only came":           {[]Op{op("insert", "a"), op("equal", " "), op("insert", "b")}, "{+a+} {+b+}"},
		"nothing":             {nil, ""},
		"one after the other": {[]Op{op("insert", "a"), op("delete", "b")}, "[-b-]{+a+}"},
	} {
		ops := merged(c.ops)
		if got := marked(ops); got != c.want {
			t.Errorf("%s: %q, not %q", name, got, c.want)
		}
		for _, side := range []string{"delete", "insert"} {
			if joined(ops, side) != joined(c.ops, side) {
				t.Errorf("%s: what the sides say has changed", name)
			}
		}
	}
}

// joined is what one side of a redline says.
func joined(ops []Op, side string) string {
	text := ""
	for _, o := range ops {
		if o.Op == "equal" || o.Op == side {
			text += o.Text
		}
	}
	return text
}
