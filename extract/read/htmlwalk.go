package read

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/recant/recant/extract/text"
)

// walker reads a tree of HTML in document order. Text gathers until a block begins or ends;
// then it is laid out as what the innermost frame says.
type walker struct {
	b       *builder
	weights map[*html.Node]weight
	total   int             // text of the whole page
	text    strings.Builder // of the block at hand
	bold    bool            // all of it so far is bold
	inBold  int
	frames  []frame
	lang    string
	all     bool // nothing is chrome
	inMain  bool
	repeats int // repeats of spanning cells that are left
}

// frame is what text is inside: a list item, a quotation, a cell, or nothing of the kind.
type frame struct {
	kind  text.Kind
	depth int  // lists that are open
	lead  int  // block index plus one that text hangs on
	once  bool // only the first block is of this kind; the rest hangs on it
}

func newWalker(b *builder, root *html.Node) *walker {
	w := &walker{b: b, weights: map[*html.Node]weight{}, frames: []frame{{}}, bold: true, repeats: maxRepeats}
	w.total = weigh(root, w.weights).text
	return w
}

const deletedNote = "Text that the source marks as deleted was left out."

// walk reads one node.
func (w *walker) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.write(n.Data)
		return
	case html.ElementNode:
	default:
		w.children(n)
		return
	}
	if w.isChrome(n) {
		return
	}
	if l := langOf(n); l != "" && l != w.b.doc.Lang {
		if l != w.lang && isBlock(n.DataAtom) {
			w.flush()
		}
		old := w.lang
		w.lang = l
		defer func() { w.lang = old }()
	}
	if isBlock(n.DataAtom) {
		w.flush()
		w.block(n)
		w.flush()
		return
	}
	w.inline(n)
}

func (w *walker) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c)
	}
}

// write takes text; its line ends are spaces in HTML.
func (w *walker) write(s string) {
	if w.inBold == 0 && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsSpace(r) && !isMark(r) && r != ':' }) >= 0 {
		w.bold = false
	}
	w.text.WriteString(strings.ReplaceAll(s, "\n", " "))
}

func (w *walker) inline(n *html.Node) {
	switch n.DataAtom {
	case atom.Br:
		if w.bold && w.isTitle() && w.frames[len(w.frames)-1].kind == text.Paragraph {
			w.flush()
			return
		}
		w.text.WriteByte('\n')
	case atom.Del, atom.S, atom.Strike:
		if strings.TrimSpace(textOf(n)) != "" {
			w.b.note(deletedNote)
		}
	case atom.B, atom.Strong:
		w.inBold++
		w.children(n)
		w.inBold--
	case atom.Sup:
		if !isNoteSign(n) {
			w.children(n)
		}
	case atom.Img, atom.Wbr:
	case atom.A:
		if attr(n, "role") != "doc-backlink" { // the arrow from a footnote back to its sign
			w.children(n)
		}
	default:
		w.children(n)
	}
}

// isNoteSign says that a superscript is only the link to a footnote.
func isNoteSign(n *html.Node) bool {
	return find(n, atom.A) != nil && strings.Trim(bare(textOf(n)), "0123456789[]()* \n") == ""
}

// isNote says that a list item is a footnote: a paragraph for whoever reads it (DPUB-ARIA 1.0).
func isNote(n *html.Node) bool {
	return attr(n, "role") == "doc-endnote" || attr(n, "role") == "doc-footnote"
}

// isTitle says that the text at hand has the shape of a heading.
func (w *walker) isTitle() bool {
	s, _ := clean(w.text.String(), false)
	return isHeading(s)
}

// flush lays out the text at hand.
func (w *walker) flush() {
	raw := w.text.String()
	bold := w.bold
	w.text.Reset()
	w.bold = true
	if strings.TrimSpace(bare(raw)) == "" {
		return
	}
	f := &w.frames[len(w.frames)-1]
	p := piece{kind: f.kind, level: f.depth, lead: f.lead, lang: w.lang, text: raw}
	if p.kind == text.Paragraph && p.lead == 0 && bold {
		if s, _ := clean(raw, false); isHeading(s) {
			p.kind, p.level = text.Heading, below
		}
	}
	i := w.b.add(p)
	if f.once && i > 0 {
		*f = frame{depth: f.depth, lead: i}
	}
}

// within reads the children of n in a frame, and returns what became of the frame.
func (w *walker) within(f frame, n *html.Node) frame {
	w.frames = append(w.frames, f)
	w.children(n)
	w.flush()
	f = w.frames[len(w.frames)-1]
	w.frames = w.frames[:len(w.frames)-1]
	return f
}

// depth is how many lists are open.
func (w *walker) depth() int { return w.frames[len(w.frames)-1].depth }

// block reads a block element.
func (w *walker) block(n *html.Node) {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.heading(n, int(n.Data[1]-'0'))
	case atom.Summary, atom.Button:
		if s, _ := clean(bare(textOf(n)), false); isHeading(s) || isQuestion(s) {
			w.heading(n, below)
			return
		}
		w.children(n)
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		w.list(n)
	case atom.Li:
		w.within(frame{kind: text.Item, depth: 1, once: true}, n) // stray: outside of a list
	case atom.Dl:
		w.definitions(n)
	case atom.Table:
		w.table(n)
	case atom.Blockquote:
		w.within(frame{kind: text.Quote, depth: w.depth()}, n)
	case atom.Pre:
		w.pre(n)
	case atom.Hr:
	default:
		w.children(n)
	}
}

// heading reads a heading. What it holds is one line, whatever it is made of.
func (w *walker) heading(n *html.Node, level int) {
	w.b.add(piece{kind: text.Heading, level: level, lang: w.lang, text: w.flat(n, " ")})
}

// flat is the text of an element as it would be read, its blocks parted by sep.
func (w *walker) flat(n *html.Node, sep string) string {
	var out strings.Builder
	w.flatten(n, sep, &out)
	return out.String()
}

func (w *walker) flatten(n *html.Node, sep string, out *strings.Builder) {
	if n.Type == html.TextNode {
		out.WriteString(strings.ReplaceAll(n.Data, "\n", " "))
		return
	}
	block := isBlock(n.DataAtom)
	switch a := n.DataAtom; {
	case isNever(a), a == atom.Sup && isNoteSign(n):
		return
	case a == atom.Del, a == atom.S, a == atom.Strike:
		w.b.note(deletedNote)
		return
	case a == atom.Br, block:
		out.WriteString(sep)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.flatten(c, sep, out)
	}
	if block {
		out.WriteString(sep)
	}
}

func (w *walker) list(n *html.Node) {
	depth := w.depth() + 1
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.DataAtom == atom.Li && !w.isChrome(c) {
			f := frame{kind: text.Item, depth: depth, once: true}
			if isNote(c) {
				f = frame{}
			}
			w.within(f, c)
		} else if c.DataAtom == atom.Ul || c.DataAtom == atom.Ol {
			w.frames = append(w.frames, frame{depth: depth}) // a list straight in a list
			w.list(c)
			w.frames = w.frames[:len(w.frames)-1]
		} else {
			w.walk(c)
		}
	}
}

// definitions reads a list of terms: each a list item, its definitions hang on it.
func (w *walker) definitions(n *html.Node) {
	depth := w.depth() + 1
	term := frame{}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Dt:
			term = w.within(frame{kind: text.Item, depth: depth, once: true}, c)
		case atom.Dd:
			w.within(frame{depth: depth, lead: term.lead}, c)
		case atom.Div:
			w.definitions(c) // HTML allows groups in <div>
		default:
			w.walk(c)
		}
	}
}

// pre reads preformatted text: code where it says so, else prose with hard line ends.
func (w *walker) pre(n *html.Node) {
	kind := text.Paragraph
	if find(n, atom.Code) != nil {
		kind = text.Code
	}
	w.b.add(piece{kind: kind, lang: w.lang, text: textOf(n)})
}

// isBlock says that an element stands on lines of its own.
func isBlock(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Button, atom.Caption, atom.Center, atom.Dd, atom.Details,
		atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Html, atom.Legend, atom.Li,
		atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td,
		atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul:
		return true
	}
	return false
}
