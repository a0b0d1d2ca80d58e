package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/corpus"
	"github.com/recant/recant/corpus/story"
)

func lifeVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:      "life",
		Usage:     "follow one promise through time: made, reworded, softened, dropped, restored",
		ArgsUsage: "PROMISE",
		Description: "PROMISE is words that it says or once said, or the fingerprint that recant shows beside a normal form.\n\n" +
			"recant life 'sell your personal data' --doc github",
		Flags: storyFlags(plainFormats,
			docFlag(),
			&cli.IntFlag{Name: "limit", Aliases: []string{"n"}, Value: 1, Usage: "tell at most `N` promises"}),
		Action: needs(false, "life needs a promise: recant life 'words that it says', or its fingerprint",
			tells(h, plainFormats, func(s *session, c *cli.Context) (story.Story, error) {
				return s.life(strings.Join(c.Args().Slice(), " "), c.String("doc"), c.Int("limit"))
			})),
	}
}

func docFlag() cli.Flag { return &cli.StringFlag{Name: "doc", Usage: "only in the document `DOC`"} }

// documentIDs are the numbers of documents in the store.
func documentIDs(documents []corpus.Document) []int64 {
	list := []int64{}
	for _, d := range documents {
		list = append(list, d.ID)
	}
	return list
}

// within gives the documents to look in: the one of a name, or all.
func (s *session) within(name string) ([]corpus.Document, error) {
	if name == "" {
		return s.store.Documents(s.ctx)
	}
	d, err := s.store.Find(s.ctx, name)
	return []corpus.Document{d}, err
}

// found finds the parts that a query means: its words as they stand, else all of them.
func (s *session) found(query string, documents []corpus.Document) ([]corpus.Hit, error) {
	q := corpus.Query{Documents: documentIDs(documents)}
	if fingerprintShape.MatchString(query) {
		q.Facts = []string{fact("id", query)}
		return s.store.Search(s.ctx, q)
	}
	q.Words = []string{query}
	hits, err := s.store.Search(s.ctx, q)
	if err != nil || len(hits) > 0 {
		return hits, err
	}
	q.Words = strings.Fields(query)
	return s.store.Search(s.ctx, q)
}

// life tells the promises that a query finds.
func (s *session) life(query, name string, limit int) (*story.Life, error) {
	documents, err := s.within(name)
	if err != nil {
		return nil, err
	}
	if err := s.prepare(documents, false); err != nil {
		return nil, err
	}
	hits, err := s.found(query, documents)
	if err != nil {
		return nil, err
	}
	if len(hits) == 0 {
		return nil, fmt.Errorf("no promise says or said %q; recant search looks for single words", query)
	}
	var all []thread
	for _, d := range documents {
		list, err := s.threads(d, hits)
		if err != nil {
			return nil, err
		}
		all = append(all, list...)
	}
	slices.SortStableFunc(all, func(a, b thread) int { return cmp.Compare(a.rank, b.rank) })
	l := &story.Life{Schema: "recant.life/1", Query: query, Lives: []story.Promise{}}
	for i, one := range all {
		if i >= max(1, limit) {
			l.More = len(all) - i
			break
		}
		l.Lives = append(l.Lives, lifeOf(one.document, one.all, one.Thread))
	}
	return l, nil
}

// thread is a life with how well it matches.
type thread struct {
	*corpus.Thread
	rank     float64
	document corpus.Document
	all      *corpus.Threads
}

// threads gives the threads of a document that a hit is part of.
func (s *session) threads(d corpus.Document, hits []corpus.Hit) ([]thread, error) {
	rank := map[int64]float64{}
	for _, h := range hits {
		if h.Document == d.ID {
			rank[h.Part] = h.Rank
		}
	}
	if len(rank) == 0 {
		return nil, nil
	}
	if err := s.prepare([]corpus.Document{d}, true); err != nil {
		return nil, err
	}
	t, err := s.store.Threads(s.ctx, d.ID)
	if err != nil {
		return nil, err
	}
	var list []thread
	for _, th := range t.Threads {
		best, found := 0.0, false
		for _, p := range th.Places {
			if r, ok := rank[t.Extracts[p.Step].Parts[p.Part].ID]; ok && (!found || r < best) {
				best, found = r, true
			}
		}
		if found {
			list = append(list, thread{th, best, d, t})
		}
	}
	return list, nil
}

func lifeOf(d corpus.Document, t *corpus.Threads, th *corpus.Thread) story.Promise {
	l := story.Promise{Document: named(d), Spoken: t.Steps[th.Turns[0].Step].Language, InForce: !th.Ended(), Turns: []story.Turn{}, Stands: []story.Stand{}}
	newest := -1
	for i := range t.Steps {
		if t.Steps[i].Language == l.Spoken || t.Steps[i].Version.Gone() {
			l.Latest, newest = t.Steps[i].Version.Date, i
		}
	}
	for i := range th.Turns {
		l.Turns = append(l.Turns, turnOf(t, th, i))
	}
	l.Turns[0].Oldest = oldestKept(t, th)
	if !l.InForce {
		l.Stands = newFinder().standing(t.Extracts[newest], t.Part(th, len(th.Turns)-1))
	}
	return l
}

func turnOf(t *corpus.Threads, th *corpus.Thread, i int) story.Turn {
	turn := &th.Turns[i]
	p := passageOf(t.Part(th, i).Body)
	out := story.Turn{Date: t.Steps[turn.Step].Version.Date, Kind: string(turn.Kind), Rules: []string{}, Quote: p.Quote, Stands: []story.Stand{}}
	out.Norms, out.IDs = normsOf(&p)
	ch := turn.Change
	if turn.Kind == corpus.Dropped {
		out.Stands = newFinder().standing(t.Extracts[turn.Step], t.Part(th, i))
		if ch != nil && ch.Faint {
			out.Nearest = quoteOf(t.Extracts[turn.Step], ch.New)
		}
	}
	if ch == nil || len(out.Stands) > 0 || ch.Faint && (turn.Kind != corpus.Dropped || !weakens(ch)) {
		return out // what was judged of the sentence is not what became of the promise
	}
	if turn.Kind == corpus.Reworded && ch.Verdict != "neutral" {
		out.Kind = ch.Verdict
	}
	out.Severity, out.Rules, out.Message, out.Witness = ch.Severity, append(out.Rules, ch.Rules...), ch.Message, ch.Witness
	out.Unsure, out.Told = ch.Unsure, ch.Told
	return out
}
