package parse

import (
	"strconv"
	"strings"

	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
)

// keeps are the acts whose clause has a retention period.
func keeps(act promise.Act) bool {
	switch act {
	case promise.Store, promise.Delete, promise.Track, promise.Anonymise:
		return true
	}
	return false
}

// retention is the period of a clause that keeps or deletes: the longest definite one, or
// the indefinite one. A period in words counts as one in digits, 72 hours as three days.
func (a *analysis) retention(c *candidate, from, to int) string {
	if !keeps(c.act) {
		return ""
	}
	return a.kept(from, to)
}

// kept is the period that some tokens name, whatever the act.
func (a *analysis) kept(from, to int) string {
	if best := a.longestPeriod(from, to); best != "" {
		return best
	}
	for _, m := range a.matches[lang.KindTime] {
		if m.Value == "indefinite" && m.Start >= from && m.Start < to {
			return promise.AsLongAsNecessary
		}
	}
	return ""
}

// timeLimits are the periods of an act that keeps nothing: within which it is done, or how
// long ahead of something.
func (a *analysis) timeLimits(c *candidate, from, to int) (within, ahead string) {
	if keeps(c.act) {
		return "", ""
	}
	for i := range a.picked { // "encrypts the data, and deletes it within a week": that is no limit of encrypting
		if o := &a.picked[i]; keeps(o.act) && o.match.Start > c.match.Start {
			if to = min(to, o.match.Start); a.verbFinal {
				to = min(to, c.match.End) // what an act that comes last keeps stands before it
			}
		}
	}
	best := a.longestPeriod(from, to)
	for _, m := range a.matches[lang.KindTime] {
		if m.Value == "ahead" && m.Start >= from && m.Start < to {
			return "", best
		}
	}
	return best, ""
}

// Period is the longest definite period that a text names, as an ISO 8601 duration; "" where
// it names none. What comes in are its tokens and what the lexicon found in them.
func Period(tokens []lang.Token, matches []lang.Match) string {
	a := &analysis{tokens: tokens}
	for _, m := range matches {
		a.matches[m.Kind] = append(a.matches[m.Kind], m)
	}
	return a.longestPeriod(0, len(tokens))
}

// longestPeriod is the longest definite period among some tokens, as an ISO 8601 duration.
func (a *analysis) longestPeriod(from, to int) string {
	best, bestHours := "", 0.0
	for _, m := range a.matches[lang.KindTime] {
		unit, isUnit := strings.CutPrefix(m.Value+"."+m.Sub, "unit.")
		if !isUnit || m.Start < from || m.Start >= to || a.isPronoun(m.Start) {
			continue
		}
		n, ok := a.numberBefore(m.Start)
		if !ok {
			continue
		}
		if hours := n * unitHours[unit]; hours > bestHours {
			best, bestHours = period(n, unit), hours
		}
	}
	return best
}

// isPronoun says whether the sign of a unit is the word for somebody instead, as the Dutch "u"
// is where it does not stick to its number.
func (a *analysis) isPronoun(i int) bool {
	return !a.tokens[i].Joined && a.startsAt(lang.KindActor, i)
}

// unitHours are the lengths of the units, a month as 30.44 days: only to find the longest.
var unitHours = map[string]float64{"MIN": 1.0 / 60, "H": 1, "D": 24, "W": 168, "M": 730.5, "Y": 8766}

// period writes a duration as ISO 8601: whole days for hours that make them, days for
// weeks, months for parts of a year.
func period(n float64, unit string) string {
	switch {
	case unit == "W":
		n, unit = n*7, "D"
	case unit == "H" && n >= 48 && int(n)%24 == 0:
		n, unit = n/24, "D"
	case unit == "Y" && n != float64(int(n)):
		n, unit = n*12, "M"
	case unit == "M" && n != float64(int(n)):
		n, unit = n*30, "D"
	}
	digits := strconv.Itoa(int(n))
	switch unit {
	case "MIN":
		return "PT" + digits + "M"
	case "H":
		return "PT" + digits + "H"
	}
	return "P" + digits + unit
}

// numberBefore reads the number before a unit: digits, a number word, with an adjective or
// a closing parenthesis between: "twelve (12) full months".
func (a *analysis) numberBefore(i int) (float64, bool) {
	for back := 1; back <= 3 && i-back >= 0; back++ {
		t := a.tokens[i-back]
		if t.Kind == lang.Number {
			return parseNumber(t.Fold)
		}
		for _, m := range a.matches[lang.KindTime] {
			if m.Value == "number" && m.End == i-back+1 {
				n, err := strconv.ParseFloat(m.Sub, 64)
				return n, err == nil
			}
		}
		if t.Kind == lang.Mark && t.Fold != ")" && t.Fold != "(" {
			return 0, false
		}
	}
	return 0, false
}

// parseNumber reads digits with a decimal comma or point; a group of three behind it is thousands.
func parseNumber(s string) (float64, bool) {
	if i := strings.IndexAny(s, ".,"); i >= 0 && len(s)-i-1 == 3 {
		s = s[:i] + s[i+1:]
	}
	n, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	if err != nil || n < 0 || n > 100000 {
		return 0, false
	}
	return n, true
}

// deadline reads a date, "the end of" a month, season or year with a year: the last day.
func (a *analysis) deadline(from, to int) string {
	for _, m := range a.matches[lang.KindTime] {
		if (m.Value != "month" && m.Value != "season") || m.Start < from || m.Start >= to {
			continue
		}
		month, err := strconv.Atoi(m.Sub)
		if err != nil {
			continue
		}
		year, ok := a.yearAfter(m.End)
		if !ok {
			continue
		}
		day := promise.LastDay(year, month)
		if m.Value == "month" && m.Start > 0 && a.tokens[m.Start-1].Kind == lang.Number {
			if n, err := strconv.Atoi(a.tokens[m.Start-1].Fold); err == nil && n >= 1 && n <= day {
				day = n
			}
		}
		return promise.Date(year, month, day)
	}
	return ""
}

// yearAfter is a year within three tokens: "summer of 2020", "1 July 2027".
func (a *analysis) yearAfter(i int) (int, bool) {
	for j := i; j < len(a.tokens) && j < i+3; j++ {
		if a.tokens[j].Kind == lang.Number && len(a.tokens[j].Fold) == 4 {
			y, err := strconv.Atoi(a.tokens[j].Fold)
			return y, err == nil && y >= 1990 && y < 2100
		}
	}
	return 0, false
}
