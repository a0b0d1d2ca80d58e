package read

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// weight is how much text stands below a node, in letters, and how much of it in links.
type weight struct{ text, link, links, anchors int }

// weigh measures every element of a page once.
func weigh(n *html.Node, all map[*html.Node]weight) weight {
	var w weight
	switch {
	case n.Type == html.TextNode:
		w.text = utf8.RuneCountInString(strings.TrimSpace(n.Data))
		return w
	case n.Type == html.ElementNode && isNever(n.DataAtom):
		return w
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		cw := weigh(c, all)
		w.text += cw.text
		w.link += cw.link
		w.links += cw.links
		w.anchors += cw.anchors
	}
	if n.Type == html.ElementNode {
		if n.DataAtom == atom.A {
			w.link, w.links = w.text, 1
			if strings.HasPrefix(attr(n, "href"), "#") {
				w.anchors = 1
			}
		}
		all[n] = w
	}
	return w
}

// density is the share of text that is links, in percent.
func (w weight) density() int {
	if w.text == 0 {
		return 0
	}
	return 100 * w.link / w.text
}

// content picks what to read of a page: <main>, or an <article>, where it holds most of the
// text; else the body.
func (w *walker) content(body *html.Node) *html.Node {
	best := body
	most := w.weights[body].text
	var look func(n *html.Node)
	look = func(n *html.Node) {
		if n.Type == html.ElementNode && (n.DataAtom == atom.Main || n.DataAtom == atom.Article || attr(n, "role") == "main") {
			if t := w.weights[n].text; 2*t > most {
				best = n
				if n.DataAtom != atom.Article {
					return // an article inside main is a part of it
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			look(c)
			if best != body {
				return
			}
		}
	}
	look(body)
	w.inMain = best != body
	return best
}

// isNever says that an element never holds text of the page.
func isNever(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Math, atom.Head, atom.Iframe, atom.Object,
		atom.Canvas, atom.Audio, atom.Video, atom.Select, atom.Textarea, atom.Input, atom.Datalist, atom.Option, atom.Nav:
		return true
	}
	return false
}

// isChrome says that an element belongs to the site and not to the text.
func (w *walker) isChrome(n *html.Node) bool {
	if isNever(n.DataAtom) {
		return n.DataAtom != atom.Nav || !w.all
	}
	if w.all {
		return false
	}
	we := w.weights[n]
	switch role := attr(n, "role"); {
	case n.DataAtom == atom.Body, n.DataAtom == atom.Main, role == "main":
		return false
	case role == "navigation", role == "banner", role == "contentinfo", role == "search", role == "dialog", role == "alertdialog":
		return true
	case n.DataAtom == atom.Header:
		return !w.inMain && find(n, atom.H1) == nil
	case n.DataAtom == atom.Footer:
		return true
	case n.DataAtom == atom.Aside:
		return !w.inMain || we.density() > 30 || we.text < 80
	case n.DataAtom == atom.Form:
		return 10*we.text < 3*w.total
	case n.DataAtom == atom.Button:
		return !isOpener(n)
	case attr(n, "aria-hidden") == "true" && (n.DataAtom == atom.I || n.DataAtom == atom.Span):
		return words(textOf(n)) < 3 // the name of an icon
	}
	return w.isMenu(n, we)
}

// isMenu says that a list or box is a menu: many short links and hardly anything else, and
// not named by a sentence before it ("Our partners are:").
func (w *walker) isMenu(n *html.Node, we weight) bool {
	switch n.DataAtom {
	case atom.Ul, atom.Ol, atom.Div, atom.Section, atom.Table, atom.P:
	default:
		return false
	}
	if we.links < 4 || we.text > 60*we.links || w.led() {
		return false
	}
	if we.anchors == we.links {
		return we.density() > 70 // a table of contents
	}
	if w.inMain {
		return false
	}
	return we.density() > 70 || we.density() > 50 && chromeNamed(n)
}

// led says that the text before ends with a colon.
func (w *walker) led() bool {
	if s := strings.TrimSpace(bare(w.text.String())); s != "" {
		return ends(s, ":：")
	}
	return len(w.b.buf) > 0 && ends(string(w.b.buf[max(0, len(w.b.buf)-8):]), ":：")
}

// chromeNamed says that an element's id or class names a part of the site.
func chromeNamed(n *html.Node) bool {
	names := strings.ToLower(attr(n, "id") + " " + attr(n, "class"))
	for _, s := range [...]string{"nav", "menu", "footer", "header", "sidebar", "breadcrumb", "toc", "social", "share"} {
		if strings.Contains(names, s) {
			return true
		}
	}
	return false
}

// isOpener says that a button opens a fold, so that its text is a title.
func isOpener(n *html.Node) bool {
	if hasAttr(n, "aria-expanded") && hasAttr(n, "aria-controls") {
		return true
	}
	for p := n.Parent; p != nil; p = p.Parent {
		switch p.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Summary, atom.Dt:
			return true
		}
	}
	return false
}
