package main

import (
	"fmt"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/diff"
	"github.com/recant/recant/diff/report"
)

func diffVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:      "diff",
		Usage:     "show which promises got weaker between two versions",
		ArgsUsage: "OLD NEW",
		Description: "OLD and NEW are files (.txt .md .html .pdf .docx .json), - for standard input, REV:path in a git checkout, or DOC@DATE of a corpus.\n\n" +
			"recant diff v1.md v2.md\nrecant diff HEAD~1:privacy.md privacy.md --exit-code\n\n" +
			"Of two impact assessments the risk registers are compared too: levels, measures, deadlines.\n\n" +
			"recant diff --dpia --as-of 2027-01-31 dpia-2026.pdf dpia-2027.pdf",
		Flags: documentFlags(
			allFlag("show neutral changes too"),
			&cli.BoolFlag{Name: "dpia", Usage: "compare nothing but the risk registers of two impact assessments", DisableDefaultText: true},
			&cli.BoolFlag{Name: "prose", Usage: "of two impact assessments, compare their running text too", DisableDefaultText: true},
			asOfFlag(),
			exitCodeFlag("a promise got weaker, in full or in part (mixed)")),
		Action: func(c *cli.Context) error { return runDiff(h, c) },
	}
}

func runDiff(h *host, c *cli.Context) error {
	if c.NArg() != 2 {
		return fmt.Errorf("diff needs two versions, OLD and NEW, and got %d: recant diff OLD NEW", c.NArg())
	}
	p, err := newPrinter(h, c)
	if err != nil {
		return err
	}
	p.options.All = c.Bool("all")
	asOf, err := asOfDate(c)
	if err != nil {
		return err
	}
	r, err := newReader(h, c)
	if err != nil {
		return err
	}
	r.register = c.Bool("dpia")
	versions, err := r.sides(c.Context, c.Args().Slice()...)
	if err != nil {
		return err
	}
	if c.Bool("dpia") {
		for _, v := range versions {
			if v.statement.Register.Empty() {
				return fmt.Errorf("%q holds no risk register: --dpia compares impact assessments", v.source)
			}
		}
	}
	d := difference(versions[0], versions[1], diff.Options{AsOf: asOf, Register: c.Bool("dpia"), Prose: c.Bool("prose")})
	d.Made = made(c)
	if err := p.diff(d); err != nil {
		return err
	}
	return exitCode(c, promisesLess(d))
}

// promisesLess says whether a promise got weaker, in full or in part.
func promisesLess(d *report.Diff) bool { return d.Summary.Weakened+d.Summary.Mixed > 0 }

// asOfFlag names the day on which deadlines are looked at. There is no default: what comes out
// must not depend on the day that recant runs.
func asOfFlag() cli.Flag {
	return &cli.StringFlag{Name: "as-of", Usage: "of impact assessments, tell the measures that are overdue on `DATE`, such as 2027-01-31 (without it none is)"}
}

func asOfDate(c *cli.Context) (string, error) {
	asOf := c.String("as-of")
	if asOf == "" {
		return "", nil
	}
	if _, err := time.Parse(time.DateOnly, asOf); err != nil {
		return "", fmt.Errorf("--as-of %q is not a date such as 2027-01-31", asOf)
	}
	return asOf, nil
}
