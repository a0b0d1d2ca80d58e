package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/diff/report"
)

func diffVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:      "diff",
		Usage:     "show which promises got weaker between two versions",
		ArgsUsage: "OLD NEW",
		Description: "OLD and NEW are files (.txt .md .html .pdf .docx), - for standard input, REV:path in a git checkout, or DOC@DATE of a corpus.\n\n" +
			"recant diff v1.md v2.md\nrecant diff HEAD~1:privacy.md privacy.md --exit-code",
		Flags: append(append(outputFlags(), inputFlags()...),
			&cli.BoolFlag{Name: "all", Aliases: []string{"a"}, Usage: "show neutral changes too", DisableDefaultText: true},
			&cli.BoolFlag{Name: "exit-code", Usage: "exit with 1 where a promise got weaker, in full or in part (mixed)", DisableDefaultText: true}),
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
	r, err := newReader(h, c)
	if err != nil {
		return err
	}
	versions, err := r.sides(c.Context, c.Args().Slice()...)
	if err != nil {
		return err
	}
	d := difference(versions[0], versions[1])
	d.Made = made(c)
	if err := p.diff(d); err != nil {
		return err
	}
	return exitCode(c, d)
}

// exitCode is what --exit-code asks for.
func exitCode(c *cli.Context, d *report.Diff) error {
	if c.Bool("exit-code") && d.Summary.Weakened+d.Summary.Mixed > 0 {
		return errWeaker
	}
	return nil
}
