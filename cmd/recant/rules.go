package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/diff/gate"
	"github.com/recant/recant/diff/rules"
	"github.com/recant/recant/diff/words"
)

func rulesVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:        "rules",
		Usage:       "list the rules that judge a change, and what check finds besides, or print the page of one",
		ArgsUsage:   "[ID]",
		Description: "A rule's page is what the program loads, what a lawyer reads and what the tests run.\n\nrecant rules only-dropped",
		Flags:       []cli.Flag{&cli.StringFlag{Name: "report-lang", Value: words.Default().Code(), Usage: "`LANGUAGE` to print them in: " + strings.Join(words.Codes(), ", ")}},
		Action: func(c *cli.Context) error {
			code, err := oneOf(c, "report-lang", words.Codes())
			if err != nil {
				return err
			}
			switch c.NArg() {
			case 0:
				return listRules(h.out, rules.Voice(code))
			case 1:
				return printRule(h.out, c.Args().First(), rules.Voice(code))
			}
			return fmt.Errorf("rules prints one page at a time, and got %d ids", c.NArg())
		},
	}
}

func listRules(out io.Writer, w *words.Voice) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, r := range rules.All() {
		said := gist(r.Page)
		if w.Code() != words.Default().Code() {
			said = w.Say("rule." + r.ID + ".title")
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", r.ID, w.Phrase("verdict", string(r.Verdict)), w.Phrase("severity", string(r.Severity)), said)
	}
	for _, o := range gate.Own {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", o.ID, "check", w.Phrase("severity", o.Severity), w.Say("rule."+o.ID+".title"))
	}
	return table.Flush()
}

// gist is the first sentence that a page says under a heading.
func gist(page string) string {
	_, said, _ := strings.Cut(page, "\n## ")
	_, said, _ = strings.Cut(said, "\n\n")
	said, _, _ = strings.Cut(said, "\n\n")
	said, _, _ = strings.Cut(strings.Join(strings.Fields(said), " "), ". ")
	return strings.TrimSuffix(said, ".")
}

func printRule(out io.Writer, id string, w *words.Voice) error {
	page := ""
	if r := rules.Lookup(id); r != nil {
		page = r.Digest(w.Code())
	}
	for _, o := range gate.Own {
		if o.ID == id {
			page = ownPage(w, o.ID, o.Severity)
		}
	}
	if page == "" {
		return fmt.Errorf("no rule %q%s; recant rules lists them", id, didYouMean(id, ruleIDs()))
	}
	_, err := io.WriteString(out, page)
	return err
}

// ownPage says what a finding of the check itself means, and what helps against it.
func ownPage(w *words.Voice, id, severity string) string {
	return fmt.Sprintf("# %s\n\n%s. %s\n\n%s\n", id, w.Say("rule."+id+".title"), w.Say("check.own", w.Phrase("severity", severity)), w.Say("help."+id))
}
