package report

import (
	"fmt"
	"strings"
	"unicode"
)

// plain makes text safe to print on one line: white space of any kind, but the no-break spaces
// that a language sets around its marks, becomes one space, and
// what a reader could not see or a terminal would obey (control characters, directional
// overrides, invisible formatting) is shown as its code point.
func plain(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		if unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' {
			space = b.Len() > 0
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) && r != '\u200d' && r != '\u00ad' {
			fmt.Fprintf(&b, "<U+%04X>", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// escaped are the marks that mean something wherever they stand in a line of a forge's Markdown.
const escaped = "\\`*_[]<|~&$"

// opening are the marks that mean something where a line begins.
const opening = "-+#=:>"

// prose makes text safe inside a Markdown paragraph or list item. A backslash keeps each mark
// literal; an empty comment behind @ and # keeps a forge from seeing a person or an issue there.
func prose(s string) string {
	var b strings.Builder
	text := []rune(plain(s))
	start := true // no letter or sign of prose yet: the line could still begin a list or a heading
	for i, r := range text {
		switch {
		case r == '@', r == '#':
			b.WriteString("\\" + string(r) + "<!-- -->")
		case strings.ContainsRune(escaped, r), start && strings.ContainsRune(opening, r), start && (r == '.' || r == ')'),
			r == ':' && i+1 < len(text) && text[i+1] != ' ':
			b.WriteString("\\" + string(r))
		default:
			b.WriteRune(r)
		}
		start = start && (unicode.IsDigit(r) || strings.ContainsRune(opening, r))
	}
	return breakLinks(b.String())
}

// breakLinks keeps "www." from becoming a link by itself; "://" is broken by its escaped colon.
func breakLinks(s string) string {
	for _, w := range []string{"www.", "WWW.", "Www."} {
		s = strings.ReplaceAll(s, w, w[:3]+"\\.")
	}
	return s
}

// code makes text safe as a Markdown code span: the fence is longer than any run of backticks inside.
func code(w Words, s string) string {
	s = plain(s)
	if s == "" {
		return "(" + Say(w, "none") + ")"
	}
	fence := strings.Repeat("`", longestRun(s, '`')+1)
	pad := ""
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		pad = " "
	}
	return fence + pad + s + pad + fence
}

// fenced opens and closes a Markdown code block of lines, none of which can close it early.
func fenced(info string, lines []string) string {
	longest := 2
	for _, l := range lines {
		longest = max(longest, longestRun(l, '`'))
	}
	fence := strings.Repeat("`", longest+1)
	return fence + info + "\n" + strings.Join(lines, "\n") + "\n" + fence + "\n"
}

func longestRun(s string, mark byte) int {
	longest, run := 0, 0
	for i := 0; i < len(s); i++ {
		if s[i] != mark {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}

// wrap breaks safe text into lines of about width characters, at spaces that may break only.
func wrap(s string, width int) []string {
	var lines []string
	line, used := "", 0
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' }) {
		n := len([]rune(w))
		if used > 0 && used+1+n > width {
			lines = append(lines, line)
			line, used = "", 0
		}
		if used > 0 {
			line += " "
			used++
		}
		line += w
		used += n
	}
	return append(lines, line)
}
