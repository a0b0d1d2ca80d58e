package parse

import (
	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
)

// The weights of the evidence that a candidate is an act the sentence commits to.
const (
	verbWeight      = 1.0
	nominalWeight   = 0.3
	objectWeight    = 0.6
	noObjectWeight  = -0.9
	subjectWeight   = 0.5
	strangerWeight  = -0.9
	flaggedWeight   = 0.3
	modalWeight     = 0.3
	emitThreshold   = 1.1
	secondThreshold = 1.6
)

var segmentWeights = map[segmentKind]float64{
	mainSegment: 0.6, conditional: -1.1, relative: -0.5, purposive: -0.9, causal: -0.4, aside: -0.5,
}

var scopeWeights = map[string]float64{"definition": -0.8, "navigation": -1.2, "contact": -0.9, "advice": -0.9, "description": -0.7}

// score weighs the evidence for a candidate.
func (a *analysis) score(c *candidate) float64 {
	s := verbWeight
	if c.nominal {
		s = nominalWeight
	}
	s += segmentWeights[a.kindAt(c.match.Start)]
	needsData := needsData(c.act)
	switch {
	case c.object:
		s += objectWeight
	case needsData:
		s += noObjectWeight
	}
	switch {
	case c.subject != nil && c.holder() == promise.User && needsData && !hasFlag(c.match, "user"):
		s += strangerWeight
	case c.subject != nil:
		s += subjectWeight
	}
	if c.match.Sub != "" {
		s += flaggedWeight
	}
	if c.modal != "" || c.denied {
		s += modalWeight
	}
	for _, m := range a.matches[lang.KindScope] {
		if m.Start >= a.own {
			s += scopeWeights[m.Value]
			break
		}
	}
	return s
}

// needsData says whether an act says nothing of a promise unless it is done with data.
func needsData(act promise.Act) bool {
	switch act {
	case promise.Collect, promise.Use, promise.Share, promise.Sell, promise.Store, promise.Transfer, promise.Delete, promise.Combine:
		return true
	}
	return false
}

// chosen picks the candidates that the sentence commits to, one an act, in token order.
func (a *analysis) chosen(all []candidate) []candidate {
	best := -1
	for i := range all {
		if all[i].score >= emitThreshold && (best < 0 || all[i].score > all[best].score) {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	seen := map[promise.Act]bool{all[best].act: true}
	kept := []int{best}
	for i := range all {
		c := &all[i]
		if !seen[c.act] && c.score >= secondThreshold && c.score >= all[best].score-0.5 && !c.nominal {
			seen[c.act] = true
			kept = append(kept, i)
		}
	}
	var out []candidate
	for i := range all {
		for _, k := range kept {
			if k == i {
				out = append(out, all[i])
			}
		}
	}
	return out
}
