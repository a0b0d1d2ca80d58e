package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/corpus/story"
	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/diff/tell"
)

func renderVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:        "render",
		Usage:       "render a report that was saved as JSON",
		ArgsUsage:   "REPORT.json",
		Description: "Gives the same bytes as the verb that the report was saved from, in any format and language.\n\nrecant render --format markdown report.json",
		Flags: append(spokenBy(outputFlags(), asSaved, "; saved means the one that it was saved in"),
			allFlag("show neutral changes too"),
			unreadFlag(),
			exitCodeFlag("a promise got weaker, in full or in part (mixed)")),
		Action: func(c *cli.Context) error { return runRender(h, c) },
	}
}

const longestReport = 1 << 30 // bytes of a saved report that are read

func runRender(h *host, c *cli.Context) error {
	if c.NArg() != 1 {
		return fmt.Errorf("render needs one saved report and got %d: recant render REPORT.json", c.NArg())
	}
	p, err := newPrinter(h, c)
	if err != nil {
		return err
	}
	p.options.All, p.options.Unread = c.Bool("all"), c.Bool("unread")
	name := c.Args().First()
	r := &reader{host: h, limit: longestReport}
	data, err := r.bytes(context.Background(), name)
	if err != nil {
		return err
	}
	if told, err := tell.Load(data); told != nil || err != nil {
		if err != nil {
			return fmt.Errorf("%q: %w", name, err)
		}
		return p.tell(told)
	}
	if s, err := story.Load(data); s != nil || err != nil {
		if err != nil {
			return fmt.Errorf("%q: %w", name, err)
		}
		p.in = s.Language()
		return p.story(s)
	}
	if !slices.Contains(formats, p.format) {
		return fmt.Errorf("only what a history tells is printed as %s", p.format)
	}
	saved, err := report.Load(data)
	if err != nil {
		return fmt.Errorf("%q: %w", name, err)
	}
	return p.saved(c, saved)
}

// saved prints a report as it would have been printed at once.
func (p *printer) saved(c *cli.Context, saved report.Saved) error {
	p.in = saved.Language()
	if saved.Check != nil {
		if err := p.check(saved.Check); err != nil {
			return err
		}
		return exitCode(c, saved.Check.Failed)
	}
	if saved.Extract != nil {
		if (*report.Made)(saved.Extract.Made).Verb() == "dpia" {
			return p.registers(saved.Extract)
		}
		return p.extract(saved.Extract)
	}
	if saved.Diff.Made.Verb() == "notice" {
		return p.notice(saved.Diff)
	}
	if err := p.diff(saved.Diff); err != nil {
		return err
	}
	return exitCode(c, promisesLess(saved.Diff))
}

// loadReport reads a saved report.
func loadReport(h *host, name string) (report.Saved, error) {
	data, err := (&reader{host: h, limit: longestReport}).bytes(context.Background(), name)
	if err != nil {
		return report.Saved{}, err
	}
	saved, err := report.Load(data)
	if err != nil {
		err = fmt.Errorf("%q: %w", name, err)
	}
	return saved, err
}
