package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/diff"
	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/diff/parity"
	"github.com/recant/recant/diff/tell"
	"github.com/recant/recant/extract"
	"github.com/recant/recant/extract/promise"
)

func parityVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:      "parity",
		Usage:     "show what the language versions of one statement do not promise alike",
		ArgsUsage: "FILE FILE…",
		Description: "The first FILE is compared with each other one. With --against the versions before are read too, and a change made in one language only is shown.\n\n" +
			"recant parity privacy.en.md privacy.fr.md privacy.nl.md\nrecant parity privacy.*.md --against HEAD~1",
		Flags: documentFlags(
			&cli.StringSliceFlag{Name: "against", Usage: "git `REV` that all files are compared with, or the older file of each, in the order of the files"},
			exitCodeFlag("the versions surely differ")),
		Action: func(c *cli.Context) error { return runParity(h, c) },
	}
}

func runParity(h *host, c *cli.Context) error {
	if c.NArg() < 2 {
		return errors.New("parity needs the versions of a statement in two languages or more: recant parity FILE FILE…")
	}
	r, p, err := readerAndPrinter(h, c)
	if err != nil {
		return err
	}
	names := c.Args().Slice()
	old, err := olderNames(names, c.StringSlice("against"))
	if err != nil {
		return err
	}
	statements, err := r.statements(c.Context, append(names, old...)...)
	if err != nil {
		return err
	}
	result := parity.Statements(statements[:len(names)], extract.Cues)
	if len(old) > 0 {
		overTime(result, statements[len(names):])
	}
	found := tell.FromParity(result)
	if err := p.tell(found); err != nil {
		return err
	}
	return exitCode(c, found.Summary.Sure > 0)
}

// olderNames are the names of the versions before, one for each file.
func olderNames(names, against []string) ([]string, error) {
	switch {
	case len(against) == 0 || len(against) == len(names):
		return against, nil
	case len(against) > 1 || exists(against[0]):
		return nil, fmt.Errorf("--against names %d older files for %d: name one for each, in the same order, or one git revision", len(against), len(names))
	}
	var old []string
	for _, name := range names {
		if strings.Contains(name, ":") {
			return nil, fmt.Errorf("%q names a revision already, so that --against %s cannot say which: name the older files one by one", name, against[0])
		}
		old = append(old, against[0]+":"+name)
	}
	return old, nil
}

func overTime(result *parity.Result, old []*promise.Statement) {
	var changes []*change.Result
	for n, s := range result.Statements {
		changes = append(changes, diff.Compare(old[n], s, diff.Options{Cues: extract.Cues}))
	}
	result.Over(old, changes, extract.Cues)
}
