package parse

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/recant/recant/extract/lang"
)

func TestDebug(t *testing.T) {
	code, s := os.Getenv("DL"), os.Getenv("DS")
	if s == "" {
		t.Skip()
	}
	p, err := lang.Load(code)
	if err != nil {
		t.Fatal(err)
	}
	a := analyse(p, s, Context{Heading: os.Getenv("DH"), Lead: os.Getenv("DLEAD")})
	for n, seg := range a.segments {
		var w []string
		for i := seg.start; i < seg.end; i++ {
			w = append(w, fmt.Sprintf("%s/%d", a.tokens[i].Fold, a.tags[i]))
		}
		fmt.Println(n, seg.kind, strings.Join(w, " "))
	}
	for _, k := range lang.Kinds {
		for _, m := range a.matches[k] {
			fmt.Println("  ", k, m.Value, m.Sub, m.Form, m.Start, m.End, a.words(m))
		}
	}
	all := a.candidates()
	a.weighAll(all)
	for _, c := range all {
		subj := "-"
		if c.subject != nil {
			subj = a.words(*c.subject)
		}
		fmt.Printf("  cand %s %q score %.2f shape %d subj %s modal %s denied %v obj %v\n", c.act, a.words(c.match), c.score, c.shape(), subj, c.modal, c.denied, c.object)
	}
	for _, c := range Sentence(p, s, a.ctx).Clauses {
		fmt.Println("  =>", c.Norm())
	}
}
