// Package wire is the JSON form of promises, the contract "recant.extract/1" and the parts of
// it that a comparison's report shares. What comes in is a promise.Statement, what goes out
// are plain values with their JSON names. Every other format is rendered from these values,
// so that a saved file can be rendered later. It knows no rule, no language and no layout.
//
// Fields may be added, never renamed or removed. Empty lists are [], never null; a slot that
// was not stated is null, "" or [] as the schema beside this file says.
package wire

import (
	_ "embed" // for the schema
)

// ExtractID names the contract in its "schema" field.
const ExtractID = "recant.extract/1"

// ExtractSchema is the JSON Schema (draft 2020-12) of Extract.
//
//go:embed extract.schema.json
var ExtractSchema string

// Extract is what `recant extract` prints.
type Extract struct {
	Schema    string     `json:"schema"`
	Documents []Document `json:"documents"`
	Made      *Made      `json:"made,omitempty"`
}

// Made says how a report was made, so that a reader can make it again.
type Made struct {
	Version  string   `json:"version"`  // of recant
	RuleSet  int      `json:"rule_set"` // number of the latest rules
	Command  []string `json:"command"`  // with what it depends on, and without how it is shown
	Language string   `json:"language"` // of the messages, ISO 639-1
}

// Head says which document it was and how much of it was read.
type Head struct {
	Source   string   `json:"source"`
	SHA256   string   `json:"sha256"` // lower-case hex, of the bytes as they were given
	Format   string   `json:"format"`
	Language string   `json:"language"` // ISO 639-1
	Title    string   `json:"title"`
	Kind     string   `json:"kind"` // statement, dpia or report
	Coverage Coverage `json:"coverage"`
	Notes    []string `json:"notes"` // remarks for the reader, such as text that was left out
	Dates    Dates    `json:"dates,omitzero"`
}

// Dates are what a document says of its own versions; each is zero where it says nothing.
type Dates struct {
	Updated   Stated `json:"updated,omitzero"`
	Effective Stated `json:"effective,omitzero"`
	Version   Stated `json:"version,omitzero"`
	Notice    Stated `json:"notice,omitzero"` // that people are told of changes
}

// Stated is one such thing, with the sentence that says it.
type Stated struct {
	Date   string `json:"date,omitempty"`   // ISO 8601 date, or year and month where no day is named; of a version its number
	Period string `json:"period,omitempty"` // of a notice: the ISO 8601 duration by which it comes ahead
	Words  string `json:"words,omitempty"`  // the part of the quote that says when or which
	Quote  string `json:"quote"`
	Span   Span   `json:"span"`
}

// Coverage counts sentences: all, those about personal data, and those of them that gave a commitment.
type Coverage struct {
	Sentences int `json:"sentences"`
	AboutData int `json:"about_data"`
	Read      int `json:"read"`
}

// Document is one document's promises.
type Document struct {
	Head
	Clauses []Clause  `json:"clauses"`
	Unread  []Passage `json:"unread"` // sentences about data that gave no commitment
	Risks   []Risk    `json:"risks"`

	Measures        []Measure `json:"measures"` // those that no risk is named for
	Findings        []Remark  `json:"findings"`
	Recommendations []Remark  `json:"recommendations"`

	Processings []Processing `json:"processings"` // what is done with data, as an assessment lists it
}

// Span is where a quote stands: byte offsets into the document's normalized text, half open,
// and the 1-based line and page of the source that it begins on, 0 where there are none.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
	Line  int `json:"line"`
	Page  int `json:"page"`

	// Where the source was at hand and has lines: the 1-based column of Line, in Unicode code
	// points, and where the quote ends there, its end column behind the last one; 0 unknown.
	Column    int `json:"column,omitempty"`
	EndLine   int `json:"end_line,omitempty"`
	EndColumn int `json:"end_column,omitempty"`

	// The same columns in bytes of UTF-8, where they differ.
	ByteColumn    int `json:"byte_column,omitempty"`
	EndByteColumn int `json:"end_byte_column,omitempty"`

	// Of a structured source: the RFC 6901 pointer of the value that holds the quote, and its bytes.
	Pointer     string `json:"pointer,omitempty"`
	SourceStart int    `json:"source_start,omitempty"`
	SourceEnd   int    `json:"source_end,omitempty"`
}

// Passage is a sentence that is quoted without a commitment.
type Passage struct {
	Quote   string   `json:"quote"`
	Span    Span     `json:"span"`
	Section []string `json:"section"`
}

// Clause is a commitment with the sentence that makes it. Where a sentence was not read, in a
// report of changes, the slots are empty.
type Clause struct {
	ID        string   `json:"id"`
	Norm      string   `json:"norm"`
	Quote     string   `json:"quote"`
	Span      Span     `json:"span"`
	Context   string   `json:"context"` // the lead-in, question or headings that it was read with
	Section   []string `json:"section"`
	Language  string   `json:"language"`
	Act       string   `json:"act"`
	Force     string   `json:"force"`
	Holder    string   `json:"holder"`
	Data      []string `json:"data"`
	Purpose   []string `json:"purpose"`
	Recipient []string `json:"recipient"`
	Condition []string `json:"condition"`
	Exclusive bool     `json:"exclusive"`
	Retention *string  `json:"retention"`
	Within    *string  `json:"within"`
	Ahead     *string  `json:"ahead"`
	Location  []string `json:"location"`
	Deadline  *string  `json:"deadline"`
	Status    string   `json:"status"`
	Vague     []string `json:"vague"`
	Finer     []Finer  `json:"finer"`
}

// Finer is the words that filled a slot, more exact than the value that is compared.
type Finer struct {
	Slot  string `json:"slot"`
	Value string `json:"value"`
	Words string `json:"words"`
	Term  string `json:"term"`
	DPV   string `json:"dpv"` // IRI of the W3C Data Privacy Vocabulary's term for it, "" where that has none
}

// Remark is a finding or a recommendation.
type Remark struct {
	Number    string `json:"number"`
	Addressee string `json:"addressee"` // whom a recommendation is for, as written
	Quote     string `json:"quote"`
	Span      Span   `json:"span"`
}

// Locate fills in where the quotes stand in the source. find is told the line that a quote
// begins on and its words; it says false where it does not know better.
func (d *Document) Locate(find func(line int, quote string) (Span, bool)) {
	for k := range d.Clauses {
		d.Clauses[k].Span.locate(d.Clauses[k].Quote, find)
	}
	for k := range d.Unread {
		d.Unread[k].Span.locate(d.Unread[k].Quote, find)
	}
	d.Head.Locate(find)
}

// Locate does the same for what a head quotes.
func (h *Head) Locate(find func(line int, quote string) (Span, bool)) {
	for _, s := range []*Stated{&h.Dates.Updated, &h.Dates.Effective, &h.Dates.Version, &h.Dates.Notice} {
		s.Span.locate(s.Quote, find)
	}
}

func (s *Span) locate(quote string, find func(line int, quote string) (Span, bool)) {
	if quote == "" {
		return
	}
	if at, ok := find(s.Line, quote); ok {
		s.Place(at)
	}
}

// Place takes from another span where the quote stands in the source.
func (s *Span) Place(at Span) {
	s.Line, s.Column, s.EndLine, s.EndColumn = at.Line, at.Column, at.EndLine, at.EndColumn
	s.ByteColumn, s.EndByteColumn = at.ByteColumn, at.EndByteColumn
}
