package dpia

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
)

// What words must say to tie a measure to a risk.
const (
	stemRunes   = 6    // of a word, what tells it from others whatever its ending
	shortest    = 5    // runes of a word that says something
	wholeWord   = 8    // runes of a word that counts in full; longer ones count more, up to longest
	longest     = 12   // as long words seldom meet by chance
	enoughWords = 1.2  // summed weight of the shared stems; a stem that one risk alone has weighs most
	clearly     = 1.25 // times the weight that any other risk reaches
	mostRisks   = 200  // documents with more are not worked through
)

// tieByWords ties the measures that name no risk to the one whose words they share, where
// no measure of the plan names one: a plan that refers by number says what it means.
func (r *reader) tieByWords() {
	k := r.register
	if len(k.Risks) < 2 || len(k.Risks) > mostRisks {
		return
	}
	for i := range k.Risks {
		for _, m := range k.Risks[i].Measures {
			if m.Tie != promise.TieNone {
				return
			}
		}
	}
	stems, holders := make([]map[string]int, len(k.Risks)), map[string]int{}
	for i := range k.Risks {
		stems[i] = r.stems(k.Risks[i].Title + ". " + k.Risks[i].Description + " " + k.Risks[i].Cause)
		for s := range stems[i] {
			holders[s]++
		}
	}
	var left []promise.Measure
	for _, m := range k.Measures {
		if to := nearest(r.stems(m.What), stems, holders); to >= 0 {
			m.Tie = promise.TieWords
			r.attach(to, m)
			continue
		}
		left = append(left, m)
	}
	k.Measures = left
}

// nearest is the risk that shares most with a measure, -1 where none does clearly.
func nearest(words map[string]int, risks []map[string]int, holders map[string]int) int {
	best, first, second := -1, 0.0, 0.0
	for i, risk := range risks {
		weight := 0.0
		for _, s := range slices.Sorted(maps.Keys(risk)) {
			if words[s] > 0 {
				weight += math.Log(1+float64(len(risks))/float64(holders[s])) * float64(min(words[s], risk[s], longest)) / wholeWord
			}
		}
		switch {
		case weight > first:
			best, first, second = i, weight, first
		case weight > second:
			second = weight
		}
	}
	if first < enoughWords || first < clearly*second {
		return -1
	}
	return best
}

// stems are the beginnings of the words of a text that say something, with the length of
// the longest such word in runes.
func (r *reader) stems(s string) map[string]int {
	set := map[string]int{}
	for _, t := range r.pack.Tokenize(s) {
		word := []rune(strings.TrimSuffix(t.Fold, "s"))
		if t.Kind != lang.Word || utf8.RuneCountInString(t.Fold) < shortest || r.pack.Stop[t.Fold] {
			continue
		}
		stem := string(word[:min(stemRunes, len(word))])
		set[stem] = max(set[stem], utf8.RuneCountInString(t.Fold))
	}
	return set
}

// scale reads the grades that are given in figures, now that all are known: the greatest
// says how far the scale goes, unless it is written with each ("2/4"). Where levels are
// scores, likelihood times impact, they stay as they are written.
func (r *reader) scale() {
	most, scored := 0, false
	for i := range r.register.Risks {
		k := &r.register.Risks[i]
		scored = scored || isScore(k.Level.Text) || isScore(k.Residual.Text)
	}
	r.eachGrade(func(g *promise.Grade) {
		if n, of := figure(g.Text); g.Level == "" && of == 0 {
			most = max(most, n)
		}
	})
	scores := map[*promise.Grade]bool{}
	for i := range r.register.Risks {
		k := &r.register.Risks[i]
		scores[&k.Level], scores[&k.Residual] = scored, scored
	}
	r.eachGrade(func(g *promise.Grade) {
		n, of := figure(g.Text)
		if g.Level != "" || n == 0 || scores[g] && of == 0 {
			return
		}
		if of == 0 {
			of = max(most, 3)
		}
		if steps := scales[of]; n <= len(steps) {
			g.Level = steps[n-1]
		}
	})
}

// scales are what the figures of a scale of so many steps mean.
var scales = map[int][]string{
	3: {promise.Low, promise.Medium, promise.High},
	4: {promise.VeryLow, promise.Low, promise.High, promise.VeryHigh},
	5: {promise.VeryLow, promise.Low, promise.Medium, promise.High, promise.VeryHigh},
}

func (r *reader) eachGrade(f func(*promise.Grade)) {
	for i := range r.register.Risks {
		for _, g := range grades(&r.register.Risks[i]) {
			f(g)
		}
	}
}

func grades(k *promise.Risk) []*promise.Grade {
	return []*promise.Grade{&k.Level, &k.Likelihood, &k.Impact, &k.Residual, &k.ResidualLikelihood, &k.ResidualImpact}
}

// isScore says that a figure is too great for a scale: it is likelihood times impact.
func isScore(s string) bool {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	return err == nil && n > 5 && n <= 100
}

// figure reads "3" or "3/4"; n is 0 for anything else.
func figure(s string) (n, of int) {
	digit, rest, slash := strings.Cut(strings.ReplaceAll(s, " ", ""), "/")
	if len(digit) != 1 || digit[0] < '1' || digit[0] > '5' || slash && (len(rest) != 1 || rest[0] < '3' || rest[0] > '5') {
		return 0, 0
	}
	if slash {
		of = int(rest[0] - '0')
	}
	return int(digit[0] - '0'), of
}

func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return strings.ToUpper(string(r)) + s[size:]
}
