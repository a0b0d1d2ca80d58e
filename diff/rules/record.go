package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/diff/words"
	"github.com/recant/recant/extract/promise"
)

// record reads one line of the record: "key: value".
func (p *reader) record(line string) error {
	key, value, err := keyed(line)
	if err != nil {
		return err
	}
	if p.keys[key] {
		return twice(key)
	}
	p.keys[key] = true
	if allowed, ok := narrowing[key]; ok {
		values := list(value)
		for _, v := range values {
			if allowed != nil && !slices.Contains(allowed, v) {
				return fmt.Errorf("%s cannot be %q", key, v)
			}
		}
		p.rule.when[key] = values
		return nil
	}
	return p.rule.set(key, value)
}

func keyed(line string) (key, value string, err error) {
	key, value, ok := strings.Cut(line, ":")
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	if !ok || value == "" {
		return "", "", fmt.Errorf("a record line is \"key: value\": %q", line)
	}
	return key, value, nil
}

func twice(key string) error { return fmt.Errorf("key %q stands twice", key) }

func unknownKey(key string) error { return fmt.Errorf("unknown key %q", key) }

func list(value string) []string {
	parts := strings.Split(value, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

func (r *Rule) set(key, value string) error {
	switch key {
	case "verdict":
		r.Verdict = change.Verdict(value)
		return oneOf(key, r.Verdict, change.Weakened, change.Strengthened)
	case "severity":
		r.Severity = change.Severity(value)
		return oneOf(key, r.Severity, change.High, change.Medium, change.Low)
	case "slot":
		r.Slot = promise.Slot(value)
		if change.Steps[r.Slot] == nil {
			return fmt.Errorf("slot %q has no moves", value)
		}
	case "step":
		r.Step = change.Step(value)
	case "title":
		r.Name = value
	case "reason":
		r.Reason = value
	case "mirror":
		r.Mirror = value
	case "since":
		n, err := strconv.Atoi(value)
		if err != nil || n < 1 {
			return fmt.Errorf("since is the number of a rule set, not %q", value)
		}
		r.Since = n
	case "cites":
		r.Cites = list(value)
	case "message":
		r.Message = value
		return words.CheckTemplate(value)
	case "witness":
		r.Witness = value
		return words.CheckTemplate(value)
	default:
		return unknownKey(key)
	}
	return nil
}

func oneOf[T ~string](key string, value T, allowed ...T) error {
	if !slices.Contains(allowed, value) {
		return fmt.Errorf("%s cannot be %q", key, value)
	}
	return nil
}

// check tells what a whole page lacks.
func (r *Rule) check(keys map[string]bool, headings []string) error {
	for _, key := range []string{"title", "verdict", "severity", "reason", "slot", "step", "mirror", "message"} {
		if !keys[key] {
			return fmt.Errorf("the record has no %q", key)
		}
	}
	if !slices.Contains(change.Steps[r.Slot], r.Step) {
		return fmt.Errorf("slot %q makes no step %q", r.Slot, r.Step)
	}
	if r.Title != r.ID {
		return fmt.Errorf("the first heading must be %q", r.ID)
	}
	if r.Verdict == change.Strengthened {
		return nil
	}
	if !keys["witness"] {
		return fmt.Errorf("the record of a weakening page has no %q", "witness")
	}
	for _, h := range []string{"What it does", "Why it weakens the promise", "What it does not see"} {
		if !slices.Contains(headings, h) {
			return fmt.Errorf("the heading %q is missing", h)
		}
	}
	return nil
}

// fits tells whether the rule judges a move.
func (r *Rule) fits(m *change.Move) bool {
	if r.Slot != m.Slot || r.Step != m.Step || r.Verdict != m.Sign.Verdict() {
		return false
	}
	for key, wanted := range r.when {
		if !slices.ContainsFunc(shown(m, key), func(v string) bool { return slices.Contains(wanted, v) }) {
			return false
		}
	}
	return true
}

// shown is what a move has to show for a narrowing key.
func shown(m *change.Move, key string) []string {
	c := m.Clause()
	switch key {
	case "orient":
		return []string{string(m.Orient)}
	case "act":
		if len(c.Purpose) == 1 && c.Purpose[0] == string(promise.TrainAI) {
			return []string{string(promise.TrainAI)} // to use data for nothing but training is to train
		}
		return []string{string(c.Act)}
	case "force":
		return []string{string(c.Force)}
	case "holder":
		return []string{string(c.Holder)}
	case "value":
		return []string{m.Value}
	case "fine":
		return []string{fmt.Sprint(m.Fine)}
	}
	return c.Set(promise.Slot(key))
}
