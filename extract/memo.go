package extract

import (
	"slices"
	"strconv"
	"strings"

	"github.com/recant/recant/extract/ident"
	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/parse"
	"github.com/recant/recant/extract/recent"
	"github.com/recant/recant/extract/split"
)

// Memo keeps what texts were read as, so that the next version of a document is read
// faster where it says the same in the same surroundings. It changes no result. The zero
// value is ready; it must not be used by two goroutines at once.
type Memo struct {
	results recent.Cache[string, parse.Result]
	key     []byte // of the result that is looked for
	names   string // of the provider, in the document at hand
	heads   recent.Cache[headKey, nameWords]
	kinds   recent.Cache[headKey, []string]
	blocks  ident.Memo
	cuts    split.Memo
}

// headKey is a sentence from the start of a document, with the code of its language.
type headKey struct{ language, sentence string }

// nameWords gives what findNameWords gives.
func (m *Memo) nameWords(pack *lang.Pack, sentence string) nameWords {
	if m == nil {
		return findNameWords(pack, sentence)
	}
	return cached(&m.heads, pack, sentence, findNameWords)
}

// kindWords gives what findKindWords gives.
func (m *Memo) kindWords(pack *lang.Pack, sentence string) []string {
	if m == nil {
		return findKindWords(pack, sentence)
	}
	return cached(&m.kinds, pack, sentence, findKindWords)
}

func cached[V any](c *recent.Cache[headKey, V], pack *lang.Pack, sentence string, find func(*lang.Pack, string) V) V {
	key := headKey{pack.Code, sentence}
	found, ok := c.Get(key)
	if !ok {
		found = find(pack, sentence)
		key.sentence = strings.Clone(sentence)
		c.Put(key, found)
	}
	return found
}

// languages tells languages apart, with what was seen before.
func (m *Memo) languages() *ident.Memo {
	if m == nil {
		return nil
	}
	return &m.blocks
}

// sentences cuts a document into sentences, with what was seen before.
func (m *Memo) sentences() *split.Memo {
	if m == nil {
		return nil
	}
	return &m.cuts
}

// begin makes ready for a document.
func (m *Memo) begin(r *reader) {
	if m == nil {
		return
	}
	m.results.Grow(2 * len(r.sentences))
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
	m.setKey(language, quote, cells, ctx)
	result, ok := recent.GetBytes(&m.results, m.key)
	if !ok {
		key := string(m.key)
		result = read()
		m.results.Put(key, result)
	}
	return result
}

// setKey writes down everything that a sentence is read with.
func (m *Memo) setKey(language, quote string, cells []parse.Cell, ctx parse.Context) {
	flags := byte('0')
	for i, flag := range []bool{ctx.Item, ctx.Reported, ctx.Untitled} {
		if flag {
			flags += 1 << i
		}
	}
	key := append(m.key[:0], flags)
	for _, s := range []string{language, ctx.Heading, ctx.Lead, m.names, quote} {
		key = append(append(key, s...), 0)
	}
	for _, c := range cells {
		key = strconv.AppendInt(key, int64(c.Span.Start), 10)
		key = strconv.AppendInt(append(key, '-'), int64(c.Span.End), 10)
		key = append(append(append(key, ' '), c.Column...), 0)
	}
	m.key = key
}
