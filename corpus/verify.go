package corpus

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Stats says how much a corpus holds.
type Stats struct {
	Documents, Publishers, Versions, Withdrawn, Contents int
	Bytes                                                int64 // of all contents, unpacked
	Packed                                               int64 // of all contents, packed
	Read, Unread                                         int   // readings that there are, and those of them that failed
	Parts, Tracked, Compared                             int
	First, Last                                          string // dates
	Size                                                 int64  // of the file, in bytes
	Schema                                               int
}

// Stats counts.
func (s *Store) Stats(ctx context.Context) (Stats, error) {
	var st Stats
	err := s.read.QueryRowContext(ctx, `SELECT
		(SELECT count(*) FROM document), (SELECT count(DISTINCT publisher) FROM document),
		(SELECT count(*) FROM version WHERE withdrawn = 0 AND content_id IS NOT NULL), (SELECT count(*) FROM version WHERE withdrawn = 1),
		(SELECT count(*) FROM content), (SELECT ifnull(sum(size), 0) FROM content), (SELECT ifnull(sum(length(packed)), 0) FROM content),
		(SELECT count(*) FROM reading), (SELECT count(*) FROM reading WHERE trouble <> ''),
		(SELECT count(*) FROM part), (SELECT count(*) FROM part WHERE tracked = 1), (SELECT count(*) FROM comparison),
		(SELECT ifnull(min(date), '') FROM version), (SELECT ifnull(max(date), '') FROM version),
		(SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()), (SELECT user_version FROM pragma_user_version())`).Scan(
		&st.Documents, &st.Publishers, &st.Versions, &st.Withdrawn, &st.Contents, &st.Bytes, &st.Packed, &st.Read, &st.Unread,
		&st.Parts, &st.Tracked, &st.Compared, &st.First, &st.Last, &st.Size, &st.Schema)
	return st, explain(err)
}

// Verify checks everything that can be checked: that the file is whole, that each content
// has the hash it is known by, that each reading has its parts, that each part has the
// hash of its body and that the search index fits. It gives one line for each thing that is wrong.
func (s *Store) Verify(ctx context.Context, report func(Progress)) (wrong []string, err error) {
	add := func(format string, values ...any) { wrong = append(wrong, fmt.Sprintf(format, values...)) }
	for _, pragma := range []string{"integrity_check(20)", "foreign_key_check"} {
		rows, err := s.read.QueryContext(ctx, "PRAGMA "+pragma)
		if err != nil {
			return nil, explain(err)
		}
		columns, _ := rows.Columns()
		lines, err := collect(rows, nil, func(l *[4]any) []any {
			all := []any{&l[0], &l[1], &l[2], &l[3]}
			return all[:len(columns)]
		})
		if err != nil {
			return nil, err
		}
		for _, l := range lines {
			if l[0] != "ok" {
				add("%s: %v", pragma, l)
			}
		}
	}
	if _, err := s.write.ExecContext(ctx, `INSERT INTO word (word) VALUES ('integrity-check')`); err != nil {
		add("the search index: %v", err)
	}
	var lost, strange int
	err = s.read.QueryRowContext(ctx, `SELECT
		(SELECT count(*) FROM part WHERE tracked = 1 AND id NOT IN (SELECT id FROM word_docsize)),
		(SELECT count(*) FROM word_docsize WHERE id NOT IN (SELECT id FROM part WHERE tracked = 1))`).Scan(&lost, &strange)
	if err != nil {
		return nil, explain(err)
	}
	if lost+strange > 0 {
		add("the search index: %d sentences are missing, %d are none", lost, strange)
	}
	if err := s.verifyContents(ctx, report, add); err != nil {
		return nil, err
	}
	return wrong, s.verifyParts(ctx, add)
}

func (s *Store) verifyContents(ctx context.Context, report func(Progress), add func(string, ...any)) error {
	rows, err := s.read.QueryContext(ctx, `SELECT id FROM content ORDER BY id`)
	ids, err := collect(rows, err, func(id *int64) []any { return []any{id} })
	if err != nil {
		return err
	}
	for i, id := range ids {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if _, err := s.content(ctx, id); err != nil {
			add("content %d: %v", id, err)
		}
		if report != nil && (i%256 == 255 || i == len(ids)-1) {
			report(Progress{What: "verifying", Done: i + 1, Total: len(ids)})
		}
	}
	return nil
}

func (s *Store) verifyParts(ctx context.Context, add func(string, ...any)) error {
	documents, err := s.Documents(ctx)
	if err != nil {
		return err
	}
	for _, d := range documents {
		sh, err := s.Shelf(ctx, d.ID)
		if err != nil {
			return err
		}
		for id, p := range sh.parts {
			if sum := sha256.Sum256(p.Body); string(sum[:16]) != string(p.hash[:]) {
				add("%s: part %d is not what it was (%s)", d, id, hex.EncodeToString(p.hash[:]))
			}
		}
		rows, err := s.read.QueryContext(ctx, `SELECT content_id, parts FROM reading WHERE document_id = ? ORDER BY content_id`, d.ID)
		type reading struct {
			content int64
			parts   []byte
		}
		readings, err := collect(rows, err, func(r *reading) []any { return []any{&r.content, &r.parts} })
		if err != nil {
			return err
		}
		for _, r := range readings {
			ids, err := unpackIDs(r.parts)
			for _, id := range ids {
				if sh.parts[id] == nil {
					err = fmt.Errorf("part %d is missing", id)
				}
			}
			if err != nil {
				add("%s: reading of content %d: %v", d, r.content, err)
			}
		}
	}
	return nil
}
