package tell

import (
	"bytes"
	_ "embed" // for the schemas
	"encoding/json"

	"github.com/recant/recant/diff/report"
)

//go:embed parity.schema.json
var parityOwn []byte

//go:embed contrast.schema.json
var contrastOwn []byte

// ContrastSchema is the JSON Schema (draft 2020-12) of Contrast.
func ContrastSchema() string { return schema(contrastOwn) }

//go:embed lint.schema.json
var lintOwn []byte

// LintSchema is the JSON Schema (draft 2020-12) of Lint.
func LintSchema() string { return schema(lintOwn) }

// ParitySchema is the JSON Schema (draft 2020-12) of Parity.
func ParitySchema() string { return schema(parityOwn) }

// schema completes one of the schemas of this room with the definitions that all reports
// share: of a document's head, a clause, a span.
func schema(own []byte) string {
	type object = map[string]json.RawMessage
	var whole, shared struct {
		Defs object `json:"$defs"`
	}
	var out object
	must(json.Unmarshal([]byte(report.DiffSchema), &shared))
	must(json.Unmarshal(own, &whole))
	must(json.Unmarshal(own, &out))
	defs := object{}
	for _, name := range []string{"head", "coverage", "dates", "stated", "clause", "finer", "span"} {
		if def, ok := shared.Defs[name]; ok {
			defs[name] = def
		}
	}
	for name, def := range whole.Defs {
		defs[name] = def
	}
	text, err := json.Marshal(defs)
	must(err)
	out["$defs"] = text
	var b bytes.Buffer
	text, err = json.Marshal(out)
	must(err)
	must(json.Indent(&b, text, "", "  "))
	return b.String() + "\n"
}

// must panics on a schema that is compiled in and no JSON; the tests read all of them.
func must(err error) {
	if err != nil {
		panic("tell: " + err.Error())
	}
}
