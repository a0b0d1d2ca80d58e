package promise

// Dates are what a document says of its own versions. A part is zero where it says nothing.
type Dates struct {
	Updated   Stated // when it was last changed
	Effective Stated // from when on it holds
	Version   Stated // its number
	Notice    Stated // its word that people are told before, or when, it changes
}

// Stated is one such thing with the sentence that says it.
type Stated struct {
	Place
	// Value is an ISO 8601 date, or year and month where no day is named; of a version its
	// number; of a notice the ISO 8601 duration by which it comes ahead. "" where the words
	// give none: a date such as 03/04/2026, a notice without a period.
	Value string
	Words string // the part of the sentence that names the value, verbatim; "" for none
}
