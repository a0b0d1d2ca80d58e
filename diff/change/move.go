package change

import "github.com/recant/recant/extract/promise"

// Step is how a slot moved.
type Step string

// The steps.
const (
	Gained       Step = "gained"       // act: a commitment that was not made before; exclusive, vague: the word came
	Lost         Step = "lost"         // act: a commitment that is made no more; exclusive, vague: the word went
	Raised       Step = "raised"       // act: to one that reaches further
	Lowered      Step = "lowered"      // act: to one that reaches less far
	Denied       Step = "denied"       // force: what was done or allowed is ruled out
	Undenied     Step = "undenied"     // force: what was ruled out is done or allowed
	Refused      Step = "refused"      // force: an entitlement became its refusal
	Granted      Step = "granted"      // force: a refusal became an entitlement
	Loosened     Step = "loosened"     // force: binds less
	Tightened    Step = "tightened"    // force: binds more
	Extended     Step = "added"        // a set slot: a value came
	Cut          Step = "removed"      // a set slot: a value went
	Replaced     Step = "replaced"     // condition: one took the place of another
	Longer       Step = "longer"       // retention, within, ahead: a period became longer
	Shorter      Step = "shorter"      // retention, within, ahead
	Unbounded    Step = "unbounded"    // retention: a definite period became indefinite
	Bounded      Step = "bounded"      // retention: an indefinite period became definite
	PeriodLost   Step = "period-lost"  // a definite period is named no more
	PeriodSet    Step = "period-set"   // a definite period is named where none was
	Later        Step = "later"        // deadline, due: promised for a later day
	Earlier      Step = "earlier"      // deadline, due
	Passed       Step = "passed"       // due: the day has passed and the measure is not reported done
	Cleared      Step = "cleared"      // due: it had, and now it is reported done
	DayLost      Step = "day-lost"     // deadline: no day is named any more
	DaySet       Step = "day-set"      // deadline: a day is named where none was
	Wider        Step = "wider"        // location: a place gave way to one that holds it
	Narrower     Step = "narrower"     // location: a place gave way to one within it
	Confined     Step = "confined"     // holder: what nobody did, or was to do, now binds those named
	Spread       Step = "spread"       // holder: what bound those named now binds all
	Contradicted Step = "contradicted" // act: what is done is ruled out elsewhere in the same text
	Reconciled   Step = "reconciled"   // act: it was, and no longer is
	Fuller       Step = "fuller"       // act: something was added to what is promised
	Thinner      Step = "thinner"      // act: something was taken out of what is promised
	Opened       Step = "opened"       // vague: what was named became an example
	Closed       Step = "closed"       // vague: what was an example is now all
)

// Steps lists every step of each slot that a Move can have. Each must be judged by a rule
// page or waived with a reason.
var Steps = map[promise.Slot][]Step{
	promise.SlotAct:       {Gained, Lost, Raised, Lowered, Contradicted, Reconciled, Fuller, Thinner},
	promise.SlotForce:     {Denied, Undenied, Refused, Granted, Loosened, Tightened},
	promise.SlotData:      {Extended, Cut},
	promise.SlotPurpose:   {Extended, Cut},
	promise.SlotRecipient: {Extended, Cut},
	promise.SlotLocation:  {Extended, Cut, Wider, Narrower},
	promise.SlotCondition: {Extended, Cut, Replaced},
	promise.SlotExclusive: {Gained, Lost},
	promise.SlotRetention: {Longer, Shorter, Unbounded, Bounded, PeriodLost, PeriodSet},
	promise.SlotWithin:    {Longer, Shorter, PeriodLost, PeriodSet},
	promise.SlotAhead:     {Longer, Shorter, PeriodLost, PeriodSet},
	promise.SlotDeadline:  {Later, Earlier, DayLost, DaySet},
	promise.SlotHolder:    {Extended, Cut, Confined, Spread},
	promise.SlotStatus:    {Loosened, Tightened},
	promise.SlotVague:     {Gained, Lost, Opened, Closed},

	promise.SlotRisk:       {Gained, Lost},
	promise.SlotLevel:      {Raised, Lowered, Gained, Lost},
	promise.SlotLikelihood: {Raised, Lowered},
	promise.SlotImpact:     {Raised, Lowered},
	promise.SlotResidual:   {Raised, Lowered, Gained, Lost},
	promise.SlotMeasure:    {Gained, Lost, Extended, Cut},
	promise.SlotState:      {Raised, Lowered},
	promise.SlotDue:        {Later, Earlier, Gained, Lost, Passed, Cleared},
	promise.SlotSoft:       {Gained, Lost},
}

// Move is one slot of one commitment that moved.
type Move struct {
	Slot       promise.Slot
	Step       Step
	Sign       Sign
	Orient     Orientation         // of the commitment: of the one that stands on the side where the move adds, else the other
	Value      string              // of the compared level that came or went; of a condition replaced, "Consent>OptOut"
	Fine       bool                // the value stood there before: a finer term came or went within it
	Old, New   string              // what the slot held, in words where the words are known
	About      string              // of a register's move: the risk or the measure, in the document's words
	OldClause  *promise.Commitment // nil where the commitment came
	NewClause  *promise.Commitment // nil where it went
	OldPassage *promise.Passage    // of OldClause
	NewPassage *promise.Passage    // of NewClause
	Lead       bool                // what moved stands in the lead-in that the passage is read with, not in its own words
}

// Clause is the commitment that the move is about: the new one, or the one that went.
func (m *Move) Clause() *promise.Commitment {
	if m.NewClause != nil {
		return m.NewClause
	}
	return m.OldClause
}
