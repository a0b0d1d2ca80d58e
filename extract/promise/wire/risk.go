package wire

import "github.com/recant/recant/extract/promise"

// takeRegister adds what an impact assessment found.
func (d *Document) takeRegister(r *promise.Register) {
	if r.Empty() {
		return
	}
	for _, k := range r.Risks {
		d.Risks = append(d.Risks, Risk{Number: k.Number, Title: k.Title, Description: k.Description, Cause: k.Cause,
			Level: stated(k.Level.Level), LevelText: k.Level.Text, Likelihood: stated(k.Likelihood.Level), LikelihoodText: k.Likelihood.Text,
			Impact: stated(k.Impact.Level), ImpactText: k.Impact.Text, Residual: stated(k.Residual.Level), ResidualText: k.Residual.Text,
			Data: list(k.Data), Measures: measures(k.Measures), Quote: k.Quote, Span: at(k.Place)})
	}
	d.Measures = measures(r.Measures)
	d.Findings, d.Recommendations = remarks(r.Findings), remarks(r.Recommendations)
}

func measures(from []promise.Measure) []Measure {
	to := []Measure{}
	for _, m := range from {
		to = append(to, Measure{Number: m.Number, Quote: m.Quote, Span: at(m.Place), Status: stated(m.Status), Holder: m.Holder, Deadline: stated(m.Deadline)})
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
	return Span{Start: p.Span.Start, End: p.Span.End, Line: p.Line, Page: p.Page}
}
