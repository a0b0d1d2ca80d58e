package change

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Renamed holds what the new version calls by another name throughout: "mask" became
// "alias" in many places, a product or a company took a new name. Such a replacement says
// nothing about a promise.
type Renamed struct {
	times map[[2]string]int  // old and new text of a replacement, to the number of pairs that hold it
	names [2]map[string]bool // the words that carry meaning in the old and in the new names
}

// often is in how many pairs the same replacement must stand to be a new name.
const often = 3

// FindRenamed counts the replacements, one short stretch of words by another, in all pairs.
func FindRenamed(pairs [][2]*Group) Renamed {
	out := Renamed{times: map[[2]string]int{}}
	for _, p := range pairs {
		e := compareWords(p[0].Quote, p[1].Quote)
		seen := map[[2]string]bool{}
		for _, r := range e.replacements() {
			if !seen[r] {
				seen[r] = true
				out.times[r]++
			}
		}
	}
	out.findNames()
	return out
}

// replacements are the islands that have words on both sides, as folded text.
func (e *edits) replacements() [][2]string {
	texts := make([][2]string, e.islands)
	for n := range e.words {
		for i, w := range e.words[n] {
			if k := e.island[n][i]; k >= 0 {
				texts[k][n] += w.Folded + " "
			}
		}
	}
	var out [][2]string
	for _, t := range texts {
		if t[0] != "" && t[1] != "" && len(t[0]) <= 40 && len(t[1]) <= 40 {
			out = append(out, t)
		}
	}
	return out
}

// findNames gathers the words of what was renamed.
func (r *Renamed) findNames() {
	r.names = [2]map[string]bool{{}, {}}
	for texts, n := range r.times {
		if n < often {
			continue
		}
		for side, text := range texts {
			for _, w := range strings.Fields(text) {
				if content(w) {
					r.names[side][w] = true
				}
			}
		}
	}
}

// forgive takes out of the changes of two views the islands that only rename: the
// replacement itself, and what carries no meaning but that of a new or an old name.
func forgive(views sides, same Renamed) {
	texts, named, other := map[int]*[2]string{}, map[int]bool{}, map[int]bool{}
	for n, v := range views {
		for i, w := range v.words {
			k := v.island[i]
			if k < 0 {
				continue
			}
			if texts[k] == nil {
				texts[k] = &[2]string{}
			}
			texts[k][n] += w.Folded + " "
			named[k] = named[k] || same.names[n][w.Folded]
			other[k] = other[k] || content(w.Folded) && !same.names[n][w.Folded]
		}
	}
	for _, v := range views {
		for i := range v.words {
			if k := v.island[i]; k >= 0 && (same.times[*texts[k]] >= often || named[k] && !other[k]) {
				v.changed[i] = false
			}
		}
	}
	renamed := views[0].newNames(texts)
	for k := range views[1].newNames(texts) {
		if !renamed[k] {
			continue
		}
		for _, v := range views {
			for i := range v.words {
				v.changed[i] = v.changed[i] && v.island[i] != k
			}
		}
	}
}

// newNames are the replacements that stand within a name: every word that carries meaning is
// capitalised, as is the unchanged word beside them, in a text that is not all capitals. What
// a product is called now says nothing, whatever its name would mean as a word.
func (v *view) newNames(texts map[int]*[2]string) map[int]bool {
	out := map[int]bool{}
	if v.mostlyCapitals() {
		return out
	}
	for from := 0; from < len(v.words); from++ {
		k := v.island[from]
		if k < 0 {
			continue
		}
		to, name := from, true
		for ; to < len(v.words) && v.island[to] == k; to++ {
			name = name && (v.capital(to) || !content(v.words[to].Folded))
		}
		if name && texts[k][0] != "" && texts[k][1] != "" && (v.joins(from-1, from) || v.joins(to, to-1)) {
			out[k] = true
		}
		from = to - 1
	}
	return out
}

// mostlyCapitals tells whether the text is a heading, or a cell written like one.
func (v *view) mostlyCapitals() bool {
	capitals, meaning := 0, 0
	for i := range v.words {
		if content(v.words[i].Folded) {
			meaning++
			if v.capital(i) {
				capitals++
			}
		}
	}
	return 2*capitals > meaning
}

// joins tells whether word i is capitalised and stands right beside word j.
func (v *view) joins(i, j int) bool {
	if i < 0 || i >= len(v.words) || !v.capital(i) || i == 0 {
		return false
	}
	low, high := min(i, j), max(i, j)
	return strings.TrimSpace(v.group.Quote[v.words[low].End:v.words[high].Start]) == ""
}

// capital tells whether word i begins with a capital.
func (v *view) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(v.group.Quote[v.words[i].Start:])
	return unicode.IsUpper(r)
}
