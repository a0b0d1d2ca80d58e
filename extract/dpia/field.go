package dpia

import (
	"strings"
	"unicode/utf8"

	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

// field is a label with its value: "Impact after measures: low. Nothing changes."
type field struct {
	name       string // the sub-term of the lexicon
	after      bool   // it speaks of the state after the measures
	from       int    // token of the label
	start, end int    // byte range of the value in the line
	grade      promise.Grade
}

// fields finds the labels of a line: a word at the start of a sentence, behind another
// label's level or behind a line break, with a colon behind it or behind the words "after
// measures" that follow it; or directly before a level.
func fields(l line) []field {
	var list []field
	for i, m := range l.matches {
		if m.Value != "field" || !l.starts(m.Start) && !l.labelled(m) && (len(list) == 0 && !l.levelAt(0) || !l.atLevelEnd(m.Start)) {
			continue
		}
		f := field{name: m.Sub, from: m.Start}
		at := m.End
		for _, n := range l.matches[i:] {
			if n.Value == "after" && n.Start <= at+1 && n.End >= at {
				f.after, at = true, n.End
			}
		}
		switch {
		case at < len(l.tokens) && l.tokens[at].Fold == ":":
			at++
		case !l.levelAt(at) || l.starts(at):
			continue
		}
		f.start, f.end = len(l.text), len(l.text)
		if at < len(l.tokens) {
			f.start = l.tokens[at].Start
		}
		f.grade = l.gradeAt(at)
		if len(list) > 0 {
			list[len(list)-1].end = l.tokens[m.Start].Start
		}
		list = append(list, f)
	}
	return list
}

// labelled says whether a word is a label wherever it stands, as where a format has joined
// the lines of a block of labels: "Likelihood: low Impact: high".
func (l line) labelled(m lang.Match) bool {
	return l.tokens[m.Start].Upper && m.End < len(l.tokens) && l.tokens[m.End].Fold == ":"
}

// starts says whether a sentence, a clause of one or a line starts at a token.
func (l line) starts(i int) bool {
	if i == 0 || i < len(l.tokens) && strings.Contains(l.text[l.tokens[i-1].End:l.tokens[i].Start], "\n") {
		return true
	}
	switch l.tokens[i-1].Fold {
	case ".", ";", ",", "|", "–", "*", "•", ")", "(":
		return true
	}
	return false
}

func (l line) atLevelEnd(i int) bool {
	for _, m := range l.matches {
		if m.Value == "level" && m.End == i {
			return true
		}
	}
	return false
}

func (l line) levelAt(i int) bool {
	for _, m := range l.matches {
		if m.Value == "level" && m.Start == i {
			return true
		}
	}
	return false
}

// gradeAt reads a level at a token: a word, or two of a matrix ("low-low", which is less
// than low; "low-medium", which is the lower of the two).
func (l line) gradeAt(i int) promise.Grade {
	var found []lang.Match
	at := i
	for len(found) < 2 {
		m, ok := l.levelFrom(at)
		if !ok {
			break
		}
		found, at = append(found, m), m.End
		if at < len(l.tokens) && l.tokens[at].Fold == "–" {
			at++
		}
	}
	if len(found) == 0 && i < len(l.tokens) && l.tokens[i].Kind == lang.Number {
		return l.figured(i)
	}
	if len(found) == 0 {
		return promise.Grade{}
	}
	last := found[len(found)-1]
	g := l.grade(found[0].Sub, i, l.text[l.tokens[i].Start:l.tokens[last.End-1].End])
	if len(found) == 2 {
		g.Level = combined(found[0].Sub, found[1].Sub)
	}
	return g
}

func combined(a, b string) string {
	switch {
	case a == b && a == promise.Low:
		return promise.VeryLow
	case a == b && a == promise.High:
		return promise.VeryHigh
	case promise.Rank(b) < promise.Rank(a):
		return b
	}
	return a
}

func (l line) levelFrom(i int) (lang.Match, bool) {
	for _, m := range l.matches {
		if m.Value == "level" && m.Start == i {
			return m, true
		}
	}
	return lang.Match{}, false
}

// figureAt is a grade in figures at a token, "3" or "3/4", with nothing but a stop, a bracket
// or the like behind it; "" for anything else.
func (l line) figureAt(i int) string {
	if i >= len(l.tokens) || l.tokens[i].Kind != lang.Number {
		return ""
	}
	from := l.tokens[i].Start
	end := strings.IndexAny(l.text[from:], ";,|()–\n")
	if end < 0 {
		end = len(l.text) - from
	}
	said := l.text[from : from+end]
	if stop := strings.Index(said, ". "); stop > 0 {
		said = said[:stop]
	}
	said = strings.TrimRight(said, " .")
	if n, _ := figure(said); n > 0 || isScore(said) {
		return said
	}
	return ""
}

// firstGrade is the first level that a line states.
func (l line) firstGrade() promise.Grade {
	if len(l.tokens) > 0 && l.tokens[0].Kind == lang.Number {
		if g := l.gradeAt(0); g.Text != "" {
			return g
		}
	}
	for _, m := range l.matches {
		if m.Value == "level" {
			return l.gradeAt(m.Start)
		}
	}
	return l.gradeAt(0)
}

// figured reads a grade that begins with a figure. A word that follows says what it means:
// "3 – important", "2 (unlikely)", "4 x 4 = 16 high".
func (l line) figured(i int) promise.Grade {
	for j := i + 1; j < len(l.tokens) && j <= i+6; j++ {
		t := l.tokens[j]
		if m, ok := l.levelFrom(j); ok {
			end := l.tokens[m.End-1].End
			if m.End < len(l.tokens) && l.tokens[m.End].Fold == ")" {
				end = l.tokens[m.End].End
			}
			return l.grade(m.Sub, i, l.text[l.tokens[i].Start:end])
		}
		if t.Kind == lang.Word && t.Fold != "x" || t.Fold == "." || t.Fold == ";" {
			break
		}
	}
	return l.grade("", i, l.figureAt(i))
}

// grade is a grade whose words stand at a token.
func (l line) grade(level string, i int, words string) promise.Grade {
	if words == "" {
		return promise.Grade{}
	}
	from := l.span.Start + l.tokens[i].Start
	return promise.Grade{Level: level, Text: words, At: promise.Place{Quote: words, Span: text.Span{Start: from, End: from + len(words)}}}
}

// numbered splits "3. Title" or "12) Title" into number and title; "" without a number.
func numbered(s string) (number, title string) {
	end := 0
	for end < len(s) && s[end] >= '0' && s[end] <= '9' {
		end++
	}
	if end == 0 || end > 3 || end >= len(s) || s[end] != '.' && s[end] != ')' {
		return "", s
	}
	return s[:end], strings.TrimSpace(s[end+1:])
}

// sectioned splits "3. Title" and "4.2 Title" into number and title.
func sectioned(s string) (number, title string) {
	if n, title := numbered(s); n != "" && (title == "" || title[0] < '0' || title[0] > '9') {
		return n, title
	}
	head, rest, ok := strings.Cut(s, " ")
	if head = strings.TrimRight(head, "."); ok && head != "" && strings.Trim(head, "0123456789.") == "" && head[0] != '.' {
		return head, strings.TrimSpace(rest)
	}
	return "", s
}

// riskCode splits "R1 Title", "R-01: Title".
func riskCode(s string) (number, title string) {
	head, rest, ok := strings.Cut(s, " ")
	head = strings.TrimRight(head, ".:)")
	digits := strings.TrimLeft(strings.TrimPrefix(head, "R"), "-.")
	if !ok || !strings.HasPrefix(head, "R") || digits == "" || len(digits) > 3 || strings.Trim(digits, "0123456789") != "" {
		return "", s
	}
	return head, strings.TrimLeft(rest, " :–—-")
}

// marked splits "Risk no. 3 – Title" or "Finding B. Title": a marker of the kind at the
// start with a number or a single letter behind it.
func (r *reader) marked(l line, kind string) (number, title string) {
	for _, m := range l.matches {
		if m.Start > 0 || m.Value != "item" || m.Sub != kind {
			continue
		}
		for i := m.End; i < len(l.tokens) && i < m.End+4; i++ {
			t := l.tokens[i]
			if t.Kind == lang.Number || t.Kind == lang.Word && t.Upper && utf8.RuneCountInString(t.Fold) == 1 {
				return strings.TrimRight(t.Fold, "."), strings.Trim(l.text[t.End:], " .:–—-")
			}
		}
	}
	return "", ""
}

// coded splits "M4. Title": a short word of capitals and digits.
func coded(s string) (number, title string) {
	head, rest, ok := strings.Cut(s, ".")
	if !ok || len(head) < 2 || len(head) > 4 || head[0] < 'A' || head[0] > 'Z' {
		return "", s
	}
	for _, c := range head[1:] {
		if c < '0' || c > '9' {
			return "", s
		}
	}
	return head, strings.TrimSpace(rest)
}
