package golden

import (
	"bytes"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// What SARIF 2.1.0 demands of the part that is written, from the text of the standard:
// 3.13 log, 3.14 run, 3.27 result, 3.30 region (columns from 1), 3.35 suppression, 3.49 rule.
const sarifConstraints = `{
 "type": "object", "required": ["version", "runs"], "additionalProperties": false,
 "properties": {"$schema": {"type": "string"}, "version": {"const": "2.1.0"}, "runs": {"type": "array", "items": {"$ref": "#/$defs/run"}}},
 "$defs": {
  "message": {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}},
  "run": {"type": "object", "required": ["tool"], "properties": {
   "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
   "tool": {"type": "object", "required": ["driver"], "properties": {"driver": {"type": "object", "required": ["name"], "properties": {
    "rules": {"type": "array", "uniqueItems": true, "items": {"type": "object", "required": ["id"], "properties": {"shortDescription": {"$ref": "#/$defs/message"}, "help": {"$ref": "#/$defs/message"}}}}}}}},
   "results": {"type": "array", "items": {"$ref": "#/$defs/result"}}}},
  "result": {"type": "object", "required": ["message"], "properties": {
   "ruleId": {"type": "string"}, "ruleIndex": {"type": "integer", "minimum": -1}, "level": {"enum": ["none", "note", "warning", "error"]},
   "message": {"$ref": "#/$defs/message"}, "locations": {"type": "array", "items": {"$ref": "#/$defs/location"}},
   "relatedLocations": {"type": "array", "uniqueItems": true, "items": {"$ref": "#/$defs/location"}},
   "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
   "baselineState": {"enum": ["new", "unchanged", "updated", "absent"]},
   "suppressions": {"type": "array", "items": {"type": "object", "required": ["kind"], "properties": {"kind": {"enum": ["inSource", "external"]}}}}}},
  "location": {"type": "object", "properties": {"id": {"type": "integer", "minimum": -1}, "message": {"$ref": "#/$defs/message"},
   "physicalLocation": {"type": "object", "required": ["artifactLocation"], "properties": {
    "artifactLocation": {"type": "object", "properties": {"uri": {"type": "string", "pattern": "^[A-Za-z0-9/._~%-]+$"}}},
    "region": {"type": "object", "properties": {"startLine": {"type": "integer", "minimum": 1}, "startColumn": {"type": "integer", "minimum": 1},
     "endLine": {"type": "integer", "minimum": 1}, "endColumn": {"type": "integer", "minimum": 1}, "snippet": {"$ref": "#/$defs/message"}}}}}}}
 }}`

func TestSARIFKeepsToTheStandard(t *testing.T) {
	g := newGated(t)
	g.weaken()
	out, _ := g.recant("check", "--format", "sarif")
	source, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(sarifConstraints)))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("sarif", source); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("sarif")
	if err != nil {
		t.Fatal(err)
	}
	keeps(t, schema, []byte(out))
	out, _ = g.recant("check", "--format", "json")
	keeps(t, compiled(t, "check"), []byte(out))
}
