package main

import (
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/diff/risk"
	"github.com/recant/recant/extract/promise/wire"
)

func dpiaVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:        "dpia",
		Usage:       "show the risks, measures, findings and recommendations of impact assessments",
		ArgsUsage:   "FILE…",
		Description: "FILE is a file (.txt .md .html .pdf .docx, and the .json of the CNIL PIA tool and of the Rijksmodel DPIA form), - for standard input, or REV:path in a git checkout.\n\nrecant dpia assessment.pdf",
		Flags:       documentFlags(asOfFlag()),
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
	asOf, err := asOfDate(c)
	if err != nil {
		return err
	}
	r, err := newReader(h, c)
	if err != nil {
		return err
	}
	r.register = true
	statements, err := r.statements(c.Context, c.Args().Slice()...)
	if err != nil {
		return err
	}
	x := wire.FromStatements(statements)
	x.Made = (*wire.Made)(made(c))
	markOverdue(x, asOf)
	return p.registers(x)
}

// registers prints the registers of impact assessments.
func (p *printer) registers(x *wire.Extract) error {
	p.speakOf(x)
	return p.all(func(format string, o report.Options) ([]byte, error) {
		switch format {
		case "text":
			return report.RegisterText(x, o), nil
		case "markdown":
			return report.RegisterMarkdown(x, o), nil
		case "html":
			return report.RegisterHTML(x, o)
		case "json":
			return report.JSON(x)
		}
		return nil, fmt.Errorf("registers are printed as text, markdown, json or html, not as %s", format)
	})
}

// markOverdue marks the measures whose day had passed.
func markOverdue(x *wire.Extract, asOf string) {
	mark := func(list []wire.Measure) {
		for i := range list {
			m := &list[i]
			status, deadline := "", ""
			if m.Status != nil {
				status = *m.Status
			}
			if m.Deadline != nil {
				deadline = *m.Deadline
			}
			m.Overdue = risk.Overdue(status, deadline, asOf)
		}
	}
	for i := range x.Documents {
		mark(x.Documents[i].Measures)
		for k := range x.Documents[i].Risks {
			mark(x.Documents[i].Risks[k].Measures)
		}
	}
}
