package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/extract/promise/wire"
)

// printer prints reports as the flags of a verb say.
type printer struct {
	*host
	format  string
	file    string // "" for standard output
	options report.Options
}

func newPrinter(h *host, c *cli.Context) (*printer, error) {
	format, err := oneOf(c, "format", formats)
	if err != nil {
		return nil, err
	}
	when, err := oneOf(c, "color", colours)
	if err != nil {
		return nil, err
	}
	p := &printer{host: h, format: format, file: c.String("output")}
	if when == "always" || when == "auto" && p.file == "" && h.wantsColour() {
		p.options.Ink = ink
	}
	return p, nil
}

// diff prints a comparison.
func (p *printer) diff(d *report.Diff) error {
	switch p.format {
	case "json":
		return p.json(d)
	case "markdown":
		return p.write(report.Markdown(d, p.options))
	}
	return p.write(report.Text(d, p.options))
}

// extract prints the promises of documents.
func (p *printer) extract(x *wire.Extract) error {
	switch p.format {
	case "json":
		return p.json(x)
	case "markdown":
		return p.write(report.ClausesMarkdown(x, p.options))
	}
	return p.write(report.ClausesText(x, p.options))
}

func (p *printer) json(v any) error {
	data, err := report.JSON(v)
	if err != nil {
		return err
	}
	return p.write(data)
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
