package parse

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
)

// Annotated is a sentence with the clauses that a careful reader found in it.
type Annotated struct {
	Lang    string
	Text    string
	Context Context
	Clauses []promise.Commitment
}

// sample is one decision with its right answer.
type sample struct {
	e     evidence
	right bool
}

// choice is the candidates of one reading and which of them are right; where none is, the
// right choice is none.
type choice struct {
	options []evidence
	right   []bool
}

// Weights are the files that the models are read from.
type Weights struct {
	Features string            // weights.txt
	Words    map[string]string // weights/<language>.txt, by language
}

// Learn fits the models to annotated sentences. The same sentences give the same files.
func Learn(sentences []Annotated) (Weights, error) {
	forgetWords()
	if _, err := takeAll(sentences); err != nil { // counts the words
		return Weights{}, err
	}
	known := giveRoom()
	all, err := takeAll(sentences)
	if err != nil {
		return Weights{}, err
	}
	actModel.fitChoices(all.acts)
	holderModel.fitChoices(all.holders)
	forceModel.fitChoices(all.forces)
	memberModel.fit(all.members)
	w := Weights{Features: weightsHead, Words: map[string]string{}}
	for _, m := range models {
		w.Features += m.lines()
	}
	for code, t := range known {
		w.Words[code] = wordsHead
		for _, m := range models {
			w.Words[code] += m.wordLines(t[m])
		}
	}
	return w, nil
}

// takeAll gathers the decisions that the sentences hold.
func takeAll(sentences []Annotated) (*lessons, error) {
	var all lessons
	for _, s := range sentences {
		pack, err := lang.Load(s.Lang)
		if err != nil {
			return nil, err
		}
		all.take(pack, s)
	}
	return &all, nil
}

// forgetWords lets the models count words instead of weighing them.
func forgetWords() {
	for _, code := range lang.Codes() {
		loadedTables.Store(code, func() tables { return nil })
	}
	for _, m := range models {
		m.weights = m.weights[:m.features]
		m.counts = map[string]map[string]int{}
		for _, code := range lang.Codes() {
			m.counts[code] = map[string]int{}
		}
	}
}

// seldom is how often a word has to be looked at to be learned from.
const seldom = 3

// giveRoom gives the words that were counted their place in the models.
func giveRoom() map[string]tables {
	known := map[string]tables{}
	for _, code := range lang.Codes() {
		t := tables{}
		for _, m := range models {
			t[m] = table{}
			words := slices.Sorted(maps.Keys(m.counts[code]))
			for _, word := range words {
				if m.counts[code][word] >= seldom {
					t[m][word] = len(m.weights)
					m.weights = append(m.weights, make([]float64, m.outcomes)...)
				}
			}
		}
		known[code] = t
		loadedTables.Store(code, func() tables { return t })
	}
	for _, m := range models {
		m.counts = nil
	}
	return known
}

const weightsHead = `# The weights of the evidence that extract/parse weighs: model, feature, value, weight. Learned
# by extract/parse/train; the features are described in score.go, bind.go and member.go.
`

const wordsHead = `# What words are worth to the models of extract/parse: model, word, and its weight for each
# outcome by the number of that. Learned by extract/parse/train; words.go describes the words.
`

// lessons are the decisions that annotated sentences hold, by model.
type lessons struct {
	acts, holders, forces []choice
	members               []sample
}

// take adds the decisions that a sentence holds.
func (l *lessons) take(pack *lang.Pack, s Annotated) {
	wanted := map[promise.Act]*promise.Commitment{}
	for i := range s.Clauses {
		wanted[s.Clauses[i].Act] = &s.Clauses[i]
	}
	for _, a := range readings(pack, s.Text, s.Context) {
		all := a.candidates()
		topic, common := a.topic(), a.commonEvidence()
		said := a.sentenceRows(actModel)
		best := map[promise.Act]int{}
		var ch choice
		found := false
		for i := range all {
			act := actIndex(all[i].act)
			ch.options = append(ch.options, a.actEvidence(all, i, topic, common).addWords(said, act).addWords(said, clauseOutcome))
			ch.right = append(ch.right, wanted[all[i].act] != nil)
			found = found || wanted[all[i].act] != nil
			if k, ok := best[all[i].act]; wanted[all[i].act] != nil && (!ok || all[k].shape() > all[i].shape()) {
				best[all[i].act] = i
			}
		}
		if found || len(wanted) == 0 {
			l.acts = append(l.acts, ch)
		}
		for i := range all {
			if k, ok := best[all[i].act]; ok && k == i {
				a.picked = append(a.picked, all[i])
			}
		}
		for i := range a.picked {
			c, gold := &a.picked[i], wanted[a.picked[i].act]
			l.members = append(l.members, a.memberSamples(c, gold)...)
			l.holders = append(l.holders, valued(a.holderOptions(c), valueIndex(promise.SlotHolder, string(gold.Holder))))
			l.forces = append(l.forces, valued(a.forceOptions(c, gold.Holder), valueIndex(promise.SlotForce, string(gold.Force))))
		}
	}
}

// valued is the choice among options of which one is right.
func valued(options []evidence, right int) choice {
	c := choice{options: options, right: make([]bool, len(options))}
	if right >= 0 {
		c.right[right] = true
	}
	return c
}

// readings are the analyses that Sentence may choose from: the sentence alone, and joined to its lead-in.
func readings(pack *lang.Pack, sentence string, ctx Context) []*analysis {
	var out []*analysis
	if a := analyse(pack, sentence, ctx); len(a.tokens) > 0 {
		out = append(out, a)
	}
	if ctx.Lead != "" {
		if a, _ := analyseJoined(pack, sentence, ctx); a != nil {
			out = append(out, a)
		}
	}
	return out
}

func (a *analysis) memberSamples(c *candidate, gold *promise.Commitment) []sample {
	var out []sample
	force := gold.Force
	for n, s := range slotKinds {
		if s.slot == promise.SlotLocation {
			continue // not annotated
		}
		for _, m := range a.matches[s.kind] {
			out = append(out, sample{a.memberEvidence(c, n, m, force), slices.Contains(gold.Set(s.slot), m.Value)})
		}
	}
	return out
}

// How the weights are learned: by steps that shrink with what a weight has moved already
// (AdaGrad), drawn towards zero (L2). By measurement on services kept apart.
const (
	rate      = 0.05
	decay     = 0.001
	wordDecay = 0.004
	passes    = 30
	stride    = 7919 // a prime
)

// fit learns the weights by logistic regression.
func (m *model) fit(samples []sample) {
	m.descend(len(samples), func(k int, gradient []float64) []evidence {
		s := samples[k]
		p := 1 / (1 + math.Exp(-m.weigh(s.e)))
		for _, f := range s.e {
			gradient[f] += float64(truth(s.right)) - p
		}
		return []evidence{s.e}
	})
}

// fitChoices learns the weights by conditional logistic regression: of the options of a
// choice and "none", which has no evidence, the right ones are to weigh most.
func (m *model) fitChoices(choices []choice) {
	m.descend(len(choices), func(k int, gradient []float64) []evidence {
		c := choices[k]
		share := make([]float64, len(c.options))
		all, right := 1.0, 0.0 // none weighs exp(0)
		for i, e := range c.options {
			share[i] = math.Exp(m.weigh(e))
			all += share[i]
			if c.right[i] {
				right += share[i]
			}
		}
		for i, e := range c.options {
			g := -share[i] / all
			if c.right[i] {
				g += share[i] / right
			}
			for _, f := range e {
				gradient[f] += g
			}
		}
		return c.options
	})
}

// descend takes stochastic gradient steps over n examples and keeps the mean of the weights
// of the later passes. It goes in strides, so that neighbours in a file (of one service, or
// one language) do not come one after the other and the order of the files hardly matters.
// slope adds an example's gradient and gives the evidence that it touched.
func (m *model) descend(n int, slope func(k int, gradient []float64) []evidence) {
	gradient, moved, mean := make([]float64, len(m.weights)), make([]float64, len(m.weights)), make([]float64, len(m.weights))
	clear(m.weights)
	for pass := range passes {
		for k := range n {
			for _, e := range slope((k*stride+pass)%n, gradient) {
				m.step(e, gradient, moved)
			}
		}
		if pass >= passes/2 {
			for i, w := range m.weights {
				mean[i] += w / float64(passes-passes/2)
			}
		}
	}
	copy(m.weights, mean)
}

// step moves the weights of some evidence along the gradient, and clears it.
func (m *model) step(e evidence, gradient, moved []float64) {
	for _, f := range e {
		if gradient[f] == 0 {
			continue
		}
		towards := decay
		if f >= m.features { // a word's
			towards = wordDecay
		}
		g := gradient[f] - towards*m.weights[f]
		moved[f] += g * g
		m.weights[f] += rate / (0.1 + math.Sqrt(moved[f])) * g
		gradient[f] = 0
	}
}

// lines writes the weights that matter, rounded to hundredths.
func (m *model) lines() string {
	var b strings.Builder
	for _, g := range m.groups {
		for v := range g.size {
			if w := math.Round(m.weights[g.from+v]*100) / 100; w != 0 {
				fmt.Fprintf(&b, "%s %s %d %g\n", m.name, g.name, v, w)
			}
		}
	}
	return b.String()
}
