package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"
)

// errWeaker is not a trouble: it asks for exit status 1 without a message.
var errWeaker = errors.New("something got weaker")

const (
	statusDone    = 0
	statusWeaker  = 1
	statusTrouble = 2
)

// run does what the arguments ask for and gives the exit status.
func run(h *host) int {
	app := newApp(h)
	args, err := arrange(app, h.args)
	if err == nil {
		err = app.Run(append([]string{app.Name}, args...))
	}
	switch {
	case err == nil:
		return statusDone
	case errors.Is(err, errWeaker):
		return statusWeaker
	}
	fmt.Fprintf(h.err, "recant: %s\n", oneLine(err.Error()))
	return statusTrouble
}

// newApp lists the verbs.
func newApp(h *host) *cli.App {
	quiet := func(_ *cli.Context, err error, _ bool) error { return err }
	app := &cli.App{
		Name:                      "recant",
		Usage:                     "show which promises of a privacy statement got weaker",
		UsageText:                 "recant VERB [flags] [FILE…]     (flags may stand before or after the files)",
		Version:                   version(),
		Commands:                  []*cli.Command{diffVerb(h), checkVerb(h), textconvVerb(h), manVerb(h), extractVerb(h), dpiaVerb(h), parityVerb(h), contrastVerb(h), lintVerb(h), renderVerb(h), noticeVerb(h), corpusVerb(h), logVerb(h), showVerb(h), blameVerb(h), lifeVerb(h), searchVerb(h), scanVerb(h), rulesVerb(h), langVerb(h), schemaVerb(h), completionVerb(h), versionVerb(h), pdfVerb(h)},
		EnableBashCompletion:      true,
		DisableSliceFlagSeparator: true, // a comma may stand in a file's name
		Writer:                    h.out,
		ErrWriter:                 h.err,
		OnUsageError:              quiet,
		ExitErrHandler:            func(*cli.Context, error) {},
	}
	for _, c := range app.Commands {
		c.OnUsageError = quiet
		for _, sub := range c.Subcommands {
			sub.OnUsageError = quiet
		}
	}
	return app
}

// oneLine keeps a message to one line that a terminal does not obey.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return ' '
		}
		return r
	}, strings.TrimSpace(s))
}
