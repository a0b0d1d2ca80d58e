package story

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestTheSchemaNamesEveryFieldInItsOrder(t *testing.T) {
	var schema struct {
		Defs map[string]struct {
			Required   []string       `json:"required"`
			Properties map[string]any `json:"properties"`
		} `json:"$defs"`
	}
	if err := json.Unmarshal([]byte(Schema), &schema); err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]any{
		"document": Document{}, "list": List{}, "listed": Listed{}, "table": Table{}, "row": Row{}, "finding": Finding{}, "log": Log{}, "entry": Entry{},
		"blame": Blame{}, "since": Since{}, "life": Life{}, "promise": Promise{}, "turn": Turn{}, "stand": Stand{}, "search": Search{}, "hit": Hit{},
		"scan": Scan{}, "cell": Cell{},
	} {
		want := fields(reflect.TypeOf(value))
		if got := schema.Defs[name].Required; !slices.Equal(got, want) {
			t.Errorf("%s: the schema requires\n%v, the struct has\n%v", name, got, want)
		}
		for _, f := range want {
			if schema.Defs[name].Properties[f] == nil {
				t.Errorf("%s: the schema does not describe %s", name, f)
			}
		}
	}
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
		if name, option, _ := strings.Cut(f.Tag.Get("json"), ","); option == "" { // what may be missing is not required
			names = append(names, name)
		}
	}
	return names
}
