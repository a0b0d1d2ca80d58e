package report

import (
	"testing"

	"github.com/recant/recant/diff/words"
)

// A saved report may have been written by anybody.
func FuzzSavedReport(f *testing.F) {
	d := FromResult(result(" x"))
	d.Made = &Made{Version: "1", Command: []string{"recant", "diff", "a", "b"}, Language: "nl"}
	for _, v := range []any{d, CheckOf(d)} {
		data, err := JSON(v)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`{"schema":"recant.diff/1","changes":[{"verdict":"weakened","rules":[{"id":"only-dropped","args":{}}]}],"made":{"language":"fr"}}`))
	f.Add([]byte(`{"schema":"recant.check/1","documents":[{"diff":{}}],"findings":[{"rule":"waiver-unused","change":"x"},{"at":{}}]}`))
	f.Add([]byte(`{"schema":"recant.extract/1","documents":[{"clauses":[{}],"risks":[{"measures":[{}]}]}],"made":{"command":["recant","dpia"]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		saved, err := Load(data)
		if err != nil {
			return
		}
		o := Options{All: true, Unread: true, Words: words.In("fr")}
		switch {
		case saved.Diff != nil:
			saved.Diff.Tell(o.Words)
			Text(saved.Diff, o)
			Markdown(saved.Diff, o)
			Notice(saved.Diff, o)
			NoticeMarkdown(saved.Diff, o)
			everyCheck(t, CheckOf(saved.Diff), o)
		case saved.Check != nil:
			saved.Check.Tell(o.Words)
			everyCheck(t, saved.Check, o)
		case saved.Extract != nil:
			TellExtract(saved.Extract, o.Words)
			ClausesText(saved.Extract, o)
			ClausesMarkdown(saved.Extract, o)
			RegisterText(saved.Extract, o)
			RegisterMarkdown(saved.Extract, o)
		}
	})
}

// everyCheck renders a check in every format.
func everyCheck(t *testing.T, c *Check, o Options) {
	CheckText(c, o)
	CheckMarkdown(c, o)
	GitHub(c, o)
	for _, render := range []func(*Check, Options) ([]byte, error){HTML, SARIF, JUnit, GitLab, RDJSON} {
		if _, err := render(c, o); err != nil {
			t.Error(err)
		}
	}
}
