// Package report says what a comparison found. What comes in is a change.Result, what goes
// out is first its JSON form, the contract "recant.diff/1", and from that form alone text and
// Markdown, so that a saved report can be rendered later; the promises of one document are
// rendered here in the same way. It knows no language of the documents, no files, no flags and
// no terminal: what a role looks like in colour is told by the caller.
//
// Whatever stands in a document is untrusted: no quote can send a terminal a control
// sequence, nor bring markup, a link or a mention of its own into Markdown.
package report

import (
	_ "embed" // for the schema

	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/promise/wire"
)

// DiffID names the contract in its "schema" field.
const DiffID = "recant.diff/1"

// DiffSchema is the JSON Schema (draft 2020-12) of Diff.
//
//go:embed diff.schema.json
var DiffSchema string

// Diff is what `recant diff` prints.
type Diff struct {
	Schema  string    `json:"schema"`
	Old     wire.Head `json:"old"`
	New     wire.Head `json:"new"`
	Summary Summary   `json:"summary"`
	Changes []Change  `json:"changes"` // in document order
	Unread  []Passage `json:"unread"`  // changed sentences about data that gave no commitment
	Notes   []string  `json:"notes"`
	Made    *Made     `json:"made,omitempty"`
}

// Made says how a report was made, so that a reader can make it again.
type Made wire.Made

// Summary counts the changes by verdict.
type Summary struct {
	Weakened      int `json:"weakened"`
	Strengthened  int `json:"strengthened"`
	Mixed         int `json:"mixed"`
	Neutral       int `json:"neutral"`
	UnreadChanged int `json:"unread_changed"`
}

// Change is one passage that was changed, added, removed or moved.
type Change struct {
	ID       string       `json:"id"`
	Kind     string       `json:"kind"`
	Verdict  string       `json:"verdict"`
	Severity string       `json:"severity"` // high, medium, low, or "" for neutral
	Rules    []Finding    `json:"rules"`    // most severe first
	Old      *wire.Clause `json:"old"`      // null where it was added
	New      *wire.Clause `json:"new"`      // null where it was removed
	Also     []Passage    `json:"also"`     // further sentences of a split or merged promise
	Witness  string       `json:"witness"`
	Redline  []Op         `json:"redline"`
	Unsure   bool         `json:"unsure"`
	Note     string       `json:"note"`
	Near     *Place       `json:"near,omitempty"` // in the new version, what stands before a text that is gone
}

// Finding is one rule that fired.
type Finding struct {
	ID       string `json:"id"`
	Verdict  string `json:"verdict"`
	Severity string `json:"severity"`
	Reason   string `json:"reason"`
	Slot     string `json:"slot"`
	Old      string `json:"old"`
	New      string `json:"new"`
	Message  string `json:"message"`
	Args     *Args  `json:"args,omitempty"` // what the message speaks of; null in reports of earlier versions
}

// Args are the values that a finding speaks of, beside its old and new one, so that it can be
// told in any language.
type Args struct {
	Holder    string   `json:"holder"`
	Act       string   `json:"act"`
	Data      []string `json:"data"`
	Purpose   []string `json:"purpose"`
	Recipient []string `json:"recipient"`
	Value     string   `json:"value"`           // that came or went
	About     string   `json:"about,omitempty"` // of a register: the risk or the measure, in the document's words
}

// Op is one stretch of a redline: equal, delete or insert.
type Op struct {
	Op   string `json:"op"`
	Text string `json:"text"`
}

// Passage is a sentence of one side that is only quoted.
type Passage struct {
	Side string `json:"side"` // old or new
	wire.Passage
}

// FromResult gives the wire form of a comparison, told in the default language.
func FromResult(r *change.Result) *Diff {
	s := r.Summary
	d := &Diff{Schema: DiffID, Old: wire.FromHead(r.Old), New: wire.FromHead(r.New),
		Summary: Summary{s.Weakened, s.Strengthened, s.Mixed, s.Neutral, s.UnreadChanged},
		Changes: []Change{}, Unread: []Passage{}, Notes: append([]string{}, r.Notes...)}
	for i := range r.Changes {
		d.Changes = append(d.Changes, fromChange(&r.Changes[i]))
	}
	for _, u := range r.Unread {
		d.Unread = append(d.Unread, Passage{u.Side, wire.FromPassage(u.Passage)})
	}
	return d
}

func fromChange(c *change.Change) Change {
	w := Change{ID: c.ID, Kind: string(c.Kind), Verdict: string(c.Verdict), Severity: string(c.Severity), Rules: []Finding{},
		Old: fromSide(c.Old), New: fromSide(c.New), Also: []Passage{}, Witness: c.Witness, Redline: []Op{}, Unsure: c.Unsure, Note: c.Note}
	for _, f := range c.Findings {
		w.Rules = append(w.Rules, Finding{ID: f.Rule, Verdict: string(f.Verdict), Severity: string(f.Severity), Reason: f.Reason,
			Slot: string(f.Slot), Old: f.Old, New: f.New, Message: f.Message, Args: argsOf(&f.Args)})
	}
	w.Also = append(also(w.Also, "old", c.Old), also(nil, "new", c.New)...)
	for _, op := range c.Redline {
		w.Redline = append(w.Redline, Op(op))
	}
	return w
}

func fromSide(s *change.Side) *wire.Clause {
	if s == nil || s.Passage == nil {
		return nil
	}
	c := wire.FromClause(s.Passage, s.Commitment)
	return &c
}

func also(list []Passage, name string, s *change.Side) []Passage {
	var more []*promise.Passage
	if s != nil {
		more = s.Also
	}
	for _, p := range more {
		list = append(list, Passage{name, wire.FromPassage(p)})
	}
	return list
}
