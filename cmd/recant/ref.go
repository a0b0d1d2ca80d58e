package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strings"

	"github.com/recant/recant/corpus"
	"github.com/recant/recant/extract/promise"
)

// moment is what may stand behind the @ of DOC@DATE.
var moment = regexp.MustCompile(`^(first|latest(~\d+)?|\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\dZ)?)?)?)$`)

// splitRef takes DOC@DATE apart. Without a moment it is the latest.
func splitRef(name string) (document, when string, dated bool) {
	if i := strings.LastIndex(name, "@"); i > 0 && moment.MatchString(name[i+1:]) {
		return name[:i], name[i+1:], true
	}
	return name, "latest", false
}

// version reads DOC@DATE from the corpus; ok is false where the name is not of that form, or
// where it is a file.
func (r *reader) version(ctx context.Context, name string) (s *promise.Statement, ok bool, err error) {
	document, when, dated := splitRef(name)
	if !dated {
		return nil, false, nil
	}
	if _, err := os.Stat(name); err == nil {
		return nil, false, nil
	}
	file := corpusFile(r.host, r.corpus)
	if _, err := os.Stat(file); err != nil {
		return nil, !corpus.IsRevision(name), fmt.Errorf("there is no file %q and no corpus at %q: recant corpus import makes one, --corpus names another", name, file)
	}
	store, err := corpus.Open(ctx, file)
	if err != nil {
		return nil, true, fmt.Errorf("%q: %w", file, err)
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	d, err := store.Find(ctx, document)
	if err != nil {
		return nil, !corpus.IsRevision(name), err
	}
	v, err := store.At(ctx, d.ID, when)
	if err != nil {
		return nil, true, err
	}
	data, err := store.Bytes(ctx, &v)
	if err != nil {
		return nil, true, err
	}
	if s, err = r.parse(v.Path, data); err == nil {
		s.Source = d.String() + "@" + v.Date
	}
	return s, true, err
}
