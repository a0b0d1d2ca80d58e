package diff

import "fmt"

// A crawler that stops halfway through a page leaves a statement without its end; one that
// prints a page twice leaves everything in it twice. Neither is a change of promises.
const (
	leastCut   = 24 // passages in a row up to the end that the other side does not have
	leastShare = 15 // hundredths of the statement that they make up
)

// findCuts looks for an end that is missing on one side, and for a page printed twice.
func (c *comparison) findCuts() {
	for n, alone := range [][]int{c.alignment.Removed, c.alignment.Added} {
		total := len(c.statements[n].Passages)
		first := total
		for k := len(alone) - 1; k >= 0 && alone[k] == first-1; k-- {
			first--
		}
		c.cut[n] = total
		if missing := total - first; missing >= leastCut && 100*missing >= leastShare*total {
			c.cut[n] = first
			c.notes = append(c.notes, fmt.Sprintf("The %s version lacks the last %d passages of the %s one; the page may have been cut when it was fetched, so they are not reported as %s.",
				sideName(1-n), missing, sideName(n), [2]string{"lost", "new"}[n]))
		}
	}
	c.findDoubles()
}

func cutNote(n int) string {
	return fmt.Sprintf("It stands in the part that the %s version lacks, perhaps because the page was cut when it was fetched.", sideName(1-n))
}

// findDoubles notes a side that says most of what it says twice where the other does not.
func (c *comparison) findDoubles() {
	var twice [2]bool
	for n, s := range c.statements {
		seen, doubled := map[string]int{}, 0
		for i := range s.Passages {
			seen[s.Passages[i].Quote]++
			if seen[s.Passages[i].Quote] == 2 {
				doubled += 2
			}
		}
		twice[n] = doubled >= leastCut && 100*doubled >= 60*len(s.Passages)
	}
	for n := range twice {
		if twice[n] && !twice[1-n] {
			c.notes = append(c.notes, fmt.Sprintf("The %s version says most of its text twice; the page may have been printed twice when it was fetched.", sideName(n)))
		}
	}
}
