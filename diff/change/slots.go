package change

import (
	"strings"

	"github.com/recant/recant/extract/promise"
)

// force adds the move of the deontic operator. It answers true where the two clauses say
// opposite things, so that no other slot of theirs can be compared.
func (v sides) force(o *collector) bool {
	c, d := o.old, o.new
	if v.onlyRead(c, d, promise.SlotForce) {
		return false
	}
	m := Move{Slot: promise.SlotForce, Old: string(c.Force), New: string(d.Force), Value: string(d.Force), Orient: d.orient}
	switch {
	case Denies(c.Force) && !Denies(d.Force):
		m.Step, m.Sign, m.Orient, m.Value = Undenied, -Standing(c.orient), c.orient, string(c.Force)
		if c.Force == promise.NoEntitlement {
			m.Step = Granted
		}
		o.add(m)
		return true
	case !Denies(c.Force) && Denies(d.Force):
		m.Step, m.Sign = Denied, Standing(d.orient)
		if d.Force == promise.NoEntitlement {
			m.Step = Refused
		}
		o.add(m)
		return true
	}
	if !protects[c.Act] || !protects[d.Act] || c.Holder == promise.User || d.Holder == promise.User {
		return false
	}
	switch was, is := binds(c.Force), binds(d.Force); {
	case was > is:
		m.Step, m.Sign, m.Orient = Loosened, Worse, Protective
		o.add(m)
	case was < is:
		m.Step, m.Sign, m.Orient, m.Value = Tightened, Better, Protective, string(c.Force)
		o.add(m)
	}
	return false
}

// binds ranks how hard a promise to do something binds.
func binds(f promise.Force) int {
	if f == promise.Permission || f == promise.Attempt {
		return 1
	}
	return 2
}

// reach ranks the acts that reach further than the ones they may be mistaken for.
var reach = map[promise.Act]int{promise.Sell: 3, promise.TrainAI: 3, promise.Profile: 2, promise.Track: 2, promise.Combine: 2, promise.Share: 1, promise.Transfer: 1}

// act adds the move from one act to another that reaches further or less far.
func act(o *collector) {
	c, d := o.old, o.new
	m := Move{Slot: promise.SlotAct, Old: string(c.Act), New: string(d.Act), Orient: d.orient}
	switch {
	case c.Act == d.Act || Widening(c.orient) == Even || Widening(d.orient) == Even:
		return
	case reach[d.Act] > max(reach[c.Act], 1):
		m.Step, m.Sign, m.Value = Raised, Worse, string(d.Act) // a ban on the graver act alone is a narrower ban
	case reach[c.Act] > max(reach[d.Act], 1):
		m.Step, m.Sign, m.Value = Lowered, Better, string(c.Act)
	}
	o.add(m)
}

// exclusive adds the move of "only". What it confines is worse without it, what it
// confines the person to is worse with it.
func (v sides) exclusive(o *collector) {
	c, d := o.old, o.new
	if c.Exclusive == d.Exclusive || v.onlyRead(c, d, promise.SlotExclusive) {
		return
	}
	bound, m := d, Move{Slot: promise.SlotExclusive, Step: Gained, Old: "false", New: "true"}
	if c.Exclusive {
		bound, m = c, Move{Slot: promise.SlotExclusive, Step: Lost, Old: "true", New: "false"}
	}
	m.Orient, m.Sign = bound.orient, -Widening(bound.orient)
	side := 1
	if c.Exclusive {
		side = 0
	}
	if (bound.Force == promise.Entitlement || bound.Act == promise.Protect) && v[side].changedAhead(bound) {
		m.Orient, m.Sign = Limit, Better // "only you can see it", "only our staff have access" shut out others, "you can only see it" does not
	}
	if c.Exclusive {
		m.Sign = -m.Sign
	}
	o.add(m)
}

// changedAhead tells whether the first change in a clause stands at its head, or at the
// head of a part of it set off by a comma: before the subject, not after it.
func (v *view) changedAhead(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		if !v.changed[i] {
			continue
		}
		return i == c.from || strings.ContainsAny(v.group.Quote[v.words[i-1].End:v.words[i].Start], ",;:")
	}
	return false
}

// retention adds the move of a period.
func retention(o *collector) {
	a, b := o.old.Retention, o.new.Retention
	m := Move{Slot: promise.SlotRetention, Old: a, New: b, Orient: o.new.orient}
	switch {
	case a == b:
		return
	case definite(a) && definite(b) && ComparePeriods(a, b) > 0:
		m.Step, m.Sign = Longer, Worse
	case definite(a) && definite(b) && ComparePeriods(a, b) < 0:
		m.Step, m.Sign = Shorter, Better
	case definite(a) && b == promise.AsLongAsNecessary:
		m.Step, m.Sign = Unbounded, Worse
	case definite(b) && a == promise.AsLongAsNecessary:
		m.Step, m.Sign = Bounded, Better
	case definite(a) && b == "":
		m.Step, m.Sign = PeriodLost, Worse
	case definite(b) && a == "":
		m.Step, m.Sign = PeriodSet, Better
	}
	if o.old.Force == promise.Entitlement && o.new.Force == promise.Entitlement {
		m.Sign = -m.Sign // the person's own time to act
	}
	o.add(m)
}

// timeLimits adds the moves of how soon, and of how long ahead, something is done. What is done
// for the person is the better the sooner it is done and the longer it is announced ahead; the
// person's own time to act is the better the longer it is.
func timeLimits(o *collector) {
	mine := o.old.Holder == promise.User && o.new.Holder == promise.User && o.new.Act != promise.Inform
	limit(o, promise.SlotWithin, o.old.Within, o.new.Within, mine)
	limit(o, promise.SlotAhead, o.old.Ahead, o.new.Ahead, !mine)
}

// limit adds the move of one time limit; longerIsBetter says which way it goes.
func limit(o *collector, slot promise.Slot, a, b string, longerIsBetter bool) {
	if o.old.orient != Protective || o.new.orient != Protective {
		return // how soon the data of a person is used is no promise to them
	}
	m := Move{Slot: slot, Old: a, New: b, Orient: o.new.orient}
	longer := Worse
	if longerIsBetter {
		longer = Better
	}
	switch {
	case a == b:
		return
	case a != "" && b != "" && ComparePeriods(a, b) > 0:
		m.Step, m.Sign = Longer, longer
	case a != "" && b != "" && ComparePeriods(a, b) < 0:
		m.Step, m.Sign = Shorter, -longer
	case a != "" && b == "":
		m.Step, m.Sign = PeriodLost, Worse
	case b != "" && a == "":
		m.Step, m.Sign = PeriodSet, Better
	}
	o.add(m)
}

// vague adds the softening words that came or went, then those that leave a list open.
func (v sides) vague(o *collector) {
	for n, c := range []*clause{o.old, o.new} {
		for _, w := range c.Vague {
			if v[1-n].holds(w) || !v[n].quotes(w) || opensList(c, w) {
				continue
			}
			m := Move{Slot: promise.SlotVague, Step: Gained, Sign: Softened(c.Commitment), Orient: c.orient, Value: w, New: w}
			if n == 0 {
				m.Step, m.Sign, m.Old, m.New = Lost, -m.Sign, w, ""
			}
			o.add(m)
			break
		}
	}
	v.opened(o)
}

// begins tells whether a finer term stands at the head of its passage.
func (v *view) begins(c *clause, f promise.Finer) bool {
	from, _ := v.wordsIn(v.group.index(c.passage), f.Span.Start, f.Span.End)
	return from < len(v.words) && v.opens(from)
}

func opensList(c *clause, words string) bool {
	for _, f := range c.Finer {
		if f.Slot == promise.SlotVague && key(f.Words) == key(words) {
			return true
		}
	}
	return false
}

// opened adds the move of what was named into an example of what is meant: "for example" was
// put before it and nothing else. Where the examples came too, they tell of themselves.
func (v sides) opened(o *collector) {
	for n, c := range []*clause{o.old, o.new} {
		for _, f := range c.Finer {
			if c.orient == Protective || f.Slot != promise.SlotVague || v[1-n].holds(f.Words) || !v.alone(n, c, f) || v[n].begins(c, f) {
				continue
			}
			m := Move{Slot: promise.SlotVague, Step: Opened, Sign: Widening(c.orient), Orient: c.orient, Value: f.Words, New: f.Words}
			if n == 0 {
				m.Step, m.Sign, m.Old, m.New = Closed, -m.Sign, f.Words, ""
			}
			o.add(m)
			break
		}
	}
}

// condition adds the moves of what an act depends on.
func (v sides) condition(o *collector) {
	came, went := v.values(o, promise.SlotCondition, 1), v.values(o, promise.SlotCondition, 0)
	if m, ok := weakerGround(o, came, went); ok {
		o.add(m)
		return
	}
	if len(came) > 0 && len(went) > 0 {
		return // one occasion in place of another
	}
	for _, x := range came {
		m := Move{Slot: promise.SlotCondition, Step: Extended, Orient: o.new.orient, Value: x.value, New: x.words}
		m.Sign = Conditioned(o.new.orient, x.value, len(o.old.Condition) > 0)
		o.add(m)
	}
	for _, x := range went {
		m := Move{Slot: promise.SlotCondition, Step: Cut, Orient: o.old.orient, Value: x.value, Old: x.words}
		m.Sign = -Conditioned(o.old.orient, x.value, len(o.new.Condition) > 0)
		o.add(m)
	}
}

// grounds ranks what gives the person a say, from most to least.
var grounds = map[string]int{"Consent": 3, "OptOut": 2, "LegitimateInterest": 1}

// weakerGround is the move from one say to a lesser or greater one.
func weakerGround(o *collector, came, went []valued) (Move, bool) {
	rank := func(list []valued) (string, int) {
		best, top := "", 0
		for _, x := range list {
			if grounds[x.value] > top {
				best, top = x.value, grounds[x.value]
			}
		}
		return best, top
	}
	from, a := rank(went)
	to, b := rank(came)
	if a == 0 || b == 0 || Widening(o.old.orient) != Worse || Widening(o.new.orient) != Worse {
		return Move{}, false
	}
	m := Move{Slot: promise.SlotCondition, Step: Replaced, Orient: o.new.orient, Value: from + ">" + to, Old: from, New: to, Sign: Worse}
	if b > a {
		m.Sign = Better
	}
	return m, true
}

// set adds the values of a set slot that came or went, then the finer terms within values
// that stayed.
func (v sides) set(o *collector, s promise.Slot) {
	came, went := v.values(o, s, 1), v.values(o, s, 0)
	came, went = cancel(came, went, replaces)
	came, went = v.unreplaced(1, came), v.unreplaced(0, went)
	for _, x := range came {
		m := Move{Slot: s, Step: Extended, Orient: o.new.orient, Value: x.value, Fine: x.fine, New: x.words, Old: strings.Join(o.old.Set(s), ", ")}
		m.Sign = named(Naming(o.new.orient, x.value), o.new, narrows(o.old.Set(s), o.new.Set(s)))
		o.add(m)
	}
	for _, x := range went {
		m := Move{Slot: s, Step: Cut, Orient: o.old.orient, Value: x.value, Fine: x.fine, Old: x.words, New: strings.Join(o.new.Set(s), ", ")}
		m.Sign = -named(Naming(o.old.orient, x.value), o.old, narrows(o.new.Set(s), o.old.Set(s)))
		o.add(m)
	}
}

// undivided are the values that have nothing finer in them: the public is the public.
var undivided = map[string]bool{"Public": true, "Acquirer": true}

// unreplaced drops finer terms of side n that stand where the other side has other words: one
// thing of a kind took the place of another.
func (v sides) unreplaced(n int, list []valued) []valued {
	var out []valued
	for _, x := range list {
		if !x.fine || !undivided[x.value] && (x.island < 0 || !v.meets(1-n, x.island)) {
			out = append(out, x)
		}
	}
	return out
}

// named is the sign of a value that came into a clause where, if narrows is told, all were
// meant before: a ban on all became a ban on some; a practice with all became one with some,
// if the text that named nothing meant all.
func named(sign Sign, c *clause, n narrowing) Sign {
	switch {
	case c.Force == promise.Prohibition && c.orient == Protective && n != staysWide:
		return -sign
	case n == fromGeneric && sign == Worse:
		return Even
	}
	return sign
}

// narrowing is how a set that holds values came out of one that may mean all.
type narrowing uint8

const (
	staysWide   narrowing = iota // the other set has values of its own
	fromEmpty                    // it is empty
	fromGeneric                  // it says "personal data" or "third parties", and this one says so no more
)

func narrows(wide, narrow []string) narrowing {
	if len(wide) == 0 {
		return fromEmpty
	}
	for _, x := range wide {
		if x != "PersonalData" && x != "ThirdParty" || has(narrow, x) {
			return staysWide
		}
	}
	return fromGeneric
}

// valued is a value, or a finer term of it, that stands on one side only.
type valued struct {
	value, words string
	island       int // the stretch of changes that it stands in, -1 where it stands in the context
	fine         bool
}

// replaces tells whether a value stands in the same stretch of changes as another, or says the
// same in other words: one took the place of the other.
func replaces(x, y valued) bool {
	return x.island == y.island || x.fine && y.fine && x.value == y.value
}

// cancel takes out of both lists what meets, each with the first of the other list that it meets.
func cancel(came, went []valued, meet func(came, went valued) bool) (a, b []valued) {
	used := make([]bool, len(went))
	for _, x := range came {
		met := false
		for i, y := range went {
			if !used[i] && meet(x, y) {
				used[i], met = true, true
				break
			}
		}
		if !met {
			a = append(a, x)
		}
	}
	for i, y := range went {
		if !used[i] {
			b = append(b, y)
		}
	}
	return a, b
}
