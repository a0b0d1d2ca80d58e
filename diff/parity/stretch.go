package parity

import (
	"slices"
	"strings"
	"unicode"

	"github.com/recant/recant/diff/align"
	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/extract/promise"
)

// stretch is one side of a pair.
type stretch struct {
	units   []unit
	near    []unit // with what stands right before and after, where a translator may have put a word
	clauses []*clause
}

// clause is a commitment of a stretch.
type clause struct {
	*promise.Commitment
	passage *promise.Passage
	orient  change.Orientation
}

// How clearly a sentence must speak for a clause that a difference rests on, and from where on
// the difference is sure.
const (
	heard  = 0.0
	spoken = 1.0
)

// stretch is side n of the k-th pair.
func (d *differ) stretch(k, n int) *stretch {
	take := func(k int) (out []unit) {
		if k < 0 || k >= len(d.pairs) {
			return nil
		}
		for _, i := range d.pairs[k].at[n] {
			out = append(out, d.sides[n].units[i])
		}
		return out
	}
	s := &stretch{units: take(k)}
	s.near = slices.Concat(take(k-1), s.units, take(k+1))
	for i := range s.units {
		p := s.units[i].Passage
		for c := range p.Clauses {
			s.clauses = append(s.clauses, &clause{&p.Clauses[c], p, change.Orient(&p.Clauses[c])})
		}
	}
	return s
}

// says tells whether a cue of the units is of the kind and one of the values; no values
// stand for any.
func says(units []unit, kind string, values ...string) bool {
	for i := range units {
		for _, c := range units[i].cues {
			if c.Kind == kind && (len(values) == 0 || slices.Contains(values, c.Value)) {
				return true
			}
		}
	}
	return false
}

// negates tells whether some word of the units negates, limits or excepts: languages swap
// these ("only with consent", "not without consent").
func negates(units []unit) bool {
	return says(units, "denial") || says(units, "only") || says(units, "force", "NoEntitlement")
}

// offers tells whether a stretch offers the person something: what is denied in it may be
// what they can bring about ("install it to prevent collection").
func (s *stretch) offers() bool {
	return slices.ContainsFunc(s.clauses, func(c *clause) bool { return c.Holder == promise.User })
}

// twin is the clause of a stretch that c of the other side most likely is: of the same act,
// on the same side of "not" first; nil where there is none that is spoken as clearly.
func (s *stretch) twin(c *clause) *clause {
	var found *clause
	for _, d := range s.clauses {
		if d.Act != c.Act || d.Evidence < heard {
			continue
		}
		if change.Denies(d.Force) == change.Denies(c.Force) {
			return d
		}
		if found == nil {
			found = d
		}
	}
	return found
}

// alike tells whether two forces are the same but for the tense that a language tells a
// practice in.
func alike(a, b promise.Force) bool {
	return a == b || a == promise.Practice && b == promise.Obligation || a == promise.Obligation && b == promise.Practice
}

// figures are the numbers of the units, in digits or words, but for one, which is an article
// in some languages.
func figures(units []unit) map[string]bool {
	out := map[string]bool{}
	for i := range units {
		for _, w := range align.Words(units[i].Quote) {
			if unicode.IsDigit([]rune(w.Folded)[0]) {
				out[strings.TrimLeft(strings.TrimRightFunc(w.Folded, unicode.IsLetter), "0")] = true
			}
		}
		for _, c := range units[i].cues {
			if c.Kind == "time" && c.Value == "number" {
				out[c.Term] = true
			}
		}
	}
	delete(out, "1")
	delete(out, "")
	return out
}

// without lists what only a holds, sorted.
func without(a, b map[string]bool) []string {
	var out []string
	for k := range a {
		if !b[k] {
			out = append(out, k)
		}
	}
	slices.Sort(out)
	return out
}

// proper finds the words that both texts write with a capital inside a sentence and never
// small: names.
func proper(sides [2]*side) map[string]bool {
	var upper, lower [2]map[string]bool
	for n, s := range sides {
		upper[n], lower[n] = map[string]bool{}, map[string]bool{}
		for i := range s.units {
			quote := s.units[i].Quote
			for k, w := range align.Words(quote) {
				switch first := []rune(quote[w.Start:w.End])[0]; {
				case unicode.IsUpper(first) && k > 0:
					upper[n][w.Folded] = true
				case unicode.IsLower(first):
					lower[n][w.Folded] = true
				}
			}
		}
	}
	out := map[string]bool{}
	for w := range upper[0] {
		if upper[1][w] && !lower[0][w] && !lower[1][w] && len(w) > 2 {
			out[w] = true
		}
	}
	return out
}

// names are the proper names that the units write.
func (d *differ) names(units []unit) map[string]bool {
	out := map[string]bool{}
	for i := range units {
		for _, w := range align.Words(units[i].Quote) {
			if d.proper[w.Folded] {
				out[w.Folded] = true
			}
		}
	}
	return out
}

// unheard lists the names that no word of the units begins with, nor the other way about.
func unheard(names map[string]bool, units []unit) []string {
	heard := map[string]bool{}
	for i := range units {
		for _, w := range align.Words(units[i].Quote) {
			for name := range names {
				if strings.HasPrefix(w.Folded, name) || len(w.Folded) > 2 && strings.HasPrefix(name, w.Folded) {
					heard[name] = true
				}
			}
		}
	}
	return without(names, heard)
}

// extends tells whether a name stands right behind one that both sides have: "Acme Cloud"
// where the other says "Acme".
func (d *differ) extends(name string, units, other []unit) bool {
	shared := d.names(other)
	for i := range units {
		words := align.Words(units[i].Quote)
		for k := 1; k < len(words); k++ {
			if words[k].Folded == name && shared[words[k-1].Folded] && words[k].Start == words[k-1].End+1 {
				return true
			}
		}
	}
	return false
}

// written is a name as the units write it.
func written(name string, units []unit) string {
	for i := range units {
		for _, w := range align.Words(units[i].Quote) {
			if w.Folded == name {
				return units[i].Quote[w.Start:w.End]
			}
		}
	}
	return name
}
