package corpus

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode"
)

// maxHead bounds what an Analyst may say of a version as a whole, in bytes.
const maxHead = 64 << 20

// Prepare has every version of the documents read, and compared with the one before where
// compared is set. What was done before by the same Analyst is not done again.
func (s *Store) Prepare(ctx context.Context, documents []Document, a Analyst, compared bool, w Work) error {
	stale, total, err := s.stale(ctx, documents, a)
	if err != nil {
		return err
	}
	if total > 0 {
		err := s.work(ctx, w, len(stale), Progress{What: "reading", Total: total}, func(ctx context.Context, i int, send func(job) error) error {
			return s.readDocument(ctx, stale[i], a, send)
		})
		if err != nil {
			return interrupted(err)
		}
	}
	if !compared {
		return nil
	}
	return s.compareAll(ctx, documents, a, w)
}

func interrupted(err error) error {
	if errors.Is(err, context.Canceled) {
		return stopped("interrupted: what was done is kept; run the same again to go on")
	}
	return err
}

// stopped says how far a work got that was cancelled.
type stopped string

func (s stopped) Error() string { return string(s) }

func (s stopped) Unwrap() error { return context.Canceled }

// toRead is a document with the versions, one of each content, that were not read yet.
type toRead struct {
	document Document
	versions []Version
	anew     bool // another extractor has read some of it
}

func (s *Store) stale(ctx context.Context, documents []Document, a Analyst) ([]toRead, int, error) {
	var list []toRead
	total := 0
	for _, d := range documents {
		rows, err := s.read.QueryContext(ctx, selectVersions+`
			LEFT JOIN reading r ON r.document_id = v.document_id AND r.content_id = v.content_id AND r.engine = ?
			WHERE v.document_id = ? AND v.content_id IS NOT NULL AND r.content_id IS NULL ORDER BY v.date, v.id`, a.Reads(), d.ID)
		versions, err := collect(rows, err, (*Version).fields)
		if err != nil {
			return nil, 0, err
		}
		seen := map[int64]bool{}
		one := toRead{document: d}
		err = s.read.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM reading WHERE document_id = ? AND engine <> ?)`, d.ID, a.Reads()).Scan(&one.anew)
		if err != nil {
			return nil, 0, explain(err)
		}
		for _, v := range versions {
			if !seen[v.Content] {
				seen[v.Content] = true
				one.versions = append(one.versions, v)
			}
		}
		if len(one.versions) > 0 {
			list, total = append(list, one), total+len(one.versions)
		}
	}
	longestFirst(list, func(one toRead) int { return len(one.versions) })
	return list, total, nil
}

// readDocument reads the versions of one document, oldest first.
func (s *Store) readDocument(ctx context.Context, d toRead, a Analyst, send func(job) error) error {
	reading := a.Start()
	ids := map[[16]byte]int64{} // used where jobs are done, one after the other
	for i := range d.versions {
		v := &d.versions[i]
		data, err := s.content(ctx, v.Content)
		if err != nil {
			return err
		}
		x, err := reading.Read(v, data)
		r := record{store: s, document: d.document.ID, content: v.Content, engine: a.Reads(), ids: ids}
		if err != nil {
			r.trouble = err.Error()
		} else {
			r.fill(x)
		}
		if err := send(job{do: r.put, size: r.size(), done: 1}); err != nil {
			return err
		}
	}
	if !d.anew {
		return nil
	}
	return send(job{do: func(ctx context.Context, tx *sql.Tx) error { return dropOrphans(ctx, tx, d.document.ID) }})
}

// dropOrphans removes the parts that no reading of a document holds any more, after its
// versions were read anew.
func dropOrphans(ctx context.Context, tx *sql.Tx, document int64) error {
	rows, err := tx.QueryContext(ctx, `SELECT parts FROM reading WHERE document_id = ?`, document)
	lists, err := collect(rows, err, func(list *[]byte) []any { return []any{list} })
	if err != nil {
		return err
	}
	used := map[int64]bool{}
	for _, list := range lists {
		ids, err := unpackIDs(list)
		if err != nil {
			return err
		}
		for _, id := range ids {
			used[id] = true
		}
	}
	rows, err = tx.QueryContext(ctx, `SELECT id FROM part WHERE document_id = ?`, document)
	all, err := collect(rows, err, func(id *int64) []any { return []any{id} })
	if err != nil {
		return err
	}
	for _, id := range all {
		if used[id] {
			continue
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM word WHERE rowid = ?`, id); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM part WHERE id = ?`, id); err != nil {
			return err
		}
	}
	return nil
}

// record is a reading on its way to the store.
type record struct {
	store             *Store
	document, content int64
	engine            string
	language, trouble string
	head              []byte
	parts             []*Part
	ids               map[[16]byte]int64
}

func (r *record) fill(x *Extract) {
	r.language, r.head, r.parts = x.Language, pack(x.Head), x.Parts
	for _, p := range x.Parts {
		p.seal()
	}
}

// seal computes what a part is known by.
func (p *Part) seal() {
	if p.hash != [16]byte{} {
		return
	}
	sum := sha256.Sum256(p.Body)
	copy(p.hash[:], sum[:])
	words := sha256.Sum256([]byte(strings.Map(letter, p.Words)))
	copy(p.key[:], words[:])
}

// letter keeps letters and digits, in lower case: what the words are whatever their setting.
func letter(r rune) rune {
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return unicode.ToLower(r)
	}
	return -1
}

func (r *record) size() int { return len(r.head) + 200*len(r.parts) }

func (r *record) put(ctx context.Context, tx *sql.Tx) error {
	ids := make([]int64, len(r.parts))
	for i, p := range r.parts {
		id, ok := r.ids[p.hash]
		if !ok {
			var err error
			if id, err = r.store.putPart(ctx, tx, r.document, p); err != nil {
				return err
			}
			r.ids[p.hash] = id
		}
		ids[i] = id
	}
	if r.head == nil {
		r.head = []byte{}
	}
	_, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?)`,
		r.document, r.content, r.engine, r.language, r.trouble, r.head, packIDs(ids))
	return err
}

func (s *Store) putPart(ctx context.Context, tx *sql.Tx, document int64, p *Part) (id int64, err error) {
	r, err := tx.StmtContext(ctx, s.addPart).ExecContext(ctx, document, p.hash[:], p.key[:], p.Tracked, p.Body)
	if err != nil {
		return 0, err
	}
	if n, err := r.RowsAffected(); err != nil || n == 0 {
		err = errors.Join(err, tx.QueryRowContext(ctx, `SELECT id FROM part WHERE document_id = ? AND hash = ?`, document, p.hash[:]).Scan(&id))
		return id, err
	}
	if id, err = r.LastInsertId(); err == nil && p.Tracked {
		_, err = tx.StmtContext(ctx, s.addWord).ExecContext(ctx, id, p.Words, p.Facts)
	}
	return id, err
}

// Shelf holds what was read in the versions of one document.
type Shelf struct {
	store    *Store
	document int64
	parts    map[int64]*Part
	extracts map[int64]*Extract // by content, where they are kept
}

// Shelf loads the parts of one document: as much as its versions have in distinct parts.
func (s *Store) Shelf(ctx context.Context, document int64) (*Shelf, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT id, hash, key, tracked, packed FROM part WHERE document_id = ?`, document)
	if err != nil {
		return nil, explain(err)
	}
	defer rows.Close()
	sh := &Shelf{s, document, map[int64]*Part{}, map[int64]*Extract{}}
	for rows.Next() {
		p := &Part{}
		var hash, key []byte
		if err := rows.Scan(&p.ID, &hash, &key, &p.Tracked, &p.Body); err != nil {
			return nil, explain(err)
		}
		copy(p.hash[:], hash)
		copy(p.key[:], key)
		sh.parts[p.ID] = p
	}
	return sh, explain(rows.Err())
}

// Extract gives what was read in a version. Versions of the same text share it. The error of
// one that could not be read is an *Unread that says why.
func (sh *Shelf) Extract(ctx context.Context, v *Version) (*Extract, error) {
	if x := sh.extracts[v.Content]; x != nil {
		return x, nil
	}
	x, err := sh.load(ctx, v)
	if err == nil {
		sh.extracts[v.Content] = x
	}
	return x, err
}

// load is Extract without keeping it.
func (sh *Shelf) load(ctx context.Context, v *Version) (*Extract, error) {
	var trouble string
	var head, list []byte
	x := &Extract{Version: v}
	err := sh.store.read.QueryRowContext(ctx, `SELECT language, trouble, head, parts FROM reading WHERE document_id = ? AND content_id = ?`,
		sh.document, v.Content).Scan(&x.Language, &trouble, &head, &list)
	if err != nil {
		return nil, explain(err)
	}
	if trouble != "" {
		return nil, &Unread{trouble}
	}
	if x.Head, err = unpack(head, maxHead); err != nil {
		return nil, err
	}
	ids, err := unpackIDs(list)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		p := sh.parts[id]
		if p == nil {
			return nil, fmt.Errorf("%w: part %d is missing", ErrDamaged, id)
		}
		x.Parts = append(x.Parts, p)
	}
	return x, nil
}

// Unread is the error of a version that could not be read.
type Unread struct{ Reason string }

func (u *Unread) Error() string { return u.Reason }

// packChanges and unpackChanges are how changes are kept.
func packChanges(changes []Change) ([]byte, error) {
	data, err := json.Marshal(changes)
	return pack(data), err
}

func unpackChanges(packed []byte) (changes []Change, err error) {
	data, err := unpack(packed, maxHead)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(data, &changes); err != nil {
		return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	return changes, nil
}
