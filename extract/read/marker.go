package read

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/recant/recant/extract/text"
)

//go:embed marker.txt
var markerFile string

// markerWords maps a lower-case word to the kind of block that it opens.
var markerWords = sync.OnceValue(func() map[string]text.Kind {
	words := map[string]text.Kind{}
	for line := range strings.Lines(markerFile) {
		fields := strings.Fields(line)
		if len(fields) == 0 || fields[0][0] == '#' {
			continue
		}
		kind := text.Question
		if fields[0] == "answer" {
			kind = text.Answer
		}
		for _, w := range fields[1:] {
			words[w] = kind
		}
	}
	return words
})

// markedQA recognises "Question 3 : …" and "A: …". It returns the kind and the text after
// the marker, or Paragraph and the text itself. Marks at the start are kept.
func markedQA(s string) (text.Kind, string) {
	marks, rest := headMark(s)
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
	if end <= 0 || end > 20 {
		return text.Paragraph, s
	}
	word := strings.ToLower(rest[:end])
	kind, ok := markerWords()[word]
	if !ok {
		return text.Paragraph, s
	}
	after := strings.TrimLeft(rest[end:], " \u00a0\u202f")
	after = strings.TrimLeft(after, "0123456789")
	after = strings.TrimLeft(after, " \u00a0\u202f")
	sep, n := utf8.DecodeRuneInString(after)
	if sep != ':' && sep != '：' && (utf8.RuneCountInString(word) == 1 || !strings.ContainsRune(".)–—", sep)) {
		return text.Paragraph, s
	}
	after = strings.TrimLeft(after[n:], " \u00a0\u202f\n")
	if strings.TrimSpace(bare(after)) == "" {
		return text.Paragraph, s
	}
	return kind, marks + after
}
