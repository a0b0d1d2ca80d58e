package read

import (
	"bytes"
	"fmt"
	"io"

	"github.com/ledongthuc/pdf"
)

// The interpreter of the PDF library never returns from a program that ends inside a bracket
// or a hex string, and reads the bytes of an inline picture as if they were operators. So
// programs (page contents, forms, character maps) are read here first, set right, and given
// back to it as the one stream of a small file.

const maxProgram = 64 << 20 // bytes that one program may unpack to

// program is the program of a stream, or of an array of streams, set right.
func program(v pdf.Value) pdf.Value {
	var raw bytes.Buffer
	streams := []pdf.Value{v}
	if v.Kind() == pdf.Array {
		streams = nil
		for i := range min(v.Len(), 10_000) {
			streams = append(streams, v.Index(i))
		}
	}
	for _, s := range streams {
		if s.Kind() == pdf.Stream {
			// What can be unpacked of a damaged stream is worth having.
			_, _ = io.Copy(&raw, io.LimitReader(s.Reader(), int64(maxProgram-raw.Len())))
			raw.WriteByte('\n')
		}
	}
	if raw.Len() >= maxProgram {
		panic("a content stream is too large")
	}
	return wrap(setRight(raw.Bytes()))
}

// wrap makes a stream of bytes.
func wrap(s []byte) pdf.Value {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n1 0 obj\n")
	fmt.Fprintf(&b, "<</Length %d>>\nstream\n", len(s))
	b.Write(s)
	b.WriteString("\nendstream\nendobj\n")
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 2\n0000000000 65535 f \n%010d 00000 n \ntrailer\n<</Size 2/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len("%PDF-1.7\n"), at)
	r, err := pdf.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		panic(err)
	}
	return r.Trailer().Key("Root")
}

// setRight takes inline pictures out of a program, and closes what it leaves open.
func setRight(s []byte) []byte {
	p := righter{src: s, out: make([]byte, 0, len(s)+16)}
	for p.at < len(s) {
		p.token()
	}
	for i := len(p.open) - 1; i >= 0; i-- {
		p.out = append(p.out, ' ')
		p.out = append(p.out, p.open[i]...)
	}
	return append(p.out, '\n')
}

// righter is the state of setRight.
type righter struct {
	src, out []byte
	at       int
	open     []string // what closes the brackets that are open
}

// token copies the next token.
func (p *righter) token() {
	switch c := p.src[p.at]; {
	case c == '(':
		p.literal()
	case c == '%':
		p.copy(until(p.src[p.at:], "\r\n"))
	case c == '<' && p.next() == '<':
		p.open = append(p.open, ">>")
		p.copy(2)
	case c == '>' && p.next() == '>':
		p.close(">>")
		p.copy(2)
	case c == '<':
		n := bytes.IndexByte(p.src[p.at:], '>')
		if n < 0 {
			p.out = append(p.out, "<>"...) // cut off: what it said is not known
			p.at = len(p.src)
			return
		}
		p.copy(n + 1)
	case c == '[':
		p.open = append(p.open, "]")
		p.copy(1)
	case c == ']':
		p.close("]")
		p.copy(1)
	case isRegular(c):
		p.word()
	default:
		p.copy(1)
	}
}

func (p *righter) next() byte {
	if p.at+1 < len(p.src) {
		return p.src[p.at+1]
	}
	return 0
}

func (p *righter) copy(n int) {
	p.out = append(p.out, p.src[p.at:p.at+n]...)
	p.at += n
}

func (p *righter) close(with string) {
	if n := len(p.open); n > 0 && p.open[n-1] == with {
		p.open = p.open[:n-1]
	}
}

// literal copies a string in round brackets, and closes it if it is cut off.
func (p *righter) literal() {
	depth := 0
	for i := p.at; i < len(p.src); i++ {
		switch p.src[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				p.copy(i + 1 - p.at)
				return
			}
		}
	}
	p.out = append(p.out, "()"...)
	p.at = len(p.src)
}

// word copies a name, number or operator; of a picture in the program it copies nothing.
func (p *righter) word() {
	n := 1
	for p.at+n < len(p.src) && isRegular(p.src[p.at+n]) && p.src[p.at+n] != '/' {
		n++
	}
	if string(p.src[p.at:p.at+n]) != "BI" {
		p.copy(n)
		return
	}
	data := bytes.Index(p.src[p.at:], []byte("ID"))
	if data < 0 {
		p.copy(n)
		return
	}
	from := p.at + data
	for {
		end := bytes.Index(p.src[from:], []byte("EI"))
		if end < 0 {
			p.at = len(p.src)
			return
		}
		from += end + 2
		if from == len(p.src) || !isRegular(p.src[from]) {
			p.at = from
			return
		}
	}
}

// isRegular says that a byte is neither white space nor a delimiter; the slash of a name
// counts as part of it.
func isRegular(c byte) bool {
	return c > ' ' && bytes.IndexByte([]byte("()<>[]{}%"), c) < 0
}

// until is the count of bytes before the first of the given ones.
func until(s []byte, stops string) int {
	if n := bytes.IndexAny(s, stops); n >= 0 {
		return n
	}
	return len(s)
}
