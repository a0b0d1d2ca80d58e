package main

import (
	"errors"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/diff/lint"
	"github.com/recant/recant/diff/tell"
	"github.com/recant/recant/extract"
)

func lintVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:      "lint",
		Usage:     "show contradictions and gaps inside statements",
		ArgsUsage: "STATEMENT…",
		Description: "Something denied here and said there, a safeguard in vague words only, data kept without a period, recipients by example only. What another place of the statement makes clear is no finding.\n\n" +
			"recant lint privacy.md",
		Flags: append(append(outputFlags(), inputFlags()...),
			&cli.BoolFlag{Name: "exit-code", Usage: "exit with 1 where something was found", DisableDefaultText: true}),
		Action: func(c *cli.Context) error { return runLint(h, c) },
	}
}

func runLint(h *host, c *cli.Context) error {
	if c.NArg() == 0 {
		return errors.New("lint needs a statement: recant lint STATEMENT…")
	}
	p, err := newPrinter(h, c)
	if err != nil {
		return err
	}
	r, err := newReader(h, c)
	if err != nil {
		return err
	}
	statements, err := r.statements(c.Context, c.Args().Slice()...)
	if err != nil {
		return err
	}
	var found [][]lint.Finding
	for _, s := range statements {
		found = append(found, lint.Statement(s, extract.Cues))
	}
	report := tell.FromLint(statements, found)
	if err := p.tell(report); err != nil {
		return err
	}
	if c.Bool("exit-code") && len(report.Findings) > 0 {
		return errWeaker
	}
	return nil
}
