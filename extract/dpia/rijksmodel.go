package dpia

import (
	"sort"
	"strconv"
	"strings"

	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

// The file of the form for the impact assessments of the Dutch state (Rijksmodel DPIA 3)
// holds answers by the number of their task. A task that may be repeated is a list of
// groups ("16.1": [{"_index": 0, "16.1.1": …}]) or, in files of older versions, keyed by
// task and repetition ("16.1.1[0]"); those are kept below "dpia".
const (
	modelRisks       = "16.1"
	modelMeasures    = "17.1"
	modelProcessings = "3.1"
	modelPurposes    = "5.1"
	modelParties     = "6.1.1"
	modelRetentions  = "10.1.1"
)

// modelURN is what the form calls itself.
const modelURN = "urn:nl:dpia:"

// modelSnapshot are the keys that an older version saved its state under.
var modelSnapshot = []string{"answers", "dpia"}

// answersOf gives the answers of such a file, nil where it is none.
func answersOf(n *node) *node {
	if a := n.at(modelSnapshot...); a != nil && n.at("metadata") != nil {
		return a
	}
	answers := n.at("answers")
	if answers == nil || n.at("metadata", "urn") == nil {
		return nil
	}
	for _, key := range answers.keys {
		if key == "" || key[0] < '0' || key[0] > '9' || answers.children[key].at("reference_to") != nil {
			return nil
		}
	}
	return answers
}

// group is one repetition of a task: its answers by task.
type group struct {
	index   string
	answers map[string]*node
}

// readModel reads such a file.
func (r *reader) readModel(root *node) {
	if urn := r.leaf(root.at("metadata", "urn")); urn != "" && !strings.HasPrefix(urn, modelURN) {
		return // another form of the same kin
	}
	answers := answersOf(root)
	for i, g := range groups(answers, modelRisks) {
		r.modelRisk(strconv.Itoa(i+1), g)
	}
	for _, g := range groups(answers, modelMeasures) {
		r.modelMeasure(g)
	}
	r.modelProcessings(answers)
}

// groups are the repetitions of a task, in order.
func groups(answers *node, task string) []group {
	var list []group
	answers.at(task).each(func(_ string, g *node) {
		if g.at("_index") != nil {
			list = append(list, group{strconv.Itoa(len(list)), g.children})
		}
	})
	if len(list) > 0 {
		return list
	}
	byIndex := map[string]map[string]*node{}
	answers.each(func(key string, n *node) {
		name, index, ok := strings.Cut(strings.TrimSuffix(key, "]"), "[")
		if !ok || !strings.HasPrefix(name, task+".") {
			return
		}
		if byIndex[index] == nil {
			byIndex[index] = map[string]*node{}
		}
		byIndex[index][name] = n
	})
	for index, found := range byIndex {
		list = append(list, group{index, found})
	}
	sort.Slice(list, func(a, b int) bool {
		x, _ := strconv.Atoi(list[a].index)
		y, _ := strconv.Atoi(list[b].index)
		return x < y || x == y && list[a].index < list[b].index
	})
	return list
}

// value is the answer to a task of a group.
func (g group) value(task string) *node { return g.answers[task].at("value") }

func (r *reader) modelRisk(number string, g group) {
	about := g.value(modelRisks + ".1")
	if r.leaf(about) == "" {
		return
	}
	k := promise.Risk{Place: r.placed(about), Number: number, Title: title(r.leaf(about)), Description: r.leaf(about), Cause: r.leaf(g.value(modelRisks + ".2")),
		Likelihood: r.gradeOf(g.value(modelRisks + ".3")), Impact: r.gradeOf(g.value(modelRisks + ".5")), Level: r.gradeOf(g.value(modelRisks + ".7"))}
	k.Body = k.Span
	r.register.Risks = append(r.register.Risks, k)
}

func (r *reader) gradeOf(n *node) promise.Grade {
	if r.leaf(n) == "" {
		return promise.Grade{}
	}
	return r.line(n.field.Span).firstGrade()
}

// modelMeasure ties measures to the risks that are ticked beside them: by the words of the
// risk, as the form writes them, or by its number.
func (r *reader) modelMeasure(g group) {
	said := g.value(modelMeasures + ".3")
	if r.leaf(said) == "" {
		return
	}
	m := r.newMeasure(r.line(said.field.Span), "")
	m.Holder = r.leaf(g.value(modelMeasures + ".7"))
	left, tied := r.gradeOf(g.value(modelMeasures+".4")), false
	for _, name := range r.leaves(g.value(modelMeasures + ".1")) {
		for i := range r.register.Risks {
			k := &r.register.Risks[i]
			if name != k.Description && name != k.Number {
				continue
			}
			m.Tie, tied = promise.TieNumber, true
			r.attach(i, m)
			if left.Level != "" {
				k.Residual = left
			}
		}
	}
	if !tied {
		r.register.Measures = append(r.register.Measures, m)
	}
}

// modelProcessings reads the list of processings. Purposes, parties and periods are given in
// further tasks, in the same order; where a processing has several, whose they are is not
// told by the order, and they are left out.
func (r *reader) modelProcessings(answers *node) {
	purposes, parties, retentions := groups(answers, modelPurposes), groups(answers, modelParties), groups(answers, modelRetentions)
	all := groups(answers, modelProcessings)
	said := func(list []group, i int, task string) string {
		if len(list) != len(all) {
			return ""
		}
		return strings.Join(r.leaves(list[i].value(task)), ", ")
	}
	parts := r.modelParts(answers)
	for i, g := range all {
		name := g.value(modelProcessings + ".1")
		if r.leaf(name) == "" {
			continue
		}
		r.register.Processings = append(r.register.Processings, promise.Processing{Parts: parts, Place: r.placed(name), Name: r.leaf(name),
			Data: strings.Join(r.leaves(g.value(modelProcessings+".3")), ", "), Purpose: said(purposes, i, modelPurposes+".1"),
			Recipient: said(parties, i, modelParties+".1"), Persons: said(retentions, i, modelRetentions+".2"), Retention: said(retentions, i, modelRetentions+".4")})
		parts = nil // told once
	}
}

// The tasks about what is done with data: from the data themselves to the rights of people.
const firstModelPart, lastModelPart = 2, 15

// modelParts are the answers to those tasks.
func (r *reader) modelParts(answers *node) []text.Span {
	var spans []text.Span
	var take func(n *node)
	take = func(n *node) {
		if n.field != nil && strings.Contains(r.leaf(n), " ") {
			spans = append(spans, n.field.Span)
		}
		n.each(func(_ string, c *node) { take(c) })
	}
	answers.each(func(key string, n *node) {
		head, _, _ := strings.Cut(key, ".")
		if task, err := strconv.Atoi(head); err == nil && task >= firstModelPart && task <= lastModelPart {
			take(n)
		}
	})
	return spans
}
