package read

import (
	"fmt"
	"strings"
	"testing"
)

func TestEachValueOfAJSONFileKnowsWhereItStands(t *testing.T) {
	source := "{\n  \"name\": \"Badge pilot\",\n  \"a/b\": [3, null, \"<p>Names <b>leak</b>.</p>\\n<ul><li>é one</li></ul>\"], \"é\": {\"x~y\": true}\n}\n"
	doc, err := Read("a.json", []byte(source), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, f := range doc.Fields {
		told = append(told, fmt.Sprintf("%s %d:%d %q = %s", f.Pointer, f.Line, f.Column, doc.Quote(f.Span), source[f.Source.Start:f.Source.End]))
	}
	want := []string{
		`/name 2:11 "Badge pilot" = "Badge pilot"`,
		`/a~1b/0 3:11 "3" = 3`,
		`/a~1b/2 3:20 "Names leak.\n\né one" = "<p>Names <b>leak</b>.</p>\n<ul><li>é one</li></ul>"`,
		`/é/x~0y 3:88 "true" = true`,
	}
	if got := strings.Join(told, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("got\n%s", got)
	}
	if doc.Title != "Badge pilot" || doc.Format != "json" {
		t.Errorf("title %q, format %q", doc.Title, doc.Format)
	}
}

func TestDamagedJSONIsOneClearError(t *testing.T) {
	for _, tt := range []struct{ name, source, want string }{
		{"cut short", "{\n\"a\": \"b c\",\n", "the JSON is damaged at line 2"},
		{"a stray comma", "{\"a\": [1,]}", "the JSON is damaged at line 1"},
		{"two values", "{\"a\": \"b c\"} {\"a\": 1}", "the file holds more than one JSON value"},
		{"deep", "{\"a\": " + strings.Repeat("[", 100) + strings.Repeat("]", 100) + "}", "the JSON nests deeper than 64 levels"},
		{"many values", "[1" + strings.Repeat(",1", 60_000) + "]", "the JSON holds more than 50000 values"},
		{"no text", "{\"a\": null}", "the file holds no text"},
		{"not UTF-8", "{\"a\": \"\xff\xfe\xfd\"}", "the file is JSON that is not UTF-8"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := Read("a.json", []byte(tt.source), Options{}); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

func TestTextThatOnlyBeginsLikeJSONIsText(t *testing.T) {
	for _, source := range []string{"[1] We keep your data for 30 days.\n", "{{ title }} We keep your data.\n", "[Link](https://example.org) and more\n"} {
		if doc, err := Read("a.txt", []byte(source), Options{}); err != nil || doc.Format == formatJSON {
			t.Errorf("%q: %v", source, err)
		}
	}
}

func FuzzJSON(f *testing.F) {
	f.Add(`{"pia": {"name": "A b"}, "answers": [{"reference_to": 325, "data": {"text": "<div>x <b>y</b></div>", "gauge": 3}}]}`)
	f.Add("{\"answers\": {\"16.1\": [{\"_index\": 0, \"16.1.1\": {\"value\": \"# a\\n\\n* b\"}}]}}")
	f.Add(`[[["a b"]], {"a": {"": "~/ x"}}, 1e999, "\ud800 x"]`)
	f.Fuzz(func(t *testing.T, source string) {
		doc, err := Read("a.json", []byte(source), Options{MaxBytes: 1 << 16})
		if err != nil {
			return
		}
		at := 0
		for _, v := range doc.Fields {
			if v.Start < at || v.End > len(doc.Text) || v.Source.Start >= v.Source.End || v.Source.End > len(source) || v.Line < 1 || v.Column < 1 {
				t.Fatalf("%+v", v)
			}
			at = v.End
		}
	})
}
