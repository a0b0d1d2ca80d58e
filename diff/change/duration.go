package change

import (
	"strconv"
	"strings"

	"github.com/recant/recant/extract/promise"
)

// definite tells whether a retention value is a period.
func definite(retention string) bool {
	return retention != "" && retention != promise.AsLongAsNecessary
}

// days is the length in days of an ISO 8601 duration, a month counting 30.4 and a year 365
// days; false where it is none. The value is in tenths of a day, so that hours count.
func days(iso string) (int, bool) {
	if !strings.HasPrefix(iso, "P") {
		return 0, false
	}
	units := map[byte]int{'Y': 3650, 'M': 304, 'W': 70, 'D': 10}
	total, digits := 0, ""
	for i := 1; i < len(iso); i++ {
		c := iso[i]
		switch {
		case c >= '0' && c <= '9':
			digits += string(c)
		case c == 'T':
			units = map[byte]int{'H': 1, 'M': 0, 'S': 0}
		default:
			n, err := strconv.Atoi(digits)
			unit, known := units[c]
			if err != nil || !known || n > 1_000_000 {
				return 0, false
			}
			total += n * unit
			digits = ""
			if c == 'H' {
				total += n*10/24 - n
			}
		}
	}
	return total, digits == ""
}

// ComparePeriods says whether the ISO 8601 duration b is longer (1) or shorter (-1) than a; 0
// where either is none. A month and thirty days, or a year and twelve months, are the same: a
// twentieth is no difference.
func ComparePeriods(a, b string) int {
	x, ok := days(a)
	y, ok2 := days(b)
	if !ok || !ok2 {
		return 0
	}
	slack := max(x, y) / 20
	switch {
	case y > x+slack:
		return 1
	case x > y+slack:
		return -1
	}
	return 0
}
