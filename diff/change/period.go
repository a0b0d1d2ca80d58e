package change

import "github.com/recant/recant/extract/promise"

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
