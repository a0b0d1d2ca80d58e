package diff

import (
	"strings"

	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/diff/rules"
	"github.com/recant/recant/extract/promise"
)

// A lead-in that changes changes each of its items. Where it was judged itself, as "We only
// use your data to:" can be, its items do not say the same again.

// leadTold is a slot that a lead-in was judged by, and the lead-in's words.
type leadTold struct {
	quote string
	slot  promise.Slot
}

// telling is what the findings of a pair tell of those that hang on it.
func telling(p pair, judged []rules.Judged) []leadTold {
	var out []leadTold
	for _, g := range p.groups {
		for _, q := range g.Passages {
			if !strings.HasSuffix(strings.TrimSpace(q.Quote), ":") {
				continue
			}
			for _, j := range judged {
				out = append(out, leadTold{q.Quote, j.Slot})
			}
		}
	}
	return out
}

// untold drops the moves of a lead-in that were told where it stands itself.
func (c *comparison) untold(p pair, moves []change.Move) []change.Move {
	var out []change.Move
	for _, m := range moves {
		if !m.Lead || !c.toldOf(p, m.Slot) {
			out = append(out, m)
		}
	}
	return out
}

func (c *comparison) toldOf(p pair, slot promise.Slot) bool {
	for _, g := range p.groups {
		for _, q := range g.Passages {
			for _, t := range c.leads {
				if t.slot == slot && q.Context != "" && strings.Contains(q.Context, t.quote) {
					return true
				}
			}
		}
	}
	return false
}
