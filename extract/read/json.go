package read

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/recant/recant/extract/text"
)

// Fences of readJSON: no file that a tool for impact assessments writes comes near them.
const (
	maxJSONDepth  = 64
	maxJSONValues = 50_000
)

// readJSON reads a file of values. Each string is laid out as a text of its own, since the
// tools that write such files keep HTML or Markdown in them; numbers, flags and single words
// are laid out as code, which nobody reads for promises. Document.Fields says which value
// each stretch of the text came from: what the keys mean is not known here.
func readJSON(b *builder, data []byte) error {
	if !utf8.Valid(data) {
		return &Error{Problem: Broken, Reason: "the file is JSON that is not UTF-8", Advice: "save it as UTF-8"}
	}
	w := jsonWalk{b: b, data: data, dec: json.NewDecoder(bytes.NewReader(data)), line: 1}
	w.dec.UseNumber()
	for {
		from := int(w.dec.InputOffset())
		t, err := w.dec.Token()
		if err == io.EOF && len(w.open) == 0 && w.seen {
			return nil
		}
		if err != nil {
			return w.broken(err)
		}
		if err := w.token(t, from, int(w.dec.InputOffset())); err != nil {
			return err
		}
	}
}

// jsonWalk is where a file of values is being read.
type jsonWalk struct {
	b        *builder
	data     []byte
	dec      *json.Decoder
	open     []jsonLevel // the objects and arrays around the next token
	seen     bool        // a value was begun
	values   int
	line, at int // the line of the source that the byte at stands on, from 1
	column   int // bytes of that line before at
}

// jsonLevel is one object or array that is open.
type jsonLevel struct {
	array bool
	key   string // of the value to come in an object
	keyed bool   // key is set
	index int    // of the value to come in an array
}

func (w *jsonWalk) broken(err error) error {
	w.advance(min(int(w.dec.InputOffset()), len(w.data)))
	return &Error{Problem: Broken, Reason: fmt.Sprintf("the JSON is damaged at line %d", w.line), Advice: "save or download the file again", Err: err}
}

// token takes the token that ends at end; from is where the one before it ended.
func (w *jsonWalk) token(t json.Token, from, end int) error {
	if w.seen && len(w.open) == 0 {
		return &Error{Problem: Broken, Reason: "the file holds more than one JSON value", Advice: "give one report a file"}
	}
	w.seen = true
	if d, ok := t.(json.Delim); ok {
		return w.delim(d)
	}
	if n := len(w.open); n > 0 && !w.open[n-1].array && !w.open[n-1].keyed {
		w.open[n-1].key, w.open[n-1].keyed = t.(string), true
		return nil
	}
	if w.values++; w.values > maxJSONValues {
		return &Error{Problem: TooLarge, Reason: fmt.Sprintf("the JSON holds more than %d values", maxJSONValues), Advice: "give the report of one assessment"}
	}
	for from < end && strings.IndexByte(" \t\r\n,:", w.data[from]) >= 0 {
		from++
	}
	w.leaf(t, text.Span{Start: from, End: end})
	w.next()
	return nil
}

func (w *jsonWalk) delim(d json.Delim) error {
	if d == '}' || d == ']' {
		w.open = w.open[:len(w.open)-1]
		w.next()
		return nil
	}
	if len(w.open) == maxJSONDepth {
		return &Error{Problem: Broken, Reason: fmt.Sprintf("the JSON nests deeper than %d levels", maxJSONDepth), Advice: "give the report of one assessment"}
	}
	w.open = append(w.open, jsonLevel{array: d == '['})
	return nil
}

// next turns to the value after the one that was just read.
func (w *jsonWalk) next() {
	if n := len(w.open); n > 0 {
		w.open[n-1].keyed = false
		w.open[n-1].index++
	}
}

var pointerEscape = strings.NewReplacer("~", "~0", "/", "~1")

// pointer is the RFC 6901 pointer of the value to come.
func (w *jsonWalk) pointer() string {
	var b strings.Builder
	for _, l := range w.open {
		key := l.key
		if l.array {
			key = strconv.Itoa(l.index)
		}
		b.WriteString("/" + pointerEscape.Replace(key))
	}
	return b.String()
}

// advance counts lines up to a byte of the source.
func (w *jsonWalk) advance(to int) {
	for ; w.at < to; w.at++ {
		if w.column++; w.data[w.at] == '\n' {
			w.line, w.column = w.line+1, 0
		}
	}
}

// leaf lays out one value; null and empty ones are nothing.
func (w *jsonWalk) leaf(t json.Token, source text.Span) {
	w.advance(source.Start)
	line, start := w.line, source.Start-w.column
	before := len(w.b.doc.Blocks)
	w.lay(t, line)
	blocks := w.b.doc.Blocks[before:]
	if len(blocks) == 0 {
		return
	}
	f := text.Field{Span: text.Span{Start: blocks[0].Start, End: blocks[len(blocks)-1].End}, Pointer: w.pointer(), Source: source,
		Line: line, Column: utf8.RuneCount(w.data[start:source.Start]) + 1}
	w.b.doc.Fields = append(w.b.doc.Fields, f)
	if w.b.doc.Title == "" && (f.Pointer == "/title" || f.Pointer == "/name" || strings.Count(f.Pointer, "/") == 2 && strings.HasSuffix(f.Pointer, "/name")) {
		w.b.doc.Title = string(w.b.buf[f.Start:f.End])
	}
}

func (w *jsonWalk) lay(t json.Token, line int) {
	switch v := t.(type) {
	case string:
		w.layString(&source{text: tidy(v, false).text, starts: []text.Mark{{Offset: 0, N: line}}})
	case json.Number:
		w.b.add(piece{kind: text.Code, text: mark(line) + v.String()})
	case bool:
		w.b.add(piece{kind: text.Code, text: mark(line) + strconv.FormatBool(v)})
	}
	w.b.open, w.b.section, w.b.real = nil, nil, 0 // a heading in one value is none of the next
}

func (w *jsonWalk) layString(s *source) {
	plain := piece{text: mark(s.line(0)) + s.text}
	switch {
	case !strings.ContainsAny(strings.TrimSpace(s.text), " \n"):
		plain.kind = text.Code
		w.b.add(plain)
	case strings.Contains(s.text, "</") || strings.Contains(s.text, "<br"):
		if readFragment(w.b, s.text, s.line) != nil { // nested too deep to be markup in good faith
			w.b.add(plain)
		}
	case markdownSigns(s.text) > 0 || strings.Contains(s.text, "\n"):
		_ = readMarkdown(w.b, s) // fails only on HTML in it that is nested too deep
	default:
		w.b.add(plain)
	}
}
