package main

import (
	"fmt"

	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/diff/tell"
)

// tell prints what was found beside changes.
func (p *printer) tell(t tell.Report) error {
	voice := p.speak()
	return p.all(func(format string, o report.Options) ([]byte, error) {
		switch format {
		case "text":
			return t.Outline(voice, o.All).Text(o), nil
		case "markdown":
			return t.Outline(voice, o.All).Markdown(o), nil
		case "html":
			return t.Outline(voice, o.All).HTML()
		case "json":
			return report.JSON(t)
		}
		return nil, fmt.Errorf("this is printed as text, markdown, html or json, not as %s", format)
	})
}
