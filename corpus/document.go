package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// Name is what a document is known by.
type Name struct {
	Publisher string
	Title     string
	Language  string // ISO 639-1 code where it was declared, else ""
}

func (n Name) String() string {
	s := n.Publisher + "/" + n.Title
	if n.Publisher == "" {
		s = n.Title
	}
	if n.Language != "" {
		s += " (" + n.Language + ")"
	}
	return s
}

// Document is a document and how much of its history is kept.
type Document struct {
	Name
	ID       int64
	Versions int
	First    string // date of the oldest version, RFC 3339 in UTC; "" without versions
	Last     string
}

const selectDocuments = `
	SELECT d.id, d.publisher, d.title, d.language, count(v.id), ifnull(min(v.date), ''), ifnull(max(v.date), '')
	FROM document d LEFT JOIN version v ON v.document_id = d.id AND v.withdrawn = 0 AND v.content_id IS NOT NULL `

// Documents lists the documents, by publisher, title and language.
func (s *Store) Documents(ctx context.Context) ([]Document, error) {
	rows, err := s.read.QueryContext(ctx, selectDocuments+`GROUP BY d.id ORDER BY d.publisher, d.title, d.language`)
	return collect(rows, err, func(d *Document) []any {
		return []any{&d.ID, &d.Publisher, &d.Title, &d.Language, &d.Versions, &d.First, &d.Last}
	})
}

// Find gives the one document that a name means: its full name, or a part of it that no other
// document's name has, in any case of letters. A former name counts too. The error lists what
// could be meant.
func (s *Store) Find(ctx context.Context, name string) (Document, error) {
	all, err := s.Documents(ctx)
	if err != nil {
		return Document{}, err
	}
	want := strings.ToLower(strings.TrimSpace(name))
	var like []Document
	for _, d := range all {
		full := strings.ToLower(d.String())
		if full == want {
			return d, nil
		}
		if strings.Contains(full, want) {
			like = append(like, d)
		}
	}
	if d, ok := s.formerly(ctx, name, all); ok {
		return d, nil
	}
	switch len(like) {
	case 0:
		return Document{}, fmt.Errorf("%w: no document %q; recant corpus list shows the %d that there are", ErrNoRecord, name, len(all))
	case 1:
		return like[0], nil
	}
	var names []string
	for i, d := range like {
		if i == 5 {
			names = append(names, "…")
			break
		}
		names = append(names, d.String())
	}
	return Document{}, fmt.Errorf("%q may mean %d documents: %s", name, len(like), strings.Join(names, "; "))
}

// formerly finds a document by a name that it had before.
func (s *Store) formerly(ctx context.Context, name string, all []Document) (Document, bool) {
	var id int64
	err := s.read.QueryRowContext(ctx, `SELECT document_id FROM formerly WHERE lower(publisher || '/' || title) = lower(?) ORDER BY document_id`, name).Scan(&id)
	for _, d := range all {
		if err == nil && d.ID == id {
			return d, true
		}
	}
	return Document{}, false
}

// documentID finds a document by its exact name, and makes it where there is none.
func documentID(ctx context.Context, tx *sql.Tx, n Name) (int64, error) {
	id, err := lookUp(ctx, tx, n)
	if err == nil && id == 0 {
		err = tx.QueryRowContext(ctx, `INSERT INTO document (publisher, title, language) VALUES (?, ?, ?) RETURNING id`,
			n.Publisher, n.Title, n.Language).Scan(&id)
	}
	return id, err
}

// lookUp gives 0 where there is no such document.
func lookUp(ctx context.Context, tx *sql.Tx, n Name) (id int64, err error) {
	err = tx.QueryRowContext(ctx, `SELECT id FROM document WHERE publisher = ? AND title = ? AND language = ?`, n.Publisher, n.Title, n.Language).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return id, err
}

// rename gives a document another name and keeps the old one for look-ups. Where there is a
// document of the new name already, both stay.
func rename(ctx context.Context, tx *sql.Tx, from, to Name) error {
	old, err := lookUp(ctx, tx, from)
	if err != nil {
		return err
	}
	id, err := lookUp(ctx, tx, to)
	switch {
	case err != nil || old != 0 && id != 0:
		return err
	case old != 0:
		id = old
		_, err = tx.ExecContext(ctx, `UPDATE document SET publisher = ?, title = ?, language = ? WHERE id = ?`, to.Publisher, to.Title, to.Language, id)
	case id == 0:
		id, err = documentID(ctx, tx, to)
	}
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT OR REPLACE INTO formerly VALUES (?, ?, ?, ?)`, from.Publisher, from.Title, from.Language, id)
	return err
}

// collect reads all rows; fields gives where the columns of one go.
func collect[T any](rows *sql.Rows, err error, fields func(*T) []any) ([]T, error) {
	if err != nil {
		return nil, explain(err)
	}
	defer rows.Close()
	var list []T
	for rows.Next() {
		var one T
		if err := rows.Scan(fields(&one)...); err != nil {
			return nil, explain(err)
		}
		list = append(list, one)
	}
	return list, explain(rows.Err())
}
