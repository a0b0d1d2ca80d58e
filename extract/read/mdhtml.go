package read

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/recant/recant/extract/text"
)

// htmlBlocks reads a block of raw HTML, and returns the last node that it used up. A blank
// line ends such a block for Markdown, so a table may come in many; what follows is read
// with it until the table is closed.
func (m *mdReader) htmlBlocks(n *ast.HTMLBlock) (ast.Node, error) {
	var s strings.Builder
	var starts []text.Mark // offsets of lines in s, and in the source
	take := func(n ast.Node) {
		for i := range n.Lines().Len() {
			seg := n.Lines().At(i)
			starts = append(starts, text.Mark{Offset: s.Len(), N: seg.Start})
			s.Write(seg.Value(m.src))
		}
		if h, ok := n.(*ast.HTMLBlock); ok && h.HasClosure() {
			starts = append(starts, text.Mark{Offset: s.Len(), N: h.ClosureLine.Start})
			s.Write(h.ClosureLine.Value(m.src))
		}
		s.WriteByte('\n')
	}
	take(n)
	open := openTables(s.String())
	last := ast.Node(n)
	for open > 0 && last.NextSibling() != nil && last.NextSibling().Type() == ast.TypeBlock && last.NextSibling().Lines().Len() > 0 {
		last = last.NextSibling()
		from := s.Len()
		take(last)
		open += openTables(s.String()[from:])
	}
	lines := text.Document{Lines: starts}
	return last, readFragment(m.b, s.String(), func(at int) int { return m.line(lines.Line(at)) })
}

// openTables is how many more tables are opened than closed.
func openTables(s string) int {
	s = strings.ToLower(s)
	return strings.Count(s, "<table") - strings.Count(s, "</table")
}
