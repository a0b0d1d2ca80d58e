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
}

// Empty says whether nothing was found.
func (r *Register) Empty() bool {
	return r == nil || len(r.Risks)+len(r.Measures)+len(r.Findings)+len(r.Recommendations) == 0
}

// Place is a quote and where it stands.
type Place struct {
	Quote string // verbatim
	Span  text.Span
	Line  int // 1-based, 0 unknown
	Page  int // 1-based, 0 unknown
}

// Grade is a level as it was read ("" where none was stated) and as it is written.
type Grade struct{ Level, Text string }

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
	Measures    []Measure
}

// Measure is something done, planned or refused against a risk.
type Measure struct {
	Place
	Number   string
	Status   string // one of the Measure states, "" where none is stated
	Holder   string // who takes it, as written
	Deadline string // ISO 8601 date
}

// Remark is a finding or a recommendation.
type Remark struct {
	Place
	Number    string
	Addressee string // whom a recommendation is for, as written
}
