package parse

import (
	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
)

// The features of a holder, and of a force, that a clause may have. Each comes once for
// every value that it could speak for.
var (
	hRule    = &group{name: "rule", size: 8 * 8}
	hAct     = &group{name: "act", size: 8 * 20}
	hSubject = &group{name: "subject", size: 8 * 20} // who is named, as agent or not
	hShape   = &group{name: "shape", size: 8 * 8}    // and whether it is passive
	hFlags   = &group{name: "flags", size: 8 * 8}
	hModal   = &group{name: "modal", size: 8 * 8}
	hActors  = &group{name: "actors", size: 8 * 8} // another actor named in the sentence
	hTopic   = &group{name: "topic", size: 8 * 22}

	holderModel = newModel("holder", 0, hRule, hAct, hSubject, hShape, hFlags, hModal, hActors, hTopic)

	dRule   = &group{name: "rule", size: 7 * 7}
	dAct    = &group{name: "act", size: 7 * 20}
	dHolder = &group{name: "holder", size: 7 * 8}
	dModal  = &group{name: "modal", size: 7 * 16} // and denial
	dHeld   = &group{name: "holder-modal", size: 7 * 2 * 16}
	dTag    = &group{name: "tag", size: 7 * 26}
	dForm   = &group{name: "form", size: 7 * 4} // future, conditional
	dShape  = &group{name: "shape", size: 7 * 8}
	dSide   = &group{name: "side", size: 7 * 2}
	dActs   = &group{name: "act-modal", size: 7 * 20 * 8}
	dAny    = &group{name: "any-modal", size: 7 * 8} // a modal elsewhere in the sentence
	dFirst  = &group{name: "first", size: 7 * 2}     // the verb opens the sentence
	dTopic  = &group{name: "topic", size: 7 * 22}

	forceModel = newModel("force", 0, dRule, dAct, dHolder, dModal, dHeld, dTag, dForm, dShape, dSide, dActs, dAny, dFirst, dTopic)
)

// bind decides who is bound by a clause and with which force: what the operators say,
// corrected by what the sentence around them makes likely.
func (a *analysis) bind(c *candidate) (promise.Holder, promise.Force) {
	holder := promise.Holder(best(holderModel, promise.SlotHolder, a.holderOptions(c)))
	if c.mayPerson() {
		holder = promise.User
	}
	if c.denied && holder != promise.User {
		return holder, promise.Prohibition // never weighed away
	}
	if c.denied && c.modal == "Permission" && c.forceOf(holder) == promise.NoEntitlement {
		return holder, promise.NoEntitlement
	}
	force := promise.Force(best(forceModel, promise.SlotForce, a.forceOptions(c, holder)))
	if !c.denied && (force == promise.Prohibition || force == promise.NoEntitlement && c.modal != "NoEntitlement") {
		return holder, c.forceOf(holder) // nor weighed into being: most that is said of selling denies it
	}
	return holder, force
}

// mayPerson says whether the sentence tells outright what the person may or can not do: "you
// cannot delete" is never weighed into the provider's.
func (c *candidate) mayPerson() bool {
	if c.subject == nil || c.agent || c.nominal || c.subject.Value != string(promise.User) || c.subject.Start > c.match.Start {
		return false
	}
	return c.modal == "Permission" || c.modal == "Entitlement" || c.modal == "NoEntitlement"
}

// best is the value whose option weighs most.
func best(m *model, slot promise.Slot, options []evidence) string {
	k := 0
	for i := range options {
		if m.weigh(options[i]) > m.weigh(options[k]) {
			k = i
		}
	}
	return promise.Vocabulary[slot][k]
}

// holderOptions is the evidence for each holder.
func (a *analysis) holderOptions(c *candidate) []evidence {
	act, rule := actIndex(c.act), valueIndex(promise.SlotHolder, string(c.holder()))
	subject := 0
	if c.subject != nil {
		subject = 1 + valueIndex(promise.SlotHolder, c.subject.Value)*2 + truth(c.agent)
	}
	flags := truth(hasFlag(c.match, "obj")) + 2*truth(hasFlag(c.match, "to")) + 4*truth(hasFlag(c.match, "user"))
	actors := map[int]bool{}
	for _, m := range a.matches[lang.KindActor] {
		actors[valueIndex(promise.SlotHolder, m.Value)] = true
	}
	var options []evidence
	for v := range promise.Vocabulary[promise.SlotHolder] {
		e := make(evidence, 0, 16).add(hRule, v*8+rule).add(hAct, v*20+act).add(hSubject, v*20+subject).add(hShape, v*8+c.shape()*2+truth(c.passive)).
			add(hFlags, v*8+flags).add(hModal, v*8+modalIndex[c.modal]).add(hTopic, v*22+a.topicIndex())
		for k := range 8 {
			if actors[k] {
				e = e.add(hActors, v*8+k)
			}
		}
		options = append(options, e)
	}
	return options
}

// forceOptions is the evidence for each force, given the holder.
func (a *analysis) forceOptions(c *candidate, holder promise.Holder) []evidence {
	act, rule := actIndex(c.act), valueIndex(promise.SlotForce, string(c.forceOf(holder)))
	modal := modalIndex[c.modal]
	operators := modal*2 + truth(c.denied)
	form := truth(c.match.Form == lang.Future) + 2*truth(c.match.Form == lang.Conditional)
	other := 0
	for _, m := range a.matches[lang.KindForce] {
		other = modalIndex[m.Value]
	}
	var options []evidence
	for v := range promise.Vocabulary[promise.SlotForce] {
		options = append(options, make(evidence, 0, 13).add(dRule, v*7+rule).add(dAct, v*20+act).add(dHolder, v*8+valueIndex(promise.SlotHolder, string(holder))).
			add(dModal, v*16+operators).add(dHeld, (v*2+truth(holder == promise.User))*16+operators).add(dTag, v*26+int(a.tags[c.match.Head])).
			add(dForm, v*4+form).add(dShape, v*8+c.shape()*2+truth(c.passive)).add(dSide, v*2+truth(c.match.Start >= a.own)).
			add(dActs, (v*20+act)*8+modal).add(dAny, v*8+other).add(dFirst, v*2+truth(c.match.Start <= a.own)).add(dTopic, v*22+a.topicIndex()))
	}
	return options
}

// topicIndex numbers the topic of the heading or lead-in: 0 for none.
func (a *analysis) topicIndex() int {
	switch t := a.topic(); t {
	case "":
		return 0
	case "NoClause":
		return 1
	default:
		return 2 + actIndex(promise.Act(t))
	}
}
