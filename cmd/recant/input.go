package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"sync"

	"github.com/urfave/cli/v2"

	"github.com/recant/recant/corpus"
	"github.com/recant/recant/extract"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/read"
)

// reader reads documents as the flags of a verb say.
type reader struct {
	*host
	language string // "" to find it
	limit    int64  // bytes
	corpus   string // the file that --corpus names; ""
	register bool   // documents are read as impact assessments, whatever they look like
}

func newReader(h *host, c *cli.Context) (*reader, error) {
	language, err := oneOf(c, "lang", languages())
	if err != nil {
		return nil, err
	}
	if language == "auto" {
		language = ""
	}
	limit, err := maxSize(c)
	return &reader{host: h, language: language, limit: limit, corpus: c.String("corpus")}, err
}

// side is one version of a document, with the bytes that it was read from.
type side struct {
	data      []byte
	source    string
	statement *promise.Statement
}

// statements reads the promises of documents, each a file, - for standard input, REV:path or DOC@DATE,
// in the order given.
func (r *reader) statements(ctx context.Context, names ...string) ([]*promise.Statement, error) {
	sides, err := r.sides(ctx, names...)
	if err != nil {
		return nil, err
	}
	var list []*promise.Statement
	for _, s := range sides {
		list = append(list, s.statement)
	}
	return list, nil
}

// sides reads documents with their bytes. They are read side by side; of several troubles the
// first is said.
func (r *reader) sides(ctx context.Context, names ...string) ([]*side, error) {
	if i := slices.Index(names, "-"); i >= 0 && slices.Contains(names[i+1:], "-") {
		return nil, errors.New("standard input can be read only once: name a file for the other document")
	}
	list, troubles := make([]*side, len(names)), make([]error, len(names))
	var all sync.WaitGroup
	workers := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, name := range names {
		workers <- struct{}{}
		all.Go(func() {
			list[i], troubles[i] = r.side(ctx, name)
			<-workers
		})
	}
	all.Wait()
	for _, err := range troubles {
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}

// side reads one document.
func (r *reader) side(ctx context.Context, name string) (*side, error) {
	if v, ok, err := r.stored(ctx, name); ok && err != nil {
		return nil, err
	} else if ok {
		return v.side(r)
	}
	data, err := r.bytes(ctx, name)
	if err != nil {
		return nil, err
	}
	return r.sideOf(name, data)
}

// sideOf reads a document's bytes.
func (r *reader) sideOf(source string, data []byte) (*side, error) {
	s, err := r.parse(source, data)
	if err != nil {
		return nil, err
	}
	return &side{data, source, s}, nil
}

// parse reads the promises of a document's bytes.
func (r *reader) parse(name string, data []byte) (s *promise.Statement, err error) {
	defer func() {
		if bug := recover(); bug != nil {
			err = fmt.Errorf("cannot read %q: recant itself failed on it (%v); please report this with the file", name, bug)
		}
	}()
	doc, err := read.Read(name, data, read.Options{MaxBytes: r.limit, PDF: childPDF(r.host)})
	if err != nil {
		return nil, err
	}
	return extract.Statement(doc, extract.Options{Language: r.language, Register: r.register})
}

// bytes gets what a name stands for. A file that exists wins over a REV:path of the same name.
func (r *reader) bytes(ctx context.Context, name string) ([]byte, error) {
	if name == "-" {
		return r.all("standard input", r.in)
	}
	f, err := os.Open(name)
	if err == nil {
		defer f.Close()
		if info, err := f.Stat(); err == nil && info.IsDir() {
			return nil, fmt.Errorf("%q is a folder: name a file in it", name)
		}
		return r.all(name, f)
	}
	missing := errors.Is(err, fs.ErrNotExist) || !errors.Is(err, fs.ErrPermission)
	if missing && corpus.IsRevision(name) {
		return corpus.Git{Env: r.env}.Read(ctx, name, r.limit)
	}
	if missing {
		return nil, fmt.Errorf("cannot open %q: no such file; name a file, - for standard input, REV:path in a git checkout, or DOC@DATE of a corpus", name)
	}
	return nil, fmt.Errorf("cannot open %q: you may not read it", name)
}

// all reads to the end, and stops early at what is too large.
func (r *reader) all(name string, from io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(from, r.limit+1))
	if err != nil {
		return nil, fmt.Errorf("cannot read %q: %w", name, err)
	}
	if int64(len(data)) > r.limit {
		return nil, fmt.Errorf("%q is larger than %d bytes: split it, or raise --max-size", name, r.limit)
	}
	return data, nil
}
