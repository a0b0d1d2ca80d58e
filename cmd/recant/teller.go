package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/corpus/story"
	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/diff/words"
)

// storyFlags say which corpus tells, how that is printed, and where.
func storyFlags(formats []string, more ...cli.Flag) []cli.Flag {
	return append([]cli.Flag{
		corpusFlag(),
		&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: formats[0], Usage: "`FORMAT` to print: " + strings.Join(formats, ", ")},
		&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE` instead of standard output, whole or not at all"},
		reportLangFlag(),
	}, more...)
}

// plainFormats are those of a story without a picture.
var plainFormats = []string{"text", "json"}

// tells is the action of a verb that tells something of a corpus, in one of some formats.
func tells(h *host, formats []string, tell func(*session, *cli.Context) (story.Story, error)) cli.ActionFunc {
	return func(c *cli.Context) error {
		p, err := newStoryPrinter(h, c, formats)
		if err != nil {
			return err
		}
		return on(h, c, func(s *session) error {
			told, err := tell(s, c)
			if err != nil {
				return err
			}
			s.bar.clear()
			return p.story(told)
		})
	}
}

// needs lets a verb run that has its arguments, one of them or any number.
func needs(one bool, complaint string, action cli.ActionFunc) cli.ActionFunc {
	return func(c *cli.Context) error {
		if c.NArg() == 0 || one && c.NArg() > 1 {
			return errors.New(complaint)
		}
		return action(c)
	}
}

func svgFlag() cli.Flag {
	return &cli.BoolFlag{Name: "svg", Usage: "draw it: short for --format svg", DisableDefaultText: true}
}

// newStoryPrinter gives what prints a story, as storyFlags say.
func newStoryPrinter(h *host, c *cli.Context, formats []string) (*printer, error) {
	format, err := oneOf(c, "format", formats)
	if err != nil {
		return nil, err
	}
	if c.Bool("svg") {
		format = "svg"
	}
	voice, err := oneOf(c, "report-lang", reportLanguages())
	return &printer{host: h, format: format, file: c.String("output"), voice: voice}, err
}

// retell puts a story into the reader's language.
func (p *printer) retell(s story.Story) {
	w := p.speak(story.Tongues(s)...)
	from := s.Language()
	if from == "" {
		from = words.Default().Code()
	}
	if from != w.Code() {
		story.Retell(s, func(told []byte) (message, witness string, ok bool) { return report.Retell(told, w) })
	}
	s.In(w.Code())
}

// made prints what could be made.
func (p *printer) made(data []byte, err error) error {
	if err != nil {
		return err
	}
	return p.write(data)
}

// story prints a story, each of which can be written as text, some in further ways.
func (p *printer) story(s story.Story) error {
	p.retell(s)
	switch w := p.options.Words; p.format {
	case "json":
		return p.made(report.JSON(s))
	case "jsonl":
		if s, ok := s.(interface{ JSONLines() ([]byte, error) }); ok {
			return p.made(s.JSONLines())
		}
	case "csv":
		if s, ok := s.(interface{ CSV() []byte }); ok {
			return p.write(s.CSV())
		}
	case "svg":
		if s, ok := s.(interface{ SVG(story.Words) []byte }); ok {
			return p.write(s.SVG(w))
		}
	case "markdown":
		if s, ok := s.(interface{ Markdown(story.Words) []byte }); ok {
			return p.write(s.Markdown(w))
		}
	case "html":
		if s, ok := s.(interface {
			HTML(story.Words) ([]byte, error)
		}); ok {
			return p.made(s.HTML(w))
		}
	case "text":
		return p.write(s.Text(w))
	}
	return fmt.Errorf("there is no %s of this", p.format)
}
