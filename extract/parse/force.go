package parse

import (
	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
)

// modalOf is the term of force.txt that governs the verb: the last in its segment before
// it, or one that directly follows (verb-last order), or its own tense.
func (a *analysis) modalOf(c *candidate) string {
	s := a.segments[a.of[c.match.Start]]
	modal := ""
	for _, m := range a.matches[lang.KindForce] {
		if m.Start >= s.start && m.Start < s.end && (m.End <= c.match.Start || m.Start <= c.match.End+2 || c.match.Contains(m)) &&
			!(modal == "NoEntitlement" && m.Start >= c.match.Start) { // "cannot withdraw it at any time" grants nothing
			modal = m.Value
		}
	}
	if modal == "" && s.start > 0 && !c.nominal && !s.own { // "we may collect, use and share"
		before := a.continued(s)
		if before.kind == s.kind && a.first(lang.KindActor, s.start, c.match.Start) == nil {
			modal = a.lastForce(before)
		}
	}
	if g := a.governing(c); modal == "" && g != nil {
		modal = a.lastForce(*g)
	}
	if modal == "" && c.match.Form == lang.Future {
		return "Future"
	}
	if modal == "" && c.match.Form == lang.Conditional {
		return "Permission"
	}
	return modal
}

// governing is the segment whose verb an exposing act behind "to" is the purpose of: "we do
// not use your data | to train models". What it denies or allows holds for the act as well.
// A safeguard is no such act: "we do not share it, to protect you" does protect.
func (a *analysis) governing(c *candidate) *segment {
	n := a.of[c.match.Start]
	if n == 0 || a.segments[n].kind != purposive || !exposes(c.act) || c.nominal {
		return nil
	}
	for n--; n >= 0 && a.segments[n].kind != mainSegment; n-- {
		if a.segments[n].kind != purposive && a.segments[n].kind != aside {
			return nil
		}
	}
	if n < 0 {
		return nil
	}
	return &a.segments[n]
}

// exposes says whether an act does something with a person's data that a promise may forbid.
func exposes(act promise.Act) bool {
	switch act {
	case promise.Profile, promise.Track, promise.TrainAI:
		return true
	case promise.Delete:
		return false
	}
	return needsData(act)
}

// lastForce is the term of the last modal in a segment, "" without one.
func (a *analysis) lastForce(s segment) string {
	modal := ""
	for _, m := range a.matches[lang.KindForce] {
		if m.Start >= s.start && m.Start < s.end {
			modal = m.Value
		}
	}
	return modal
}

// deniesIn says whether a negation stands in a segment.
func (a *analysis) deniesIn(s segment) bool {
	for _, m := range a.matches[lang.KindDenial] {
		if m.Value != "without" && m.Start >= s.start && m.Start < s.end {
			return true
		}
	}
	return false
}

// deniesAround says whether a negation stands in a segment outside of the words that carry an
// act: what the lexicon lists with its negation ("not traceable to persons") says its act.
func (a *analysis) deniesAround(s segment, act lang.Match) bool {
	for _, m := range a.matches[lang.KindDenial] {
		if m.Value != "without" && m.Start >= s.start && m.Start < s.end && (act.Gapped || !act.Contains(m)) && !a.leftBehind(m, act) {
			return true
		}
	}
	return false
}

// leftBehind says whether a modal stands between a negation and an act, where verbs follow
// what negates them: the negation is of another verb. "Those we do not own may collect data."
func (a *analysis) leftBehind(denial, act lang.Match) bool {
	if a.verbFinal || denial.Gapped {
		return false
	}
	for _, f := range a.matches[lang.KindForce] {
		if f.Start >= denial.End && f.End <= act.Start && f.End-f.Start == 1 && !a.linkAt("and", f.Start-1) && !a.linkAt("or", f.Start-1) {
			return true
		}
	}
	return false
}

// continued is the segment that s goes on from: the one before it, or, where that is a
// clause that ended with its verb, the one that it interrupted: "we may the data that you
// give | share".
func (a *analysis) continued(s segment) segment {
	n := a.of[s.start-1]
	inner := a.segments[n]
	if a.verbFinal && inner.kind != s.kind && n > 0 && a.tokens[s.start-1].Kind != lang.Mark && a.segments[n-1].kind == s.kind &&
		a.tokens[inner.start-1].Kind != lang.Mark {
		return a.segments[n-1]
	}
	return inner
}

// deniedAt says whether a negation governs the verb: in its segment, or spanning it.
func (a *analysis) deniedAt(c *candidate) bool {
	s := a.segments[a.of[c.match.Start]]
	if a.behindWithout(c) {
		return false // "is not sent without being encrypted": it is
	}
	if a.deniesAround(s, c.match) {
		return true
	}
	for _, m := range a.matches[lang.KindDenial] {
		if m.Value != "without" && m.Gapped && m.Start <= c.match.Start && c.match.End <= m.End {
			return true
		}
	}
	if g := a.governing(c); g != nil && a.deniesIn(*g) {
		return true
	}
	if s.start == 0 || s.own || a.lastActor(s.start, c.match.Start) != nil {
		return false
	}
	before := a.continued(s) // "we do not sell, rent or share"
	if before.kind != s.kind || c.modal != "" && a.first(lang.KindForce, s.start, c.match.Start) != nil {
		return false
	}
	return a.deniesIn(before)
}

// behindWithout says whether "without" stands right before the verb, which then is the
// second negation of its sentence.
func (a *analysis) behindWithout(c *candidate) bool {
	for _, m := range a.matches[lang.KindDenial] {
		if m.Value == "without" && m.End <= c.match.Start && c.match.Start-m.End <= 3 && !a.conditionFrom(m.Start, c.match.Start) {
			return true
		}
	}
	return false
}

// conditionFrom says whether a word or more from one token to another are a condition of
// their own: the "without your consent" of "without your consent we share nothing".
func (a *analysis) conditionFrom(from, to int) bool {
	for _, m := range a.matches[lang.KindCondition] {
		if m.Start == from && m.End <= to {
			return true
		}
	}
	return false
}

// forceOf turns modal, denial and holder into the deontic force.
func (c *candidate) forceOf(holder promise.Holder) promise.Force {
	if holder == promise.User {
		return c.userForce()
	}
	if c.denied {
		return promise.Prohibition
	}
	switch c.modal {
	case "Permission":
		return promise.Permission
	case "Obligation", "Undertaking", "Future":
		return promise.Obligation
	case "Attempt":
		return promise.Attempt
	case "Entitlement":
		return promise.Entitlement
	case "NoEntitlement":
		return promise.NoEntitlement
	}
	return promise.Practice
}

func (c *candidate) userForce() promise.Force {
	switch {
	case c.modal == "NoEntitlement" || c.denied && c.modal != "Obligation":
		return promise.NoEntitlement
	case c.modal == "Obligation" || c.modal == "Undertaking":
		return promise.Obligation
	case c.act == promise.Right || c.act == promise.Choice || c.modal != "":
		return promise.Entitlement
	}
	return promise.Practice
}
