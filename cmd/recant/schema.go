package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/corpus/story"
	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/diff/tell"
	"github.com/recant/recant/extract/promise/wire"
)

// schemas are the contracts by name, in the order that they are listed.
var schemas = []struct {
	name string
	text func() string
}{
	{"extract", func() string { return wire.ExtractSchema }},
	{"diff", func() string { return report.DiffSchema }},
	{"check", func() string { return report.CheckSchema }},
	{"parity", tell.ParitySchema},
	{"contrast", tell.ContrastSchema},
	{"lint", tell.LintSchema},
	{"history", func() string { return story.Schema }},
	{"config", func() string { return configSchema }},
}

func schemaVerb(h *host) *cli.Command {
	var names []string
	for _, s := range schemas {
		names = append(names, s.name)
	}
	last := len(names) - 1
	return &cli.Command{
		Name:        "schema",
		Usage:       "print the JSON Schema of what a verb prints, of what the verbs of a history print, or of " + configName,
		ArgsUsage:   "[" + strings.Join(names, "|") + "]",
		Description: "Without an argument those of extract and diff are printed, one after the other (JSON Schema, draft 2020-12).",
		Action: func(c *cli.Context) error {
			text := wire.ExtractSchema + report.DiffSchema
			if c.NArg() > 0 {
				text = schemaOf(c.Args().First())
			}
			if text == "" || c.NArg() > 1 {
				return fmt.Errorf("schema knows %s and %s, not %q", strings.Join(names[:last], ", "), names[last], c.Args().Slice())
			}
			_, err := io.WriteString(h.out, text)
			return err
		},
	}
}

// schemaOf is the contract of a name, "" where there is none.
func schemaOf(name string) string {
	for _, s := range schemas {
		if s.name == name {
			return s.text()
		}
	}
	return ""
}
