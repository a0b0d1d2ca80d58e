package main

import (
	"reflect"
	"strings"
	"testing"

	"github.com/recant/recant/corpus"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

// FuzzPassage takes passages from any bytes: what fits is written as it was taken, all else
// is refused, and nothing is made that the bytes do not hold.
func FuzzPassage(f *testing.F) {
	w := &writer{}
	w.passage(&promise.Passage{Language: "xx", AboutData: true, Quote: "We never sell it.", Context: "What we do:", Clauses: []promise.Commitment{
		{Act: "Sell", Force: "Prohibition", Holder: "Provider", Status: "asserted", Data: []string{"Contact"}, Vague: []string{"mostly"}, Retention: "P1Y", Exclusive: true,
			Span: text.Span{Start: 3, End: 8}, Finer: []promise.Finer{{Slot: "data", Value: "Contact", Words: "it", Term: "x"}}}}})
	f.Add(w.out)
	f.Add(w.out[:len(w.out)/2])
	f.Add([]byte{packing, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1})
	f.Fuzz(func(t *testing.T, data []byte) {
		in := &taker{in: data}
		p := in.passage()
		if in.bad {
			return
		}
		again := &writer{}
		again.passage(&p)
		back := &taker{in: again.out}
		if q := back.passage(); back.bad || !reflect.DeepEqual(p, q) {
			t.Errorf("%+v came back as %+v", p, q)
		}
	})
}

// FuzzHead takes a version's head from any bytes.
func FuzzHead(f *testing.F) {
	head, err := packHead(&promise.Statement{Format: "plain", Language: "xx", Passages: []promise.Passage{{Section: []string{"A"}, Span: text.Span{Start: 2, End: 9}, Line: 1}}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(head)
	f.Add([]byte{4, '{', '}'})
	f.Fuzz(func(t *testing.T, data []byte) {
		x := &corpus.Extract{Version: &corpus.Version{}, Head: data, Parts: []*corpus.Part{{}, {}}}
		s, err := unpackStatement(x, "", func(*corpus.Part) (promise.Passage, error) { return promise.Passage{}, nil })
		if err == nil && len(s.Passages) != len(x.Parts) {
			t.Errorf("%d passages", len(s.Passages))
		}
	})
}

// FuzzRef takes DOC@DATE apart: nothing of it gets lost, and a moment is one that can be looked up.
func FuzzRef(f *testing.F) {
	for _, s := range []string{"github@2024", "a@b@2024-05-31", "@2024", "a@latest~12", "a@latest~", "a@2024-13-45", "a@first@", "mail@acme.example"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		document, when, dated := splitRef(name)
		if dated && document+"@"+when != name || !dated && document != name || dated && (document == "" || !moment.MatchString(when)) {
			t.Errorf("%q became %q and %q (%v)", name, document, when, dated)
		}
	})
}

// FuzzQuery reads what a search looks for: a slot has a value, or is refused.
func FuzzQuery(f *testing.F) {
	for _, s := range []string{"act:Sell", "act:sell", "act:", ":", "lang:nl", "id:cca05a69873de7f7", "a word", "https://x.example", "exclusive:true", "vague:\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, arg string) {
		q, err := query([]string{arg})
		if err != nil {
			return
		}
		if len(q.Words)+len(q.Facts) != 1 {
			t.Errorf("%q became %+v", arg, q)
		}
		for _, fact := range q.Facts {
			if strings.ContainsFunc(fact, func(r rune) bool {
				return r != '_' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
			}) {
				t.Errorf("%q became the fact %q", arg, fact)
			}
		}
	})
}
