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
func tells(h *host, formats []string, tell func(*session, *cli.Context) (any, error)) cli.ActionFunc {
	return func(c *cli.Context) error {
		t, err := newTeller(h, c, formats)
		if err != nil {
			return err
		}
		return on(h, c, func(s *session) error {
			told, err := tell(s, c)
			if err != nil {
				return err
			}
			s.bar.clear()
			return t.tell(told)
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

// teller prints what a corpus tells as the flags of a verb say.
type teller struct {
	printer *printer
	format  string
	words   story.Words
}

func newTeller(h *host, c *cli.Context, formats []string) (*teller, error) {
	format, err := oneOf(c, "format", formats)
	if err != nil {
		return nil, err
	}
	if c.Bool("svg") {
		format = "svg"
	}
	p := &printer{host: h, format: format, file: c.String("output"), voice: c.String("report-lang")}
	if _, err := oneOf(c, "report-lang", reportLanguages()); err != nil {
		return nil, err
	}
	return &teller{p, format, p.speak()}, nil
}

// speak puts a story into the reader's language.
func (t *teller) speak(s story.Story) {
	t.words = t.printer.speak(story.Tongues(s)...)
	from := s.Language()
	if from == "" {
		from = words.Default().Code()
	}
	if from != t.words.Code() {
		story.Retell(s, func(told []byte) (message, witness string, ok bool) { return report.Retell(told, t.words) })
	}
	s.In(t.words.Code())
}

// made prints what could be made.
func (t *teller) made(data []byte, err error) error {
	if err != nil {
		return err
	}
	return t.printer.write(data)
}

// tell prints a story, each of which can be written as text, some in further ways.
func (t *teller) tell(s any) error {
	if s, ok := s.(story.Story); ok {
		t.speak(s)
	}
	switch t.format {
	case "json":
		return t.made(report.JSON(s))
	case "jsonl":
		if s, ok := s.(interface{ JSONLines() ([]byte, error) }); ok {
			return t.made(s.JSONLines())
		}
	case "csv":
		if s, ok := s.(interface{ CSV() []byte }); ok {
			return t.printer.write(s.CSV())
		}
	case "svg":
		if s, ok := s.(interface{ SVG(story.Words) []byte }); ok {
			return t.printer.write(s.SVG(t.words))
		}
	case "markdown":
		if s, ok := s.(interface{ Markdown(story.Words) []byte }); ok {
			return t.printer.write(s.Markdown(t.words))
		}
	case "html":
		if s, ok := s.(interface {
			HTML(story.Words) ([]byte, error)
		}); ok {
			return t.made(s.HTML(t.words))
		}
	case "text":
		if s, ok := s.(interface{ Text(story.Words) []byte }); ok {
			return t.printer.write(s.Text(t.words))
		}
	}
	return fmt.Errorf("there is no %s of this", t.format)
}
