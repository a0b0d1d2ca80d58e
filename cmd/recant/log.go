package main

import (
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/corpus"
	"github.com/recant/recant/corpus/story"
	"github.com/recant/recant/extract/promise"
)

var logFormats = []string{"text", "markdown", "html", "json", "svg"}

func logVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:        "log",
		Usage:       "list the versions of a document, what got weaker in each, and the worst of it",
		ArgsUsage:   "DOC",
		Description: "DOC is a document of the corpus: PUBLISHER/TITLE, or a part of it that no other has.\n\nrecant log github --svg --output github.svg",
		Flags: storyFlags(logFormats, svgFlag(),
			&cli.BoolFlag{Name: "withdrawn", Usage: "list only the versions that a rewritten repository holds no more", DisableDefaultText: true}),
		Action: needs(true, "log needs one document: recant log DOC; recant corpus list shows them",
			tells(h, logFormats, func(s *session, c *cli.Context) (story.Story, error) {
				return s.log(c.Args().First(), c.Bool("withdrawn"))
			})),
	}
}

func (s *session) log(name string, withdrawn bool) (*story.Log, error) {
	d, err := s.document(name, !withdrawn)
	if err != nil {
		return nil, err
	}
	l := story.NewLog(named(d))
	if withdrawn {
		versions, err := s.store.Versions(s.ctx, d.ID, true)
		for i := range versions {
			if v := &versions[i]; v.Withdrawn {
				l.Versions = append(l.Versions, story.Entry{Date: v.Date, SHA256: v.SHA256, Commit: v.Commit, Path: v.Path, Gone: v.Gone(), Trouble: "withdrawn"})
			}
		}
		return l, err
	}
	t, err := s.store.Threads(s.ctx, d.ID)
	if err != nil {
		return nil, err
	}
	find := newFinder()
	for i := range t.Steps {
		l.Versions = append(l.Versions, entryOf(d, t, i, find))
	}
	for _, th := range t.Threads {
		for _, turn := range th.Turns {
			switch e := &l.Versions[turn.Step]; {
			case turn.Kind == corpus.Made && !e.First:
				e.Made++
			case turn.Kind == corpus.Dropped:
				e.Dropped++
			}
		}
	}
	slices.Reverse(l.Versions)
	return l, nil
}

func entryOf(d corpus.Document, t *corpus.Threads, i int, find *finder) story.Entry {
	st := &t.Steps[i]
	e := story.Entry{Date: st.Version.Date, SHA256: st.Version.SHA256, Commit: st.Version.Commit, Path: st.Version.Path,
		Spoken: st.Language, Gone: st.Version.Gone(), Trouble: st.Unread, First: st.Before < 0 && st.Language != "", Reverted: st.Reverted,
		Weakened: st.Counts.Weakened, Strengthened: st.Counts.Strengthened, Mixed: st.Counts.Mixed, Neutral: st.Counts.Neutral}
	if x := t.Extracts[i]; x != nil {
		for _, p := range x.Parts {
			if p.Tracked {
				e.Promises++
			}
		}
	}
	if st.Before >= 0 {
		p := passing{d, st, t.Steps[st.Before].Version.Date, t.Extracts[st.Before], t.Extracts[i], find}
		e.Worst = p.worst()
	}
	return e
}

var severities = []string{"high", "medium", "low", ""}

// worst is the finding that matters most among those that weaken, nil where there is none:
// rather one of something that is not promised elsewhere.
func (p *passing) worst() *story.Finding {
	var bad []*corpus.Change
	for i := range p.step.Changes {
		if ch := &p.step.Changes[i]; weakens(ch) {
			bad = append(bad, ch)
		}
	}
	slices.SortStableFunc(bad, func(a, b *corpus.Change) int { return badness(a) - badness(b) })
	var first *story.Finding
	for _, ch := range bad {
		f := p.finding(ch)
		if f.Still == "" {
			return &f
		}
		if first == nil {
			first = &f
		}
	}
	return first
}

func weakens(ch *corpus.Change) bool { return ch.Verdict == "weakened" || ch.Verdict == "mixed" }

// badness is smaller for what is worse.
func badness(ch *corpus.Change) int {
	n := 4 * slices.Index(severities, ch.Severity)
	if ch.Unsure {
		n += 2
	}
	if ch.Verdict == "mixed" {
		n++
	}
	return n
}

// passing is the passing from one version of a document to the next.
type passing struct {
	document     corpus.Document
	step         *corpus.Step
	before       string // date of the older version
	older, newer *corpus.Extract
	finder       *finder
}

// finding tells a change with its quotes. What only went from its place, and is promised all
// the same, is told with where.
func (p *passing) finding(ch *corpus.Change) story.Finding {
	f := story.Finding{Document: named(p.document), Date: p.step.Version.Date, Before: p.before, Spoken: p.step.Language, Kind: ch.Kind, Verdict: ch.Verdict,
		Severity: ch.Severity, Rules: append([]string{}, ch.Rules...), Message: ch.Message, Witness: ch.Witness, Told: ch.Told,
		Old: quoteOf(p.older, ch.Old), New: quoteOf(p.newer, ch.New), Unsure: ch.Unsure, Reverted: p.step.Reverted, Times: 1}
	if len(ch.New) == 0 && len(ch.Old) == 1 && ch.Old[0] < len(p.older.Parts) {
		part := p.older.Parts[ch.Old[0]]
		if stands := p.finder.standing(p.newer, part); len(stands) > 0 && len(stands) == len(p.finder.read(part).Clauses) {
			f.Still = stands[0].Quote
		}
	}
	return f
}

// quoteOf is what the leading part of a change says.
func quoteOf(x *corpus.Extract, parts []int) string {
	if len(parts) == 0 || parts[0] >= len(x.Parts) {
		return ""
	}
	return passageOf(x.Parts[parts[0]].Body).Quote
}

// passageOf is what a part says, without a place.
func passageOf(body []byte) promise.Passage {
	t := &taker{in: body}
	return t.passage()
}

// normsOf are the normal forms of a passage's commitments, and their fingerprints.
func normsOf(p *promise.Passage) (norms, ids []string) {
	norms, ids = []string{}, []string{}
	for i := range p.Clauses {
		norms, ids = append(norms, p.Clauses[i].Norm()), append(ids, p.Clauses[i].Fingerprint())
	}
	return norms, ids
}
