package corpus

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"strings"

	"modernc.org/sqlite" // the driver, by its own registration
)

// Store keeps the versions of documents in one SQLite file. It may be used by several
// goroutines, and its file by several processes: who writes second waits, then says so.
type Store struct {
	read  *sql.DB
	write *sql.DB // one connection

	addPart, addWord *sql.Stmt // parsed once: they are run for each sentence
}

// The reasons why a store cannot be used; each is wrapped in an error that says what to do.
var (
	ErrBusy     = errors.New("another process is writing to the corpus")
	ErrFull     = errors.New("no room is left for the corpus")
	ErrDamaged  = errors.New("the corpus is damaged or no corpus at all")
	ErrNewer    = errors.New("the corpus was written by a newer recant")
	ErrNoRecord = errors.New("not in the corpus")
)

//go:embed schema/*.sql
var schema embed.FS

// waitMillis is how long a process waits for another one that writes. Only tests change it.
var waitMillis = 20_000

// Open opens the store in a file, and makes it where there is none. An older schema is
// brought up to date; what a killed process had not finished writing is undone.
func Open(ctx context.Context, file string) (*Store, error) {
	s := &Store{}
	var err error
	if s.write, err = sql.Open("sqlite", dsn(file, "_txlock=immediate")); err != nil {
		return nil, err
	}
	s.write.SetMaxOpenConns(1)
	if err := s.migrate(ctx); err != nil {
		return nil, errors.Join(explain(err), s.write.Close())
	}
	if err := s.parse(ctx); err != nil {
		return nil, errors.Join(explain(err), s.write.Close())
	}
	if s.read, err = sql.Open("sqlite", dsn(file, "_pragma=query_only(1)")); err != nil {
		return nil, errors.Join(err, s.write.Close())
	}
	return s, nil
}

func (s *Store) parse(ctx context.Context) (err error) {
	s.addPart, err = s.write.PrepareContext(ctx, `INSERT INTO part (document_id, hash, key, tracked, packed) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT DO NOTHING`)
	if err == nil {
		s.addWord, err = s.write.PrepareContext(ctx, `INSERT INTO word (rowid, quote, facts) VALUES (?, ?, ?)`)
	}
	return err
}

// Close closes the file.
func (s *Store) Close() error {
	return errors.Join(s.addPart.Close(), s.addWord.Close(), s.read.Close(), s.write.Close())
}

// dsn names the file so that no character in its path is taken for an option.
func dsn(file string, more string) string {
	options := []string{fmt.Sprintf("_pragma=busy_timeout(%d)", waitMillis), "_pragma=journal_mode(WAL)", "_pragma=foreign_keys(1)",
		"_pragma=synchronous(FULL)", "_pragma=cache_size(-16384)", more}
	return "file:" + (&url.URL{Path: file}).EscapedPath() + "?" + strings.Join(options, "&")
}

// migrate runs the schema's files that the store has not seen, each whole or not at all.
func (s *Store) migrate(ctx context.Context) error {
	names, err := fs.Glob(schema, "schema/*.sql")
	if err != nil {
		return err
	}
	var at int
	if err := s.write.QueryRowContext(ctx, "PRAGMA user_version").Scan(&at); err != nil {
		return err
	}
	if at > len(names) {
		return fmt.Errorf("%w: its schema is %d, this one knows %d; use the newer one", ErrNewer, at, len(names))
	}
	if at == len(names) {
		return nil
	}
	return s.transact(ctx, func(tx *sql.Tx) error {
		// Another process may have been here while this one waited.
		if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&at); err != nil {
			return err
		}
		for ; at < len(names); at++ {
			text, err := schema.ReadFile(names[at])
			if err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, string(text)+fmt.Sprintf("PRAGMA user_version = %d", at+1)); err != nil {
				return fmt.Errorf("%s: %w", names[at], err)
			}
		}
		return nil
	})
}

// transact runs f in one transaction: all of it is stored, or nothing.
func (s *Store) transact(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return explain(err)
	}
	if err := f(tx); err != nil {
		return explain(errors.Join(err, ignoreDone(tx.Rollback())))
	}
	return explain(tx.Commit())
}

func ignoreDone(err error) error {
	if errors.Is(err, sql.ErrTxDone) {
		return nil
	}
	return err
}

// Result codes of SQLite, from its documentation.
const (
	codeBusy    = 5
	codeFull    = 13
	codeCantOpe = 14
	codeCorrupt = 11
	codeIO      = 10
	codeRead    = 8
	codeNotADB  = 26
)

// explain says what an error of the database means to who runs the program.
func explain(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff {
	case codeBusy:
		return fmt.Errorf("%w; wait until it is done and try again (waited %d seconds)", ErrBusy, waitMillis/1000)
	case codeFull:
		return fmt.Errorf("%w; what was reported as stored is kept: make room and run the same again", ErrFull)
	case codeCorrupt, codeNotADB:
		return fmt.Errorf("%w (%v)", ErrDamaged, e)
	case codeCantOpe, codeRead:
		return fmt.Errorf("the corpus cannot be opened for writing: check that its folder exists and may be written to (%v)", e)
	case codeIO:
		return fmt.Errorf("the corpus could not be read or written: %v", e)
	}
	return err
}
