package contrast

import (
	"slices"

	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/extract/promise"
)

// families are the acts that a promise about one speaks of: who does not share does not
// sell, who does not use does not profile.
var families = map[promise.Act][]promise.Act{
	promise.Share:   {promise.Share, promise.Sell, promise.Transfer},
	promise.Use:     {promise.Use, promise.Profile, promise.TrainAI, promise.Track, promise.Combine},
	promise.Collect: {promise.Collect, promise.Track},
}

// kin tells whether a promise about act a speaks of act b.
func kin(a, b promise.Act) bool { return a == b || slices.Contains(families[a], b) }

// All is the purpose of evidence that speaks of every purpose.
const All = "All"

// outsiders are the recipients that "third parties" covers.
var outsiders = []string{"ThirdParty", "Partner", "Advertiser", "Named", "Public"}

// own are the purposes of a provider's own: those that "only to provide the service" rules out.
// Research is not among them: in reports and assessments it is mostly their authors' own.
var own = []string{"Improvement", "DirectMarketing", "Advertising", "Analytics", "TrainAI", "Personalisation"}

// meeting is one under way.
type meeting struct {
	Meeting
	promise *promise.Commitment
	banned  []string // the recipients that a ban is on
	said    *utterance
}

// meet compares a clause of statement n with what evidence e says. It is nil where a slot
// does not meet, and so nothing can be said.
func (c *comparison) meet(n int, p *promise.Passage, clause *promise.Commitment, e int, u *utterance) *Meeting {
	if !c.related[n][e].company || !sameHolder(clause, u.clause) {
		return nil
	}
	m := &meeting{promise: clause, banned: c.banned(p, clause), said: u, Meeting: Meeting{Evidence: e, Passage: u.passage, Clause: u.clause, By: u.by, Confidence: 3, of: clause}}
	switch {
	case c.vague(p, clause):
		return nil
	case m.breaks():
		m.Relation = Contests
	case u.found && m.keeps():
		m.Relation = Supports
	default:
		return nil
	}
	c.doubt(n, m)
	elsewhere := slices.Contains(m.Doubts, OtherProduct) || slices.Contains(m.Doubts, OtherTime)
	switch {
	case elsewhere && (m.Relation == Supports || refused(u.clause)):
		return nil // a right or a notice that is refused for one product says nothing of another
	case m.Relation == Contests && u.found && m.Confidence >= 2 && !elsewhere && !slices.Contains(m.Doubts, Possible):
		m.Relation = Contradicts
	}
	return &m.Meeting
}

// banned are the recipients that a ban is on: not those that it excepts.
func (c *comparison) banned(p *promise.Passage, clause *promise.Commitment) []string {
	out := slices.Clone(clause.Recipient)
	if !c.says(p, "only", "except") {
		return out
	}
	for _, inside := range []string{"Processor", "Affiliate", "Authority", "Customer"} {
		out = without(out, inside)
	}
	if len(out) == 0 && len(clause.Recipient) > 0 {
		out = []string{"ThirdParty"}
	}
	return out
}

// vague tells whether a ban is on something that was not read: for a purpose that no lexicon
// knows, or on what is merely not necessary.
func (c *comparison) vague(p *promise.Passage, clause *promise.Commitment) bool {
	if clause.Force != promise.Prohibition {
		return false
	}
	unnamed := len(clause.Data) == 0 && len(clause.Purpose) == 0 && len(without(slices.Clone(clause.Recipient), "Named")) == 0
	if slices.Contains(clause.Condition, "Necessity") || unnamed {
		return true
	}
	return len(clause.Purpose)+len(clause.Recipient) == 0 && clause.Act != promise.Sell && c.says(p, "link", "purpose")
}

// sameHolder tells whether the two are about the same one who acts. A right that is refused
// is refused by the provider.
func sameHolder(a, b *promise.Commitment) bool {
	side := func(c *promise.Commitment) promise.Holder {
		switch c.Holder {
		case promise.Processor, promise.Unknown:
			return promise.Provider
		case promise.Customer:
			return promise.User
		}
		return c.Holder
	}
	return side(a) == side(b)
}

func refused(c *promise.Commitment) bool { return change.Denies(c.Force) }

// breaks tells whether the evidence says that what is promised does not hold.
func (m *meeting) breaks() bool {
	a, b := m.promise, m.said.clause
	switch {
	case a.Force == promise.Prohibition && !refused(b):
		return kin(a.Act, b.Act) && m.data() && m.purposeBanned() && m.recipientBanned() && m.unexcused()
	case a.Exclusive && change.Orient(a) == change.Limit && !refused(b) && !b.Exclusive:
		return kin(a.Act, b.Act) && m.data() && m.beyond()
	case change.Orient(a) == change.Limit && a.Retention != "" && b.Act == promise.Store && !refused(b):
		return a.Act == promise.Store && m.data() && change.ComparePeriods(a.Retention, b.Retention) > 0 && m.note(promise.SlotRetention, []string{a.Retention}, []string{b.Retention})
	case change.Orient(a) == change.Protective && a.Force != promise.Prohibition && refused(b):
		return a.Act == b.Act && a.Act != promise.Protect && len(a.Condition) == 0 && !a.Exclusive && m.data() && m.sameMatter()
	}
	return false
}

// sameMatter tells whether what is refused is what is promised: a right to all data, or a
// duty or choice about data of the same kind. A choice about one thing is none about another.
func (m *meeting) sameMatter() bool {
	a, b := m.promise.Data, m.said.set[promise.SlotData]
	if m.promise.Act == promise.Right {
		return len(a) > 0
	}
	return overlaps(a, b)
}

// keeps tells whether the evidence says the same as the promise.
func (m *meeting) keeps() bool {
	a, b := m.promise, m.said.clause
	if !kin(a.Act, b.Act) || !promises(b) && !(a.Exclusive && b.Exclusive) {
		return false
	}
	switch {
	case a.Force == promise.Prohibition && refused(b):
		return m.data() && m.purposeBanned() && m.recipientBanned() && (a.Act == promise.Sell || len(b.Purpose)+len(b.Recipient) > 0)
	case a.Exclusive && b.Exclusive && !refused(b):
		return a.Act == b.Act && m.data() && m.overlap(promise.SlotPurpose, a.Purpose, m.said.set[promise.SlotPurpose])
	}
	return false
}

// note records a slot that meets.
func (m *meeting) note(s promise.Slot, a, b []string) bool {
	m.Slots = append(m.Slots, Slot{s, a, b})
	return true
}

// wonder adds a doubt once.
func (m *meeting) wonder(doubt string) {
	if !slices.Contains(m.Doubts, doubt) {
		m.Doubts = append(m.Doubts, doubt)
	}
}

func (m *meeting) overlap(s promise.Slot, a, b []string) bool {
	for _, v := range a {
		if slices.Contains(b, v) {
			return m.note(s, a, b)
		}
	}
	return false
}

// data: the two speak of some data in common. Personal data is all of it: a promise on it
// covers each kind, evidence on it may be on another kind than the promise.
func (m *meeting) data() bool {
	m.Slots, m.Doubts = []Slot{{promise.SlotAct, []string{string(m.promise.Act)}, []string{string(m.said.clause.Act)}}}, nil
	a, b := m.promise.Data, m.said.set[promise.SlotData]
	if len(a) == 0 {
		a = []string{"PersonalData"}
	}
	if len(b) == 0 {
		return false
	}
	if !m.overlap(promise.SlotData, a, b) {
		if !slices.Contains(a, "PersonalData") && !slices.Contains(b, "PersonalData") {
			return false
		}
		m.note(promise.SlotData, a, b)
		if !slices.Contains(a, "PersonalData") {
			m.wonder(General)
		}
	}
	return true
}

// purposeBanned: a ban on some purposes is met by one of them, a ban on all others by any of
// the provider's own.
func (m *meeting) purposeBanned() bool {
	a, b := slices.DeleteFunc(slices.Clone(m.promise.Purpose), func(v string) bool { return v == "Other" }), m.said.set[promise.SlotPurpose]
	switch {
	case len(a) == 0 && len(m.promise.Purpose) > 0:
		return false // a purpose that has no name
	case len(a) > 0 && m.overlap(promise.SlotPurpose, a, b):
		return true
	case len(a) > 0 && m.said.general:
		m.wonder(General)
		return m.note(promise.SlotPurpose, a, []string{All})
	case len(a) > 0:
		return false
	case m.promise.Act == promise.Use:
		return m.beyond()
	}
	return true
}

// beyond: the evidence names a purpose of the provider's own that the promise does not.
func (m *meeting) beyond() bool {
	if m.promise.Act != promise.Use && m.promise.Act != promise.Collect {
		return false
	}
	var out []string
	for _, v := range m.said.set[promise.SlotPurpose] {
		if slices.Contains(own, v) && !slices.Contains(m.promise.Purpose, v) {
			out = append(out, v)
		}
	}
	if len(out) == 0 && m.said.general {
		out = []string{All}
	}
	return len(out) > 0 && m.note(promise.SlotPurpose, m.promise.Purpose, out)
}

// recipientBanned: a ban on some recipients is met by one of them, one on third parties by
// any outsider, one that names none by any outsider too. Processors act for the provider.
func (m *meeting) recipientBanned() bool {
	a, b := m.banned, m.said.set[promise.SlotRecipient]
	if !kin(promise.Share, m.promise.Act) {
		return len(a) == 0 || m.overlap(promise.SlotRecipient, a, b)
	}
	if m.promise.Act == promise.Sell || m.overlap(promise.SlotRecipient, a, b) {
		return true
	}
	for _, v := range b {
		if slices.Contains(outsiders, v) && (len(a) == 0 || slices.Contains(a, "ThirdParty")) {
			return m.note(promise.SlotRecipient, a, b)
		}
	}
	return false
}

// unexcused: what the promise excepts is not what the evidence tells of.
func (m *meeting) unexcused() bool {
	a, b := m.promise.Condition, m.said.clause.Condition
	for _, v := range a {
		switch {
		case v == "Consent" || v == "OptOut":
			if !m.said.without {
				return false
			}
		case v == "UserAction" || v == "Other":
		case slices.Contains(b, v):
			return false
		default:
			m.wonder(Excepted)
		}
	}
	return m.said.without || !slices.Contains(b, "Consent")
}

// doubt lowers the confidence for each reason to.
func (c *comparison) doubt(n int, m *meeting) {
	d, e := c.Statements[n], c.Evidence[m.Evidence]
	if !c.related[n][m.Evidence].product {
		m.wonder(OtherProduct)
	}
	if x, y := yearOf(d.Date), yearOf(e.Date); x > 0 && y > 0 && max(x-y, y-x) > 2 {
		m.wonder(OtherTime)
	}
	if m.promise.Evidence < 1 || m.said.clause.Evidence < 1 {
		m.wonder(Faint)
	}
	if m.said.clause.Force == promise.Permission {
		m.wonder(Possible)
	}
	m.Confidence = max(1, m.Confidence-len(m.Doubts))
}
