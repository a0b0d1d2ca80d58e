package main

import (
	"fmt"
	"runtime/debug"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/diff/rules"
	"github.com/recant/recant/diff/words"
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

// shown are the flags that change how a report is shown, not what is in it.
var shown = []string{"format", "output", "report-lang", "color", "all", "exit-code", "template", "unread", "help"}

// made says how the report of a run is made: by this version, and the verb with the flags
// that were set and matter, in the order that the verb defines them. The flags that are given
// beside the context stand for what the run took by itself, such as the day.
func made(c *cli.Context, flags ...string) *report.Made {
	m := &report.Made{Version: version(), RuleSet: rules.Set(), Command: []string{"recant", c.Command.Name}, Language: words.Default().Code()}
	for _, f := range c.Command.Flags {
		name := f.Names()[0]
		if !c.IsSet(name) || slices.Contains(shown, name) {
			continue
		}
		if _, isBool := f.(*cli.BoolFlag); isBool {
			m.Command = append(m.Command, "--"+name)
			continue
		}
		m.Command = append(m.Command, "--"+name, c.String(name))
	}
	if len(flags) > 0 && !slices.Contains(m.Command, flags[0]) {
		m.Command = append(m.Command, flags...)
	}
	m.Command = append(m.Command, c.Args().Slice()...)
	return m
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
