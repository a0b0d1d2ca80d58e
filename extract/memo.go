package extract

import (
	"slices"
	"strconv"
	"strings"

	"github.com/recant/recant/extract/ident"
	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/parse"
)

// Memo keeps what sentences were read as, so that the next version of a document is read
// faster where it says the same in the same surroundings. It changes no result. The zero
// value is ready; it must not be used by two goroutines at once.
type Memo struct {
	recent, older map[string]parse.Result
	names         string // of the provider, in the document at hand
	heads         map[string]nameWords
	blocks        ident.Memo
}

// headRoom is how many sentences from the starts of documents are kept.
const headRoom = 1024

// nameWords gives what findNameWords gives.
func (m *Memo) nameWords(pack *lang.Pack, sentence string) nameWords {
	if m == nil {
		return findNameWords(pack, sentence)
	}
	key := pack.Code + " " + sentence
	found, ok := m.heads[key]
	if !ok {
		if len(m.heads) >= headRoom || m.heads == nil {
			m.heads = map[string]nameWords{}
		}
		found = findNameWords(pack, sentence)
		m.heads[key] = found
	}
	return found
}

// memoRoom is how many sentences are kept at least, before the older half of them is let go;
// beyond it, the room grows with the document.
const memoRoom = 4096

// languages tells languages apart, with what was seen before.
func (m *Memo) languages() *ident.Memo {
	if m == nil {
		return nil
	}
	return &m.blocks
}

// begin makes ready for a document.
func (m *Memo) begin(r *reader) {
	if m == nil {
		return
	}
	if m.recent == nil || len(m.recent) > max(memoRoom, 3*len(r.sentences)) {
		m.recent, m.older = map[string]parse.Result{}, m.recent
	}
	var names []string
	for name := range r.names {
		names = append(names, name)
	}
	slices.Sort(names)
	m.names = strings.Join(names, "\x01")
}

// get gives what read gives, from memory where everything that it depends on is the same.
func (m *Memo) get(language, quote string, cells []parse.Cell, ctx parse.Context, read func() parse.Result) parse.Result {
	if m == nil {
		return read()
	}
	key := m.key(language, quote, cells, ctx)
	result, ok := m.recent[key]
	if ok {
		return result
	}
	if result, ok = m.older[key]; !ok {
		result = read()
	}
	m.recent[key] = result
	return result
}

func (m *Memo) key(language, quote string, cells []parse.Cell, ctx parse.Context) string {
	var b strings.Builder
	flags := byte('0')
	for i, flag := range []bool{ctx.Item, ctx.Reported, ctx.Untitled} {
		if flag {
			flags += 1 << i
		}
	}
	b.Grow(len(quote) + len(ctx.Heading) + len(ctx.Lead) + len(m.names) + 16)
	b.WriteByte(flags)
	for _, s := range []string{language, ctx.Heading, ctx.Lead, m.names, quote} {
		b.WriteString(s)
		b.WriteByte(0)
	}
	for _, c := range cells {
		b.WriteString(strconv.Itoa(c.Span.Start) + "-" + strconv.Itoa(c.Span.End) + " " + c.Column + "\x00")
	}
	return b.String()
}
