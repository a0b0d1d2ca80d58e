package corpus

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
)

// stuff is the bytes of a version, ready to be stored or stored already.
type stuff struct {
	id     int64  // of the content where it is known; 0
	blob   string // what git calls it; ""
	sum    [32]byte
	size   int
	packed []byte // nil where the content is stored, or will be by a job before
}

// none says that there are no bytes: the document is gone.
func (c *stuff) none() bool { return c.id == 0 && c.blob == "" && c.packed == nil }

func newStuff(data []byte, blob string) stuff {
	return stuff{blob: blob, sum: sha256.Sum256(data), size: len(data), packed: pack(data)}
}

// put stores the bytes, once, and gives their id.
func (c *stuff) put(ctx context.Context, tx *sql.Tx) (int64, error) {
	if c.id != 0 {
		return c.id, nil
	}
	var id int64
	if c.packed == nil {
		err := tx.QueryRowContext(ctx, `SELECT content_id FROM blob WHERE id = ?`, c.blob).Scan(&id)
		return id, err
	}
	err := tx.QueryRowContext(ctx, `SELECT id FROM content WHERE sha256 = ?`, c.sum[:]).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		err = tx.QueryRowContext(ctx, `INSERT INTO content (sha256, size, packed) VALUES (?, ?, ?) RETURNING id`, c.sum[:], c.size, c.packed).Scan(&id)
	}
	if err == nil && c.blob != "" {
		_, err = tx.ExecContext(ctx, `INSERT OR IGNORE INTO blob VALUES (?, ?)`, c.blob, id)
	}
	return id, err
}

// entry is a version to be stored.
type entry struct {
	document int64
	content  int64 // 0: the document is gone
	date     string
	source   int64 // 0: none
	path     string
	commit   string
}

// put stores a version unless the document had the same text then already. It gives the
// version that says so, 0 where none needs to.
func (e *entry) put(ctx context.Context, tx *sql.Tx) (id int64, added bool, err error) {
	if id, err = e.same(ctx, tx); id != 0 || err != nil {
		return id, false, err
	}
	id, content, err := e.neighbour(ctx, tx, `date <= ? AND withdrawn = 0 ORDER BY date DESC, id DESC`)
	if err != nil || content == e.content {
		return id, false, err
	}
	// The same text was known from a later date on: now it is known to be older.
	id, content, err = e.neighbour(ctx, tx, `date > ? AND withdrawn = 0 ORDER BY date, id`)
	if err != nil {
		return 0, false, err
	}
	if id != 0 && content == e.content {
		_, err = tx.ExecContext(ctx, `UPDATE version SET date = ?, source_id = ?, path = ?, commit_id = ? WHERE id = ?`,
			e.date, nullable(e.source), e.path, e.commit, id)
		return id, false, err
	}
	err = tx.QueryRowContext(ctx, `INSERT INTO version (document_id, content_id, date, source_id, path, commit_id) VALUES (?, ?, ?, ?, ?, ?) RETURNING id`,
		e.document, nullable(e.content), e.date, nullable(e.source), e.path, e.commit).Scan(&id)
	return id, err == nil, err
}

// same finds the very same version. One that was withdrawn and is back stands again.
func (e *entry) same(ctx context.Context, tx *sql.Tx) (int64, error) {
	var id int64
	var withdrawn bool
	err := tx.QueryRowContext(ctx, `SELECT id, withdrawn FROM version WHERE document_id = ? AND date = ? AND ifnull(content_id, 0) = ?`,
		e.document, e.date, e.content).Scan(&id, &withdrawn)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	if err == nil && withdrawn {
		_, err = tx.ExecContext(ctx, `UPDATE version SET withdrawn = 0, source_id = ?, path = ?, commit_id = ? WHERE id = ?`,
			nullable(e.source), e.path, e.commit, id)
	}
	return id, err
}

// neighbour is the version before or after, as the condition says; 0 and 0 where there is none.
func (e *entry) neighbour(ctx context.Context, tx *sql.Tx, condition string) (id, content int64, err error) {
	err = tx.QueryRowContext(ctx, `SELECT id, ifnull(content_id, 0) FROM version WHERE document_id = ? AND `+condition+` LIMIT 1`,
		e.document, e.date).Scan(&id, &content)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, 0, nil
	}
	return id, content, err
}

func nullable(id int64) any {
	if id == 0 {
		return nil
	}
	return id
}

// sourceID finds or makes the record of where versions come from, and the commit up to which it was read.
func sourceID(ctx context.Context, tx *sql.Tx, place, layout string) (id int64, tip string, err error) {
	err = tx.QueryRowContext(ctx, `SELECT id, tip FROM source WHERE place = ? AND layout = ?`, place, layout).Scan(&id, &tip)
	if errors.Is(err, sql.ErrNoRows) {
		err = tx.QueryRowContext(ctx, `INSERT INTO source (place, layout, tip) VALUES (?, ?, '') RETURNING id`, place, layout).Scan(&id)
	}
	return id, tip, err
}
