package report

import "strings"

// What of a redline is shown, before it is laid out.

const around = 6 // words of unchanged text that a redline keeps on either side of a change

// shortened cuts the middle out of long unchanged stretches of a redline; nil where the redline
// says nothing that the two quotes do not say by themselves.
func (c *Change) shortened() []Op {
	if c.Old == nil || c.New == nil || !telling(c.Redline) {
		return nil
	}
	ops := merged(c.Redline)
	for i := range ops {
		if ops[i].Op == "equal" {
			ops[i].Text = cut(ops[i].Text, i > 0, i < len(ops)-1)
		}
	}
	return ops
}

// merged takes changes that only a space parts for one: what went, then what came.
func merged(ops []Op) []Op {
	var out []Op
	went, came := "", ""
	flush := func() {
		if went != "" {
			out = append(out, Op{"delete", went})
		}
		if came != "" {
			out = append(out, Op{"insert", came})
		}
		went, came = "", ""
	}
	for i, op := range ops {
		switch {
		case op.Op == "delete":
			went += op.Text
		case op.Op == "insert":
			came += op.Text
		case strings.TrimSpace(op.Text) == "" && went != "" && came != "" && i+1 < len(ops):
			went, came = went+op.Text, came+op.Text
		default:
			flush()
			out = append(out, op)
		}
	}
	flush()
	return out
}

// telling says whether a redline keeps enough in common to be worth reading.
func telling(ops []Op) bool {
	same, all := 0, 0
	for _, op := range ops {
		n := len(strings.Fields(op.Text))
		all += n
		if op.Op == "equal" {
			same += n
		}
	}
	return same < all && same*4 >= all
}

func cut(text string, after, before bool) string {
	w := strings.Fields(text)
	head, tail := 0, 0
	if after {
		head = around
	}
	if before {
		tail = around
	}
	if len(w) <= head+tail+2 {
		return text
	}
	parts := append(append(append([]string{}, w[:head]...), "…"), w[len(w)-tail:]...)
	cutText := strings.Join(parts, " ")
	if after {
		cutText = " " + cutText
	}
	if before {
		cutText += " "
	}
	return cutText
}
