package parse

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/recant/recant/extract/lang"
)

// Beside features that are the same in every language, the models weigh words: which acts a
// verb, the word before it or a word elsewhere in the sentence speak for. What a word is worth
// stands in weights/<language>.txt, learned like the rest; a language without that file is
// read by the features alone.

// table is the words of one language that a model knows: the index of each word's first
// weight, one weight for each outcome.
type table map[string]int

// tables are a language's words, by model.
type tables map[*model]table

// longestCue is how many bytes of a word or of two are looked at.
const longestCue = 60

// row is where the weights of a word begin, -1 where the model does not know it.
func (a *analysis) row(m *model, word string) int {
	if m.counts != nil {
		m.counts[a.pack.Code][word]++
	}
	if from, ok := a.tables[m][word]; ok {
		return from
	}
	return -1
}

// rowOf is row for a word that need not be kept.
func (a *analysis) rowOf(m *model, word []byte) int {
	if m.counts != nil {
		return a.row(m, string(word))
	}
	if from, ok := a.tables[m][string(word)]; ok {
		return from
	}
	return -1
}

// addWords puts words into the evidence for an outcome.
func (e evidence) addWords(rows []int, outcome int) evidence {
	for _, from := range rows {
		e = append(e, from+outcome)
	}
	return e
}

// sums add up what some words are worth to each outcome.
func (m *model) sums(rows []int) []float64 {
	out := make([]float64, m.outcomes)
	for _, from := range rows {
		for k, w := range m.weights[from : from+m.outcomes] {
			out[k] += w
		}
	}
	return out
}

// sentenceRows are the words of the sentence, one by one and by twos, and their stems; of its
// heading and its lead-in the words.
func (a *analysis) sentenceRows(m *model) []int {
	out := make([]int, 0, 3*len(a.tokens))
	var pair []byte
	before := "^"
	for _, t := range a.tokens[a.own:] {
		if t.Kind == lang.Word && len(t.Fold) < longestCue {
			out = append(out, a.row(m, t.Fold))
			pair = append(append(append(pair[:0], before...), '_'), t.Fold...)
			out = append(out, a.rowOf(m, pair))
			if n := stemEnd(t.Fold); n < len(t.Fold) {
				pair = append(append(pair[:0], t.Fold[:n]...), '*')
				out = append(out, a.rowOf(m, pair))
			}
		}
		if t.Kind != lang.Number {
			before = t.Fold
		}
	}
	out = a.contextRows(out, m, '#', a.ctx.Heading)
	out = a.contextRows(out, m, ':', a.ctx.Lead)
	slices.Sort(out)
	out = slices.Compact(out)
	if len(out) > 0 && out[0] < 0 {
		out = out[1:] // what is not known
	}
	return out
}

// contextRows adds the words around a sentence, each behind a mark of its own.
func (a *analysis) contextRows(out []int, m *model, mark byte, text string) []int {
	if text == "" {
		return out
	}
	var word []byte
	for _, t := range a.pack.Tokenize(text) {
		if t.Kind == lang.Word && len(t.Fold) < longestCue {
			word = append(append(word[:0], mark), t.Fold...)
			out = append(out, a.rowOf(m, word))
		}
	}
	return out
}

// stemLength is how many letters of a word stand for all of its forms.
const stemLength = 5

// stemEnd is the byte at which the stem of a word ends.
func stemEnd(word string) int {
	n := 0
	for i := range word {
		if n == stemLength {
			return i
		}
		n++
	}
	return len(word)
}

// cueRows are the words that carry a candidate's act, and those beside them.
func (a *analysis) cueRows(m *model, c *candidate) []int {
	if c.implied {
		return nil
	}
	return a.around(m, c.match)
}

// around are the words of a match, marked as such, the stem of its head, and the words before
// and behind it: the rows of those that the model knows.
func (a *analysis) around(m *model, match lang.Match) []int {
	out := make([]int, 0, 4)
	word := append(make([]byte, 0, 2*longestCue), '=')
	look := func() {
		if from := a.rowOf(m, word); from >= 0 {
			out = append(out, from)
		}
	}
	for i := match.Start; i < match.End && len(word) < longestCue; i++ {
		word = append(append(word, a.tokens[i].Fold...), '_')
	}
	look()
	head := a.tokens[match.Head].Fold
	word = append(append(word[:0], '='), head[:stemEnd(head)]...)
	if len(word) <= len(head) {
		word = append(word, '*')
	}
	look()
	for _, beside := range []struct {
		mark byte
		at   int
	}{{'<', match.Start - 1}, {'>', match.End}} {
		if beside.at >= 0 && beside.at < len(a.tokens) && len(a.tokens[beside.at].Fold) < longestCue {
			word = append(append(word[:0], beside.mark), a.tokens[beside.at].Fold...)
			look()
		}
	}
	return out
}

// wordTables loads a language's words, once in a process.
func wordTables(code string) tables {
	if once, ok := loadedTables.Load(code); ok {
		return once.(func() tables)()
	}
	once, _ := loadedTables.LoadOrStore(code, sync.OnceValue(func() tables {
		r, ok := regions()[code]
		if !ok {
			return nil // a language without words
		}
		t, err := readTables(r)
		if err != nil {
			panic(fmt.Errorf("weights/%s.txt: %w", code, err)) // an embedded file, which the tests load
		}
		return t
	}))
	return once.(func() tables)()
}

var loadedTables sync.Map // code -> func() tables

// region is a language's words as they are written, and by model where their weights begin and
// how many words there are.
type region struct {
	lines       string
	from, words map[*model]int
}

// regions are those of each language: all are given their room before any is loaded, so that
// languages load beside each other.
var regions = sync.OnceValue(func() map[string]region {
	out := map[string]region{}
	size := map[*model]int{}
	for _, m := range models {
		size[m] = m.features
	}
	entries, _ := weightFiles.ReadDir("weights") // an embedded directory can always be read
	for _, e := range entries {
		data, _ := weightFiles.ReadFile("weights/" + e.Name())
		r := region{lines: string(data), from: map[*model]int{}, words: map[*model]int{}}
		for _, m := range models {
			r.from[m], r.words[m] = size[m], strings.Count(r.lines, "\n"+m.name+" ")
			size[m] += m.outcomes * r.words[m]
		}
		out[strings.TrimSuffix(e.Name(), ".txt")] = r
	}
	for _, m := range models {
		m.weights = append(make([]float64, 0, size[m]), m.weights[:m.features]...)[:size[m]]
	}
	return out
})

// readTables reads lines of the form "model word outcome:weight …", the weights in hundredths.
func readTables(r region) (tables, error) {
	t := tables{}
	next := map[*model]int{}
	byName := map[string]*model{}
	for _, m := range models {
		t[m], byName[m.name], next[m] = make(table, r.words[m]), m, r.from[m]
	}
	lines := r.lines
	for n := 1; lines != ""; n++ {
		line, rest, _ := strings.Cut(lines, "\n")
		lines = rest
		if line == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		name, line, _ := strings.Cut(line, " ")
		word, cells, _ := strings.Cut(line, " ")
		m := byName[name]
		if m == nil {
			return nil, fmt.Errorf("line %d: no model %q", n, name)
		}
		t[m][word] = next[m]
		if err := readCells(cells, m.weights[next[m]:next[m]+m.outcomes]); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		next[m] += m.outcomes
	}
	return t, nil
}

// readCells reads "outcome:weight outcome:weight …" into a word's weights.
func readCells(cells string, into []float64) error {
	for cells != "" {
		cell, rest, _ := strings.Cut(cells, " ")
		outcome, weight, _ := strings.Cut(cell, ":")
		k, err := strconv.Atoi(outcome)
		w, err2 := strconv.Atoi(weight)
		if err != nil || err2 != nil || k < 0 || k >= len(into) {
			return fmt.Errorf("%q is not outcome:weight", cell)
		}
		into[k] = float64(w) / 100
		cells = rest
	}
	return nil
}

// lightest is the least weight of a word that is written down, in hundredths: below it, it
// decides nothing.
const lightest = 5

// wordLines writes a language's words that matter.
func (m *model) wordLines(t table) string {
	var b strings.Builder
	for _, word := range slices.Sorted(maps.Keys(t)) {
		line := ""
		for k, w := range m.weights[t[word] : t[word]+m.outcomes] {
			if w = math.Round(w * 100); math.Abs(w) >= lightest {
				line += fmt.Sprintf(" %d:%d", k, int(w))
			}
		}
		if line != "" {
			b.WriteString(m.name + " " + word + line + "\n")
		}
	}
	return b.String()
}

// Digest is the first 12 hex digits of the SHA-256 of all weights: it changes when they are
// learned anew.
func Digest() string { return digest() }

var digest = sync.OnceValue(func() string {
	sum := sha256.New()
	io.WriteString(sum, weightsFile)
	for _, code := range slices.Sorted(maps.Keys(regions())) {
		lines := regions()[code].lines
		fmt.Fprintf(sum, "%s.txt %d\n%s", code, len(lines), lines)
	}
	return hex.EncodeToString(sum.Sum(nil)[:6])
})
