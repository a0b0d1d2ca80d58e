package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// group is the history of one document in a repository, oldest first, through its renames.
type group struct {
	name   Name
	from   []Name // names it had before, where they changed in this stretch of history
	events []event
}

// ImportGit stores the history of a branch: each commit that changed a document gives a
// version, dated by its committer. A later run reads only what is new. Where the branch was
// rewritten, versions that it holds no more are kept and marked as withdrawn.
func (s *Store) ImportGit(ctx context.Context, g Git, place, rev string, l Layout, w Work) (*Imported, error) {
	m, err := l.compile()
	if err != nil {
		return nil, err
	}
	tip, err := g.commitID(ctx, rev)
	if err != nil {
		return nil, err
	}
	r := &Imported{}
	var source int64
	var old string
	err = s.transact(ctx, func(tx *sql.Tx) (err error) {
		source, old, err = sourceID(ctx, tx, place, l.String()+"\n"+rev)
		return err
	})
	if err != nil || old == tip {
		return r, err
	}
	since := old
	if old != "" && !g.reaches(ctx, old, tip) {
		since = ""
	}
	groups, left, err := g.plan(ctx, since, tip, m)
	if err != nil {
		return r, err
	}
	r.OtherType = left
	seen, err := s.importGroups(ctx, g, groups, source, r, w)
	if err != nil {
		return r, err
	}
	return r, s.finish(ctx, source, tip, old != "" && since == "", seen, r)
}

// plan sorts the history by document.
func (g Git) plan(ctx context.Context, since, tip string, m *matcher) ([]*group, int, error) {
	at := map[string]*group{}
	others := map[string]bool{}
	var groups []*group
	start := func(path string, name Name) *group {
		at[path] = &group{name: name}
		groups = append(groups, at[path])
		return at[path]
	}
	err := g.events(ctx, since, tip, func(e event) {
		f, ok := m.match(e.path)
		before, wasOne := m.match(e.from)
		wasOne = wasOne && before.took && e.from != ""
		if ok && !f.took {
			others[e.path] = true
		}
		took := ok && f.took
		switch {
		case took && wasOne && at[e.path] == nil:
			old := at[e.from]
			if old == nil {
				old = start(e.from, before.name)
			}
			delete(at, e.from)
			old.from, old.name = append(old.from, old.name), f.name
			old.events = append(old.events, e)
			at[e.path] = old
			return
		case wasOne:
			gone := event{commit: e.commit, date: e.date, path: e.from}
			if at[e.from] == nil {
				start(e.from, before.name)
			}
			at[e.from].events = append(at[e.from].events, gone)
		}
		if !took {
			return
		}
		if at[e.path] == nil {
			start(e.path, f.name)
		}
		at[e.path].events = append(at[e.path].events, e)
	})
	return groups, len(others), err
}

// renameAll gives documents their newest names, before others may take their old ones over.
func (s *Store) renameAll(ctx context.Context, groups []*group) error {
	return s.transact(ctx, func(tx *sql.Tx) error {
		for _, one := range groups {
			for _, before := range one.from {
				if err := rename(ctx, tx, before, one.name); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// importGroups stores the versions; it gives the ids of those that the history holds.
func (s *Store) importGroups(ctx context.Context, g Git, groups []*group, source int64, r *Imported, w Work) (map[int64]bool, error) {
	total := 0
	for _, one := range groups {
		total += len(one.events)
	}
	if err := s.renameAll(ctx, groups); err != nil {
		return nil, err
	}
	longestFirst(groups, func(one *group) int { return len(one.events) })
	catCtx, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	c, err := g.newCat(catCtx)
	if err != nil {
		return nil, err
	}
	defer c.close()
	seen := map[int64]bool{}
	err = s.work(ctx, w, len(groups), Progress{What: "storing", Total: total}, func(ctx context.Context, i int, send func(job) error) error {
		f := fetcher{s, c, w.MaxBytes, map[string]bool{}}
		return f.group(ctx, groups[i], source, r, send, func(id int64, added bool) {
			seen[id] = true
			r.count(added)
		})
	})
	if errors.Is(err, context.Canceled) {
		err = stopped(fmt.Sprintf("interrupted: %d versions were stored; run the same again to go on", r.Added))
	}
	return seen, err
}

// fetcher gets the bytes of one document's versions.
type fetcher struct {
	store *Store
	cat   *cat
	limit int64
	sent  map[string]bool // blobs that were sent to be stored
}

// group sends the versions of one document, oldest first.
func (f *fetcher) group(ctx context.Context, g *group, source int64, r *Imported, send func(job) error, then func(int64, bool)) error {
	for _, e := range g.events {
		c, err := f.stuff(ctx, e)
		if errors.Is(err, errUnreadable) || errors.Is(err, ErrTooLarge) {
			r.trouble(Trouble{e.path, e.date, err.Error()})
			continue
		}
		if err != nil {
			return err
		}
		version := entry{date: e.date, source: source, path: e.path, commit: e.commit}
		if err := send(version.job(g.name, c, then)); err != nil {
			return err
		}
	}
	return nil
}

// stuff gets the bytes of an event, unless they are in the store or on their way there.
func (f *fetcher) stuff(ctx context.Context, e event) (stuff, error) {
	if e.blob == "" {
		return stuff{}, nil
	}
	if f.sent[e.blob] {
		return stuff{blob: e.blob}, nil
	}
	var id int64
	err := f.store.read.QueryRowContext(ctx, `SELECT content_id FROM blob WHERE id = ?`, e.blob).Scan(&id)
	if err == nil {
		return stuff{id: id}, nil
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return stuff{}, explain(err)
	}
	data, err := f.cat.blob(e.blob, f.limit)
	if err != nil {
		return stuff{}, err
	}
	f.sent[e.blob] = true
	return newStuff(data, e.blob), nil
}

// finish remembers how far the repository was read, and marks what a rewritten one lost.
func (s *Store) finish(ctx context.Context, source int64, tip string, rewritten bool, seen map[int64]bool, r *Imported) error {
	return s.transact(ctx, func(tx *sql.Tx) error {
		if rewritten {
			rows, err := tx.QueryContext(ctx, `SELECT id FROM version WHERE source_id = ? AND withdrawn = 0`, source)
			ids, err := collect(rows, err, func(id *int64) []any { return []any{id} })
			if err != nil {
				return err
			}
			for _, id := range ids {
				if seen[id] {
					continue
				}
				r.Withdrawn++
				if _, err := tx.ExecContext(ctx, `UPDATE version SET withdrawn = 1 WHERE id = ?`, id); err != nil {
					return err
				}
			}
		}
		_, err := tx.ExecContext(ctx, `UPDATE source SET tip = ? WHERE id = ?`, tip, source)
		return err
	})
}
