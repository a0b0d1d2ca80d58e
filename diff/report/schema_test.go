package report

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/promise/wire"
)

type definition struct {
	Required   []string              `json:"required"`
	Properties map[string]definition `json:"properties"`
	Enum       []string              `json:"enum"`
	Items      *definition           `json:"items"`
	Defs       map[string]definition `json:"$defs"`
}

func TestTheSchemasNameEveryFieldInItsOrder(t *testing.T) {
	diff, extract := parse(t, DiffSchema), parse(t, wire.ExtractSchema)
	for _, c := range []struct {
		name  string
		of    definition
		value any
	}{
		{"diff", diff, Diff{}}, {"diff change", diff.Defs["change"], Change{}}, {"diff finding", diff.Defs["finding"], Finding{}},
		{"diff summary", diff.Defs["summary"], Summary{}}, {"diff also", diff.Defs["also"], Passage{}}, {"diff op", diff.Defs["op"], Op{}}, {"diff args", diff.Defs["args"], Args{}}, {"diff made", diff.Defs["made"], Made{}},
		{"diff head", diff.Defs["head"], wire.Head{}}, {"diff clause", diff.Defs["clause"], wire.Clause{}},
		{"extract", extract, wire.Extract{}}, {"extract made", extract.Defs["made"], wire.Made{}}, {"document", extract.Defs["document"], wire.Document{}}, {"clause", extract.Defs["clause"], wire.Clause{}},
		{"span", extract.Defs["span"], wire.Span{}}, {"coverage", extract.Defs["coverage"], wire.Coverage{}}, {"finer", extract.Defs["finer"], wire.Finer{}},
		{"passage", extract.Defs["passage"], wire.Passage{}}, {"risk", extract.Defs["risk"], wire.Risk{}},
		{"measure", extract.Defs["measure"], wire.Measure{}}, {"processing", extract.Defs["processing"], wire.Processing{}}, {"remark", extract.Defs["remark"], wire.Remark{}},
	} {
		want := fields(reflect.TypeOf(c.value))
		if !slices.Equal(c.of.Required, want) {
			t.Errorf("%s: the schema requires\n%v, the struct has\n%v", c.name, c.of.Required, want)
		}
		for _, f := range want {
			if _, ok := c.of.Properties[f]; !ok {
				t.Errorf("%s: the schema does not describe %s", c.name, f)
			}
		}
	}
}

func TestTheSchemasKnowTheWholeVocabulary(t *testing.T) {
	for _, schema := range []string{DiffSchema, wire.ExtractSchema} {
		clause := parse(t, schema).Defs["clause"]
		for slot, values := range promise.Vocabulary {
			property, ok := clause.Properties[string(slot)]
			if !ok {
				t.Errorf("no slot %s", slot)
				continue
			}
			enum := property.Enum
			if property.Items != nil {
				enum = property.Items.Enum
			}
			if got := slices.DeleteFunc(slices.Clone(enum), func(s string) bool { return s == "" }); !slices.Equal(got, values) {
				t.Errorf("%s: the schema lists %v, the vocabulary %v", slot, got, values)
			}
		}
	}
}

func parse(t *testing.T, schema string) definition {
	t.Helper()
	var d definition
	if err := json.Unmarshal([]byte(schema), &d); err != nil && !strings.Contains(err.Error(), "enum") {
		t.Fatal(err)
	}
	return d
}

// fields are the JSON names of a struct, those of embedded structs in their place.
func fields(of reflect.Type) []string {
	var names []string
	for i := range of.NumField() {
		f := of.Field(i)
		if f.Anonymous {
			names = append(names, fields(f.Type)...)
			continue
		}
		name, option, _ := strings.Cut(f.Tag.Get("json"), ",")
		if option == "" { // what may be missing is not required
			names = append(names, name)
		}
	}
	return names
}
