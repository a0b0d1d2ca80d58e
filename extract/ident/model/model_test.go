package model

import (
	"slices"
	"strings"
	"testing"
)

func trained(s string) string {
	t := NewTrainer()
	t.Frequent([]string{"the", "of"}, 10)
	t.Text(s, 1)
	return t.Table()
}

func TestWordsAreCutAtApostrophes(t *testing.T) {
	for in, want := range map[string][]string{
		"L’objet n'est pas là.":               {"l'", "objet", "n'", "est", "pas", "là"},
		"'s Nachts foto's":                    {"s", "nachts", "foto'", "s"},
		"see https://example.org/a or b@c.de": {"see", "or"},
		"A1 b-c, ÉTÉ":                         {"a", "b", "c", "été"},
	} {
		if got := Words(in); !slices.Equal(got, want) {
			t.Errorf("%q for %q, want %q", got, in, want)
		}
	}
}

func TestTheSameTextGivesTheSameTable(t *testing.T) {
	text := strings.Repeat("The cat of the house sat on the mat. ", 20)
	first := trained(text)
	for range 5 {
		if again := trained(text); again != first {
			t.Fatal("tables differ")
		}
	}
	if !strings.Contains(first, " the") || !strings.Contains(first, "th") {
		t.Errorf("the table lacks its most frequent word:\n%s", first)
	}
}

func TestATextIsNearestToItsOwnTable(t *testing.T) {
	cats, dogs := "the cat sat on the mat", "un chien dort sous un arbre"
	s, err := Read([]string{"aa", "bb"}, []string{trained(cats), trained(dogs)})
	if err != nil {
		t.Fatal(err)
	}
	if best, next := s.Best(s.Score("The mat sat on a cat")); best != 0 || next != 1 {
		t.Errorf("best %d, next %d", best, next)
	}
	if best, _ := s.Best(s.Score("sous un chien")); best != 1 {
		t.Errorf("best %d", best)
	}
}

func TestBrokenTablesAreRefused(t *testing.T) {
	for _, table := range []string{"t 4", "t x the", "t 4 them", "x 4 the", "w 300 the"} {
		if _, err := Read([]string{"aa"}, []string{table}); err == nil {
			t.Errorf("%q is read", table)
		}
	}
	if _, err := Read(make([]string, Most+1), nil); err == nil {
		t.Error("too many languages are read")
	}
}
