package main

import (
	"errors"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/extract/promise/wire"
)

func extractVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:        "extract",
		Usage:       "show the promises of documents in normal form, each with its quote",
		ArgsUsage:   "FILE…",
		Description: "FILE is a file (.txt .md .html .pdf .docx), - for standard input, or REV:path in a git checkout.\n\nrecant extract --unread privacy.md",
		Flags: documentFlags(
			unreadFlag()),
		Action: func(c *cli.Context) error { return runExtract(h, c) },
	}
}

func runExtract(h *host, c *cli.Context) error {
	if c.NArg() == 0 {
		return errors.New("extract needs a document: recant extract FILE…")
	}
	r, p, err := readerAndPrinter(h, c)
	if err != nil {
		return err
	}
	p.options.Unread = c.Bool("unread")
	sides, err := r.sides(c.Context, c.Args().Slice()...)
	if err != nil {
		return err
	}
	x := &wire.Extract{Schema: wire.ExtractID, Documents: []wire.Document{}}
	for _, s := range sides {
		x.Documents = append(x.Documents, *s.wire())
	}
	x.Made = (*wire.Made)(made(c))
	return p.extract(x)
}
