package change

import "github.com/recant/recant/extract/promise"

// ComparePeriods says whether the ISO 8601 duration b is longer (1) or shorter (-1) than a;
// 0 where they are the same but for how months are counted, or where either is none.
func ComparePeriods(a, b string) int { return compare(a, b) }

// OfLonger is the sign of a commitment's period being longer: data kept longer, an answer later
// is Worse, a notice further ahead is Better, and the person's own time to act the reverse.
func OfLonger(c *promise.Commitment) Sign {
	sign := Worse
	if c.Retention == "" && c.Within == "" && c.Ahead != "" {
		sign = Better
	}
	if c.Holder == promise.User {
		return -sign
	}
	return sign
}
