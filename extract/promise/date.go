package promise

import "fmt"

// LastDay is the number of days of a month (1-12) in the Gregorian calendar.
func LastDay(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// Date writes a day as ISO 8601: 2027-07-01.
func Date(year, month, day int) string { return fmt.Sprintf("%d-%02d-%02d", year, month, day) }
