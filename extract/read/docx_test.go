package read

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"
)

// zipped packs files, name and content by turns.
func zipped(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const docxStyles = `<w:styles xmlns:w="x"><w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Mine"><w:name w:val="Mijn kop"/><w:basedOn w:val="Kop2"/></w:style>
<w:style w:styleId="Kop2"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="Toc"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="Ghost"><w:name w:val="Ghost"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`

func docx(t testing.TB, body string) []byte {
	return zipped(t, "word/document.xml", `<?xml version="1.0"?><w:document xmlns:w="x"><w:body>`+body+`</w:body></w:document>`,
		"word/styles.xml", docxStyles,
		"word/footnotes.xml", `<w:footnotes xmlns:w="x"><w:footnote w:id="0"><w:p><w:r><w:t>separator</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>For one day.</w:t></w:r></w:p></w:footnote></w:footnotes>`)
}

// wp is a paragraph with properties.
func wp(props, s string) string {
	return "<w:p><w:pPr>" + props + "</w:pPr><w:r><w:t xml:space=\"preserve\">" + s + "</w:t></w:r></w:p>"
}

func style(id string) string { return `<w:pStyle w:val="` + id + `"/>` }

func list(level string) string {
	return `<w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="1"/></w:numPr>`
}

func TestDOCX(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"headings are told by style in any language, lists by numbering",
			wp(style("Toc"), "Avis 1") + wp(style("Kop1"), "Avis") + wp(style("Mine"), "Partage") + wp("", "Nous partageons avec :") +
				wp(list("0"), "nos banques") + wp(list("1"), "en Norvège") + wp(list("0"), "personne"), `
H1 Avis
H2 Partage
P Nous partageons avec :
I1<2 nos banques
I2<3 en Norvège
I1<2 personne`},
		{"insertions are read, deletions and hidden text are not",
			`<w:p><w:r><w:t>We </w:t></w:r><w:ins><w:r><w:t>may </w:t></w:r></w:ins><w:del><w:r><w:delText>never </w:delText></w:r></w:del>
<w:r><w:t>sell</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Ghost"/></w:rPr><w:t> ghost</w:t></w:r>
<w:r><w:rPr><w:strike/></w:rPr><w:t> struck</w:t></w:r><w:hyperlink><w:r><w:t> your data</w:t></w:r></w:hyperlink><w:r><w:footnoteReference w:id="2"/><w:t>.</w:t></w:r></w:p>`, `
P We may sell your data.
P For one day.`},
		{"controls and text boxes are read once",
			`<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>` + wp("", "In a control.") + `</w:sdtContent></w:sdt>
<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>` + wp("", "In a box.") + `</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>` +
				wp("", "In a box.") + `</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Around it.</w:t></w:r></w:p>`, `
P In a control.
P In a box.
P Around it.`},
		{"tables", `<w:tbl><w:tblPr/><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>` + wp("", "Data") + `</w:tc><w:tc>` + wp("", "Kept") + `</w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + wp("", "Logs") + `</w:tc><w:tc>` + wp("", "1 day") + wp("", "or less") + `</w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>` + wp("", "2 days") + `</w:tc></w:tr></w:tbl>`, `
R Data | Kept
R Logs | 1 day/or less
R Logs | 2 days`},
		{"a bold line is a heading", `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Sharing</w:t></w:r></w:p>` + wp("", "We share nothing."), `
H1 Sharing
P We share nothing.`},
	} {
		t.Run(tt.name, func(t *testing.T) { expect(t, "a.docx", string(docx(t, tt.in)), tt.want) })
	}
}

func TestDOCXNotesWhatItLeavesOut(t *testing.T) {
	d := mustRead(t, "a.docx", string(docx(t, `<w:p><w:r><w:t>Kept.</w:t></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>y</w:t></w:r></w:p>`)))
	if len(d.Notes) != 2 {
		t.Errorf("got %q", d.Notes)
	}
}

func TestDOCXBombFailsLoudly(t *testing.T) {
	if testing.Short() {
		t.Skip("inflates 256 MiB")
	}
	data := docx(t, wp("", "First promise.")+strings.Repeat("<w:x/>"+strings.Repeat(" ", 1<<20), 260))
	_, err := Read("a.docx", data, Options{})
	var e *Error
	if !errors.As(err, &e) || e.Problem != TooLarge {
		t.Errorf("got %v", err)
	}
}

func TestDOCXBrokenPartsAreErrors(t *testing.T) {
	for name, body := range map[string]string{
		"cut off":  "<w:p><w:r><w:t>We keep",
		"too deep": strings.Repeat("<w:x>", 3000),
	} {
		data := zipped(t, "word/document.xml", body)
		var e *Error
		if _, err := Read("a.docx", data, Options{}); !errors.As(err, &e) || e.Problem != Broken {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
