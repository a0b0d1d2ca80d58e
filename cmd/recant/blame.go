package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/corpus"
	"github.com/recant/recant/corpus/story"
	"github.com/recant/recant/extract/promise"
)

func blameVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:        "blame",
		Usage:       "show since when each promise in force is made, and since when in these words",
		ArgsUsage:   "DOC[@DATE]",
		Description: "recant blame github\nrecant blame github@2024",
		Flags:       storyFlags(plainFormats),
		Action: needs(true, "blame needs one document: recant blame DOC; recant corpus list shows them",
			tells(h, plainFormats, func(s *session, c *cli.Context) (story.Story, error) { return s.blame(c.Args().First()) })),
	}
}

func (s *session) blame(ref string) (*story.Blame, error) {
	name, when, _ := splitRef(ref)
	d, err := s.document(name, true)
	if err != nil {
		return nil, err
	}
	v, err := s.store.At(s.ctx, d.ID, when)
	if err != nil {
		return nil, err
	}
	t, err := s.store.Threads(s.ctx, d.ID)
	if err != nil {
		return nil, err
	}
	at := stepOf(t, v.ID)
	x := t.Extracts[at]
	if x == nil {
		return nil, fmt.Errorf("%s of %s holds no promises: %s", d, v.Date, orGone(t.Steps[at].Unread))
	}
	b := &story.Blame{Schema: "recant.blame/1", Document: named(d), Date: v.Date, Spoken: x.Language, Promises: []story.Since{}}
	statement, err := unpackStatement(x, v.Path, func(p *corpus.Part) (promise.Passage, error) { return passageOf(p.Body), nil })
	if err != nil {
		return nil, err
	}
	oldest := oldestOf(t, at)
	for p, th := range oldest {
		if th != nil {
			b.Promises = append(b.Promises, sinceOf(t, th, at, &statement.Passages[p]))
		}
	}
	return b, nil
}

func orGone(trouble string) string {
	if trouble == "" {
		return "there was no such document"
	}
	return trouble
}

func stepOf(t *corpus.Threads, version int64) int {
	for i := range t.Steps {
		if t.Steps[i].Version.ID == version {
			return i
		}
	}
	return 0
}

// oldestOf gives, for each part of a step, the thread that leads furthest back.
func oldestOf(t *corpus.Threads, step int) []*corpus.Thread {
	list := make([]*corpus.Thread, len(t.Extracts[step].Parts))
	for _, th := range t.Threads { // the older ones come first
		for _, p := range th.Places {
			if p.Step == step && (list[p.Part] == nil || th.Turns[0].Step < list[p.Part].Turns[0].Step) {
				list[p.Part] = th
			}
		}
	}
	return list
}

func sinceOf(t *corpus.Threads, th *corpus.Thread, step int, p *promise.Passage) story.Since {
	s := story.Since{Quote: p.Quote, Line: p.Line, Made: t.Steps[th.Turns[0].Step].Version.Date, Oldest: oldestKept(t, th)}
	s.Norms, s.IDs = normsOf(p)
	for _, turn := range th.Turns {
		if turn.Step > step {
			break
		}
		s.Since = t.Steps[turn.Step].Version.Date
		switch {
		case turn.Kind == corpus.Restored:
			s.Restored++
		case turn.Kind == corpus.Reworded:
			s.Reworded++
			if weakens(turn.Change) {
				s.Weakened++
			}
		}
	}
	return s
}

// oldestKept says whether a thread begins in the oldest version of its language.
func oldestKept(t *corpus.Threads, th *corpus.Thread) bool {
	return t.Steps[th.Turns[0].Step].Before < 0
}
