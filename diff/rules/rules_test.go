package rules

import "testing"

func TestPagesLoad(t *testing.T) {
	if len(All()) < 40 {
		t.Fatalf("only %d pages", len(All()))
	}
	for _, r := range All() {
		m := Lookup(r.Mirror)
		if m == nil || m.Mirror != r.ID || m.Verdict != r.Verdict.Mirror() {
			t.Errorf("%s: mirror %q does not mirror it", r.ID, r.Mirror)
		}
	}
}
