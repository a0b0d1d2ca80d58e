package report

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/recant/recant/extract/promise/wire"
)

// JSON gives the wire form of a Diff or a wire.Extract, indented by one space, with a newline
// at its end. Quotes keep their bytes: <, > and & are not escaped.
func JSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Saved is a report that was saved as JSON: one of them is set.
type Saved struct {
	Diff    *Diff
	Extract *wire.Extract
	Check   *Check
}

// Load reads a report that was saved as JSON. Fields that it does not know are passed over,
// as a later version may add some; another contract is an error.
func Load(data []byte) (Saved, error) {
	var head struct {
		Schema string `json:"schema"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return Saved{}, fmt.Errorf("not a saved report: %w", err)
	}
	var s Saved
	var into any
	switch head.Schema {
	case DiffID:
		s.Diff = &Diff{}
		into = s.Diff
	case CheckID:
		s.Check = &Check{}
		into = s.Check
	case wire.ExtractID:
		s.Extract = &wire.Extract{}
		into = s.Extract
	default:
		return Saved{}, fmt.Errorf("not a saved report: its schema is %q, not %q, %q or %q", head.Schema, DiffID, wire.ExtractID, CheckID)
	}
	if err := json.Unmarshal(data, into); err != nil {
		return Saved{}, fmt.Errorf("a damaged %s report: %w", head.Schema, err)
	}
	return s, nil
}

// Language is the code of the language that a report's messages are in.
func (s Saved) Language() string {
	var m *Made
	switch {
	case s.Diff != nil:
		m = s.Diff.Made
	case s.Check != nil:
		m = s.Check.Made
	case s.Extract != nil:
		m = (*Made)(s.Extract.Made)
	}
	return m.language().Code()
}
