package report

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/recant/recant/extract/promise/wire"
)

// The part of SARIF 2.1.0 (OASIS Standard, 27 March 2020) that is written.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID         string       `json:"id"`
		Short      sarifMessage `json:"shortDescription"`
		Help       sarifHelp    `json:"help"`
		Properties sarifTags    `json:"properties"`
	}
	sarifTags struct {
		Tags []string `json:"tags"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifHelp struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifResult struct {
		RuleID       string             `json:"ruleId"`
		RuleIndex    int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifMessage       `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Related      []sarifLocation    `json:"relatedLocations,omitempty"`
		Fingerprints map[string]string  `json:"partialFingerprints"`
		Baseline     string             `json:"baselineState"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
	}
	sarifLocation struct {
		ID       int           `json:"id,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifMessage `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int           `json:"startLine"`
		StartColumn int           `json:"startColumn,omitempty"`
		EndLine     int           `json:"endLine,omitempty"`
		EndColumn   int           `json:"endColumn,omitempty"`
		Snippet     *sarifMessage `json:"snippet,omitempty"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Justification string `json:"justification"`
	}
)

const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// SARIF renders a check as SARIF 2.1.0: rules with their help, what was known before as
// baselineState, and the old place beside the new one.
func SARIF(c *Check, o Options) ([]byte, error) {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Tool: sarifTool{sarifDriver{Name: "recant", Rules: []sarifRule{}}}, Results: []sarifResult{}}
	if c.Made != nil {
		run.Tool.Driver.Version = c.Made.Version
	}
	index := map[string]int{}
	for _, id := range c.rules() {
		index[id] = len(run.Tool.Driver.Rules)
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRuleOf(id, o))
	}
	for k := range c.Findings {
		i := &c.Findings[k]
		at := i.At
		if at == nil {
			at = i.Near
		}
		r := sarifResult{RuleID: i.Rule, RuleIndex: index[i.Rule], Level: i.Level, Message: sarifMessage{plain(i.said(o.Words))}, Baseline: "new",
			Fingerprints: map[string]string{"recantPromise/v1": i.Fingerprint}, Locations: []sarifLocation{sarifAt(i, at)}}
		if i.Was != nil {
			related := sarifAt(i, i.Was)
			related.ID, related.Message = 1, &sarifMessage{i.wasAt(o.Words)}
			r.Related = []sarifLocation{related}
		}
		if i.State == StateBaseline {
			r.Baseline = "unchanged"
		}
		if i.State == StateWaived {
			r.Suppressions = []sarifSuppression{{"external", plain(i.excuse(o.Words))}}
		}
		run.Results = append(run.Results, r)
	}
	return JSON(sarifLog{sarifSchema, "2.1.0", []sarifRun{run}})
}

// rules are the ids of the leading rules of all findings, sorted.
func (c *Check) rules() []string {
	var ids []string
	for k := range c.Findings {
		ids = append(ids, c.Findings[k].Rule)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func sarifRuleOf(id string, o Options) sarifRule {
	r := sarifRule{ID: id, Short: sarifMessage{ruleTitle(o.Words, id)}, Properties: sarifTags{[]string{"privacy"}}}
	help := Say(o.Words, "help."+id)
	if o.Help != nil && o.Help(id) != "" {
		r.Help = sarifHelp{Text: o.Help(id), Markdown: o.Help(id)}
		return r
	}
	if help == "help."+id {
		help = r.Short.Text
	}
	r.Help = sarifHelp{Text: help}
	return r
}

// ruleTitle names a rule in a few words.
func ruleTitle(w Words, id string) string {
	if title := Say(w, "rule."+id+".title"); title != "rule."+id+".title" {
		return title
	}
	words := strings.ReplaceAll(id, "-", " ")
	return strings.ToUpper(words[:min(1, len(words))]) + words[min(1, len(words)):]
}

// said is the message with the witness or what helps behind it, and the page where there are
// no lines.
func (i *Issue) said(w Words) string {
	text := strings.TrimSpace(i.Message + " " + i.Witness + i.helps(w))
	if _, at := i.place(); at.Line == 0 && at.Page > 0 {
		text += " (" + Say(w, "place.page", strconv.Itoa(at.Page)) + ")"
	}
	return text
}

// wasAt says what stood in which old version.
func (i *Issue) wasAt(w Words) string {
	text := Say(w, "label.old") + " (" + plain(orThis(i.Was.Source, i.Path)) + ")"
	if i.Was.Quote != "" {
		text += ": " + plain(i.Was.Quote)
	}
	return text
}

// sarifAt is a place in either version: both are the same file to a forge.
func sarifAt(i *Issue, p *Place) sarifLocation {
	file, line := i.place()
	at := sarifLocation{Physical: sarifPhysical{Artifact: sarifArtifact{uri(orThis(file, "."))}}}
	switch {
	case p == nil && i.Was == nil && line.Line > 0:
		at.Physical.Region = &sarifRegion{StartLine: line.Line}
	case p != nil && p.Span.Line > 0:
		at.Physical.Region = regionOf(p.Span)
		if p.Quote != "" {
			at.Physical.Region.Snippet = &sarifMessage{plain(p.Quote)}
		}
	}
	return at
}

func regionOf(s wire.Span) *sarifRegion {
	return &sarifRegion{StartLine: s.Line, StartColumn: s.Column, EndLine: s.EndLine, EndColumn: s.EndColumn}
}

func orThis(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// uri writes a path as a relative reference of RFC 3986.
func uri(name string) string {
	var b strings.Builder
	for _, c := range []byte(filepath.ToSlash(name)) {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("/-._~", c) >= 0 {
			b.WriteByte(c)
			continue
		}
		b.WriteString("%" + strings.ToUpper(string("0123456789abcdef"[c>>4])+string("0123456789abcdef"[c&15])))
	}
	return b.String()
}
