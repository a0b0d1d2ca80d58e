package main

import (
	"errors"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/extract/promise/wire"
)

func showVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:      "show",
		Usage:     "show the promises that a document made on a date",
		ArgsUsage: "DOC[@DATE]",
		Description: "DATE is a year, month or day (its end counts), a second such as 2024-05-31T12:00:00Z, first, latest, or latest~N.\n\n" +
			"recant show github@2024-05-31",
		Flags: documentFlags(
			unreadFlag()),
		Action: func(c *cli.Context) error {
			if c.NArg() != 1 {
				return errors.New("show needs one document: recant show DOC@DATE; recant corpus list shows them")
			}
			r, p, err := readerAndPrinter(h, c)
			if err != nil {
				return err
			}
			p.options.Unread = c.Bool("unread")
			document, when, _ := splitRef(c.Args().First())
			s, err := r.statements(c.Context, document+"@"+when)
			if err != nil {
				return err
			}
			x := wire.FromStatements(s)
			x.Made = (*wire.Made)(made(c))
			return p.extract(x)
		},
	}
}
