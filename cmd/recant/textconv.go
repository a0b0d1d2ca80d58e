package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/urfave/cli/v2"
)

// textconvVerb lets git diff show promises instead of markup or bytes.
func textconvVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:        "textconv",
		Usage:       "print a document's promises one to a line, as git's diff driver asks for",
		ArgsUsage:   "FILE",
		Description: "In .gitattributes: privacy.* diff=recant\n\ngit config diff.recant.textconv \"recant textconv\"",
		Flags:       inputFlags(),
		Action: func(c *cli.Context) error {
			if c.NArg() != 1 {
				return errors.New("textconv needs one document: recant textconv FILE")
			}
			r, err := newReader(h, c)
			if err != nil {
				return err
			}
			s, err := r.side(c.Context, c.Args().First())
			if err != nil {
				return err
			}
			for i := range s.statement.Passages {
				p := &s.statement.Passages[i]
				fmt.Fprintf(h.out, "%s\n", oneLine(p.Quote))
				for k := range p.Clauses {
					fmt.Fprintf(h.out, "    %s\n", oneLine(p.Clauses[k].Norm()))
				}
			}
			return nil
		},
	}
}

// manVerb prints the manual from the definition of the verbs.
func manVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:  "man",
		Usage: "print the manual page, for man -l",
		Action: func(c *cli.Context) error {
			page, err := c.App.ToManWithSection(1)
			if err != nil {
				return err
			}
			_, err = io.WriteString(h.out, page)
			return err
		},
	}
}
