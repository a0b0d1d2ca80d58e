package align

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/recant/recant/extract/promise"
)

func statement(quotes ...string) *promise.Statement {
	s := &promise.Statement{}
	for _, q := range quotes {
		s.Passages = append(s.Passages, promise.Passage{Quote: q})
	}
	return s
}

// picture draws an alignment: pairs as old=new (equal), old>new (moved), old~new (alike),
// then what was removed and added.
func picture(a *Alignment) string {
	var parts []string
	for _, p := range a.Pairs {
		sign := map[Kind]string{Equal: "=", Moved: ">", Alike: "~"}[p.Kind]
		parts = append(parts, join(p.Old)+sign+join(p.New))
	}
	for _, i := range a.Removed {
		parts = append(parts, fmt.Sprintf("-%d", i))
	}
	for _, j := range a.Added {
		parts = append(parts, fmt.Sprintf("+%d", j))
	}
	return strings.Join(parts, " ")
}

func join(indices []int) string {
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(indices), " ", "+"), "[]")
}

func TestStatements(t *testing.T) {
	const (
		encrypt = "We encrypt every photograph on our servers."
		sell    = "We never sell photographs to advertising companies."
		rights  = "You can request a copy of your photographs at any time."
		contact = "Write to the data protection officer in Ghent."
	)
	for _, tt := range []struct {
		name     string
		old, new *promise.Statement
		want     string
	}{
		{"the same text pairs in order", statement(encrypt, sell), statement(encrypt, sell), "0=0 1=1"},
		{"case, punctuation, hyphens and numbering do not matter", statement("1. We use e-mail, and third-party tools"), statement("(a) we use email and third party tools."), "0=0"},
		{"a link's address does not matter", statement("See https://a.example/x for more about photographs."), statement("See https://b.example/y for more about photographs."), "0=0"},
		{"a passage that changed places moved", statement(encrypt, sell, rights, contact), statement(sell, rights, contact, encrypt), "1=0 2=1 3=2 0>3"},
		{"a deleted passage is removed", statement(encrypt, sell, rights), statement(encrypt, rights), "0=0 2=1 -1"},
		{"an inserted passage is added", statement(encrypt, rights), statement(encrypt, contact, rights), "0=0 1=2 +1"},
		{"a reworded passage is alike", statement(encrypt, sell, rights), statement(encrypt, "We may sell photographs to advertising agencies.", rights), "0=0 1~1 2=2"},
		{"a reworded passage is found at another place", statement(encrypt, sell, rights), statement("We never sell any photographs to advertising agencies or companies.", encrypt, rights), "1~0 0=1 2=2"},
		{"repeated passages pair by their surroundings", statement(encrypt, contact, sell, contact), statement(contact, encrypt, sell, contact), "1>0 0=1 2=2 3=3"},
		{"a sentence that was split is one pair", statement("We encrypt photographs on our servers and delete every invoice within thirty days after you close the shop."),
			statement("We encrypt photographs on our servers.", "We delete every invoice within thirty days after you close the shop."), "0~1+0"},
		{"two sentences that were merged are one pair", statement("We encrypt photographs on our servers.", sell, "We delete every invoice within thirty days after you close the shop."),
			statement("We encrypt photographs on our servers and delete every invoice within thirty days after you close the shop.", sell), "2+0~0 1=1"},
		{"a heading whose words a long passage happens to hold is no part of it", statement("Interacting with our invoices and your photographs"),
			statement("We compile statistics about the photographs you send and how you are interacting with friends in the shop, which areas of the shop are visited, our opening hours, when your order arrives, and other traffic in invoices."), "-0 +0"},
		{"a name in a long row does not make the row its successor", statement("Members in the United Kingdom only"),
			statement("United Kingdom members only pay in sterling through the bank that holds the licence for it, whose register number, street and city stand in the imprint of the shop together with the name of the auditor."), "-0 +0"},
		{"nothing in common pairs nothing", statement(encrypt), statement(contact), "-0 +0"},
		{"an empty statement pairs nothing", statement(), statement(contact), "+0"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := picture(Statements(tt.old, tt.new)); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			if back := Statements(tt.new, tt.old).swapped(); picture(back) != tt.want {
				t.Errorf("swapped: got %s\nwant %s", picture(back), tt.want)
			}
		})
	}
}

func TestWordsFoldAndKeepTheirPlaces(t *testing.T) {
	s := "L’utilisateur Œuvre, e-mail a@b.example 3,5 %"
	var got []string
	for _, w := range Words(s) {
		got = append(got, w.Folded)
		if !strings.EqualFold(s[w.Start:w.End], w.Folded) && w.Folded != "oeuvre" {
			t.Errorf("%q is not at [%d:%d]", w.Folded, w.Start, w.End)
		}
	}
	if want := []string{"l", "utilisateur", "oeuvre", "e", "mail", "3", "5", "%"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzStatements(f *testing.F) {
	f.Add("a. b. c", "c. b. a")
	f.Add("one two three four.five six", "six five.one two")
	f.Add("\xff\x00. ", ". .")
	f.Fuzz(func(t *testing.T, a, b string) {
		old, new := statement(strings.Split(a, ".")...), statement(strings.Split(b, ".")...)
		got := Statements(old, new)
		seen := [2]map[int]int{{}, {}}
		for _, p := range got.Pairs {
			for _, i := range p.Old {
				seen[0][i]++
			}
			for _, j := range p.New {
				seen[1][j]++
			}
		}
		for n, alone := range [][]int{got.Removed, got.Added} {
			for _, i := range alone {
				seen[n][i]++
			}
			for i, times := range seen[n] {
				if times != 1 || i < 0 || i >= len([]*promise.Statement{old, new}[n].Passages) {
					t.Fatalf("passage %d of side %d is in the alignment %d times", i, n, times)
				}
			}
		}
		if len(seen[0]) != len(old.Passages) || len(seen[1]) != len(new.Passages) {
			t.Fatal("a passage is in the alignment nowhere")
		}
	})
}
