package main

import (
	"errors"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/extract/promise/wire"
)

func dpiaVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:        "dpia",
		Usage:       "show the risks, measures, findings and recommendations of impact assessments",
		ArgsUsage:   "FILE…",
		Description: "FILE is a file (.txt .md .html .pdf .docx), - for standard input, or REV:path in a git checkout.\n\nrecant dpia assessment.pdf",
		Flags:       append(outputFlags(), inputFlags()...),
		Action:      func(c *cli.Context) error { return runDPIA(h, c) },
	}
}

func runDPIA(h *host, c *cli.Context) error {
	if c.NArg() == 0 {
		return errors.New("dpia needs a document: recant dpia FILE…")
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
	x := wire.FromStatements(statements)
	p.speakOf(x)
	switch p.format {
	case "json":
		return p.json(x)
	case "markdown":
		return p.write(report.RegisterMarkdown(x, p.options))
	}
	return p.write(report.RegisterText(x, p.options))
}
