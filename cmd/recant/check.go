package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/corpus"
	"github.com/recant/recant/diff/gate"
	"github.com/recant/recant/diff/report"
)

func checkVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "fail where a document promises less than its base, by " + configName,
		ArgsUsage: "[FILE…]",
		Description: "Each document that " + configName + " names is compared with its base. Exit status: 0 nothing over the limit, 1 findings, 2 trouble.\n" +
			"With FILE and --against no configuration is needed.\n\n" +
			"recant check --init\nrecant check --against origin/main --output sarif=recant.sarif --output markdown=recant.md\nrecant check --against old.md new.md",
		Flags: documentFlags(
			&cli.StringFlag{Name: "config", Value: configName, Usage: "read the configuration from `FILE`"},
			&cli.StringFlag{Name: "against", Usage: "compare with `BASE`: a git revision, previous-tag, a file, a folder that ends with a slash, or DOC@DATE of a corpus"},
			&cli.StringFlag{Name: "against-merge-base", Usage: "compare with the commit that HEAD and the git revision `REV` have in common"},
			&cli.StringFlag{Name: "fail-on", Usage: "`LIMIT`: low, medium, high or none, confidence=high, and ids of rules, joined by commas"},
			&cli.StringFlag{Name: "as-of", Usage: "judge waivers and dates as on `DATE`, such as 2027-01-31, instead of today"},
			&cli.BoolFlag{Name: "init", Usage: "write a " + configName + " for the statements that stand here", DisableDefaultText: true},
			&cli.BoolFlag{Name: "print-waivers", Usage: "print an entry for " + configName + " for each open finding", DisableDefaultText: true},
			&cli.StringFlag{Name: "write-baseline", Usage: "write the open findings to `FILE`, so that they are known from now on"}),
		Action: func(c *cli.Context) error { return runCheck(h, c) },
	}
}

func runCheck(h *host, c *cli.Context) error {
	r, p, err := readerAndPrinter(h, c)
	if err != nil {
		return err
	}
	if c.Bool("init") {
		return initConfig(c.Context, r, c.String("config"))
	}
	conf, err := checkConfig(h, c)
	if err != nil {
		return err
	}
	policy, err := newPolicy(c, conf)
	if err != nil {
		return err
	}
	work := &comparer{reader: r, config: conf, folder: conf.folder(c.Context, h.env)}
	policy.File = path.Join(work.folder, path.Base(conf.name))
	documents, err := work.documents(c.Context)
	if err != nil {
		return err
	}
	result := gate.Judge(documents, policy)
	result.Made = made(c, "--as-of", result.AsOf)
	result.Notes = append(result.Notes, work.notes...)
	if name := c.String("write-baseline"); name != "" {
		return p.baseline(name, result)
	}
	if c.Bool("print-waivers") {
		return p.write(report.WaiverEntries(result))
	}
	if err := p.check(result); err != nil {
		return err
	}
	if result.Failed {
		return errWeaker
	}
	return nil
}

// checkConfig is the configuration with what the flags say over it; files that are named
// need none.
func checkConfig(h *host, c *cli.Context) (*config, error) {
	if c.String("against") != "" && c.String("against-merge-base") != "" {
		return nil, errors.New("--against and --against-merge-base exclude each other")
	}
	conf := &config{Version: 1, RuleSet: gate.RuleSet(), FailOn: "medium", name: "arguments", dir: "."}
	files, name := c.Args().Slice(), c.String("config")
	if !c.IsSet("config") {
		name = configAbove(c.Context, h)
	}
	var err error
	if len(files) == 0 || c.IsSet("config") || exists(name) {
		if conf, err = loadConfig(name); err != nil {
			return nil, err
		}
	}
	if len(files) > 0 {
		if err := conf.only(files); err != nil {
			return nil, err
		}
	}
	for _, flag := range []string{"against", "against-merge-base"} {
		if word := c.String(flag); word != "" {
			conf.Against, conf.MergeBase, conf.flag = word, flag == "against-merge-base", "--"+flag
			for i := range conf.Documents {
				conf.Documents[i].Against = ""
			}
		}
	}
	if limit := c.String("fail-on"); limit != "" {
		conf.FailOn = limit
	}
	return conf, nil
}

// configAbove is the configuration in this folder or, in a checkout, in the nearest one above
// it that has one.
func configAbove(ctx context.Context, h *host) string {
	if exists(configName) {
		return configName
	}
	prefix := corpus.Git{Env: h.env}.Prefix(ctx)
	up := ""
	for range strings.Split(prefix, "/") {
		if up += "../"; prefix != "" && exists(up+configName) {
			return up + configName
		}
	}
	return configName
}

// only keeps what the configuration says of the files that are named; one that it does not
// name is a document of its own.
func (c *config) only(files []string) error {
	if c.root == nil {
		c.dir = shared(files)
	}
	var list []configDocument
	for _, name := range files {
		below, err := c.below(name)
		if err != nil {
			return err
		}
		d := configDocument{}
		for _, e := range c.Documents {
			if len(selected([]string{below}, e.Files)) > 0 {
				d = e
				break
			}
		}
		c.arguments = append(c.arguments, below)
		d.Files = []string{literal(below)}
		list = append(list, d)
	}
	c.Documents, c.named = list, true
	return nil
}

// shared is the folder that paths count from: the current one where all files are below it,
// else that of the first.
func shared(files []string) string {
	for _, name := range files {
		if !filepath.IsLocal(name) {
			return filepath.ToSlash(filepath.Dir(files[0]))
		}
	}
	return "."
}

// below is a file's path from the configuration's folder.
func (c *config) below(name string) (string, error) {
	dir, errDir := filepath.Abs(filepath.FromSlash(c.dir))
	file, errFile := filepath.Abs(name)
	rel, err := filepath.Rel(dir, file)
	if err := errors.Join(errDir, errFile, err); err != nil {
		return "", fmt.Errorf("cannot find %q from %q: %w", name, c.dir, err)
	}
	if !filepath.IsLocal(rel) {
		return "", fmt.Errorf("%q is not below %q, from where the documents are named: check it by itself", name, c.dir)
	}
	return filepath.ToSlash(rel), nil
}

func newPolicy(c *cli.Context, conf *config) (*gate.Policy, error) {
	limit, err := gate.ParseLimit(conf.FailOn)
	if err != nil {
		return nil, fmt.Errorf("--fail-on: %w", err)
	}
	asOf, err := asOfDate(c)
	if err != nil {
		return nil, err
	}
	if asOf == "" {
		asOf = time.Now().UTC().Format(time.DateOnly)
	}
	p := &gate.Policy{AsOf: asOf, RuleSet: conf.RuleSet, Limit: limit, Rules: conf.Rules, Waivers: conf.waivers(), Matches: matches, Baseline: map[string]bool{}}
	if conf.Baseline == "" {
		return p, nil
	}
	known, err := loadBaseline(path.Join(conf.dir, conf.Baseline))
	for _, f := range known {
		p.Baseline[f] = true
	}
	return p, err
}

const baselineID = "recant.baseline/1"

type baselineFile struct {
	Schema       string   `json:"schema"`
	Fingerprints []string `json:"fingerprints"`
}

func loadBaseline(name string) ([]string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("cannot read the baseline %q: %w; recant check --write-baseline writes it", name, cause(err))
	}
	var b baselineFile
	if err := json.Unmarshal(data, &b); err != nil || b.Schema != baselineID {
		return nil, fmt.Errorf("%q is not a baseline: its schema is %q, not %q", name, b.Schema, baselineID)
	}
	return b.Fingerprints, nil
}

// baseline writes the open findings to a file; those that were known stay so.
func (p *printer) baseline(name string, c *report.Check) error {
	b := baselineFile{Schema: baselineID, Fingerprints: []string{}}
	for _, i := range c.Findings {
		if i.State != report.StateWaived {
			b.Fingerprints = append(b.Fingerprints, i.Fingerprint)
		}
	}
	data, err := report.JSON(b)
	if err != nil {
		return err
	}
	if err := replace(name, data); err != nil {
		return fmt.Errorf("cannot write %q: %w", name, cause(err))
	}
	_, err = fmt.Fprintf(p.out, "%s holds %d findings; name it as baseline in %s.\n", name, len(b.Fingerprints), configName)
	return err
}
