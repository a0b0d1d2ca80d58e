package change

import (
	"strings"

	"github.com/recant/recant/extract/promise"
)

// Clash is a practice and a promise of the same statement that rules it out.
type Clash struct {
	Passage *promise.Passage // of the practice
	Does    *promise.Commitment
	Denial  *promise.Passage // of the promise
	Denies  *promise.Commitment
}

const (
	mostClashes = 50  // practices held against the promises of a statement
	plainly     = 1.0 // the evidence from which a clause may be held against another
	longestTold = 160 // bytes of the promise that a finding quotes
)

// Key names a contradiction by what is ruled out.
func (x *Clash) Key() string { return x.Denies.Norm() }

// Move is the move of a contradiction that came or, where it did not, went.
func (x *Clash) Move(came bool) Move {
	m := Move{Slot: promise.SlotAct, Step: Contradicted, Sign: Worse, Orient: Exposing, Value: string(x.Does.Act),
		New: shortened(x.Denial.Quote), NewClause: x.Does, NewPassage: x.Passage}
	if !came {
		m.Step, m.Sign, m.Old, m.New = Reconciled, Better, m.New, ""
		m.OldClause, m.OldPassage, m.NewClause, m.NewPassage = m.NewClause, m.NewPassage, nil, nil
	}
	return m
}

// shortened is a quote cut at a space where it is long.
func shortened(quote string) string {
	quote = strings.TrimRight(quote, ".;")
	if len(quote) <= longestTold {
		return quote
	}
	cut := strings.LastIndexByte(quote[:longestTold], ' ')
	if cut < 0 {
		return quote
	}
	return quote[:cut] + " …"
}

// Clashes lists the practices of the statement that a promise elsewhere in it rules out, both
// of them plainly said and neither on a condition, in the order of the practices: of each promise
// the first practice that breaks it.
func (s *Shelf) Clashes() []Clash {
	s.fill()
	told := map[*promise.Passage]bool{}
	var out []Clash
	for i := range s.passages {
		p := s.passages[i].Passage
		for k := range p.Clauses {
			c := &p.Clauses[k]
			if Orient(c) != Exposing || Denies(c.Force) || c.Evidence < plainly || len(c.Condition) > 0 || c.Holder == promise.User {
				continue
			}
			if x, ok := s.clash(p, c); ok && !told[x.Denial] && len(out) < mostClashes {
				told[x.Denial] = true
				out = append(out, x)
			}
		}
	}
	return out
}

func (s *Shelf) clash(p *promise.Passage, c *promise.Commitment) (Clash, bool) {
	denials := s.by[promiseKey{c.Act, true}]
	for _, at := range denials[:min(len(denials), mostClashes)] {
		q := s.passages[at.passage].Passage
		if d := &q.Clauses[at.clause]; q != p && d.Force == promise.Prohibition && rulesOut(d, c) {
			return Clash{p, c, q, d}, true
		}
	}
	return Clash{}, false
}

// rulesOut tells whether a prohibition covers a practice: the provider says it of itself, and
// whatever it names in a slot the practice names too.
func rulesOut(d, c *promise.Commitment) bool {
	if d.Evidence < plainly || d.Holder != c.Holder || !saysWe(d) || len(d.Condition) > 0 || d.Exclusive || len(d.Vague) > 0 || d.Retention != "" || len(d.Location) > 0 {
		return false
	}
	named := false
	for _, s := range []promise.Slot{promise.SlotData, promise.SlotPurpose, promise.SlotRecipient} {
		for _, x := range d.Set(s) {
			switch {
			case generic[x]:
			case !has(c.Set(s), x):
				return false
			default:
				named = true
			}
		}
	}
	return named || c.Act == promise.Sell || c.Act == promise.TrainAI
}

// saysWe tells whether a clause has a subject that is the provider.
func saysWe(c *promise.Commitment) bool {
	for _, f := range c.Finer {
		if f.Slot == promise.SlotHolder && f.Value == string(promise.Provider) {
			return true
		}
	}
	return false
}

// Keeps finds a passage of the statement, not the given one, that keeps the data which clause c
// is about for a period no longer than c's. It answers nil where there is none.
func (s *Shelf) Keeps(not *promise.Passage, c *promise.Commitment) *promise.Passage {
	s.fill()
	for _, act := range []promise.Act{promise.Store, promise.Delete} {
		looked := s.by[promiseKey{act, false}]
		for _, at := range looked[:min(len(looked), mostLooked)] {
			q := s.passages[at.passage].Passage
			d := &q.Clauses[at.clause]
			if q != not && definite(d.Retention) && ComparePeriods(c.Retention, d.Retention) <= 0 && sameThings(c, d) {
				return q
			}
		}
	}
	return nil
}

// sameThings tells whether a clause names data that another names too.
func sameThings(c, d *promise.Commitment) bool {
	for _, x := range intersect(c.Data, d.Data) {
		if !generic[x] {
			return true
		}
	}
	return false
}

// Firm finds a passage of the statement, not the given one, that makes the promise of clause c
// of passage p without a softening word. It answers nil where there is none.
func (s *Shelf) Firm(not, p *promise.Passage, c *promise.Commitment) *promise.Passage {
	q := s.Says(p, c)
	if q == nil || q == not {
		return nil
	}
	for i := range q.Clauses {
		if d := &q.Clauses[i]; d.Act == c.Act && len(d.Vague) == 0 {
			return q
		}
	}
	return nil
}
