package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/diff"
	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/extract"
)

var noticeFormats = []string{"text", "markdown", "json"}

func noticeVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:      "notice",
		Usage:     "draft the text that tells users what changed between two versions",
		ArgsUsage: "OLD NEW | REPORT.json",
		Description: "Neutral, in the past tense, each line tied to its passage; in the language of the new version unless --report-lang says another. REPORT.json is a comparison that was saved with --format json.\n\n" +
			"recant notice v1.md v2.md --format markdown\nrecant notice HEAD~1:privacy.md privacy.md",
		Flags:  spokenBy(documentFlags(), "auto", ""), // users read it, in the language of the statement
		Action: func(c *cli.Context) error { return runNotice(h, c) },
	}
}

func runNotice(h *host, c *cli.Context) error {
	if c.NArg() != 1 && c.NArg() != 2 {
		return fmt.Errorf("notice needs two versions, OLD and NEW, or one saved report, and got %d: recant notice OLD NEW", c.NArg())
	}
	p, err := newPrinter(h, c)
	if err != nil {
		return err
	}
	d, err := noticed(h, c)
	if err != nil {
		return err
	}
	return p.notice(d)
}

// notice prints the draft that is drawn from a comparison.
func (p *printer) notice(d *report.Diff) error {
	d.Tell(p.speak(d.New.Language))
	return p.all(func(format string, o report.Options) ([]byte, error) {
		switch format {
		case "text":
			return report.Notice(d, o), nil
		case "markdown":
			return report.NoticeMarkdown(d, o), nil
		case "json":
			return report.JSON(d)
		}
		return nil, fmt.Errorf("a notice is printed as %s, not as %s", strings.Join(noticeFormats, ", "), format)
	})
}

// noticed is the comparison that a notice is about.
func noticed(h *host, c *cli.Context) (*report.Diff, error) {
	if c.NArg() == 1 {
		saved, err := loadReport(h, c.Args().First())
		if err == nil && saved.Diff == nil {
			err = fmt.Errorf("%q is no comparison of two versions, which a notice is drawn from", c.Args().First())
		}
		return saved.Diff, err
	}
	r, err := newReader(h, c)
	if err != nil {
		return nil, err
	}
	versions, err := r.statements(c.Context, c.Args().Slice()...)
	if err != nil {
		return nil, err
	}
	d := report.FromResult(diff.Compare(versions[0], versions[1], diff.Options{Cues: extract.Cues}))
	d.Made = made(c)
	return d, nil
}
