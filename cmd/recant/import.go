package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/corpus"
	"github.com/recant/recant/corpus/story"
)

// privacyTypes are the titles that are taken from folders and repositories unless --types
// says otherwise: the kinds of terms of Open Terms Archive that are about personal data.
var privacyTypes = []string{"*privacy*", "*data protection*", "*data processing*", "*tracker*", "*cookie*"}

func importVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:      "import",
		Usage:     "store the versions of files, of a folder, or of a git repository's whole history",
		ArgsUsage: "PATH…",
		Description: "A folder or repository is read as PUBLISHER/TITLE.md, the layout of Open Terms Archive, or as --pattern says:\n" +
			"{publisher}, {title}, {lang} and {date} stand for what names a version, {ext} for an extension, * for anything in one folder, **/ for any folders.\n" +
			"A version that is there already is not stored again; an import that was interrupted goes on where it stopped.",
		Flags: []cli.Flag{
			corpusFlag(),
			&cli.StringFlag{Name: "publisher", Aliases: []string{"p"}, Usage: "`NAME` of whose statement it is, where the pattern does not say"},
			&cli.StringFlag{Name: "title", Aliases: []string{"t"}, Usage: "`TITLE` of the document, where the pattern does not say"},
			&cli.StringFlag{Name: "lang", Aliases: []string{"l"}, Usage: "`CODE` of the language, to keep the translations of one title apart"},
			&cli.StringFlag{Name: "date", Aliases: []string{"d"}, Usage: "`DATE` from which on files said so, such as 2024-05-31 (default: now; a repository has its own dates)"},
			&cli.StringFlag{Name: "pattern", Value: corpus.DefaultPattern, Usage: "`LAYOUT` of a folder or repository"},
			&cli.StringSliceFlag{Name: "types", Usage: "`TITLE` to take from a folder or repository, * for anything; may be given several times (default: documents about privacy)"},
			&cli.StringFlag{Name: "rev", Value: "HEAD", Usage: "`BRANCH` of a repository"},
			&cli.BoolFlag{Name: "no-git", Usage: "take a checkout for a folder: only the files that are there now", DisableDefaultText: true},
			&cli.StringFlag{Name: "max-size", Value: "32MiB", Usage: "pass over a file larger than `SIZE`"},
		},
		Action: func(c *cli.Context) error { return runImport(h, c) },
	}
}

// importer imports as the flags say.
type importer struct {
	*session
	c      *cli.Context
	date   string
	layout corpus.Layout
	total  corpus.Imported
}

// memoryGoal bounds the memory of an import, in bytes: more than that of other runs, as it makes
// much that is soon thrown away.
const memoryGoal = 350 << 20

func runImport(h *host, c *cli.Context) error {
	if c.NArg() == 0 {
		return errors.New("import needs a file, a folder or a git repository: recant corpus import PATH")
	}
	limit, err := maxSize(c)
	if err != nil {
		return err
	}
	date := corpus.Date(time.Now())
	if given := c.String("date"); given != "" {
		if date, err = corpus.StartOf(given); err != nil {
			return err
		}
	}
	for _, path := range c.Args().Slice() { // before a corpus is made for nothing
		if _, err := os.Stat(path); err != nil {
			return fmt.Errorf("cannot open %q: no such file or folder, or you may not read it", path)
		}
	}
	s, err := openCorpus(h, c, true)
	if err != nil {
		return err
	}
	s.limit = limit
	name := corpus.Name{Publisher: c.String("publisher"), Title: c.String("title"), Language: c.String("lang")}
	layout := corpus.Layout{Pattern: c.String("pattern"), Name: name, Types: c.StringSlice("types")}
	if !c.IsSet("types") && !c.IsSet("pattern") && name.Title == "" {
		layout.Types = privacyTypes
	}
	debug.SetMemoryLimit(memoryGoal)
	i := &importer{session: s, c: c, date: date, layout: layout}
	return s.close(i.all(c.Args().Slice()))
}

func (i *importer) all(paths []string) error {
	for _, path := range paths {
		r, err := i.one(path)
		if r != nil {
			i.total.Added += r.Added
			i.total.Known += r.Known
			i.total.OtherType += r.OtherType
			i.total.Withdrawn += r.Withdrawn
			i.total.Troubles = append(i.total.Troubles, r.Troubles...)
		}
		if err != nil {
			return err
		}
	}
	documents, err := i.store.Documents(i.ctx)
	if err != nil {
		return err
	}
	if err := i.prepare(documents, false); err != nil {
		return err
	}
	i.bar.clear()
	return i.tell(len(documents))
}

// one imports a file, a folder or a repository.
func (i *importer) one(path string) (*corpus.Imported, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	place, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return i.file(path)
	}
	git := corpus.Git{Dir: path, Env: i.env}
	if !i.c.Bool("no-git") && git.IsTop(i.ctx) {
		return i.store.ImportGit(i.ctx, git, place, i.c.String("rev"), i.layout, i.work())
	}
	files, left, err := corpus.Tree(i.ctx, os.DirFS(path), i.layout, i.date)
	if err != nil {
		return nil, err
	}
	r, err := i.store.ImportFiles(i.ctx, place, files, i.work())
	if r != nil {
		r.OtherType = left
	}
	return r, err
}

func (i *importer) file(path string) (*corpus.Imported, error) {
	name := i.layout.Name
	if name.Title == "" {
		name.Title = corpus.NameOf(filepath.ToSlash(path)).Title
	}
	r := &reader{host: i.host, limit: i.limit}
	data, err := r.bytes(i.ctx, path)
	if err != nil {
		return nil, err
	}
	f := corpus.File{Name: name, Date: i.date, Path: path, Data: func() ([]byte, error) { return data, nil }}
	return i.store.ImportFiles(i.ctx, "", []corpus.File{f}, i.work())
}

// tell says what was done.
func (i *importer) tell(documents int) error {
	r := &i.total
	for n, t := range r.Troubles {
		if n == 10 {
			fmt.Fprintf(i.err, "recant: passed over %d more\n", len(r.Troubles)-n)
			break
		}
		fmt.Fprintf(i.err, "recant: passed over %s\n", oneLine(fmt.Sprintf("%s of %s: %s", t.Path, t.Date, t.Reason)))
	}
	line := fmt.Sprintf("%s, %d known; the corpus has %s.", story.Count(r.Added, "new version"), r.Known, story.Count(documents, "document"))
	if r.Withdrawn > 0 {
		line += fmt.Sprintf(" The repository was rewritten, and does not hold %s any more: kept, and marked as withdrawn.", story.Count(r.Withdrawn, "version"))
	}
	if r.OtherType > 0 {
		line += fmt.Sprintf(" Left out: %s of other types; --types '*' takes them too.", story.Count(r.OtherType, "document"))
	}
	_, err := fmt.Fprintln(i.out, line)
	return err
}
