package report

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"strings"
	texttemplate "text/template"
)

// Template is a user's own layout. Its data is the report in its JSON form, under the names of
// the JSON contract; what its text does is fenced in size, and by a context in time.
type Template struct {
	ctx  context.Context
	tree interface{ Execute(io.Writer, any) error }
}

// Bounds of a template.
const (
	LongestTemplate = 1 << 20 // bytes of its text
	longestValue    = 1 << 20 // bytes that one function may give
	longestOutput   = 1 << 26 // bytes of what comes out
)

var (
	errTooLong = fmt.Errorf("it makes more than %d MiB", longestOutput>>20)
	errSlow    = errors.New("it takes too long")
)

// NewTemplate reads a template in the syntax of Go's text/template; as markup is set, one
// of HTML, in which what the report says is escaped for where it stands. An error names the
// line.
func NewTemplate(name, text string, markup bool) (*Template, error) {
	if len(text) > LongestTemplate {
		return nil, fmt.Errorf("it has more than %d MiB", LongestTemplate>>20)
	}
	t := &Template{ctx: context.Background()}
	names := t.functions(Options{})
	var err error
	if markup {
		t.tree, err = template.New(name).Funcs(names).Option("missingkey=error").Parse(text)
	} else {
		t.tree, err = texttemplate.New(name).Funcs(names).Option("missingkey=error").Parse(text)
	}
	return t, err
}

// Render fills the template with a report in its JSON form. It ends when ctx is done.
func (t *Template) Render(ctx context.Context, report []byte, o Options) ([]byte, error) {
	t.ctx = ctx
	var data any
	d := json.NewDecoder(bytes.NewReader(report))
	d.UseNumber()
	if err := d.Decode(&data); err != nil {
		return nil, err
	}
	data = whole(data)
	switch tree := t.tree.(type) {
	case *template.Template:
		tree.Funcs(t.functions(o))
	case *texttemplate.Template:
		tree.Funcs(t.functions(o))
	}
	type outcome struct {
		text []byte
		err  error
	}
	done := make(chan outcome, 1)
	go func() {
		out := &fence{ctx: ctx}
		err := t.tree.Execute(out, data)
		done <- outcome{out.Bytes(), err}
	}()
	select {
	case got := <-done:
		return got.text, got.err
	case <-ctx.Done(): // a loop that says nothing cannot be ended; it is left behind
		return nil, errSlow
	}
}

// whole makes the numbers of a report, all of which are whole, numbers that a template can
// compare.
func whole(v any) any {
	switch v := v.(type) {
	case json.Number:
		if n, err := v.Int64(); err == nil {
			return int(n)
		}
		return v.String()
	case []any:
		for i := range v {
			v[i] = whole(v[i])
		}
	case map[string]any:
		for key := range v {
			v[key] = whole(v[key])
		}
	}
	return v
}

// fence takes what a template writes, up to a bound.
type fence struct {
	bytes.Buffer
	ctx context.Context
}

func (f *fence) Write(p []byte) (int, error) {
	if f.ctx.Err() != nil {
		return 0, errSlow
	}
	if f.Len()+len(p) > longestOutput {
		return 0, errTooLong
	}
	return f.Buffer.Write(p)
}

// functions are what a template can call beside what the language has; those that could
// make much out of little stand in for its own.
func (t *Template) functions(o Options) map[string]any {
	bounded := func(f func(args ...any) (string, error)) func(args ...any) (string, error) {
		return func(args ...any) (string, error) {
			if t.ctx.Err() != nil {
				return "", errSlow
			}
			size := 0
			for _, a := range args {
				if s, ok := a.(string); ok {
					size += len(s)
				}
			}
			if size > longestValue {
				return "", errTooLong
			}
			s, err := f(args...)
			if len(s) > longestValue && err == nil {
				err = errTooLong
			}
			return s, err
		}
	}
	out := map[string]any{"of": of}
	for name, f := range o.spoken() {
		out[name] = bounded(f)
	}
	for name, f := range written {
		out[name] = bounded(f)
	}
	return out
}

// written are functions that only look at what they are given.
var written = map[string]func(args ...any) (string, error){
	"print":    func(args ...any) (string, error) { return fmt.Sprint(args...), nil },
	"println":  func(args ...any) (string, error) { return fmt.Sprintln(args...), nil },
	"printf":   printf,
	"html":     func(args ...any) (string, error) { return template.HTMLEscaper(args...), nil },
	"js":       func(args ...any) (string, error) { return template.JSEscaper(args...), nil },
	"urlquery": func(args ...any) (string, error) { return template.URLQueryEscaper(args...), nil },
	"plain":    words1(plain),
	"markdown": words1(prose),
	"upper":    words1(strings.ToUpper),
	"join":     join,
	"redline":  redlined,
}

// printf refuses what writes much for little: a width or precision of four digits, or one
// that an argument gives.
func printf(args ...any) (string, error) {
	format, err := textAt(args, 0)
	if err != nil {
		return "", err
	}
	digits := 0
	for _, r := range format {
		digits++
		if r < '0' || r > '9' {
			digits = 0
		}
		if digits > 3 || r == '*' {
			return "", errors.New("a width is of three digits at most")
		}
	}
	return fmt.Sprintf(format, args[1:]...), nil
}

// words1 takes one text.
func words1(f func(string) string) func(args ...any) (string, error) {
	return func(args ...any) (string, error) {
		s, err := textAt(args, 0)
		return f(s), err
	}
}

// textAt is the text at a place among the arguments.
func textAt(args []any, n int) (string, error) {
	if n >= len(args) {
		return "", fmt.Errorf("it needs %d arguments", n+1)
	}
	if args[n] == nil {
		return "", nil
	}
	s, ok := args[n].(string)
	if !ok {
		return "", fmt.Errorf("argument %d is %T, not a text", n+1, args[n])
	}
	return s, nil
}
