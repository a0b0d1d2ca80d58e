package change

import (
	"slices"

	"github.com/recant/recant/extract/promise"
)

// What a sentence says may change where nothing was read in it: a "never" becomes a "generally
// not", an "only" goes. The words that mean something by themselves tell of it, if the rest of
// the sentence stayed.

// mostlySame is the share of words, in hundredths, that may have changed in such a sentence.
const mostlySame = 60

// Cued gives the moves that the cues of two groups of passages tell of, where the clauses read
// in them told none. Their clauses stand for what was not read.
func Cued(old, new *Group, find promise.Cues, b *Background) []Move {
	v := newViews(old, new, b.Renamed)
	if !v.touched() || v[0].share(0, len(v[0].words)) > mostlySame || v[1].share(0, len(v[1].words)) > mostlySame {
		return nil
	}
	s := cued{v: v, at: [2]tally{v.tally(0, find), v.tally(1, find)}}
	if !s.about(0) || !s.about(1) {
		return nil
	}
	var moves []Move
	for _, m := range []Move{s.only(), s.ground(), s.softened(), s.loosened(), s.lifted()} {
		if m.Sign != Even {
			moves = append(moves, m)
		}
	}
	return moves
}

// cued is a pair seen by its cues.
type cued struct {
	v  sides
	at [2]tally
}

// tally is the cues of a side.
type tally struct {
	all     map[string]int    // by kind, and by kind and value
	changed map[string]string // those in words that changed: the first word of each
}

func (v sides) tally(n int, find promise.Cues) tally {
	t := tally{map[string]int{}, map[string]string{}}
	g := v[n].group
	for i, p := range g.Passages {
		for _, c := range find(p.Language, p.Quote) {
			from, _ := v[n].wordsIn(i, p.Span.Start+c.Start, p.Span.Start+c.Start+1)
			for _, name := range []string{c.Kind, c.Kind + " " + c.Value} {
				t.all[name]++
				if from < len(v[n].words) && v[n].changed[from] && t.changed[name] == "" {
					t.changed[name] = v[n].words[from].Folded
				}
			}
		}
	}
	return t
}

// went tells whether a cue stands on side n alone, in words that changed.
func (s *cued) went(n int, name string) bool {
	return s.at[n].changed[name] != "" && s.at[1-n].all[name] == 0
}

// move makes a move of a cue that stands on side n alone: worse if it came, where it is worse
// to have it.
func (s *cued) move(slot promise.Slot, n int, gained, lost Step, having Sign) Move {
	m := Move{Slot: slot, Step: lost, Sign: -having}
	if n == 1 {
		m.Step, m.Sign = gained, having
	}
	for k, p := range []*promise.Passage{s.v[0].group.Passages[0], s.v[1].group.Passages[0]} {
		c := s.clause(k)
		if k == 0 {
			m.OldClause, m.OldPassage = c, p
		} else {
			m.NewClause, m.NewPassage = c, p
		}
	}
	return m
}

// clause stands for what was not read on side n.
func (s *cued) clause(n int) *promise.Commitment {
	c := &promise.Commitment{Act: promise.Other, Force: promise.Practice, Holder: promise.Provider, Data: []string{"PersonalData"}, Status: promise.Asserted,
		Span: s.v[n].group.Passages[0].Span}
	if s.denied() {
		c.Force = promise.Prohibition
	}
	return c
}

// about tells whether side n speaks of data, or of what the provider does.
func (s *cued) about(n int) bool {
	for _, p := range s.v[n].group.Passages {
		if p.AboutData {
			return true
		}
	}
	return s.at[n].all["actor Provider"] > 0
}

// denied tells whether both sides say "not".
func (s *cued) denied() bool { return s.at[0].all["denial"] > 0 && s.at[1].all["denial"] > 0 }

// unread tells whether no clause was read on side n.
func (s *cued) unread(n int) bool { return len(s.v[n].clauses) == 0 }

// only is the loss of an "only" where one side was not read.
func (s *cued) only() Move {
	for n := range s.at {
		if s.went(n, "only only") && s.at[1-n].all["only"] == 0 && s.at[n].all["denial"] == 0 && s.at[1-n].all["denial"] == 0 && (s.unread(0) || s.unread(1)) {
			m := s.move(promise.SlotExclusive, n, Gained, Lost, Better)
			m.Orient, m.Old, m.New = Limit, truth(n == 0), truth(n == 1)
			return m
		}
	}
	return Move{}
}

func truth(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// ground is consent giving way to an opt-out.
func (s *cued) ground() Move {
	for n := range s.at {
		if s.went(n, "condition Consent") && s.went(1-n, "condition OptOut") && s.at[1-n].all["denial"] <= s.at[n].all["denial"]+1 {
			m := s.move(promise.SlotCondition, n, Replaced, Replaced, Better)
			m.Orient, m.Old, m.New, m.Value = Exposing, "Consent", "OptOut", "Consent>OptOut"
			if n == 1 {
				m.Old, m.New, m.Value = "OptOut", "Consent", "OptOut>Consent"
			}
			return m
		}
	}
	return Move{}
}

// softened is a softening word in a sentence that denies something and was not read.
func (s *cued) softened() Move {
	for n := range s.at {
		if s.went(n, "vague vague") && s.at[1-n].changed["vague"] == "" && s.denied() && s.unread(0) && s.unread(1) {
			m := s.move(promise.SlotVague, n, Gained, Lost, Worse)
			w := s.at[n].changed["vague vague"]
			m.Orient, m.Value = Protective, w
			m.Old, m.New = only(n == 0, w), only(n == 1, w)
			return m
		}
	}
	return Move{}
}

func only(b bool, s string) string {
	if b {
		return s
	}
	return ""
}

// loosened is a "will" that became a "may" in a passage that protects and does nothing else.
func (s *cued) loosened() Move {
	for n := range s.at {
		may := s.at[n].changed["force Permission"] != "" || s.at[n].changed["force Attempt"] != ""
		will := s.at[1-n].changed["force Future"] != "" || s.at[1-n].changed["force Obligation"] != "" || s.at[1-n].changed["force Undertaking"] != ""
		if may && will && s.protects(0) && s.protects(1) {
			m := s.move(promise.SlotForce, n, Loosened, Tightened, Worse)
			m.Orient, m.Value = Protective, string(promise.Permission)
			m.Old, m.New = string(promise.Obligation), string(promise.Permission)
			if n == 0 {
				m.Old, m.New = m.New, m.Old
			}
			return m
		}
	}
	return Move{}
}

// protects tells whether side n promises something to the person and does nothing to them.
func (s *cued) protects(n int) bool {
	some := false
	for i := range s.v[n].clauses {
		c := &s.v[n].clauses[i]
		if Widening(c.orient) == Worse || c.Holder == promise.User || Denies(c.Force) {
			return false
		}
		some = some || c.orient == Protective
	}
	return some
}

// bans tells whether all that was read on side n rules something out.
func (s *cued) bans(n int) bool {
	return !slices.ContainsFunc(s.v[n].clauses, func(c clause) bool { return c.Force != promise.Prohibition })
}

// lifted is a "not" that came or went in a sentence that was not read on either side, or on
// the side that is without it.
func (s *cued) lifted() Move {
	for n := range s.at {
		if !s.went(n, "denial") || !s.unread(1-n) || !s.bans(n) || s.at[1-n].all["only"] > 0 || s.at[1-n].changed["condition"] != "" {
			continue
		}
		m := s.move(promise.SlotForce, n, Denied, Undenied, Better)
		m.Orient, m.Value, m.Old, m.New = Protective, string(promise.Prohibition), string(promise.Prohibition), string(promise.Practice)
		if n == 1 {
			m.Old, m.New = m.New, m.Old
		}
		return m
	}
	return Move{}
}
