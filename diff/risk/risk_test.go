package risk

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

// register makes one of short lines: "1 title; level likelihood>residual" and below it
// "- what; status deadline soft".
func register(lines ...string) *promise.Register {
	r := &promise.Register{}
	at := 0
	place := func(s string) promise.Place {
		p := promise.Place{Quote: s, Span: text.Span{Start: at, End: at + len(s)}}
		at += len(s) + 1
		return p
	}
	field := func(fields []string, i int) string {
		if i < len(fields) && fields[i] != "-" {
			return fields[i]
		}
		return ""
	}
	for _, line := range lines {
		head, tail, _ := strings.Cut(line, ";")
		f := strings.Fields(tail)
		if what, ok := strings.CutPrefix(head, "- "); ok {
			m := promise.Measure{Place: place(what), What: what, Status: field(f, 0), Deadline: field(f, 1), Soft: field(f, 2), Tie: promise.TiePlace}
			k := &r.Risks[len(r.Risks)-1]
			k.Measures = append(k.Measures, m)
			continue
		}
		number, title, _ := strings.Cut(head, " ")
		grade := func(i int) promise.Grade {
			if level := field(f, i); level != "" {
				return promise.Grade{Level: level, Text: level, At: place(level)}
			}
			return promise.Grade{}
		}
		r.Risks = append(r.Risks, promise.Risk{Place: place(head), Number: number, Title: title, Level: grade(0), Residual: grade(1)})
	}
	return r
}

// told are the moves in short, sorted.
func told(events []Event) []string {
	var list []string
	for _, e := range events {
		for _, m := range e.Moves {
			list = append(list, strings.TrimSpace(fmt.Sprintf("%s %s %s %s>%s", m.Sign.Verdict(), m.Slot, m.Step, m.Old, m.New)))
		}
		if e.Reworded != "" {
			list = append(list, "reworded "+e.Reworded)
		}
	}
	slices.Sort(list)
	return list
}

func TestRegistersAreComparedRiskByRiskAndMeasureByMeasure(t *testing.T) {
	for _, tt := range []struct {
		name     string
		old, new []string
		asOf     string
		want     []string
	}{
		{"the same", []string{"1 leak of names; high low", "- encrypt the disk; planned 2026-07-01"}, []string{"1 leak of names; high low", "- encrypt the disk; planned 2026-07-01"}, "", nil},
		{"renumbered", []string{"1 leak of names; high", "2 loss of a badge; low"}, []string{"1 loss of a badge; low", "2 leak of names; high"}, "", []string{"reworded risk", "reworded risk"}},
		{"reworded", []string{"1 names of visitors leak from the register; high"}, []string{"1 the names of visitors leak out of the register; high"}, "", []string{"reworded risk"}},
		{"rated higher, more is left", []string{"1 leak of names; low low"}, []string{"1 leak of names; high medium"}, "", []string{"weakened level raised low>high", "weakened residual raised low>medium"}},
		{"no longer rated", []string{"1 leak of names; low"}, []string{"1 leak of names"}, "", []string{"weakened level lost low>"}},
		{"new, with its measure", nil, []string{"1 leak of names; low", "- encrypt the disk"}, "", []string{"strengthened measure gained >", "weakened risk gained >"}},
		{"a measure moves to another risk", []string{"1 leak of names; low", "- encrypt every disk in the building", "2 loss of a badge; low"}, []string{"1 leak of names; low", "2 loss of a badge; low", "- encrypt every disk in the building"}, "", []string{"reworded measure"}},
		{"postponed and left open", []string{"1 leak; low", "- encrypt every disk; planned 2026-07-01"}, []string{"1 leak; low", "- encrypt every disk; planned 2026-09-01 could"}, "", []string{"weakened due later 2026-07-01>2026-09-01", "weakened soft gained >could"}},
		{"done late", []string{"1 leak; low", "- encrypt every disk; planned 2026-07-01"}, []string{"1 leak; low", "- encrypt every disk; done 2026-08-01"}, "2026-08-15", []string{"strengthened due cleared 2026-07-01>2026-08-01", "strengthened state raised planned>done"}},
		{"overdue in both", []string{"1 leak; low", "- encrypt every disk; planned 2026-07-01"}, []string{"1 leak; low", "- encrypt every disk; planned 2026-07-01"}, "2026-08-15", []string{"weakened due passed >2026-07-01"}},
		{"refused", []string{"1 leak; low", "- encrypt every disk; planned"}, []string{"1 leak; low", "- encrypt every disk; refused"}, "", []string{"weakened state lowered planned>refused"}},
		{"due on the day itself", []string{"1 leak; low", "- encrypt every disk; planned 2026-07-01"}, []string{"1 leak; low", "- encrypt every disk; planned 2026-07-01"}, "2026-07-01", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := told(Compare(register(tt.old...), register(tt.new...), tt.asOf)); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// Swapping the registers turns every move round, as long as no day is asked about.
func TestSwappingRegistersMirrorsTheMoves(t *testing.T) {
	old := register("1 names of visitors leak; low low", "- encrypt the register of visitors; planned 2026-07-01", "- train the staff at the desk; done", "2 badge is lost; medium medium", "3 cameras watch the staff; high")
	new := register("1 cameras watch the staff; low", "2 names of visitors leak; high medium", "- encrypt the register of visitors; planned 2026-09-01 could", "3 children are filmed; high", "- switch the camera off")
	there, back := Compare(old, new, ""), Compare(new, old, "")
	count := func(events []Event, sign change.Sign) (n int) {
		for _, e := range events {
			for _, m := range e.Moves {
				if m.Sign == sign {
					n++
				}
			}
		}
		return n
	}
	if count(there, change.Worse) == 0 || count(there, change.Worse) != count(back, change.Better) || count(there, change.Better) != count(back, change.Worse) || len(there) != len(back) {
		t.Errorf("there %q\nback %q", told(there), told(back))
	}
	if again := Compare(old, new, ""); !reflect.DeepEqual(told(there), told(again)) {
		t.Errorf("%q and then %q", told(there), told(again))
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("1 leak of names; high low\n- encrypt; planned 2026-07-01", "2 leak of names; low low\n- encrypt it; done", "2026-08-01")
	f.Add("1 a; x\n1 a; x\n- \n- ", "1 a\n- ;refused - could", "")
	f.Fuzz(func(t *testing.T, old, new, asOf string) {
		var sides [2]*promise.Register
		for n, s := range []string{old, new} {
			lines := append([]string{"0 start"}, strings.Split(s, "\n")...)
			sides[n] = register(lines[:min(len(lines), 60)]...)
		}
		for _, e := range Compare(sides[0], sides[1], asOf) {
			if e.Old == nil && e.New == nil || len(e.Moves) == 0 && e.Reworded == "" {
				t.Errorf("an event without evidence or news: %+v", e)
			}
		}
		for _, e := range Compare(sides[0], sides[0], "") {
			t.Errorf("a register against itself: %q", told([]Event{e}))
		}
	})
}
