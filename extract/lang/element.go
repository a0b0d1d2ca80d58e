package lang

import "strings"

// element is one place of a surface: the words that may stand there, each with its form.
type element struct {
	words    map[string]Form
	prefixes []stem // words that start so
	suffixes []stem // words that end so
}

type stem struct {
	text string
	form Form
}

func (e *element) add(w word) {
	switch w.wild {
	case isPrefix:
		e.prefixes = append(e.prefixes, stem{w.text, w.form})
	case isSuffix:
		e.suffixes = append(e.suffixes, stem{w.text, w.form})
	default:
		if e.words == nil {
			e.words = map[string]Form{}
		}
		e.words[w.text] |= w.form
	}
}

// match says whether a word may stand here, in which forms, and whether as a whole.
func (e *element) match(w string) (form Form, exact, ok bool) {
	form, exact = e.words[w]
	loose, also := e.matchLoose(w)
	return form | loose, exact, exact || also
}

func (e *element) matchLoose(w string) (form Form, ok bool) {
	for _, s := range e.prefixes {
		if strings.HasPrefix(w, s.text) {
			form, ok = form|s.form, true
		}
	}
	for _, s := range e.suffixes {
		if strings.HasSuffix(w, s.text) {
			form, ok = form|s.form, true
		}
	}
	return form, ok
}

// element gives the element that a field of a surface is written as, one for all surfaces.
func (p *Pack) element(field string) (*element, error) {
	if e := p.elements[field]; e != nil {
		return e, nil
	}
	ws, err := p.words(field)
	if err != nil {
		return nil, err
	}
	e := &element{}
	for _, w := range ws {
		e.add(w)
	}
	p.elements[field] = e
	return e, nil
}

// manyEdges is from how many edges on a node is looked up by word instead of edge by edge.
const manyEdges = 6

// buildIndex prepares a node and those below it for look-up.
func (n *node) buildIndex() {
	n.buildOwn()
	n.buildBelow()
}

// buildOwn prepares a node with many edges for look-up.
func (n *node) buildOwn() {
	n.behind = nil
	if len(n.edges) < manyEdges {
		return
	}
	n.index = make(map[string][]step, len(n.edges)*2)
	for _, e := range n.edges {
		for w, form := range e.by.words {
			n.index[w] = append(n.index[w], step{e.to, form, false})
		}
		if len(e.by.prefixes)+len(e.by.suffixes) > 0 {
			n.loose = append(n.loose, e)
		}
	}
}

func (n *node) buildBelow() {
	for _, e := range n.edges {
		e.to.buildIndex()
	}
	for _, next := range []*node{n.gap, n.near} {
		if next != nil {
			next.buildIndex()
		}
	}
}

// join takes over what follows another root. A surface that begins with a gap is none, so
// that roots differ in their edges only.
func (n *node) join(other *node) { n.edges = append(n.edges, other.edges...) }

// steps appends where a word leads to.
func (n *node) steps(w string, to []step) []step {
	if n.index != nil {
		to = append(to, n.index[w]...)
		for _, e := range n.loose {
			if form, ok := e.by.matchLoose(w); ok {
				to = append(to, step{e.to, form, true})
			}
		}
		return to
	}
	for _, e := range n.edges {
		if form, exact, ok := e.by.match(w); ok {
			to = append(to, step{e.to, form, !exact})
		}
	}
	return to
}
