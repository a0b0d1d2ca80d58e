package change

import (
	"strings"

	"github.com/recant/recant/diff/align"
	"github.com/recant/recant/extract/promise"
)

// sides are the old and the new view of an aligned pair.
type sides [2]*view

// Compare gives the moves of an aligned pair, in the order of the new version's clauses,
// what was lost after what stayed. Only what differs in words counts: a slot that reads
// otherwise though its words are the same moved in the reader, not in the promise. The words
// of a lead-in count where they turn its items into their opposite.
func Compare(old, new *Group, b *Background) []Move {
	if old.Quote == new.Quote && old.context() == new.context() {
		return nil
	}
	v := newViews(old, new, b.Renamed)
	if !v[0].context && !v.touched() {
		return nil
	}
	couples, lost, gained := coupleClauses(v)
	var moves []Move
	for _, c := range couples {
		moves = append(moves, v.coupled(&v[0].clauses[c.old], &v[1].clauses[c.new], b)...)
	}
	var came, went []Move
	for _, j := range gained {
		came = append(came, v.solitary(1, j)...)
	}
	for _, i := range lost {
		went = append(went, v.solitary(0, i)...)
	}
	came, went = reworded(came, went)
	if conditioned(moves) {
		came, went = saidOnce(came), saidOnce(went)
	}
	return append(append(moves, came...), went...)
}

func conditioned(moves []Move) bool {
	for i := range moves {
		if moves[i].Slot == promise.SlotCondition {
			return true
		}
	}
	return false
}

// saidOnce drops the choices among the moves: "unless you opt out" is a condition and a
// choice, and the condition has told of it.
func saidOnce(moves []Move) []Move {
	var out []Move
	for _, m := range moves {
		if act := m.Clause().Act; act != promise.Choice && act != promise.Consent {
			out = append(out, m)
		}
	}
	return out
}

// reworded takes out what came and went with the same bent in one passage: it is the same
// thing in other words, read as another act.
func reworded(came, went []Move) (a, b []Move) {
	used := make([]bool, len(went))
	for _, m := range came {
		met := false
		for i := range went {
			if !used[i] && went[i].Orient == m.Orient {
				used[i], met = true, true
				break
			}
		}
		if !met {
			a = append(a, m)
		}
	}
	for i := range went {
		if !used[i] {
			b = append(b, went[i])
		}
	}
	return a, b
}

// Alone gives the moves of a passage that stands in one version only: in the new one
// where added is set.
func Alone(p *promise.Passage, added Step) []Move {
	var moves []Move
	if len(align.Words(p.Quote)) == 0 {
		return nil // an address, whatever words it is made of
	}
	for i := range p.Clauses {
		c := clause{Commitment: &p.Clauses[i], passage: p, orient: Orient(&p.Clauses[i])}
		if m, ok := standing(&c, added); ok {
			moves = append(moves, m)
		}
	}
	return moves
}

// standing is the move of a commitment that was Gained or Lost.
func standing(c *clause, step Step) (Move, bool) {
	sign := Standing(c.orient)
	m := Move{Slot: promise.SlotAct, Step: step, Sign: sign, Orient: c.orient, Value: string(c.Act)}
	if step == Gained {
		m.New, m.NewClause, m.NewPassage = c.Norm(), c.Commitment, c.passage
	} else {
		m.Sign = -sign
		m.Old, m.OldClause, m.OldPassage = c.Norm(), c.Commitment, c.passage
	}
	return m, sign != Even
}

func (v sides) touched() bool {
	for _, side := range v {
		for _, c := range side.changed {
			if c {
				return true
			}
		}
	}
	return false
}

// edited tells whether a word of either clause changed.
func (v sides) edited(c, d *clause) bool {
	return v[0].share(c.from, c.to) > 0 || v[1].share(d.from, d.to) > 0
}

// Shares of a clause's words, in hundredths, that must have changed before it can be new.
const (
	leastNew     = 25 // where the other side has no such act
	leastNewAct  = 50 // where it has, in another clause
	leastNewRead = 40 // where nothing was read on the other side
	leastNewVerb = 10 // where the verb itself came
)

// leastFresh is how many words that carry meaning must be new in it: one alone may be another
// form of the same verb.
const leastFresh = 2

// solitary judges a clause of side n that has no partner in the pair: it came or went only
// where words came or went.
func (v sides) solitary(n, i int) []Move {
	c, other := &v[n].clauses[i], v[1-n]
	need := leastNew
	if len(other.clauses) == 0 {
		need = leastNewRead
	}
	for k := range other.clauses {
		d := &other.clauses[k]
		if d.Act == c.Act && Denies(d.Force) == Denies(c.Force) {
			need = leastNewAct
		}
	}
	fresh := leastFresh
	carried, came := v.anchored(n, c, promise.SlotAct)
	if carried && !came {
		return nil // its verb stood there before: it was only read otherwise
	}
	if came && need == leastNew {
		need, fresh = leastNewVerb, 1
	}
	if v[n].share(c.from, c.to) < need || v[n].fresh(other, c.from, c.to) < fresh || v[n].faint(c) {
		return nil
	}
	step := Lost
	if n == 1 {
		step = Gained
	}
	if m, ok := standing(c, step); ok {
		return []Move{m}
	}
	return nil
}

// surely is the evidence from which a clause speaks for itself beside one that is surer.
const surely = 2.5

// faint tells whether a clause is the lesser of two readings of one passage: what stands
// beside a clearer clause, and is not clear itself, is more often a word misread than a
// promise of its own.
func (v *view) faint(c *clause) bool {
	for i := range v.clauses {
		if d := &v.clauses[i]; d.passage == c.passage && d.Evidence > c.Evidence {
			return c.Evidence < surely
		}
	}
	return false
}

// coupled gives the moves between the two forms of one commitment.
func (v sides) coupled(c, d *clause, b *Background) []Move {
	var out collector
	out.old, out.new = c, d
	if !v.edited(c, d) {
		if v[0].context {
			v.turned(&out)
		}
		return out.moves
	}
	owns := c.Holder == promise.User && d.Holder == promise.User
	if c.Act != d.Act && !owns && c.orient != d.orient && (c.orient == Exposing || d.orient == Exposing) {
		return v.exchanged(c, d)
	}
	if v[0].context {
		if v.turned(&out) {
			return out.moves
		}
	} else {
		if v.force(&out) {
			return out.moves
		}
		act(&out)
		v.exclusive(&out)
	}
	for _, s := range []promise.Slot{promise.SlotData, promise.SlotPurpose, promise.SlotRecipient} {
		v.set(&out, s)
	}
	v.places(&out)
	v.holders(&out)
	v.condition(&out)
	retention(&out)
	timeLimits(&out)
	deadline(&out)
	status(&out)
	v.vague(&out)
	if len(out.moves) == 0 {
		v.details(&out, b)
		v.parts(&out)
	}
	return out.moves
}

// turned adds what a lead-in does to an item that was turned into its opposite: "We do not"
// became "We may". It answers true where that is so. Smaller changes of a lead-in, which may
// hold more than one sentence says, are told where it stands itself, and what does not end
// in a colon leads nothing in.
func (v sides) turned(o *collector) bool {
	for _, side := range v {
		if !strings.HasSuffix(strings.TrimSpace(side.group.context()), ":") {
			return false
		}
	}
	if Denies(o.old.Force) == Denies(o.new.Force) || !v.force(o) {
		return false
	}
	for i := range o.moves {
		was, _ := v.anchored(0, o.old, promise.SlotForce)
		is, _ := v.anchored(1, o.new, promise.SlotForce)
		o.moves[i].Lead = !was && !is
	}
	return true
}

// exchanged is where a promise gave way to a practice or the reverse in the same words.
func (v sides) exchanged(c, d *clause) []Move {
	var moves []Move
	if m, ok := standing(d, Gained); ok {
		moves = append(moves, m)
	}
	if m, ok := standing(c, Lost); ok {
		moves = append(moves, m)
	}
	return moves
}

// collector gathers the moves of one coupled commitment.
type collector struct {
	old, new *clause
	moves    []Move
}

func (o *collector) add(m Move) {
	m.OldClause, m.NewClause = o.old.Commitment, o.new.Commitment
	m.OldPassage, m.NewPassage = o.old.passage, o.new.passage
	if m.Sign != Even {
		o.moves = append(o.moves, m)
	}
}
