package parse

import (
	"slices"
	"sort"
	"strings"

	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/tag"
)

// candidate is a place in a sentence that may carry an act.
type candidate struct {
	match       lang.Match
	act         promise.Act
	nominal     bool
	implied     bool        // no word carries it: a fragment's slots or the heading above suggest it
	subject     *lang.Match // who acts, nil where nobody is named
	agent       bool        // the subject was found behind "by": a passive
	passive     bool
	attributive bool // a participle before its noun: "the data collected" in a language that says "the collected data"
	object      bool // data stands by it
	denied      bool
	modal       string // term of force.txt that governs it, "" for none
	score       float64
}

func hasFlag(m lang.Match, flag string) bool {
	for rest := m.Sub; rest != ""; {
		var f string
		if f, rest, _ = strings.Cut(rest, "."); f == flag {
			return true
		}
	}
	return false
}

// candidates finds all places that may carry an act, in token order.
func (a *analysis) candidates() []candidate {
	var found []candidate
	add := func(matches []lang.Match, nominal bool) {
		for _, m := range matches {
			if a.describesData(m) {
				continue
			}
			c := candidate{match: m, act: promise.Act(m.Value), nominal: nominal || a.looksNominal(m)}
			a.describe(&c)
			if a.admits(&c) {
				found = append(found, c)
			}
		}
	}
	add(a.matches[lang.KindAct], false)
	add(a.matches[lang.KindNominal], true)
	found = withoutDescribers(found)
	found = append(found, a.impliedActs()...)
	sort.SliceStable(found, func(i, j int) bool { return found[i].match.Start < found[j].match.Start })
	return found
}

// impliedActs are the acts that a sentence without a verb of its own may stand for: what its
// heading says, what its slots suggest ("To improve our services" uses data).
func (a *analysis) impliedActs() []candidate {
	denied, modal := a.mainOperators()
	var acts []promise.Act
	for _, s := range []struct {
		kind lang.Kind
		act  promise.Act
	}{{lang.KindPurpose, promise.Use}, {lang.KindData, promise.Collect}, {lang.KindRecipient, promise.Share}} {
		if a.first(s.kind, a.own, len(a.tokens)) != nil {
			acts = append(acts, s.act)
		}
	}
	if t := a.topic(); t != "" && t != "NoClause" && !slices.Contains(acts, promise.Act(t)) && !(denied && ofPerson(promise.Act(t)) && a.providerActs()) {
		acts = append(acts, promise.Act(t))
	}
	var out []candidate
	for _, act := range acts {
		out = append(out, candidate{act: act, implied: true, denied: denied, modal: modal, match: lang.Match{Start: a.own, End: a.own + 1, Head: a.own}})
	}
	return out
}

// ofPerson says whether an act is the person's own.
func ofPerson(act promise.Act) bool { return act == promise.Right || act == promise.Choice }

// providerActs says whether the sentence has a finite verb and names the provider before anybody
// else: under "Your rights", "we do not call you" still says what the provider does.
func (a *analysis) providerActs() bool {
	m := a.first(lang.KindActor, a.own, len(a.tokens))
	return m != nil && m.Value == string(promise.Provider) && slices.ContainsFunc(a.tags[a.own:], tag.Tag.IsFinite)
}

// mainOperators are the negation and the modal of the sentence's first main clause: they
// govern its verb also where the lexicon does not know it. What follows "but" has its own.
func (a *analysis) mainOperators() (denied bool, modal string) {
	for _, s := range a.segments {
		if s.kind == mainSegment && s.end > a.own {
			return a.deniesIn(s), a.lastForce(s)
		}
	}
	return false, ""
}

// looksNominal says whether the words of a verb entry are a noun here ("your use of"): the
// tagger says noun, and no finite or infinitive construction speaks against it.
func (a *analysis) looksNominal(m lang.Match) bool {
	t := a.tags[m.Head]
	if !t.IsNominal() || m.Form&(lang.Finite|lang.Infinitive) == 0 {
		return false
	}
	if a.verbFinal && m.Form&lang.Infinitive != 0 && a.endsModal(m) {
		return false
	}
	if m.Head == 0 {
		return false // a list item's "Share …" is tagged a noun too often
	}
	before := m.Head - 1
	return !a.startsForceEnding(before) && !a.linkAtEnd("purpose", before) && !a.actorEnding(before)
}

// endsModal says whether an infinitive closes the clause of a modal before it, in a language
// that puts it last: "zij mogen uw gegevens alleen gebruiken".
func (a *analysis) endsModal(m lang.Match) bool {
	s := a.segments[a.of[m.Start]]
	if a.first(lang.KindForce, s.start, m.Start) == nil || m.Start == 0 {
		return false
	}
	before := m.Start - 1
	return !a.linkAt("article", before) && !a.linkAt("possessive", before) && a.tags[before] != tag.Determiner && a.tags[before] != tag.Adjective
}

func (a *analysis) startsForceEnding(i int) bool {
	for _, kind := range []lang.Kind{lang.KindForce, lang.KindDenial} {
		for _, m := range a.matches[kind] {
			if m.End == i+1 {
				return true
			}
		}
	}
	return false
}

func (a *analysis) linkAtEnd(value string, i int) bool {
	for _, m := range a.matches[lang.KindLink] {
		if m.Value == value && m.End == i+1 {
			return true
		}
	}
	return false
}

func (a *analysis) actorEnding(i int) bool {
	for _, m := range a.matches[lang.KindActor] {
		if m.End == i+1 {
			return true
		}
	}
	return false
}

// describe fills in who acts, on what, and under which operators.
func (a *analysis) describe(c *candidate) {
	c.attributive = a.isAttributive(c.match)
	c.passive = c.match.Form&lang.Participle != 0 && !c.attributive && a.behindBe(c.match)
	a.findSubject(c)
	c.object = a.hasObject(c)
	c.modal = a.modalOf(c)
	c.denied = a.deniedAt(c)
	if c.match.Start < a.own && strings.HasSuffix(strings.TrimSpace(a.ctx.Lead), "?") {
		c.denied, c.modal = a.mainOperators() // "What do we collect?" "A copy of your passport we do not."
	}
}

// isAttributive says whether a participle stands before the noun that it describes ("de
// verzamelde gegevens"): where verbs come last, a noun behind one is not its object.
func (a *analysis) isAttributive(m lang.Match) bool {
	if !a.verbFinal || m.Form&lang.Participle == 0 || m.End-m.Start > 1 || m.End >= len(a.tokens) {
		return false
	}
	from := a.segments[a.of[m.Start]].start
	if m.Form&lang.Finite != 0 && !a.linkBetween("be", from, m.Start) && a.first(lang.KindForce, from, m.Start) == nil &&
		(m.Start == 0 || a.subjectEnding(m.Start-1)) {
		return false // "we processed data"
	}
	at := m.End
	if m.Form&lang.Attributive != 0 {
		at = a.behindDescribers(m.End)
	}
	data := a.first(lang.KindData, at, at+1)
	return data != nil && !a.linkAt("possessive", at) || a.tags[at].IsNominal() && a.tags[at] != tag.ProperNoun || a.tags[at] == tag.Adjective
}

// behindDescribers skips further participles and adjectives that describe the same noun:
// "pseudonymised, | aggregated or anonymised | data".
func (a *analysis) behindDescribers(i int) int {
	at := i
	for j := i; j+1 < len(a.tokens); j++ {
		if a.first(lang.KindData, j, j+1) != nil {
			return j
		}
		describes := a.tags[j] == tag.Adjective || a.tags[j] == tag.VerbParticiple || a.isParticiple(j)
		if !describes && a.tokens[j].Fold != "," && !a.linkAt("and", j) && !a.linkAt("or", j) {
			break
		}
		if describes {
			at = j + 1
		}
	}
	return at
}

func (a *analysis) isParticiple(i int) bool {
	for _, m := range a.matches[lang.KindAct] {
		if m.Start == i && m.End == i+1 && m.Form&lang.Attributive != 0 {
			return true
		}
	}
	return false
}

// subjectEnding says whether an actor that may be a subject ends with token i: "we", not "by us".
func (a *analysis) subjectEnding(i int) bool {
	for _, m := range a.matches[lang.KindActor] {
		if m.End == i+1 && !a.linkAt("by", m.Start) && !a.behindPreposition(m.Start) {
			return true
		}
	}
	return false
}

// withoutDescribers drops the participles that only describe a noun ("de verzamelde
// gegevens") where a verb of the sentence says what is done.
func withoutDescribers(found []candidate) []candidate {
	verb := func(c candidate) bool { return c.shape() == 0 }
	if !slices.ContainsFunc(found, verb) {
		return found
	}
	return slices.DeleteFunc(found, func(c candidate) bool { return c.attributive })
}

// describesData says whether a participle is an adjective in a term for data: the
// "aggregated" of "aggregated data".
func (a *analysis) describesData(m lang.Match) bool {
	if m.Form&lang.Participle == 0 || m.End-m.Start > 1 {
		return false
	}
	for _, d := range a.matches[lang.KindData] {
		if d.Start <= m.Start && m.End < d.End {
			return true
		}
	}
	return false
}

// behindBe says whether a passive auxiliary stands by a participle, in its own segment.
func (a *analysis) behindBe(m lang.Match) bool {
	s := a.segments[a.of[m.Start]]
	from := max(s.start, m.Start-8)
	if a.verbFinal {
		from = s.start // all that the clause says may stand between the two
	}
	return a.linkBetween("be", from, min(s.end, m.End+3))
}

// hasObject says whether data stands by the act: behind it before the next segment of its
// own kind, or before it where it is passive, nominal or the verb comes last.
func (a *analysis) hasObject(c *candidate) bool {
	n := a.of[c.match.Start]
	end := a.segments[n].end
	for next := n + 1; next < len(a.segments) && next <= n+2; next++ {
		if a.segments[next].kind != mainSegment && a.segments[next].kind != aside && a.segments[next].kind != relative {
			break
		}
		end = a.segments[next].end
	}
	start := a.segments[n].start
	if a.segments[n].kind == mainSegment || a.segments[n].kind == relative {
		start = max(0, start-12)
	}
	for _, kind := range []lang.Kind{lang.KindData} {
		for _, m := range a.matches[kind] {
			if m.Start >= start && m.Start < end && (c.match.Gapped || !c.match.Contains(m)) {
				return true
			}
		}
	}
	return a.linkBetween("pronoun", a.segments[n].start, a.segments[n].end)
}

// admits drops a candidate whose flags do not hold.
func (a *analysis) admits(c *candidate) bool {
	if hasFlag(c.match, "obj") && !c.object {
		return false
	}
	if hasFlag(c.match, "user") && (c.holder() != promise.User || c.passive && c.subject == nil) {
		return false
	}
	if hasFlag(c.match, "user") && c.subject == nil && a.kindAt(c.match.Start) == purposive && !a.namesPersonBefore(c.match.Start) {
		return false // "data is sent in order to determine whether": nobody chooses
	}
	if hasFlag(c.match, "to") && a.first(lang.KindRecipient, c.match.Start, len(a.tokens)) == nil && a.first(lang.KindRecipient, 0, c.match.Start) == nil {
		return false
	}
	return true
}

// namesPersonBefore says whether the person is spoken of before token i.
func (a *analysis) namesPersonBefore(i int) bool {
	for _, m := range a.matches[lang.KindActor] {
		if m.Start < i && m.Value == string(promise.User) {
			return true
		}
	}
	return false
}

// holder is who is bound, as far as the subject tells.
func (c *candidate) holder() promise.Holder {
	if c.subject != nil {
		return promise.Holder(c.subject.Value)
	}
	switch c.act {
	case promise.Right, promise.Choice:
		return promise.User
	}
	return promise.Provider
}
