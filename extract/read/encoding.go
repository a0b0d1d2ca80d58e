package read

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"github.com/recant/recant/extract/text"
)

// decode turns the bytes of a text file into a string: UTF-8 or UTF-16, with or without a
// byte order mark. A byte that is no UTF-8 is read as Windows-1252, so a file in that code
// page, or one that mixes both, comes out right.
func decode(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return decodeUTF16(data[2:], 0), nil
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return decodeUTF16(data[2:], 1), nil
	}
	if low, ok := looksUTF16(data); ok {
		return decodeUTF16(data, low), nil
	}
	if isBinary(data) {
		return "", &Error{Problem: Binary, Reason: "the file is binary and of no known format",
			Advice: "give a .txt, .md, .html, .docx or .pdf file"}
	}
	if utf8.Valid(data) {
		return string(data), nil
	}
	return decodeMixed(data), nil
}

// decodeUTF16 decodes pairs of bytes; low is the index of the low byte in a pair.
func decodeUTF16(data []byte, low int) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = uint16(data[2*i+low]) | uint16(data[2*i+1-low])<<8
	}
	return string(utf16.Decode(units))
}

// looksUTF16 finds UTF-16 without a mark: in Latin text every second byte is zero.
func looksUTF16(data []byte) (low int, ok bool) {
	head := data[:min(len(data), 4096)&^1]
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i&1]++
		}
	}
	half := len(head) / 2
	if half < 2 {
		return 0, false
	}
	switch {
	case zeros[1]*10 >= half*7 && zeros[0]*20 <= half:
		return 0, true
	case zeros[0]*10 >= half*7 && zeros[1]*20 <= half:
		return 1, true
	}
	return 0, false
}

// isBinary says that bytes are no text: a zero byte, or more control characters than a text
// with stray escape codes would hold.
func isBinary(data []byte) bool {
	head := data[:min(len(data), 64<<10)]
	control := 0
	for _, c := range head {
		if c == 0 {
			return true
		}
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' {
			control++
		}
	}
	return control*50 > len(head)
}

func decodeMixed(data []byte) string {
	var out strings.Builder
	out.Grow(len(data) + len(data)/8)
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError && n <= 1 {
			r = charmap.Windows1252.DecodeByte(data[0])
		}
		out.WriteRune(r)
		data = data[n:]
	}
	return out.String()
}

// source is a text made ready for a reader: NFC, one kind of line end, and none of the
// characters that nobody sees. starts maps its byte offsets to lines of the file.
type source struct {
	text   string
	starts []text.Mark
}

// line is the line (1-based) of the file that an offset of the source stands in.
func (s *source) line(offset int) int {
	d := text.Document{Lines: s.starts}
	return d.Line(offset)
}

// tidy makes a source. With literal, the two characters \n, left behind by a careless
// export, end a line as well.
func tidy(s string, literal bool) *source {
	s = norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD"))
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	src := &source{starts: []text.Mark{{Offset: 0, N: 1}}}
	out := make([]byte, 0, len(s)+16)
	line, rowStart := 1, 0
	for i := 0; i < len(s); {
		plain := i
		for i < len(s) && isPlain(s[i]) {
			i++
		}
		if i > plain {
			out = append(out, s[plain:i]...)
			continue
		}
		switch c := s[i]; {
		case c == '\n':
			out = append(out, '\n')
			line++
			rowStart = len(out)
			src.starts = append(src.starts, text.Mark{Offset: rowStart, N: line})
			i++
		case literal && c == '\\' && literalBreak(s, i):
			out = append(out, breakFor(out[rowStart:])...)
			i += 2
		case c < utf8.RuneSelf:
			if c >= ' ' && c != 0x7F || c == '\t' {
				out = append(out, c)
			} else if c == '\f' || c == '\v' {
				out = append(out, '\n')
			}
			i++
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			out = appendVisible(out, r)
			i += n
		}
	}
	src.text = norm.NFC.String(string(out))
	return src
}

// isPlain says that a byte is a character that stays what it is.
func isPlain(c byte) bool { return c >= ' ' && c < 0x7F && c != '\\' }

// literalBreak says whether s[i:] starts with a literal \n that means a line break, and is
// not part of a path such as C:\news.
func literalBreak(s string, i int) bool {
	if i+1 >= len(s) || s[i+1] != 'n' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[i+2:])
	prev, _ := utf8.DecodeLastRuneInString(s[:i])
	inWord := unicode.IsLetter(prev) || unicode.IsDigit(prev) || prev == ':' || prev == '\\'
	return !inWord || !unicode.IsLower(next)
}

// breakFor is the line break to put after a row: inside a table row of Markdown a real line
// end would end the table.
func breakFor(row []byte) string {
	if bytes.HasPrefix(bytes.TrimLeft(row, " "), []byte("|")) {
		return "<br>"
	}
	return "\n"
}

// appendVisible appends a rune that is not ASCII: spaces become the one space, line
// separators a line end, invisible characters nothing.
func appendVisible(out []byte, r rune) []byte {
	switch {
	case isLineEnd(r):
		return append(out, '\n')
	case isSpace(r):
		return append(out, ' ')
	case isInvisible(r):
		return out
	case isSymbolBullet(r):
		return append(out, "•"...)
	}
	return utf8.AppendRune(out, r)
}

// isLineEnd says that a rune is one of the line ends beyond ASCII.
func isLineEnd(r rune) bool { return r == '\u2028' || r == '\u2029' || r == '\u0085' }

// isSpace says that a rune is a space of some width: no-break, thin, ideographic and so on.
func isSpace(r rune) bool { return r == '\t' || unicode.Is(unicode.Zs, r) }

// isInvisible says that a rune leaves no mark on paper: soft hyphens, zero-width characters,
// direction marks, controls. The two last planes are private to this package (see mark.go).
func isInvisible(r rune) bool {
	switch {
	case r < ' ' || r >= 0x7F && r < 0xA0, r == '\u00AD', r == '\u034F', r == '\uFEFF', r == '\u061C', r == '\u180E':
		return true
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F:
		return true
	case r >= 0xFE00 && r <= 0xFE0F, r >= markFirst:
		return true
	}
	return r >= 0xE000 && r <= 0xF8FF && !isSymbolBullet(r)
}

// isSymbolBullet says that a rune is a bullet of the Symbol and Wingdings fonts, which Word
// writes in the private use area.
func isSymbolBullet(r rune) bool {
	switch r {
	case 0xF0A7, 0xF0A8, 0xF0B7, 0xF0D8, 0xF0FC, 0xF076, 0xF06E, 0xF071, 0xF0E0, 0xF02D:
		return true
	}
	return false
}
