package main

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/urfave/cli/v2"
)

// textconvVerb lets git diff show promises instead of markup or bytes.
func textconvVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:      "textconv",
		Usage:     "print a document's promises one to a line, as git's diff driver asks for",
		ArgsUsage: "FILE",
		Description: "A document that cannot be read is printed as it is, with a line that says why: git diff and git log go on.\n\n" +
			"echo 'privacy.* diff=recant' >> .gitattributes\ngit config diff.recant.textconv \"recant textconv\"\ngit config diff.recant.cachetextconv true",
		Flags: inputFlags(),
		Action: func(c *cli.Context) error {
			if c.NArg() != 1 {
				return errors.New("textconv needs one document: recant textconv FILE")
			}
			r, err := newReader(h, c)
			if err != nil {
				return err
			}
			data, err := r.bytes(c.Context, c.Args().First())
			if err != nil {
				return err
			}
			_, err = h.out.Write(r.textconv(c.Args().First(), data))
			return err
		},
	}
}

// textconv is a document as sentences with their normal forms below them.
func (r *reader) textconv(name string, data []byte) []byte {
	var b bytes.Buffer
	s, err := r.parse(name, data)
	if err != nil {
		fmt.Fprintf(&b, "(not read: %s)\n", oneLine(err.Error()))
		if utf8.Valid(data) {
			b.Write(data)
		}
		return b.Bytes()
	}
	for i := range s.Passages {
		p := &s.Passages[i]
		fmt.Fprintf(&b, "%s\n", oneLine(p.Quote))
		for k := range p.Clauses {
			fmt.Fprintf(&b, "    %s\n", oneLine(p.Clauses[k].Norm()))
		}
	}
	return b.Bytes()
}
