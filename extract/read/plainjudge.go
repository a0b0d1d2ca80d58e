package read

import (
	"strconv"
	"strings"

	"github.com/recant/recant/extract/text"
)

// judge decides what units are from what stands around them: headings, lists without
// bullets, the depth of items, paragraphs that belong to an item.
func judge(units []unit) {
	unlist(units)
	unbulleted(units)
	headings(units)
	levels(units)
	depth(units)
}

// unlist takes numbered titles out of lists: "2. What we share" before running text is a
// heading, however much it looks like an item.
func unlist(units []unit) {
	last := 0 // the number that came last: a title's number follows on
	for i := range units {
		u := &units[i]
		if u.kind != text.Item || u.mark == bullet || u.mark == dash || !u.gap || i+1 == len(units) {
			continue
		}
		if n, err := strconv.Atoi(strings.Trim(u.label, "().")); err == nil {
			follows := n <= 1 || n == last+1
			last = n
			if !follows {
				continue
			}
		}
		if i > 0 && units[i-1].kind == text.Item && units[i-1].mark == u.mark {
			continue // the last of a list
		}
		next := &units[i+1]
		full := u.label + " " + u.plain
		if next.kind == text.Item && next.mark == u.mark || next.indent > u.indent || !isHeading(u.plain) || !next.gap && !isBody(next) {
			continue
		}
		marks, _ := headMark(u.text)
		u.kind, u.mark = text.Paragraph, noMark
		u.text, u.plain = marks+full, full
	}
}

// unbulleted finds lists that lost their bullets: after a lead-in that ends with a colon,
// paragraphs of one line that do not end like a sentence.
func unbulleted(units []unit) {
	for i := range units {
		if units[i].kind != text.Paragraph || !ends(units[i].plain, ":：") {
			continue
		}
		end := i + 1
		for end < len(units) && units[end].kind == text.Paragraph && isListLine(units[end].plain) {
			end++
		}
		if end < len(units) && end > i+1 && units[end].kind == text.Paragraph && ends(units[end-1].plain, ";,") {
			end++ // the last item, which closes with a full stop
		} else if end > i+1 && end < len(units) && trailingTitle(units[i+1:end]) {
			end--
		}
		if end-i < 3 {
			continue
		}
		for j := i + 1; j < end; j++ {
			units[j].kind, units[j].mark = text.Item, bullet
		}
	}
}

func isListLine(s string) bool {
	return len(s) <= 300 && (!closed(s) || ends(s, ";,")) && !isQuestion(s)
}

// trailingTitle says that the last of some lines is no item but the next heading: it is
// short, and much shorter than the others.
func trailingTitle(list []unit) bool {
	last := list[len(list)-1].plain
	if len(list) < 2 || !isHeading(last) || words(last) > 6 {
		return false
	}
	sum := 0
	for _, u := range list[:len(list)-1] {
		sum += len(u.plain)
	}
	return 2*len(last)*(len(list)-1) < sum
}

// maxRun is the longest run of heading-like lines in which each is taken for a heading;
// longer ones are menus, addresses and flattened tables.
const maxRun = 3

// headings finds the headings: lines of their shape that stand alone, before running text.
func headings(units []unit) {
	for i := len(units) - 1; i >= 0; i-- {
		u := &units[i]
		if u.kind != text.Paragraph || !u.gap || u.lines > 2 || !isTitle(units, i) || i+1 == len(units) {
			continue
		}
		next := &units[i+1]
		switch {
		case i == 0 && next.gap:
			u.kind = text.Heading // the title, whatever by-line or date comes next
		case next.kind == text.Heading && next.gap:
			if run(units, i+1) < maxRun {
				u.kind = text.Heading
			}
		case next.gap && (isBody(next) || next.kind == text.Item || next.kind == text.Row):
			u.kind = text.Heading
		case !next.gap && u.lines == 1 && words(u.plain) <= 10 && isBody(next):
			u.kind = text.Heading
		}
	}
}

// isTitle says that unit i has the shape of a heading. The first line of a text may be
// longer than others, and hold a colon.
func isTitle(units []unit, i int) bool {
	s := units[i].plain
	if kind, _ := markedQA(s); kind != text.Paragraph {
		return false
	}
	return isHeading(s) || i == 0 && len(s) <= 300 && !closed(s) && !isDate(s) && !startsLower(s) && len(units) > 1 && units[1].gap
}

func run(units []unit, i int) int {
	n := 0
	for i+n < len(units) && units[i+n].kind == text.Heading {
		n++
	}
	return n
}

// isBody says that a unit is running text.
func isBody(u *unit) bool {
	return u.kind == text.Paragraph && (closed(u.plain) || ends(u.plain, "?") || words(u.plain) > 12)
}

// levels ranks headings. Numbers say how deep they are, capitals stand above mixed case, and
// the first line of the text is its title.
func levels(units []unit) {
	capitals := 0
	for i := range units {
		if i > 0 && units[i].kind == text.Heading && isCapitals(units[i].plain) {
			capitals++
		}
	}
	for i := range units {
		u := &units[i]
		if u.kind != text.Heading || u.level > 0 {
			continue
		}
		n, _ := sectionNumber(u.plain)
		switch {
		case n > 0:
			u.level = min(n+1, 6)
		case i == 0:
			u.level = 1
		case capitals > 1 && !isCapitals(u.plain):
			u.level = 3
		default:
			u.level = 2
		}
	}
}

// depth nests items by their indent and marker, and hangs an indented paragraph on its item.
func depth(units []unit) {
	var open []int // unit indexes of the items that are open, outermost first
	for i := range units {
		u := &units[i]
		switch u.kind {
		case text.Item:
			for len(open) > 0 && !nests(&units[open[len(open)-1]], u) {
				open = open[:len(open)-1]
			}
			u.level = len(open) + 1
			open = append(open, i)
		case text.Paragraph:
			for len(open) > 0 && u.indent <= units[open[len(open)-1]].indent {
				open = open[:len(open)-1]
			}
			if len(open) > 0 && u.indent > 0 {
				u.parent = open[len(open)-1] + 1
			} else {
				open = nil
			}
		default:
			open = nil
		}
	}
}

// nests says that an item stands below another one: further right, or at the same place
// with a marker of a lower kind right after a lead-in.
func nests(outer, item *unit) bool {
	if item.indent != outer.indent {
		return item.indent >= outer.indent+2
	}
	return item.mark != outer.mark && strings.HasSuffix(outer.plain, ":") && item.mark != noMark
}
