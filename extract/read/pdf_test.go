package read

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
)

// pdfFile writes a PDF whose pages hold the given content streams. /F is Helvetica, /B bold,
// /X a form that says "From a form.".
func pdfFile(pages ...string) []byte {
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
		stream("/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>", "BT /F 10 Tf 72 500 Td (From a form.) Tj ET")}
	kids := ""
	for _, p := range pages {
		n := len(objects) + 1
		kids += fmt.Sprintf("%d 0 R ", n)
		objects = append(objects, fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R>>", n+1), stream("", p))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R/B 4 0 R>>/XObject<</X 5 0 R>>>>>>", kids, len(pages))
	return pdfObjects(objects, "/Root 1 0 R")
}

func stream(dict, s string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(s), s)
}

func pdfObjects(objects []string, trailer string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	offsets := make([]int, len(objects))
	for i, o := range objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, trailer, at)
	return b.Bytes()
}

// set draws lines of text down the page from y, 12 points apart.
func set(font string, size, x, y int, lines ...string) string {
	var s strings.Builder
	for _, l := range lines {
		fmt.Fprintf(&s, "BT /%s %d Tf %d %d Td (%s) Tj ET\n", font, size, x, y, l)
		y -= 12
	}
	return s.String()
}

const filler = "We at Fernhill keep the name and the address that you gave us for as long as you"

func TestPDF(t *testing.T) {
	long := set("F", 10, 72, 700, filler, "have a contract, and we delete both after thirty days, with the re-", "maining data.")
	for _, tt := range []struct {
		name  string
		pages []string
		want  string
	}{
		{"headings by size and weight, wrapped lines joined, hyphens at line ends undone",
			[]string{set("B", 18, 72, 760, "Privacy notice") + set("B", 10, 72, 724, "What we keep") + long}, `
H1 Privacy notice
H2 What we keep
P ` + filler + ` have a contract, and we delete both after thirty days, with the remaining data.`},
		{"bullets are items, nested by indent", []string{long + set("F", 10, 72, 650, "We share data with:") +
			set("F", 10, 80, 626, "\225 our banks, in", "\225 nobody else") + set("F", 10, 100, 602, "- in Norway", "- in Chile")}, `
P ` + filler + ` have a contract, and we delete both after thirty days, with the remaining data.
P We share data with:
I1<1 our banks, in
I1<1 nobody else
I2<3 in Norway
I2<3 in Chile`},
		{"a gap in a TJ array is a space", []string{long + "BT /F 10 Tf 72 600 Td [(We) -300 (sell) -280 (no) 20 (thing.)] TJ ET"}, `
P ` + filler + ` have a contract, and we delete both after thirty days, with the remaining data.
P We sell nothing.`},
		{"headers and page numbers go, a sentence runs on over the page", []string{
			set("F", 8, 72, 780, "Fernhill notice") + set("F", 8, 300, 20, "Page 1 of 3") + set("F", 10, 72, 700, filler, "like, and much longer than that, since we like to keep it and since you never told us"),
			set("F", 8, 72, 780, "Fernhill notice") + set("F", 8, 300, 20, "Page 2 of 3") + set("F", 10, 72, 740, "not to."),
			set("F", 8, 72, 780, "Fernhill notice") + set("F", 8, 300, 20, "Page 3 of 3") + set("F", 10, 72, 740, "The end.")}, `
P ` + filler + ` like, and much longer than that, since we like to keep it and since you never told us not to.
P The end.`},
		{"hidden text goes: invisible, white, clipped, off the page", []string{long + "3 Tr " + set("F", 10, 72, 600, "Invisible.") + "0 Tr 1 g " +
			set("F", 10, 72, 580, "White.") + "0 g q 0 0 600 300 re W n " + set("F", 10, 72, 560, "Clipped.") + "Q " + set("F", 10, 700, 500, "Outside.") +
			"0 0 1 rg 60 390 400 30 re f 1 g " + set("F", 10, 72, 400, "White on blue.")}, `
P ` + filler + ` have a contract, and we delete both after thirty days, with the remaining data.
P White on blue.`},
		{"text after an inline picture is read, and a program that is cut off", []string{long + "BI /W 4 /H 1 /BPC 8 ID [(<\x00\x01 EI Q BT /F 10 Tf 72 600 Td (After it.) Tj ET [("}, `
P ` + filler + ` have a contract, and we delete both after thirty days, with the remaining data.
P After it.`},
		{"forms are followed", []string{long + "/X Do"}, `
P ` + filler + ` have a contract, and we delete both after thirty days, with the remaining data.
P From a form.`},
		{"cells of a table that are drawn in turn make rows", []string{long +
			set("F", 10, 72, 600, "Logs of", "servers") + set("F", 10, 250, 600, "one day, and", "not longer") +
			set("F", 10, 72, 560, "Names of", "people") + set("F", 10, 250, 560, "one year, and", "not longer")}, `
P ` + filler + ` have a contract, and we delete both after thirty days, with the remaining data.
R<0 Logs of servers | one day, and not longer
R<0 Names of people | one year, and not longer`},
	} {
		t.Run(tt.name, func(t *testing.T) { expect(t, "a.pdf", string(pdfFile(tt.pages...)), tt.want) })
	}
}

func TestPDFPagesAndNotes(t *testing.T) {
	d := mustRead(t, "a.pdf", string(pdfFile(set("F", 10, 72, 700, filler+"."), set("F", 10, 72, 700, "Second page text here.")+"3 Tr "+set("F", 10, 72, 600, "x"))))
	if n := d.Page(strings.Index(d.Text, "Second")); n != 2 || len(d.Notes) != 1 || d.Format != "pdf" {
		t.Errorf("page %d, notes %q", n, d.Notes)
	}
}

func TestPDFToUnicodeWins(t *testing.T) {
	cmap := "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /X def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n" +
		"1 beginbfrange\n<41> <5A> <0061>\nendbfrange\n2 beginbfchar\n<20> <0020>\n<2E> <FB01002E>\nendbfchar\nendcmap\nend\nend"
	data := pdfObjects([]string{"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
		stream("", "BT /F 10 Tf 72 700 Td (WE KEEP NO LOGS AT ALL.) Tj ET"),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
		stream("", cmap)}, "/Root 1 0 R")
	if d := mustRead(t, "a.pdf", string(data)); d.Text != "we keep no logs at allfi." {
		t.Errorf("got %q", d.Text)
	}
}

func TestPDFTrouble(t *testing.T) {
	encrypted := pdfObjects([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"}, "/Root 1 0 R/Encrypt<</Filter/Standard/V 5/R 6/Length 256>>/ID[(a)(b)]")
	loop := pdfObjects([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"}, "/Root 1 0 R")
	for _, tt := range []struct {
		name string
		data []byte
		want Problem
	}{
		{"pages without text", pdfFile("0 0 10 10 re f", ""), NoText},
		{"text that is garbage", pdfFile(set("F", 10, 72, 700, strings.Repeat("\001\002\003\004 ", 40)+"abcdefghijklmnopq")), NoText},
		{"encrypted", encrypted, Encrypted},
		{"a page tree that loops", loop, Broken},
		{"cut off", pdfFile(filler)[:200], Broken},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read("a.pdf", tt.data, Options{})
			var e *Error
			if !errors.As(err, &e) || e.Problem != tt.want || e.Advice == "" {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestPDFChildSaysTheSame(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	data := pdfFile(set("F", 10, 72, 700, filler+"."))
	child := Options{PDF: ChildPDF(exe, []string{"__pdf"})}
	a, err := Read("a.pdf", data, child)
	if err != nil {
		t.Fatal(err)
	}
	if b := mustRead(t, "a.pdf", string(data)); outline(a) != outline(b) {
		t.Errorf("got %s, want %s", outline(a), outline(b))
	}
	var e *Error
	if _, err := Read("a.pdf", pdfFile(""), child); !errors.As(err, &e) || e.Problem != NoText {
		t.Errorf("got %v", err)
	}
	if _, err := Read("a.pdf", data, Options{PDF: ChildPDF(exe+"-missing", nil)}); !errors.As(err, &e) || e.Problem != Broken {
		t.Errorf("got %v", err)
	}
}
