package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/corpus"
	"github.com/recant/recant/extract/read"
)

// defaultCorpus is where a corpus is kept unless a flag or RECANT_CORPUS says otherwise.
const defaultCorpus = ".recant/corpus.db"

func corpusFlag() cli.Flag {
	return &cli.StringFlag{Name: "corpus", Usage: "`FILE` that keeps the versions (default: $RECANT_CORPUS, else " + defaultCorpus + ")"}
}

// session is a run on a corpus.
type session struct {
	*host
	store *corpus.Store
	limit int64
	ctx   context.Context
	stop  func()
	bar   *bar
}

// corpusFile is the file that the flags and the environment name.
func corpusFile(h *host, given string) string {
	if given == "" {
		given = h.getenv("RECANT_CORPUS")
	}
	if given == "" {
		given = filepath.FromSlash(defaultCorpus)
	}
	return given
}

// openCorpus opens the corpus that a verb works on. An interrupt ends the work at a point
// from which it can go on.
func openCorpus(h *host, c *cli.Context, create bool) (*session, error) {
	file := corpusFile(h, c.String("corpus"))
	if create {
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			return nil, fmt.Errorf("cannot make the folder of the corpus: %w", err)
		}
	} else if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no corpus at %q: recant corpus import PATH makes one, --corpus names another", file)
	}
	ctx, stop := signal.NotifyContext(c.Context, os.Interrupt)
	store, err := corpus.Open(ctx, file)
	if err != nil {
		stop()
		return nil, fmt.Errorf("%q: %w", file, err)
	}
	return &session{host: h, store: store, limit: read.DefaultMaxBytes, ctx: ctx, stop: stop, bar: newBar(h)}, nil
}

// close ends the session, err being how it went.
func (s *session) close(err error) error {
	s.bar.clear()
	s.stop()
	return errors.Join(err, s.store.Close())
}

func (s *session) work() corpus.Work {
	return corpus.Work{Workers: runtime.GOMAXPROCS(0), MaxBytes: s.limit, Progress: s.bar.show}
}

// prepare has the documents read, and compared where compared is set.
func (s *session) prepare(documents []corpus.Document, compared bool) error {
	return s.store.Prepare(s.ctx, documents, s.analyst(), compared, s.work())
}

func (s *session) analyst() *analyst { return &analyst{s.host, s.limit} }

// document finds one document by its name and prepares it.
func (s *session) document(name string, compared bool) (corpus.Document, error) {
	d, err := s.store.Find(s.ctx, name)
	if err != nil {
		return d, err
	}
	return d, s.prepare([]corpus.Document{d}, compared)
}

// on runs f on the corpus that a verb works on.
func on(h *host, c *cli.Context, f func(*session) error) error {
	s, err := openCorpus(h, c, false)
	if err != nil {
		return err
	}
	return s.close(f(s))
}
