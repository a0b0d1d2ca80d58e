package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/diff/report"
)

// slowest is how long a template may take to render.
const slowest = 20 * time.Second

// userTemplate reads the file that --template names; nil where none is named.
func userTemplate(c *cli.Context) (*report.Template, error) {
	name := c.String("template")
	if name == "" {
		return nil, nil
	}
	if c.IsSet("format") {
		return nil, fmt.Errorf("--template and --format exclude each other; --output FORMAT=FILE writes a format beside what the template gives")
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("cannot read the template %q: %w", name, cause(err))
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, report.LongestTemplate+1))
	if err != nil {
		return nil, fmt.Errorf("cannot read the template %q: %w", name, cause(err))
	}
	markup := slices.Contains([]string{".html", ".htm"}, strings.ToLower(filepath.Ext(name)))
	t, err := report.NewTemplate(filepath.Base(name), string(text), markup)
	if err != nil {
		return nil, fmt.Errorf("the template %q cannot be read: %w", name, err)
	}
	return t, nil
}

// laidOut fills a user's template with a report in its JSON form.
func (p *printer) laidOut(data []byte) ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), slowest)
	defer cancel()
	out, err := p.layout.Render(ctx, data, p.options)
	if err != nil {
		return nil, fmt.Errorf("the template does not render: %w", err)
	}
	return out, nil
}
