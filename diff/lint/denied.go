package lint

import (
	"slices"

	"github.com/recant/recant/diff/align"
	"github.com/recant/recant/extract/promise"
)

// said is a clause with the passage that it stands in, and the word that carries its act.
type said struct {
	passage int
	verb    promise.Cue
	*promise.Commitment
}

// How plainly two sentences must speak before the one is held against the other.
const (
	mostWords = 40 // of a sentence: longer ones say more than one clause holds
	beside    = 30 // bytes between a verb and the "not" that denies it, or the data that it is done to
)

// denied tells of what one sentence rules out and another says is done: by the provider, in
// plain words of the same act, on the same data, for the same purposes and recipients,
// neither of them limited or conditional, and about the same part of the service.
func (l *linter) denied() {
	var bans, practices []said
	l.each(func(i int, c *promise.Commitment) {
		s := said{passage: i, Commitment: c}
		if c.Holder != promise.Provider || c.Exclusive || len(c.Condition) > 0 || !exposes[c.Act] || !l.plain(&s) {
			return
		}
		denial := l.near(i, s.verb, "denial") && !l.reported(i, s.verb)
		switch {
		case c.Force == promise.Prohibition && denial:
			bans = append(bans, s)
		case c.Force != promise.Prohibition && c.Force != promise.Attempt && l.says(i, "denial") == nil:
			practices = append(practices, s)
		}
	})
	for _, b := range bans {
		for _, p := range practices {
			if b.passage != p.passage && b.Act == p.Act && l.samePart(b.passage, p.passage) && rulesOut(b.Commitment, p.Commitment) {
				l.add(Denied, string(b.Act), Place{l.passage(b.passage), b.Commitment}, Place{l.passage(p.passage), p.Commitment})
				break
			}
		}
	}
}

// exposes are the acts whose denial can be broken.
var exposes = map[promise.Act]bool{promise.Collect: true, promise.Use: true, promise.Share: true, promise.Sell: true, promise.Track: true,
	promise.Profile: true, promise.TrainAI: true, promise.Store: true}

// plain tells whether a sentence says one thing in plain words: of one act, which a verb
// carries, by the provider, with the data beside it, and nothing that qualifies it. It sets the verb.
func (l *linter) plain(s *said) bool {
	p := l.passage(s.passage)
	if l.qualified(s.passage) || l.says(s.passage, "link", "relative") != nil || !ended(p.Quote) || len(align.Words(p.Quote)) > mostWords {
		return false
	}
	if slices.ContainsFunc(p.Clauses, func(c promise.Commitment) bool { return c.Act != s.Act }) {
		return false
	}
	for _, q := range l.cues[s.passage] {
		if q.Kind == "act" && q.Value == string(s.Act) && l.near(s.passage, q, "data") && l.actor(s.passage, q) == string(promise.Provider) {
			s.verb = q
			return true
		}
	}
	return false
}

// actor is who stands nearest before a verb, "" for nobody.
func (l *linter) actor(i int, verb promise.Cue) string {
	who, at := "", -1
	for _, q := range l.cues[i] {
		if q.Kind == "actor" && q.End <= verb.Start && q.Start > at && (q.Value == string(promise.Provider) || q.Value == string(promise.User)) {
			who, at = q.Value, q.Start
		}
	}
	return who
}

// reported tells whether a "that" stands between a verb and the "not" behind it, which then
// denies another verb: "we ask that you never share".
func (l *linter) reported(i int, verb promise.Cue) bool {
	that := l.says(i, "link", "that")
	if that == nil || that.Start < verb.Start {
		return false
	}
	denial := l.says(i, "denial")
	return denial != nil && denial.Start >= that.End
}

// near tells whether a cue of a kind stands right before or behind another.
func (l *linter) near(i int, of promise.Cue, kind string) bool {
	return slices.ContainsFunc(l.cues[i], func(q promise.Cue) bool {
		return q.Kind == kind && q.Start-of.End <= beside && of.Start-q.End <= beside
	})
}

// samePart tells whether two passages are about the same part of the service: they stand
// under one heading, or one stands above the other's.
func (l *linter) samePart(a, b int) bool {
	x, y := l.passage(a).Section, l.passage(b).Section
	n := min(len(x), len(y))
	return n <= 2 || slices.Equal(x[:n-1], y[:n-1])
}

// outsiders are the recipients that "third parties" covers.
var outsiders = []string{"ThirdParty", "Partner", "Advertiser"}

// rulesOut tells whether a ban speaks of what a practice does, slot by slot.
func rulesOut(ban, practice *promise.Commitment) bool {
	if len(ban.Purpose) > 0 && !meets(ban.Purpose, practice.Purpose) {
		return false
	}
	switch ban.Act {
	case promise.Sell:
		return slices.Contains(ban.Data, "PersonalData") && slices.Contains(practice.Data, "PersonalData")
	case promise.Share:
		third := slices.Contains(ban.Recipient, "ThirdParty") && meets(outsiders, practice.Recipient)
		return sameData(ban, practice) && (third || meets(ban.Recipient, practice.Recipient))
	case promise.Use, promise.Profile, promise.TrainAI:
		return sameData(ban, practice) && len(ban.Purpose) > 0
	}
	return sameWords(ban, practice)
}

// meets tells whether two sets that both say something have a value in common.
func meets(a, b []string) bool {
	return slices.ContainsFunc(a, func(v string) bool { return v != "Other" && v != "Anonymous" && slices.Contains(b, v) })
}

// sameData: of the same kind, or the ban is on all personal data. What is anonymous is another matter.
func sameData(ban, practice *promise.Commitment) bool {
	if slices.Contains(practice.Data, "Anonymous") {
		return false
	}
	return slices.Contains(ban.Data, "PersonalData") && len(practice.Data) > 0 || meets(ban.Data, practice.Data)
}

// sameWords: of the same data by name. "We do not collect your phone number" says
// nothing of e-mail addresses, though both are contact details.
func sameWords(ban, practice *promise.Commitment) bool {
	for _, f := range ban.Finer {
		for _, g := range practice.Finer {
			if f.Slot == promise.SlotData && g.Slot == f.Slot && f.Value == g.Value && f.Value != "PersonalData" && f.Value != "Anonymous" && f.Words == g.Words {
				return true
			}
		}
	}
	return false
}
