package corpus

import (
	"context"
	"database/sql"
	"errors"
)

// Step is one version in the history of a document, and what changed from the version that
// it is compared with: the one before it in the same language that could be read.
type Step struct {
	Version  Version
	Language string   // that it was read in; "" where it was not
	Unread   string   // why it could not be read; ""
	Before   int      // index of the step that it is compared with; -1 for none
	Counts   Counts   // of the changes since Before
	Reverted string   // the date on which the text of Before was back, word for word; "" where it never was
	Changes  []Change // since Before
}

// History gives the steps of a document, oldest first. The document must be prepared.
func (s *Store) History(ctx context.Context, document int64) ([]Step, error) {
	versions, err := s.Versions(ctx, document, false)
	if err != nil {
		return nil, err
	}
	steps, err := s.steps(ctx, document, versions)
	if err != nil {
		return nil, err
	}
	for i := range steps {
		if steps[i].Before < 0 {
			continue
		}
		st := &steps[i]
		var packed []byte
		err := s.read.QueryRowContext(ctx, `SELECT weakened, strengthened, mixed, neutral, packed FROM comparison
			WHERE document_id = ? AND old_id = ? AND new_id = ?`, document, steps[st.Before].Version.Content, st.Version.Content).
			Scan(&st.Counts.Weakened, &st.Counts.Strengthened, &st.Counts.Mixed, &st.Counts.Neutral, &packed)
		if err != nil {
			return nil, explain(err)
		}
		if st.Changes, err = unpackChanges(packed); err != nil {
			return nil, err
		}
	}
	return steps, nil
}

// steps says which version is compared with which.
func (s *Store) steps(ctx context.Context, document int64, versions []Version) ([]Step, error) {
	last := map[string]int{} // by language
	steps := make([]Step, 0, len(versions))
	for i, v := range versions {
		st := Step{Version: v, Before: -1}
		if !v.Gone() {
			err := s.read.QueryRowContext(ctx, `SELECT language, trouble FROM reading WHERE document_id = ? AND content_id = ?`, document, v.Content).
				Scan(&st.Language, &st.Unread)
			if err != nil && !errors.Is(err, sql.ErrNoRows) {
				return nil, explain(err)
			}
		}
		if before, ok := last[st.Language]; ok && st.Language != "" {
			st.Before = before
		}
		if st.Language != "" {
			last[st.Language] = i
		}
		steps = append(steps, st)
	}
	markReverted(steps)
	return steps, nil
}

// markReverted finds the steps whose text was taken back: a page that was broken for a day,
// a banner that came and went, or a change of mind.
func markReverted(steps []Step) {
	for i := range steps {
		if steps[i].Before < 0 {
			continue
		}
		was := steps[steps[i].Before].Version.Content
		if was == steps[i].Version.Content {
			continue
		}
		for j := i + 1; j < len(steps); j++ {
			if steps[j].Version.Content == was {
				steps[i].Reverted = steps[j].Version.Date
				break
			}
		}
	}
}

// pair is two contents that followed each other and were not compared yet.
type pair struct{ old, new int }

// compareAll compares what was not compared yet.
func (s *Store) compareAll(ctx context.Context, documents []Document, a Analyst, w Work) error {
	type one struct {
		document Document
		steps    []Step
		pairs    []pair
	}
	var list []one
	total := 0
	for _, d := range documents {
		versions, err := s.Versions(ctx, d.ID, false)
		if err != nil {
			return err
		}
		steps, err := s.steps(ctx, d.ID, versions)
		if err != nil {
			return err
		}
		pairs, err := s.missing(ctx, d.ID, steps, engineOf(a))
		if err != nil {
			return err
		}
		if len(pairs) > 0 {
			list, total = append(list, one{d, steps, pairs}), total+len(pairs)
		}
	}
	if total == 0 {
		return nil
	}
	longestFirst(list, func(o one) int { return len(o.pairs) })
	return interrupted(s.work(ctx, w, len(list), Progress{What: "comparing", Total: total}, func(ctx context.Context, i int, send func(job) error) error {
		return s.compareDocument(ctx, list[i].document.ID, list[i].steps, list[i].pairs, a, send)
	}))
}

func engineOf(a Analyst) string { return a.Reads() + "+" + a.Compares() }

func (s *Store) missing(ctx context.Context, document int64, steps []Step, engine string) ([]pair, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT old_id, new_id FROM comparison WHERE document_id = ? AND engine = ?`, document, engine)
	known, err := collect(rows, err, func(p *[2]int64) []any { return []any{&p[0], &p[1]} })
	if err != nil {
		return nil, err
	}
	done := map[[2]int64]bool{}
	for _, p := range known {
		done[p] = true
	}
	var pairs []pair
	for i := range steps {
		if steps[i].Before < 0 {
			continue
		}
		contents := [2]int64{steps[steps[i].Before].Version.Content, steps[i].Version.Content}
		if !done[contents] {
			done[contents] = true
			pairs = append(pairs, pair{steps[i].Before, i})
		}
	}
	return pairs, nil
}

func (s *Store) compareDocument(ctx context.Context, document int64, steps []Step, pairs []pair, a Analyst, send func(job) error) error {
	sh, err := s.Shelf(ctx, document)
	if err != nil {
		return err
	}
	reading := a.Start()
	var last *Extract // the new side of one pair is mostly the old side of the next
	for _, p := range pairs {
		older, err := last, error(nil)
		if older == nil || older.Version.Content != steps[p.old].Version.Content {
			if older, err = sh.load(ctx, &steps[p.old].Version); err != nil {
				return err
			}
		}
		if last, err = sh.load(ctx, &steps[p.new].Version); err != nil {
			return err
		}
		result, err := reading.Compare(older, last)
		if err != nil {
			return err
		}
		packed, err := packChanges(result.Changes)
		if err != nil {
			return err
		}
		c, from, to := result.Counts, older.Version.Content, last.Version.Content
		err = send(job{size: len(packed), done: 1, do: func(ctx context.Context, tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO comparison VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
				document, from, to, engineOf(a), c.Weakened, c.Strengthened, c.Mixed, c.Neutral, packed)
			return err
		}})
		if err != nil {
			return err
		}
	}
	return nil
}
