// Package promise is the waist of the house: the Commitment, a clause in normal form with
// the language gone and its address kept. Plain values and a closed vocabulary: what comes
// in are the slots that extract/parse found, what goes out is what diff/ judges. It knows
// no word of any language and no rule.
package promise

import "github.com/recant/recant/extract/text"

// Slot names a slot of a Commitment as the JSON contract does.
type Slot string

// The slots.
const (
	SlotAct       Slot = "act"
	SlotForce     Slot = "force"
	SlotHolder    Slot = "holder"
	SlotData      Slot = "data"
	SlotPurpose   Slot = "purpose"
	SlotRecipient Slot = "recipient"
	SlotCondition Slot = "condition"
	SlotExclusive Slot = "exclusive"
	SlotRetention Slot = "retention"
	SlotLocation  Slot = "location"
	SlotWithin    Slot = "within"
	SlotAhead     Slot = "ahead"
	SlotDeadline  Slot = "deadline"
	SlotStatus    Slot = "status"
	SlotVague     Slot = "vague"
)

// The slots of an impact assessment's register: of its risks, and of the measures against them.
const (
	SlotRisk       Slot = "risk"
	SlotLevel      Slot = "level"
	SlotLikelihood Slot = "likelihood"
	SlotImpact     Slot = "impact"
	SlotResidual   Slot = "residual"
	SlotMeasure    Slot = "measure"
	SlotState      Slot = "state" // how far a measure is
	SlotDue        Slot = "due"   // by when
	SlotSoft       Slot = "soft"  // what leaves it open
)

// Commitment is one clause in normal form.
type Commitment struct {
	Act       Act
	Force     Force
	Holder    Holder
	Data      []string // the set slots are sorted in Vocabulary order, without doubles
	Purpose   []string
	Recipient []string
	Condition []string
	Exclusive bool
	Retention string   // "", an ISO 8601 duration, or AsLongAsNecessary
	Within    string   // "", or the ISO 8601 duration in which it is done at the latest: "within 72 hours"
	Ahead     string   // "", or the ISO 8601 duration that it is done in advance: "30 days before"
	Location  []string // EEA, EU, US, other ISO 3166 codes, Worldwide; sorted
	Deadline  string   // "", or an ISO 8601 date
	Status    Status
	Vague     []string // the words that soften it, lower case, in text order

	// Finer are the finer terms beside the compared level, in text order: the words that
	// filled a slot, folded, so that "a category added within a value" can be seen.
	Finer []Finer

	// Evidence is how strongly the sentence speaks for the act, as log-odds against its
	// saying none, in steps of 0.01: above 0 likely, below 0 doubtful. It is for those who judge; it is not
	// part of the normal form.
	Evidence float64

	Span text.Span // of the clause, into the document's normalized text
}

// Finer is one finer term of a slot.
type Finer struct {
	Slot  Slot
	Value string // the value of the compared level that it filled, e.g. Contact
	Words string // the words themselves, folded, e.g. "phone number"
	Term  string // language-free sub-term where the lexicon names one (e.g. "email"), else ""
	Span  text.Span
}

// Passage is a sentence with what it commits to: the unit that versions are aligned by.
type Passage struct {
	Span      text.Span
	Quote     string // verbatim
	Context   string // the lead-in, question or column headings it was read with; "" for none
	Section   []string
	Kind      text.Kind // of the block it stands in
	Block     int       // index of that block
	Line      int       // 1-based source line, 0 unknown
	Page      int       // 1-based page, 0 unknown
	Language  string
	AboutData bool // it speaks of personal data, whether or not it gave a commitment
	Clauses   []Commitment
}

// Statement is a document's promises, ready to be compared.
type Statement struct {
	Source   string
	SHA256   string
	Format   string
	Language string // ISO 639-1 code of the main language
	Title    string
	Kind     string // statement, dpia or report
	Passages []Passage
	Notes    []string  // remarks for the reader of a report, one plain sentence each
	Register *Register // of a DPIA; nil where none was looked for
	Dates    Dates     // what it says of its own versions
}

// Coverage counts what was read.
type Coverage struct {
	Sentences int `json:"sentences"`
	AboutData int `json:"about_data"`
	Read      int `json:"read"`
}

// Coverage counts the sentences, those that speak of data, and those of them that gave a commitment.
func (s *Statement) Coverage() Coverage {
	c := Coverage{Sentences: len(s.Passages)}
	for _, p := range s.Passages {
		if p.AboutData {
			c.AboutData++
			if len(p.Clauses) > 0 {
				c.Read++
			}
		}
	}
	return c
}

// Set gives the values of a set slot, nil for the others.
func (c *Commitment) Set(s Slot) []string {
	switch s {
	case SlotData:
		return c.Data
	case SlotPurpose:
		return c.Purpose
	case SlotRecipient:
		return c.Recipient
	case SlotCondition:
		return c.Condition
	case SlotLocation:
		return c.Location
	case SlotVague:
		return c.Vague
	}
	return nil
}
