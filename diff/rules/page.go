// Package rules turns moves into findings. A rule is a page in this folder: the record that
// is loaded here, the prose that a lawyer reads, and examples that the tests run. What
// comes in are the moves of a change, what goes out are findings; it knows no language and
// no layout, and which way "more" is worse is not decided here but in change's sign table:
// a rule only fires on a move that goes the way of its verdict.
package rules

import (
	"bufio"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/extract/promise"
)

// Rule is one page.
type Rule struct {
	ID       string // the page's file name without its ending; never reused
	Title    string // the page's first heading, which is the id
	Name     string // the rule in a few plain words
	Verdict  change.Verdict
	Severity change.Severity
	Reason   string // for the severity
	Why      string // the page's first paragraph on why it matters; "" where it has none
	Slot     promise.Slot
	Step     change.Step
	Mirror   string   // id of the page that judges the reverse
	Cites    []string // articles, such as "GDPR 5(1)(b)"
	Message  string   // template: what happened
	Witness  string   // template: what the new text lets happen; "" on strengthening pages
	Page     string   // the whole page, Markdown
	Since    int      // number of the rule set that it came with, from 1
	Examples []Example

	tellings map[string]*Telling // in the languages of the page's words fences

	when map[string][]string // the narrowing keys of the record and the values that they ask for
}

// Example is an old and a new text on which the rule must fire. Either may be empty.
type Example struct {
	Lang     string
	Old, New string
	Line     int    // of its fence in the page
	AsOf     string // ISO 8601 date that deadlines are looked at on; "" for none
}

// narrowing are the keys that a record may narrow its slot and step by, each with the
// values that it takes; nil where any word will do.
var narrowing = map[string][]string{
	"orient":    {string(change.Exposing), string(change.Protective), string(change.Limit), string(change.Plain)},
	"act":       promise.Vocabulary[promise.SlotAct],
	"force":     promise.Vocabulary[promise.SlotForce],
	"holder":    promise.Vocabulary[promise.SlotHolder],
	"data":      promise.Vocabulary[promise.SlotData],
	"purpose":   promise.Vocabulary[promise.SlotPurpose],
	"recipient": promise.Vocabulary[promise.SlotRecipient],
	"value":     nil,
	"fine":      {"true", "false"},
}

// Load reads the pages of a folder, in the order of their ids. An error names the page and
// the line.
func Load(pages fs.FS) ([]*Rule, error) {
	names, err := fs.Glob(pages, "*.md")
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	var out []*Rule
	for _, name := range names {
		text, err := fs.ReadFile(pages, name)
		if err != nil {
			return nil, err
		}
		r, err := parse(name, string(text))
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

// parse reads one page.
func parse(name, text string) (*Rule, error) {
	r := &Rule{ID: strings.TrimSuffix(path.Base(name), ".md"), Page: text, Since: 1, tellings: map[string]*Telling{}, when: map[string][]string{}}
	p := &reader{name: name, rule: r}
	scan := bufio.NewScanner(strings.NewReader(text))
	for scan.Scan() {
		p.line++
		if err := p.read(scan.Text()); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, p.line, err)
		}
	}
	if p.fence != "" {
		return nil, fmt.Errorf("%s:%d: the fence is not closed", name, p.line)
	}
	if err := r.check(p.keys, p.headings); err != nil {
		return nil, fmt.Errorf("%s:1: %w", name, err)
	}
	return r, nil
}

// reader is where a page is being read.
type reader struct {
	name     string
	line     int
	rule     *Rule
	fence    string // "", "rule", "words" or "diff"
	language string // of a words fence
	keys     map[string]bool
	headings []string
}

func (p *reader) read(line string) error {
	if info, ok := strings.CutPrefix(line, "```"); ok {
		return p.toggle(strings.TrimSpace(info))
	}
	switch p.fence {
	case "rule":
		return p.record(line)
	case "words":
		return p.telling(line)
	case "diff":
		return p.example(line)
	}
	if title, ok := strings.CutPrefix(line, "# "); ok && p.rule.Title == "" {
		p.rule.Title = strings.TrimSpace(title)
	}
	if heading, ok := strings.CutPrefix(line, "## "); ok {
		p.headings = append(p.headings, strings.TrimSpace(heading))
	} else if n := len(p.headings); n > 0 && strings.HasPrefix(p.headings[n-1], "Why ") && line != "" && p.rule.Why == "" {
		p.rule.Why = line
	}
	return nil
}

func (p *reader) toggle(info string) error {
	if p.fence != "" {
		p.fence = ""
		return nil
	}
	words := strings.Fields(info)
	switch {
	case len(words) == 1 && words[0] == "rule":
		if p.keys != nil {
			return fmt.Errorf("a second record")
		}
		p.fence, p.keys = "rule", map[string]bool{}
	case len(words) == 2 && words[0] == "words":
		if p.rule.tellings[words[1]] != nil {
			return fmt.Errorf("second words in %q", words[1])
		}
		p.fence, p.language = "words", words[1]
		p.rule.tellings[words[1]] = &Telling{}
	case (len(words) == 3 || len(words) == 4) && words[0] == "diff" && words[2] == "fires":
		p.fence = "diff"
		p.rule.Examples = append(p.rule.Examples, Example{Lang: words[1], Line: p.line, AsOf: strings.Join(words[3:], "")})
	default:
		return fmt.Errorf("unknown fence %q", info)
	}
	return nil
}

func (p *reader) example(line string) error {
	e := &p.rule.Examples[len(p.rule.Examples)-1]
	switch text, _ := strings.CutPrefix(strings.TrimLeft(line, "-+"), " "); {
	case strings.HasPrefix(line, "- "):
		e.Old = join(e.Old, text)
	case strings.HasPrefix(line, "+ "):
		e.New = join(e.New, text)
	default:
		return fmt.Errorf("an example line begins with \"- \" or \"+ \": %q", line)
	}
	return nil
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + "\n\n" + b
}
