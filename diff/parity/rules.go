package parity

import (
	"slices"

	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/extract/promise"
)

// opposite: a clause is denied on side n, and nothing on the other side denies, limits or
// excepts anything.
func (d *differ) opposite(n int, a, b *stretch) *finding {
	if !says(a.units, "denial") || negates(b.units) || a.offers() || b.offers() {
		return nil
	}
	for _, c := range a.clauses {
		e := b.twin(c)
		if !change.Denies(c.Force) || e == nil || change.Denies(e.Force) || c.Evidence < spoken || e.Evidence < spoken {
			continue
		}
		less := 1 - n
		if c.orient == change.Exposing {
			less = n
		}
		return found(Opposite, less, n, c, e)
	}
	return nil
}

// figure: either side has a number that the other lacks.
func (d *differ) figure(n int, a, b *stretch) *finding {
	mine, others := without(figures(a.units), figures(b.near)), without(figures(b.units), figures(a.near))
	if len(mine) == 0 || len(others) == 0 {
		return nil
	}
	f := &finding{kind: Figure, less: -1, sure: len(mine) == 1 && len(others) == 1}
	f.values[n], f.values[1-n] = mine[0], others[0]
	if !says(a.units, "time", "unit") || !says(b.units, "time", "unit") {
		return f
	}
	f.kind = Period
	c, e := timed(a), timed(b)
	if c == nil || e == nil || c.Act != e.Act || !f.sure {
		return f
	}
	f.values[n], f.values[1-n] = period(c), period(e)
	f.clauses[n], f.clauses[1-n] = c.Commitment, e.Commitment
	switch sign := int(change.OfLonger(c.Commitment)) * change.ComparePeriods(period(c), period(e)); {
	case sign < 0:
		f.less = 1 - n
	case sign > 0:
		f.less = n
	}
	return f
}

// timed is the only clause of a stretch that has a period; nil where there is none or several.
func timed(s *stretch) *clause {
	var found *clause
	for _, c := range s.clauses {
		if period(c) == "" {
			continue
		}
		if found != nil && period(found) != period(c) {
			return nil
		}
		if found == nil {
			found = c
		}
	}
	return found
}

func period(c *clause) string {
	for _, p := range []string{c.Retention, c.Within, c.Ahead} {
		if p != "" && p != promise.AsLongAsNecessary {
			return p
		}
	}
	return ""
}

// noPeriod: a side names a period for what it keeps, deletes or answers, the other none.
func (d *differ) noPeriod(n int, a, b *stretch) *finding {
	mine := without(figures(a.units), figures(b.near))
	if len(mine) == 0 || len(figures(b.units)) > 0 || !says(a.units, "time", "unit") || says(b.units, "time", "unit") {
		return nil
	}
	for _, c := range a.clauses {
		if value := period(c); value != "" && c.Evidence >= heard {
			f := found(NoPeriod, 1-n, n, c, b.twin(c))
			f.values[n] = value
			return f
		}
	}
	return nil
}

// only: a side binds itself to what it names, the other says no such thing.
func (d *differ) only(n int, a, b *stretch) *finding {
	if !says(a.units, "only", "only", "onlyif") || negates(b.units) {
		return nil
	}
	for _, c := range a.clauses {
		if e := b.twin(c); c.Exclusive && e != nil && !e.Exclusive && c.Evidence >= heard && alike(c.Force, e.Force) {
			return found(NoOnly, 1-n, n, c, e)
		}
	}
	return nil
}

// softer: side n says "may" or "tries to" where the other says that it does.
func (d *differ) softer(n int, a, b *stretch) *finding {
	if says(b.units, "force", "Permission", "Attempt", "NoEntitlement", "Entitlement") {
		return nil
	}
	for _, c := range a.clauses {
		if c.Force != promise.Permission && c.Force != promise.Attempt || c.Holder == promise.User || c.Evidence < spoken || !open(a.units, string(c.Force)) {
			continue
		}
		e := b.twin(c)
		if e == nil || e.Force != promise.Practice && e.Force != promise.Obligation || e.Holder == promise.User || e.Evidence < spoken {
			continue
		}
		less := n
		if e.orient == change.Exposing {
			less = 1 - n
		}
		f := found(Softer, less, n, c, e)
		f.values[n], f.values[1-n] = string(c.Force), string(e.Force)
		return f
	}
	return nil
}

// open tells whether a word of the units leaves open whether something is done. "To be able
// to" says what for.
func open(units []unit, force string) bool {
	for i := range units {
		cues := units[i].cues
		for _, c := range cues {
			purpose := slices.ContainsFunc(cues, func(q promise.Cue) bool {
				return q.Kind == "link" && q.Value == "purpose" && q.End <= c.Start && c.Start-q.End <= 1
			})
			if c.Kind == "force" && c.Value == force && !purpose {
				return true
			}
		}
	}
	return false
}

// held are the conditions that give the person a say or bound what is done, and that each
// language has few words for.
var held = []string{"Consent", "OptOut", "Exception"}

// condition: a side does it under a condition that the other does not name.
func (d *differ) condition(n int, a, b *stretch) *finding {
	for _, c := range a.clauses {
		e := b.twin(c)
		if c.Evidence < heard || e == nil && !d.shorter(n, a, b) {
			continue
		}
		for _, v := range c.Condition {
			if !slices.Contains(held, v) || e != nil && slices.Contains(e.Condition, v) || !mentions(a.units, v) || mentions(b.near, v) {
				continue
			}
			less := n
			if c.orient == change.Exposing || c.orient == change.Limit {
				less = 1 - n
			}
			f := found(Condition, less, n, c, e)
			f.sure = f.sure && e != nil
			f.values[n] = v
			return f
		}
	}
	return nil
}

// shorter tells whether the other side is so much shorter than side n that something is
// missing in it.
func (d *differ) shorter(n int, a, b *stretch) bool {
	size := [2]int{}
	for at, s := range []*stretch{a, b} {
		for i := range s.units {
			size[at] += s.units[i].size
		}
	}
	return 5*size[1]*d.al.ratio[n] < 3*size[0]*d.al.ratio[1-n]
}

// mentions tells whether the units hold a word for a condition, as whatever part of speech.
func mentions(units []unit, condition string) bool {
	if condition == "Exception" {
		return says(units, "only", "except") || says(units, "condition", "Exception")
	}
	return says(units, "condition", condition) || says(units, "act", "Consent", "Choice") || says(units, "nominal", "Consent", "Choice")
}

// name: either side names a company or product that the other does not, or one side names
// one more closely.
func (d *differ) name(n int, a, b *stretch) *finding {
	if len(a.clauses)+len(b.clauses) == 0 {
		return nil
	}
	mine, others := unheard(d.names(a.units), b.near), unheard(d.names(b.units), a.near)
	if len(others) == 0 {
		mine = slices.DeleteFunc(mine, func(name string) bool { return !d.extends(name, a.units, b.units) })
	}
	if len(mine) == 0 {
		return nil
	}
	f := &finding{kind: Name, less: -1, sure: len(others) > 0}
	f.values[n] = written(mine[0], a.units)
	if len(others) > 0 {
		f.values[1-n] = written(others[0], b.units)
	}
	return f
}

// never: a side says "never" where the other only says "not".
func (d *differ) never(n int, a, b *stretch) *finding {
	if !says(a.units, "denial", "never") || says(b.units, "denial", "never", "no", "without") || !says(b.units, "denial") {
		return nil
	}
	for _, c := range a.clauses {
		if e := b.twin(c); change.Denies(c.Force) && e != nil && change.Denies(e.Force) && c.orient == change.Protective {
			return found(Never, 1-n, n, c, e)
		}
	}
	return nil
}

// kept: a side keeps for a period what the other only collects or uses in it.
func (d *differ) kept(n int, a, b *stretch) *finding {
	if !says(a.units, "act", "Store", "Delete") || says(b.units, "act", "Store", "Delete") || says(b.units, "nominal", "Store", "Delete") {
		return nil
	}
	for _, c := range a.clauses {
		for _, e := range b.clauses {
			if c.Retention != "" && c.Retention == e.Within && c.Evidence >= heard && e.Evidence >= heard {
				f := found(Kept, -1, n, c, e)
				f.values[n] = c.Retention
				return f
			}
		}
	}
	return nil
}

// plainest are values that each language says in few words, so that a sentence without any
// of these words does not say them.
var plainest = map[promise.Slot][]string{
	promise.SlotData:      {"Anonymous", "Children", "Biometric"},
	promise.SlotPurpose:   {"Advertising", "TrainAI"},
	promise.SlotRecipient: {"Advertiser"},
}

// value: a side names something of the plainest kind, and nothing near it on the other does.
func (d *differ) value(n int, a, b *stretch) *finding {
	for _, c := range a.clauses {
		e := b.twin(c)
		if e == nil || c.Evidence < heard {
			continue
		}
		for _, s := range []promise.Slot{promise.SlotData, promise.SlotPurpose, promise.SlotRecipient} {
			for _, v := range c.Set(s) {
				if !slices.Contains(plainest[s], v) || slices.Contains(e.Set(s), v) || !says(a.units, string(s), v) || says(b.near, string(s), v) {
					continue
				}
				if v == "Anonymous" && (says(b.near, "act", "Anonymise") || says(b.near, "nominal", "Anonymise")) {
					continue
				}
				f := found(Value, less(n, change.Naming(c.orient, v)), n, c, e)
				f.values[n] = v
				return f
			}
		}
	}
	return nil
}

// less is the side that promises less where side n says something that is so much better.
func less(n int, sign change.Sign) int {
	switch sign {
	case change.Better:
		return 1 - n
	case change.Worse:
		return n
	}
	return -1
}

// place: a side names a country that nothing near it on the other does.
func (d *differ) place(n int, a, b *stretch) *finding {
	for _, c := range a.clauses {
		for _, v := range c.Location {
			e := b.twin(c)
			if e == nil || c.Evidence < heard || !country(v) || slices.Contains(e.Location, v) || says(b.near, "place", v) {
				continue
			}
			f := found(Place, -1, n, c, e)
			f.values[n] = v
			if others := slices.DeleteFunc(slices.Clone(e.Location), func(w string) bool { return !country(w) }); len(others) > 0 {
				f.values[1-n] = others[0]
			}
			return f
		}
	}
	return nil
}

// country tells whether a location is one country: regions have many names.
func country(v string) bool { return len(v) == 2 && v != "EU" }
