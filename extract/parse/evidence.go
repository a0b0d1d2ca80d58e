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

// load reads the lines of weights.txt that are of this model: "model group value weight".
func (m *model) load(lines string) error {
	byName := map[string]*group{}
	for _, g := range m.groups {
		byName[g.name] = g
	}
	for n, line := range strings.Split(lines, "\n") {
		f := strings.Fields(line)
		if len(f) != 4 || f[0] != m.name {
			continue
		}
		g := byName[f[1]]
		value, err := strconv.Atoi(f[2])
		if g == nil || err != nil || value < 0 || value >= g.size {
			return fmt.Errorf("weights.txt: line %d: no feature %s %s in model %s", n+1, f[1], f[2], m.name)
		}
		if m.weights[g.from+value], err = strconv.ParseFloat(f[3], 64); err != nil {
			return fmt.Errorf("weights.txt: line %d: %w", n+1, err)
		}
	}
	return nil
}

// mustLoadWeights reads the embedded weights, once.
var mustLoadWeights = sync.OnceFunc(func() {
	regions()
	for _, m := range models {
		if err := m.load(weightsFile); err != nil {
			panic(err) // an embedded file, which the tests load
		}
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
