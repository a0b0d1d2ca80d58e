package dpia

import (
	"strings"

	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

// node is a value of a structured source: a leaf with its field, or what has children.
type node struct {
	field    *text.Field
	children map[string]*node
	keys     []string // of the children, in document order
}

// tree gives the values of a document of fields, nil where it has none.
func tree(doc *text.Document) *node {
	if len(doc.Fields) == 0 {
		return nil
	}
	root := &node{}
	for i := range doc.Fields {
		n := root
		for _, key := range strings.Split(doc.Fields[i].Pointer, "/")[1:] {
			n = n.child(strings.NewReplacer("~1", "/", "~0", "~").Replace(key))
		}
		n.field = &doc.Fields[i]
	}
	return root
}

// child is the child of a key, made where there is none.
func (n *node) child(key string) *node {
	if c := n.children[key]; c != nil {
		return c
	}
	if n.children == nil {
		n.children = map[string]*node{}
	}
	c := &node{}
	n.children[key] = c
	n.keys = append(n.keys, key)
	return c
}

// at is the value below a path of keys, nil where there is none.
func (n *node) at(path ...string) *node {
	for _, key := range path {
		if n == nil {
			return nil
		}
		n = n.children[key]
	}
	return n
}

// each calls f with the children in document order.
func (n *node) each(f func(key string, c *node)) {
	if n == nil {
		return
	}
	for _, key := range n.keys {
		f(key, n.children[key])
	}
}

// leaf is the text of a value, on one line; "" where there is none.
func (r *reader) leaf(n *node) string {
	if n == nil || n.field == nil {
		return ""
	}
	return strings.Join(strings.Fields(r.doc.Quote(n.field.Span)), " ")
}

// leaves are the texts of a value or of the values of a list.
func (r *reader) leaves(n *node) []string {
	if s := r.leaf(n); s != "" {
		return []string{s}
	}
	var list []string
	n.each(func(_ string, c *node) {
		if s := r.leaf(c); s != "" {
			list = append(list, s)
		}
	})
	return list
}

// placed is where a value stands; the zero place where there is none.
func (r *reader) placed(n *node) promise.Place {
	if n == nil || n.field == nil {
		return promise.Place{}
	}
	return r.place(n.field.Span)
}

// Structured says whether a document is a file of a tool for impact assessments, whose
// structure says what its words are for.
func Structured(doc *text.Document) bool { return formOf(tree(doc)) != nil }

// formOf gives what reads a tree: nil where no tool is known that writes it so.
func formOf(n *node) func(*reader, *node) {
	switch {
	case n == nil:
		return nil
	case n.at("pia") != nil && (n.at("answers", "0", "reference_to") != nil || n.at("measures", "0", "title") != nil || n.at("evaluations", "0", "reference_to") != nil):
		return (*reader).readPIA
	case answersOf(n) != nil:
		return (*reader).readModel
	}
	return nil
}

// place is where a span stands.
func (r *reader) place(span text.Span) promise.Place {
	p := promise.Place{Quote: r.doc.Quote(span), Span: span, Line: r.doc.Line(span.Start), Page: r.doc.Page(span.Start)}
	if f := r.doc.Field(span.Start); f != nil {
		p.Pointer, p.Source, p.Line, p.Column = f.Pointer, f.Source, f.Line, f.Column
	}
	return p
}
