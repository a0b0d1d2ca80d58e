package golden

import (
	"fmt"
	"testing"

	"github.com/recant/recant/diff/rules"
)

// TestNoOtherPageContradictsAnExample holds the examples of every page against all pages: what
// weakens by one must not strengthen by another.
func TestNoOtherPageContradictsAnExample(t *testing.T) {
	for _, r := range rules.All() {
		for _, e := range r.Examples {
			t.Run(fmt.Sprintf("%s/%s", r.ID, e.Lang), func(t *testing.T) {
				for _, c := range compare(t, e.Lang, e.Old, e.New).Changes {
					for _, f := range c.Findings {
						if f.Verdict != r.Verdict {
							t.Errorf("%s.md:%d: %s fires too, and says the opposite", r.ID, e.Line, f.Rule)
						}
					}
				}
			})
		}
	}
}
