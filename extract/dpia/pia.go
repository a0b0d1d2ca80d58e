package dpia

import (
	"strings"

	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

// The file that the PIA tool of the French authority (CNIL) exports holds answers by the
// number of their question (section, item, question), measures by title, and evaluations
// that refer to an item ("3.2") or to a measure ("3.1.<id>"). Items 2 to 4 of section 3 are
// the three risks of its method.
var piaRisks = []struct{ item, number, form string }{{"2", "1", "access"}, {"3", "2", "change"}, {"4", "3", "loss"}}

// The questions of a risk.
const (
	piaImpacts    = "1"
	piaThreats    = "2"
	piaSources    = "3"
	piaMeasures   = "4"
	piaSeverity   = "5"
	piaLikelihood = "6"
)

// The questions about the processing.
const (
	piaOverview  = "111"
	piaData      = "121"
	piaPurpose   = "211"
	piaRetention = "215"
	piaProcessor = "226"
)

// piaGauge is the scale of the tool's gauges, by the digit that it keeps.
var piaGauge = map[string]string{"1": promise.VeryLow, "2": promise.Low, "3": promise.High, "4": promise.VeryHigh}

// piaAcceptable is the state of an evaluation that asks for nothing more.
const piaAcceptable = "3"

// readPIA reads such a file.
func (r *reader) readPIA(root *node) {
	answers, evaluations := map[string]*node{}, map[string]*node{}
	root.at("answers").each(func(_ string, a *node) { answers[r.leaf(a.at("reference_to"))] = a.at("data") })
	root.at("evaluations").each(func(_ string, e *node) { evaluations[r.leaf(e.at("reference_to"))] = e })
	catalogue := r.piaCatalogue(root.at("measures"))
	used := map[int]bool{}
	for _, k := range piaRisks {
		r.piaRisk(k.item, k.number, answers, evaluations["3."+k.item])
		if r.risk >= 0 {
			r.register.Risks[r.risk].Title = upperFirst(r.pack.First(lang.KindRisk, "form."+k.form))
		}
		if r.risk >= 0 {
			r.piaTie(answers["3"+k.item+piaMeasures].at("list"), catalogue, used)
			r.risk = -1
		}
	}
	for i := range catalogue {
		if !used[i] {
			r.register.Measures = append(r.register.Measures, catalogue[i].Measure)
		}
	}
	r.piaPlan(root.at("evaluations"))
	r.piaProcessing(root, answers)
}

// piaMeasure is a measure of the catalogue, with the title that risks name it by.
type piaMeasure struct {
	promise.Measure
	title string
}

func (r *reader) piaCatalogue(measures *node) []piaMeasure {
	var list []piaMeasure
	measures.each(func(_ string, n *node) {
		title, content := r.leaf(n.at("title")), n.at("content")
		m := promise.Measure{Place: r.placed(content), What: title}
		if m.Quote == "" {
			m.Place = r.placed(n.at("title"))
		}
		if m.Quote == "" {
			return
		}
		if said := r.leaf(content); said != "" {
			m.What = strings.TrimPrefix(title+": "+said, ": ")
			m.Soft = r.soft(said)
		}
		list = append(list, piaMeasure{m, title})
	})
	return list
}

// piaRisk reads what is answered about one risk; one without any answer is none.
func (r *reader) piaRisk(item, number string, answers map[string]*node, evaluation *node) {
	of := func(question string) *node { return answers["3"+item+question] }
	place := r.firstPlace(of(piaSeverity).at("text"), of(piaLikelihood).at("text"), of(piaImpacts).at("list", "0"), of(piaThreats).at("list", "0"))
	if place.Quote == "" {
		return
	}
	k := promise.Risk{Place: place, Number: number, Body: place.Span,
		Description: strings.Join(r.leaves(of(piaImpacts).at("list")), "; "),
		Cause:       strings.Join(append(r.leaves(of(piaThreats).at("list")), r.leaves(of(piaSources).at("list"))...), "; "),
		Impact:      r.gauge(of(piaSeverity).at("gauge")), Likelihood: r.gauge(of(piaLikelihood).at("gauge")),
		ResidualImpact: r.gauge(evaluation.at("gauges", "x")), ResidualLikelihood: r.gauge(evaluation.at("gauges", "y"))}
	r.register.Risks = append(r.register.Risks, k)
	r.risk = len(r.register.Risks) - 1
	if m, ok := r.piaAction(evaluation); ok {
		m.Tie = promise.TiePlace
		r.attach(r.risk, m)
	}
}

func (r *reader) firstPlace(nodes ...*node) promise.Place {
	for _, n := range nodes {
		if p := r.placed(n); p.Quote != "" {
			return p
		}
	}
	return promise.Place{}
}

// gauge is a gauge's grade; 0 is one that was not set.
func (r *reader) gauge(n *node) promise.Grade {
	digit := r.leaf(n)
	if piaGauge[digit] == "" {
		return promise.Grade{}
	}
	return promise.Grade{Level: piaGauge[digit], Text: digit, At: r.placed(n)}
}

// piaTie gives the current risk the measures that its answer names by their titles; a title
// that the catalogue lacks is a measure of its own.
func (r *reader) piaTie(names *node, catalogue []piaMeasure, used map[int]bool) {
	names.each(func(_ string, n *node) {
		name, found := r.leaf(n), false
		for i := range catalogue {
			if catalogue[i].title == name {
				m := catalogue[i].Measure
				m.Tie = promise.TieNumber
				r.attach(r.risk, m)
				used[i], found = true, true
			}
		}
		if !found && name != "" {
			r.attach(r.risk, promise.Measure{Place: r.placed(n), What: name, Tie: promise.TiePlace})
		}
	})
}

// piaPlan reads the plan of action: what an evaluation asks for about a principle or a
// measure. What it asks for about a risk stands with the risk.
func (r *reader) piaPlan(evaluations *node) {
	evaluations.each(func(_ string, e *node) {
		for _, k := range piaRisks {
			if r.leaf(e.at("reference_to")) == "3."+k.item && r.knows(k.number) {
				return
			}
		}
		if m, ok := r.piaAction(e); ok {
			r.register.Recommendations = append(r.register.Recommendations, promise.Remark{Place: m.Place, Number: r.leaf(e.at("reference_to")), Addressee: m.Holder})
		}
	})
}

func (r *reader) knows(number string) bool {
	for i := range r.register.Risks {
		if r.register.Risks[i].Number == number {
			return true
		}
	}
	return false
}

// piaAction is the action that an evaluation plans, by whom and until when.
func (r *reader) piaAction(e *node) (promise.Measure, bool) {
	said := e.at("action_plan_comment")
	if r.leaf(said) == "" || r.leaf(e.at("status")) == piaAcceptable {
		return promise.Measure{}, false
	}
	m := promise.Measure{Place: r.placed(said), What: r.leaf(said), Status: promise.MeasurePlanned, Holder: r.leaf(e.at("person_in_charge")),
		Soft: r.soft(r.leaf(said))}
	if day := r.leaf(e.at("estimated_implementation_date")); len(day) >= len("2006-01-02") && isDay(day[:10]) && day[:4] != "1970" {
		m.Deadline = day[:10] // the tool writes the beginning of time for no date
	}
	return m, true
}

// piaProcessing reads what the answers say of the processing as a whole.
func (r *reader) piaProcessing(root *node, answers map[string]*node) {
	said := func(question string) string { return r.leaf(answers[question].at("text")) }
	place := r.firstPlace(answers[piaOverview].at("text"), answers[piaData].at("text"), answers[piaPurpose].at("text"))
	if place.Quote == "" {
		return
	}
	var parts []text.Span
	root.at("answers").each(func(_ string, a *node) {
		if said, about := a.at("data", "text"), r.leaf(a.at("reference_to")); said != nil && said.field != nil && (strings.HasPrefix(about, "1") || strings.HasPrefix(about, "2")) {
			parts = append(parts, said.field.Span) // sections 1 and 2: the processing, and how it keeps to the principles
		}
	})
	r.register.Processings = append(r.register.Processings, promise.Processing{Parts: parts, Place: place, Name: r.leaf(root.at("pia", "name")),
		Data: said(piaData), Purpose: said(piaPurpose), Recipient: said(piaProcessor), Retention: said(piaRetention)})
}
