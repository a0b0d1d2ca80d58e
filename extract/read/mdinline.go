package read

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// inlines writes the text of inline nodes, their markup gone.
type inlines struct {
	m    *mdReader
	out  strings.Builder
	cell bool // in a table cell, where a block is only a line
	last int  // the line that was marked last
	gone int  // deleted text that is open
}

// inline is the text of a block's or cell's inline nodes, with marks.
func (m *mdReader) inline(n ast.Node, cell bool) string {
	w := inlines{m: m, cell: cell}
	w.children(n)
	return w.out.String()
}

func (w *inlines) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.node(c)
	}
}

func (w *inlines) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.text(n)
	case *ast.String:
		w.write(unescape(string(n.Value)))
	case *ast.CodeSpan:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				w.write(strings.ReplaceAll(string(t.Segment.Value(w.m.src)), "\n", " "))
			}
		}
	case *ast.AutoLink:
		w.write(string(n.Label(w.m.src)))
	case *ast.RawHTML:
		w.tag(w.m.raw(n))
	case *east.Strikethrough:
		w.m.b.note(deletedNote)
	case *ast.Image, *east.TaskCheckBox, *east.FootnoteLink, *east.FootnoteBacklink:
	default:
		w.children(n)
	}
}

func (w *inlines) write(s string) {
	if w.gone == 0 {
		w.out.WriteString(s)
	}
}

func (w *inlines) text(n *ast.Text) {
	if line := w.m.line(n.Segment.Start); line != w.last && n.Segment.Start < n.Segment.Stop {
		w.write(mark(line))
		w.last = line
	}
	value := string(n.Segment.Value(w.m.src))
	if !n.IsRaw() {
		// What is left of emphasis that does not close is noise, never text.
		value = unescape(strings.ReplaceAll(strings.ReplaceAll(value, "***", ""), "**", ""))
	}
	w.write(value)
	switch {
	case n.HardLineBreak():
		w.write("\n")
	case n.SoftLineBreak():
		w.write(" ")
	}
}

// tag reads a raw tag: it is a line break, the edge of a block, or nothing.
func (w *inlines) tag(s string) {
	name := strings.ToLower(strings.TrimPrefix(s, "<"))
	name = strings.TrimPrefix(name, "/")
	if end := strings.IndexFunc(name, func(r rune) bool { return r < '0' || r > '9' && r < 'a' || r > 'z' }); end >= 0 {
		name = name[:end]
	}
	switch name {
	case "br":
		w.write("\n")
	case "li":
		switch {
		case strings.HasPrefix(s, "</"):
		case w.cell:
			w.write("\n")
		default:
			w.write("\n• ")
		}
	case "p", "div", "ul", "ol", "tr", "table":
		w.write("\n")
		if !w.cell && name != "ul" && name != "ol" {
			w.write("\n")
		}
	case "del", "s", "strike":
		if strings.HasPrefix(s, "</") {
			w.gone = max(0, w.gone-1)
		} else {
			w.m.b.note(deletedNote)
			w.gone++
		}
	}
}

// raw is the source of a raw tag.
func (m *mdReader) raw(n *ast.RawHTML) string {
	var s strings.Builder
	for i := range n.Segments.Len() {
		seg := n.Segments.At(i)
		s.Write(seg.Value(m.src))
	}
	return s.String()
}

// unescape resolves backslash escapes and entities; goldmark leaves both to the renderer.
func unescape(s string) string {
	if strings.IndexByte(s, '\\') < 0 && strings.IndexByte(s, '&') < 0 {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && isPunct(s[i+1]):
			i++
			out.WriteByte(s[i])
		case c == '&':
			end := strings.IndexByte(s[i:min(len(s), i+40)], ';')
			if end < 2 {
				out.WriteByte(c)
				continue
			}
			out.WriteString(html.UnescapeString(s[i : i+end+1]))
			i += end
		default:
			out.WriteByte(c)
		}
	}
	return out.String()
}

func isPunct(c byte) bool {
	return c > ' ' && c < 0x7F && !isASCIIAlnum(c)
}

// stripAttrs removes what kramdown and Jekyll read as instructions: {: .class }, {#id} after
// a heading, {% tag %}.
func stripAttrs(s string, heading bool) string {
	if strings.IndexByte(s, '{') < 0 {
		return s
	}
	for _, open := range [...]string{"{:", "{%", "{#", "{."} {
		if open[1] == '#' || open[1] == '.' {
			if !heading {
				continue
			}
		}
		from := 0
		for {
			i := strings.Index(s[from:], open)
			if i < 0 {
				break
			}
			i += from
			j := strings.IndexByte(s[i:], '}')
			if j < 0 || j > 200 {
				from = i + len(open)
				continue
			}
			s = s[:i] + s[i+j+1:]
			from = i
		}
	}
	return s
}
