package change

import (
	"github.com/recant/recant/diff/align"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/recent"
)

// Shelf is the promises of one statement, to look up whether something said on the other
// side stands here too, in other words or at another place.
type Shelf struct {
	statement *promise.Statement
	memo      *Memo
	passages  []shelved // these are filled when something is looked up first
	by        map[promiseKey][]place
	held      map[string]int // in how many passages a word stands
}

// Memo keeps the words of passages for the shelves of the versions of one document. It changes
// no result. The zero value is ready; it must not be used by two goroutines at once.
type Memo struct {
	words recent.Cache[string, map[string]bool]
}

// NewShelf indexes a statement, faster where passages were seen before.
func (m *Memo) NewShelf(s *promise.Statement) *Shelf {
	m.words.Grow(2 * len(s.Passages))
	return &Shelf{statement: s, memo: m}
}

// contentWords are those of a text; they must not be changed.
func (m *Memo) contentWords(s string) map[string]bool {
	words, ok := m.words.Get(s)
	if !ok {
		words = contentWords(s)
		m.words.Put(s, words)
	}
	return words
}

type promiseKey struct {
	act    promise.Act
	denied bool
}

type place struct{ passage, clause int }

type shelved struct {
	*promise.Passage
	words map[string]bool
}

const (
	leastSaid   = 3   // words that carry meaning which a clause must have to be looked up
	mostlySaid  = 70  // hundredths of them that must stand in the other passage
	mostLooked  = 500 // places looked at for one clause
	leastCommon = 3   // a word is common that stands in more passages than this
	commonShare = 20  // and in more than one in this many
)

// fill indexes the statement, once.
func (s *Shelf) fill() {
	if s.by != nil {
		return
	}
	s.by, s.held = map[promiseKey][]place{}, map[string]int{}
	for i := range s.statement.Passages {
		p := &s.statement.Passages[i]
		words := s.memo.contentWords(p.Quote + " " + p.Context)
		s.passages = append(s.passages, shelved{p, words})
		for w := range words {
			s.held[w]++
		}
		for k := range p.Clauses {
			c := &p.Clauses[k]
			at := promiseKey{c.Act, Denies(c.Force)}
			s.by[at] = append(s.by[at], place{i, k})
		}
	}
}

// Uses tells whether the statement has a word that carries meaning, folded.
func (s *Shelf) Uses(word string) bool {
	s.fill()
	return s.held[word] > 0
}

func contentWords(s string) map[string]bool {
	words := align.Words(s)
	out := make(map[string]bool, len(words))
	for _, w := range words {
		if content(w.Folded) {
			out[w.Folded] = true
		}
	}
	return out
}

// Says finds a passage of the statement that makes the same promise as clause c of passage
// p: the same act and the same side of "not", nothing of c's slots missing, and most of
// its words. It answers nil where there is none.
func (s *Shelf) Says(p *promise.Passage, c *promise.Commitment) *promise.Passage {
	s.fill()
	words := contentWords(clauseText(p, c))
	for w := range words {
		if s.held[w] > max(leastCommon, len(s.passages)/commonShare) {
			delete(words, w) // it stands in so many passages that it says nothing for one
		}
	}
	if len(words) < leastSaid {
		return nil
	}
	looked := s.by[promiseKey{c.Act, Denies(c.Force)}]
	for _, at := range looked[:min(len(looked), mostLooked)] {
		q := s.passages[at.passage]
		if covers(&q.Clauses[at.clause], c) && mostly(words, q.words) {
			return q.Passage
		}
	}
	return nil
}

// Holds finds a passage of the statement, of those that may is true of, that holds what a
// move says came into or went from a set slot, in these words, in a clause of a like act on
// the same side of "not" and about data that may be the same. It answers nil where there is none.
func (s *Shelf) Holds(m *Move, words string, may func(*promise.Passage) bool) *promise.Passage {
	s.fill()
	c := m.NewClause
	if m.Step == Cut {
		c = m.OldClause
	}
	for _, act := range promise.Vocabulary[promise.SlotAct] {
		if a := promise.Act(act); a != c.Act && (kin[a] == 0 || kin[a] != kin[c.Act]) {
			continue
		}
		looked := s.by[promiseKey{promise.Act(act), Denies(c.Force)}]
		for _, at := range looked[:min(len(looked), mostLooked)] {
			q := s.passages[at.passage]
			d := &q.Clauses[at.clause]
			if holdsTerm(d, m.Slot, m.Value, words) && alikeData(c, d, m.Slot) && may(q.Passage) {
				return q.Passage
			}
		}
	}
	return nil
}

// clauseText is the words of the clause, or of the passage where the clause is read from
// elsewhere.
func clauseText(p *promise.Passage, c *promise.Commitment) string {
	start, end := c.Span.Start-p.Span.Start, c.Span.End-p.Span.Start
	if start < 0 || end > len(p.Quote) || start >= end {
		return p.Quote
	}
	return p.Quote[start:end]
}

func mostly(words, in map[string]bool) bool {
	n := 0
	for w := range words {
		if in[w] {
			n++
		}
	}
	return 100*n >= mostlySaid*len(words)
}

// covers tells whether c promises or discloses no less than d.
func covers(c, d *promise.Commitment) bool {
	if c.Retention != d.Retention && d.Retention != "" || d.Exclusive && !c.Exclusive || c.Force != d.Force && weaker(c.Force, d.Force) {
		return false
	}
	for _, s := range []promise.Slot{promise.SlotData, promise.SlotPurpose, promise.SlotRecipient, promise.SlotLocation} {
		if missing := without(d.Set(s), c.Set(s)); len(missing) > 0 && !(len(missing) == 1 && generic[missing[0]]) {
			return false
		}
	}
	return true
}

// weaker tells whether force a binds less than b.
func weaker(a, b promise.Force) bool { return binds(a) < binds(b) }

// holdsTerm tells whether a clause holds a value in the given words, or in words that are
// the same finer term.
func holdsTerm(c *promise.Commitment, slot promise.Slot, value, words string) bool {
	for _, f := range c.Finer {
		if f.Slot == slot && f.Value == value && key(f.Words) == key(words) {
			return true
		}
	}
	return false
}

// alikeData tells whether two clauses may be about the same data.
func alikeData(c, d *promise.Commitment, slot promise.Slot) bool {
	if slot == promise.SlotData || len(c.Data) == 0 || len(d.Data) == 0 || has(c.Data, "PersonalData") || has(d.Data, "PersonalData") {
		return true
	}
	return len(intersect(c.Data, d.Data)) > 0
}
