package diff

import (
	"fmt"
	"math/rand"
	"reflect"
	"strings"
	"testing"

	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

// vocabulary of the random statements: filler words carry meaning by their length only.
var fillers = strings.Fields("account letter message service partner orchard lantern window harbour meadow copper thimble garden saddle violet marble")

func pickFrom(r *rand.Rand, list []string) string { return list[r.Intn(len(list))] }

// randomPassage makes up a sentence whose clause slots are drawn together with its words,
// so that the words change where the slots do.
func randomPassage(r *rand.Rand) promise.Passage {
	act := pickFrom(r, promise.Vocabulary[promise.SlotAct])
	force := pickFrom(r, promise.Vocabulary[promise.SlotForce])
	data := pickFrom(r, promise.Vocabulary[promise.SlotData])
	words := []string{"They", strings.ToLower(force), strings.ToLower(act), strings.ToLower(data)}
	c := promise.Commitment{Act: promise.Act(act), Force: promise.Force(force), Holder: promise.Provider, Data: []string{data}, Status: promise.Asserted}
	if r.Intn(3) == 0 {
		c.Exclusive = true
		words = append(words, "only")
	}
	if r.Intn(3) == 0 {
		c.Retention = pickFrom(r, []string{"P30D", "P1M", "P1Y", promise.AsLongAsNecessary})
		words = append(words, "until", strings.ToLower(c.Retention))
	}
	if r.Intn(3) == 0 {
		c.Condition = []string{pickFrom(r, []string{"Consent", "OptOut", "LegitimateInterest", "Exception"})}
		words = append(words, strings.ToLower(c.Condition[0]))
	}
	for n := 2 + r.Intn(6); n > 0; n-- {
		words = append(words, pickFrom(r, fillers))
	}
	p := promise.Passage{Quote: strings.Join(words, " ") + ".", AboutData: true, Kind: text.Paragraph}
	if r.Intn(6) > 0 {
		p.Clauses = []promise.Commitment{c}
	}
	return p
}

// placeAll lays passages out one after the other.
func placeAll(passages []promise.Passage) *promise.Statement {
	s := &promise.Statement{Source: "made up"}
	at := 0
	for _, p := range passages {
		p.Span = text.Span{Start: at, End: at + len(p.Quote)}
		clauses := append([]promise.Commitment(nil), p.Clauses...)
		for i := range clauses {
			clauses[i].Span = p.Span
		}
		p.Clauses = clauses
		at = p.Span.End + 2
		s.Passages = append(s.Passages, p)
	}
	return s
}

// revise makes a new version: some passages go, some come, some change, some move.
func revise(r *rand.Rand, old []promise.Passage) []promise.Passage {
	var out []promise.Passage
	for _, p := range old {
		switch r.Intn(8) {
		case 0:
		case 1:
			out = append(out, p, randomPassage(r))
		case 2:
			q := randomPassage(r)
			q.Quote = strings.TrimSuffix(q.Quote, ".") + " " + strings.ToLower(p.Quote)
			out = append(out, q)
		default:
			out = append(out, p)
		}
	}
	for n := r.Intn(3); n > 0 && len(out) > 1; n-- {
		i, j := r.Intn(len(out)), r.Intn(len(out))
		out[i], out[j] = out[j], out[i]
	}
	return out
}

func randomStatements(seed int64) (old, new *promise.Statement) {
	r := rand.New(rand.NewSource(seed))
	var passages []promise.Passage
	for n := 3 + r.Intn(25); n > 0; n-- {
		passages = append(passages, randomPassage(r))
	}
	return placeAll(passages), placeAll(revise(r, passages))
}

// signature says of each change which passages it pairs and how it is judged.
func signature(r *change.Result, swapped bool) map[string]int {
	out := map[string]int{}
	for _, c := range r.Changes {
		old, new, verdict, kind := c.Old, c.New, c.Verdict, c.Kind
		if swapped {
			old, new, verdict = new, old, verdict.Mirror()
			kind = map[change.Kind]change.Kind{change.Added: change.Removed, change.Removed: change.Added}[kind]
			if kind == "" {
				kind = c.Kind
			}
		}
		at := func(s *change.Side) string {
			if s == nil {
				return "-"
			}
			starts := fmt.Sprint(s.Passage.Span.Start)
			for _, p := range s.Also {
				starts += fmt.Sprint(" ", p.Span.Start)
			}
			return starts
		}
		out[fmt.Sprintf("%s|%s|%s|%s|%v", kind, verdict, at(old), at(new), c.Unsure)]++
	}
	return out
}

func TestSwappingTheVersionsMirrorsEveryVerdict(t *testing.T) {
	for seed := int64(0); seed < 400; seed++ {
		old, new := randomStatements(seed)
		there, back := signature(Statements(old, new), false), signature(Statements(new, old), true)
		if !reflect.DeepEqual(there, back) {
			for k, n := range there {
				if back[k] != n {
					t.Errorf("seed %d: forward only: %s", seed, k)
				}
			}
			for k, n := range back {
				if there[k] != n {
					t.Errorf("seed %d: backward only: %s", seed, k)
				}
			}
			t.FailNow()
		}
	}
}

func TestAStatementDoesNotDifferFromItself(t *testing.T) {
	for seed := int64(0); seed < 200; seed++ {
		old, _ := randomStatements(seed)
		if r := Statements(old, old); len(r.Changes)+len(r.Unread)+len(r.Notes) > 0 {
			t.Fatalf("seed %d: %+v", seed, r.Changes)
		}
	}
}

func TestReorderingPassagesWeakensNothing(t *testing.T) {
	for seed := int64(0); seed < 200; seed++ {
		old, _ := randomStatements(seed)
		shuffled := append([]promise.Passage(nil), old.Passages...)
		rand.New(rand.NewSource(seed)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		r := Statements(old, placeAll(shuffled))
		if r.Summary.Weakened+r.Summary.Strengthened+r.Summary.Mixed > 0 {
			t.Fatalf("seed %d: %+v", seed, r.Summary)
		}
	}
}

func TestTheSameComparisonGivesTheSameResult(t *testing.T) {
	for seed := int64(0); seed < 100; seed++ {
		old, new := randomStatements(seed)
		first := Statements(old, new)
		for n := 0; n < 5; n++ {
			if again := Statements(old, new); !reflect.DeepEqual(first, again) {
				t.Fatalf("seed %d differs", seed)
			}
		}
	}
}

func TestDeletingAPromiseReportsExactlyThatOne(t *testing.T) {
	var passages []promise.Passage
	for i, words := range []string{"We encrypt every letter that travels between harbours.", "You can ask for a copy of the orchard register.",
		"We will never hand lanterns to a copper merchant.", "We erase the violet ledger after the meadow fair."} {
		act := []promise.Act{promise.Protect, promise.Right, promise.Sell, promise.Delete}[i]
		force := []promise.Force{promise.Practice, promise.Entitlement, promise.Prohibition, promise.Obligation}[i]
		passages = append(passages, promise.Passage{Quote: words, AboutData: true, Clauses: []promise.Commitment{{Act: act, Force: force, Holder: promise.Provider, Status: promise.Asserted}}})
	}
	passages[1].Clauses[0].Holder = promise.User
	old := placeAll(passages)
	for i := range passages {
		new := placeAll(append(append([]promise.Passage(nil), passages[:i]...), passages[i+1:]...))
		r := Statements(old, new)
		if len(r.Changes) != 1 || r.Changes[0].Verdict != change.Weakened || r.Changes[0].Old.Passage.Quote != passages[i].Quote {
			t.Fatalf("passage %d: %+v", i, r.Changes)
		}
	}
}
