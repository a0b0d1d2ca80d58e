package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// manVerb prints the manual from the definition of the verbs, which --help shows too.
func manVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:        "man",
		Usage:       "print the manual page",
		Description: "recant man | man -l -\nrecant man > ~/.local/share/man/man1/recant.1",
		Action: func(c *cli.Context) error {
			m := &manual{}
			m.page(c.App)
			_, err := io.WriteString(h.out, m.String())
			return err
		},
	}
}

// manual is a page in the man macros of roff under way.
type manual struct{ strings.Builder }

func (m *manual) page(app *cli.App) {
	m.macro("TH", strings.ToUpper(app.Name), "1", "", app.Name+" "+app.Version, "")
	m.macro("SH", "NAME")
	m.text(app.Name + " - " + app.Usage)
	m.macro("SH", "SYNOPSIS")
	for _, c := range ownVerbs(app.VisibleCommands()) {
		m.synopsis(app.Name, c)
	}
	m.macro("SH", "VERBS")
	for _, c := range ownVerbs(app.VisibleCommands()) {
		m.verb(app.Name+" "+c.Name, c)
	}
	m.macro("SH", "EXIT STATUS")
	m.item("0", "Done; of a check: nothing is over the limit.")
	m.item("1", "A check has findings; with --exit-code, something got weaker.")
	m.item("2", "Trouble, with one line on standard error and nothing half-written.")
	m.macro("SH", "FILES")
	m.item(configName, "What recant check checks, against what, and what it lets pass; recant schema config prints what may stand in it.")
	m.item(defaultCorpus, "Versions of documents over time; RECANT_CORPUS names another file.")
	m.macro("SH", "ENVIRONMENT")
	m.item("NO_COLOR", "Where it is set, nothing is coloured.")
	m.item("RECANT_CORPUS", "The corpus that is used where no --corpus names one.")
}

// ownVerbs leaves out the help that the library adds to each verb.
func ownVerbs(list []*cli.Command) []*cli.Command {
	return slices.DeleteFunc(slices.Clone(list), func(c *cli.Command) bool { return c.Name == "help" })
}

// macro is a line of its own with quoted arguments.
func (m *manual) macro(name string, args ...string) {
	m.WriteString("." + name)
	for _, a := range args {
		m.WriteString(` "` + strings.ReplaceAll(roff(a), `"`, `\(dq`) + `"`)
	}
	m.WriteString("\n")
}

// text is running text, one line a sentence or example.
func (m *manual) text(s string) { m.WriteString(roff(s) + "\n") }

func (m *manual) item(name, text string) {
	m.macro("TP")
	m.WriteString(`\fB` + roff(name) + `\fR` + "\n")
	m.text(text)
}

func (m *manual) synopsis(above string, c *cli.Command) {
	if subs := ownVerbs(c.VisibleCommands()); len(subs) > 0 {
		for _, sub := range subs {
			m.synopsis(above+" "+c.Name, sub)
		}
		return
	}
	m.WriteString(`\fB` + roff(above+" "+c.Name) + `\fR [flags] ` + roff(c.ArgsUsage) + "\n.br\n")
}

func (m *manual) verb(name string, c *cli.Command) {
	m.macro("SS", name)
	m.text(upper(c.Usage) + ".")
	for _, paragraph := range strings.Split(c.Description, "\n\n") {
		lines := strings.Split(strings.TrimSpace(paragraph), "\n")
		if lines[0] == "" {
			continue
		}
		m.macro("PP")
		for i, line := range lines {
			if i > 0 {
				m.macro("br")
			}
			m.text(line)
		}
	}
	for _, f := range c.VisibleFlags() {
		if names := f.Names(); names[0] != "help" {
			m.item(flagLine(f), flagUsage(f))
		}
	}
	for _, sub := range ownVerbs(c.VisibleCommands()) {
		m.verb(name+" "+sub.Name, sub)
	}
}

// flagLine names a flag with its short form and what its value stands for.
func flagLine(f cli.Flag) string {
	var names []string
	for _, n := range f.Names() {
		if len(n) == 1 {
			names = append(names, "-"+n)
			continue
		}
		names = append(names, "--"+n)
	}
	line := strings.Join(names, ", ")
	if d, ok := f.(cli.DocGenerationFlag); ok && d.TakesValue() {
		_, rest, quoted := strings.Cut(d.GetUsage(), "`")
		value, _, _ := strings.Cut(rest, "`")
		if !quoted {
			value = "VALUE"
		}
		line += " " + value
	}
	return line
}

func flagUsage(f cli.Flag) string {
	d, ok := f.(cli.DocGenerationFlag)
	if !ok {
		return ""
	}
	usage := upper(strings.ReplaceAll(d.GetUsage(), "`", ""))
	if value := d.GetDefaultText(); value != "" && d.TakesValue() {
		usage += fmt.Sprintf(" (default: %s)", strings.Trim(value, `"`))
	}
	return usage + "."
}

func upper(s string) string {
	if s == "" || strings.HasPrefix(s, "FORMAT") {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// roff writes text so that none of it is taken for a request or an escape.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "~", `\(ti`, "^", `\(ha`).Replace(s)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}
