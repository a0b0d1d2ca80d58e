package dates

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
)

// day is a date in a sentence.
type day struct {
	from, to int    // tokens, half open
	value    string // ISO 8601 date, or year and month; "" where the order of the numbers is not known
	words    string // verbatim
}

// dates finds the dates of a sentence, in their order.
func (l *line) dates() []day {
	days := l.inNumbers()
	for _, m := range l.matches {
		if m.Kind == lang.KindTime && m.Value == "month" {
			if d, ok := l.byMonth(m); ok {
				days = append(days, d)
			}
		}
	}
	slices.SortStableFunc(days, func(a, b day) int { return a.from - b.from })
	return days
}

// byMonth reads a date whose month is a word: "3 March 2026", "March 3rd, 2026", "1er mars
// 2026", "maart 2026".
func (l *line) byMonth(m lang.Match) (day, bool) {
	month, err := strconv.Atoi(m.Sub)
	if err != nil {
		return day{}, false
	}
	from, at := m.Start, m.End
	of := 0
	if n, i := l.dayBefore(m.Start); n > 0 {
		of, from = n, i
	} else if n := l.numberAt(at, 31); n > 0 {
		of, at = n, at+1
		if at < len(l.tokens) && l.tokens[at].Joined && l.tokens[at].Kind == lang.Word { // 3rd
			at++
		}
	}
	for skipped := 0; at < len(l.tokens) && skipped < 2 && l.numberAt(at, 2099) == 0; skipped++ {
		at++ // a comma, "of"
	}
	year := l.numberAt(at, 2099)
	if year < 1990 {
		return day{}, false
	}
	value := fmt.Sprintf("%d-%02d", year, month)
	if of > 0 && of <= promise.LastDay(year, month) {
		value = promise.Date(year, month, of)
	}
	return l.day(from, at+1, value), true
}

// dayBefore is the number of the day before a month, and where it stands: "3", "3rd", "1er", "the 3rd of".
func (l *line) dayBefore(i int) (n, at int) {
	for back := 1; back <= 3 && i-back >= 0; back++ {
		if n := l.numberAt(i-back, 31); n > 0 {
			return n, i - back
		}
		if l.tokens[i-back].Kind == lang.Mark && l.tokens[i-back].Fold != "." {
			break
		}
	}
	return 0, i
}

// numberAt is the whole number that a token is, from 1 to most; 0 where it is none.
func (l *line) numberAt(i, most int) int {
	if i < 0 || i >= len(l.tokens) || l.tokens[i].Kind != lang.Number {
		return 0
	}
	n, err := strconv.Atoi(l.tokens[i].Fold)
	if err != nil || n > most {
		return 0
	}
	return n
}

var numeric = regexp.MustCompile(`(?:^|[^\d./-])(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})([-/.])(\d{1,2})([-/.])(\d{4}))(?:$|[^\d/-])`)

// inNumbers finds the dates that are written in numbers alone.
func (l *line) inNumbers() []day {
	var days []day
	for at := 0; at < len(l.text); {
		m := numeric.FindStringSubmatchIndex(l.text[at:])
		if m == nil {
			break
		}
		part := func(n int) string {
			if m[2*n] < 0 {
				return ""
			}
			return l.text[at+m[2*n] : at+m[2*n+1]]
		}
		start, end := m[2], m[7]
		year, month, of := part(1), part(2), part(3)
		if year == "" {
			start, end = m[8], m[17]
			year, of, month = part(8), part(4), part(6)
		}
		value := ""
		if part(1) != "" {
			value = isoDate(year, month, of)
		} else if part(5) == part(7) {
			value = l.ordered(year, of, month)
		}
		if from, to := l.tokensOf(at+start, at+end); to > from {
			days = append(days, l.day(from, to, value))
		}
		at += end
	}
	return days
}

// ordered reads day and month in the order that the language has them; where it has two,
// only one may be possible, and else nothing is known.
func (l *line) ordered(year, first, second string) string {
	value := ""
	for _, o := range l.pack.Trait("dates") {
		read := isoDate(year, second, first)
		if o == "month-day" {
			read = isoDate(year, first, second)
		}
		if read != "" && value != "" && read != value {
			return ""
		}
		if read != "" {
			value = read
		}
	}
	return value
}

// isoDate writes a date; "" for one that no calendar has.
func isoDate(year, month, of string) string {
	y, errY := strconv.Atoi(year)
	m, errM := strconv.Atoi(month)
	d, errD := strconv.Atoi(of)
	if errY != nil || errM != nil || errD != nil || y < 1990 || y > 2099 || m < 1 || m > 12 || d < 1 || d > promise.LastDay(y, m) {
		return ""
	}
	return promise.Date(y, m, d)
}

// tokensOf are the tokens that stand in a range of bytes.
func (l *line) tokensOf(start, end int) (from, to int) {
	for from < len(l.tokens) && l.tokens[from].End <= start {
		from++
	}
	for to = from; to < len(l.tokens) && l.tokens[to].Start < end; to++ {
	}
	return from, to
}

func (l *line) day(from, to int, value string) day {
	return day{from, to, value, strings.TrimSpace(l.text[l.tokens[from].Start:l.tokens[to-1].End])}
}
