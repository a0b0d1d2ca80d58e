// Package diff compares two statements: what comes in are the promises of an old and a new
// version, what goes out is a change.Result, judged and in document order. It must not know
// how promises were read nor how the result is shown.
package diff

import (
	"github.com/recant/recant/diff/align"
	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/extract/promise"
)

// Statements compares two statements. Swapping them mirrors every verdict; comparing a
// statement with itself gives no change.
func Statements(old, new *promise.Statement) *change.Result {
	return Compare(old, new, Options{})
}

// Options say how two statements are compared.
type Options struct {
	AsOf     string       // ISO 8601 date on which the deadlines of an assessment's measures are looked at; "" leaves them
	Register bool         // of assessments nothing but the risks and measures of their registers
	Prose    bool         // of assessments the running text too, not the registers alone
	Cues     promise.Cues // what means something by itself in a sentence that was not read; nil to leave those
	Memo     *Memo        // what was seen when other versions of the document were compared; nil for none
}

// Memo keeps what was seen in versions of a document, for the comparisons of the next ones. It
// changes no result. The zero value is ready; it must not be used by two goroutines at once.
type Memo struct {
	align  align.Memo
	change change.Memo
}

// Compare is Statements with options.
func Compare(old, new *promise.Statement, o Options) *change.Result {
	memo := o.Memo
	if memo == nil {
		memo = &Memo{}
	}
	c := &comparison{
		cues:       o.Cues,
		statements: [2]*promise.Statement{old, new},
		alignment:  memo.align.Statements(old, new),
		shelves:    [2]*change.Shelf{memo.change.NewShelf(old), memo.change.NewShelf(new)},
	}
	c.group()
	c.findPartners()
	c.findCuts()
	c.registers(o)
	result := &change.Result{Old: old, New: new, Notes: c.notes}
	if !o.Register {
		c.passagesOf()
	}
	result.Changes, result.Unread = c.inOrder()
	summarise(result)
	return result
}

// passagesOf judges the passages, pair by pair and one by one.
func (c *comparison) passagesOf() {
	for _, p := range c.pairs {
		c.judgePair(p)
	}
	for _, i := range c.alignment.Removed {
		c.judgeAlone(0, i)
	}
	for _, j := range c.alignment.Added {
		c.judgeAlone(1, j)
	}
}

// comparison is the work in progress.
type comparison struct {
	cues       promise.Cues
	statements [2]*promise.Statement
	alignment  *align.Alignment
	shelves    [2]*change.Shelf // to look up what else the old and the new statement say
	pairs      []pair
	background change.Background
	kept       [2]kept
	copies     [2]map[string][]*promise.Passage // see copied
	narrow     bool                             // the running text is left out; see narrowNote
	told       [2][]told                        // by passage of either side: what the registers tell of it; nil without two registers
	notes      []string
	leads      []leadTold // what was told of lead-ins
	changes    []placed
	unread     []placedUnread
	after      []int                                 // see follows
	clashes    [2]map[*promise.Passage][]change.Move // see findClashes
	edited     [2]edited                             // the passages that are not the same on the other side
	partners   [2]map[int]int                        // by passage of either side, the first of its pair on the other
}

// pair is an aligned pair with its passages as texts.
type pair struct {
	align.Pair
	groups [2]*change.Group
}

// group gathers the passages of each pair, and finds what was renamed throughout.
func (c *comparison) group() {
	var alike [][2]*change.Group
	for _, p := range c.alignment.Pairs {
		q := pair{Pair: p, groups: [2]*change.Group{c.passages(0, p.Old), c.passages(1, p.New)}}
		c.pairs = append(c.pairs, q)
		if p.Kind == align.Alike {
			alike = append(alike, q.groups)
		}
	}
	c.findEdited()
	c.findClashes()
	c.background.Renamed = change.FindRenamed(alike)
	c.background.Shelves = c.shelves
}

// edited maps each passage of one side that the other does not have word for word to what
// it became there, nil where it has no counterpart.
type edited map[*promise.Passage]*change.Group

// findEdited finds the edited passages of both sides.
func (c *comparison) findEdited() {
	c.edited = [2]edited{{}, {}}
	mark := func(n int, indices []int, became *change.Group) {
		for _, i := range indices {
			c.edited[n][&c.statements[n].Passages[i]] = became
		}
	}
	mark(0, c.alignment.Removed, nil)
	mark(1, c.alignment.Added, nil)
	for _, p := range c.pairs {
		if p.Kind == align.Alike {
			mark(0, p.Old, p.groups[1])
			mark(1, p.New, p.groups[0])
		}
	}
}

// passages are those of side n with the given indices, in document order.
func (c *comparison) passages(n int, indices []int) *change.Group {
	all := c.statements[n].Passages
	var out []*promise.Passage
	placed := false
	for _, i := range indices[1:] {
		if !placed && i > indices[0] {
			out, placed = append(out, &all[indices[0]]), true
		}
		out = append(out, &all[i])
	}
	if !placed {
		out = append(out, &all[indices[0]])
	}
	return change.NewGroup(out)
}

func summarise(r *change.Result) {
	for i := range r.Changes {
		switch r.Changes[i].Verdict {
		case change.Weakened:
			r.Summary.Weakened++
		case change.Strengthened:
			r.Summary.Strengthened++
		case change.Mixed:
			r.Summary.Mixed++
		default:
			r.Summary.Neutral++
		}
	}
	r.Summary.UnreadChanged = len(r.Unread)
}
