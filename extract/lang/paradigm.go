package lang

import (
	"fmt"
	"strings"
)

// Form says in which form of a word a surface was met: a set of bits.
type Form uint16

// The forms.
const (
	Infinitive Form = 1 << iota
	Finite          // present or past
	Future
	Conditional
	Participle // past participle: passives and perfects
	Gerund     // -ing, -ant, -end
	Imperative
	Noun
	Split       // a separable verb met in two parts
	Attributive // a participle as it is inflected before a noun
)

var formNames = map[string]Form{
	"inf": Infinitive, "fin": Finite, "fut": Future, "cond": Conditional, "part": Participle, "ger": Gerund, "attr": Attributive, "imp": Imperative, "noun": Noun,
}

// inflection is one form of a paradigm: the suffix that is put behind the stem.
type inflection struct {
	suffix string
	form   Form
}

type paradigm []inflection

// takeParadigm reads "class TAB tags:suffix tags:suffix …": tags joined by commas, "-" for the empty suffix.
func (p *Pack) takeParadigm(e entry) error {
	var forms paradigm
	for _, word := range strings.Fields(strings.Join(e.surfaces, " ")) {
		tags, suffixes, ok := strings.Cut(word, ":")
		if !ok {
			return fmt.Errorf("line %d: %q is not tags:suffix", e.line, word)
		}
		var form Form
		for _, t := range strings.Split(tags, ",") {
			f, ok := formNames[t]
			if !ok {
				return fmt.Errorf("line %d: unknown form %q", e.line, t)
			}
			form |= f
		}
		for _, suffix := range strings.Split(suffixes, ",") {
			forms = append(forms, inflection{strings.TrimPrefix(suffix, "-"), form})
		}
	}
	p.paradigms[e.term] = forms
	return nil
}

// word is one way to write one token of a surface.
type word struct {
	text string
	wild wildcard
	form Form
}

type wildcard uint8

const (
	whole    wildcard = iota
	isPrefix          // stem*
	isSuffix          // *stem
)

// words expands one token of a surface: a literal, stem*, *stem, stem/class, or (a|b|…) of these.
func (p *Pack) words(s string) ([]word, error) {
	if inner, ok := strings.CutPrefix(s, "("); ok {
		inner, ok = strings.CutSuffix(inner, ")")
		if !ok {
			return nil, fmt.Errorf("%q lacks its closing parenthesis", s)
		}
		var all []word
		for _, alt := range strings.Split(inner, "|") {
			ws, err := p.words(strings.TrimSpace(alt))
			if err != nil {
				return nil, err
			}
			all = append(all, ws...)
		}
		return all, nil
	}
	if stem, class, ok := strings.Cut(s, "/"); ok && class != "" {
		forms, ok := p.paradigms[class]
		if !ok {
			return nil, fmt.Errorf("unknown paradigm %q in %q", class, s)
		}
		var all []word
		for _, f := range forms {
			all = append(all, word{text: Fold(stem + f.suffix), form: f.form})
		}
		return all, nil
	}
	if stem, ok := strings.CutSuffix(s, "*"); ok {
		return []word{{text: Fold(stem), wild: isPrefix}}, nil
	}
	if stem, ok := strings.CutPrefix(s, "*"); ok {
		return []word{{text: Fold(stem), wild: isSuffix}}, nil
	}
	return []word{{text: Fold(s)}}, nil
}
