package lang

import (
	"fmt"
	"strings"
)

// hit is what a finished surface says.
type hit struct {
	kind  Kind
	value string
	sub   string
	form  Form
}

// node is a state of the trie over elements. Surfaces share elements ("(we|us)", a verb's
// paradigm), so that the trie stays small however many words an element stands for.
type node struct {
	edges  []edge
	behind map[*element]*node // the same edges, while the trie is built
	gap    *node              // what may follow after a gap of some words
	near   *node              // what may follow after a few words
	hits   []hit

	index map[string][]step // of a node with many edges: the steps that a whole word allows
	loose []edge            // of an indexed node: the edges with wildcards
}

type edge struct {
	by *element
	to *node
}

// step is an edge taken, with the form of the word that took it.
type step struct {
	to    *node
	form  Form
	loose bool // by a wildcard
}

// takeSurface adds the surfaces of one lexicon line to the trie.
func (p *Pack) takeSurface(kind Kind, e entry) error {
	value, sub, err := checkTerm(kind, e)
	if err != nil {
		return err
	}
	if p.first[kind] == nil {
		p.first[kind] = map[string]string{}
	}
	if p.first[kind][e.term] == "" {
		p.first[kind][e.term] = e.surfaces[0]
	}
	for _, s := range e.surfaces {
		if err := p.addSurface(hit{kind: kind, value: value, sub: sub}, s); err != nil {
			return fmt.Errorf("line %d: %w", e.line, err)
		}
	}
	return nil
}

// addSurface writes one surface into the trie, in all the ways that it can be written.
func (p *Pack) addSurface(h hit, surface string) error {
	fields := surfaceTokens(surface, p)
	if len(fields) == 0 {
		return fmt.Errorf("%q holds no word", surface)
	}
	return p.extend(p.root, fields, h)
}

// surfaceTokens cuts a surface into its tokens as Tokenize would cut the text, keeping operators.
func surfaceTokens(surface string, p *Pack) []string {
	var out []string
	for _, f := range fieldsOutsideParens(surface) {
		for f != "" && !strings.HasPrefix(f, "(") {
			elided, rest := p.peelElision(f)
			if elided == "" {
				break
			}
			out, f = append(out, elided), rest
		}
		if f == "" {
			continue
		}
		if f == ".." || strings.ContainsAny(f, "(/*+?…") {
			out = append(out, f)
			continue
		}
		for _, t := range p.Tokenize(f) {
			out = append(out, t.Fold)
		}
	}
	return out
}

// peelElision cuts an elided word from the front of a field: "s'oppos/er" is "s'" and
// "oppos/er", as in a text. A field that starts with none (or with one that may be
// missing, "l'?") gives "".
func (p *Pack) peelElision(field string) (elided, rest string) {
	fold := Fold(field)
	at := strings.IndexByte(fold, '\'')
	if at < 1 || !p.elisions[fold[:at]] || strings.HasPrefix(fold[at+1:], "?") {
		return "", field
	}
	return fold[:at+1], fold[at+1:]
}

func fieldsOutsideParens(s string) []string {
	depth := 0
	return strings.FieldsFunc(s, func(r rune) bool {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
		}
		return depth == 0 && (r == ' ' || r == '-')
	})
}

// extend adds the tokens in fields below n and puts the hit at their end.
func (p *Pack) extend(n *node, fields []string, h hit) error {
	if len(fields) == 0 {
		for _, have := range n.hits {
			if have.kind == h.kind && have.value == h.value && have.sub == h.sub {
				h.form |= have.form
			}
		}
		n.hits = append(dropHit(n.hits, h), h)
		return nil
	}
	f := fields[0]
	if f == ".." {
		if n.near == nil {
			n.near = &node{}
		}
		return p.extend(n.near, fields[1:], h)
	}
	if f == "…" || f == "..." {
		if n.gap == nil {
			n.gap = &node{}
		}
		return p.extend(n.gap, fields[1:], h)
	}
	if opt, ok := strings.CutSuffix(f, "?"); ok && opt != "" {
		if err := p.extend(n, fields[1:], h); err != nil {
			return err
		}
		f = opt
	}
	if particle, verb, ok := strings.Cut(f, "+"); ok && particle != "" && !strings.HasPrefix(f, "(") {
		return p.extendSeparable(n, h, [2]string{particle, verb}, fields[1:])
	}
	alternatives, err := p.phrases(f)
	if err != nil {
		return err
	}
	for _, phrase := range alternatives {
		if err := p.extend(n, append(phrase, fields[1:]...), h); err != nil {
			return err
		}
	}
	if alternatives != nil {
		return nil
	}
	e, err := p.element(f)
	if err != nil {
		return err
	}
	return p.extend(n.child(e), fields[1:], h)
}

// phrases cuts a group "(a|b c)" into the tokens of its alternatives where one of them has
// more than one; nil where all are single words, or the field is no group.
func (p *Pack) phrases(field string) ([][]string, error) {
	inner, ok := strings.CutPrefix(field, "(")
	if !ok {
		return nil, nil
	}
	inner, ok = strings.CutSuffix(inner, ")")
	if !ok {
		return nil, fmt.Errorf("%q lacks its closing parenthesis", field)
	}
	var all [][]string
	several := false
	for _, alt := range strings.Split(inner, "|") {
		tokens := surfaceTokens(alt, p)
		if len(tokens) == 0 {
			return nil, fmt.Errorf("%q has an empty alternative", field)
		}
		several = several || len(tokens) > 1 || strings.HasSuffix(tokens[0], "?") || strings.Contains(tokens[0], "+")
		all = append(all, tokens)
	}
	if !several {
		return nil, nil
	}
	return all, nil
}

func dropHit(hits []hit, h hit) []hit {
	kept := hits[:0]
	for _, have := range hits {
		if have.kind != h.kind || have.value != h.value || have.sub != h.sub {
			kept = append(kept, have)
		}
	}
	return kept
}

// child is the node behind an element, made where it is missing.
func (n *node) child(e *element) *node {
	if to := n.behind[e]; to != nil {
		return to
	}
	to := &node{}
	n.edges = append(n.edges, edge{e, to})
	if n.behind == nil {
		n.behind = map[*element]*node{}
	}
	n.behind[e] = to
	return to
}

// extendSeparable adds a separable verb, its particle and its stem/class, below n: joined
// ("opslaan", "opgeslagen"), around the infinitive marker ("op te slaan") and, where it
// begins the surface, in two parts ("slaat … op").
func (p *Pack) extendSeparable(n *node, h hit, parts [2]string, rest []string) error {
	particle := parts[0]
	ws, err := p.words(parts[1])
	if err != nil {
		return err
	}
	joined, infinitive, finite := &element{}, &element{}, &element{}
	for _, w := range ws {
		joined.add(word{text: particle + w.text, wild: w.wild, form: w.form})
		if w.form&Infinitive != 0 {
			infinitive.add(word{text: w.text, form: Infinitive})
		}
		if w.form&Finite != 0 {
			finite.add(word{text: w.text, form: Finite | Split})
		}
	}
	if err := p.extend(n.child(joined), rest, h); err != nil {
		return err
	}
	apart, err := p.element(particle)
	if err != nil {
		return err
	}
	for _, marker := range p.traits["infinitive"] {
		e, err := p.element(marker)
		if err != nil {
			return err
		}
		if err := p.extend(n.child(apart).child(e).child(infinitive), rest, h); err != nil {
			return err
		}
	}
	if n != p.root {
		return nil
	}
	return p.extend(n.child(finite), append([]string{"…", particle}, rest...), h)
}
