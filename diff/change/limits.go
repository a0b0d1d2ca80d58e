package change

import (
	"strings"

	"github.com/recant/recant/extract/promise"
)

// deadline adds the move of the day by which something is to be done for the person. Of what
// is done already a day tells the past; a promise that gave way to it was kept, not weakened.
func deadline(o *collector) {
	a, b := o.old.Deadline, o.new.Deadline
	m := Move{Slot: promise.SlotDeadline, Old: a, New: b, Orient: o.new.orient}
	switch {
	case a == b || !awaited(o.old) || !awaited(o.new):
		return
	case a != "" && b != "" && a < b:
		m.Step, m.Sign = Later, Worse
	case a != "" && b != "":
		m.Step, m.Sign = Earlier, Better
	case b == "":
		m.Step, m.Sign = DayLost, Worse
	default:
		m.Step, m.Sign = DaySet, Better
	}
	o.add(m)
}

// awaited tells whether a clause promises something that is still to be done.
func awaited(c *clause) bool {
	return c.orient == Protective && (c.Force == promise.Obligation || c.Force == promise.Attempt)
}

// status adds the move of a measure from taken to planned or advised, and back.
func status(o *collector) {
	a, b := o.old.Status, o.new.Status
	if a == b || o.old.orient != Protective || o.new.orient != Protective {
		return
	}
	m := Move{Slot: promise.SlotStatus, Old: string(a), New: string(b), Orient: Protective}
	switch {
	case a == promise.Asserted && pending[b]:
		m.Step, m.Sign, m.Value = Loosened, Worse, string(b)
	case pending[a] && b == promise.Asserted:
		m.Step, m.Sign, m.Value = Tightened, Better, string(a)
	}
	o.add(m)
}

// pending are the statuses of what is not done yet.
var pending = map[promise.Status]bool{promise.Planned: true, promise.Recommended: true}

// holders adds the moves of who acts or is bound: who joins in what is done with data, whom a
// promise no longer binds, and a promise about all that came to bind those named alone.
func (v sides) holders(o *collector) {
	came, went := v.actors(o.new, 1), v.actors(o.old, 0)
	if o.old.orient == Protective && o.new.orient == Protective {
		v.confined(o, came, went)
	}
	if Widening(o.old.orient) == Even || Widening(o.old.orient) != Widening(o.new.orient) {
		return
	}
	if len(came) > 0 && len(went) > 0 {
		return // one actor in place of another
	}
	for _, f := range came {
		if others[f.Value] && stays(o.old, o.new) {
			o.add(Move{Slot: promise.SlotHolder, Step: Extended, Sign: Widening(o.new.orient), Orient: o.new.orient, Value: f.Value, New: f.Words})
		}
	}
	for _, f := range went {
		if others[f.Value] && stays(o.new, o.old) {
			o.add(Move{Slot: promise.SlotHolder, Step: Cut, Sign: -Widening(o.old.orient), Orient: o.old.orient, Value: f.Value, Old: f.Words})
		}
	}
}

// others are the actors beside the provider whose joining in or leaving is a move.
var others = map[string]bool{"Processor": true, "Affiliate": true, "ThirdParty": true}

// stays tells whether an actor of the lesser clause, or the provider whom it leaves unsaid,
// still acts in the fuller one.
func stays(lesser, fuller *clause) bool {
	for _, f := range lesser.Finer {
		if f.Slot == promise.SlotHolder && !others[f.Value] {
			return true
		}
	}
	return lesser.Holder == promise.Provider && fuller.Holder != promise.User
}

// actors are the words for who acts in side n's clause that came or went, and that are no
// recipient of it.
func (v sides) actors(c *clause, n int) []promise.Finer {
	var out []promise.Finer
	for _, f := range c.Finer {
		if f.Slot != promise.SlotHolder || v[1-n].holds(f.Words) {
			continue
		}
		if _, changed := v.locate(n, c, f); changed && !names(c, promise.SlotRecipient, f.Words) {
			out = append(out, f)
		}
	}
	return out
}

// names tells whether a slot of a clause was filled by words among the given ones.
func names(c *clause, slot promise.Slot, words string) bool {
	for _, f := range c.Finer {
		if f.Slot == slot && (strings.Contains(words, f.Words) || strings.Contains(f.Words, words)) {
			return true
		}
	}
	return false
}

// confined adds the move of a promise about all to one about those named: the same words,
// but for the actor put in at the end of them.
func (v sides) confined(o *collector, came, went []promise.Finer) {
	m := Move{Slot: promise.SlotHolder, Orient: Protective}
	switch {
	case len(came) == 1 && len(went) == 0 && !acts(o.old) && v.alone(1, o.new, came[0]):
		m.Step, m.Sign, m.Value, m.New = Confined, Worse, came[0].Value, came[0].Words
	case len(went) == 1 && len(came) == 0 && !acts(o.new) && v.alone(0, o.old, went[0]):
		m.Step, m.Sign, m.Value, m.Old = Spread, Better, went[0].Value, went[0].Words
	}
	if m.Step == "" && Denies(o.old.Force) && Denies(o.new.Force) && len(o.moves) == 0 && !acts(o.old) && !acts(o.new) {
		m = v.namedOnly(m)
	}
	o.add(m)
}

// longestName is how many words may be put behind a promise to confine it to somebody named.
const longestName = 3

// namedOnly is the move of a prohibition that ends in a name on one side only, its words the
// same but for that: it holds for the one named.
func (v sides) namedOnly(m Move) Move {
	for n := range v {
		last := len(v[n].words) - 1
		from := last + 1
		for from > 0 && v[n].changed[from-1] {
			from--
		}
		if size := last + 1 - from; size < 2 || size > longestName || !v[n].capital(last) || v[n].capital(from) {
			continue
		}
		if v[n].share(0, from) > 0 || v[1-n].share(0, len(v[1-n].words)) > 0 {
			continue
		}
		name := v[n].quote(last, last+1)
		if n == 1 {
			m.Step, m.Sign, m.Value, m.New = Confined, Worse, name, name
		} else {
			m.Step, m.Sign, m.Value, m.Old = Spread, Better, name, name
		}
		return m
	}
	return m
}

func acts(c *clause) bool {
	for _, f := range c.Finer {
		if f.Slot == promise.SlotHolder {
			return true
		}
	}
	return false
}

// alone tells whether nothing changed in side n's clause but that the words of an actor, and
// at most one that brings it in, were put there.
func (v sides) alone(n int, c *clause, f promise.Finer) bool {
	island, ok := v.locate(n, c, f)
	if !ok {
		return false
	}
	changed := 0
	for i := range v[n].words {
		if v[n].changed[i] {
			changed++
			ok = ok && v[n].island[i] == island
		}
	}
	for _, x := range v[1-n].changed {
		ok = ok && !x
	}
	return ok && changed <= len(foldedWords(f.Words))+1
}
