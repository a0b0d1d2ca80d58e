package parse

import (
	"fmt"
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

// Learn fits the models to annotated sentences and gives the lines of weights.txt. The same
// sentences give the same lines.
func Learn(sentences []Annotated) (string, error) {
	var all lessons
	for _, s := range sentences {
		pack, err := lang.Load(s.Lang)
		if err != nil {
			return "", err
		}
		all.take(pack, s)
	}
	actModel.fitChoices(all.acts, actDecay)
	holderModel.fitChoices(all.holders, bindDecay)
	forceModel.fitChoices(all.forces, bindDecay)
	memberModel.fit(all.members, memberDecay)
	return weightsHead + actModel.lines() + holderModel.lines() + forceModel.lines() + memberModel.lines(), nil
}

const weightsHead = `# The weights of the evidence that extract/parse weighs: model, feature, value, weight. Learned
# by extract/parse/train; the features are described in score.go and member.go.
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
		best := map[promise.Act]int{}
		var ch choice
		found := false
		for i := range all {
			ch.options = append(ch.options, a.actEvidence(all, i, topic, common))
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

// The decay of the weights towards zero (L2), by measurement on services kept apart.
const (
	actDecay    = 0.004
	memberDecay = 0.004
	bindDecay   = 0.004
	passes      = 80
	stride      = 7919 // a prime
)

// fit learns the weights by logistic regression.
func (m *model) fit(samples []sample, decay float64) {
	m.descend(len(samples), func(k int, step float64) {
		s := samples[k]
		p := 1 / (1 + math.Exp(-m.weigh(s.e)))
		gradient := float64(truth(s.right)) - p
		for _, f := range s.e {
			m.weights[f] += step * (gradient - decay*m.weights[f])
		}
	})
}

// descend takes stochastic gradient steps over n examples, the step shrinking from pass to
// pass, and keeps the mean of the weights of the later passes. It goes in strides, so that
// neighbours in a file (of one service, or one language) do not come one after the other
// and the order of the files hardly matters.
func (m *model) descend(n int, learn func(k int, step float64)) {
	mean := make([]float64, len(m.weights))
	for i := range m.weights {
		m.weights[i] = 0
	}
	for pass := range passes {
		step := 0.15 / (1 + float64(pass)/6)
		for k := range n {
			learn((k*stride+pass)%n, step)
		}
		if pass >= passes/2 {
			for i, w := range m.weights {
				mean[i] += w / (passes - passes/2)
			}
		}
	}
	copy(m.weights, mean)
}

// fitChoices learns the weights by conditional logistic regression: of the options of a
// choice and "none", which has no evidence, the right ones are to weigh most.
func (m *model) fitChoices(choices []choice, decay float64) {
	m.descend(len(choices), func(k int, step float64) { m.learnChoice(choices[k], step, decay) })
}

func (m *model) learnChoice(c choice, step, decay float64) {
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
		gradient := -share[i] / all
		if c.right[i] {
			gradient += share[i] / right
		}
		for _, f := range e {
			m.weights[f] += step * (gradient - decay*m.weights[f])
		}
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
