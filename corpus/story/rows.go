package story

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
)

var columns = []string{"date", "publisher", "title", "language", "verdict", "severity", "rules", "message", "old", "new", "witness", "before", "reverted", "still"}

// CSV gives one line for each finding, under a line of names (RFC 4180, UTF-8).
func (s *Scan) CSV() []byte {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	_ = w.Write(columns) // into memory: cannot fail
	for _, f := range s.Findings {
		row := []string{f.Date, f.Publisher, f.Title, f.Spoken, f.Verdict, f.Severity, strings.Join(f.Rules, " "), f.Message, f.Old, f.New, f.Witness, f.Before, f.Reverted, f.Still}
		for i := range row {
			row[i] = inert(row[i])
		}
		_ = w.Write(row)
	}
	w.Flush()
	return out.Bytes()
}

// inert keeps a spreadsheet from taking a quote for a formula.
func inert(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// JSONLines gives one JSON object a line for each finding.
func (s *Scan) JSONLines() ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	for i := range s.Findings {
		if err := e.Encode(&s.Findings[i]); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}
