package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"github.com/recant/recant/extract/promise/wire"
)

// place is where a forge shows an issue: a file that stands in the new version. Where the
// text is gone, it is shown at what stood before it.
func (i *Issue) place() (file string, at wire.Span) {
	switch file = orThis(i.File, i.Path); {
	case i.At != nil:
		return orThis(i.File, i.At.Source), i.At.Span
	case i.Near != nil:
		return file, i.Near.Span
	case i.Was != nil:
		return file, i.Was.Span
	}
	return orThis(file, "."), wire.Span{Line: i.waiverLine()}
}

func (i *Issue) waiverLine() int {
	if i.Waiver != nil && i.Waiver.Line > 0 {
		return i.Waiver.Line
	}
	return 1
}

// GitHub renders a check as workflow commands, which GitHub shows as annotations. Waived
// findings are notices.
func GitHub(c *Check, o Options) []byte {
	var b bytes.Buffer
	value := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	for k := range c.Findings {
		i := &c.Findings[k]
		level := map[string]string{LevelError: "error", LevelWarning: "warning"}[i.Level]
		if level == "" || i.State != StateOpen {
			level = "notice"
		}
		file, at := i.place()
		fmt.Fprintf(&b, "::%s file=%s", level, property.Replace(plain(file)))
		if at.Line > 0 {
			fmt.Fprintf(&b, ",line=%d", at.Line)
		}
		if at.Column > 0 {
			fmt.Fprintf(&b, ",col=%d", at.Column)
		}
		if at.EndLine > 0 {
			fmt.Fprintf(&b, ",endLine=%d", at.EndLine)
		}
		if at.EndLine == at.Line && at.EndColumn > at.Column { // GitHub takes columns on one line only
			fmt.Fprintf(&b, ",endColumn=%d", at.EndColumn)
		}
		text := i.said(o.Words)
		if excuse := i.excuse(o.Words); excuse != "" {
			text += " (" + excuse + ")"
		}
		fmt.Fprintf(&b, ",title=%s::%s\n", property.Replace(plain(ruleTitle(o.Words, i.Rule))), value.Replace(plain(text)))
	}
	return b.Bytes()
}

// GitLab renders the open findings of a check as a Code Quality report.
func GitLab(c *Check, o Options) ([]byte, error) {
	type lines struct {
		Begin int `json:"begin"`
	}
	type location struct {
		Path  string `json:"path"`
		Lines lines  `json:"lines"`
	}
	type entry struct {
		Description string   `json:"description"`
		CheckName   string   `json:"check_name"`
		Fingerprint string   `json:"fingerprint"`
		Severity    string   `json:"severity"`
		Location    location `json:"location"`
	}
	list, seen := []entry{}, map[string]int{}
	for k := range c.Findings {
		i := &c.Findings[k]
		if i.State != StateOpen {
			continue
		}
		file, at := i.place()
		severity := map[string]string{"high": "critical", "medium": "major", "low": "minor"}[i.Severity]
		once := i.Fingerprint + "\n" + i.Path // one promise may stand in several files, and twice in one
		seen[once]++
		sum := sha256.Sum256([]byte(once + strings.Repeat("\n", seen[once]-1)))
		list = append(list, entry{plain(i.said(o.Words)), i.Rule, hex.EncodeToString(sum[:16]), orThis(severity, "info"), location{file, lines{max(at.Line, 1)}}})
	}
	return JSON(list)
}

// RDJSON renders the open findings of a check in reviewdog's diagnostic format.
func RDJSON(c *Check, o Options) ([]byte, error) {
	type position struct {
		Line   int `json:"line"`
		Column int `json:"column,omitempty"`
	}
	type span struct {
		Start position  `json:"start"`
		End   *position `json:"end,omitempty"`
	}
	type location struct {
		Path  string `json:"path"`
		Range *span  `json:"range,omitempty"`
	}
	type named struct {
		Value string `json:"value"`
	}
	type source struct {
		Name string `json:"name"`
	}
	type diagnostic struct {
		Message  string   `json:"message"`
		Location location `json:"location"`
		Severity string   `json:"severity"`
		Code     named    `json:"code"`
	}
	type result struct {
		Source      source       `json:"source"`
		Diagnostics []diagnostic `json:"diagnostics"`
	}
	out := result{source{"recant"}, []diagnostic{}}
	for k := range c.Findings {
		i := &c.Findings[k]
		if i.State != StateOpen {
			continue
		}
		file, at := i.place()
		d := diagnostic{Message: plain(i.said(o.Words)), Location: location{Path: file}, Code: named{i.Rule},
			Severity: orThis(map[string]string{LevelError: "ERROR", LevelWarning: "WARNING"}[i.Level], "INFO")}
		if at.Line > 0 {
			d.Location.Range = &span{Start: position{at.Line, columnInBytes(at.Column, at.ByteColumn)}}
		}
		if at.Column > 0 && at.EndLine > 0 {
			d.Location.Range.End = &position{at.EndLine, columnInBytes(at.EndColumn, at.EndByteColumn)}
		}
		out.Diagnostics = append(out.Diagnostics, d)
	}
	return JSON(out)
}

// columnInBytes is a column as reviewdog counts it.
func columnInBytes(column, inBytes int) int {
	if inBytes > 0 {
		return inBytes
	}
	return column
}

type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name      string        `xml:"name,attr"`
		ClassName string        `xml:"classname,attr"`
		File      string        `xml:"file,attr,omitempty"`
		Line      string        `xml:"line,attr,omitempty"`
		Failure   *junitFailure `xml:"failure"`
		Skipped   *junitSkipped `xml:"skipped"`
	}
	junitFailure struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
	junitSkipped struct {
		Message string `xml:"message,attr"`
	}
)

// JUnit renders a check as JUnit XML: a suite for each document, a case for each finding. What
// is over the limit fails, what is waived or known is skipped, the rest passes.
func JUnit(c *Check, o Options) ([]byte, error) {
	all := junitSuites{Name: "recant"}
	suites := map[string]int{}
	suite := func(name string) *junitSuite {
		if _, ok := suites[name]; !ok {
			suites[name] = len(all.Suites)
			all.Suites = append(all.Suites, junitSuite{Name: orThis(name, "recant")})
		}
		return &all.Suites[suites[name]]
	}
	for _, d := range c.Documents {
		suite(d.Path)
	}
	for k := range c.Findings {
		i := &c.Findings[k]
		s := suite(i.Path)
		s.add(i, o)
	}
	for k := range all.Suites {
		s := &all.Suites[k]
		if s.Tests == 0 {
			s.Tests, s.Cases = 1, []junitCase{{Name: Say(o.Words, "check.passed"), ClassName: s.Name}}
		}
		all.Tests, all.Failures = all.Tests+s.Tests, all.Failures+s.Failures
	}
	data, err := xml.MarshalIndent(all, "", " ")
	if err != nil {
		return nil, err
	}
	return append([]byte(xml.Header), append(data, '\n')...), nil
}

func (s *junitSuite) add(i *Issue, o Options) {
	file, at := i.place()
	k := junitCase{Name: i.Rule + " " + i.Fingerprint, ClassName: s.Name, File: file}
	if at.Line > 0 {
		k.Line = strconv.Itoa(at.Line)
	}
	switch {
	case i.State != StateOpen:
		k.Skipped = &junitSkipped{plain(i.excuse(o.Words))}
		s.Skipped++
	case i.Level == LevelError:
		k.Failure = &junitFailure{plain(i.Message), i.Rule, plain(i.where(o.Words) + ": " + i.said(o.Words))}
		s.Failures++
	}
	s.Tests++
	s.Cases = append(s.Cases, k)
}
