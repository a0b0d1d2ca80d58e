-- A document has one publisher, one title and, where that was declared, one language.
CREATE TABLE document (
  id        INTEGER PRIMARY KEY,
  publisher TEXT NOT NULL,
  title     TEXT NOT NULL,
  language  TEXT NOT NULL, -- '' where it was not declared
  UNIQUE (publisher, title, language)
) STRICT;

-- Names that a document had before it was renamed.
CREATE TABLE formerly (
  publisher   TEXT NOT NULL,
  title       TEXT NOT NULL,
  language    TEXT NOT NULL,
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  PRIMARY KEY (publisher, title, language)
) STRICT;

-- The bytes of versions, each kept once.
CREATE TABLE content (
  id     INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE,
  size   INTEGER NOT NULL, -- bytes before packing
  packed BLOB NOT NULL     -- raw deflate
) STRICT;

-- What git calls a content, so that it need not be read again.
CREATE TABLE blob (
  id         TEXT PRIMARY KEY, -- git object id
  content_id INTEGER NOT NULL REFERENCES content ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Where versions came from, and how far it was read.
CREATE TABLE source (
  id     INTEGER PRIMARY KEY,
  place  TEXT NOT NULL, -- a folder or a git repository
  layout TEXT NOT NULL, -- which of its files are which documents
  tip    TEXT NOT NULL, -- the commit that was read last; ''
  UNIQUE (place, layout)
) STRICT;

CREATE TABLE version (
  id          INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  content_id  INTEGER REFERENCES content, -- NULL: from this date on there was no such document
  date        TEXT NOT NULL,              -- RFC 3339, UTC, whole seconds
  source_id   INTEGER REFERENCES source,
  path        TEXT NOT NULL,
  commit_id   TEXT NOT NULL,              -- '' for a file
  withdrawn   INTEGER NOT NULL DEFAULT 0  -- 1: its source has rewritten its history and holds it no more
) STRICT;
CREATE UNIQUE INDEX version_once ON version (document_id, date, ifnull(content_id, 0));
CREATE INDEX version_content ON version (content_id);
CREATE INDEX version_source ON version (source_id);

-- A part is what an extractor found in one place of a document; equal parts are kept once.
CREATE TABLE part (
  id          INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  hash        BLOB NOT NULL,
  key         BLOB NOT NULL,    -- equal keys: the same words
  tracked     INTEGER NOT NULL, -- 1: it has a life that is told
  packed      BLOB NOT NULL,    -- opaque
  UNIQUE (document_id, hash)
) STRICT;

-- What an extractor made of a content.
CREATE TABLE reading (
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  content_id  INTEGER NOT NULL REFERENCES content,
  engine      TEXT NOT NULL, -- version of the extractor
  language    TEXT NOT NULL,
  trouble     TEXT NOT NULL, -- why it could not be read; ''
  head        BLOB NOT NULL, -- opaque, raw deflate
  parts       BLOB NOT NULL, -- part ids in order: differences as varints
  PRIMARY KEY (document_id, content_id)
) STRICT;

-- What changed between two contents that followed each other.
CREATE TABLE comparison (
  document_id  INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  old_id       INTEGER NOT NULL REFERENCES content,
  new_id       INTEGER NOT NULL REFERENCES content,
  engine       TEXT NOT NULL, -- versions of the extractor and of the comparer
  weakened     INTEGER NOT NULL,
  strengthened INTEGER NOT NULL,
  mixed        INTEGER NOT NULL,
  neutral      INTEGER NOT NULL,
  packed       BLOB NOT NULL, -- raw deflate of JSON
  PRIMARY KEY (document_id, old_id, new_id)
) STRICT;

-- The words of tracked parts, by part id.
CREATE VIRTUAL TABLE word USING fts5 (
  quote, facts, content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 2 tokenchars '_'"
);
