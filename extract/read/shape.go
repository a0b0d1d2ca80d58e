package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Shapes of text that are told by punctuation, case and length alone, in any language that
// has letters in two cases. All take text without marks, trimmed.

// listMark is what opens a list item.
type listMark uint8

const (
	noMark listMark = iota
	dash            // - – — * + o: opens an item, but may also be prose
	bullet          // • and its kin: never prose
	number          // 1. 1) (1)
	letter          // a. a) (a)
	roman           // i. ii) (iv)
)

const bullets = "•●○◦▪▫■□‣⁃∙·►▶➢➤✓✔❖◆◇§¤"

// listMarker recognises an item. n is the length of the marker and the space after it.
func listMarker(s string) (m listMark, n int) {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return noMark, 0
	}
	if strings.ContainsRune(bullets, r) {
		return bullet, size + spaces(s[size:])
	}
	if r == '-' || r == '–' || r == '—' || r == '*' || r == '+' || r == 'o' {
		if gap := spaces(s[size:]); gap > 0 && len(s) > size+gap {
			return dash, size + gap
		}
		return noMark, 0
	}
	return enumerator(s)
}

// enumerator recognises 1. 1) (1) a) (a) (iv) and the like. A letter before a full stop
// must be lower case: "J. Jansen" is a name.
func enumerator(s string) (listMark, int) {
	open := 0
	if strings.HasPrefix(s, "(") {
		open = 1
	}
	end := open
	for end < len(s) && end < open+6 && isASCIIAlnum(s[end]) {
		end++
	}
	if end == open || end >= len(s) {
		return noMark, 0
	}
	closer := s[end]
	gap := spaces(s[end+1:])
	if gap == 0 || end+1+gap >= len(s) || closer != ')' && (closer != '.' || open == 1) {
		return noMark, 0
	}
	label, size := s[open:end], end+1+gap
	low := strings.ToLower(label)
	switch {
	case strings.Trim(label, "0123456789") == "" && len(label) <= 3:
		return number, size
	case closer == '.' && label != low:
		return noMark, 0
	case len(label) > 1 && strings.Trim(low, "ivx") == "", low == "i":
		return roman, size
	case len(label) == 1 && label[0] >= 'A':
		return letter, size
	}
	return noMark, 0
}

func isASCIIAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

func spaces(s string) int { return len(s) - len(strings.TrimLeft(s, " \t\u00a0")) }

// sectionNumber reads "2", "2.1", "IV." or "2.1.3)" before a heading; depth is the count of
// its parts, 0 where there is none. rest is the heading without it.
func sectionNumber(s string) (depth int, rest string) {
	end := strings.IndexByte(s, ' ')
	if end < 1 || end > 12 {
		return 0, s
	}
	label := strings.TrimRight(s[:end], ".):/")
	rest = strings.TrimSpace(s[end:])
	if label != s[:end] && label != "" && strings.Trim(label, "IVXLC") == "" {
		return 1, rest
	}
	if label == "" || strings.Trim(label, "0123456789.") != "" || len(label) > 3 && !strings.Contains(label, ".") {
		return 0, s
	}
	if strings.HasPrefix(label, ".") || strings.Contains(label, "..") {
		return 0, s
	}
	return 1 + strings.Count(label, "."), rest
}

// isHeading says that a line has the shape of a heading: short, opening with a capital or a
// digit, not closed like a sentence (a question is allowed), and not a date.
func isHeading(s string) bool {
	if len(s) > 240 || utf8.RuneCountInString(s) > 120 || words(s) > 15 {
		return false
	}
	_, title := sectionNumber(s)
	title = strings.TrimLeft(title, "\"'“«‘(¿¡ ")
	first, _ := utf8.DecodeRuneInString(title)
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) && !unicode.IsTitle(first) {
		return false
	}
	return !closed(s) && !isDate(s) && !strings.Contains(s, "://") && hasLetter(s)
}

// closed says that a line ends as a sentence, a lead-in or a list item does.
func closed(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "\"'”’») "))
	return strings.ContainsRune(".,;:!…", r)
}

// ends says that the last character of s, closing quotes and brackets aside, is one of set.
func ends(s, set string) bool {
	s = strings.TrimRight(s, "\"'”’») *_")
	r, size := utf8.DecodeLastRuneInString(s)
	return size > 0 && strings.ContainsRune(set, r)
}

// isQuestion says that a text is one question: it ends with a question mark and is short.
func isQuestion(s string) bool { return ends(s, "?？") && words(s) <= 45 }

// isDate says that a short line is a date or a stamp: it ends with a year or time and holds
// another number, or is hardly more than numbers.
func isDate(s string) bool {
	fields := strings.Fields(s)
	if len(fields) > 6 {
		return false
	}
	numbers, year := 0, false
	for _, f := range fields {
		f = strings.Trim(f, ".,()")
		if f != "" && strings.Trim(f, "0123456789/-.:") == "" {
			numbers++
			year = year || len(f) == 4 && (f[:2] == "19" || f[:2] == "20")
		}
	}
	return numbers > 1 && year || numbers == 1 && year && (len(fields) == 2 || strings.ContainsAny(s, ":：")) || numbers == len(fields)
}

// isCapitals says that all letters of a line are capitals, and that there are enough.
func isCapitals(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 3
}

func hasLetter(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// startsLower says that the first letter or digit of s is a lower-case letter.
func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "\"'“«‘( "))
	return unicode.IsLower(r)
}

// words counts the runs between spaces.
func words(s string) int { return len(strings.Fields(s)) }

// isRule says that a line is drawn: three or more of one of the given characters.
func isRule(s, chars string) bool {
	s = strings.ReplaceAll(strings.TrimSpace(s), " ", "")
	return len(s) >= 3 && strings.IndexByte(chars, s[0]) >= 0 && strings.Trim(s, s[:1]) == ""
}
