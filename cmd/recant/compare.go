package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/recant/recant/diff"
	"github.com/recant/recant/diff/gate"
	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/diff/words"
	"github.com/recant/recant/extract"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/promise/wire"
	"github.com/recant/recant/extract/read"
)

// comparer compares the documents of a configuration with their bases.
type comparer struct {
	*reader
	config *config
	bases  map[string]base // by the word that named them
	taken  map[string]bool // paths that an entry named
	list   []compared
	notes  []string
	folder string // the configuration's, from the top of the checkout
}

// compared is a document with what it was compared by.
type compared struct {
	gate.Document
	entry *configDocument
	base  base
	sides [2]*promise.Statement // of the base and of now, nil where it is not there
}

// documents compares all of them, in the order of their paths.
func (c *comparer) documents(ctx context.Context) ([]gate.Document, error) {
	files, err := c.config.files()
	if err != nil {
		return nil, fmt.Errorf("cannot list the documents: %w", err)
	}
	c.bases, c.taken = map[string]base{}, map[string]bool{}
	for i := range c.config.Documents {
		if err := c.entry(ctx, i, files); err != nil {
			return nil, err
		}
	}
	if err := c.dropped(ctx, files); err != nil {
		return nil, err
	}
	if err := c.renamed(ctx, files); err != nil {
		return nil, err
	}
	c.translations()
	all := make([]gate.Document, len(c.list))
	for i := range c.list {
		all[i] = c.list[i].Document
	}
	slices.SortStableFunc(all, func(a, b gate.Document) int { return strings.Compare(a.Path, b.Path) })
	return all, nil
}

// entry compares the documents of one entry. A document that an entry before it named is its own.
func (c *comparer) entry(ctx context.Context, i int, files []string) error {
	e := &c.config.Documents[i]
	b, err := c.base(ctx, e)
	if err != nil && c.config.flag != "" {
		return fmt.Errorf("%s: %w", c.config.flag, err)
	}
	if err != nil {
		return c.config.wrong(err.Error(), "documents", i)
	}
	now, was := selected(files, e.Files), b.paths(e.Files)
	if single(b) && len(now) > 1 {
		return c.config.wrong(fmt.Sprintf("%d documents cannot be compared with one", len(now)), "documents", i)
	} else if single(b) {
		was = now
	}
	if len(now)+len(was) == 0 {
		return c.config.wrong(fmt.Sprintf("no file is called %s, neither here nor in the base", strings.Join(e.Files, ", ")), "documents", i, "files")
	}
	paths := append(slices.Clone(now), was...)
	slices.Sort(paths)
	for _, name := range slices.Compact(paths) {
		if c.taken[name] {
			continue
		}
		c.taken[name] = true
		d := c.document(name, e, b)
		if err := c.compare(ctx, &d, [2]bool{slices.Contains(was, name), slices.Contains(now, name)}); err != nil {
			return err
		}
		c.list = append(c.list, d)
	}
	return nil
}

func (c *comparer) document(name string, e *configDocument, b base) compared {
	return compared{gate.Document{Path: name, File: path.Join(c.folder, name), Group: e.Group, Rules: e.Rules}, e, b, [2]*promise.Statement{}}
}

func (c *comparer) base(ctx context.Context, e *configDocument) (base, error) {
	word := e.Against
	if word == "" {
		word = c.config.Against
	}
	if b := c.bases[word]; b != nil {
		return b, nil
	}
	b, err := newBase(ctx, c.reader, c.config.dir, word, c.config.MergeBase)
	if err == nil {
		c.bases[word] = b
	}
	if _, none := b.(nothing); none {
		c.notes = append(c.notes, words.Default().Say("note.unborn"))
	}
	return b, err
}

// compare compares one document; there says on which sides it is.
func (c *comparer) compare(ctx context.Context, d *compared, there [2]bool) error {
	var sides [2]*side
	same, err := c.unchanged(ctx, d, there)
	if err != nil || same {
		return err
	}
	for n := range sides {
		if !there[n] {
			continue
		}
		if sides[n], err = c.side(ctx, n, d.Path, d); err != nil {
			return err
		}
		d.sides[n] = sides[n].statement
	}
	was, now := sides[0], sides[1]
	if was != nil {
		d.Base, d.Old = was.source, was.wire()
	}
	if now != nil {
		d.New = now.wire()
	}
	switch {
	case was == nil:
		d.State = "new"
		return d.base.lacks(d.Path)
	case now == nil:
		d.State = "deleted"
	default:
		d.State, d.Diff = "changed", difference(was, now, diff.Options{})
	}
	return nil
}

// unchanged tells whether a document has the same bytes on both sides. It is then read only
// where it may be a translation that was left behind.
func (c *comparer) unchanged(ctx context.Context, d *compared, there [2]bool) (bool, error) {
	if !there[0] || !there[1] {
		return false, nil
	}
	was, source, err := c.data(ctx, 0, d.Path, d)
	if err != nil {
		return false, err
	}
	now, _, err := c.data(ctx, 1, d.Path, d)
	if err != nil || !bytes.Equal(was, now) {
		return false, err
	}
	d.State, d.Base = "unchanged", source
	if d.Group == "" {
		return true, nil
	}
	s, err := c.side(ctx, 1, d.Path, d)
	if err == nil {
		d.New = s.wire()
		d.Old = d.New
	}
	return true, err
}

// data gets the bytes of one version of a document: of the base (0) or of now (1).
func (c *comparer) data(ctx context.Context, n int, name string, d *compared) (data []byte, source string, err error) {
	if n == 0 {
		return d.base.read(ctx, name)
	}
	source = path.Join(c.config.dir, name)
	data, err = c.bytes(ctx, source)
	return data, source, err
}

// side reads one version of a document.
func (c *comparer) side(ctx context.Context, n int, name string, d *compared) (*side, error) {
	data, source, err := c.data(ctx, n, name, d)
	if err != nil {
		return nil, err
	}
	r := *c.reader
	if language := d.entry.Language; language != "" && language != "auto" {
		r.language = language
	}
	return r.sideOf(source, data)
}

// wire is what a document promises, with the places of the quotes in its source.
func (s *side) wire() *wire.Document {
	x := wire.FromStatement(s.statement)
	locator := read.NewLocator(x.Format, s.data)
	x.Locate(func(line int, quote string) (wire.Span, bool) { return find(locator, line, quote) })
	return &x
}

// difference compares two versions, and finds where their quotes stand in their sources.
func difference(was, now *side, o diff.Options) *report.Diff {
	o.Cues = extract.Cues
	d := report.FromResult(diff.Compare(was.statement, now.statement, o))
	locators := map[string]*read.Locator{"old": read.NewLocator(d.Old.Format, was.data), "new": read.NewLocator(d.New.Format, now.data)}
	d.Locate(func(side string, line int, quote string) (wire.Span, bool) { return find(locators[side], line, quote) })
	near(was, now, d, locators["new"])
	return d
}

// find is where a quote stands in a source.
func find(l *read.Locator, line int, quote string) (wire.Span, bool) {
	at, ok := l.Find(line, quote)
	span := wire.Span{Line: at.Line, Column: at.Column, EndLine: at.EndLine, EndColumn: at.EndColumn}
	if at.Byte != at.Column {
		span.ByteColumn = at.Byte
	}
	if at.EndByte != at.EndColumn {
		span.EndByteColumn = at.EndByte
	}
	return span, ok
}

// exists tells whether a name is that of a file.
func exists(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}
