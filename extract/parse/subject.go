package parse

import (
	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/tag"
)

// findSubject looks for the actor that governs the verb: before it in its segment and those
// that continue it, right behind it (inversion), or behind "by".
func (a *analysis) findSubject(c *candidate) {
	s := a.segments[a.of[c.match.Start]]
	if agent := a.agentAfter(c.match.End); agent != nil {
		c.subject, c.agent = agent, true
		return
	}
	if m := a.subjectIn(s.start, c.match.Start); m != nil {
		c.subject = m
		return
	}
	if m := a.actorRightAfter(c.match.Head+1, s.end); m != nil && !c.nominal && a.inverts(c) {
		c.subject = m
		return
	}
	if c.passive || c.nominal {
		return
	}
	for n := a.of[c.match.Start] - 1; n >= 0; n-- { // "we collect data, use it, and share it"
		before := a.segments[n]
		if before.kind != s.kind && before.kind != mainSegment {
			continue
		}
		if m := a.lastActor(before.start, before.end); m != nil {
			c.subject = m
			return
		}
	}
}

// inverts says whether the word behind a verb may be its subject: in a language that
// inverts, behind a finite form.
func (a *analysis) inverts(c *candidate) bool {
	return a.pack.Trait("inversion") != nil && (a.tags[c.match.Head].IsFinite() || c.match.Form&lang.Split != 0)
}

// agentAfter is the actor behind "by" within a few tokens.
func (a *analysis) agentAfter(i int) *lang.Match {
	for _, l := range a.matches[lang.KindLink] {
		if l.Value != "by" || l.Start < i || l.Start > i+4 {
			continue
		}
		for k := range a.matches[lang.KindActor] {
			m := &a.matches[lang.KindActor][k]
			if m.Start >= l.End && m.Start <= l.End+2 {
				return m
			}
		}
	}
	return nil
}

// lastActor is the last actor in a range that can be a subject: not behind a preposition
// or a possessive use.
func (a *analysis) lastActor(from, to int) *lang.Match {
	actors := a.matches[lang.KindActor]
	for k := len(actors) - 1; k >= 0; k-- {
		m := &actors[k]
		if m.Start < from || m.End > to || a.behindPreposition(m.Start) {
			continue
		}
		return m
	}
	return nil
}

// subjectIn is the actor before a verb that is its subject: the last, unless that is a
// pronoun that stands as object between the subject and the verb ("we may you inform").
func (a *analysis) subjectIn(from, to int) *lang.Match {
	last := a.lastActor(from, to)
	if last == nil || last.End-last.Start > 1 || last.End == to && last.Start == from {
		return last
	}
	before := a.lastActor(from, last.Start)
	if before == nil || before.Value == last.Value || last.Start-before.End > 3 {
		return last
	}
	for i := before.End; i < last.Start; i++ {
		if !a.startsAt(lang.KindForce, i) && !a.startsAt(lang.KindDenial, i) && !a.linkAt("be", i) && a.tags[i] != tag.AuxFinite && a.tags[i] != tag.Adverb {
			return last
		}
	}
	return before
}

func (a *analysis) behindPreposition(i int) bool {
	for back := 1; back <= 3 && i-back >= 0; back++ {
		at := i - back
		if a.linkAtEnd("of", at) || a.linkAtEnd("to", at) || a.linkAtEnd("by", at) {
			return true
		}
		if !a.linkAt("article", at) && !a.linkAt("possessive", at) {
			return false
		}
	}
	return false
}

// actorRightAfter is an actor that directly follows a finite verb.
func (a *analysis) actorRightAfter(i, end int) *lang.Match {
	for k := range a.matches[lang.KindActor] {
		m := &a.matches[lang.KindActor][k]
		if m.Start == i && m.End <= end && m.End-m.Start == 1 {
			return m
		}
	}
	return nil
}
