package parse

import (
	"slices"

	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/tag"
)

// The features of a candidate act.
var (
	fBias         = &group{name: "bias", size: 1}
	fShape        = &group{name: "shape", size: 4} // verb, noun, participle without its auxiliary, implied
	fTag          = &group{name: "tag", size: 26}
	fSegment      = &group{name: "segment", size: 6}
	fObject       = &group{name: "object", size: 4}   // data stands by it, and whether the act needs data
	fSubject      = &group{name: "subject", size: 10} // nobody, or a holder
	fAgent        = &group{name: "agent", size: 2}
	fPassive      = &group{name: "passive", size: 2}
	fModal        = &group{name: "modal", size: 8}
	fDenied       = &group{name: "denied", size: 2}
	fFlags        = &group{name: "flags", size: 8}
	fAct          = &group{name: "act", size: 20}
	fActObject    = &group{name: "act-object", size: 40}
	fActShape     = &group{name: "act-shape", size: 80}
	fActSubject   = &group{name: "act-subject", size: 20 * 10}
	fActModal     = &group{name: "act-modal", size: 20 * 16} // with and without denial
	fActSegment   = &group{name: "act-segment", size: 20 * 6}
	fShapeSegment = &group{name: "shape-segment", size: 4 * 6}
	fActTopic     = &group{name: "act-topic", size: 20 * 22}
	fActRival     = &group{name: "act-rival", size: 20 * 20} // another act that the sentence has a word for
	fActValue     = &group{name: "act-value", size: 20 * 60} // a value of data, purpose, recipient or condition in the sentence
	fNear         = &group{name: "near", size: 5}            // how far behind it data stand
	fScope        = &group{name: "scope", size: 6}
	fLength       = &group{name: "length", size: 6}
	fQuestion     = &group{name: "question", size: 2}
	fFragment     = &group{name: "fragment", size: 2} // no finite verb in the sentence
	fItem         = &group{name: "item", size: 4}     // list item or cell; with a lead-in
	fTopic        = &group{name: "topic", size: 4}    // heading: none, no clause, another act, the same act
	fOrder        = &group{name: "order", size: 5}    // how many candidates stand before it
	fMainRival    = &group{name: "main-rival", size: 4}
	fData         = &group{name: "data", size: 4}
	fOther        = &group{name: "other-slots", size: 8} // purpose, recipient, condition somewhere
	fImplied      = &group{name: "implied", size: 16}    // not implied; else whether there is a finite verb, a verb that carries an act, a topic that says so
	fSide         = &group{name: "side", size: 2}        // in the lead-in, or in the sentence itself

	// The same taken together, for each act.
	fActStand = &group{name: "act-segment-subject", size: 20 * 6 * 10}
	fActFirst = &group{name: "act-shape-segment-first", size: 20 * 4 * 6 * 3}
	fActItem  = &group{name: "act-item-shape-segment", size: 20 * 8 * 4 * 6}
	fActHead  = &group{name: "act-topic-shape", size: 20 * 22 * 4}
	fActTold  = &group{name: "act-modal-subject", size: 20 * 16 * 10}
	fActLead  = &group{name: "act-main", size: 20 * 21 * 4}
	fActFound = &group{name: "act-slots-shape", size: 20 * 16 * 8}
	fActVoice = &group{name: "act-subject-shape-voice", size: 20 * 10 * 8}

	actModel = newModel("act", 21, fBias, fShape, fTag, fSegment, fObject, fSubject, fAgent, fPassive, fModal, fDenied, fFlags, fAct, fActObject,
		fActShape, fActSubject, fActModal, fActSegment, fShapeSegment, fActTopic, fActRival, fActValue, fNear, fScope, fLength, fQuestion, fFragment, fItem, fTopic, fOrder, fMainRival, fData, fOther, fImplied, fSide,
		fActStand, fActFirst, fActItem, fActHead, fActTold, fActLead, fActFound, fActVoice)
)

var modalIndex = map[string]int{"": 0, "Permission": 1, "Obligation": 2, "Undertaking": 3, "Attempt": 4, "Entitlement": 5, "NoEntitlement": 6, "Future": 7}
var scopeIndex = map[string]int{"definition": 1, "navigation": 2, "contact": 3, "advice": 4, "description": 5}

// weighAll scores every candidate of the sentence.
func (a *analysis) weighAll(all []candidate) {
	if len(all) == 0 {
		return
	}
	topic, common := a.topic(), a.commonEvidence()
	said := actModel.sums(a.sentenceRows(actModel))
	for i := range all {
		all[i].score = actModel.weigh(a.actEvidence(all, i, topic, common)) + said[actIndex(all[i].act)] + said[clauseOutcome]
	}
}

// commonEvidence is what holds for every candidate of the sentence.
func (a *analysis) commonEvidence() evidence {
	e := evidence{}.add(fBias, 0)
	scope := 0
	for _, m := range a.matches[lang.KindScope] {
		if m.Start >= a.own {
			scope = scopeIndex[m.Value]
			break
		}
	}
	a.finite = slices.ContainsFunc(a.tags[a.own:], tag.Tag.IsFinite)
	last := a.tokens[len(a.tokens)-1].Fold
	others := truth(len(a.matches[lang.KindPurpose]) > 0) + 2*truth(len(a.matches[lang.KindRecipient]) > 0) + 4*truth(len(a.matches[lang.KindCondition]) > 0)
	return e.add(fScope, scope).add(fLength, bucket(len(a.tokens)-a.own, 4, 9, 18, 35, 60)).add(fQuestion, truth(last == "?")).
		add(fFragment, truth(!a.finite)).add(fItem, truth(a.ctx.Item)+2*truth(a.ctx.Lead != "")).
		add(fData, bucket(len(a.matches[lang.KindData]), 0, 1, 3)).add(fOther, others)
}

// actEvidence is what speaks for and against a candidate.
func (a *analysis) actEvidence(all []candidate, i int, topic string, common evidence) evidence {
	c := &all[i]
	e := append(make(evidence, 0, 96), common...)
	shape := c.shape()
	act := actIndex(c.act)
	subject := 0
	if c.subject != nil {
		subject = 1 + valueIndex(promise.SlotHolder, c.subject.Value)
	}
	sameTopic := 0
	switch {
	case topic == "NoClause":
		sameTopic = 1
	case topic != "" && topic != string(c.act):
		sameTopic = 2
	case topic != "":
		sameTopic = 3
	}
	segment := int(a.kindAt(c.match.Start))
	e = a.actContext(e, all, i)
	e = a.actTogether(e, all, i, subject)
	cues := a.cueRows(actModel, c)
	e = e.addWords(cues, act).addWords(cues, clauseOutcome)
	return e.add(fShape, shape).add(fTag, int(a.tags[c.match.Head])).add(fSegment, segment).add(fShapeSegment, shape*6+segment).add(fActSegment, act*6+segment).
		add(fObject, truth(c.object)+2*truth(needsData(c.act))).add(fSubject, subject).add(fAgent, truth(c.agent)).
		add(fPassive, truth(c.passive)).add(fModal, modalIndex[c.modal]).add(fDenied, truth(c.denied)).
		add(fFlags, truth(hasFlag(c.match, "obj"))+2*truth(hasFlag(c.match, "to"))+4*truth(hasFlag(c.match, "user"))).
		add(fAct, act).add(fActObject, act*2+truth(c.object)).add(fActShape, act*4+shape).add(fActSubject, act*10+subject).
		add(fTopic, sameTopic).add(fOrder, bucket(i, 0, 1, 2, 4)).add(fMainRival, a.rival(all, i)).add(fSide, truth(c.match.Start >= a.own)).
		add(fImplied, a.implication(all, i, sameTopic))
}

// actContext is what the rest of the sentence says for or against a candidate's act.
func (a *analysis) actContext(e evidence, all []candidate, i int) evidence {
	c := &all[i]
	act := actIndex(c.act)
	e = e.add(fActTopic, act*22+a.topicIndex()).add(fActModal, act*16+modalIndex[c.modal]*2+truth(c.denied))
	var rivals [20]bool
	for j := range all {
		if k := actIndex(all[j].act); all[j].act != c.act && !all[j].implied && !rivals[k] {
			rivals[k] = true
			e = e.add(fActRival, act*20+k)
		}
	}
	var values [60]bool
	from := 0
	for n, s := range slotKinds[:4] {
		for _, m := range a.matches[s.kind] {
			if v := from + max(0, valueIndex(s.slot, m.Value)); m.Start >= a.own && !values[v] {
				values[v] = true
				e = e.add(fActValue, act*60+v)
			}
		}
		from += len(promise.Vocabulary[slotKinds[n].slot])
	}
	distance := 100
	for _, m := range a.matches[lang.KindData] {
		if d := m.Start - c.match.End; d >= 0 && d < distance {
			distance = d
		}
	}
	return e.add(fNear, bucket(distance, 1, 3, 8, 20))
}

// clauseOutcome is the column of a word's weights that speaks for any act at all.
const clauseOutcome = 20

// actTogether is the evidence that says more together than one by one.
func (a *analysis) actTogether(e evidence, all []candidate, i, subject int) evidence {
	c := &all[i]
	act, shape, segment := actIndex(c.act), c.shape(), int(a.kindAt(c.match.Start))
	main, mainAct := a.mainVerb(all)
	first := truth(main != nil) + truth(main != nil && main.match.Head == c.match.Head)
	item := truth(a.ctx.Item) + 2*truth(a.ctx.Lead != "") + 4*truth(a.finite)
	slots := 0
	for k, s := range slotKinds[:4] {
		slots += truth(a.first(s.kind, a.own, len(a.tokens)) != nil) << k
	}
	return e.add(fActStand, (act*6+segment)*10+subject).add(fActFirst, ((act*4+shape)*6+segment)*3+first).
		add(fActItem, ((act*8+item)*4+shape)*6+segment).add(fActHead, (act*22+a.topicIndex())*4+shape).
		add(fActTold, (act*16+modalIndex[c.modal]*2+truth(c.denied))*10+subject).add(fActLead, (act*21+mainAct)*4+shape).
		add(fActFound, (act*16+slots)*8+shape*2+truth(c.object)).add(fActVoice, (act*10+subject)*8+shape*2+truth(c.passive))
}

// mainVerb is the first verb of a main clause that carries an act, and the number of that act
// from 1; nil and 0 without one.
func (a *analysis) mainVerb(all []candidate) (*candidate, int) {
	for j := range all {
		if o := &all[j]; !o.implied && o.shape() == 0 && o.match.Start >= a.own && a.kindAt(o.match.Start) == mainSegment {
			return o, 1 + actIndex(o.act)
		}
	}
	return nil, 0
}

// implication describes an implied candidate: 0 for one that a word carries.
func (a *analysis) implication(all []candidate, i, sameTopic int) int {
	if !all[i].implied {
		return 0
	}
	verbs := false
	for j := range all {
		verbs = verbs || all[j].shape() == 0
	}
	return 1 + truth(a.finite) + 2*truth(verbs) + 4*truth(sameTopic == 3)
}

// shape is whether the candidate is a verb (0), a noun (1), a bare participle (2) or implied (3).
func (c *candidate) shape() int {
	switch {
	case c.implied:
		return 3
	case c.nominal:
		return 1
	case c.attributive, c.match.Form == lang.Participle && !c.passive:
		return 2
	}
	return 0
}

// rival says whether a verb of another act stands in a main segment: 0 none, 1 before it, 2 after it, 3 both.
func (a *analysis) rival(all []candidate, i int) int {
	r := 0
	for j := range all {
		if j == i || all[j].act == all[i].act || all[j].shape() != 0 || a.kindAt(all[j].match.Start) != mainSegment {
			continue
		}
		if j < i {
			r |= 1
		} else {
			r |= 2
		}
	}
	return r
}

// topic is what the heading above, or the lead-in, says of the sentence.
func (a *analysis) topic() string {
	if !a.topicKnown {
		a.topicKnown, a.topicTerm = true, a.findTopic()
	}
	return a.topicTerm
}

func (a *analysis) findTopic() string {
	key := a.ctx.Lead + "\x00" + a.ctx.Heading
	if t, ok := a.ctx.Topics[key]; ok {
		return t
	}
	t := readTopic(a.pack, a.ctx.Lead)
	if t == "" {
		t = readTopic(a.pack, a.ctx.Heading)
	}
	if a.ctx.Topics != nil {
		a.ctx.Topics[key] = t
	}
	return t
}

// readTopic is the first term of topic.txt in a text, "" without one.
func readTopic(pack *lang.Pack, s string) string {
	if s == "" {
		return ""
	}
	for _, m := range pack.Scan(pack.Tokenize(s)) {
		if m.Kind == lang.KindTopic {
			return m.Value
		}
	}
	return ""
}

// coordinated says whether two verbs are joined by nothing but commas, "and" or "or" and words
// that belong to verbs: "sell or share", "collect, use and disclose".
func (a *analysis) coordinated(c, other *candidate) bool {
	if c.implied || c.nominal || c.attributive || other.shape() != 0 || c.denied != other.denied || c.shape() == 0 && c.modal != other.modal {
		return false
	}
	from, to := c.match.End, other.match.Start
	if from > to {
		from, to = other.match.End, c.match.Start
	}
	joined := false
	for i := from; i < to; i++ {
		switch {
		case a.tokens[i].Fold == ",", a.linkAt("and", i), a.linkAt("or", i):
			joined = true
		case a.isVerb(i) || a.startsAt(lang.KindDenial, i) || a.startsAt(lang.KindAct, i):
		default:
			return false
		}
	}
	return joined
}

// needsData says whether an act says nothing of a promise unless it is done with data.
func needsData(act promise.Act) bool {
	switch act {
	case promise.Collect, promise.Use, promise.Share, promise.Sell, promise.Store, promise.Transfer, promise.Delete, promise.Combine:
		return true
	}
	return false
}

// emitMargin is how sure a sentence's best act has to be.
const emitMargin = -0.8

// A second act of a sentence has to be much surer than even, and not much less sure than the
// first. By measurement on services kept apart.
const (
	secondMargin = 3
	secondGap    = 4
)

// coordinatedMargin is how sure a verb has to be that is joined to the chosen one; one that
// shares its denial needs not be: "we do not sell or share" bans both.
const coordinatedMargin = 0

// opensList says whether the sentence says nothing yet and leaves it to the list behind it:
// "We collect:".
func (a *analysis) opensList() bool {
	if a.tokens[len(a.tokens)-1].Fold != ":" {
		return false
	}
	for _, s := range slotKinds {
		if len(a.matches[s.kind]) > 0 {
			return false
		}
	}
	return true
}

// chosen picks the candidates that the sentence commits to, one an act, in token order.
func (a *analysis) chosen(all []candidate) []candidate {
	if a.opensList() {
		return nil
	}
	a.weighAll(all)
	best := -1
	for i := range all {
		if all[i].score > emitMargin && (best < 0 || all[i].score > all[best].score) {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	seen := map[promise.Act]int{all[best].act: best}
	heads := map[int]bool{all[best].match.Head: !all[best].implied} // one verb does one thing
	for i := range all {
		sure := all[i].score > secondMargin && all[i].score > all[best].score-secondGap ||
			(all[i].denied || all[i].score > coordinatedMargin) && a.coordinated(&all[i], &all[best])
		if _, taken := seen[all[i].act]; !taken && sure && !all[i].implied && !heads[all[i].match.Head] {
			seen[all[i].act], heads[all[i].match.Head] = i, true
		}
	}
	var out []candidate
	for i := range all {
		if k, ok := seen[all[i].act]; ok && k == i {
			out = append(out, all[i])
		}
	}
	return out
}
