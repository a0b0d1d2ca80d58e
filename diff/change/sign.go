package change

import (
	"slices"

	"github.com/recant/recant/extract/promise"
)

// Orientation is what a commitment does for the person whose data it is.
type Orientation string

// The orientations. A limit is a practice that binds itself ("we use it only for", "we
// keep it for 30 days"): that it stands protects, but what stands in it exposes.
const (
	Exposing   Orientation = "exposing"
	Protective Orientation = "protective"
	Limit      Orientation = "limit"
	Plain      Orientation = "plain"
)

// Sign says which way a move goes, from the side of the person: Worse, Better or neither.
type Sign int8

// The signs.
const (
	Worse  Sign = -1
	Even   Sign = 0
	Better Sign = 1
)

// Verdict is the verdict that a single move of this sign carries.
func (s Sign) Verdict() Verdict {
	switch s {
	case Worse:
		return Weakened
	case Better:
		return Strengthened
	}
	return Neutral
}

// exposes and protects sort the acts. Other is in neither: what it does is not known.
var (
	exposes = map[promise.Act]bool{
		promise.Collect: true, promise.Use: true, promise.Share: true, promise.Sell: true, promise.Store: true,
		promise.Transfer: true, promise.Profile: true, promise.Track: true, promise.Combine: true, promise.TrainAI: true,
	}
	protects = map[promise.Act]bool{
		promise.Protect: true, promise.Delete: true, promise.Inform: true, promise.Consent: true,
		promise.Choice: true, promise.Right: true, promise.Anonymise: true, promise.Audit: true,
	}
)

// Orient is the orientation of a commitment: the one table that says whose side it is on.
func Orient(c *promise.Commitment) Orientation {
	switch c.Force {
	case promise.NoEntitlement:
		return Exposing
	case promise.Prohibition:
		return orientDenied(c)
	case promise.Entitlement:
		return orientEntitled(c)
	}
	if c.Holder == promise.User {
		return orientUser(c)
	}
	switch {
	case exposes[c.Act] && (c.Exclusive || definite(c.Retention)):
		return Limit
	case exposes[c.Act]:
		return Exposing
	case protects[c.Act] && c.Force == promise.Permission:
		return Plain // "we may delete your account", "we may notify you" promises nothing
	case protects[c.Act]:
		return Protective
	}
	return Plain
}

// orientDenied: what is not done to the person protects, what is not done for them exposes.
// What the person must not do is a duty of theirs, no promise.
func orientDenied(c *promise.Commitment) Orientation {
	switch {
	case c.Holder == promise.User:
		return Plain
	case exposes[c.Act]:
		return Protective
	case protects[c.Act]:
		return Exposing
	}
	return Plain
}

// orientEntitled: what the person can do about data protects; what a third party or a
// customer is entitled to do with it exposes.
func orientEntitled(c *promise.Commitment) Orientation {
	others := c.Holder == promise.Customer || c.Holder == promise.ThirdParty || c.Holder == promise.Authority || c.Holder == promise.Affiliate
	switch {
	case others && exposes[c.Act]:
		return Exposing
	case !others && protects[c.Act]:
		return Protective
	case c.Act == promise.Collect:
		return Exposing
	}
	return Plain
}

// orientUser: what the person does or must do is no promise, but what is asked of them or
// offered to them is one.
func orientUser(c *promise.Commitment) Orientation {
	switch c.Act {
	case promise.Right, promise.Choice:
		return Protective
	case promise.Collect:
		return Exposing // what the person is said to provide is collected
	}
	return Plain
}

// Standing is the sign of a commitment being there: what protects is Better gained and
// Worse lost.
func Standing(o Orientation) Sign {
	switch o {
	case Exposing:
		return Worse
	case Protective, Limit:
		return Better
	}
	return Even
}

// Naming is the sign of one more value in a set slot. Saying that data is anonymous or
// aggregated narrows what is done with it.
func Naming(o Orientation, value string) Sign {
	if value == "Anonymous" {
		return -Widening(o)
	}
	return Widening(o)
}

// Widening is the sign of more data, purposes, recipients or places in a commitment.
func Widening(o Orientation) Sign {
	switch o {
	case Exposing, Limit:
		return Worse
	case Protective:
		return Better
	}
	return Even
}

// says are the conditions that give the person a say or except something, occasions those
// that open another way. Other conditions name the ground of an act or when it takes place, which holds
// nothing back that was not held back before.
var (
	says      = map[string]bool{"Consent": true, "OptOut": true, "UserRequest": true, "Exception": true}
	occasions = map[string]bool{"LegalRequirement": true, "Emergency": true, "BusinessTransfer": true}
)

// Conditioned is the sign of one more condition: a say in what exposes is better, an
// exception to what protects worse. An occasion limits what stood without a condition and
// adds to what had one.
func Conditioned(o Orientation, condition string, others bool) Sign {
	switch {
	case o == Plain || !says[condition] && !occasions[condition]:
		return Even
	case o == Protective:
		return Worse
	case says[condition] || !others:
		return Better
	}
	return Worse
}

// Softened is the sign of a softening word in a commitment: it takes from what protects and
// from what limits, also where data goes.
func Softened(c *promise.Commitment) Sign {
	switch o := Orient(c); {
	case o == Protective, o == Limit, o == Exposing && len(c.Location) > 0 && !has(c.Location, abroad) && !has(c.Location, "Worldwide"):
		return Worse
	}
	return Even
}

// registerWorse are the steps of a register's slots that leave the person worse off; the
// others of the same slot are better.
var registerWorse = map[promise.Slot][]Step{
	promise.SlotRisk: {Gained}, promise.SlotLevel: {Raised, Lost}, promise.SlotLikelihood: {Raised}, promise.SlotImpact: {Raised},
	promise.SlotResidual: {Raised, Lost}, promise.SlotMeasure: {Lost, Cut}, promise.SlotState: {Lowered},
	promise.SlotDue: {Later, Lost, Passed}, promise.SlotSoft: {Gained},
}

// Registered is the sign of a step of a slot of a register; Even for the slots of a promise.
func Registered(slot promise.Slot, step Step) Sign {
	worse, ok := registerWorse[slot]
	switch {
	case !ok:
		return Even
	case slices.Contains(worse, step):
		return Worse
	}
	return Better
}
