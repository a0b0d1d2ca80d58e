package read

import (
	"strings"
	"unicode/utf16"

	"github.com/ledongthuc/pdf"
)

// pdfFont turns the codes of a string into text and widths.
type pdfFont struct {
	wide     bool // two bytes a code
	bold     bool
	scale    float64 // of a width in glyph space
	widths   map[int]float64
	fallback float64
	standard bool // a built-in font without widths
	unicode  map[int]string
	encoding pdf.TextEncoding
}

const maxCodes = 200_000 // codes of one font that are mapped

func newPDFFont(v pdf.Value) *pdfFont {
	f := &pdfFont{scale: 0.001, widths: map[int]float64{}}
	name := strings.ToLower(v.Key("BaseFont").Name())
	f.bold = strings.Contains(name, "bold") || strings.Contains(name, "black") || strings.Contains(name, "heavy") || strings.Contains(name, "semibd")
	f.unicode = toUnicode(v.Key("ToUnicode"), v)
	if v.Key("Subtype").Name() == "Type0" {
		f.wide = true
		down := v.Key("DescendantFonts").Index(0)
		f.fallback = 1000
		if dw := down.Key("DW"); !dw.IsNull() {
			f.fallback = dw.Float64()
		}
		f.cidWidths(down.Key("W"))
		f.bold = f.bold || isBoldFont(down.Key("FontDescriptor"))
		return f
	}
	if m := v.Key("FontMatrix"); v.Key("Subtype").Name() == "Type3" && m.Len() == 6 {
		f.scale = m.Index(0).Float64()
	}
	f.bold = f.bold || isBoldFont(v.Key("FontDescriptor"))
	f.fallback = v.Key("FontDescriptor").Key("MissingWidth").Float64()
	first, list := int(v.Key("FirstChar").Int64()), v.Key("Widths")
	for i := range min(list.Len(), 256) {
		f.widths[first+i] = list.Index(i).Float64()
	}
	f.standard = list.Len() == 0
	font := pdf.Font{V: v}
	f.encoding = font.Encoder()
	return f
}

func isBoldFont(d pdf.Value) bool {
	return d.Key("FontWeight").Float64() >= 600 || d.Key("Flags").Int64()&(1<<18) != 0 || d.Key("StemV").Float64() >= 140
}

// cidWidths reads the W array: "c [w…]" and "c1 c2 w".
func (f *pdfFont) cidWidths(w pdf.Value) {
	n := w.Len()
	for i := 0; i+1 < n && len(f.widths) < maxCodes; {
		c := int(w.Index(i).Int64())
		second := w.Index(i + 1)
		if second.Kind() == pdf.Array {
			for j := range min(second.Len(), maxCodes) {
				f.widths[c+j] = second.Index(j).Float64()
			}
			i += 2
			continue
		}
		width := w.Index(i + 2).Float64()
		for last := min(int(second.Int64()), c+0xFFFF); c <= last; c++ {
			f.widths[c] = width
		}
		i += 3
	}
}

// glyph is one code of a shown string.
type glyph struct {
	text  string
	width float64 // in text space, at size 1
	space bool    // the one-byte code 32, which word spacing applies to
}

// glyphs decodes a shown string.
func (f *pdfFont) glyphs(raw string) []glyph {
	step := 1
	if f.wide {
		step = 2
	}
	out := make([]glyph, 0, len(raw)/step)
	for i := 0; i+step <= len(raw); i += step {
		code := int(raw[i])
		if f.wide {
			code = code<<8 | int(raw[i+1])
		}
		g := glyph{width: f.width(code), space: !f.wide && code == ' '}
		text, ok := f.unicode[code]
		switch {
		case ok:
			g.text = text
		case f.wide:
			g.text = "\uFFFD"
		default:
			g.text = f.encoding.Decode(raw[i : i+1])
		}
		if f.standard {
			g.width = standardWidth(g.text)
		}
		out = append(out, g)
	}
	return out
}

func (f *pdfFont) width(code int) float64 {
	w, ok := f.widths[code]
	if !ok {
		w = f.fallback
	}
	return w * f.scale
}

// standardWidth guesses the width of a glyph of Helvetica or Times, which a PDF may use
// without saying how wide they are. It only has to tell a gap from no gap.
func standardWidth(s string) float64 {
	switch {
	case s == "":
		return 0
	case strings.Contains(" iIlj.,:;!'|()[]ftr/", s):
		return 0.28
	case strings.Contains("mwMW@%—", s):
		return 0.83
	case s >= "A" && s <= "Z":
		return 0.67
	}
	return 0.53
}

// toUnicode reads a ToUnicode CMap (ISO 32000, 9.10.3): codes to the text they stand for.
// The parser's own decoder lets other encodings win over it, which is the wrong way round.
//
// A CMap is a program that fetches a dictionary and writes to it; scratch is one for that,
// nothing of which is read later but what a CMap never defines.
func toUnicode(v, scratch pdf.Value) map[int]string {
	m := map[int]string{}
	if v.Kind() != pdf.Stream || scratch.Kind() != pdf.Dict {
		return m
	}
	defer func() { _ = recover() }() // a damaged map keeps what was read of it
	pdf.Interpret(program(v), func(stk *pdf.Stack, op string) {
		switch op {
		case "findresource":
			stk.Pop()
			stk.Pop()
			stk.Push(scratch)
		case "endbfchar":
			for stk.Len() >= 2 && len(m) < maxCodes {
				to, from := stk.Pop(), stk.Pop()
				if from.Kind() == pdf.String {
					m[code(from.RawString())] = fromUTF16(to.RawString())
				}
			}
		case "endbfrange":
			for stk.Len() >= 3 && len(m) < maxCodes {
				to, last, first := stk.Pop(), stk.Pop(), stk.Pop()
				mapRange(m, code(first.RawString()), code(last.RawString()), to)
			}
		default:
			for stk.Len() > 0 {
				stk.Pop()
			}
		}
	})
	return m
}

func mapRange(m map[int]string, first, last int, to pdf.Value) {
	last = min(last, first+0xFFFF)
	if to.Kind() == pdf.Array {
		for i := 0; i < to.Len() && first+i <= last; i++ {
			m[first+i] = fromUTF16(to.Index(i).RawString())
		}
		return
	}
	base := []rune(fromUTF16(to.RawString()))
	if len(base) == 0 {
		return
	}
	for i := 0; first+i <= last && len(m) < maxCodes; i++ {
		m[first+i] = string(base)
		base[len(base)-1]++
	}
}

func code(s string) int {
	n := 0
	for i := range min(len(s), 4) {
		n = n<<8 | int(s[i])
	}
	return n
}

func fromUTF16(s string) string {
	units := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	if len(s) == 1 {
		units = append(units, uint16(s[0]))
	}
	return string(utf16.Decode(units))
}
