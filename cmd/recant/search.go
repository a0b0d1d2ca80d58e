package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/corpus"
	"github.com/recant/recant/corpus/story"
	"github.com/recant/recant/extract/promise"
)

func searchVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:      "search",
		Usage:     "find promises by words and by slots, as of a date",
		ArgsUsage: "QUERY…",
		Description: "A QUERY is a word, a 'phrase in quotes', or SLOT:VALUE, with the slots of recant extract, lang and id (a fingerprint).\n" +
			"All must hold; slots hold of one commitment.\n\nrecant search act:Sell force:Prohibition\nrecant search 'contact details' purpose:DirectMarketing --as-of 2023",
		Flags: storyFlags(plainFormats,
			docFlag(),
			&cli.StringFlag{Name: "as-of", Usage: "in force at the end of `DATE` (default: in force now)"},
			&cli.BoolFlag{Name: "any-time", Usage: "in force at any time", DisableDefaultText: true},
			&cli.IntFlag{Name: "limit", Aliases: []string{"n"}, Value: 20, Usage: "show at most `N` sentences, 0 for all"}),
		Action: needs(false, "search needs words or slots: recant search act:Sell, or recant search 'your location'",
			tells(h, plainFormats, func(s *session, c *cli.Context) (story.Story, error) { return s.search(c) })),
	}
}

// openSlots are the slots of a query that any value will do for.
var openSlots = []string{"lang", "id", "retention", "location", "exclusive", "vague"}

// slotValues are the values that may stand behind the colon of a query, nil where any will do;
// ok is false where no slot has that name.
func slotValues(name string) (values []string, ok bool) {
	if slices.Contains(openSlots, name) {
		return nil, true
	}
	values, ok = promise.Vocabulary[promise.Slot(name)]
	return values, ok
}

// query is what the arguments of search mean.
func query(args []string) (q corpus.Query, err error) {
	for _, arg := range args {
		name, value, ok := strings.Cut(arg, ":")
		values, known := slotValues(name)
		if !ok || strings.ContainsRune(name, ' ') {
			q.Words = append(q.Words, arg)
			continue
		}
		if !known {
			return q, fmt.Errorf("no slot %q%s; the slots are those of recant extract, lang and id", name, didYouMean(name, slotNames()))
		}
		for _, v := range values {
			if strings.EqualFold(v, value) {
				value = v
			}
		}
		if values != nil && !slices.Contains(values, value) {
			return q, fmt.Errorf("%s cannot be %q%s; it is one of %s", name, value, didYouMean(value, values), strings.Join(values, ", "))
		}
		q.Facts = append(q.Facts, fact(name, value))
	}
	return q, nil
}

func slotNames() []string {
	names := slices.Clone(openSlots)
	for slot := range promise.Vocabulary {
		names = append(names, string(slot))
	}
	slices.Sort(names)
	return names
}

func (s *session) search(c *cli.Context) (*story.Search, error) {
	q, err := query(c.Args().Slice())
	if err != nil {
		return nil, err
	}
	out := &story.Search{Schema: "recant.search/1", Query: strings.Join(c.Args().Slice(), " "), Hits: []story.Hit{}}
	if given := c.String("as-of"); given != "" {
		if out.AsOf, err = corpus.EndOf(given); err != nil {
			return nil, err
		}
	}
	documents, err := s.within(c.String("doc"))
	if err != nil {
		return nil, err
	}
	if err := s.prepare(documents, false); err != nil {
		return nil, err
	}
	q.Documents = documentIDs(documents)
	hits, err := s.store.Search(s.ctx, q)
	if err != nil {
		return nil, err
	}
	list, err := s.dated(documents, hits, q.Facts, when{out.AsOf, c.Bool("any-time")})
	if err != nil {
		return nil, err
	}
	if n := c.Int("limit"); n > 0 && len(list) > n {
		list, out.More = list[:n], len(list)-n
	}
	out.Hits = append(out.Hits, list...)
	return out, nil
}

// when is the time at which a promise must be in force: a date, now, or any time.
type when struct {
	date string
	any  bool
}

func (w when) holds(s corpus.Span) bool {
	switch {
	case w.any:
		return true
	case w.date == "":
		return s.Until == ""
	}
	return s.From <= w.date && (s.Until == "" || s.Until > w.date)
}

// dated keeps the hits whose slots hold of one commitment and that were in force, one for
// each time that they were.
func (s *session) dated(documents []corpus.Document, hits []corpus.Hit, facts []string, w when) ([]story.Hit, error) {
	byID, wanted := map[int64]corpus.Document{}, map[int64]map[int64]bool{}
	for _, d := range documents {
		byID[d.ID] = d
	}
	for _, h := range hits {
		if wanted[h.Document] == nil {
			wanted[h.Document] = map[int64]bool{}
		}
		wanted[h.Document][h.Part] = true
	}
	spans := map[int64]map[int64][]corpus.Span{}
	var list []story.Hit
	for _, h := range hits {
		p := passageOf(h.Body)
		if !oneClause(&p, facts) {
			continue
		}
		if spans[h.Document] == nil {
			var err error
			if spans[h.Document], err = s.store.Spans(s.ctx, h.Document, wanted[h.Document]); err != nil {
				return nil, err
			}
		}
		for _, span := range spans[h.Document][h.Part] {
			if !w.holds(span) {
				continue
			}
			hit := story.Hit{Document: named(byID[h.Document]), Spoken: p.Language, Quote: p.Quote, From: span.From, Until: span.Until}
			hit.Norms, hit.IDs = normsOf(&p)
			list = append(list, hit)
		}
	}
	return list, nil
}

// oneClause says whether all slots hold of one commitment.
func oneClause(p *promise.Passage, facts []string) bool {
	for i := range p.Clauses {
		has := append(clauseFacts(&p.Clauses[i]), fact("lang", p.Language))
		if !slices.ContainsFunc(facts, func(f string) bool {
			return !slices.ContainsFunc(has, func(h string) bool { return strings.EqualFold(h, f) })
		}) {
			return true
		}
	}
	return false
}
