package parse

import (
	"fmt"
	"strings"

	"github.com/recant/recant/extract/promise"
)

// Witness is a sentence of a language's promises.md with the normal forms that it must get.
type Witness struct {
	Text    string
	Context Context
	Norms   []string // as promise.Commitment.Norm writes them; empty where the sentence commits to nothing
	Line    int      // of the page, 1-based
}

// Witnesses reads a page of them: "- " a sentence, "  = " a normal form or none, "> " a
// lead-in and "# " a heading for the sentences below; "# (none)" ends both.
func Witnesses(page string) []Witness {
	var out []Witness
	var ctx Context
	for n, line := range strings.Split(page, "\n") {
		mark, rest, ok := strings.Cut(line, " ")
		switch {
		case !ok:
		case mark == "#" && rest == "(none)":
			ctx = Context{}
		case mark == "#":
			ctx = Context{Heading: rest, Item: true}
		case mark == ">":
			ctx.Lead, ctx.Item = rest, true
		case mark == "-":
			out = append(out, Witness{Text: rest, Context: ctx, Line: n + 1})
		case strings.HasPrefix(line, "  = ") && len(out) > 0 && line != "  = none":
			w := &out[len(out)-1]
			w.Norms = append(w.Norms, strings.TrimPrefix(line, "  = "))
		}
	}
	return out
}

// Annotated gives the witness as a sentence to learn from. It fails on a form that
// promise.Commitment.Norm would not have written.
func (w Witness) Annotated(code string) (Annotated, error) {
	a := Annotated{Lang: code, Text: w.Text, Context: w.Context}
	for _, norm := range w.Norms {
		c, err := readNorm(norm)
		if err != nil {
			return a, fmt.Errorf("line %d: %w", w.Line, err)
		}
		a.Clauses = append(a.Clauses, c)
	}
	return a, nil
}

// readNorm is the commitment that a normal form was written from, without its places and words.
func readNorm(norm string) (promise.Commitment, error) {
	c := promise.Commitment{Status: promise.Asserted}
	fields := strings.Fields(norm)
	if len(fields) < 3 {
		return c, fmt.Errorf("%q is no normal form", norm)
	}
	c.Holder, c.Force, c.Act = promise.Holder(fields[0]), promise.Force(fields[1]), promise.Act(fields[2])
	for _, f := range fields[3:] {
		key, value, _ := strings.Cut(f, "=")
		values := strings.Split(value, ",")
		switch key {
		case "data":
			c.Data = values
		case "for":
			c.Purpose = values
		case "to":
			c.Recipient = values
		case "if":
			c.Condition = values
		case "only":
			c.Exclusive = true
		case "keep":
			c.Retention = value
		case "within":
			c.Within = value
		case "ahead":
			c.Ahead = value
		case "in":
			c.Location = values
		case "by":
			c.Deadline = value
		case "status":
			c.Status = promise.Status(value)
		}
	}
	if c.Norm() != norm {
		return c, fmt.Errorf("%q is not written as a normal form is: %q", norm, c.Norm())
	}
	return c, nil
}
