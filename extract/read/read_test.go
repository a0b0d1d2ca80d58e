package read

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/recant/recant/extract/text"
)

// TestMain lets the test binary be its own PDF child.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "__pdf" {
		if err := PDFChild(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// outline shows a document a block a line: kind and level, lead if there is one, text.
func outline(d *text.Document) string {
	names := map[text.Kind]string{text.Paragraph: "P", text.Heading: "H", text.Item: "I", text.Row: "R",
		text.Question: "Q", text.Answer: "A", text.Quote: "B", text.Code: "C"}
	var s strings.Builder
	for _, b := range d.Blocks {
		s.WriteString(names[b.Kind])
		if b.Level > 0 {
			fmt.Fprint(&s, b.Level)
		}
		if b.Lead >= 0 {
			fmt.Fprintf(&s, "<%d", b.Lead)
		}
		s.WriteString(" " + strings.ReplaceAll(d.Quote(b.Span), "\n", "/") + "\n")
	}
	return s.String()
}

// check fails where a document breaks what every reader promises.
func invariants(t *testing.T, d *text.Document) {
	t.Helper()
	if !utf8.ValidString(d.Text) || !norm.NFC.IsNormalString(d.Text) {
		t.Fatalf("text is not NFC: %q", d.Text)
	}
	end := 0
	for i, b := range d.Blocks {
		if b.Start < end || b.End <= b.Start || b.End > len(d.Text) || b.Lead >= i || b.Lead < -1 {
			t.Fatalf("block %d %+v after %d of %d", i, b, end, len(d.Text))
		}
		end = b.End
		at := b.Start
		for _, c := range b.Cells {
			if c.Start < at || c.End < c.Start || c.End > b.End {
				t.Fatalf("cell %+v of block %+v", c, b)
			}
			at = c.End
		}
	}
	for _, marks := range [][]text.Mark{d.Lines, d.Pages} {
		for i, m := range marks {
			if m.Offset < 0 || m.Offset > len(d.Text) || i > 0 && marks[i-1].Offset >= m.Offset {
				t.Fatalf("mark %d %+v of %v", i, m, marks)
			}
		}
	}
}

func mustRead(t *testing.T, name, data string) *text.Document {
	t.Helper()
	d, err := Read(name, []byte(data), Options{})
	if err != nil {
		t.Fatal(err)
	}
	invariants(t, d)
	return d
}

func expect(t *testing.T, name, in, want string) {
	t.Helper()
	got := strings.TrimSpace(outline(mustRead(t, name, in)))
	if want = strings.TrimSpace(want); got != want {
		t.Errorf("\n--- got\n%s\n--- want\n%s", got, want)
	}
}

func TestFormatIsToldByContent(t *testing.T) {
	for _, tt := range []struct{ name, file, data, want string }{
		{"a page with a doctype is HTML under any name", "notice.txt", "<!DOCTYPE html><p>We keep logs.</p>", "html"},
		{"headings and links make Markdown of standard input", "-", "# Notice\n\nSee [us](https://x.example).\n\n## Data\n\nWe keep logs.", "markdown"},
		{"an extension alone makes Markdown", "HEAD:docs/notice.md", "We keep logs.", "markdown"},
		{"prose with a stray asterisk stays plain", "a.txt", "We keep logs* for a day.\n\n* Or two.", "plain"},
		{"fragments of HTML are HTML", "x", "<div><p>We keep logs.</p></div>", "html"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if d := mustRead(t, tt.file, tt.data); d.Format != tt.want {
				t.Errorf("got %s, want %s", d.Format, tt.want)
			}
		})
	}
}

func TestEncodings(t *testing.T) {
	const want = "Données conservées 30 jours."
	utf16 := func(s string, big bool) string {
		var b []byte
		for _, r := range s {
			if big {
				b = append(b, byte(r>>8), byte(r))
			} else {
				b = append(b, byte(r), byte(r>>8))
			}
		}
		return string(b)
	}
	for _, tt := range []struct{ name, data string }{
		{"UTF-8", want},
		{"UTF-8 with a mark", "\xEF\xBB\xBF" + want},
		{"UTF-16 little endian with a mark", "\xFF\xFE" + utf16(want, false)},
		{"UTF-16 big endian with a mark", "\xFE\xFF" + utf16(want, true)},
		{"UTF-16 without a mark", utf16(want, false)},
		{"Windows-1252", "Donn\xE9es conserv\xE9es 30 jours."},
		{"a decomposed accent", "Donne\u0301es conserve\u0301es 30\u00a0jours."},
		{"soft hyphens and zero-width spaces", "Don\u00ADnées con\u200Bservées 30\u202Fjours."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if d := mustRead(t, "a.txt", tt.data); d.Text != want {
				t.Errorf("got %q", d.Text)
			}
		})
	}
}

func TestErrorsSayWhatAndWhatToDo(t *testing.T) {
	for _, tt := range []struct {
		name, data string
		want       Problem
	}{
		{"an empty file", "", Empty},
		{"a file of blanks", " \n\n ", Empty},
		{"a page without text", "<html><body><img src=x></body></html>", Empty},
		{"a binary file", "\x00\x01\x02\x03\xff\xfe\xfd", Binary},
		{"an old Word file", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more", Unsupported},
		{"a broken archive", "PK\x03\x04 and nothing", Broken},
		{"a PDF that is cut off", "%PDF-1.4\n1 0 obj", Broken},
		{"a page nested without end", "<html>" + strings.Repeat("<div>", 2000), Broken},
		{"a file over the limit", strings.Repeat("x", 2000), TooLarge},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read("in.bin", []byte(tt.data), Options{MaxBytes: 1 << 15})
			if tt.want == TooLarge {
				_, err = Read("in.bin", []byte(tt.data), Options{MaxBytes: 1000})
			}
			var e *Error
			if !errors.As(err, &e) || e.Problem != tt.want || e.Name != "in.bin" || e.Advice == "" {
				t.Fatalf("got %v", err)
			}
			if s := err.Error(); strings.HasSuffix(s, ".") || strings.Contains(s, "\n") || !strings.Contains(s, "in.bin") {
				t.Errorf("not one clear line: %s", s)
			}
		})
	}
}

func TestLinesPointIntoTheSource(t *testing.T) {
	for _, tt := range []struct{ name, file, data string }{
		{"plain", "a.txt", "Title\n\nOne is wrapped\nhere.\n\nWe keep logs.\n"},
		{"markdown", "a.md", "# Title\n\nOne is wrapped\nhere.\n\nWe keep logs.\n"},
		{"html", "a.html", "<html>\n<h1>Title</h1>\n<p>One is\nwrapped <b>here</b>.</p><p>We keep logs.</p>"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := mustRead(t, tt.file, tt.data)
			lines := strings.Split(tt.data, "\n")
			for _, word := range []string{"Title", "wrapped", "here", "keep"} {
				n := d.Line(strings.Index(d.Text, word))
				if n < 1 || !strings.Contains(lines[n-1], word) {
					t.Errorf("%q is on line %d", word, n)
				}
			}
		})
	}
}
