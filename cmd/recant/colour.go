package main

import (
	"github.com/fatih/color"

	"github.com/recant/recant/diff/report"
)

// wantsColour says whether colour is welcome on standard output.
func (h *host) wantsColour() bool {
	return h.terminal && h.getenv("NO_COLOR") == "" && h.getenv("TERM") != "dumb"
}

var inks = map[report.Role][]color.Attribute{
	report.Title:    {color.Bold},
	report.Bad:      {color.FgRed, color.Bold},
	report.Good:     {color.FgGreen},
	report.Odd:      {color.FgYellow},
	report.Faint:    {color.Faint},
	report.Deleted:  {color.FgRed},
	report.Inserted: {color.FgGreen},
}

// ink colours text for a terminal, whatever the colour package thinks of the environment.
func ink(r report.Role, s string) string {
	attributes, ok := inks[r]
	if !ok {
		return s
	}
	c := color.New(attributes...)
	c.EnableColor()
	return c.Sprint(s)
}
