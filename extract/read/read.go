// Package read turns the bytes of a file into a text.Document. Plain text, Markdown, HTML,
// Word (.docx), PDF and JSON come in; normalized text with its blocks in reading order goes out.
// It knows how texts are laid out (headings, lists, tables, questions and answers). It must
// not know what a promise is, nor any language: the few words it needs are in marker.txt.
//
// Whatever the bytes are, Read returns a document or one clear *Error: it does not panic,
// and what it allocates is bounded by a small multiple of Options.MaxBytes. PDF is the
// exception, since its parser is not ours: give Options.PDF a reader that runs in a child
// process (ChildPDF) wherever files are not trusted.
package read

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"strings"

	"github.com/recant/recant/extract/text"
)

// DefaultMaxBytes is the largest file that is read where Options.MaxBytes is 0: 32 MiB.
const DefaultMaxBytes = 32 << 20

// Options says how to read. The zero value reads files of up to DefaultMaxBytes and parses
// PDF in this process.
type Options struct {
	MaxBytes int64                               // largest file, in bytes; 0 means DefaultMaxBytes
	PDF      func(data []byte) (*PDFText, error) // reads a PDF; nil means in this process
	Memo     *Memo                               // what was read in an earlier version of the document; nil for none
}

// Read reads one document. The format is chosen by what data holds; the extension of name
// only decides between formats that look alike. The error is always an *Error.
func Read(name string, data []byte, o Options) (doc *text.Document, err error) {
	defer func() {
		if r := recover(); r != nil {
			doc, err = nil, broken(name, "the parser failed on it", fmt.Errorf("%v", r))
		}
	}()
	if err := check(name, data, o); err != nil {
		return nil, err
	}
	format, err := sniff(name, data)
	if err != nil {
		return nil, err
	}
	b := newBuilder()
	b.memo = o.Memo
	switch format {
	case formatDOCX:
		err = readDOCX(b, data)
	case formatPDF:
		err = readPDF(b, data, o.PDF)
	case formatJSON:
		err = readJSON(b, data)
	default:
		err = readText(b, format, data)
	}
	if err != nil {
		return nil, named(name, err)
	}
	return finish(b, name, format, data)
}

// check refuses what no reader has to look at.
func check(name string, data []byte, o Options) error {
	limit := o.MaxBytes
	if limit <= 0 {
		limit = DefaultMaxBytes
	}
	if int64(len(data)) > limit {
		return &Error{Name: name, Problem: TooLarge,
			Reason: fmt.Sprintf("the file has %d bytes, more than the limit of %d", len(data), limit),
			Advice: "split it or raise the limit"}
	}
	if len(strings.TrimSpace(string(data[:min(len(data), 4096)]))) == 0 && len(data) <= 4096 {
		return &Error{Name: name, Problem: Empty, Reason: "the file is empty", Advice: "check that it was saved or downloaded whole"}
	}
	return nil
}

// readText reads the formats that are text themselves.
func readText(b *builder, format string, data []byte) error {
	decoded, err := decode(data)
	if err != nil {
		return err
	}
	switch format {
	case formatHTML:
		return readHTML(b, tidy(decoded, false))
	case formatMarkdown:
		return readMarkdown(b, tidy(decoded, true))
	}
	return readPlain(b, tidy(decoded, true))
}

// finish fills in what every format has.
func finish(b *builder, name, format string, data []byte) (*text.Document, error) {
	doc := b.finish()
	if len(doc.Blocks) == 0 {
		return nil, &Error{Name: name, Problem: Empty, Reason: "the file holds no text", Advice: "check that it is the right file"}
	}
	sum := sha256.Sum256(data)
	doc.Source, doc.Format, doc.SHA256 = name, format, hex.EncodeToString(sum[:])
	return doc, nil
}

// suffix is the lower-case extension of a name, without its dot. It works for paths of
// either kind and for REV:path.
func suffix(name string) string {
	name = strings.ReplaceAll(name, "\\", "/")
	return strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))
}
