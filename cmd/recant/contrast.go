package main

import (
	"errors"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/diff/contrast"
	"github.com/recant/recant/diff/tell"
	"github.com/recant/recant/extract"
)

func contrastVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:      "contrast",
		Usage:     "hold the promises of statements against assessments, reports and complaints, in any of the languages",
		ArgsUsage: "STATEMENT… --with EVIDENCE",
		Description: "Each promise is contradicted (found otherwise), contested (said otherwise, by whom), supported or not addressed. Denials are shown as such. --with may be given several times.\n\n" +
			"recant contrast privacy.fr.md --with dpia.nl.pdf --with article.en.txt",
		Flags: documentFlags(
			&cli.StringSliceFlag{Name: "with", Aliases: []string{"w"}, Usage: "`EVIDENCE`: an impact assessment, an audit, a press article, a complaint"},
			allFlag("list the promises too that the evidence does not address"),
			exitCodeFlag("a promise is contradicted")),
		Action: func(c *cli.Context) error { return runContrast(h, c) },
	}
}

func runContrast(h *host, c *cli.Context) error {
	names, with := c.Args().Slice(), c.StringSlice("with")
	if len(names) == 0 || len(with) == 0 {
		return errors.New("contrast needs a statement and evidence: recant contrast STATEMENT… --with EVIDENCE")
	}
	r, p, err := readerAndPrinter(h, c)
	if err != nil {
		return err
	}
	p.options.All = c.Bool("all")
	documents, err := r.statements(c.Context, append(names, with...)...)
	if err != nil {
		return err
	}
	found := tell.FromContrast(contrast.Statements(documents[:len(names)], documents[len(names):], extract.Cues))
	if err := p.tell(found); err != nil {
		return err
	}
	return exitCode(c, found.Summary.Contradicted > 0)
}
