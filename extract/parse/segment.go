package parse

import (
	"github.com/recant/recant/extract/lang"
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

// linkKinds are the connectives that open a segment, and which.
var linkKinds = map[string]segmentKind{
	"relative": relative, "if": conditional, "when": conditional, "because": causal, "purpose": purposive, "that": relative, "but": mainSegment,
}

// cutter divides the tokens of a sentence into segments at marks and connectives.
type cutter struct {
	*analysis
	current segment
	before  []segmentKind // what each open parenthesis interrupted
}

// cut divides the tokens into segments.
func (a *analysis) cut() {
	opens := a.openings()
	a.of = make([]int, len(a.tokens))
	c := &cutter{analysis: a}
	for i, t := range a.tokens {
		if t.Kind == lang.Mark {
			c.mark(i, t.Fold)
			continue
		}
		c.word(i, opens)
	}
	c.close(len(a.tokens), mainSegment)
	for n, s := range a.segments {
		for i := s.start; i < s.end; i++ {
			a.of[i] = n
		}
	}
}

// close ends the current segment before a token and opens the next.
func (c *cutter) close(at int, next segmentKind) {
	if at > c.current.start {
		c.current.end = at
		c.segments = append(c.segments, c.current)
	}
	c.current = segment{kind: next, start: at}
}

// mark goes over a mark. What stands in parentheses is one segment.
func (c *cutter) mark(i int, fold string) {
	switch {
	case fold == "(":
		c.before = append(c.before, c.current.kind)
		c.close(i, aside)
	case fold == ")" && len(c.before) > 0:
		kind := c.before[len(c.before)-1]
		c.before = c.before[:len(c.before)-1]
		c.close(i+1, kind)
	case len(c.before) > 0:
	case fold == "," || fold == "–":
		kind := c.current.kind
		if kind != mainSegment && c.resumes(i+1) {
			kind = mainSegment
		}
		c.close(i+1, kind)
	case endsSegment(fold):
		c.close(i+1, mainSegment)
	}
}

// word goes over a word: a connective opens a segment, a verb may end one.
func (c *cutter) word(i int, opens map[int]segmentKind) {
	inside := len(c.before) > 0
	kind, opened := opens[i]
	switch {
	case opened && !inside:
		c.close(i, kind)
	case c.current.kind == mainSegment && !inside && c.coordinates(c.current.start, i):
		c.close(i, mainSegment)
		c.current.own = true
	case c.current.kind == relative && c.leavesRelative(c.current.start, i):
		c.close(i, mainSegment)
	case c.verbFinal && c.current.kind != mainSegment && c.current.kind != aside && c.closedByVerb(c.current.start, i):
		c.close(i, mainSegment)
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
