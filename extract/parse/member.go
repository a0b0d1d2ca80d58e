package parse

import (
	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
)

// The features of a match that may belong to a clause's slot. Each comes once for every
// slot kind: what holds for data does not for purposes.
var (
	mBias     = &group{name: "bias", size: 5}
	mSegment  = &group{name: "segment", size: 5 * 6}
	mPlace    = &group{name: "place", size: 5 * 8} // before, inside or behind the act; in its own segment
	mDistance = &group{name: "distance", size: 5 * 6}
	mValue    = &group{name: "value", size: 5 * 20}
	mAct      = &group{name: "act", size: 5 * 20}
	mActPlace = &group{name: "act-place", size: 5 * 20 * 3}
	mBehind   = &group{name: "behind", size: 5 * 5}  // of, to, by, possessive
	mRivals   = &group{name: "rivals", size: 5 * 4}  // how many other values the slot could have
	mGeneric  = &group{name: "generic", size: 5 * 3} // the unspecific value, with or without a specific one
	mSubject  = &group{name: "subject", size: 5 * 2}
	mForce    = &group{name: "force", size: 5 * 7}
	mActValue = &group{name: "act-value", size: 5 * 20 * 20}
	mSide     = &group{name: "side", size: 5 * 2}
	mOwner    = &group{name: "segment-act", size: 5 * 2} // another chosen act stands in the match's segment

	memberModel = newModel("member", 5, mBias, mSegment, mPlace, mDistance, mValue, mAct, mActPlace, mBehind, mRivals, mGeneric, mSubject, mForce,
		mActValue, mSide, mOwner)
)

// generic are the unspecific values of the slots.
var generic = map[promise.Slot]string{
	promise.SlotData: "PersonalData", promise.SlotPurpose: "Other", promise.SlotRecipient: "ThirdParty", promise.SlotCondition: "Other",
}

// memberEvidence is what speaks for a match filling the slot numbered n of a clause.
func (a *analysis) memberEvidence(c *candidate, n int, m lang.Match, force promise.Force) evidence {
	slot := slotKinds[n].slot
	e := make(evidence, 0, 20)
	place, distance := 1, 0
	switch {
	case m.End <= c.match.Start:
		place, distance = 0, c.match.Start-m.End
	case m.Start >= c.match.End:
		place, distance = 2, m.Start-c.match.End
	}
	same := truth(a.of[m.Start] == a.of[c.match.Start])
	act, value := actIndex(c.act), valueIndex(slot, m.Value)
	if value < 0 {
		value = 19
	}
	behind := 0
	for i, v := range []string{"of", "to", "by", "possessive"} {
		if m.Start > 0 && (a.linkAtEnd(v, m.Start-1) || m.Start > 1 && a.linkAtEnd(v, m.Start-2)) {
			behind = i + 1
			break
		}
	}
	subject := truth(c.subject != nil && c.subject.Contains(m))
	f := valueIndex(promise.SlotForce, string(force))
	return e.add(mBias, n).add(mSegment, n*6+int(a.kindAt(m.Start))).add(mPlace, n*8+place+3*same).
		add(mDistance, n*6+bucket(distance, 1, 3, 7, 14, 28)).add(mValue, n*20+value).add(mAct, n*20+act).
		add(mActPlace, (n*20+act)*3+place).add(mBehind, n*5+behind).add(mRivals, n*4+bucket(a.rivalsOf(n).values, 1, 2, 4)).
		add(mGeneric, n*3+a.genericity(n, m)).add(mSubject, n*2+subject).add(mForce, n*7+max(f, 0)).
		add(mActValue, (n*20+act)*20+value).add(mSide, n*2+truth(m.Start >= a.own)).add(mOwner, n*2+truth(a.ownedByAnother(c, m))).
		addWords(a.around(memberModel, m), n)
}

// rivals is how many different values the lexicon found for a slot, and whether one of them
// is specific.
type rivals struct {
	known    bool
	values   int
	specific bool
}

// rivalsOf counts the values found for the slot numbered n, once a sentence.
func (a *analysis) rivalsOf(n int) rivals {
	r := &a.rivals[n]
	if r.known {
		return *r
	}
	r.known = true
	unspecific := generic[slotKinds[n].slot]
	seen := map[string]bool{}
	for _, m := range a.matches[slotKinds[n].kind] {
		seen[m.Value] = true
		r.specific = r.specific || m.Value != unspecific
	}
	r.values = len(seen)
	return *r
}

// genericity is 0 for a specific value, 1 for the unspecific one alone, 2 for it beside a specific one.
func (a *analysis) genericity(n int, m lang.Match) int {
	unspecific, ok := generic[slotKinds[n].slot]
	if !ok || m.Value != unspecific {
		return 0
	}
	return 1 + truth(a.rivalsOf(n).specific)
}

// ownedByAnother says whether another act that was chosen stands in the match's segment and c does not.
func (a *analysis) ownedByAnother(c *candidate, m lang.Match) bool {
	if a.of[m.Start] == a.of[c.match.Start] {
		return false
	}
	for _, o := range a.picked {
		if o.match.Start != c.match.Start && a.of[o.match.Start] == a.of[m.Start] {
			return true
		}
	}
	return false
}
