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
		Flags: documentFlags(
			exitCodeFlag("something was found")),
		Action: func(c *cli.Context) error { return runLint(h, c) },
	}
}

func runLint(h *host, c *cli.Context) error {
	if c.NArg() == 0 {
		return errors.New("lint needs a statement: recant lint STATEMENT…")
	}
	r, p, err := readerAndPrinter(h, c)
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
	return exitCode(c, len(report.Findings) > 0)
}
