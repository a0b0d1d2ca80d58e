package gate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/recant/recant/diff/report"
)

// Limit says which findings fail a check: those of a severity or worse, with a confidence or
// surer, and those of the rules that it names.
type Limit struct {
	Severity   string // low, medium or high; "none" for none
	Confidence string // low, medium or high; "" for any
	Rules      []string
}

// ParseLimit reads a limit such as "medium", "high,confidence=high" or "none,only-dropped".
func ParseLimit(s string) (Limit, error) {
	l := Limit{Severity: "none"}
	for _, word := range strings.Split(s, ",") {
		word = strings.TrimSpace(word)
		confidence, isConfidence := strings.CutPrefix(word, "confidence=")
		switch {
		case isConfidence && rank(confidence) > 0:
			l.Confidence = confidence
		case word == "none" || rank(word) > 0:
			l.Severity = word
		case Known(word):
			l.Rules = append(l.Rules, word)
		default:
			return l, fmt.Errorf("%q is not a limit: write low, medium, high or none, confidence=high, and ids of rules, joined by commas", word)
		}
	}
	return l, nil
}

// String writes a limit as ParseLimit reads it.
func (l Limit) String() string {
	words := []string{l.Severity}
	if l.Confidence != "" {
		words = append(words, "confidence="+l.Confidence)
	}
	return strings.Join(append(words, l.Rules...), ",")
}

// Reached tells whether a finding is at the limit or over it.
func (l Limit) Reached(i *report.Issue) bool {
	if slices.ContainsFunc(i.Rules, func(id string) bool { return slices.Contains(l.Rules, id) }) {
		return true
	}
	return l.Severity != "none" && rank(i.Severity) >= rank(l.Severity) && rank(i.Confidence) >= rank(l.Confidence)
}
