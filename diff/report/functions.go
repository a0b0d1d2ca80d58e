package report

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/recant/recant/extract/promise/wire"
)

// The functions of a user's template that know what a report is.

// of gives the changes of a verdict out of a list of changes, the worst first.
func of(verdict string, changes []any) []any {
	var list []any
	for _, severity := range severities {
		for _, c := range changes {
			m, _ := c.(map[string]any)
			if s, _ := m["severity"].(string); m["verdict"] == verdict && rank(s) == rank(severity) {
				list = append(list, c)
			}
		}
	}
	return list
}

// spoken are the functions that speak the reader's language.
func (o Options) spoken() map[string]func(args ...any) (string, error) {
	return map[string]func(args ...any) (string, error){
		"say": func(args ...any) (string, error) {
			var texts []string
			for i := range args {
				texts = append(texts, fmt.Sprint(args[i]))
			}
			if len(texts) == 0 {
				return "", fmt.Errorf("it needs a key")
			}
			return o.say(texts[0], texts[1:]...), nil
		},
		"count": func(args ...any) (string, error) {
			n, ok := 0, false
			if len(args) == 2 {
				n, ok = args[0].(int)
			}
			noun, err := textAt(args, 1)
			if err != nil || !ok {
				return "", fmt.Errorf("it needs a number and a noun")
			}
			return counted(o.Words, n, noun), nil
		},
		"phrase": func(args ...any) (string, error) {
			slot, err := textAt(args, 0)
			if err != nil {
				return "", err
			}
			value, err := textAt(args, 1)
			return o.Words.Phrase(slot, value), err
		},
		"period":   words1(o.Words.Period),
		"date":     words1(o.Words.Date),
		"headline": tells(func(d *Diff) string { return d.headline(o.Words) }),
		"title":    tells(func(c *Change) string { return c.title(o.Words) }),
		"matters":  tells(func(f *Finding) string { return f.matters(o.Words) }),
		"law":      tells(func(f *Finding) string { return f.law(o.Words) }),
		"where":    tells(func(c *wire.Clause) string { return standing(o.Words, c) }),
	}
}

// tells makes a function of a part of a report one of a template's value.
func tells[T any](f func(*T) string) func(args ...any) (string, error) {
	return func(args ...any) (string, error) {
		if len(args) != 1 {
			return "", fmt.Errorf("it needs one argument")
		}
		data, err := json.Marshal(args[0])
		if err != nil {
			return "", err
		}
		v := new(T)
		if err := json.Unmarshal(data, v); err != nil {
			return "", fmt.Errorf("%T is not the part of a report that it tells of", args[0])
		}
		return f(v), nil
	}
}

// redlined writes a redline on one line: [-deleted-]{+inserted+}.
func redlined(args ...any) (string, error) {
	return tells(func(ops *[]Op) string { return marked(*ops) })(args...)
}

// join joins the texts of a list.
func join(args ...any) (string, error) {
	if len(args) != 2 {
		return "", fmt.Errorf("it needs a list and what stands between")
	}
	list, ok := args[0].([]any)
	between, err := textAt(args, 1)
	if err != nil || !ok && args[0] != nil {
		return "", fmt.Errorf("it needs a list and a text")
	}
	var b strings.Builder
	for i, v := range list {
		if i > 0 {
			b.WriteString(between)
		}
		b.WriteString(fmt.Sprint(v))
		if b.Len() > longestValue {
			return "", errTooLong
		}
	}
	return b.String(), nil
}
