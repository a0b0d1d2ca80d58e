package parity_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/recant/recant/diff"
	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/diff/parity"
	"github.com/recant/recant/extract"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/read"
)

const fixtures = "../../golden/parity"

func statement(t *testing.T, name, text string) *promise.Statement {
	t.Helper()
	doc, err := read.Read(name, []byte(text), read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s, err := extract.Statement(doc, extract.Options{Language: strings.TrimSuffix(filepath.Base(name), ".md")})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// versions reads a folder's en.md, fr.md and nl.md, with some words replaced: pairs of old and new.
func versions(t *testing.T, folder string, replace ...string) []*promise.Statement {
	t.Helper()
	var list []*promise.Statement
	for _, code := range []string{"en", "fr", "nl"} {
		data, err := os.ReadFile(filepath.Join(folder, code+".md"))
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, statement(t, code+".md", strings.NewReplacer(replace...).Replace(string(data))))
	}
	return list
}

// brief is a difference as kind and the languages that promise less.
func brief(r *parity.Result) []string {
	var list []string
	for _, d := range r.Differences {
		less := ""
		for _, n := range d.Less {
			less += " " + r.Statements[n].Language
		}
		list = append(list, d.Kind+less)
	}
	slices.Sort(list)
	return list
}

func TestEveryDifferenceThatWasPutInIsFoundAndNothingElse(t *testing.T) {
	r := parity.Statements(versions(t, fixtures), extract.Cues)
	want := []string{"condition-missing nl", "missing fr", "only-missing fr", "opposite nl", "other-period nl", "period-missing fr", "place-missing", "softer nl"}
	if got := brief(r); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFaithfulTranslationsDoNotDiffer(t *testing.T) {
	for _, folder := range []string{fixtures + "/before", "../../golden/parallel/mossgate"} {
		if got := brief(parity.Statements(versions(t, folder), extract.Cues)); len(got) > 0 {
			t.Errorf("%s: %q", folder, got)
		}
	}
}

func TestOneWordInOneLanguageMakesADifference(t *testing.T) {
	for _, tt := range []struct{ old, new, want string }{
		{"Nous ne vendons pas vos", "Nous vendons vos", "opposite fr"},
		{"We do not sell your personal data", "We sell your personal data", "opposite en"},
		{"We encrypt your payment data. ", "", "missing en"},
		{"Wij verkopen uw persoonsgegevens niet.", "Wij verkopen uw persoonsgegevens nooit.", "never-missing en fr"},
		{"binnen 48 uur", "binnen 96 uur", "other-period nl"},
		{"Nous vous informerons par e-mail de toute", "Nous pouvons vous informer par e-mail de toute", "softer fr"},
		{"courier Brightwheel", "courier Brightwheel Express", ""},
		{"après 90 jours", "après 180 jours", "other-period fr"},
		{"in Duitsland", "in Frankrijk", "place-missing"},
	} {
		got := strings.Join(brief(parity.Statements(versions(t, fixtures+"/before", tt.old, tt.new), extract.Cues)), ", ")
		if got != tt.want {
			t.Errorf("%q for %q gives %q, want %q", tt.new, tt.old, got, tt.want)
		}
	}
}

func TestAMovedSectionIsNoDifference(t *testing.T) {
	list := versions(t, fixtures+"/before")
	data, err := os.ReadFile(fixtures + "/before/fr.md")
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(string(data), "\n## ")
	last := len(parts) - 1
	parts[last], parts[last-1] = strings.TrimRight(parts[last-1], "\n")+"\n", strings.TrimRight(parts[last], "\n")+"\n"
	list[1] = statement(t, "fr.md", strings.Join(parts, "\n## "))
	if got := brief(parity.Statements(list, extract.Cues)); len(got) > 0 {
		t.Errorf("a moved section gives %q", got)
	}
}

func TestOtherStatementsAreNotTakenForTranslations(t *testing.T) {
	list := versions(t, fixtures)
	data, err := os.ReadFile("../../golden/pairs/valbrume-fr/v1.md")
	if err != nil {
		t.Fatal(err)
	}
	list[1] = statement(t, "fr.md", string(data))
	r := parity.Statements(list, extract.Cues)
	if !slices.Equal(r.Unlike, []int{1}) {
		t.Errorf("unlike: %v", r.Unlike)
	}
	for _, d := range r.Differences {
		for _, s := range d.Sides {
			if s.Statement == 1 {
				t.Errorf("%s is told of a statement that is not compared", d.Kind)
			}
		}
	}
}

func TestAChangeInOneLanguageIsToldUnlessTheOthersFollowed(t *testing.T) {
	old := versions(t, fixtures+"/before")
	for _, tt := range []struct {
		name    string
		replace []string
		want    string
	}{
		{"all three", []string{"12 months", "24 months", "12 mois", "24 mois", "12 maanden", "24 maanden"}, ""},
		{"one", []string{"We only use your order history", "We use your order history"}, "only-missing en"},
		{"a stronger one", []string{"Nous chiffrons vos données de paiement.", "Nous chiffrons vos données de paiement. Nous ne combinons jamais vos données."}, "missing en nl"},
	} {
		now := versions(t, fixtures+"/before", tt.replace...)
		r := parity.Statements(now, extract.Cues)
		var changes []*change.Result
		for n := range now {
			changes = append(changes, diff.Statements(old[n], now[n]))
		}
		r.Over(old, changes, extract.Cues)
		if got := strings.Join(brief(r), ", "); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestWhatStoodBeforeIsToldOfADifference(t *testing.T) {
	old, now := versions(t, fixtures+"/before"), versions(t, fixtures)
	r := parity.Statements(now, extract.Cues)
	before := brief(r)
	var changes []*change.Result
	for n := range now {
		changes = append(changes, diff.Statements(old[n], now[n]))
	}
	r.Over(old, changes, extract.Cues)
	told := 0
	for _, d := range r.Differences {
		for _, s := range d.Sides {
			if s.Before != nil {
				told++
			}
		}
	}
	if told < 5 {
		t.Errorf("what stood before is told of %d differences", told)
	}
	if after := brief(r); !slices.Equal(before, after) {
		t.Errorf("the same matters are told twice: %q", after)
	}
}

func TestNoTextIsTooStrangeToCompare(t *testing.T) {
	texts := []string{"x", "## \n\n- a\n- b", strings.Repeat("We share your data for 12 days. ", 400), "1\n\n2\n\n3\n\n", "Ĳ\u0301 ﬀ ½ 12° № 5"}
	for i, a := range texts {
		for k, b := range texts {
			r := parity.Statements([]*promise.Statement{statement(t, "en.md", a), statement(t, "fr.md", b)}, extract.Cues)
			if len(r.Paired) != 2 {
				t.Error(fmt.Sprint(i, k))
			}
		}
	}
	if r := parity.Statements(nil, extract.Cues); len(r.Differences) > 0 {
		t.Error("nothing differs from nothing")
	}
}
