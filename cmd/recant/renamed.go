package main

import (
	"context"
	"errors"
	"path"
	"slices"
	"strings"

	"github.com/recant/recant/diff"
	"github.com/recant/recant/extract/promise/wire"
)

// dropped adds the documents that the base's own configuration names and this one does not:
// whoever takes a statement and its entry away together does not pass unseen.
func (c *comparer) dropped(ctx context.Context, files []string) error {
	name := path.Base(c.config.name)
	b, ok := c.bases[c.config.Against].(*gitBase)
	if !ok || c.config.root == nil || c.config.named || !slices.Contains(b.files, name) {
		return nil
	}
	data, _, err := b.read(ctx, name)
	if err != nil {
		return err
	}
	was, err := parseConfig(name, data)
	if err != nil {
		return nil // it was wrong then: that is mended now
	}
	for i := range was.Documents {
		e := &was.Documents[i]
		for _, f := range b.paths(e.Files) {
			if c.taken[f] {
				continue
			}
			c.taken[f] = true
			d := c.document(f, e, b)
			if err := c.compare(ctx, &d, [2]bool{true, slices.Contains(files, f)}); err != nil {
				return err
			}
			d.Unwatched = d.State != "deleted"
			c.list = append(c.list, d)
		}
	}
	return nil
}

// renamed finds documents that went and came back under another name, one that an entry
// names or one that none does.
func (c *comparer) renamed(ctx context.Context, files []string) error {
	for k := range c.list {
		if c.list[k].State != "deleted" {
			continue
		}
		i := slices.IndexFunc(c.list, func(d compared) bool { return d.State == "new" && alike(c.list[k].Old, d.New) })
		if i >= 0 {
			if err := c.moved(ctx, &c.list[k], &c.list[i]); err != nil {
				return err
			}
			continue
		}
		if err := c.movedAway(ctx, &c.list[k], files); err != nil {
			return err
		}
	}
	c.list = slices.DeleteFunc(c.list, func(d compared) bool { return d.State == "" })
	return nil
}

// moved compares a document with what it was under its old name, and forgets that one.
func (c *comparer) moved(ctx context.Context, old, d *compared) error {
	was, err := c.side(ctx, 0, old.Path, old)
	if err != nil {
		return err
	}
	now, err := c.side(ctx, 1, d.Path, d)
	if err != nil {
		return err
	}
	d.State, d.From, d.Base, d.Old, d.Diff = "renamed", old.Path, was.source, was.wire(), difference(was, now, diff.Options{})
	old.State = ""
	return nil
}

// mostStrangers is how many files that no entry names are looked into for a lost document.
const mostStrangers = 40

// movedAway looks for a lost document among the files that no entry names and that the base
// does not have: those of its ending first.
func (c *comparer) movedAway(ctx context.Context, old *compared, files []string) error {
	var strangers []string
	for _, f := range files {
		if !c.taken[f] && slices.Contains(documentEndings, strings.ToLower(path.Ext(f))) && len(old.base.paths([]string{literal(f)})) == 0 {
			strangers = append(strangers, f)
		}
	}
	slices.SortStableFunc(strangers, func(a, b string) int {
		return distance(path.Ext(a), path.Ext(old.Path)) - distance(path.Ext(b), path.Ext(old.Path))
	})
	for _, f := range strangers[:min(len(strangers), mostStrangers)] {
		d := c.document(f, old.entry, old.base)
		d.Unwatched = true
		now, err := c.side(ctx, 1, f, &d)
		if errors.Is(err, context.Canceled) {
			return err
		}
		if err != nil {
			continue // it is no document
		}
		if d.New = now.wire(); !alike(old.Old, d.New) {
			continue
		}
		c.taken[f] = true
		if err := c.moved(ctx, old, &d); err != nil {
			return err
		}
		c.list = append(c.list, d)
		return nil
	}
	return nil
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
