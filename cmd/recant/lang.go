package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/diff/rules"
	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
)

func langVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:      "lang",
		Usage:     "list the languages that are read, or say more of one",
		ArgsUsage: "[CODE]",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "terms", Usage: "list the values of the slots and the finer terms, each with its term of the W3C Data Privacy Vocabulary"},
			&cli.BoolFlag{Name: "gaps", Usage: "list the terms that the language has no word for, and the rules without an example in it"},
		},
		Action: func(c *cli.Context) error {
			if c.NArg() > 1 {
				return fmt.Errorf("lang tells of one language at a time, and got %d", c.NArg())
			}
			if c.Bool("terms") {
				return listTerms(h.out)
			}
			if c.Bool("gaps") {
				return listGaps(h.out, c.Args().First())
			}
			return listLanguages(h.out, c.Args().First())
		},
	}
}

// listGaps prints what a language, or each, lacks: one line a gap, nothing where there is none.
func listGaps(out io.Writer, only string) error {
	codes, err := codesOf(only)
	if err != nil {
		return err
	}
	for _, code := range codes {
		gaps, err := lang.Gaps(code)
		if err != nil {
			return err
		}
		for _, g := range gaps {
			fmt.Fprintf(out, "%s/%s: no word for %s\n", code, g.File, g.Term)
		}
		for _, r := range rules.All() {
			if !slices.ContainsFunc(r.Examples, func(e rules.Example) bool { return e.Lang == code }) {
				fmt.Fprintf(out, "%s: no example of %s\n", code, r.ID)
			}
		}
	}
	return nil
}

// codesOf are the code that was given, which must be known, or all where none was.
func codesOf(only string) ([]string, error) {
	switch {
	case only == "":
		return lang.Codes(), nil
	case lang.Known(only):
		return []string{only}, nil
	}
	return nil, fmt.Errorf("no language %q; there are: %s", only, strings.Join(lang.Codes(), ", "))
}

// listTerms prints the vocabulary that clauses are written in, which is that of no language.
func listTerms(out io.Writer) error {
	rows := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, t := range promise.Terms() {
		iri := t.DPV
		if iri == "" {
			iri = "-"
		}
		fmt.Fprintf(rows, "%s\t%s\t%s\n", t.Slot, t.Value, iri)
	}
	return rows.Flush()
}

// mechanisms are the keys of a language's lang.txt that say how its words are written.
var mechanisms = []string{"elision", "contraction", "uncontract", "infinitive", "gap"}

func listLanguages(out io.Writer, only string) error {
	codes, err := codesOf(only)
	if err != nil {
		return err
	}
	for _, code := range codes {
		pack, err := lang.Load(code)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(out, "%s  %s\n", code, pack.Name); err != nil {
			return err
		}
		if only == "" {
			continue
		}
		for _, key := range mechanisms {
			if values := pack.Trait(key); len(values) > 0 {
				fmt.Fprintf(out, "    %-12s %s\n", key, strings.Join(values, " "))
			}
		}
		fmt.Fprintf(out, "    %-12s %d\n    %-12s %d\n", "abbrev", len(pack.Abbrev), "stopword", len(pack.Stop))
	}
	return nil
}
