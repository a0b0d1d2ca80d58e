package read

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// try reads fuzzed data and checks what must hold of any document.
func try(t *testing.T, name string, data []byte) {
	if len(data) > 1<<20 {
		return
	}
	if d, err := Read(name, data, Options{}); err == nil {
		invariants(t, d)
	} else if strings.Contains(err.Error(), "the parser failed") {
		t.Fatal(err)
	}
}

func FuzzPlain(f *testing.F) {
	for _, s := range []string{"Title\n\nWe keep logs.", "A:\n\n- b\n- c\n", "X\n\nYes\n\nNo\n\nY\n\nNo\n\nNo\n\nZ\n\nNo\n\nNo", "1. A\n\nb c.\n\n2) d", "Q: a?\n\nA: b", "a\tb\nc\td", "e\u0301\u00ad\u0302\\n\u200bx", "T\n===\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { try(t, "a.txt", data) })
}

func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{"---\ntitle: x\n---\n# A\n\nb **c** [d](e)", "| a | b |\n|--|--|\n| c<br>d | e |", "1. a\n   * b\n\n     c\n", "<table>\n\n<tr><td>x", "**A**\nB c.", "a[^1]\n\n[^1]: b", "{:toc} {% x %} \\n &amp;"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { try(t, "a.md", data) })
}

// FuzzMarkdownMemo reads two versions with one memo and without any: what comes out is the same.
func FuzzMarkdownMemo(f *testing.F) {
	for _, s := range []string{"# A\n\nb\n\n* c\n\n  d\n\ne\n=\n\nf  \ng\n", "1. a\n\nb\n\n2. c\n\n**D**\n\n| a | b |\n|--|--|\n| c | d |\n", "a\n\n    b\n\n[c](d)\n\n~~e~~\n\n~~e~~\n\n### \n\nf", "<b>\n\nc", "a[^1]\n\n[^1]: b"} {
		f.Add(s, "x\n\n"+s)
	}
	f.Fuzz(func(t *testing.T, older, newer string) {
		memo := &Memo{}
		for _, s := range []string{older, newer, older} {
			want, err1 := Read("a.md", []byte(s), Options{})
			got, err2 := Read("a.md", []byte(s), Options{Memo: memo})
			if fmt.Sprint(err1) != fmt.Sprint(err2) || !reflect.DeepEqual(got, want) {
				t.Fatalf("%q: with a memo %+v %v, without %+v %v", s, got, err2, want, err1)
			}
		}
	})
}

func FuzzHTML(f *testing.F) {
	for _, s := range []string{"<html lang=nl><body><h1>A</h1><p>b<br>c<p><b>D</b><br>e", "<table><tr><th rowspan=2 colspan=3>a<td>b<tr><td>c</table>", "<dl><dt>a<dd>b</dl><ul><li>c<ul><li>d", "<details><summary>A</summary>b</details>", "<p>&#xF0001;e&#x301;<del>x</del>", "<div><a>1</a><a>2</a><a>3</a><a>4</a></div>"} {
		f.Add([]byte("<html>" + s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { try(t, "a.html", append([]byte("<html>"), data...)) })
}

func FuzzDOCX(f *testing.F) {
	for _, s := range []string{wp("", "a"), wp(list("1"), "b"), "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"3\"/><w:vMerge/></w:tcPr>" + wp("", "c") + "</w:tc></w:tr></w:tbl>", "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>", "</w:p></w:tc>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		try(t, "a.docx", zipped(t, "word/document.xml", string(body), "word/styles.xml", docxStyles))
	})
}

func FuzzPDFContent(f *testing.F) {
	for _, s := range []string{set("F", 10, 72, 700, filler), "q 1 0 0 1 5 5 cm BT /B 12 Tf 1 0 0 1 9 9 Tm [(a) -900 (b)] TJ T* (c) ' ET Q /X Do", "/Artifact <</Type/Pagination>> BDC EMC 3 Tr 1 g 0 0 5 5 re W n f"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		try(t, "a.pdf", pdfFile(string(content), set("F", 10, 72, 700, filler)))
	})
}

// FuzzPDFFile mutates whole files. The parser can be made to hang, which is why it runs in a
// child process; here only what comes back from it is checked.
func FuzzPDFFile(f *testing.F) {
	f.Add(pdfFile(set("F", 10, 72, 700, filler), "/X Do"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if strings.Contains(string(data), "/Prev") {
			return // a chain of these may be endless
		}
		try(t, "a.pdf", data)
	})
}
