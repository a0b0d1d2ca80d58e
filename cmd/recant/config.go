package main

import (
	"bytes"
	"context"
	_ "embed" // for the schema
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/recant/recant/corpus"
	"github.com/recant/recant/diff/gate"
	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/diff/rules"
)

const configName = ".recant.yaml"

// configSchema is the JSON Schema (draft 2020-12) of .recant.yaml.
//
//go:embed config.schema.json
var configSchema string

// config is what .recant.yaml says.
type config struct {
	Version   int               `yaml:"version"`
	RuleSet   int               `yaml:"rule-set"`
	Against   string            `yaml:"against"`
	MergeBase bool              `yaml:"merge-base"`
	FailOn    string            `yaml:"fail-on"`
	Baseline  string            `yaml:"baseline"`
	Rules     map[string]string `yaml:"rules"`
	Documents []configDocument  `yaml:"documents"`
	Waivers   []configWaiver    `yaml:"waivers"`

	name      string   // of the file
	dir       string   // that its paths count from
	named     bool     // the documents are those that the arguments name
	arguments []string // their paths from dir
	flag      string   // that names the base; "" where the configuration does
	root      *yaml.Node
}

type configDocument struct {
	Files    []string          `yaml:"files"`
	Language string            `yaml:"language"`
	Group    string            `yaml:"group"`
	Against  string            `yaml:"against"`
	Rules    map[string]string `yaml:"rules"`
}

type configWaiver struct {
	Fingerprint string `yaml:"fingerprint"`
	Reason      string `yaml:"reason"`
	Owner       string `yaml:"owner"`
	Expires     string `yaml:"expires"`
	Document    string `yaml:"document"`
}

// loadConfig reads a configuration. Every error names the file and the line.
func loadConfig(name string) (*config, error) {
	data, err := os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("no %s here: recant check --init writes one, or name the documents and --against", name)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read %q: %w", name, cause(err))
	}
	return parseConfig(name, data)
}

// files are those that may be documents: those that the arguments name, or all below the
// configuration's folder.
func (c *config) files() ([]string, error) {
	if !c.named {
		return filesBelow(c.dir)
	}
	var list []string
	for _, name := range c.arguments {
		if _, err := os.Stat(filepath.Join(filepath.FromSlash(c.dir), filepath.FromSlash(name))); err == nil {
			list = append(list, name)
		}
	}
	return list, nil
}

// folder is where the configuration stands, from the top of the checkout; outside one, from
// where the program runs.
func (c *config) folder(ctx context.Context, env []string) string {
	git := corpus.Git{Dir: c.dir, Env: env}
	if git.Top(ctx) == "" {
		return c.dir
	}
	return git.Prefix(ctx)
}

// maxConfig is how many bytes a configuration may have.
const maxConfig = 4 << 20

// parseConfig reads a configuration's bytes.
func parseConfig(name string, data []byte) (*config, error) {
	c := &config{name: name, dir: path.Dir(filepath.ToSlash(name)), root: &yaml.Node{}}
	if len(data) > maxConfig {
		return nil, fmt.Errorf("%s has more than %d bytes: that is no configuration", name, maxConfig)
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	err := decoder.Decode(c.root)
	if err == nil && decoder.Decode(&yaml.Node{}) == nil {
		return nil, fmt.Errorf("%s: it holds several YAML documents, parted by ---; only one is read", name)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, c.yamlTrouble(err)
	}
	if len(c.root.Content) > 0 {
		if t := configShape.check(c.root.Content[0], "the configuration"); t != nil {
			return nil, fmt.Errorf("%s:%d: %s", name, t.line, t.said)
		}
		if err := c.root.Decode(c); err != nil {
			return nil, c.yamlTrouble(err)
		}
	}
	return c, c.check()
}

var yamlLine = regexp.MustCompile(`line (\d+): `)

// yamlTrouble says what the first trouble of a YAML file is, with its line.
func (c *config) yamlTrouble(err error) error {
	said := strings.TrimPrefix(err.Error(), "yaml: ")
	var several *yaml.TypeError
	if errors.As(err, &several) && len(several.Errors) > 0 {
		said = several.Errors[0]
	}
	line := "1"
	if m := yamlLine.FindStringSubmatch(said); m != nil {
		line, said = m[1], strings.Replace(said, m[0], "", 1)
	}
	said = strings.NewReplacer("cannot unmarshal !!str ", "", " into int", " is not a whole number", " into bool", " is not true or false").Replace(said)
	return fmt.Errorf("%s:%s: %s", c.name, line, said)
}

// line is where a node stands that is reached by keys and indices; 1 where it is not there.
func (c *config) line(steps ...any) int {
	if c.root == nil || len(c.root.Content) == 0 {
		return 1
	}
	n, line := c.root.Content[0], 1
	for _, step := range steps {
		next := child(n, step)
		if next == nil {
			return line
		}
		n, line = next, next.Line
	}
	return line
}

func child(n *yaml.Node, step any) *yaml.Node {
	if i, ok := step.(int); ok {
		if n.Kind == yaml.SequenceNode && i < len(n.Content) {
			return n.Content[i]
		}
		return nil
	}
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == step {
			return n.Content[i+1]
		}
	}
	return nil
}

// wrong is an error about a place of the configuration.
func (c *config) wrong(said string, steps ...any) error {
	return fmt.Errorf("%s:%d: %s", c.name, c.line(steps...), said)
}

// check tells the first thing that is wrong.
func (c *config) check() error {
	switch {
	case c.Version != 1:
		return c.wrong("version must be 1", "version")
	case c.RuleSet < 1 || c.RuleSet > gate.RuleSet():
		return c.wrong(fmt.Sprintf("rule-set must be a number from 1 to %d, the latest that this recant has", gate.RuleSet()), "rule-set")
	case len(c.Documents) == 0:
		return c.wrong("no documents are named", "documents")
	}
	if c.FailOn == "" {
		c.FailOn = "medium"
	}
	if _, err := gate.ParseLimit(c.FailOn); err != nil {
		return c.wrong("fail-on: "+err.Error(), "fail-on")
	}
	if err := c.checkRules(c.Rules, "rules"); err != nil {
		return err
	}
	for i, d := range c.Documents {
		if len(d.Files) == 0 {
			return c.wrong("a document names no files", "documents", i)
		}
		if pattern, err := badPattern(d.Files); err != nil {
			return c.wrong(fmt.Sprintf("%q is not a pattern: %v", pattern, err), "documents", i, "files")
		}
		if d.Language != "" && !slices.Contains(languages(), d.Language) {
			return c.wrong(fmt.Sprintf("language %q is not known; it is one of %s", d.Language, strings.Join(languages(), ", ")), "documents", i, "language")
		}
		if err := c.checkRules(d.Rules, "documents", i, "rules"); err != nil {
			return err
		}
	}
	for i := range c.Waivers {
		if err := c.checkWaiver(i); err != nil {
			return err
		}
	}
	return nil
}

// badPattern is the first pattern that stands for nothing that a document could be called.
func badPattern(patterns []string) (string, error) {
	for _, p := range patterns {
		if strings.TrimSpace(p) == "" {
			return p, errors.New("it is empty")
		}
		if path.IsAbs(p) || p == ".." || strings.HasPrefix(p, "../") {
			return p, errors.New("it leaves the folder of the configuration; put one beside those documents")
		}
		if _, err := path.Match(p, ""); err != nil {
			return p, errors.New("a bracket is not closed")
		}
	}
	return "", nil
}

func (c *config) checkRules(set map[string]string, steps ...any) error {
	ids := make([]string, 0, len(set))
	for id := range set {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		if !gate.Known(id) {
			return c.wrong(fmt.Sprintf("no rule %q%s; recant rules lists them", id, didYouMean(id, ruleIDs())), append(steps, id)...)
		}
		if !slices.Contains([]string{"high", "medium", "low", "off"}, set[id]) {
			return c.wrong(fmt.Sprintf("%s: %q is not a severity; it is one of high, medium, low, off", id, set[id]), append(steps, id)...)
		}
	}
	return nil
}

var fingerprintShape = regexp.MustCompile(`^[0-9a-f]{16}$`)

// checkWaiver demands that somebody answers for a waiver, says why, and until when.
func (c *config) checkWaiver(i int) error {
	w := c.Waivers[i]
	for _, field := range []struct{ name, value string }{{"fingerprint", w.Fingerprint}, {"reason", w.Reason}, {"owner", w.Owner}, {"expires", w.Expires}} {
		if strings.TrimSpace(field.value) == "" {
			return c.wrong(fmt.Sprintf("a waiver has no %s: it needs fingerprint, reason, owner and expires", field.name), "waivers", i)
		}
	}
	if !fingerprintShape.MatchString(w.Fingerprint) {
		return c.wrong(fmt.Sprintf("%q is not a fingerprint of 16 hex digits, in quotes; recant check --print-waivers prints them", w.Fingerprint), "waivers", i, "fingerprint")
	}
	if _, err := time.Parse(time.DateOnly, w.Expires); err != nil {
		return c.wrong(fmt.Sprintf("expires: %q is not a date such as 2027-01-31", w.Expires), "waivers", i, "expires")
	}
	if pattern, err := badPattern([]string{w.Document}); w.Document != "" && err != nil {
		return c.wrong(fmt.Sprintf("document: %q is not a pattern: %v", pattern, err), "waivers", i, "document")
	}
	if k := slices.IndexFunc(c.Waivers[:i], func(o configWaiver) bool { return o.Fingerprint == w.Fingerprint && o.Document == w.Document }); k >= 0 {
		return c.wrong(fmt.Sprintf("%s is waived twice: on line %d too", w.Fingerprint, c.line("waivers", k)), "waivers", i)
	}
	return nil
}

func (c *config) waivers() []report.Waiver {
	var list []report.Waiver
	for i, w := range c.Waivers {
		list = append(list, report.Waiver{Fingerprint: w.Fingerprint, Reason: w.Reason, Owner: w.Owner, Expires: w.Expires, Document: w.Document, Line: c.line("waivers", i)})
	}
	return list
}

func ruleIDs() []string {
	var ids []string
	for _, r := range rules.All() {
		ids = append(ids, r.ID)
	}
	for _, o := range gate.Own {
		ids = append(ids, o.ID)
	}
	return ids
}
