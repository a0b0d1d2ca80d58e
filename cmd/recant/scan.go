package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/corpus"
	"github.com/recant/recant/corpus/story"
	"github.com/recant/recant/diff/rules"
)

var scanFormats = []string{"text", "markdown", "html", "json", "jsonl", "csv", "svg"}

func scanVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:        "scan",
		Usage:       "list what got weaker in all documents over time, the worst first",
		ArgsUsage:   "[DOC…]",
		Description: "What was soon taken back, word for word, such as by a page that was broken for a day, comes last.\n\nrecant scan --since 2023 --severity high\nrecant scan --rule consent-to-opt-out --format csv --output optout.csv",
		Flags: storyFlags(scanFormats, svgFlag(),
			&cli.StringFlag{Name: "since", Usage: "from the begin of `DATE` on"},
			&cli.StringFlag{Name: "until", Usage: "to the end of `DATE`"},
			&cli.StringSliceFlag{Name: "rule", Usage: "only findings of the rule `ID`; may be given several times"},
			&cli.StringSliceFlag{Name: "publisher", Aliases: []string{"p"}, Usage: "only documents of `NAME`; may be given several times"},
			&cli.StringSliceFlag{Name: "lang", Aliases: []string{"l"}, Usage: "only texts in the language `CODE`; may be given several times"},
			&cli.StringFlag{Name: "severity", Value: "low", Usage: "only findings of `LEVEL` or worse: high, medium, low"},
			&cli.IntFlag{Name: "limit", Aliases: []string{"n"}, Value: -1, Usage: "list at most `N` findings, 0 for all (default: 50 where people read, else all)"}),
		Action: tells(h, scanFormats, func(s *session, c *cli.Context) (story.Story, error) { return s.scan(c) }),
	}
}

// sieve is what a scan lets through.
type sieve struct {
	since, until     string
	rules, languages []string
	severity         int
}

func newSieve(c *cli.Context) (sieve, error) {
	v := sieve{rules: c.StringSlice("rule"), languages: c.StringSlice("lang")}
	var err error
	if d := c.String("since"); d != "" {
		if v.since, err = corpus.StartOf(d); err != nil {
			return v, err
		}
	}
	if d := c.String("until"); d != "" {
		if v.until, err = corpus.EndOf(d); err != nil {
			return v, err
		}
	}
	for _, id := range v.rules {
		if rules.Lookup(id) == nil {
			return v, fmt.Errorf("no rule %q; recant rules lists them", id)
		}
	}
	level, err := oneOf(c, "severity", severities[:3])
	v.severity = slices.Index(severities, level)
	return v, err
}

func (v *sieve) step(st *corpus.Step) bool {
	date := st.Version.Date
	return st.Before >= 0 && date >= v.since && (v.until == "" || date <= v.until) &&
		(len(v.languages) == 0 || slices.Contains(v.languages, st.Language))
}

func (v *sieve) change(ch *corpus.Change) bool {
	return weakens(ch) && slices.Index(severities, ch.Severity) <= v.severity &&
		(len(v.rules) == 0 || slices.ContainsFunc(ch.Rules, func(id string) bool { return slices.Contains(v.rules, id) }))
}

func (s *session) scan(c *cli.Context) (*story.Scan, error) {
	v, err := newSieve(c)
	if err != nil {
		return nil, err
	}
	documents, err := s.chosen(c)
	if err != nil {
		return nil, err
	}
	if err := s.prepare(documents, true); err != nil {
		return nil, err
	}
	scan := &story.Scan{Schema: "recant.scan/1", Since: v.since, Until: v.until, Documents: len(documents), Findings: []story.Finding{}, Cells: []story.Cell{}}
	for _, d := range documents {
		if err := s.scanDocument(d, &v, scan); err != nil {
			return nil, err
		}
	}
	scan.Cells = cells(scan.Findings)
	slices.SortStableFunc(scan.Findings, worseFinding)
	limit := c.Int("limit")
	if limit < 0 && !c.Bool("svg") && slices.Contains([]string{"text", "markdown", "html"}, c.String("format")) {
		limit = 50
	}
	if limit > 0 && len(scan.Findings) > limit {
		scan.Findings, scan.More = scan.Findings[:limit], len(scan.Findings)-limit
	}
	return scan, nil
}

// chosen are the documents that the arguments and --publisher name, or all.
func (s *session) chosen(c *cli.Context) ([]corpus.Document, error) {
	all, err := s.store.Documents(s.ctx)
	if err != nil {
		return nil, err
	}
	if c.NArg() > 0 {
		all = nil
		for _, name := range c.Args().Slice() {
			d, err := s.store.Find(s.ctx, name)
			if err != nil {
				return nil, err
			}
			all = append(all, d)
		}
	}
	publishers := c.StringSlice("publisher")
	return slices.DeleteFunc(all, func(d corpus.Document) bool {
		return len(publishers) > 0 && !slices.ContainsFunc(publishers, func(p string) bool { return strings.EqualFold(p, d.Publisher) })
	}), nil
}

// scanDocument adds what got weaker in a document. The same words that went the same way
// several times are one finding, of the time that lasted, else of the first.
func (s *session) scanDocument(d corpus.Document, v *sieve, scan *story.Scan) error {
	steps, err := s.store.History(s.ctx, d.ID)
	if err != nil {
		return err
	}
	shelf, err := s.store.Shelf(s.ctx, d.ID)
	if err != nil {
		return err
	}
	at, find := map[string]int{}, newFinder()
	for i := range steps {
		st := &steps[i]
		if !v.step(st) {
			continue
		}
		scan.Versions++
		for k := range st.Changes {
			ch := &st.Changes[k]
			if !v.change(ch) {
				continue
			}
			older, err := shelf.Extract(s.ctx, &steps[st.Before].Version)
			if err != nil {
				return err
			}
			newer, err := shelf.Extract(s.ctx, &st.Version)
			if err != nil {
				return err
			}
			p := passing{d, st, steps[st.Before].Version.Date, older, newer, find}
			scan.Findings = addFinding(scan.Findings, at, p.finding(ch))
		}
	}
	return nil
}

func addFinding(list []story.Finding, at map[string]int, f story.Finding) []story.Finding {
	key := strings.Join(f.Rules, " ") + "\x00" + f.Old + "\x00" + f.New
	n, ok := at[key]
	if !ok {
		at[key] = len(list)
		return append(list, f)
	}
	f.Times += list[n].Times
	if f.Reverted != "" || list[n].Reverted == "" {
		list[n].Times = f.Times
		return list
	}
	list[n] = f
	return list
}

// worseFinding puts what lasted first, then what is not promised elsewhere, then the more severe, then the newer.
func worseFinding(a, b story.Finding) int {
	return cmp.Or(
		lasted(a)-lasted(b),
		stays(a)-stays(b),
		slices.Index(severities, a.Severity)-slices.Index(severities, b.Severity),
		-strings.Compare(a.Verdict, b.Verdict), // weakened before mixed
		-strings.Compare(a.Date, b.Date),
	)
}

func lasted(f story.Finding) int {
	if f.Reverted != "" {
		return 1
	}
	return 0
}

// stays says whether what went is promised all the same.
func stays(f story.Finding) int {
	if f.Still != "" {
		return 1
	}
	return 0
}

// cells counts by publisher and quarter.
func cells(findings []story.Finding) []story.Cell {
	at := map[string]int{}
	list := []story.Cell{}
	for i := range findings {
		f := &findings[i]
		key := f.Publisher + "\x00" + story.Quarter(f.Date)
		n, ok := at[key]
		if !ok {
			n = len(list)
			at[key], list = n, append(list, story.Cell{Publisher: f.Publisher, Quarter: story.Quarter(f.Date)})
		}
		list[n].Weakened++
		if f.Severity == "high" {
			list[n].High++
		}
		list[n].Reverted += lasted(*f)
	}
	slices.SortFunc(list, func(a, b story.Cell) int {
		return cmp.Or(strings.Compare(a.Publisher, b.Publisher), strings.Compare(a.Quarter, b.Quarter))
	})
	return list
}
