package corpus

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"
)

// Version is a text that a document had from a date on.
type Version struct {
	ID        int64
	Content   int64  // which bytes, equal for equal bytes; 0: from this date on there was no such document
	Date      string // RFC 3339, UTC, whole seconds
	SHA256    string // lower-case hex of the bytes
	Size      int64  // of the bytes
	Place     string // the folder or repository that it came from; "" where it was given by itself
	Path      string // within Place, or as it was given
	Commit    string // of a git repository, else ""
	Withdrawn bool   // its repository has rewritten its history and holds it no more
}

// Gone says that from this date on there was no such document.
func (v *Version) Gone() bool { return v.Content == 0 }

const selectVersions = `
	SELECT v.id, ifnull(v.content_id, 0), v.date, ifnull(lower(hex(c.sha256)), ''), ifnull(c.size, 0),
		ifnull(s.place, ''), v.path, v.commit_id, v.withdrawn
	FROM version v LEFT JOIN content c ON c.id = v.content_id LEFT JOIN source s ON s.id = v.source_id `

func (v *Version) fields() []any {
	return []any{&v.ID, &v.Content, &v.Date, &v.SHA256, &v.Size, &v.Place, &v.Path, &v.Commit, &v.Withdrawn}
}

// Versions lists the versions of a document, oldest first. Those that a repository has
// withdrawn by rewriting its history are kept, and listed only on demand.
func (s *Store) Versions(ctx context.Context, document int64, withdrawn bool) ([]Version, error) {
	rows, err := s.read.QueryContext(ctx, selectVersions+`WHERE v.document_id = ? AND v.withdrawn <= ? ORDER BY v.date, v.id`, document, withdrawn)
	return collect(rows, err, (*Version).fields)
}

// At gives the version that a document had at a time: a year, month, day or second in UTC
// (2024, 2024-05, 2024-05-31, 2024-05-31T12:00:00Z), each up to its end; first; latest; or
// latest~N for the N-th before the latest. The document may have been gone by then.
func (s *Store) At(ctx context.Context, document int64, when string) (Version, error) {
	versions, err := s.Versions(ctx, document, false)
	if err != nil {
		return Version{}, err
	}
	if len(versions) == 0 {
		return Version{}, fmt.Errorf("%w: the document has no versions", ErrNoRecord)
	}
	if when == "first" {
		return versions[0], nil
	}
	if back, ok := strings.CutPrefix(when, "latest"); ok {
		n := 0
		if back != "" {
			if _, err := fmt.Sscanf(back, "~%d", &n); err != nil || n < 0 {
				return Version{}, fmt.Errorf("%q is not latest~N", when)
			}
		}
		if n >= len(versions) {
			return Version{}, fmt.Errorf("%w: the document has only %d versions", ErrNoRecord, len(versions))
		}
		return versions[len(versions)-1-n], nil
	}
	end, err := EndOf(when)
	if err != nil {
		return Version{}, err
	}
	i := len(versions)
	for i > 0 && versions[i-1].Date > end {
		i--
	}
	if i == 0 {
		return Version{}, fmt.Errorf("%w: nothing from %s or before; the first version is of %s", ErrNoRecord, when, versions[0].Date)
	}
	return versions[i-1], nil
}

var layouts = []struct {
	layout string
	next   func(time.Time) time.Time
}{
	{time.RFC3339, func(t time.Time) time.Time { return t.Add(time.Second) }},
	{"2006-01-02", func(t time.Time) time.Time { return t.AddDate(0, 0, 1) }},
	{"2006-01", func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }},
	{"2006", func(t time.Time) time.Time { return t.AddDate(1, 0, 0) }},
}

// EndOf gives the last second of a year, month, day or second, as versions are dated.
func EndOf(when string) (string, error) {
	for _, l := range layouts {
		if t, err := time.Parse(l.layout, when); err == nil {
			return Date(l.next(t).Add(-time.Second)), nil
		}
	}
	return "", fmt.Errorf("%q is not a date such as 2024, 2024-05, 2024-05-31 or 2024-05-31T12:00:00Z", when)
}

// StartOf gives the first second of a year, month, day or second, as versions are dated.
func StartOf(when string) (string, error) {
	for _, l := range layouts {
		if t, err := time.Parse(l.layout, when); err == nil {
			return Date(t), nil
		}
	}
	_, err := EndOf(when)
	return "", err
}

// Date writes a time as versions are dated.
func Date(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// Bytes gives the bytes of a version, as they were imported.
func (s *Store) Bytes(ctx context.Context, v *Version) ([]byte, error) {
	if v.Gone() {
		return nil, fmt.Errorf("%w: the document was gone from %s on", ErrNoRecord, v.Date)
	}
	return s.content(ctx, v.Content)
}

// content gives bytes that are known to be those that were stored.
func (s *Store) content(ctx context.Context, id int64) ([]byte, error) {
	var sum, packed []byte
	var size int64
	err := s.read.QueryRowContext(ctx, `SELECT sha256, size, packed FROM content WHERE id = ?`, id).Scan(&sum, &size, &packed)
	if err != nil {
		return nil, explain(err)
	}
	data, err := unpack(packed, size)
	if err != nil {
		return nil, err
	}
	if got := sha256.Sum256(data); string(got[:]) != string(sum) {
		return nil, fmt.Errorf("%w: the bytes of %s are not what they were; restore the file from a backup", ErrDamaged, hex.EncodeToString(sum))
	}
	return data, nil
}
