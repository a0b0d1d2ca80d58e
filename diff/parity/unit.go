package parity

import (
	"slices"
	"unicode/utf8"

	"github.com/recant/recant/diff/align"
	"github.com/recant/recant/extract/promise"
)

// unit is a passage as seen by the aligner.
type unit struct {
	*promise.Passage
	cues     []promise.Cue
	features []int // sorted, of those that both texts have
	heft     int   // their summed weight
	size     int   // characters
}

// side is one language version.
type side struct {
	statement *promise.Statement
	units     []unit
}

// leastWord is how many letters a word needs to be compared across languages: shorter ones
// are alike by chance.
const leastWord = 4

// stem is how many letters words share that are taken for one: "consentement", "consent".
const stem = 5

// newSide reads a statement; bags are the names of each unit's features.
func newSide(s *promise.Statement, cues promise.Cues) (out *side, bags [][]string) {
	out = &side{statement: s}
	for i := range s.Passages {
		p := &s.Passages[i]
		u := unit{Passage: p, cues: cues(p.Language, p.Quote), size: utf8.RuneCountInString(p.Quote)}
		out.units = append(out.units, u)
		bags = append(bags, bag(&u))
	}
	return out, bags
}

// bag names what a unit can share with its translation: names, numbers, words of one root,
// and what the lexicon of its language calls by the same term.
func bag(u *unit) []string {
	var out []string
	for _, w := range align.Words(u.Quote) {
		switch n := utf8.RuneCountInString(w.Folded); {
		case w.Folded[0] >= '0' && w.Folded[0] <= '9':
			out = append(out, "#"+w.Folded)
		case n >= leastWord:
			out = append(out, w.Folded)
			if n > stem {
				out = append(out, string([]rune(w.Folded)[:stem])+"~")
			}
		}
	}
	for _, c := range u.cues {
		if telling[c.Kind] {
			out = append(out, c.Kind+" "+c.Value+"."+c.Term)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// telling are the kinds of cue that say what a sentence is about.
var telling = map[string]bool{"act": true, "nominal": true, "data": true, "purpose": true, "recipient": true, "condition": true,
	"place": true, "force": true, "denial": true, "only": true, "time": true}

// number numbers the features that both sides have, and weighs them by how rare they are.
func number(sides [2]*side, bags [2][][]string) (weight []int) {
	ids, held := map[string]int{}, [2]map[string]int{{}, {}}
	total := len(bags[0]) + len(bags[1])
	for n := range bags {
		for _, b := range bags[n] {
			for _, f := range b {
				held[n][f]++
			}
		}
	}
	for n := range bags {
		for i, b := range bags[n] {
			u := &sides[n].units[i]
			for _, f := range b {
				if held[1-n][f] == 0 {
					continue
				}
				id, known := ids[f]
				if !known {
					id = len(ids)
					ids[f] = id
					weight = append(weight, rarity(total, held[0][f]+held[1][f]))
				}
				u.features = append(u.features, id)
				u.heft += weight[id]
			}
			slices.Sort(u.features)
		}
	}
	return weight
}

// rarity is the weight of a feature that some of the units hold: eight times the binary
// logarithm of one in how many, in whole numbers.
func rarity(total, held int) int {
	w := 1
	for n := 8 * total / held; n > 9; n = n * 10 / 11 {
		w++
	}
	return w
}
