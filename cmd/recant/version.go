package main

import (
	"fmt"
	"runtime/debug"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/extract/promise/wire"
)

func versionVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:  "version",
		Usage: "print the version, and the contracts that it speaks",
		Action: func(c *cli.Context) error {
			if c.NArg() > 0 {
				return fmt.Errorf("version takes no argument, and got %q", c.Args().First())
			}
			_, err := fmt.Fprintf(h.out, "recant version %s\n%s\n%s\n", version(), wire.ExtractID, report.DiffID)
			return err
		},
	}
}

// version is the module's version, or the commit that was built.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return s.Value
		}
	}
	return "devel"
}
