package dates_test

import (
	"strings"
	"testing"

	"github.com/recant/recant/extract"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/read"
)

// Whatever a text says of its versions, what is read of it stands there to the byte.
func FuzzDates(f *testing.F) {
	for _, seed := range []string{"Last updated: 3 March 2026", "Effective 31/31/2026, 2026-02-30", "Dernière mise à jour : 1er", "Versie 1.2.3.4.5 van 99 maart", "## Last updated\n\n", "Version\n\n2026",
		"Last updated: 03/04/2026 03/04/2026 3.4.2026-2026", "We will notify you one month before we change this policy.", "version v v v 1", "mars mars mars 2026 2026"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := read.Read("a.md", []byte(text), read.Options{})
		if err != nil {
			return
		}
		for _, code := range []string{"en", "fr", "nl"} {
			s, err := extract.Statement(doc, extract.Options{Language: code})
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range []promise.Stated{s.Dates.Updated, s.Dates.Effective, s.Dates.Version, s.Dates.Notice} {
				if d.Quote != doc.Text[d.Span.Start:d.Span.End] || !strings.Contains(d.Quote, d.Words) {
					t.Errorf("%+v does not stand in %q", d, text)
				}
			}
		}
	})
}
