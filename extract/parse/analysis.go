package parse

import (
	"slices"

	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/tag"
)

// analysis is a sentence with all that the lexicon found in it.
type analysis struct {
	pack       *lang.Pack
	text       string
	tokens     []lang.Token
	tags       []tag.Tag
	matches    [lang.KindCount][]lang.Match
	segments   []segment
	of         []int // token position -> index of its segment
	ctx        Context
	topicTerm  string // of the heading or lead-in, once topicKnown
	topicKnown bool
	tables     tables      // the words that the models know
	finite     bool        // it has a finite verb
	rivals     [5]rivals   // by slotKinds
	picked     []candidate // the candidates that were chosen
	verbFinal  bool        // the language's subordinate clauses end with their verb
	own        int         // token position from which the sentence itself runs; before it stands its lead-in
}

// analyse tokenizes a text, scans it for the lexicon's words and cuts it into segments.
func analyse(pack *lang.Pack, text string, ctx Context) *analysis {
	a := &analysis{pack: pack, text: text, ctx: ctx, tokens: pack.Tokenize(text), tables: wordTables(pack.Code)}
	for _, m := range pack.Scan(a.tokens) {
		a.matches[m.Kind] = append(a.matches[m.Kind], m)
	}
	a.addNames()
	a.verbFinal = slices.Contains(pack.Trait("subordinate"), "verb-final")
	a.dropFartherHalves()
	a.dropHiddenLinks()
	a.dropPossessors()
	a.tags = make([]tag.Tag, len(a.tokens))
	if a.speaks() {
		a.tags = pack.Tags(a.tokens) // costs more than the scan: only where a verb is to be told from a noun
		a.correctTags()
	}
	a.cut()
	return a
}

// addNames marks the words that name the provider as who acts.
func (a *analysis) addNames() {
	if len(a.ctx.Names) == 0 {
		return
	}
	actors := a.matches[lang.KindActor]
	for i, t := range a.tokens {
		if t.Upper && a.ctx.Names[t.Fold] {
			actors = append(actors, lang.Match{Kind: lang.KindActor, Value: string(promise.Provider), Start: i, End: i + 1, Head: i})
		}
	}
	slices.SortStableFunc(actors, func(x, y lang.Match) int { return x.Start - y.Start })
	a.matches[lang.KindActor] = actors
}

// speaks says whether the lexicon found anything that a clause can be made of.
func (a *analysis) speaks() bool {
	for _, kind := range []lang.Kind{lang.KindAct, lang.KindNominal, lang.KindData, lang.KindPurpose, lang.KindRecipient} {
		if len(a.matches[kind]) > 0 {
			return true
		}
	}
	return false
}

// dropFartherHalves decides what the first half of a negation in two parts belongs to where a
// second half of a denial and one of a restriction follow it ("ne … pas … que", "ne … que …
// pas"): the nearer.
func (a *analysis) dropFartherHalves() {
	farther := func(m lang.Match, rivals []lang.Match) bool {
		return m.Gapped && slices.ContainsFunc(rivals, func(r lang.Match) bool { return r.Gapped && r.Start == m.Start && r.End < m.End })
	}
	denials := slices.Clone(a.matches[lang.KindDenial])
	a.matches[lang.KindDenial] = slices.DeleteFunc(a.matches[lang.KindDenial], func(m lang.Match) bool { return farther(m, a.matches[lang.KindOnly]) })
	a.matches[lang.KindOnly] = slices.DeleteFunc(a.matches[lang.KindOnly], func(m lang.Match) bool { return farther(m, denials) })
}

// hiding are the kinds whose words of several tokens hide the connectives inside them:
// the "to" of "the right to", the "if" of "only if".
var hiding = []lang.Kind{lang.KindForce, lang.KindAct, lang.KindCondition, lang.KindStatus, lang.KindOnly, lang.KindTime,
	lang.KindScope, lang.KindVague, lang.KindPurpose, lang.KindRecipient}

func (a *analysis) dropHiddenLinks() {
	links := a.matches[lang.KindLink]
	kept := links[:0]
	for _, l := range links {
		hidden := false
		for _, kind := range hiding {
			for _, m := range a.matches[kind] {
				if m.End-m.Start > l.End-l.Start && !m.Gapped && m.Contains(l) && m.Start < l.Start && !(kind == lang.KindAct && l.Value == "that" && l.End == m.End) {
					hidden = true
				}
			}
		}
		if !hidden {
			kept = append(kept, l)
		}
	}
	a.matches[lang.KindLink] = kept
}

// correctTags takes the verbs that carry acts for full verbs: auxiliaries are few, and the
// lexicon knows them.
func (a *analysis) correctTags() {
	full := map[tag.Tag]tag.Tag{tag.AuxFinite: tag.VerbFinite, tag.AuxInfinitive: tag.VerbInfinitive, tag.AuxParticiple: tag.VerbParticiple}
	for _, m := range a.matches[lang.KindAct] {
		if to, ok := full[a.tags[m.Head]]; ok && m.Form != 0 && !a.linkAt("be", m.Head) && !a.startsAt(lang.KindForce, m.Head) {
			a.tags[m.Head] = to
		}
	}
}

// dropPossessors drops actors that only say whose the data is: the "je" of "je gegevens".
func (a *analysis) dropPossessors() {
	actors := a.matches[lang.KindActor]
	kept := actors[:0]
	for _, m := range actors {
		if m.End-m.Start == 1 && a.linkAt("possessive", m.Start) && a.possesses(m) {
			continue
		}
		kept = append(kept, m)
	}
	a.matches[lang.KindActor] = kept
}

// possesses says whether a word that may be a pronoun or a possessive begins a longer term,
// or stands right before one.
func (a *analysis) possesses(m lang.Match) bool {
	for _, kind := range []lang.Kind{lang.KindData, lang.KindPurpose, lang.KindRecipient, lang.KindCondition} {
		for _, o := range a.matches[kind] {
			if o.Start == m.Start && o.End > m.End && kind != lang.KindCondition || o.Start == m.End {
				return true
			}
		}
	}
	return false
}

// first gives the first match of a kind that starts within a range of tokens, nil without one.
func (a *analysis) first(kind lang.Kind, from, to int) *lang.Match {
	for i := range a.matches[kind] {
		if m := &a.matches[kind][i]; m.Start >= from && m.Start < to {
			return m
		}
	}
	return nil
}

func (a *analysis) startsAt(kind lang.Kind, i int) bool {
	m := a.first(kind, i, i+1)
	return m != nil
}

func (a *analysis) linkAt(value string, i int) bool { return a.linkBetween(value, i, i+1) }

// linkBetween says whether a connective of the given term starts within a range of tokens.
func (a *analysis) linkBetween(value string, from, to int) bool {
	for _, l := range a.matches[lang.KindLink] {
		if l.Value == value && l.Start >= from && l.Start < to {
			return true
		}
	}
	return false
}

// kindAt is the kind of the segment that a token stands in.
func (a *analysis) kindAt(i int) segmentKind { return a.segments[a.of[i]].kind }
