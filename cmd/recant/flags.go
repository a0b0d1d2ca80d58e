package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/diff/words"
	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/read"
)

var (
	formats = []string{"text", "markdown", "json", "html", "sarif", "junit", "github", "gitlab", "rdjson"}
	colours = []string{"auto", "always", "never"}
)

// outputFlags say how a report is printed, and where.
func outputFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: "text", Usage: "`FORMAT` to print: " + strings.Join(formats, ", ")},
		&cli.StringSliceFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE` instead of standard output, whole or not at all; FORMAT=FILE, which may be given several times, writes that format too"},
		&cli.StringFlag{Name: "template", Usage: "print by a Go template in `FILE` instead of a format; one of HTML where its name ends in .html"},
		reportLangFlag(),
		&cli.StringFlag{Name: "color", Value: "auto", Usage: "`WHEN` to colour text: " + strings.Join(colours, ", ") + "; auto means on a terminal, unless NO_COLOR is set"},
	}
}

func reportLangFlag() cli.Flag {
	return &cli.StringFlag{Name: "report-lang", Value: words.Default().Code(), Usage: "`LANGUAGE` of the report: " + strings.Join(reportLanguages(), ", ") + "; auto means that of the statement, where they all have one"}
}

// reportLanguages are the values of --report-lang.
func reportLanguages() []string { return append(words.Codes(), "auto") }

// asSaved is the value that a saved report is rendered in unless another is asked for.
const asSaved = "saved"

// spokenBy gives the flag of that name another value for when it is not set.
func spokenBy(flags []cli.Flag, value, meaning string) []cli.Flag {
	for _, f := range flags {
		if f, ok := f.(*cli.StringFlag); ok && f.Name == "report-lang" {
			f.Value, f.Usage = value, f.Usage+meaning
		}
	}
	return flags
}

// documentFlags are those of a verb that reads documents and reports on them, with its own.
func documentFlags(own ...cli.Flag) []cli.Flag {
	return append(append(outputFlags(), inputFlags()...), own...)
}

// readerAndPrinter gives what reads the documents and what prints the report, as these flags say.
func readerAndPrinter(h *host, c *cli.Context) (*reader, *printer, error) {
	p, err := newPrinter(h, c)
	if err != nil {
		return nil, nil, err
	}
	r, err := newReader(h, c)
	return r, p, err
}

func allFlag(usage string) cli.Flag {
	return &cli.BoolFlag{Name: "all", Aliases: []string{"a"}, Usage: usage, DisableDefaultText: true}
}

func unreadFlag() cli.Flag {
	return &cli.BoolFlag{Name: "unread", Usage: "show the sentences about data that gave no commitment", DisableDefaultText: true}
}

func exitCodeFlag(when string) cli.Flag {
	return &cli.BoolFlag{Name: "exit-code", Usage: "exit with 1 where " + when, DisableDefaultText: true}
}

// exitCode is what --exit-code asks for.
func exitCode(c *cli.Context, weaker bool) error {
	if weaker && c.Bool("exit-code") {
		return errWeaker
	}
	return nil
}

// inputFlags say how a document is read.
func inputFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "lang", Aliases: []string{"l"}, Value: "auto", Usage: "`LANGUAGE` of the documents: " + strings.Join(languages(), ", ")},
		&cli.StringFlag{Name: "max-size", Value: "32MiB", Usage: "refuse a file larger than `SIZE`, such as 500k or 64MiB"},
		corpusFlag(),
	}
}

func languages() []string { return append(lang.Codes(), "auto") }

// oneOf gives the value of a flag that may only be one of a few.
func oneOf(c *cli.Context, flag string, known []string) (string, error) {
	value := c.String(flag)
	if slices.Contains(known, value) {
		return value, nil
	}
	return "", fmt.Errorf("--%s %q is not known%s; it is one of %s", flag, value, didYouMean(value, known), strings.Join(known, ", "))
}

// maxSize reads the flag of that name: a whole number of bytes, with a unit or without.
func maxSize(c *cli.Context) (int64, error) {
	given := c.String("max-size")
	digits := strings.TrimRight(strings.ToLower(strings.TrimSpace(given)), "abcdefghijklmnopqrstuvwxyz ")
	unit := strings.TrimSpace(strings.ToLower(strings.TrimSpace(given))[len(digits):])
	size, ok := map[string]int64{"": 1, "b": 1, "k": 1e3, "kb": 1e3, "kib": 1 << 10, "m": 1e6, "mb": 1e6, "mib": 1 << 20, "g": 1e9, "gb": 1e9, "gib": 1 << 30}[unit]
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || !ok || n < 1 || n > (1<<40)/size {
		return 0, fmt.Errorf("--max-size %q is not a size; write a number of bytes, or one with k, MB or MiB behind it (the usual limit is %d MiB)",
			given, read.DefaultMaxBytes>>20)
	}
	return n * size, nil
}
