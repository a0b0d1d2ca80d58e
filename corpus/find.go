package corpus

import (
	"context"
	"fmt"
	"strings"
)

// Query is what is looked for among the tracked parts.
type Query struct {
	Words     []string // each is found as a phrase, whatever its case and accents
	Facts     []string // search terms that an Analyst gave to a part
	Documents []int64  // only in these; nil for all
}

// Hit is a part that was found. Rank is smaller for a better match.
type Hit struct {
	Document int64
	Part     int64
	Body     []byte
	Rank     float64
}

// Search finds parts in the documents as they were last prepared, the best match first.
// Equal ranks are in the order of documents and of their parts' words.
func (s *Store) Search(ctx context.Context, q Query) ([]Hit, error) {
	match := q.match()
	if match == "" {
		return nil, fmt.Errorf("nothing to look for: give a word or a slot such as act:Sell")
	}
	rows, err := s.read.QueryContext(ctx, `
		SELECT p.document_id, p.id, p.packed, bm25(word) AS rank FROM word
		JOIN part p ON p.id = word.rowid JOIN document d ON d.id = p.document_id
		WHERE word MATCH ? ORDER BY rank, d.publisher, d.title, d.language, p.packed`, match)
	hits, err := collect(rows, err, func(h *Hit) []any { return []any{&h.Document, &h.Part, &h.Body, &h.Rank} })
	if err != nil || q.Documents == nil {
		return hits, err
	}
	only := map[int64]bool{}
	for _, d := range q.Documents {
		only[d] = true
	}
	kept := hits[:0]
	for _, h := range hits {
		if only[h.Document] {
			kept = append(kept, h)
		}
	}
	return kept, nil
}

// match writes the query so that no character in it is taken for syntax.
func (q Query) match() string {
	var terms []string
	add := func(column string, values []string) {
		for _, v := range values {
			if v = strings.TrimSpace(v); strings.ContainsFunc(v, func(r rune) bool { return letter(r) >= 0 }) {
				terms = append(terms, column+` : "`+strings.ReplaceAll(v, `"`, `""`)+`"`)
			}
		}
	}
	add("quote", q.Words)
	add("facts", q.Facts)
	return strings.Join(terms, " AND ")
}

// Span is from when until when a document had a part. Until is "" where it has it still.
type Span struct{ From, Until string }

// Spans tells when the document had each of the parts, by the part's id, oldest first. A
// version that could not be read tells nothing.
func (s *Store) Spans(ctx context.Context, document int64, parts map[int64]bool) (map[int64][]Span, error) {
	versions, err := s.Versions(ctx, document, false)
	if err != nil {
		return nil, err
	}
	rows, err := s.read.QueryContext(ctx, `SELECT content_id, parts FROM reading WHERE document_id = ? AND trouble = '' `, document)
	type reading struct {
		content int64
		parts   []byte
	}
	readings, err := collect(rows, err, func(r *reading) []any { return []any{&r.content, &r.parts} })
	if err != nil {
		return nil, err
	}
	has := map[int64]map[int64]bool{0: {}}
	for _, r := range readings {
		ids, err := unpackIDs(r.parts)
		if err != nil {
			return nil, err
		}
		has[r.content] = map[int64]bool{}
		for _, id := range ids {
			if parts[id] {
				has[r.content][id] = true
			}
		}
	}
	spans := map[int64][]Span{}
	for id := range parts {
		spans[id] = spansOf(versions, func(content int64) (bool, bool) { in, ok := has[content]; return in[id], ok })
	}
	return spans, nil
}

func spansOf(versions []Version, in func(content int64) (has, known bool)) []Span {
	var spans []Span
	open := false
	for _, v := range versions {
		has, known := in(v.Content)
		switch {
		case !known || has == open:
		case has:
			spans = append(spans, Span{From: v.Date})
		default:
			spans[len(spans)-1].Until = v.Date
		}
		open = known && has || !known && open
	}
	return spans
}
