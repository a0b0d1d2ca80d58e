// Package tell says what was found about statements beside their changes: between languages,
// against evidence, inside one text. What comes in are the results of those rooms; what goes
// out are their JSON forms, the contracts, and from these alone outlines to be laid out as
// text, Markdown or HTML. It knows no file, flag or terminal, and no language of a document.
package tell

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/diff/words"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/promise/wire"
)

// heads are the wire forms of what statements are.
func heads(statements []*promise.Statement) []wire.Head {
	list := []wire.Head{}
	for _, s := range statements {
		list = append(list, wire.FromHead(s))
	}
	return list
}

// quoted is the wire form of a passage with the clause that is meant, nil for none.
func quoted(p *promise.Passage, c *promise.Commitment) *wire.Clause {
	if p == nil {
		return nil
	}
	w := wire.FromClause(p, c)
	return &w
}

// name is a fingerprint of what was found: 16 hex digits over what it says and of which
// sentences, not over where they stand.
func name(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\n")))
	return hex.EncodeToString(sum[:8])
}

// key is what a clause adds to a fingerprint.
func key(c *wire.Clause) string {
	switch {
	case c == nil:
		return "-"
	case c.ID != "":
		return c.Language + " " + c.ID
	}
	return c.Language + " " + c.Quote
}

// place says where a quote stands; the document's title is no section of it.
func place(v *words.Voice, h *wire.Head, c *wire.Clause) string {
	parts := []string{h.Source}
	section := c.Section
	if len(section) > 0 && section[0] == h.Title {
		section = section[1:]
	}
	if len(section) > 0 {
		parts = append(parts, strings.Join(section, " > "))
	}
	switch {
	case c.Span.Page > 0:
		parts = append(parts, v.Say("place.page", strconv.Itoa(c.Span.Page)))
	case c.Span.Line > 0:
		parts = append(parts, v.Say("place.line", strconv.Itoa(c.Span.Line)))
	}
	return strings.Join(parts, ", ")
}

// head says what a document is.
func head(v *words.Voice, h *wire.Head) string {
	read := v.Say("coverage", strconv.Itoa(h.Coverage.Read), strconv.Itoa(h.Coverage.AboutData), strconv.Itoa(h.Coverage.Sentences))
	parts := []string{h.Source}
	if h.Title != "" {
		parts = append(parts, h.Title)
	}
	return strings.Join(append(parts, read), "; ")
}

// spoken says a value of a slot, or a period.
func spoken(v *words.Voice, slot, value string) string {
	if strings.HasPrefix(value, "P") && slot == "" {
		return v.Period(value)
	}
	return v.Phrase(slot, value)
}

// outline begins an outline in a reader's language.
func outline(v *words.Voice, headline string, role report.Role) *report.Outline {
	return &report.Outline{Language: v.Code(), Headline: headline, Role: role, NotesBy: v.Say("notes.title")}
}
