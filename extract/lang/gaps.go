package lang

import (
	"fmt"
	"io/fs"
	"strings"
)

// Gap is a term of the closed vocabulary that a language folder has no word for.
type Gap struct {
	File string // in the folder
	Term string
}

// unsaid are the terms that no word stands for: what is left over, or what is read from
// names and from silence.
var unsaid = map[string]bool{"Other": true, "Unknown": true, "Named": true, "asserted": true}

// Gaps lists the terms that a language has no word for, in the order of the files and of
// the vocabulary; also the finer terms ("Contact.email") that another language names. An
// error means that there is no such folder, or that one cannot be read.
func Gaps(code string) ([]Gap, error) {
	if _, err := Load(code); err != nil {
		return nil, err
	}
	var gaps []Gap
	for _, kind := range Kinds {
		file := kind.String() + ".txt"
		mine, _, err := termsIn(code, file)
		if err != nil {
			return nil, err
		}
		wanted := append([]string{}, terms[kind]...)
		for _, other := range Codes() {
			_, listed, err := termsIn(other, file)
			if err != nil {
				return nil, err
			}
			wanted = append(wanted, finer(kind, listed)...)
		}
		for _, t := range wanted {
			if !mine[t] && !unsaid[t] {
				mine[t] = true // told once
				gaps = append(gaps, Gap{file, t})
			}
		}
	}
	return gaps, nil
}

// finer keeps the terms whose part behind the dot is the same in every language: kinds of
// data, units, months and seasons.
func finer(kind Kind, listed []string) []string {
	var out []string
	for _, t := range listed {
		value, sub, _ := strings.Cut(t, ".")
		if sub != "" && (kind == KindData || kind == KindTime && value != "number") {
			out = append(out, t)
		}
	}
	return out
}

// termsIn gives the terms of a file, and the values before their dots, as a set and in order.
func termsIn(code, file string) (set map[string]bool, listed []string, err error) {
	sub, err := fs.Sub(folders, code)
	if err != nil {
		return nil, nil, err
	}
	set = map[string]bool{}
	err = eachEntry(sub, file, func(e entry) error {
		value, _, _ := strings.Cut(e.term, ".")
		if !set[e.term] {
			listed = append(listed, e.term)
		}
		set[e.term], set[value] = true, true
		return nil
	})
	if err != nil {
		return nil, nil, fmt.Errorf("%s/%s: %w", code, file, err)
	}
	return set, listed, nil
}
