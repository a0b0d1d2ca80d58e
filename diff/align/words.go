package align

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Word is one word of a text: its folded form and the bytes [Start, End) that it stands at.
type Word struct {
	Folded     string
	Start, End int
}

// usualWord is how many bytes a word and the space behind it take up at least, mostly.
const usualWord = 6

// Words cuts a text into words, folded to lower case. Punctuation, apostrophes and hyphens
// separate words and are none; web and mail addresses are left out, because a link that
// moved says nothing about a promise.
func Words(s string) []Word {
	out := make([]Word, 0, len(s)/usualWord+1)
	for start := 0; start < len(s); {
		end := start + fieldLen(s[start:])
		if end > start && !isAddress(s[start:end]) {
			out = fieldWords(out, s, start, end)
		}
		start = end
		if start < len(s) {
			_, size := utf8.DecodeRuneInString(s[start:])
			start += size
		}
	}
	return out
}

// fieldLen is the length in bytes of the run of non-spaces that s begins with.
func fieldLen(s string) int {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return i
	}
	return len(s)
}

// fieldWords appends the words of s[start:end], a run without spaces.
func fieldWords(out []Word, s string, start, end int) []Word {
	from := -1
	for i, r := range s[start:end] {
		if inWord(r) {
			if from < 0 {
				from = start + i
			}
			continue
		}
		if from >= 0 {
			out = append(out, Word{fold(s[from : start+i]), from, start + i})
			from = -1
		}
	}
	if from >= 0 {
		out = append(out, Word{fold(s[from:end]), from, end})
	}
	return out
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '%' || r == '$'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '€'
}

// fold lowers case and opens ligatures, so that "Cœur" and "coeur" are one word.
func fold(s string) string {
	s = strings.ToLower(s)
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return ligatures.Replace(s)
		}
	}
	return s
}

var ligatures = strings.NewReplacer("œ", "oe", "æ", "ae")

func isAddress(field string) bool {
	return strings.Contains(field, "://") || strings.Contains(field, "@") || strings.HasPrefix(field, "www.")
}

func joined(words []Word) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.Folded)
	}
	return b.String()
}

// trimEnumerator cuts bullets and one "12." or "(iv)" from the front of a passage. A lone
// word or number is no enumerator.
func trimEnumerator(s string) string {
	s = strings.TrimLeftFunc(s, func(r rune) bool { return !inWord(r) && r != '(' })
	head, tail, ok := strings.Cut(s, " ")
	if !ok || len(head) > 5 {
		return s
	}
	body := strings.Trim(head, "().")
	if body == head || len(body) > 3 || strings.ContainsFunc(body, func(r rune) bool { return !inWord(r) }) {
		return s
	}
	return tail
}

// stemLength is how many characters of a word are compared for likeness: the forms of one
// word mostly differ behind them.
const stemLength = 6

// stem is the first characters of a folded word.
func stem(folded string) string {
	if len(folded) <= stemLength {
		return folded
	}
	n := 0
	for i := range folded {
		if n == stemLength {
			return folded[:i]
		}
		n++
	}
	return folded
}
