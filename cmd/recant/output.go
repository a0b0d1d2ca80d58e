package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/diff/rules"
	"github.com/recant/recant/diff/words"
	"github.com/recant/recant/extract/promise/wire"
)

// printer prints reports as the flags of a verb say.
type printer struct {
	*host
	format  string
	file    string   // "" for standard output
	more    []target // further formats, each to a file of its own
	options report.Options
	voice   string           // the value of --report-lang
	in      string           // the code of the language that a report was saved in
	layout  *report.Template // a user's own, in the place of format; nil for none
}

// target is a format and the file that it goes to.
type target struct{ format, file string }

func newPrinter(h *host, c *cli.Context) (*printer, error) {
	format, err := oneOf(c, "format", formatsOf(c))
	if err != nil {
		return nil, err
	}
	when, err := oneOf(c, "color", colours)
	if err != nil {
		return nil, err
	}
	voice, err := oneOf(c, "report-lang", voices(c))
	if err != nil {
		return nil, err
	}
	p := &printer{host: h, format: format, voice: voice}
	for _, o := range c.StringSlice("output") {
		name, file, ok := strings.Cut(o, "=")
		switch {
		case ok && slices.Contains(formats, name) && file != "":
			p.more = append(p.more, target{name, file})
		case p.file != "":
			return nil, fmt.Errorf("--output %q is a second file for the same format; write --output FORMAT=FILE for each, with a format of %s", o, strings.Join(formats, ", "))
		default:
			p.file = o
		}
	}
	if err := p.twice(); err != nil {
		return nil, err
	}
	if p.layout, err = userTemplate(c); err != nil {
		return nil, err
	}
	if when == "always" || when == "auto" && p.file == "" && h.wantsColour() {
		p.options.Ink = ink
	}
	p.options.Help = func(id string) string {
		if r := rules.Lookup(id); r != nil {
			return r.Digest(p.options.Words.Code())
		}
		return ""
	}
	return p, nil
}

// twice refuses two formats that would go to one file.
func (p *printer) twice() error {
	taken := map[string]bool{filepath.Clean(p.file): p.file != ""}
	for _, t := range p.more {
		if taken[filepath.Clean(t.file)] {
			return fmt.Errorf("--output names %q twice: each format needs a file of its own", t.file)
		}
		taken[filepath.Clean(t.file)] = true
	}
	return nil
}

// speak sets the reader's language: the one that was asked for, or for auto that of the
// documents, where they have one in common in which reports can be given.
func (p *printer) speak(languages ...string) *words.Voice {
	code := p.voice
	switch code {
	case asSaved:
		code = p.in
	case "auto":
		code = ""
		languages = slices.DeleteFunc(slices.Clone(languages), func(l string) bool { return l == "" })
		slices.Sort(languages)
		if languages = slices.Compact(languages); len(languages) == 1 {
			code = languages[0]
		}
	}
	p.options.Words = rules.Voice(code)
	if p.options.Words == nil {
		p.options.Words = rules.Voice(words.Default().Code())
	}
	return p.options.Words
}

// formatsOf are the formats that a verb knows.
func formatsOf(c *cli.Context) []string {
	if c.Command.Name == "render" {
		return append(slices.Clone(formats), "jsonl", "csv", "svg")
	}
	return formats
}

// voices are the values of --report-lang that a verb knows.
func voices(c *cli.Context) []string {
	if c.Command.Name == "render" {
		return append(reportLanguages(), asSaved)
	}
	return reportLanguages()
}

// diff prints a comparison.
func (p *printer) diff(d *report.Diff) error {
	d.Tell(p.speak(d.New.Language))
	return p.all(func(format string, o report.Options) ([]byte, error) { return diffAs(d, format, o) })
}

// check prints a check.
func (p *printer) check(c *report.Check) error {
	var languages []string
	for i := range c.Documents {
		if d := c.Documents[i].Diff; d != nil {
			languages = append(languages, d.New.Language)
		}
	}
	c.Tell(p.speak(languages...))
	return p.all(func(format string, o report.Options) ([]byte, error) { return checkAs(c, format, o) })
}

// extract prints the promises of documents.
func (p *printer) extract(x *wire.Extract) error {
	p.speakOf(x)
	return p.all(func(format string, o report.Options) ([]byte, error) {
		switch format {
		case "text":
			return report.ClausesText(x, o), nil
		case "markdown":
			return report.ClausesMarkdown(x, o), nil
		case "json":
			return report.JSON(x)
		}
		return nil, fmt.Errorf("promises are printed as text, markdown or json, not as %s", format)
	})
}

// speakOf sets the reader's language for promises of documents.
func (p *printer) speakOf(x *wire.Extract) {
	var languages []string
	for i := range x.Documents {
		languages = append(languages, x.Documents[i].Language)
	}
	report.TellExtract(x, p.speak(languages...))
}

// all renders every format that was asked for before any is written.
func (p *printer) all(render func(string, report.Options) ([]byte, error)) error {
	done := make([][]byte, len(p.more))
	for i, t := range p.more {
		o := p.options
		o.Ink = nil
		data, err := render(t.format, o)
		if err != nil {
			return err
		}
		done[i] = data
	}
	data, err := p.main(render)
	if err != nil {
		return err
	}
	for i, t := range p.more {
		if err := replace(t.file, done[i]); err != nil {
			return fmt.Errorf("cannot write %q: %w", t.file, cause(err))
		}
	}
	return p.write(data)
}

// main renders what goes to standard output, or to the file without a format: in the format,
// or in the user's own layout, which is filled with the JSON form.
func (p *printer) main(render func(string, report.Options) ([]byte, error)) ([]byte, error) {
	if p.layout == nil {
		return render(p.format, p.options)
	}
	data, err := render("json", p.options)
	if err != nil {
		return nil, err
	}
	return p.laidOut(data)
}

func diffAs(d *report.Diff, format string, o report.Options) ([]byte, error) {
	switch format {
	case "text":
		return report.Text(d, o), nil
	case "markdown":
		return report.Markdown(d, o), nil
	case "json":
		return report.JSON(d)
	}
	return checkAs(report.CheckOf(d), format, o)
}

func checkAs(c *report.Check, format string, o report.Options) ([]byte, error) {
	switch format {
	case "text":
		return report.CheckText(c, o), nil
	case "markdown":
		return report.CheckMarkdown(c, o), nil
	case "html":
		return report.HTML(c, o)
	case "sarif":
		return report.SARIF(c, o)
	case "junit":
		return report.JUnit(c, o)
	case "github":
		return report.GitHub(c, o), nil
	case "gitlab":
		return report.GitLab(c, o)
	case "rdjson":
		return report.RDJSON(c, o)
	}
	return report.JSON(c)
}

// write puts out a finished report: at once to standard output, or into a file that is
// renamed into place when it is whole.
func (p *printer) write(data []byte) error {
	if p.file == "" {
		if _, err := p.out.Write(data); err != nil {
			return fmt.Errorf("cannot write the report: %w", err)
		}
		return nil
	}
	if err := replace(p.file, data); err != nil {
		return fmt.Errorf("cannot write %q: %w", p.file, cause(err))
	}
	return nil
}

// replace writes a file by renaming a whole one into its place. What is not a regular file,
// such as a pipe, is written to directly; a link is followed.
func replace(name string, data []byte) error {
	mode := os.FileMode(0o666)
	if info, err := os.Stat(name); err == nil {
		if !info.Mode().IsRegular() {
			return os.WriteFile(name, data, mode)
		}
		mode = info.Mode().Perm()
		if real, err := filepath.EvalSymlinks(name); err == nil {
			name = real
		}
	}
	temp := filepath.Join(filepath.Dir(name), fmt.Sprintf(".%s.%d.tmp", filepath.Base(name), os.Getpid()))
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(temp, name)
	}
	if err != nil {
		_ = os.Remove(temp)
	}
	return err
}

// cause drops the name of the temporary file from an error.
func cause(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
