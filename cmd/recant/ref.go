package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strings"

	"github.com/recant/recant/corpus"
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

// stored is a version that a corpus keeps.
type stored struct {
	document corpus.Document
	corpus.Version
	data []byte
}

// name is DOC@DATE, the date to the second.
func (v *stored) name() string { return v.document.String() + "@" + v.Date }

// stored finds the version in the corpus that DOC@DATE means; ok is false where the name is
// not of that form, or where it is a file.
func (r *reader) stored(ctx context.Context, name string) (v *stored, ok bool, err error) {
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
	v = &stored{}
	if v.document, err = store.Find(ctx, document); err != nil {
		return nil, !corpus.IsRevision(name), err
	}
	if v.Version, err = store.At(ctx, v.document.ID, when); err == nil {
		v.data, err = store.Bytes(ctx, &v.Version)
	}
	return v, true, err
}

// side reads the version.
func (v *stored) side(r *reader) (*side, error) {
	s, err := r.sideOf(v.Path, v.data)
	if err == nil {
		s.source, s.statement.Source = v.name(), v.name()
	}
	return s, err
}
