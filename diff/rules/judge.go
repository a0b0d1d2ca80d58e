package rules

import (
	"embed"
	"sort"
	"sync"

	"github.com/recant/recant/diff/change"
)

//go:embed *.md
var pages embed.FS

var loaded = sync.OnceValue(func() []*Rule {
	all, err := Load(pages)
	if err != nil {
		panic("rules: " + err.Error()) // the pages are compiled in and loaded by the tests
	}
	return all
})

// All are the rules of this folder, in the order of their ids.
func All() []*Rule { return loaded() }

// Set is the number of the latest rule set: the greatest that a page came with.
func Set() int {
	set := 1
	for _, r := range All() {
		set = max(set, r.Since)
	}
	return set
}

// Lookup finds a rule by its id, nil where there is none.
func Lookup(id string) *Rule {
	all := All()
	i := sort.Search(len(all), func(i int) bool { return all[i].ID >= id })
	if i < len(all) && all[i].ID == id {
		return all[i]
	}
	return nil
}

// Judge gives the findings of a change's moves: of each move the finding of the page that
// fits it most narrowly. The most severe come first, those of a kind in the order of the
// moves; a page speaks once for each slot value.
func Judge(moves []change.Move) []Judged {
	var out []Judged
	seen := map[[3]string]bool{}
	for i := range moves {
		r := best(&moves[i])
		if r == nil {
			continue
		}
		f := r.finding(&moves[i])
		k := [3]string{f.Rule, f.Old, f.New}
		if !seen[k] {
			seen[k] = true
			out = append(out, Judged{f, &moves[i]})
		}
	}
	sort.SliceStable(out, func(a, b int) bool { return rank(out[a].Severity) > rank(out[b].Severity) })
	return out
}

// Judged is a finding and the move that it judges.
type Judged struct {
	change.Finding
	Move *change.Move
}

func rank(s change.Severity) int {
	return map[change.Severity]int{change.Low: 1, change.Medium: 2, change.High: 3}[s]
}

// best is the page that fits a move with the most narrowing keys; of equals the more
// severe, then the first by id.
func best(m *change.Move) *Rule {
	var out *Rule
	for _, r := range All() {
		if !r.fits(m) {
			continue
		}
		if out == nil || len(r.when) > len(out.when) || len(r.when) == len(out.when) && rank(r.Severity) > rank(out.Severity) {
			out = r
		}
	}
	return out
}

func (r *Rule) finding(m *change.Move) change.Finding {
	f := facts(m)
	return change.Finding{
		Rule: r.ID, Verdict: r.Verdict, Severity: r.Severity, Reason: r.Reason, Slot: r.Slot,
		Old: m.Old, New: m.New, Message: fill(r.Message, &f), Witness: fill(r.Witness, &f),
		Args: change.Args{Holder: f.Holder, Act: f.Act, Data: f.Data, Purpose: f.Purpose, Recipient: f.Recipient, Value: f.Value, About: f.About},
	}
}

// Verdict composes the findings of one change: worse and better together are mixed.
func Verdict(findings []change.Finding) change.Verdict {
	worse, better := false, false
	for _, f := range findings {
		worse = worse || f.Verdict == change.Weakened
		better = better || f.Verdict == change.Strengthened
	}
	switch {
	case worse && better:
		return change.Mixed
	case worse:
		return change.Weakened
	case better:
		return change.Strengthened
	}
	return change.Neutral
}

// Severity is the highest severity of the findings that carry the verdict.
func Severity(findings []change.Finding, v change.Verdict) change.Severity {
	var out change.Severity
	for _, f := range findings {
		if (v == change.Mixed || f.Verdict == v) && rank(f.Severity) > rank(out) {
			out = f.Severity
		}
	}
	return out
}
