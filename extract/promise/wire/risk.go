package wire

import "github.com/recant/recant/extract/promise"

// Risk is a risk that an impact assessment names. Levels are very-low, low, medium, high or
// very-high, null where none is stated, each with the words as written beside it.
type Risk struct {
	Number         string    `json:"number"`
	Title          string    `json:"title"`
	Description    string    `json:"description"`
	Cause          string    `json:"cause"`
	Level          *string   `json:"level"`
	LevelText      string    `json:"level_text"`
	Likelihood     *string   `json:"likelihood"`
	LikelihoodText string    `json:"likelihood_text"`
	Impact         *string   `json:"impact"`
	ImpactText     string    `json:"impact_text"`
	Residual       *string   `json:"residual"`
	ResidualText   string    `json:"residual_text"`
	Data           []string  `json:"data"`
	Measures       []Measure `json:"measures"`
	Quote          string    `json:"quote"`
	Span           Span      `json:"span"`

	Persons                string  `json:"persons"` // whose data, as written
	ResidualLikelihood     *string `json:"residual_likelihood"`
	ResidualLikelihoodText string  `json:"residual_likelihood_text"`
	ResidualImpact         *string `json:"residual_impact"`
	ResidualImpactText     string  `json:"residual_impact_text"`

	// Where each level is stated, its label included; missing where it is not stated.
	LevelSpan      *Span `json:"level_span,omitempty"`
	LikelihoodSpan *Span `json:"likelihood_span,omitempty"`
	ImpactSpan     *Span `json:"impact_span,omitempty"`
	ResidualSpan   *Span `json:"residual_span,omitempty"`
}

// Measure is something done, planned, accepted or refused against a risk.
type Measure struct {
	Number   string  `json:"number"`
	Quote    string  `json:"quote"`
	Span     Span    `json:"span"`
	Status   *string `json:"status"`
	Holder   string  `json:"holder"`
	Deadline *string `json:"deadline"`

	What string `json:"what"` // what is to be done, without number, holder, state and deadline
	Soft string `json:"soft"` // the words that leave open whether it is done
	Tie  string `json:"tie"`  // place, number or words (inferred): what ties it to the risk; "" for none

	Overdue bool `json:"overdue,omitempty"` // its day had passed on the date that was asked for, and it was not reported done
}

// Processing is one thing that is done with data, as an assessment lists it.
type Processing struct {
	Name      string `json:"name"`
	Data      string `json:"data"`
	Persons   string `json:"persons"`
	Purpose   string `json:"purpose"`
	Recipient string `json:"recipient"`
	Retention string `json:"retention"`
	Quote     string `json:"quote"`
	Span      Span   `json:"span"`
}

// takeRegister adds what an impact assessment found.
func (d *Document) takeRegister(r *promise.Register) {
	if r.Empty() {
		return
	}
	for i := range r.Risks {
		d.Risks = append(d.Risks, fromRisk(&r.Risks[i]))
	}
	d.Measures = measures(r.Measures)
	d.Findings, d.Recommendations = remarks(r.Findings), remarks(r.Recommendations)
	for _, p := range r.Processings {
		d.Processings = append(d.Processings, Processing{Name: p.Name, Data: p.Data, Persons: p.Persons, Purpose: p.Purpose,
			Recipient: p.Recipient, Retention: p.Retention, Quote: p.Quote, Span: at(p.Place)})
	}
}

func fromRisk(k *promise.Risk) Risk {
	return Risk{Number: k.Number, Title: k.Title, Description: k.Description, Cause: k.Cause,
		Level: stated(k.Level.Level), LevelText: k.Level.Text, Likelihood: stated(k.Likelihood.Level), LikelihoodText: k.Likelihood.Text,
		Impact: stated(k.Impact.Level), ImpactText: k.Impact.Text, Residual: stated(k.Residual.Level), ResidualText: k.Residual.Text,
		Data: list(k.Data), Measures: measures(k.Measures), Quote: k.Quote, Span: at(k.Place), Persons: k.Persons,
		ResidualLikelihood: stated(k.ResidualLikelihood.Level), ResidualLikelihoodText: k.ResidualLikelihood.Text,
		ResidualImpact: stated(k.ResidualImpact.Level), ResidualImpactText: k.ResidualImpact.Text,
		LevelSpan: of(k.Level), LikelihoodSpan: of(k.Likelihood), ImpactSpan: of(k.Impact), ResidualSpan: of(k.Residual)}
}

func of(g promise.Grade) *Span {
	if g.Text == "" {
		return nil
	}
	s := at(g.At)
	return &s
}

func measures(from []promise.Measure) []Measure {
	to := []Measure{}
	for _, m := range from {
		to = append(to, Measure{Number: m.Number, Quote: m.Quote, Span: at(m.Place), Status: stated(m.Status), Holder: m.Holder,
			Deadline: stated(m.Deadline), What: m.What, Soft: m.Soft, Tie: string(m.Tie)})
	}
	return to
}

func remarks(from []promise.Remark) []Remark {
	to := []Remark{}
	for _, f := range from {
		to = append(to, Remark{Number: f.Number, Addressee: f.Addressee, Quote: f.Quote, Span: at(f.Place)})
	}
	return to
}

func at(p promise.Place) Span {
	return Span{Start: p.Span.Start, End: p.Span.End, Line: p.Line, Page: p.Page, Column: p.Column,
		Pointer: p.Pointer, SourceStart: p.Source.Start, SourceEnd: p.Source.End}
}
