package main

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/recant/recant/corpus"
	"github.com/recant/recant/extract"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/read"
)

// A corpus judges by what it kept: whatever a change may be judged by has to come back.
func TestWhatACorpusKeepsOfAStatementComesBackWhole(t *testing.T) {
	files, _ := filepath.Glob("../../golden/pairs/*/v*.md")
	files = append(files, "../../golden/sample/new.md")
	limits := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := read.Read(file, data, read.Options{})
		if err != nil {
			t.Fatal(err)
		}
		s, err := extract.Statement(doc, extract.Options{})
		if err != nil {
			t.Fatal(err)
		}
		back := keptAndBack(t, s)
		for i := range s.Passages {
			want, got := s.Passages[i], back.Passages[i]
			for k := range want.Clauses {
				limits += len(want.Clauses[k].Within) + len(want.Clauses[k].Ahead)
			}
			if !same(reflect.ValueOf(got), reflect.ValueOf(want)) {
				t.Errorf("%s: %+v came back as %+v", file, want, got)
			}
		}
		if !reflect.DeepEqual(back.Dates, s.Dates) {
			t.Errorf("%s: the dates %+v came back as %+v", file, s.Dates, back.Dates)
		}
	}
	if limits == 0 {
		t.Error("no text had a time limit to keep")
	}
}

func keptAndBack(t *testing.T, s *promise.Statement) *promise.Statement {
	t.Helper()
	x := &corpus.Extract{Version: &corpus.Version{SHA256: s.SHA256}, Language: s.Language}
	var err error
	if x.Head, err = packHead(s); err != nil {
		t.Fatal(err)
	}
	for i := range s.Passages {
		w := &writer{}
		w.passage(&s.Passages[i])
		x.Parts = append(x.Parts, &corpus.Part{Body: w.out})
	}
	back, err := unpackStatement(x, s.Source, func(part *corpus.Part) (promise.Passage, error) {
		return (&taker{in: part.Body}).passage(), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return back
}

// same is reflect.DeepEqual, but that an empty list is as good as none.
func same(a, b reflect.Value) bool {
	switch a.Kind() {
	case reflect.Struct:
		for i := range a.NumField() {
			if !same(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice:
		if a.Len() != b.Len() {
			return false
		}
		for i := range a.Len() {
			if !same(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	}
	return reflect.DeepEqual(a.Interface(), b.Interface())
}
