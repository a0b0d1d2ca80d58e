package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

// Imported says what an import did.
type Imported struct {
	Added     int       // versions that were not there before
	Known     int       // versions that were there, or said nothing new
	OtherType int       // documents that were left out for their type
	Withdrawn int       // versions that a rewritten repository holds no more
	Troubles  []Trouble // versions that were passed over
	lock      sync.Mutex
}

func (r *Imported) count(added bool) {
	if added {
		r.Added++
	} else {
		r.Known++
	}
}

func (r *Imported) trouble(t Trouble) {
	r.lock.Lock()
	defer r.lock.Unlock()
	r.Troubles = append(r.Troubles, t)
}

// File is one file to be imported.
type File struct {
	Name
	Date string // as versions are dated
	Path string // where it is, for those who ask
	Data func() ([]byte, error)
}

// ImportFiles stores files as versions, the oldest first: whether a text says nothing new hangs
// on the one before it. What is in the store already is not stored again.
func (s *Store) ImportFiles(ctx context.Context, place string, files []File, w Work) (*Imported, error) {
	r := &Imported{}
	var source int64
	if place != "" {
		err := s.transact(ctx, func(tx *sql.Tx) (err error) {
			source, _, err = sourceID(ctx, tx, place, "")
			return err
		})
		if err != nil {
			return r, err
		}
	}
	files = slices.Clone(files)
	slices.SortStableFunc(files, func(a, b File) int { return strings.Compare(a.Date, b.Date) })
	turns := newTurns(len(files))
	err := s.work(ctx, w, len(files), Progress{What: "storing", Total: len(files)}, func(ctx context.Context, i int, send func(job) error) error {
		defer turns.done(ctx, i)
		f := files[i]
		data, err := f.Data()
		if err == nil && int64(len(data)) > w.MaxBytes {
			err = fmt.Errorf("%w: %d bytes, the limit is %d", ErrTooLarge, len(data), w.MaxBytes)
		}
		if err != nil {
			r.trouble(Trouble{f.Path, f.Date, err.Error()})
			return nil
		}
		e := entry{date: f.Date, path: f.Path, source: source}
		next := e.job(f.Name, newStuff(data, ""), func(_ int64, added bool) { r.count(added) })
		if err := turns.wait(ctx, i); err != nil {
			return err
		}
		return send(next)
	})
	return r, err
}

// job stores a version of the document of a name; then tells which one it is.
func (e entry) job(name Name, c stuff, then func(id int64, added bool)) job {
	return job{size: len(c.packed), done: 1, do: func(ctx context.Context, tx *sql.Tx) error {
		var err error
		if e.document, err = documentID(ctx, tx, name); err != nil {
			return err
		}
		if !c.none() {
			if e.content, err = c.put(ctx, tx); err != nil {
				return err
			}
		}
		id, added, err := e.put(ctx, tx)
		if err == nil {
			then(id, added)
		}
		return err
	}}
}

// Tree lists the files of a folder that a layout takes. A file whose path has no date gets
// the date given. left counts the documents that were left out for their type.
func Tree(ctx context.Context, folder fs.FS, l Layout, date string) (files []File, left int, err error) {
	m, err := l.compile()
	if err != nil {
		return nil, 0, err
	}
	err = fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || ctx.Err() != nil {
			return errors.Join(err, ctx.Err())
		}
		if d.IsDir() && d.Name() == ".git" {
			return fs.SkipDir
		}
		found, ok := m.match(name)
		if !ok || !d.Type().IsRegular() {
			return nil
		}
		if !found.took {
			left++
			return nil
		}
		f := File{Name: found.name, Date: date, Path: name, Data: func() ([]byte, error) { return fs.ReadFile(folder, name) }}
		if found.date != "" {
			if f.Date, err = StartOf(found.date); err != nil {
				return err
			}
		}
		files = append(files, f)
		return nil
	})
	return files, left, err
}

// turns lets tasks that are worked on at once end one after the other, in their order.
type turns []chan struct{}

func newTurns(n int) turns {
	t := make(turns, n)
	for i := range t {
		t[i] = make(chan struct{})
	}
	return t
}

// wait waits until the task before i is done.
func (t turns) wait(ctx context.Context, i int) error {
	if i == 0 {
		return nil
	}
	select {
	case <-t[i-1]:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// done lets the next task go on, once all before it have.
func (t turns) done(ctx context.Context, i int) {
	if t.wait(ctx, i) == nil {
		close(t[i])
	}
}
