// Package change holds how promises moved between two versions of a statement: the plain
// values of a comparison (Result, Change, Finding, Op) and what computes the moves of an
// aligned pair, slot by slot. It knows promises and alignments; it knows no rule, no words
// of any language and no output format.
package change

import "github.com/recant/recant/extract/promise"

// Verdict is the judgement from the side of the person whose data it is.
type Verdict string

// The verdicts.
const (
	Weakened     Verdict = "weakened"
	Strengthened Verdict = "strengthened"
	Mixed        Verdict = "mixed"
	Neutral      Verdict = "neutral"
)

// Mirror is the verdict after swapping the old and the new version.
func (v Verdict) Mirror() Verdict {
	switch v {
	case Weakened:
		return Strengthened
	case Strengthened:
		return Weakened
	}
	return v
}

// Severity is how much a change matters; empty where nothing weakened or strengthened.
type Severity string

// The severities.
const (
	High   Severity = "high"
	Medium Severity = "medium"
	Low    Severity = "low"
)

// Kind is what happened to a passage.
type Kind string

// The kinds of change. A moved passage stands, perhaps reworded, elsewhere.
const (
	Changed Kind = "changed"
	Added   Kind = "added"
	Removed Kind = "removed"
	Moved   Kind = "moved"
)

// Finding is one rule that fired on a change.
type Finding struct {
	Rule     string // id of the rule page, such as "only-dropped"
	Verdict  Verdict
	Severity Severity
	Reason   string // why the severity is what it is: one plain English phrase
	Slot     promise.Slot
	Old, New string // the slot's values on either side, "" where there is none
	Message  string // one plain sentence saying what happened
	Witness  string // one plain sentence saying what the new text lets happen; "" where it lets nothing more happen
	Args     Args   // what Message and Witness were filled with, beside Old and New
}

// Args are the values that a finding speaks of, so that it can be told in any language.
type Args struct {
	Holder, Act              string
	Data, Purpose, Recipient []string
	Value                    string // that came or went; "" where there is none
	About                    string // of a register's move: the risk or the measure, in the document's words
}

// Op is one stretch of a redline. Joining the Text of all equal and delete ops gives the
// old quote, of all equal and insert ops the new one; words are never cut.
type Op struct {
	Op   string // "equal", "delete" or "insert"
	Text string
}

// The values of Op.Op.
const (
	OpEqual  = "equal"
	OpDelete = "delete"
	OpInsert = "insert"
)

// Side is one version's part in a change.
type Side struct {
	Passage    *promise.Passage
	Also       []*promise.Passage  // further passages of a split or merged promise, in document order
	Commitment *promise.Commitment // the clause that the verdict is about, else the passage's first; nil where nothing was read
}

// Change is one passage that was changed, added, removed or moved.
type Change struct {
	ID       string // fingerprint: 16 hex digits, the same across positions; distinct within a Result
	Kind     Kind
	Verdict  Verdict
	Severity Severity  // highest of the findings that carry the verdict; "" for neutral
	Findings []Finding // most severe first; empty for most neutral changes
	Old, New *Side     // nil where the passage has no counterpart (added: Old, removed: New)
	Witness  string    // of the leading finding; "" for none
	Redline  []Op      // word by word, from the old quote to the new
	Unsure   bool      // a doubt that Note names: judged neutral for it, or a verdict on clauses read with weak evidence
	Faint    bool      // the sides have little in common: one may not have become the other
	Note     string    // why it is neutral or unsure, one plain sentence; "" where there is nothing to say
}

// Unread is a passage that speaks of data, gave no commitment, and changed.
type Unread struct {
	Side    string // "old" or "new"
	Passage *promise.Passage
}

// Summary counts the changes.
type Summary struct {
	Weakened      int
	Strengthened  int
	Mixed         int
	Neutral       int
	UnreadChanged int
}

// Result is the outcome of comparing two statements. Changes are in document order: by the
// place in the new version, what was removed standing where it would have stood.
type Result struct {
	Old, New *promise.Statement
	Changes  []Change
	Unread   []Unread // in document order, removed text where it stood
	Notes    []string // remarks on the comparison as a whole, one plain sentence each
	Summary  Summary
}
