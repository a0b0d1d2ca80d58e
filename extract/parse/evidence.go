package parse

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/recant/recant/extract/promise"
)

// The decisions that words alone do not settle (does this verb carry an act that the
// sentence commits to? does this category of data belong to it?) are made by weighing
// evidence: small linear models over features that are the same in every language. Their
// weights stand in weights.txt, learned by the command in train/ from annotated sentences.

// group is a family of features; a feature is a group and a value below the group's size.
type group struct {
	name string
	size int
	from int // index of its first weight
}

// evidence is the features that hold, as indexes into a model's weights.
type evidence []int

// model is a linear model: weights by feature.
type model struct {
	name     string
	groups   []*group
	weights  []float64                 // of the features, and behind them those of each language's words
	features int                       // how many of them are of features
	outcomes int                       // how many weights a word has
	counts   map[string]map[string]int // while learning: how often a word was looked at, by language
}

func newModel(name string, outcomes int, groups ...*group) *model {
	m := &model{name: name, outcomes: outcomes, groups: groups}
	for _, g := range groups {
		g.from = len(m.weights)
		m.weights = append(m.weights, make([]float64, g.size)...)
	}
	m.features = len(m.weights)
	return m
}

// add puts a feature into the evidence; a value outside of the group is its last.
func (e evidence) add(g *group, value int) evidence {
	if value < 0 || value >= g.size {
		value = g.size - 1
	}
	return append(e, g.from+value)
}

// weigh sums the weights of the evidence: above zero speaks for it.
func (m *model) weigh(e evidence) float64 {
	sum := 0.0
	for _, f := range e {
		sum += m.weights[f]
	}
	return sum
}

// models are those that are learned.
var models = []*model{actModel, holderModel, forceModel, memberModel}

//go:embed weights.txt
var weightsFile string

//go:embed weights
var weightFiles embed.FS

// loadFeatures reads weights.txt: lines of the form "model group value weight".
func loadFeatures(lines string) error {
	groups := map[string]*group{}
	of := map[string]*model{}
	for _, m := range models {
		of[m.name] = m
		for _, g := range m.groups {
			groups[m.name+" "+g.name] = g
		}
	}
	for n := 1; lines != ""; n++ {
		line, rest, _ := strings.Cut(lines, "\n")
		lines = rest
		if line == "" || line[0] == '#' {
			continue
		}
		end := strings.LastIndexByte(line, ' ')
		middle := strings.LastIndexByte(line[:max(end, 0)], ' ')
		if middle < 0 {
			return fmt.Errorf("weights.txt: line %d: not model, group, value and weight", n)
		}
		name, _, _ := strings.Cut(line, " ")
		g := groups[line[:middle]]
		value, err := strconv.Atoi(line[middle+1 : end])
		if g == nil || err != nil || value < 0 || value >= g.size {
			return fmt.Errorf("weights.txt: line %d: no feature %s", n, line[:end])
		}
		if of[name].weights[g.from+value], err = strconv.ParseFloat(line[end+1:], 64); err != nil {
			return fmt.Errorf("weights.txt: line %d: %w", n, err)
		}
	}
	return nil
}

// Prepare loads what a language is read with, so that it may be done beside other work.
func Prepare(code string) {
	mustLoadWeights()
	wordTables(code)
}

// mustLoadWeights reads the embedded weights, once.
var mustLoadWeights = sync.OnceFunc(func() {
	regions()
	if err := loadFeatures(weightsFile); err != nil {
		panic(err) // an embedded file, which the tests load
	}
})

// actIndex is the place of an act in the vocabulary.
func actIndex(act promise.Act) int { return valueIndex(promise.SlotAct, string(act)) }

var indexes = func() map[promise.Slot]map[string]int {
	all := map[promise.Slot]map[string]int{}
	for slot, values := range promise.Vocabulary {
		all[slot] = map[string]int{}
		for i, v := range values {
			all[slot][v] = i
		}
	}
	return all
}()

// valueIndex is the place of a value in its slot's vocabulary, -1 where it has none.
func valueIndex(slot promise.Slot, value string) int {
	if i, ok := indexes[slot][value]; ok {
		return i
	}
	return -1
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// bucket sorts a number into 0, 1, 2, … by ascending limits.
func bucket(n int, limits ...int) int {
	for i, l := range limits {
		if n <= l {
			return i
		}
	}
	return len(limits)
}
