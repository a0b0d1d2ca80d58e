package diff

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sort"
	"strings"

	"github.com/recant/recant/diff/align"
	"github.com/recant/recant/diff/change"
)

// spot is where a change stands: by the new version, what was removed after the passage
// that its forerunner became.
type spot struct{ new, old int }

type placed struct {
	spot
	change.Change
}

type placedUnread struct {
	spot
	change.Unread
}

func (s spot) before(t spot) bool {
	if s.new != t.new {
		return s.new < t.new
	}
	return s.old < t.old
}

// put records a change of the passages with the given indices, -1 for none.
func (c *comparison) put(ch change.Change, old, new int) {
	at := spot{new, -1}
	if new < 0 {
		at = c.place(0, old)
	}
	c.changes = append(c.changes, placed{at, ch})
}

// place is the spot of passage i of side n.
func (c *comparison) place(n, i int) spot {
	if n == 1 {
		return spot{i, -1}
	}
	return spot{c.follows()[i], i}
}

// follows gives for each old passage the last new passage that an equal passage before it
// became, -1 at the start.
func (c *comparison) follows() []int {
	if c.after != nil {
		return c.after
	}
	c.after = make([]int, len(c.statements[0].Passages))
	became := map[int]int{}
	for _, p := range c.pairs {
		if p.Kind != align.Moved {
			became[p.Old[0]] = p.New[0]
		}
	}
	last := -1
	for i := range c.after {
		if j, ok := became[i]; ok {
			last = j
		}
		c.after[i] = last
	}
	return c.after
}

// inOrder sorts what was found and names the changes.
func (c *comparison) inOrder() ([]change.Change, []change.Unread) {
	sort.SliceStable(c.changes, func(a, b int) bool { return c.changes[a].before(c.changes[b].spot) })
	sort.SliceStable(c.unread, func(a, b int) bool { return c.unread[a].before(c.unread[b].spot) })
	var changes []change.Change
	seen := map[string]int{}
	for i := range c.changes {
		ch := c.changes[i].Change
		base := fingerprint(&ch, 0)
		ch.ID = base
		if n := seen[base]; n > 0 {
			ch.ID = fingerprint(&ch, n)
		}
		seen[base]++
		changes = append(changes, ch)
	}
	var unread []change.Unread
	for _, u := range c.unread {
		unread = append(unread, u.Unread)
	}
	return changes, unread
}

// fingerprint names a change by what happened and to which promises, not by wording or
// place. Changes that are alike in that are told apart by their number in document order.
func fingerprint(ch *change.Change, number int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "recant.change/1\n%s %s %d\n", ch.Kind, ch.Verdict, number)
	for _, side := range []*change.Side{ch.Old, ch.New} {
		if side == nil {
			b.WriteString("-\n")
			continue
		}
		if side.Commitment == nil {
			b.WriteString(side.Passage.Quote + "\n")
			continue
		}
		b.WriteString(side.Commitment.Norm() + "\n")
	}
	for _, f := range ch.Findings {
		fmt.Fprintf(&b, "%s %s\n", f.Rule, f.Slot)
	}
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:8])
}
