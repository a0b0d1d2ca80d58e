package parse

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math"
	"sort"
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

// rows are the rows of the words that a model knows.
func (a *analysis) rows(m *model, words ...string) []int {
	var out []int
	for _, w := range words {
		if from := a.row(m, w); from >= 0 {
			out = append(out, from)
		}
	}
	return out
}

// addWords puts words into the evidence for an outcome.
func (e evidence) addWords(rows []int, outcome int) evidence {
	for _, from := range rows {
		e = append(e, from+outcome)
	}
	return e
}

// sentenceRows are the words of the sentence, one by one and by twos, and their stems; of its
// heading and its lead-in the words.
func (a *analysis) sentenceRows(m *model) []int {
	seen := map[int]bool{}
	var out []int
	add := func(word string) {
		if from := a.row(m, word); from >= 0 && !seen[from] {
			seen[from] = true
			out = append(out, from)
		}
	}
	before := "^"
	for _, t := range a.tokens[a.own:] {
		if t.Kind == lang.Word && len(t.Fold) < longestCue {
			add(t.Fold)
			add(before + "_" + t.Fold)
			add(stem(t.Fold))
		}
		if t.Kind != lang.Number {
			before = t.Fold
		}
	}
	for _, around := range []struct{ mark, text string }{{"#", a.ctx.Heading}, {":", a.ctx.Lead}} {
		for _, t := range a.pack.Tokenize(around.text) {
			if t.Kind == lang.Word && len(t.Fold) < longestCue {
				add(around.mark + t.Fold)
			}
		}
	}
	return out
}

// stemLength is how many letters of a word stand for all of its forms.
const stemLength = 5

func stem(word string) string {
	n := 0
	for i := range word {
		if n == stemLength {
			return word[:i] + "*"
		}
		n++
	}
	return word
}

// cueRows are the words that carry a candidate's act, and those beside them.
func (a *analysis) cueRows(m *model, c *candidate) []int {
	if c.implied {
		return nil
	}
	return a.rows(m, a.around(c.match)...)
}

// around are the words of a match, marked as such, the stem of its head, and the words before
// and behind it.
func (a *analysis) around(m lang.Match) []string {
	words := "="
	for i := m.Start; i < m.End && len(words) < longestCue; i++ {
		words += a.tokens[i].Fold + "_"
	}
	out := []string{words, "=" + stem(a.tokens[m.Head].Fold)}
	if i := m.Start - 1; i >= 0 && len(a.tokens[i].Fold) < longestCue {
		out = append(out, "<"+a.tokens[i].Fold)
	}
	if i := m.End; i < len(a.tokens) && len(a.tokens[i].Fold) < longestCue {
		out = append(out, ">"+a.tokens[i].Fold)
	}
	return out
}

// wordTables loads a language's words, once in a process.
func wordTables(code string) tables {
	once, _ := loadedTables.LoadOrStore(code, sync.OnceValue(func() tables {
		data, err := weightFiles.ReadFile("weights/" + code + ".txt")
		if err != nil {
			return nil // a language without words
		}
		t, err := readTables(string(data), regions()[code])
		if err != nil {
			panic(fmt.Errorf("weights/%s.txt: %w", code, err)) // an embedded file, which the tests load
		}
		return t
	}))
	return once.(func() tables)()
}

var loadedTables sync.Map // code -> func() tables

// regions are where each language's weights begin in each model: all are given their room
// before any is loaded, so that languages load beside each other.
var regions = sync.OnceValue(func() map[string]map[*model]int {
	out := map[string]map[*model]int{}
	entries, err := weightFiles.ReadDir("weights")
	if err != nil {
		return nil // an embedded directory can always be read
	}
	for _, e := range entries {
		data, _ := weightFiles.ReadFile("weights/" + e.Name())
		code := strings.TrimSuffix(e.Name(), ".txt")
		out[code] = map[*model]int{}
		for _, m := range models {
			out[code][m] = len(m.weights)
			m.weights = append(m.weights, make([]float64, m.outcomes*strings.Count(string(data), "\n"+m.name+" "))...)
		}
	}
	return out
})

// readTables reads lines of the form "model word outcome:weight …".
func readTables(lines string, from map[*model]int) (tables, error) {
	t := tables{}
	next := map[*model]int{}
	byName := map[string]*model{}
	for _, m := range models {
		t[m], byName[m.name], next[m] = table{}, m, from[m]
	}
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
		for cells != "" {
			cell, rest, _ := strings.Cut(cells, " ")
			cells = rest
			column, weight, _ := strings.Cut(cell, ":")
			k, err := strconv.Atoi(column)
			w, err2 := strconv.ParseFloat(weight, 64)
			if err != nil || err2 != nil || k < 0 || k >= m.outcomes {
				return nil, fmt.Errorf("line %d: %q is not outcome:weight", n, cell)
			}
			m.weights[next[m]+k] = w
		}
		next[m] += m.outcomes
	}
	return t, nil
}

// lightest is the least weight of a word that is written down: below it, it decides nothing.
const lightest = 0.05

// wordLines writes a language's words that matter.
func (m *model) wordLines(t table) string {
	words := make([]string, 0, len(t))
	for w := range t {
		words = append(words, w)
	}
	sort.Strings(words)
	var b strings.Builder
	for _, word := range words {
		line := ""
		for k, w := range m.weights[t[word] : t[word]+m.outcomes] {
			if w = math.Round(w*100) / 100; math.Abs(w) >= lightest {
				line += fmt.Sprintf(" %d:%g", k, w)
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
	entries, _ := weightFiles.ReadDir("weights") // an embedded directory can always be read
	for _, e := range entries {
		data, _ := weightFiles.ReadFile("weights/" + e.Name())
		fmt.Fprintf(sum, "%s %d\n%s", e.Name(), len(data), data)
	}
	return hex.EncodeToString(sum.Sum(nil)[:6])
})
