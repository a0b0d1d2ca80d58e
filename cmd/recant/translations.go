package main

import (
	"slices"

	"github.com/recant/recant/diff/gate"
	"github.com/recant/recant/diff/parity"
	"github.com/recant/recant/diff/tell"
	"github.com/recant/recant/extract"
	"github.com/recant/recant/extract/promise"
)

// translations finds what the documents of one group, which are one statement in several
// languages, do not promise alike, and did before.
func (c *comparer) translations() {
	var groups []string
	for i := range c.list {
		if g := c.list[i].Group; g != "" && !slices.Contains(groups, g) {
			groups = append(groups, g)
		}
	}
	for _, g := range groups {
		var members []*compared
		moved := false
		for i := range c.list {
			if d := &c.list[i]; d.Group == g && d.sides[1] != nil {
				members = append(members, d)
				moved = moved || d.State != "unchanged"
			}
		}
		if len(members) > 1 && moved {
			differ(members)
		}
	}
}

// differ tells each document of a group of the differences by which it promises less, or else
// says less, that the versions before did not have.
func differ(members []*compared) {
	known := map[string]bool{}
	for _, d := range parityOf(members, 0) {
		known[d.ID] = true
	}
	for _, d := range parityOf(members, 1) {
		less, other := sidesOf(&d)
		if known[d.ID] || less < 0 || other < 0 {
			continue
		}
		x := gate.Differs{Kind: d.Kind, ID: d.ID, Sure: d.Sure, At: d.Sides[less].Clause, Path: members[d.Sides[other].Document].Path, Other: d.Sides[other].Clause}
		m := members[d.Sides[less].Document]
		m.Differs = append(m.Differs, x)
	}
}

// parityOf compares the documents of a group on one side; nothing where not all were there.
func parityOf(members []*compared, side int) []tell.Difference {
	var list []*promise.Statement
	for _, m := range members {
		if m.sides[side] == nil {
			return nil
		}
		list = append(list, m.sides[side])
	}
	return tell.FromParity(parity.Statements(list, extract.Cues)).Differences
}

// sidesOf gives the index of the side that promises less, else of the first that says less,
// and of the first that says more.
func sidesOf(d *tell.Difference) (less, other int) {
	less = slices.IndexFunc(d.Sides, func(s tell.ParitySide) bool { return slices.Contains(d.Less, s.Document) })
	if less < 0 {
		less = slices.IndexFunc(d.Sides, func(s tell.ParitySide) bool { return !s.Has })
	}
	other = slices.IndexFunc(d.Sides, func(s tell.ParitySide) bool {
		return less >= 0 && s.Has != d.Sides[less].Has && s.Clause != nil
	})
	return less, other
}
