package parse

import (
	"math"
	"slices"

	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/tag"
	"github.com/recant/recant/extract/text"
)

// slotKinds are the lexicon kinds that fill a set slot.
var slotKinds = []struct {
	kind lang.Kind
	slot promise.Slot
}{
	{lang.KindData, promise.SlotData},
	{lang.KindPurpose, promise.SlotPurpose},
	{lang.KindRecipient, promise.SlotRecipient},
	{lang.KindCondition, promise.SlotCondition},
	{lang.KindPlace, promise.SlotLocation},
}

// fill reads the slots of a clause from the tokens that are its scope.
func (a *analysis) fill(c *candidate, from, to int) promise.Commitment {
	p := promise.Commitment{Act: c.act, Status: a.status(c), Evidence: math.Round(c.score*100) / 100}
	p.Holder, p.Force = a.bind(c)
	for n, s := range slotKinds {
		for _, m := range a.members(c, n, p.Force, from, to) {
			addValue(&p, s.slot, m.Value)
			p.Finer = append(p.Finer, a.finer(s.slot, m))
		}
	}
	a.supplyData(c, &p, from, to)
	a.addConditions(&p, from, to)
	tidy(&p)
	p.Exclusive = a.exclusive(c, from, to)
	p.Finer = append(p.Finer, a.anchors(c, &p, from, to)...)
	p.Finer = append(p.Finer, a.actors(c)...)
	p.Retention = a.retention(c, from, to)
	p.Within, p.Ahead = a.timeLimits(c, from, to)
	p.Deadline = a.deadline(from, to)
	for _, m := range a.matches[lang.KindVague] {
		if m.Start >= from && m.Start < to {
			p.Vague = append(p.Vague, a.words(m))
			if m.Value == "open" {
				p.Finer = append(p.Finer, a.finer(promise.SlotVague, m))
			}
		}
	}
	p.Span = text.Span{Start: a.tokens[from].Start, End: a.tokens[to-1].End}
	return p
}

// members are the matches that fill the slot numbered n of a clause: those that the evidence
// speaks for, and those that a list joins to one of them ("your name, address and health").
func (a *analysis) members(c *candidate, n int, force promise.Force, from, to int) []lang.Match {
	var all []lang.Match
	for _, m := range a.matches[slotKinds[n].kind] {
		if m.Start >= from && m.Start < to {
			all = append(all, m)
		}
	}
	in := make([]bool, len(all))
	for i, m := range all {
		in[i] = a.isMember(c, n, m, force) || i > 0 && in[i-1] && a.listed(all[i-1], m)
	}
	for i := len(all) - 2; i >= 0; i-- {
		in[i] = in[i] || in[i+1] && a.listed(all[i], all[i+1])
	}
	var out []lang.Match
	for i, m := range all {
		if in[i] {
			out = append(out, m)
		}
	}
	return out
}

// listed says whether two matches are members of one list: a comma or "and" between them,
// and at most determiners beside it.
func (a *analysis) listed(m, next lang.Match) bool {
	joined := false
	for i := m.End; i < next.Start; i++ {
		switch {
		case a.tokens[i].Fold == ",", a.linkAt("and", i), a.linkAt("or", i):
			joined = true
		case a.linkAt("article", i), a.linkAt("possessive", i), a.linkAt("of", i), a.linkAt("to", i):
		default:
			return false
		}
	}
	return joined
}

// isMember says whether a match fills the slot numbered n of the clause. Places are not
// weighed: where data lie is said of the sentence as a whole.
func (a *analysis) isMember(c *candidate, n int, m lang.Match, force promise.Force) bool {
	return slotKinds[n].slot == promise.SlotLocation || memberModel.weigh(a.memberEvidence(c, n, m, force)) > 0
}

// supplyData fills the data of an act that is always done with some, where no match was sure
// enough: with the likeliest one, or with personal data as such ("we share it").
func (a *analysis) supplyData(c *candidate, p *promise.Commitment, from, to int) {
	if len(p.Data) > 0 || c.implied || !needsData(c.act) && c.act != promise.Protect && c.act != promise.Anonymise && c.act != promise.Track {
		return
	}
	best := -1
	weight := 0.0
	for i, m := range a.matches[lang.KindData] {
		if m.Start < max(from, a.own) || m.Start >= to {
			continue
		}
		if w := memberModel.weigh(a.memberEvidence(c, 0, m, p.Force)); best < 0 || w > weight {
			best, weight = i, w
		}
	}
	switch {
	case best >= 0:
		m := a.matches[lang.KindData][best]
		addValue(p, promise.SlotData, m.Value)
		p.Finer = append(p.Finer, a.finer(promise.SlotData, m))
	case c.act != promise.Track:
		addValue(p, promise.SlotData, generic[promise.SlotData])
	}
}

// addValue puts a value into a set slot, keeping vocabulary order and no doubles.
func addValue(p *promise.Commitment, slot promise.Slot, value string) {
	set := setOf(p, slot)
	if slices.Contains(*set, value) {
		return
	}
	*set = append(*set, value)
	order := promise.Vocabulary[slot]
	slices.SortFunc(*set, func(x, y string) int {
		if order == nil {
			return compare(x, y)
		}
		return slices.Index(order, x) - slices.Index(order, y)
	})
}

func compare(x, y string) int {
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

func setOf(p *promise.Commitment, slot promise.Slot) *[]string {
	switch slot {
	case promise.SlotData:
		return &p.Data
	case promise.SlotPurpose:
		return &p.Purpose
	case promise.SlotRecipient:
		return &p.Recipient
	case promise.SlotCondition:
		return &p.Condition
	}
	return &p.Location
}

func (a *analysis) finer(slot promise.Slot, m lang.Match) promise.Finer {
	return promise.Finer{Slot: slot, Value: m.Value, Term: m.Sub, Words: a.words(m),
		Span: text.Span{Start: a.tokens[m.Start].Start, End: a.tokens[m.End-1].End}}
}

// words are the folded words of a match.
func (a *analysis) words(m lang.Match) string {
	return lang.Fold(a.text[a.tokens[m.Start].Start:a.tokens[m.End-1].End])
}

// addConditions adds what the conditional segments say beyond the lexicon's phrases.
func (a *analysis) addConditions(p *promise.Commitment, from, to int) {
	for _, s := range a.segments {
		if s.kind != conditional || s.start < from || s.start >= to || a.first(lang.KindCondition, s.start, s.end) != nil || a.onlyTime(s) {
			continue
		}
		if m := a.first(lang.KindActor, s.start, s.end); m != nil && m.Value == string(promise.User) {
			addValue(p, promise.SlotCondition, "UserAction")
			continue
		}
		addValue(p, promise.SlotCondition, "Other")
	}
	for _, m := range a.matches[lang.KindOnly] {
		if m.Value == "except" && m.Start >= from && m.Start < to && !slices.Contains(p.Condition, "OptOut") && len(p.Condition) == 0 {
			addValue(p, promise.SlotCondition, "Exception")
		}
	}
}

// onlyTime says whether a conditional segment names a period and no event: "after 30 days".
func (a *analysis) onlyTime(s segment) bool {
	return a.first(lang.KindTime, s.start, s.end) != nil && a.first(lang.KindActor, s.start, s.end) == nil &&
		!slices.ContainsFunc(a.tags[s.start:s.end], tag.Tag.IsVerb)
}

// tidy drops the unspecific beside the specific.
func tidy(p *promise.Commitment) {
	if len(p.Recipient) > 1 {
		p.Recipient = slices.DeleteFunc(p.Recipient, func(r string) bool { return r == "ThirdParty" })
	}
	if len(p.Purpose) > 1 {
		p.Purpose = slices.DeleteFunc(p.Purpose, func(r string) bool { return r == "Other" })
	}
	if len(p.Condition) > 1 {
		p.Condition = slices.DeleteFunc(p.Condition, func(r string) bool { return r == "Other" })
	}
}

// exclusive says whether "only" restricts the clause.
func (a *analysis) exclusive(c *candidate, from, to int) bool {
	for _, m := range a.matches[lang.KindOnly] {
		if m.Value == "except" || m.Start < from || m.Start >= to {
			continue
		}
		if k := a.kindAt(m.Start); k == relative && a.kindAt(c.match.Start) != relative {
			continue
		}
		return true
	}
	return false
}
