package read

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// readHTML reads a page: its main content, without what is around it on every page of the
// site. Text that is only folded away (display:none, hidden, details) is part of it: a
// promise in a closed accordion is a promise.
func readHTML(b *builder, src *source) error {
	root, err := html.Parse(strings.NewReader(markHTML(src.text, src.line)))
	if err != nil {
		return tooDeep(err)
	}
	w := newWalker(b, root)
	if e := find(root, atom.Html); e != nil {
		b.doc.Lang = langOf(e)
	}
	body := find(root, atom.Body)
	if body == nil {
		return nil
	}
	w.walk(w.content(body))
	w.flush()
	if len(b.doc.Blocks) == 0 { // the page is all chrome, or it only looks so
		w.all = true
		w.walk(body)
		w.flush()
	}
	if t := find(root, atom.Title); b.doc.Title == "" && t != nil {
		b.doc.Title, _ = clean(bare(textOf(t)), false)
	}
	return nil
}

// readFragment reads HTML that stands in another format, such as a table in Markdown.
func readFragment(b *builder, s string, line func(int) int) error {
	body := &html.Node{Type: html.ElementNode, DataAtom: atom.Body, Data: "body"}
	nodes, err := html.ParseFragment(strings.NewReader(markHTML(s, line)), body)
	if err != nil {
		return tooDeep(err)
	}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	w := newWalker(b, body)
	w.all = true
	w.walk(body)
	w.flush()
	return nil
}

// tooDeep explains the one error that the HTML parser has: it stops at 512 open elements,
// which no page written in good faith has.
func tooDeep(err error) error {
	return &Error{Problem: Broken, Reason: "the page nests its elements too deep", Advice: "save the text of the page as .txt or .md", Err: err}
}

// markHTML puts a mark before the text of each line. Only text that will be shown gets one:
// a mark between the tags of a table would count as text there and be moved out of it.
func markHTML(s string, line func(int) int) string {
	z := html.NewTokenizer(strings.NewReader(s))
	var out strings.Builder
	out.Grow(len(s) + len(s)/16)
	at, raw := 0, false
	for {
		t := z.Next()
		token := z.Raw()
		if t == html.TextToken && !raw {
			markLines(&out, string(token), at, line)
		} else {
			out.Write(token)
		}
		at += len(token)
		switch t {
		case html.ErrorToken:
			out.WriteString(s[min(at, len(s)):])
			return out.String()
		case html.StartTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			raw = a == atom.Script || a == atom.Style || a == atom.Title || a == atom.Textarea || a == atom.Noscript || a == atom.Iframe
		case html.EndTagToken:
			raw = false
		}
	}
}

func markLines(out *strings.Builder, s string, at int, line func(int) int) {
	fresh := true
	for i, r := range s {
		if r == '\n' {
			fresh = true
		} else if fresh && !unicode.IsSpace(r) {
			out.WriteString(mark(line(at + i)))
			fresh = false
		}
		out.WriteRune(r)
	}
}

// find is the first element of a kind, in document order.
func find(n *html.Node, a atom.Atom) *html.Node {
	if n.Type == html.ElementNode && n.DataAtom == a {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if f := find(c, a); f != nil {
			return f
		}
	}
	return nil
}

// textOf is all text below a node, as it stands.
func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var s strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s.WriteString(textOf(c))
	}
	return s.String()
}

// attr is an attribute's value, "" without one.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// langOf is the primary subtag of the language that an element declares.
func langOf(n *html.Node) string {
	s := attr(n, "lang")
	if s == "" {
		s = attr(n, "xml:lang")
	}
	return primaryTag(s)
}

// primaryTag is the language of a BCP 47 tag: "fr" of "fr-CA".
func primaryTag(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if i := strings.IndexAny(s, "-_"); i >= 0 {
		s = s[:i]
	}
	if len(s) < 2 || len(s) > 3 || strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") != "" {
		return ""
	}
	return s
}
