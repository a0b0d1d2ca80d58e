package promise

import "github.com/recant/recant/extract/text"

// The grades of a scale, whatever words a document uses for them.
const (
	VeryLow  = "very-low"
	Low      = "low"
	Medium   = "medium"
	High     = "high"
	VeryHigh = "very-high"
)

var ranks = map[string]int{VeryLow: 1, Low: 2, Medium: 3, High: 4, VeryHigh: 5}

// Rank orders the grades from 1 for the lowest; 0 for what is none.
func Rank(grade string) int { return ranks[grade] }

// The states of a measure.
const (
	MeasurePlanned  = "planned" // not begun or in progress
	MeasureDone     = "done"
	MeasureAccepted = "accepted" // the risk is borne without it
	MeasureRefused  = "refused"
)

// Register is what an impact assessment found: its risks, what is done against them, and
// what it found and recommends.
type Register struct {
	Risks           []Risk
	Measures        []Measure // those that no risk is named for
	Findings        []Remark
	Recommendations []Remark
	Processings     []Processing
}

// Empty says whether nothing was found.
func (r *Register) Empty() bool {
	return r == nil || len(r.Risks)+len(r.Measures)+len(r.Findings)+len(r.Recommendations)+len(r.Processings) == 0
}

// Place is a quote and where it stands.
type Place struct {
	Quote string // verbatim
	Span  text.Span
	Line  int // 1-based, 0 unknown
	Page  int // 1-based, 0 unknown

	// Of a structured source: the RFC 6901 pointer of the value that holds the quote, the bytes of
	// that value in the source, and the 1-based column that it begins in; empty elsewhere.
	Pointer string
	Source  text.Span
	Column  int
}

// Grade is a level as it was read ("" where none was stated) and as it is written, with the
// label that says what it is a level of.
type Grade struct {
	Level, Text string
	At          Place
}

// Risk is a risk that an assessment names.
type Risk struct {
	Place
	Number      string // as written or counted in its list; "" for none
	Title       string
	Description string
	Cause       string
	Level       Grade
	Likelihood  Grade
	Impact      Grade
	Residual    Grade    // the level that is left once the measures are taken
	Data        []string // values of SlotData
	Persons     string   // whose data, as written
	Measures    []Measure

	ResidualLikelihood Grade // what is left of the two once the measures are taken
	ResidualImpact     Grade

	// Body reaches from the title to the last thing said of the risk below it.
	Body text.Span
}

// Measure is something done, planned or refused against a risk.
type Measure struct {
	Place
	Number   string
	What     string // what is to be done, as written, without its number, holder, state and deadline
	Status   string // one of the Measure states, "" where none is stated
	Holder   string // who takes it, as written
	Deadline string // ISO 8601 date
	Soft     string // the words that leave it open whether it is done ("could", "where possible"), lower case; "" for none
	Tie      Tie    // what ties it to its risk
}

// Tie is what ties a measure to a risk.
type Tie string

// The ties.
const (
	TieNone   Tie = ""       // it stands for no risk by itself
	TiePlace  Tie = "place"  // it stands below the risk, or in its row
	TieNumber Tie = "number" // it names the risk's number
	TieWords  Tie = "words"  // it shares the words that tell the risk from the others: inferred, not stated
)

// Processing is one thing that is done with data, as the assessment describes it; what it
// does not say is "".
type Processing struct {
	Place
	Name, Data, Persons, Purpose, Recipient, Retention string

	Parts []text.Span // of a form: everything else that it answers about what is done with data
}

// Remark is a finding or a recommendation.
type Remark struct {
	Place
	Number    string
	Addressee string // whom a recommendation is for, as written
}
