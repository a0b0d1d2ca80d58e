package main

import (
	"slices"

	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/promise/wire"
	"github.com/recant/recant/extract/read"
)

// near finds, for each change that removed text, what stands before that text in the new
// version: the last sentence before it that both versions have.
func near(was, now *side, d *report.Diff, l *read.Locator) {
	kept := map[string]*promise.Passage{}
	for i := range now.statement.Passages {
		p := &now.statement.Passages[i]
		if kept[p.Quote] == nil {
			kept[p.Quote] = p
		}
	}
	for k := range d.Changes {
		c := &d.Changes[k]
		if c.New != nil || c.Old == nil {
			continue
		}
		if p := before(was.statement.Passages, c.Old.Span.Start, kept); p != nil {
			c.Near = placeOf(now.source, p, l)
		}
	}
}

// before is the last passage before an offset that is kept.
func before(passages []promise.Passage, offset int, kept map[string]*promise.Passage) *promise.Passage {
	at, _ := slices.BinarySearchFunc(passages, offset, func(p promise.Passage, offset int) int { return p.Span.Start - offset })
	for i := at - 1; i >= 0; i-- {
		if p := kept[passages[i].Quote]; p != nil {
			return p
		}
	}
	return nil
}

func placeOf(source string, p *promise.Passage, l *read.Locator) *report.Place {
	place := &report.Place{Source: source, Section: p.Section, Quote: p.Quote, Span: wire.Span{Start: p.Span.Start, End: p.Span.End, Line: p.Line, Page: p.Page}}
	if at, ok := find(l, p.Line, p.Quote); ok {
		place.Span.Place(at)
	}
	return place
}
