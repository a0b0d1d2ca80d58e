package read

import (
	"archive/zip"
	"bytes"
	"strings"
)

// The formats, as Document.Format names them.
const (
	formatPlain    = "plain"
	formatMarkdown = "markdown"
	formatHTML     = "html"
	formatPDF      = "pdf"
	formatDOCX     = "docx"
	formatJSON     = "json"
)

// sniffBytes is how much of a text is looked at to tell its format.
const sniffBytes = 64 << 10

// magics are first bytes of formats that people do feed in and that are not read.
var magics = []struct{ magic, what, advice string }{
	{"\xD0\xCF\x11\xE0", "is an old Office file (.doc)", "save it as .docx or .pdf"},
	{"{\\rtf", "is a rich text file (.rtf)", "save it as .docx"},
	{"\x89PNG", "is a picture", "give the text itself"},
	{"\xFF\xD8\xFF", "is a picture", "give the text itself"},
	{"GIF8", "is a picture", "give the text itself"},
	{"\x1F\x8B", "is a gzip archive", "unpack it first"},
}

// sniff tells the format by content; the name's extension breaks ties only.
func sniff(name string, data []byte) (string, error) {
	// A PDF header may stand anywhere in the first kilobyte (ISO 32000, annex H).
	if bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
		return formatPDF, nil
	}
	for _, m := range magics {
		if bytes.HasPrefix(data, []byte(m.magic)) {
			return "", &Error{Name: name, Problem: Unsupported, Reason: "the file " + m.what, Advice: m.advice}
		}
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return sniffZip(name, data)
	}
	head, err := decode(data[:min(len(data), sniffBytes)])
	if err != nil {
		return "", named(name, err)
	}
	return sniffText(name, head), nil
}

func sniffZip(name string, data []byte) (string, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", broken(name, "the file looks like a Word document but its archive is damaged", err)
	}
	for _, f := range z.File {
		if f.Name == "word/document.xml" || f.Name == "_rels/.rels" && suffix(name) == "docx" {
			return formatDOCX, nil
		}
	}
	return "", &Error{Name: name, Problem: Unsupported, Reason: "the file is an archive without a Word document in it",
		Advice: "give a .docx, .pdf, .html, .md or .txt file"}
}

// sniffText tells plain text, Markdown and HTML apart.
func sniffText(name, head string) string {
	start := strings.TrimLeft(strings.TrimPrefix(head, "\ufeff"), " \t\r\n")
	if opening := strings.ToLower(start[:min(len(start), len("<!doctype html"))]); opening == "<!doctype html" || strings.HasPrefix(opening, "<html") {
		return formatHTML
	}
	if looksJSON(name, start) {
		return formatJSON
	}
	ext := suffix(name)
	if ext == "md" || ext == "markdown" || ext == "mdx" || ext == "mkd" {
		return formatMarkdown
	}
	low := strings.ToLower(head)
	tags := strings.Count(low, "</p>") + strings.Count(low, "</div>") + strings.Count(low, "</li>") +
		strings.Count(low, "</h") + strings.Count(low, "</td>")
	switch {
	case strings.HasPrefix(start, "<") && (tags > 0 || strings.Contains(low, "<html")):
		return formatHTML
	case (ext == "html" || ext == "htm" || ext == "xhtml") && tags > 0:
		return formatHTML
	}
	need := 3
	if ext == "txt" || ext == "text" {
		need = 5 // a text file that happens to hold an asterisk or a hash stays plain
	}
	if markdownSigns(head) >= need {
		return formatMarkdown
	}
	return formatPlain
}

// looksJSON tells JSON from a text that begins with a bracket: an object's first key follows,
// or the name says so.
func looksJSON(name, start string) bool {
	if start == "" || start[0] != '{' && start[0] != '[' {
		return false
	}
	inner := strings.TrimLeft(start[1:], " \t\r\n")
	key, _, _ := strings.Cut(strings.TrimPrefix(inner, "\""), "\"")
	after := strings.TrimLeft(strings.TrimPrefix(inner, "\""+key+"\""), " \t\r\n")
	return suffix(name) == "json" || start[0] == '{' && strings.HasPrefix(inner, "\"") && strings.HasPrefix(after, ":")
}

// markdownSigns weighs marks that plain prose does not hold by chance.
func markdownSigns(s string) int {
	n := 2*strings.Count(s, "](") + strings.Count(s, "**")/2
	for line := range strings.Lines(s) {
		line = strings.TrimSpace(line)
		hashes := len(line) - len(strings.TrimLeft(line, "#"))
		if hashes >= 1 && hashes <= 6 && strings.HasPrefix(line[hashes:], " ") {
			n += 2
		}
		if strings.Contains(line, "|") && strings.Contains(line, "---") && strings.Trim(line, "|-: ") == "" {
			n += 3
		}
	}
	return n
}
