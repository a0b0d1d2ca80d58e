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
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/promise/wire"
	"github.com/recant/recant/extract/read"
)

// comparer compares the documents of a configuration with their bases.
type comparer struct {
	*reader
	config *config
	bases  map[string]base // by the word that named them
}

// side is one version of a document.
type side struct {
	data      []byte
	source    string
	statement *promise.Statement
	wire      *wire.Document
}

// documents compares all of them, in the order of their paths.
func (c *comparer) documents(ctx context.Context) ([]gate.Document, error) {
	files, err := filesBelow(c.config.dir)
	if err != nil {
		return nil, fmt.Errorf("cannot list the documents: %w", err)
	}
	var all []gate.Document
	taken := map[string]bool{}
	for i := range c.config.Documents {
		list, err := c.entry(ctx, i, files, taken)
		if err != nil {
			return nil, err
		}
		all = append(all, list...)
	}
	slices.SortStableFunc(all, func(a, b gate.Document) int { return strings.Compare(a.Path, b.Path) })
	return all, nil
}

// entry compares the documents of one entry. A document that an entry before it named is its own.
func (c *comparer) entry(ctx context.Context, i int, files []string, taken map[string]bool) ([]gate.Document, error) {
	e := &c.config.Documents[i]
	b, err := c.base(ctx, e)
	if err != nil {
		return nil, c.config.wrong(err.Error(), "documents", i)
	}
	now, was := selected(files, e.Files), b.paths(e.Files)
	if _, single := b.(*fileBase); single && len(now) > 1 {
		return nil, c.config.wrong(fmt.Sprintf("%d documents cannot be compared with one file", len(now)), "documents", i)
	} else if single {
		was = now
	}
	if len(now)+len(was) == 0 {
		return nil, c.config.wrong(fmt.Sprintf("no file is called %s, neither here nor in the base", strings.Join(e.Files, ", ")), "documents", i, "files")
	}
	paths := append(slices.Clone(now), was...)
	slices.Sort(paths)
	var list []gate.Document
	for _, name := range slices.Compact(paths) {
		if taken[name] {
			continue
		}
		taken[name] = true
		d := gate.Document{Path: name, Group: e.Group, Rules: e.Rules}
		if err := c.compare(ctx, &d, e, b, [2]bool{slices.Contains(was, name), slices.Contains(now, name)}); err != nil {
			return nil, err
		}
		list = append(list, d)
	}
	return c.renamed(ctx, list, e, b)
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
	return b, err
}

// compare compares one document; there says on which sides it is.
func (c *comparer) compare(ctx context.Context, d *gate.Document, e *configDocument, b base, there [2]bool) error {
	var sides [2]*side
	for n := range sides {
		if !there[n] {
			continue
		}
		s, err := c.side(ctx, n, d.Path, e, b)
		if err != nil {
			return err
		}
		sides[n] = s
	}
	was, now := sides[0], sides[1]
	if was != nil {
		d.Base, d.Old = was.source, was.wire
	}
	if now != nil {
		d.New = now.wire
	}
	switch {
	case was == nil:
		d.State = "new"
	case now == nil:
		d.State = "deleted"
	case bytes.Equal(was.data, now.data):
		d.State = "unchanged"
	default:
		d.State, d.Diff = "changed", difference(was, now)
	}
	return nil
}

// side reads one version of a document.
func (c *comparer) side(ctx context.Context, n int, name string, e *configDocument, b base) (*side, error) {
	s := &side{}
	var err error
	if n == 0 {
		s.data, s.source, err = b.read(ctx, name)
	} else {
		s.source = path.Join(c.config.dir, name)
		s.data, err = c.bytes(ctx, s.source)
	}
	if err != nil {
		return nil, err
	}
	r := *c.reader
	if e.Language != "" && e.Language != "auto" {
		r.language = e.Language
	}
	s.statement, err = r.parse(s.source, s.data)
	if err != nil {
		return nil, err
	}
	x := wire.FromStatement(s.statement)
	s.wire = &x
	locator := read.NewLocator(x.Format, s.data)
	for k := range x.Clauses {
		locate(locator, x.Clauses[k].Quote, &x.Clauses[k].Span)
	}
	return s, nil
}

// difference compares two versions, and finds where their quotes stand in their sources.
func difference(was, now *side) *report.Diff {
	d := report.FromResult(diff.Statements(was.statement, now.statement))
	locators := map[string]*read.Locator{"old": read.NewLocator(d.Old.Format, was.data), "new": read.NewLocator(d.New.Format, now.data)}
	d.Locate(func(side string, line int, quote string) (wire.Span, bool) {
		s := wire.Span{Line: line}
		return s, locate(locators[side], quote, &s)
	})
	return d
}

func locate(l *read.Locator, quote string, span *wire.Span) bool {
	at, ok := l.Find(span.Line, quote)
	if ok {
		span.Line, span.Column, span.EndLine, span.EndColumn = at.Line, at.Column, at.EndLine, at.EndColumn
	}
	return ok
}

// renamed finds documents that went and came back under another name: half of what they
// promise is the same.
func (c *comparer) renamed(ctx context.Context, list []gate.Document, e *configDocument, b base) ([]gate.Document, error) {
	gone := map[int]bool{}
	for i := range list {
		for k := range list {
			old, d := &list[k], &list[i]
			if d.State != "new" || old.State != "deleted" || gone[k] || !alike(old.Old, d.New) {
				continue
			}
			was, err := c.side(ctx, 0, old.Path, e, b)
			if err != nil {
				return nil, err
			}
			now, err := c.side(ctx, 1, d.Path, e, b)
			if err != nil {
				return nil, err
			}
			d.State, d.From, d.Base, d.Old, d.Diff = "renamed", old.Path, was.source, was.wire, difference(was, now)
			gone[k] = true
		}
	}
	var left []gate.Document
	for k := range list {
		if !gone[k] {
			left = append(left, list[k])
		}
	}
	return left, nil
}

// alike tells whether two documents of one language have half of their promises in common.
func alike(a, b *wire.Document) bool {
	ids, same := map[string]bool{}, 0
	for _, c := range a.Clauses {
		ids[c.ID] = true
	}
	for _, c := range b.Clauses {
		if ids[c.ID] {
			same++
		}
	}
	return a.Language == b.Language && same > 0 && 2*same >= min(len(a.Clauses), len(b.Clauses))
}

// exists tells whether a name is that of a file.
func exists(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}
