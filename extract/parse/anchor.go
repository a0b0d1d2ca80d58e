package parse

import (
	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

// anchors are the words that carry what no set slot holds: the act, the "not" and the
// "only". A comparison needs them to tell a promise that changed from one that was read
// otherwise.
func (a *analysis) anchors(c *candidate, p *promise.Commitment, from, to int) []promise.Finer {
	var out []promise.Finer
	if !c.implied {
		out = append(out, a.anchor(promise.SlotAct, string(p.Act), c.match.Start), a.anchor(promise.SlotAct, string(p.Act), c.match.End-1))
	}
	if p.Force == promise.Prohibition || p.Force == promise.NoEntitlement {
		for _, m := range a.matches[lang.KindDenial] {
			if m.Start >= from && m.Start < to {
				out = append(out, a.anchor(promise.SlotForce, string(p.Force), m.Start), a.anchor(promise.SlotForce, string(p.Force), m.End-1))
			}
		}
	}
	if p.Exclusive {
		for _, m := range a.matches[lang.KindOnly] {
			if m.Value != "except" && m.Start >= from && m.Start < to {
				out = append(out, a.anchor(promise.SlotExclusive, "true", m.Start), a.anchor(promise.SlotExclusive, "true", m.End-1))
			}
		}
	}
	return once(out)
}

// anchor is one token: of words with a gap, the ends stand for the whole.
func (a *analysis) anchor(slot promise.Slot, value string, token int) promise.Finer {
	t := a.tokens[token]
	return promise.Finer{Slot: slot, Value: value, Words: lang.Fold(a.text[t.Start:t.End]), Span: text.Span{Start: t.Start, End: t.End}}
}

// once drops an anchor that stands twice in a row, as those of a single token do.
func once(all []promise.Finer) []promise.Finer {
	var out []promise.Finer
	for _, f := range all {
		if len(out) == 0 || out[len(out)-1] != f {
			out = append(out, f)
		}
	}
	return out
}

// actors are the words for those who act: the subject or agent, and whom a list joins to it
// ("we and our affiliates", "neither we nor our partners").
func (a *analysis) actors(c *candidate) []promise.Finer {
	all := a.matches[lang.KindActor]
	at := -1
	for i := range all {
		if c.subject != nil && all[i].Start == c.subject.Start {
			at = i
		}
	}
	if at < 0 || all[at].Value == string(promise.User) {
		return nil
	}
	from, to := at, at+1
	for from > 0 && a.listed(all[from-1], all[from]) {
		from--
	}
	for to < len(all) && a.listed(all[to-1], all[to]) {
		to++
	}
	var out []promise.Finer
	for _, m := range all[from:to] {
		out = append(out, a.finer(promise.SlotHolder, m))
	}
	return out
}
