package read

import (
	"bytes"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"

	"github.com/recant/recant/extract/text"
)

// markdown is the parser of CommonMark with the extensions of GitHub, and footnotes.
var markdown = sync.OnceValue(func() parser.Parser {
	return goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Parser()
})

// readMarkdown reads CommonMark with the extensions of GitHub, footnotes, front matter, and
// the attribute lists of kramdown.
func readMarkdown(b *builder, src *source) error {
	body, base := frontMatter(b, src.text)
	body = tame(body)
	if b.memo != nil && src.plainLines() {
		if ok, err := b.memo.readStretches(b, body, src.line(base)); ok {
			return err
		}
	}
	return walkMarkdown(b, body, func(at int) int { return src.line(base + at) })
}

// frontMatter takes the title and language from a YAML head, and returns the rest of the
// text and where it starts.
func frontMatter(b *builder, s string) (string, int) {
	if !strings.HasPrefix(s, "---\n") {
		return s, 0
	}
	at, n := 4, 0
	title, lang := "", ""
	for line := range strings.Lines(s[4:]) {
		at += len(line)
		trimmed := strings.TrimSpace(line)
		if trimmed == "---" || trimmed == "..." {
			if n == 0 {
				return s, 0
			}
			b.doc.Title, _ = clean(title, false)
			b.doc.Lang = primaryTag(lang)
			return s[at:], at
		}
		key, value, ok := strings.Cut(line, ":")
		isKey := ok && key != "" && strings.Trim(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == ""
		if n == 0 && !isKey {
			return s, 0 // a rule, and then text
		}
		switch value = strings.Trim(strings.TrimSpace(value), `"'`); {
		case isKey && key == "title":
			title = value
		case isKey && (key == "lang" || key == "language" || key == "locale"):
			lang = value
		}
		n++
	}
	return s, 0
}

// mdReader walks the tree that goldmark makes.
type mdReader struct {
	b    *builder
	src  []byte
	line func(at int) int
}

// place is where a block stands.
type place struct {
	depth int  // lists that are open
	item  int  // block index plus one of the item that it belongs to
	quote bool // inside a quotation
}

func (m *mdReader) blocks(parent ast.Node, p place) error {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		var err error
		if h, ok := n.(*ast.HTMLBlock); ok {
			n, err = m.htmlBlocks(h)
		} else {
			err = m.block(n, p)
		}
		if err != nil || n == nil {
			return err
		}
	}
	return nil
}

func (m *mdReader) block(n ast.Node, p place) error {
	switch n := n.(type) {
	case *ast.Heading:
		m.b.add(piece{kind: text.Heading, level: n.Level, text: stripAttrs(m.inline(n, false), true)})
	case *ast.Paragraph, *ast.TextBlock:
		m.paragraph(n, p)
	case *ast.List:
		return m.list(n, p)
	case *ast.Blockquote:
		p.quote = true
		return m.blocks(n, p)
	case *ast.FencedCodeBlock:
		m.b.add(piece{kind: text.Code, text: m.lines(n)})
	case *ast.CodeBlock:
		// In a statement, an indent is an accident of layout far more often than code.
		m.b.add(m.piece(m.lines(n), p))
	case *east.Table:
		m.table(n)
	case *ast.ThematicBreak, *ast.LinkReferenceDefinition:
	default:
		return m.blocks(n, p)
	}
	return nil
}

func (m *mdReader) piece(s string, p place) piece {
	kind := text.Paragraph
	if p.quote {
		kind = text.Quote
	}
	return piece{kind: kind, lead: p.item, text: s}
}

// paragraph reads a paragraph. One that is all bold and has the shape of a heading is one;
// so is a first line of that kind.
func (m *mdReader) paragraph(n ast.Node, p place) {
	s := stripAttrs(m.inline(n, false), false)
	if p.item == 0 && !p.quote {
		if title, rest, ok := m.boldTitle(n, s); ok {
			m.b.add(piece{kind: text.Heading, level: below, text: title})
			s = rest
		}
	}
	m.b.add(m.piece(s, p))
}

// boldTitle splits a bold title from the text of a paragraph that starts with it.
func (m *mdReader) boldTitle(n ast.Node, s string) (title, rest string, ok bool) {
	first := n.FirstChild()
	if !isStrong(first) {
		return "", s, false
	}
	title, s = m.inline(first, false), strings.TrimSpace(s)
	plain, _ := clean(title, false)
	if next := first.NextSibling(); next != nil {
		broken := false
		for ; next != nil && !broken; next = next.NextSibling() {
			t, isText := next.(*ast.Text)
			switch {
			case isText && len(bytes.TrimSpace(t.Segment.Value(m.src))) == 0:
				broken = t.SoftLineBreak() || t.HardLineBreak()
			case next.Kind() == ast.KindRawHTML && strings.HasPrefix(strings.ToLower(m.raw(next.(*ast.RawHTML))), "<br"):
				broken = true
			default:
				return "", s, false
			}
		}
		if !strings.HasPrefix(s, strings.TrimSpace(title)) {
			return "", s, false
		}
		rest = strings.TrimSpace(s[len(strings.TrimSpace(title)):])
		if startsLower(bare(rest)) {
			return "", s, false
		}
	}
	numbered, _ := sectionNumber(plain)
	if numbered > 0 && words(plain) <= 10 {
		plain = strings.TrimRight(plain, ".")
	}
	return title, rest, isHeading(plain)
}

// isStrong says that a node is strong emphasis, or emphasis around it.
func isStrong(n ast.Node) bool {
	e, ok := n.(*ast.Emphasis)
	if !ok {
		return false
	}
	return e.Level >= 2 || e.ChildCount() == 1 && isStrong(e.FirstChild())
}

// list reads a list: the first block of an item is the item, the rest hangs on it.
func (m *mdReader) list(list *ast.List, p place) error {
	p.depth++
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		in := place{depth: p.depth, quote: p.quote}
		for n := item.FirstChild(); n != nil; n = n.NextSibling() {
			if n.Kind() == ast.KindParagraph || n.Kind() == ast.KindTextBlock {
				s := m.inline(n, false)
				if strings.Contains(s, "{:toc") {
					break // kramdown puts a table of contents here
				}
				if in.item == 0 {
					in.item = m.b.add(piece{kind: text.Item, level: p.depth, text: stripAttrs(s, false)})
					continue
				}
			}
			var err error
			if h, ok := n.(*ast.HTMLBlock); ok {
				n, err = m.htmlBlocks(h)
			} else {
				err = m.block(n, in)
			}
			if err != nil {
				return err
			}
			if n == nil {
				break
			}
		}
	}
	return nil
}

// table reads a table. A head whose cells are empty heads nothing.
func (m *mdReader) table(t *east.Table) {
	var columns []string
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		head := row.Kind() == east.KindTableHeader
		p := piece{kind: text.Row}
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			c := cellPiece{text: m.inline(cell, true), header: head}
			if head {
				columns = append(columns, bare(c.text))
			} else if i := len(p.cells); i < len(columns) {
				c.column = columns[i]
			}
			p.cells = append(p.cells, c)
		}
		m.b.add(p)
	}
}

// lines is the text of a block of raw lines.
func (m *mdReader) lines(n ast.Node) string {
	var s strings.Builder
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		s.WriteString(mark(m.line(seg.Start)))
		s.Write(seg.Value(m.src))
	}
	return s.String()
}
