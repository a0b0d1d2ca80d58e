package split

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recant/recant/extract/text"
)

// trim takes white space off both ends of a span.
func trim(s string, span text.Span) text.Span {
	part := s[span.Start:span.End]
	left := strings.TrimLeftFunc(part, unicode.IsSpace)
	span.Start += len(part) - len(left)
	span.End = span.Start + len(strings.TrimRightFunc(left, unicode.IsSpace))
	return span
}

// words counts the words of s, no further than most.
func words(s string, most int) int {
	n, in := 0, false
	for _, c := range s {
		is := unicode.IsLetter(c) || unicode.IsDigit(c) || in && (c == '\'' || c == '’' || c == '-')
		if is && !in {
			if n++; n >= most {
				return n
			}
		}
		in = is
	}
	return n
}

func hasWord(s string) bool { return words(s, 1) > 0 }

func isAlnum(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// isSpaceByte is the length of the space that s starts with, 0 where it starts with none.
func isSpaceByte(s string) int {
	c, n := utf8.DecodeRuneInString(s)
	if n > 0 && unicode.IsSpace(c) && c != '\n' {
		return n
	}
	return 0
}

// lastStop finds the stop that a text ends with, behind closing quotes and brackets, and
// the text before it; 0 where it ends with none.
func lastStop(left string) (stop rune, before string) {
	for range maxSigns {
		c, n := utf8.DecodeLastRuneInString(left)
		switch c {
		case '.', '!', '?', '…', '。', '！', '？', '‽', '۔', '؟', '।', '．', '⁇', '⁈', '⁉':
			return c, left[:len(left)-n]
		case '"', '\'', '’', '”', '»', ')', ']', '›', '“', ' ', '\u00a0', '\u202f', '*', '_':
			left = left[:len(left)-n]
		default:
			return 0, ""
		}
	}
	return 0, ""
}

// wideStop says whether a stop needs no space behind it.
func wideStop(c rune) bool { return c >= 0x3000 }

// skipOpeners takes quotes, brackets and white space off the start of a text, at most maxSigns bytes.
func skipOpeners(s string) string {
	head := s[:min(len(s), maxSigns)]
	return s[len(head)-len(strings.TrimLeft(head, " \u00a0\u202f\"'“‘«‹„([{*_¿¡")):]
}

// startsWithClitic says whether a text starts with an apostrophe, one letter and a word in
// capitals: the capital of a sentence that starts with a clitic stands on its second word.
func startsWithClitic(s string) bool {
	c, n := utf8.DecodeRuneInString(s)
	if c != '\'' && c != '’' && c != '‘' {
		return false
	}
	letter, m := utf8.DecodeRuneInString(s[n:])
	gap := isSpaceByte(s[n+m:])
	next, _ := utf8.DecodeRuneInString(s[n+m+gap:])
	return unicode.IsLower(letter) && gap > 0 && unicode.IsUpper(next)
}

// maxWord is how far back a word before a dot is looked for, in bytes.
const maxWord = 40

// lastWord is the word that a text ends with: letters, digits and the signs inside words.
func lastWord(s string) string {
	i := len(s)
	for i > 0 && i > len(s)-maxWord {
		c, n := utf8.DecodeLastRuneInString(s[:i])
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune(".-'’&/@_", c) && !unicode.Is(unicode.Mn, c) {
			break
		}
		i -= n
	}
	return strings.TrimLeft(s[i:], "-'’./")
}

// lastField is what a text ends with behind its last space, at most some hundred bytes.
func lastField(s string) string {
	if len(s) > 256 {
		s = s[len(s)-256:]
	}
	return s[strings.LastIndexAny(s, " \n\u00a0")+1:]
}

// firstWord is the letters that a text starts with, and the rest.
func firstWord(s string) (word, rest string) {
	for i, c := range s {
		if !unicode.IsLetter(c) {
			return s[:i], s[i:]
		}
		if i > maxWord {
			return "", s
		}
	}
	return s, ""
}

func isLowerWord(w string) bool {
	for _, c := range w {
		if unicode.IsUpper(c) || unicode.IsDigit(c) {
			return false
		}
	}
	return true
}

// isInitials says whether a word is one letter, or letters with dots between: "J", "S.A.S", "U.S".
func isInitials(w string) bool {
	letters := 0
	for _, c := range w {
		switch {
		case c == '.' || c == '-':
			letters = 0
		case !unicode.IsLetter(c):
			return false
		default:
			if letters++; letters > 1 {
				return false
			}
		}
	}
	return true
}

// isClipped says whether a word has no vowel, as no whole word but many abbreviations have
// ("blz", "Mr", "Ltd"). Words in capitals are names of their own: "GDPR".
func isClipped(fold, word string) bool {
	if len(fold) < 2 || len(fold) > 5 || len(word) != len(fold) {
		return false
	}
	for i := 0; i < len(word); i++ {
		if word[i] >= 'A' && word[i] <= 'Z' && i > 0 {
			return false
		}
		if fold[i] < 'a' || fold[i] > 'z' || strings.IndexByte("aeiouy", fold[i]) >= 0 {
			return false
		}
	}
	return true
}

// isMarker says whether a text is but the number of an item: "1", "2.3", "a", "IV", "(b)",
// "Section 3", "§ 4".
func isMarker(s string) bool {
	if len(s) > 24 {
		return false
	}
	fields := strings.Fields(s)
	switch len(fields) {
	case 1:
		return isNumbering(fields[0])
	case 2:
		head, _ := utf8.DecodeRuneInString(fields[0])
		return isNumbering(fields[1]) && (unicode.IsUpper(head) && letters(fields[0]) || strings.ContainsRune("§-–•*", head))
	}
	return false
}

func letters(s string) bool {
	return strings.IndexFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && c != '.' }) < 0
}

// isNumbering says whether a word is a number, a letter or a Roman number of an item.
func isNumbering(w string) bool {
	w = strings.Trim(w, "()[].*_")
	if w == "" || len(w) > 8 {
		return false
	}
	first, n := utf8.DecodeRuneInString(w)
	if strings.Trim(w, "0123456789.-°") == "" || n == len(w) && unicode.IsLetter(first) {
		return true
	}
	head := strings.TrimRight(w, "0123456789.-")
	return len(head) <= 1 && len(w) > 1 && strings.ContainsAny(w[:1], "ABCDEFGHIJLR") || strings.Trim(w, "IVX") == "" || strings.Trim(w, "ivx") == ""
}

// markerBefore says whether the word is an item's number inside a text: behind a colon, a
// comma or a semicolon.
func markerBefore(before, word string) bool {
	if len(word) > 2 || !isNumbering(word) {
		return false
	}
	head := strings.TrimRightFunc(before[:len(before)-len(word)], unicode.IsSpace)
	c, _ := utf8.DecodeLastRuneInString(head)
	return c == ':' || c == ';' || c == ','
}
