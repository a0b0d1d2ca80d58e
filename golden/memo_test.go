package golden

import (
	"path/filepath"
	"reflect"
	"testing"

	"github.com/recant/recant/diff"
	"github.com/recant/recant/extract"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/read"
)

// A history remembers from version to version what it has read and compared. However long it
// remembers, and in whatever order versions come, it says what a reader without memory says.
func TestAMemoryChangesNothing(t *testing.T) {
	folders, err := filepath.Glob("pairs/*")
	if err != nil || len(folders) == 0 {
		t.Fatal(folders, err)
	}
	for _, folder := range folders {
		versions, err := filepath.Glob(folder + "/v*.md")
		if err != nil || len(versions) < 2 {
			t.Fatal(versions, err)
		}
		versions = append(versions, versions[0], versions[len(versions)-1], versions[0])
		var source read.Memo
		var memo extract.Memo
		var compared diff.Memo
		var before *promise.Statement
		for _, name := range versions {
			data := readFile(t, name)
			doc, err := read.Read(name, data, read.Options{Memo: &source})
			if err != nil {
				t.Fatal(err)
			}
			got, err := extract.Statement(doc, extract.Options{Memo: &memo})
			if err != nil {
				t.Fatal(err)
			}
			fresh, want := statement(t, name, data)
			if !reflect.DeepEqual(doc, fresh) || !reflect.DeepEqual(got.Passages, want.Passages) || got.Kind != want.Kind {
				t.Errorf("%s is read otherwise by who remembers", name)
			}
			if before != nil {
				if !reflect.DeepEqual(diff.Compare(before, got, diff.Options{Memo: &compared}), diff.Statements(before, got)) {
					t.Errorf("%s is compared otherwise by who remembers", name)
				}
			}
			before = got
		}
	}
}
