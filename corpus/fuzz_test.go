package corpus

import (
	"bufio"
	"strings"
	"testing"
	"time"
)

// FuzzEvents reads what git log may say: each event has a commit, a date and a path, or the
// answer is refused.
func FuzzEvents(f *testing.F) {
	for _, s := range []string{
		marker + "0123 1700000000\x00\n:000000 100644 0000 abcd A\x00Acme/Privacy Policy.md\x00",
		marker + "0123 99999999999999999999\x00:100644 000000 abcd 0000 D\x00a\x00:100644 100644 a b R090\x00old\nname\x00new\x00",
		marker + "0123\x00:100644 120000 a b T\x00link\x00", ":1 2 3 4 M\x00", ":100644 100644 a b R100\x00only one\x00", "\n\n\x00\x00", "fatal: no",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, log string) {
		_ = readEvents(bufio.NewReader(strings.NewReader(log)), func(e event) {
			if _, err := time.Parse(time.RFC3339, e.date); err != nil && e.date != "" {
				t.Errorf("date %q", e.date)
			}
		})
	})
}

// FuzzLayout reads patterns and paths: a pattern is refused, or it takes a path or leaves it.
func FuzzLayout(f *testing.F) {
	for _, s := range [][3]string{
		{DefaultPattern, "*privacy*", "Acme/Privacy Policy.md"}, {"**/{publisher}-{lang}/{date}*.{ext}", "", "x/y/Acme-nl/2024-05 final.html"},
		{"{title}{title}", "*", "aa"}, {"{nothing}", "", ""}, {"((*[a-z]\\", "(", "((b[a-z]\\"}, {"{title}\xff", "\xff", "\xff"}, {"***/{title}", "**", "a/b"},
	} {
		f.Add(s[0], s[1], s[2])
	}
	f.Fuzz(func(t *testing.T, pattern, kind, file string) {
		m, err := Layout{Pattern: pattern, Types: []string{kind}}.compile()
		if err != nil {
			return
		}
		if one, ok := m.match(file); ok && one.took && one.name.Title == "" {
			t.Errorf("%q takes %q without a title", pattern, file)
		}
	})
}

// FuzzDates reads moments: where both ends are understood, the first is not after the last.
func FuzzDates(f *testing.F) {
	for _, s := range []string{"2024", "2024-02", "2024-02-29", "2024-02-30", "2024-05-31T12:00:00Z", "0000", "9999-12-31", "2024-5", "latest~1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		from, err := StartOf(s)
		to, problem := EndOf(s)
		if (err == nil) != (problem == nil) || err == nil && from > to {
			t.Errorf("%q is from %q, %v to %q, %v", s, from, err, to, problem)
		}
	})
}
