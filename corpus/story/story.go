// Package story says what a corpus tells: the log of a document, the promises in force and
// since when, the life of one promise, what a search or a scan found. What comes in are
// plain values, filled by the caller; what goes out are these values as JSON, and from them
// text, CSV, JSON lines and SVG, the same bytes for the same values. It must not know where
// the values come from, nor any rule or language.
//
// Quotes are untrusted: no byte of them reaches a terminal as a control sequence, or a
// spreadsheet as a formula.
package story

import "encoding/json"

import _ "embed" // for the schema

// Schema is the JSON Schema of all that this package writes as JSON.
//
//go:embed history.schema.json
var Schema string

// Document is a document's name.
type Document struct {
	Publisher string `json:"publisher"`
	Title     string `json:"title"`
	Language  string `json:"language"` // as it was declared; ""
}

func (d Document) String() string {
	s := d.Title
	if d.Publisher != "" {
		s = d.Publisher + "/" + d.Title
	}
	if d.Language != "" {
		s += " (" + d.Language + ")"
	}
	return s
}

// Telling notes the language that a story was told in.
type Telling struct {
	Tongue string `json:"told_in,omitempty"` // ISO 639-1, of the messages
}

// In notes the language that the messages are in now.
func (t *Telling) In(code string) { t.Tongue = code }

// Language is the code of the language that the messages are in, "" where it was not noted.
func (t *Telling) Language() string { return t.Tongue }

// Dates are RFC 3339 in UTC, whole seconds; "" where there is none.

// List is what `recant corpus list` prints.
type List struct {
	Schema    string   `json:"schema"`
	Documents []Listed `json:"documents"`
	Telling
}

// NewList is an empty list.
func NewList() *List { return &List{Schema: "recant.list/1", Documents: []Listed{}} }

// Listed is a document with the dates of its versions.
type Listed struct {
	Document
	Versions int    `json:"versions"`
	First    string `json:"first"`
	Last     string `json:"last"`
}

// Row is a line of a Table.
type Row struct {
	Name  string `json:"name"`
	Value any    `json:"value"`
}

// Table is names with values.
type Table struct {
	Schema string `json:"schema"`
	Rows   []Row  `json:"rows"`
	Telling
}

// NewTable is an empty table.
func NewTable(schema string) *Table { return &Table{Schema: schema, Rows: []Row{}} }

// Add adds a line.
func (t *Table) Add(name string, value any) { t.Rows = append(t.Rows, Row{name, value}) }

// Finding is one promise that got weaker, or otherwise moved, from one version to the next.
type Finding struct {
	Document
	Date     string   `json:"date"`     // of the version that says it so
	Before   string   `json:"before"`   // date of the version that it is compared with
	Spoken   string   `json:"spoken"`   // the language of the text
	Kind     string   `json:"kind"`     // changed, added, removed or moved
	Verdict  string   `json:"verdict"`  // weakened, strengthened, mixed or neutral
	Severity string   `json:"severity"` // high, medium, low or ""
	Rules    []string `json:"rules"`
	Message  string   `json:"message"`
	Witness  string   `json:"witness"`
	Old      string   `json:"old"`      // verbatim; ""
	New      string   `json:"new"`      // verbatim; ""
	Still    string   `json:"still"`    // what the new text says that promises as much, where the old sentence only went; ""
	Unsure   bool     `json:"unsure"`   // the sentence speaks faintly, or may not be what became of the old one
	Reverted string   `json:"reverted"` // date on which the old text was back, word for word; ""
	Times    int      `json:"times"`    // that the same words went the same way

	// What Message and Witness were filled with; only who made them reads it.
	Told json.RawMessage `json:"told,omitempty"`
}

// Log is what `recant log` prints.
type Log struct {
	Schema   string   `json:"schema"`
	Document Document `json:"document"`
	Versions []Entry  `json:"versions"` // newest first
	Telling
}

// Entry is one version of a Log.
type Entry struct {
	Date         string   `json:"date"`
	SHA256       string   `json:"sha256"`
	Commit       string   `json:"commit"`
	Path         string   `json:"path"`
	Spoken       string   `json:"spoken"` // the language of the text; ""
	Gone         bool     `json:"gone"`   // from this date on there was no such document
	Trouble      string   `json:"trouble"`
	First        bool     `json:"first"` // nothing to compare it with
	Promises     int      `json:"promises"`
	Weakened     int      `json:"weakened"`
	Strengthened int      `json:"strengthened"`
	Mixed        int      `json:"mixed"`
	Neutral      int      `json:"neutral"`
	Made         int      `json:"made"`    // promises that were new
	Dropped      int      `json:"dropped"` // promises that went
	Reverted     string   `json:"reverted"`
	Worst        *Finding `json:"worst"` // null where nothing weakened
}

// NewLog is an empty log.
func NewLog(d Document) *Log { return &Log{Schema: "recant.log/1", Document: d, Versions: []Entry{}} }

// Blame is what `recant blame` prints.
type Blame struct {
	Schema   string   `json:"schema"`
	Document Document `json:"document"`
	Date     string   `json:"date"` // of the version that is in force
	Spoken   string   `json:"spoken"`
	Promises []Since  `json:"promises"` // in document order
	Telling
}

// Since is a promise in force.
type Since struct {
	Norms    []string `json:"norms"`
	IDs      []string `json:"ids"` // fingerprints
	Quote    string   `json:"quote"`
	Line     int      `json:"line"`
	Since    string   `json:"since"`    // in these words
	Made     string   `json:"made"`     // first, in whatever words
	Oldest   bool     `json:"oldest"`   // Made is the oldest version kept: it may be older
	Weakened int      `json:"weakened"` // times
	Reworded int      `json:"reworded"` // times, weakenings included
	Restored int      `json:"restored"` // times it was gone and came back
}

// Life is what `recant life` prints.
type Life struct {
	Schema string    `json:"schema"`
	Query  string    `json:"query"`
	Lives  []Promise `json:"lives"` // the best match first
	More   int       `json:"more"`  // further promises that match and are not told
	Telling
}

// Promise is one promise through time.
type Promise struct {
	Document Document `json:"document"`
	Spoken   string   `json:"spoken"`
	InForce  bool     `json:"in_force"`
	Latest   string   `json:"latest"` // date of the newest version of the document
	Turns    []Turn   `json:"turns"`  // oldest first
	Stands   []Stand  `json:"stands"` // of a promise that was dropped: where the newest version makes it all the same
}

// Stand is another sentence that makes the same promise, or a wider one.
type Stand struct {
	Of    string `json:"of"` // fingerprint of the commitment that it makes all the same
	ID    string `json:"id"` // fingerprint
	Norm  string `json:"norm"`
	Quote string `json:"quote"`
}

// Turn is what became of a promise at one date.
type Turn struct {
	Date     string   `json:"date"`
	Kind     string   `json:"kind"` // made, reworded, weakened, strengthened, mixed, dropped or restored
	Severity string   `json:"severity"`
	Rules    []string `json:"rules"`
	Message  string   `json:"message"`
	Witness  string   `json:"witness"`
	Quote    string   `json:"quote"` // what it says from this date on; of a dropped promise, what it had said
	Norms    []string `json:"norms"`
	IDs      []string `json:"ids"`
	Oldest   bool     `json:"oldest"`  // it stands in the oldest version kept: it may be older
	Unsure   bool     `json:"unsure"`  // whether this became of it
	Stands   []Stand  `json:"stands"`  // of a dropped promise: where it is made all the same
	Nearest  string   `json:"nearest"` // of a dropped promise: what the new version says that is a little like it; ""

	// What Message and Witness were filled with; only who made them reads it.
	Told json.RawMessage `json:"told,omitempty"`
}

// Search is what `recant search` prints.
type Search struct {
	Schema string `json:"schema"`
	Query  string `json:"query"`
	AsOf   string `json:"as_of"` // end of the date asked for; "" for now or any time
	Hits   []Hit  `json:"hits"`
	More   int    `json:"more"` // that are not shown
	Telling
}

// Hit is a sentence that was found.
type Hit struct {
	Document
	Spoken string   `json:"spoken"`
	Quote  string   `json:"quote"`
	Norms  []string `json:"norms"`
	IDs    []string `json:"ids"`
	From   string   `json:"from"`  // date of the first version that says it
	Until  string   `json:"until"` // date of the version that first does not; "" where it is in force
}

// Scan is what `recant scan` prints.
type Scan struct {
	Schema    string    `json:"schema"`
	Since     string    `json:"since"`
	Until     string    `json:"until"`
	Documents int       `json:"documents"` // that were scanned
	Versions  int       `json:"versions"`  // that were compared with the one before
	Findings  []Finding `json:"findings"`  // the worst first
	Cells     []Cell    `json:"cells"`     // by publisher and quarter
	More      int       `json:"more"`      // findings that are not listed; cells count them
	Telling
}

// Cell counts the findings of a publisher in a quarter.
type Cell struct {
	Publisher string `json:"publisher"`
	Quarter   string `json:"quarter"` // such as 2024-Q2
	Weakened  int    `json:"weakened"`
	High      int    `json:"high"`     // of them
	Reverted  int    `json:"reverted"` // of them
}
