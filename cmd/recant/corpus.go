package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/corpus"
	"github.com/recant/recant/corpus/story"
)

func corpusVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:      "corpus",
		Usage:     "keep the versions of documents: import, list, stats, verify",
		ArgsUsage: "import|list|stats|verify",
		Description: "recant corpus import privacy.md --publisher Acme --date 2024-05-31\n" +
			"recant corpus import ../contrib-versions\nrecant corpus list",
		Subcommands: []*cli.Command{importVerb(h), listVerb(h), statsVerb(h), verifyVerb(h)},
		Action: func(c *cli.Context) error {
			if c.NArg() > 0 {
				return fmt.Errorf("corpus knows import, list, stats and verify, not %q", c.Args().First())
			}
			return errors.New("corpus needs one of import, list, stats and verify; recant corpus --help says more")
		},
	}
}

func listVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:      "list",
		Usage:     "list the documents, each with its versions and their dates",
		ArgsUsage: "[WORDS]",
		Flags:     storyFlags(plainFormats),
		Action: tells(h, plainFormats, func(s *session, c *cli.Context) (story.Story, error) {
			documents, err := s.store.Documents(s.ctx)
			list := story.NewList()
			for _, d := range documents {
				if strings.Contains(strings.ToLower(d.String()), strings.ToLower(strings.Join(c.Args().Slice(), " "))) {
					list.Documents = append(list.Documents, listed(d))
				}
			}
			return list, err
		}),
	}
}

func listed(d corpus.Document) story.Listed {
	return story.Listed{Document: named(d), Versions: d.Versions, First: d.First, Last: d.Last}
}

func named(d corpus.Document) story.Document {
	return story.Document{Publisher: d.Publisher, Title: d.Title, Language: d.Language}
}

func statsVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:  "stats",
		Usage: "count what the corpus holds",
		Flags: storyFlags(plainFormats),
		Action: tells(h, plainFormats, func(s *session, c *cli.Context) (story.Story, error) {
			st, err := s.store.Stats(s.ctx)
			return stats(st), err
		}),
	}
}

func stats(st corpus.Stats) *story.Table {
	t := story.NewTable("recant.stats/1")
	t.Add("publishers", st.Publishers)
	t.Add("documents", st.Documents)
	t.Add("versions", st.Versions)
	t.Add("withdrawn versions", st.Withdrawn)
	t.Add("distinct texts", st.Contents)
	t.Add("bytes of text", st.Bytes)
	t.Add("bytes of text, packed", st.Packed)
	t.Add("texts read", st.Read-st.Unread)
	t.Add("texts that could not be read", st.Unread)
	t.Add("distinct sentences", st.Parts)
	t.Add("of them with promises", st.Tracked)
	t.Add("comparisons", st.Compared)
	t.Add("first date", st.First)
	t.Add("last date", st.Last)
	t.Add("bytes of the file", st.Size)
	t.Add("schema", st.Schema)
	return t
}

func verifyVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:  "verify",
		Usage: "check every hash and every reference; exit with 2 where something is wrong",
		Flags: []cli.Flag{corpusFlag()},
		Action: func(c *cli.Context) error {
			return on(h, c, func(s *session) error {
				wrong, err := s.store.Verify(s.ctx, s.bar.show)
				s.bar.clear()
				if err != nil {
					return err
				}
				for _, w := range wrong {
					fmt.Fprintln(h.out, oneLine(w))
				}
				if len(wrong) > 0 {
					return fmt.Errorf("the corpus is damaged in %s: restore it from a backup, or import its sources into a new one", story.Count(len(wrong), "place"))
				}
				st, err := s.store.Stats(s.ctx)
				if err == nil {
					_, err = fmt.Fprintf(h.out, "%s of %s, %s: every hash is right.\n", story.Count(st.Versions, "version"), story.Count(st.Documents, "document"), story.Count(st.Contents, "text"))
				}
				return err
			})
		},
	}
}
