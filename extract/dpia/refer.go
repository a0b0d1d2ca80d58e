package dpia

import (
	"strconv"
	"strings"

	"github.com/recant/recant/extract/lang"
)

// ref is a mention of risks by number, of a level where it says one.
type ref struct {
	level   string
	numbers []string
	at, end int // tokens
}

// references finds "high risks 1, 4 and 5".
func (r *reader) references(l line) []ref {
	var list []ref
	for _, m := range l.matches {
		if m.Value != "risk" {
			continue
		}
		to := ref{at: m.Start}
		if g := l.levelBefore(m.Start); g != "" {
			to.level = g
		}
		for i := m.End; i < len(l.tokens) && i < m.End+24; {
			t := l.tokens[i]
			switch {
			case t.Kind == lang.Number && len(t.Fold) <= 3:
				to.numbers = append(to.numbers, strings.TrimRight(t.Fold, ".,"))
				i++
				to.end = i
				if strings.HasSuffix(t.Fold, ".") {
					i = len(l.tokens)
				}
			case len(to.numbers) > 0 && l.ranges(i) > 0:
				to.numbers = append(to.numbers, between(to.numbers[len(to.numbers)-1], l.tokens[i+l.ranges(i)].Fold)...)
				i += l.ranges(i)
			case l.joins(i) > 0:
				i += l.joins(i)
			default:
				i = len(l.tokens)
			}
		}
		if len(to.numbers) > 0 {
			list = append(list, to)
		}
	}
	return list
}

func (l line) levelBefore(i int) string {
	for _, m := range l.matches {
		if m.Value == "level" && m.End == i {
			return m.Sub
		}
	}
	return ""
}

// find gives the risks of a reference.
func (r *reader) find(to ref) []int {
	var list []int
	for k := range r.register.Risks {
		risk := &r.register.Risks[k]
		for _, n := range to.numbers {
			if risk.Number == n && (to.level == "" || risk.Level.Level == to.level) {
				list = append(list, k)
			}
		}
	}
	return list
}

// joins is how many tokens at i stand between the numbers of a list ("1, 4 and no. 5"); 0
// for words that end it.
func (l line) joins(i int) int {
	if l.tokens[i].Fold == "," || l.tokens[i].Fold == "&" || l.tokens[i].Fold == ":" {
		return 1
	}
	n := 0
	for _, m := range l.matches {
		if m.Start == i && (m.Value == "and" || m.Value == "field" && m.Sub == "number") {
			n = max(n, m.End-m.Start)
		}
	}
	if n > 0 && i+n < len(l.tokens) && l.tokens[i+n].Fold == "." {
		n++ // of an abbreviation: "no."
	}
	return n
}

// ranges is how many tokens at i stand between the ends of a range ("2 to 4", "2–4"); 0 for
// none, or where no number follows.
func (l line) ranges(i int) int {
	n := 0
	switch {
	case l.tokens[i].Fold == "–":
		n = 1
	case i+2 < len(l.tokens) && l.tokens[i+1].Fold == "/" && len(l.tokens[i].Fold)+len(l.tokens[i+2].Fold) == 2:
		n = 3 // an abbreviation such as "t/m"
	}
	for _, m := range l.matches {
		if m.Start == i && m.Value == "range" {
			n = max(n, m.End-m.Start)
		}
	}
	if n == 0 || i+n >= len(l.tokens) || l.tokens[i+n].Kind != lang.Number {
		return 0
	}
	return n
}

// mostBetween is how far a range of risks may reach.
const mostBetween = 50

// between lists the numbers between two, neither of them included.
func between(from, to string) []string {
	a, err := strconv.Atoi(from)
	b, err2 := strconv.Atoi(strings.TrimRight(to, ".,"))
	if err != nil || err2 != nil || b-a > mostBetween {
		return nil
	}
	var list []string
	for n := a + 1; n < b; n++ {
		list = append(list, strconv.Itoa(n))
	}
	return list
}
