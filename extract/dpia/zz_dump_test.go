package dpia

import (
	"fmt"
	"os"
	"testing"

	"github.com/recant/recant/extract/read"
)

func TestDump(t *testing.T) {
	name := os.Getenv("DUMP")
	if name == "" {
		t.Skip()
	}
	data, _ := os.ReadFile(name)
	doc, err := read.Read(name, data, read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, b := range doc.Blocks {
		fmt.Printf("%d k%d L%d lead%d p%d %v cells%d| %q\n", i, b.Kind, b.Level, b.Lead, doc.Page(b.Start), b.Section, len(b.Cells), doc.Quote(b.Span))
	}
	fmt.Println(doc.Notes)
}
