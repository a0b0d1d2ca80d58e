package promise

// Cue is a word or phrase of a sentence that means something by itself, whatever clause it
// was read into, if any: a "not", a "may", a category of data, a number before a unit. Where
// two readings differ, cues tell whether the sentences do.
type Cue struct {
	Kind  string // the lexicon file that holds it: denial, only, force, data, recipient, time …
	Value string // its term there
	Term  string // its finer term, "" for none
	Start int    // byte offsets into the text that was looked at, half open
	End   int
}

// Cues finds the cues of a text in a language, in text order. A language that is not known
// has none.
type Cues func(language, text string) []Cue
