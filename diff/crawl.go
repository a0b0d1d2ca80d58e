package diff

import (
	"fmt"
	"slices"

	"github.com/recant/recant/diff/align"
	"github.com/recant/recant/extract/promise"
)

// A crawler that stops halfway through a page leaves a statement without its end, one that
// looks in the wrong place leaves it without its beginning, and one that prints a page twice
// leaves everything in it twice. Neither is a change of promises.
const (
	leastCut    = 24 // passages in a row, up to an end of the statement, that the other side does not have
	leastShare  = 15 // hundredths of the statement that they make up
	mostInstead = 8  // passages that the other side has in their place: with more of them the page was rewritten
)

// kept is the part of a statement that the other side does not lack for the crawler's fault:
// passages [from, to).
type kept struct{ from, to int }

func (k kept) holds(i int) bool { return k.from <= i && i < k.to }

// findCuts looks for an end that is missing on one side, and for a page printed twice.
func (c *comparison) findCuts() {
	var head, tail [2]int // how many passages in a row stand alone
	for n, alone := range [][]int{c.alignment.Removed, c.alignment.Added} {
		for head[n] < len(alone) && alone[head[n]] == head[n] {
			head[n]++
		}
		for last := len(alone) - 1; last >= 0 && alone[last] == len(c.statements[n].Passages)-1-tail[n]; last-- {
			tail[n]++
		}
	}
	twice := c.findDoubles()
	for n := range c.kept {
		total := len(c.statements[n].Passages)
		c.kept[n] = kept{0, total}
		if twice[n] {
			continue
		}
		if c.lacks(n, tail) {
			c.kept[n].to = total - tail[n]
			c.notes = append(c.notes, missing(n, "last", tail[n]))
		} else if c.lacks(n, head) {
			c.kept[n].from = head[n]
			c.notes = append(c.notes, missing(n, "first", head[n]))
		}
	}
}

// lacks tells whether what stands alone at an end of side n is missing on the other side.
func (c *comparison) lacks(n int, alone [2]int) bool {
	return alone[n] >= leastCut && 100*alone[n] >= leastShare*len(c.statements[n].Passages) && alone[1-n] <= mostInstead
}

func missing(n int, end string, passages int) string {
	return fmt.Sprintf("The %s version lacks the %s %d passages of the %s one; the page may have been cut when it was fetched, so they are not reported as %s.",
		sideName(1-n), end, passages, sideName(n), [2]string{"lost", "new"}[n])
}

func cutNote(n int) string {
	return fmt.Sprintf("It stands in the part that the %s version lacks, perhaps because the page was cut when it was fetched.", sideName(1-n))
}

// cutOff says why passages of side n that may have been cut, or have lost what they hang on,
// are not judged: they stand where their side was cut. "" where they do not.
func (c *comparison) cutOff(n int, indices ...int) string {
	whole, last := c.kept[1-n], len(c.statements[n].Passages)-1
	if whole.to < len(c.statements[1-n].Passages) && slices.Contains(indices, last) || whole.from > 0 && slices.Contains(indices, 0) {
		return cutNote(1 - n)
	}
	return ""
}

// pairCutOff says the same of a pair. Where a side lacks its beginning, its first items may
// lack their lead-in.
func (c *comparison) pairCutOff(p pair) string {
	for n := range c.kept {
		if p.Kind != align.Alike && c.kept[n].from > 0 {
			return cutNote(n)
		}
	}
	if note := c.cutOff(0, p.Old...); note != "" {
		return note
	}
	return c.cutOff(1, p.New...)
}

// findDoubles notes a side that says most of what it says twice where the other does not.
func (c *comparison) findDoubles() [2]bool {
	twice := [2]bool{doubled(c.statements[0]), doubled(c.statements[1])}
	if twice[0] == twice[1] {
		return [2]bool{}
	}
	for n := range twice {
		if twice[n] {
			c.notes = append(c.notes, fmt.Sprintf("The %s version says most of its text twice; the page may have been printed twice when it was fetched.", sideName(n)))
		}
	}
	return twice
}

// doubled tells whether most passages of a statement stand in it twice.
func doubled(s *promise.Statement) bool {
	seen, again := map[string]int{}, 0
	for i := range s.Passages {
		seen[s.Passages[i].Quote]++
		if seen[s.Passages[i].Quote] == 2 {
			again += 2
		}
	}
	return again >= leastCut && 100*again >= 60*len(s.Passages)
}

// copied tells whether passage i of side n, which the other side does not have, says what
// another passage of its side says in the same words, and that one the other side has too:
// that it is said once more, or once less, changes nothing.
func (c *comparison) copied(n, i int) bool {
	if c.copies[n] == nil {
		c.copies[n] = map[string][]*promise.Passage{}
		for _, p := range c.alignment.Pairs {
			k := [2]int{p.Old[0], p.New[0]}[n]
			if q := &c.statements[n].Passages[k]; p.Kind != align.Alike {
				c.copies[n][q.Quote] = append(c.copies[n][q.Quote], q)
			}
		}
	}
	p := &c.statements[n].Passages[i]
	return slices.ContainsFunc(c.copies[n][p.Quote], func(q *promise.Passage) bool { return sameClauses(p, q) })
}

func sameClauses(p, q *promise.Passage) bool {
	return slices.EqualFunc(p.Clauses, q.Clauses, func(a, b promise.Commitment) bool { return a.Norm() == b.Norm() })
}
