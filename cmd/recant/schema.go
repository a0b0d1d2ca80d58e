package main

import (
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/corpus/story"
	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/diff/tell"
	"github.com/recant/recant/extract/promise/wire"
)

func schemaVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:        "schema",
		Usage:       "print the JSON Schema of what extract, diff, check, parity or the verbs of a history print, or of " + configName,
		ArgsUsage:   "[extract|diff|check|parity|history|config]",
		Description: "Without an argument those of extract and diff are printed, one after the other (JSON Schema, draft 2020-12).",
		Action: func(c *cli.Context) error {
			known := map[string]string{"extract": wire.ExtractSchema, "diff": report.DiffSchema, "check": report.CheckSchema, "config": configSchema, "parity": tell.ParitySchema(), "history": story.Schema, "": wire.ExtractSchema + report.DiffSchema}
			text, ok := known[c.Args().First()]
			if !ok || c.NArg() > 1 {
				return fmt.Errorf("schema knows extract, diff, check, parity, history and config, not %q", c.Args().Slice())
			}
			_, err := io.WriteString(h.out, text)
			return err
		},
	}
}
