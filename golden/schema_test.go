package golden

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// What the program prints as JSON keeps to the schemas that it prints.
func TestWhatIsPrintedKeepsToTheSchema(t *testing.T) {
	diff, extract := compiled(t, "diff"), compiled(t, "extract")
	for _, p := range pairs(t) {
		keeps(t, diff, recant(t, nil, "diff", "-f", "json", "golden/"+p.old, "golden/"+p.new))
	}
	args := []string{"extract", "-f", "json"}
	for _, glob := range []string{"dpia/*", "press/*.txt", "parallel/*/*.md", "formats/*"} {
		files, err := filepath.Glob(glob)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			args = append(args, "golden/"+filepath.ToSlash(f))
		}
	}
	keeps(t, extract, recant(t, nil, args...))
	keeps(t, compiled(t, "lint"), recant(t, nil, "lint", "-f", "json", "golden/lint/en.md", "golden/lint/fr.md", "golden/lint/nl.md"))
	keeps(t, compiled(t, "contrast"), recant(t, nil, "contrast", "-f", "json", "golden/contrast/plumelin.fr.md",
		"--with", "golden/contrast/plumelin-onderzoek.nl.md", "--with", "golden/contrast/plumelin-lawsuit.en.txt"))
	keeps(t, compiled(t, "parity"), recant(t, nil, "parity", "-f", "json", "golden/parity/en.md", "golden/parity/fr.md", "golden/parity/nl.md",
		"--against", "golden/parity/before/en.md", "--against", "golden/parity/before/fr.md", "--against", "golden/parity/before/nl.md"))
}

func compiled(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	return constraints(t, name, string(recant(t, nil, "schema", name)))
}

// constraints is a JSON Schema, ready to hold values to.
func constraints(t *testing.T, name, text string) *jsonschema.Schema {
	t.Helper()
	source, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource(name, source); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func keeps(t *testing.T, schema *jsonschema.Schema, data []byte) {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Error(err)
	}
}
