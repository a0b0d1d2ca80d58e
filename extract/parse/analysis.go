package parse

import (
	"slices"

	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/tag"
)

// segmentKind is how a stretch of a sentence hangs in it.
type segmentKind uint8

const (
	mainSegment segmentKind = iota
	conditional             // if, when, provided that
	relative                // which, that, who
	purposive               // to, in order to, for the purpose of
	causal                  // because, since
	aside                   // in parentheses
)

// segment is a stretch of tokens between clause boundaries.
type segment struct {
	kind       segmentKind
	start, end int  // token positions, half-open
	own        bool // a clause of its own, with a verb of its own: no modal or denial carries over from before it
}

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
	finite     bool        // it has a finite verb
	picked     []candidate // the candidates that were chosen
	verbFinal  bool        // the language's subordinate clauses end with their verb
	own        int         // token position from which the sentence itself runs; before it stands its lead-in
}

// analyse tokenizes a text, scans it for the lexicon's words and cuts it into segments.
func analyse(pack *lang.Pack, text string, ctx Context) *analysis {
	a := &analysis{pack: pack, text: text, ctx: ctx, tokens: pack.Tokenize(text)}
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
				if m.End-m.Start > l.End-l.Start && !m.Gapped && m.Contains(l) && m.Start < l.Start {
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

// linkKinds are the connectives that open a segment, and which.
var linkKinds = map[string]segmentKind{
	"relative": relative, "if": conditional, "when": conditional, "because": causal, "purpose": purposive, "that": relative, "but": mainSegment,
}

// cut divides the tokens into segments at marks and connectives.
func (a *analysis) cut() {
	opens := a.openings()
	a.of = make([]int, len(a.tokens))
	current := segment{kind: mainSegment}
	var before []segmentKind // what each open parenthesis interrupted
	close := func(at int, next segmentKind) {
		if at > current.start {
			current.end = at
			a.segments = append(a.segments, current)
		}
		current = segment{kind: next, start: at}
	}
	for i, t := range a.tokens {
		switch {
		case t.Kind == lang.Mark && t.Fold == "(":
			before = append(before, current.kind)
			close(i, aside)
		case t.Kind == lang.Mark && t.Fold == ")" && len(before) > 0:
			kind := before[len(before)-1]
			before = before[:len(before)-1]
			close(i+1, kind)
		case t.Kind == lang.Mark && (t.Fold == "," || t.Fold == "–"):
			if len(before) > 0 {
				continue
			}
			kind := current.kind
			if kind != mainSegment && a.resumes(i+1) {
				kind = mainSegment
			}
			close(i+1, kind)
		case t.Kind == lang.Mark && endsSegment(t.Fold):
			if len(before) == 0 {
				close(i+1, mainSegment)
			}
		default:
			if kind, ok := opens[i]; ok && len(before) == 0 {
				close(i, kind)
			} else if current.kind == mainSegment && len(before) == 0 && a.coordinates(current.start, i) {
				close(i, mainSegment)
				current.own = true
			} else if current.kind == relative && a.leavesRelative(current.start, i) {
				close(i, mainSegment)
			} else if a.verbFinal && current.kind != mainSegment && current.kind != aside && a.closedByVerb(current.start, i) {
				close(i, mainSegment)
			}
		}
	}
	close(len(a.tokens), mainSegment)
	for n, s := range a.segments {
		for i := s.start; i < s.end; i++ {
			a.of[i] = n
		}
	}
}

func endsSegment(fold string) bool {
	switch fold {
	case ";", ":", ".", "!", "?", "|":
		return true
	}
	return false
}

// openings are the token positions at which a connective opens a segment.
func (a *analysis) openings() map[int]segmentKind {
	opens := map[int]segmentKind{}
	for _, l := range a.matches[lang.KindLink] {
		kind, ok := linkKinds[l.Value]
		if !ok || kind == relative && a.tags[l.Start] == tag.Determiner {
			continue // "that information" is not a clause
		}
		if kind == purposive && l.End == l.Start+1 && a.marksInfinitive(l.Start) && !a.infinitiveAt(l.End) {
			continue // "to us" is not a purpose
		}
		if have, taken := opens[l.Start]; taken && have != relative {
			continue
		}
		opens[l.Start] = kind
	}
	for _, m := range a.matches[lang.KindCondition] {
		if _, taken := opens[m.Start]; !taken && m.Value == "UserAction" && m.End-m.Start > 1 {
			opens[m.Start] = conditional
		}
	}
	return opens
}

// resumes says whether the stretch from token i to the next mark is a clause of its own,
// with a subject and a finite verb, so that a subordinate segment before it is over.
func (a *analysis) resumes(i int) bool {
	end := i
	for end < len(a.tokens) && a.tokens[end].Kind != lang.Mark {
		end++
	}
	if i >= end {
		return false
	}
	for _, l := range a.matches[lang.KindLink] {
		if l.Start != i {
			continue
		}
		if _, opens := linkKinds[l.Value]; opens || l.Value == "and" || l.Value == "or" {
			return false
		}
	}
	finite := -1
	for j := i; j < end && finite < 0; j++ {
		if a.tags[j].IsFinite() || a.startsAt(lang.KindForce, j) || a.verbFinal && j == i && a.isVerb(j) {
			finite = j
		}
		if j > i && a.opensAt(j) {
			break
		}
	}
	switch {
	case finite < 0:
		return false
	case finite == i && a.verbFinal: // a verb that opens a clause is that of the main clause
		return true
	case finite == i: // inversion: the verb first, then its subject
		return i+1 < end && (a.startsAt(lang.KindActor, i+1) || a.tags[i+1] == tag.Determiner || a.tags[i+1] == tag.Pronoun || a.tags[i+1].IsNominal())
	}
	for j := i; j < finite; j++ {
		if a.tags[j].IsNominal() || a.tags[j] == tag.Pronoun {
			return true
		}
	}
	return false
}

func (a *analysis) opensAt(i int) bool {
	for _, l := range a.matches[lang.KindLink] {
		if _, opens := linkKinds[l.Value]; opens && l.Start == i {
			return true
		}
	}
	return false
}

// leavesRelative says whether token i is a second finite verb, so that the relative clause
// that began at start is over: "information that you give us | is stored".
func (a *analysis) leavesRelative(start, i int) bool {
	if i-start < 2 || !a.tags[i].IsFinite() {
		return false
	}
	for j := start; j < i; j++ {
		if !a.tags[j].IsFinite() {
			continue
		}
		// an auxiliary or modal and its verb are one: "that we have collected", "die zijn verzameld"
		return a.tags[i] == tag.AuxFinite || j < i-1
	}
	return false
}

// coordinates says whether the "and" at token i joins a second clause to the one that began
// at start, in a language whose verbs come second: "is not read and all mail is deleted",
// "deletes the address and sees it not".
func (a *analysis) coordinates(start, i int) bool {
	if !a.verbFinal || i+2 >= len(a.tokens) || !a.linkAt("and", i) {
		return false
	}
	said := -1 // the last verb that carries an act before the "and"
	for _, m := range a.matches[lang.KindAct] {
		if m.Start >= start && m.Head < i && m.Form != 0 {
			said = max(said, m.Head)
		}
	}
	if said < 0 {
		return false
	}
	if a.tags[i+1].IsFinite() && a.tags[said].IsFinite() && i-said > 1 && a.first(lang.KindForce, start, i) == nil {
		return true
	}
	for j := i + 1; j < len(a.tokens) && j <= i+6; j++ {
		if a.linkAt("be", j) || a.startsAt(lang.KindForce, j) {
			return j > i+1 && !a.isVerb(j-1)
		}
		if a.tokens[j].Kind == lang.Mark || a.opensAt(j) || a.isVerb(j) || a.linkAt("and", j) {
			return false
		}
	}
	return false
}

// closedByVerb says whether the subordinate clause that began at start ended with the verb
// before token i, and another verb follows before the next mark: "gegevens die u geeft | delen wij".
func (a *analysis) closedByVerb(start, i int) bool {
	if i-start < 2 || !a.isVerb(i-1) || a.linkAt("and", i) || a.linkAt("or", i) {
		return false
	}
	if a.isVerb(i) && (a.isAuxiliary(i-1) || a.isAuxiliary(i)) {
		return false // inside of the cluster of verbs: "worden verwerkt", "verwerkt worden"
	}
	for j := i; j < len(a.tokens) && a.tokens[j].Kind != lang.Mark; j++ {
		if a.opensAt(j) {
			return false
		}
		if a.isVerb(j) {
			return true
		}
	}
	return false
}

func (a *analysis) isAuxiliary(i int) bool {
	return a.linkAt("be", i) || a.startsAt(lang.KindForce, i) || a.tags[i] == tag.AuxFinite || a.tags[i] == tag.AuxInfinitive
}

// isVerb says whether a token is a verb, by its tag or by the lexicon.
func (a *analysis) isVerb(i int) bool {
	if a.isAuxiliary(i) || a.tags[i] == tag.VerbFinite || a.tags[i] == tag.VerbInfinitive {
		return true
	}
	for _, m := range a.matches[lang.KindAct] {
		if m.Start == i && m.Form&(lang.Finite|lang.Infinitive) != 0 {
			return true
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
