package tell_test

import (
	"encoding/json"
	"testing"

	"github.com/recant/recant/diff/contrast"
	"github.com/recant/recant/diff/lint"
	"github.com/recant/recant/diff/parity"
	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/diff/tell"
	"github.com/recant/recant/diff/words"
	"github.com/recant/recant/extract"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/read"
)

func statement(f *testing.F, code, text string) *promise.Statement {
	f.Helper()
	doc, err := read.Read(code+".md", []byte(text), read.Options{})
	if err != nil {
		f.Fatal(err)
	}
	s, err := extract.Statement(doc, extract.Options{Language: code})
	if err != nil {
		f.Fatal(err)
	}
	return s
}

// Whatever was saved, it is refused or said, in every language and layout.
func FuzzASavedReportIsSaidOrRefused(f *testing.F) {
	en := statement(f, "en", "# Acme\n\nWe keep your data for 12 days. We do not share your data with third parties. We share your data with partners.\n")
	nl := statement(f, "nl", "# Acme\n\nWij bewaren uw gegevens 14 dagen. Wij delen uw gegevens niet met derden. Wij delen uw gegevens met partners.\n")
	for _, r := range []tell.Report{
		tell.FromParity(parity.Statements([]*promise.Statement{en, nl}, extract.Cues)),
		tell.FromContrast(contrast.Statements([]*promise.Statement{en}, []*promise.Statement{nl}, extract.Cues)),
		tell.FromLint([]*promise.Statement{en}, [][]lint.Finding{lint.Statement(en, extract.Cues)}),
	} {
		data, err := json.Marshal(r)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`{"schema": "recant.parity/1", "documents": [{}], "differences": [{"less": [7], "sides": [{"document": 0}]}]}`))
	f.Add([]byte(`{"schema": "recant.contrast/1", "promises": [{"statement": -1}], "gaps": [{}]}`))
	f.Add([]byte(`{"schema": "recant.lint/1", "documents": [], "findings": [{"document": 0}]}`))
	f.Add([]byte(`{"schema": "recant.diff/1"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := tell.Load(data)
		if err != nil || r == nil {
			return
		}
		for _, code := range words.Codes() {
			o := r.Outline(words.In(code), true)
			o.Text(report.Options{})
			o.Markdown(report.Options{})
			if _, err := o.HTML(); err != nil {
				t.Error(err)
			}
		}
	})
}
