package corpus

import "encoding/json"

// Analyst makes something of the bytes of versions. It is what the store must not know:
// what it gives is kept as it is, and made anew when its version changes.
type Analyst interface {
	// Reads names the version of what Read depends on.
	Reads() string
	// Compares names the version of what Compare depends on, beside Read.
	Compares() string
	// Start begins the work on one document. What is reused from one version of it to the
	// next is kept there; it is used by one goroutine at a time.
	Start() Reading
}

// Reading works on the versions of one document.
type Reading interface {
	// Read says what stands in a version. The error is for a person to read, and is kept:
	// the version could not be read.
	Read(v *Version, data []byte) (*Extract, error)
	// Compare says what changed from one version to the next.
	Compare(old, new *Extract) (*Comparison, error)
}

// Extract is what was read in one version.
type Extract struct {
	Version  *Version // which one
	Language string   // ISO 639-1 code
	Head     []byte   // opaque
	Parts    []*Part  // in document order; equal parts of one document are one Part
}

// Part is what was found in one place.
type Part struct {
	ID      int64  // in the store; 0 before it is stored
	Body    []byte // opaque; equal bodies are equal parts
	Words   string // what it says, verbatim, to be searched and told apart
	Facts   string // further search terms between spaces, of letters, digits and _
	Tracked bool   // it has a life that is told, and is found by a search
	hash    [16]byte
	key     [8]byte
}

// Comparison is what changed between two versions.
type Comparison struct {
	Counts  Counts
	Changes []Change
}

// Counts counts changes by verdict.
type Counts struct{ Weakened, Strengthened, Mixed, Neutral int }

// Change is how parts of an old version became parts of a new one. The indices are into
// Extract.Parts; Old is empty for what came, New for what went.
type Change struct {
	Old      []int    `json:"o,omitempty"`
	New      []int    `json:"n,omitempty"`
	Kind     string   `json:"k,omitempty"`
	Verdict  string   `json:"v,omitempty"`
	Severity string   `json:"s,omitempty"`
	Rules    []string `json:"r,omitempty"`
	Message  string   `json:"m,omitempty"` // what happened, one sentence
	Witness  string   `json:"w,omitempty"`

	// What Message and Witness were filled with, so that they can be told in another language;
	// only who made the comparison reads it.
	Told json.RawMessage `json:"t,omitempty"`

	Unsure bool `json:"u,omitempty"`
	Faint  bool `json:"f,omitempty"` // the sides may be two promises: neither is a part of the other's life
}
