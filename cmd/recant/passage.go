package main

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"math"
	"strings"

	"github.com/recant/recant/corpus"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

// How statements are kept in a corpus: each passage as a part, which versions that say the
// same share, and where the passages stand as the head of each version.

// packing counts the changes to what is kept; it is the first byte of each part.
const packing = 3

// errPacked is the error of a part that this code did not write.
var errPacked = errors.New("the corpus holds something that is not understood: run recant corpus verify")

// writer appends values to bytes.
type writer struct{ out []byte }

func (w *writer) int(n int) { w.out = binary.AppendVarint(w.out, int64(n)) }

func (w *writer) string(s string) {
	w.int(len(s))
	w.out = append(w.out, s...)
}

func (w *writer) list(values []string) {
	w.int(len(values))
	for _, v := range values {
		w.string(v)
	}
}

func (w *writer) bool(b bool) {
	if b {
		w.int(1)
	} else {
		w.int(0)
	}
}

// passage writes what a passage says, without its place.
func (w *writer) passage(p *promise.Passage) {
	w.out = append(w.out, packing)
	w.string(p.Language)
	w.bool(p.AboutData)
	w.string(p.Quote)
	w.string(p.Context)
	w.int(len(p.Clauses))
	for i := range p.Clauses {
		w.clause(&p.Clauses[i], p.Span.Start)
	}
}

func (w *writer) clause(c *promise.Commitment, from int) {
	w.list([]string{string(c.Act), string(c.Force), string(c.Holder), string(c.Status), c.Retention, c.Deadline, c.Within, c.Ahead})
	w.bool(c.Exclusive)
	w.int(int(math.Round(c.Evidence * 100)))
	for _, set := range [][]string{c.Data, c.Purpose, c.Recipient, c.Condition, c.Location, c.Vague} {
		w.list(set)
	}
	w.int(c.Span.Start - from)
	w.int(c.Span.End - from)
	w.int(len(c.Finer))
	for _, f := range c.Finer {
		w.list([]string{string(f.Slot), f.Value, f.Words, f.Term})
		w.int(f.Span.Start - from)
		w.int(f.Span.End - from)
	}
}

// taker takes values from bytes; bad is set where they do not fit.
type taker struct {
	in  []byte
	bad bool
}

func (t *taker) int() int {
	v, n := binary.Varint(t.in)
	if n <= 0 {
		t.bad, t.in = true, nil
		return 0
	}
	t.in = t.in[n:]
	return int(v)
}

// count is a number of things that follow: no more than there are bytes.
func (t *taker) count() int {
	n := t.int()
	if n < 0 || n > len(t.in) {
		t.bad, t.in = true, nil
		return 0
	}
	return n
}

func (t *taker) string() string {
	n := t.count()
	s := string(t.in[:n])
	t.in = t.in[n:]
	return s
}

func (t *taker) list() []string {
	var list []string
	for range t.count() {
		list = append(list, t.string())
	}
	return list
}

// passage takes what was written of a passage; its place is set by the caller.
func (t *taker) passage() (p promise.Passage) {
	if len(t.in) == 0 || t.in[0] != packing {
		t.bad = true
		return p
	}
	t.in = t.in[1:]
	p.Language, p.AboutData = t.string(), t.int() != 0
	p.Quote, p.Context = t.string(), t.string()
	for range t.count() {
		p.Clauses = append(p.Clauses, t.clause())
	}
	return p
}

func (t *taker) clause() (c promise.Commitment) {
	names := append(t.list(), make([]string, 8)...)
	c.Act, c.Force, c.Holder, c.Status = promise.Act(names[0]), promise.Force(names[1]), promise.Holder(names[2]), promise.Status(names[3])
	c.Retention, c.Deadline, c.Within, c.Ahead = names[4], names[5], names[6], names[7]
	c.Exclusive = t.int() != 0
	c.Evidence = float64(t.int()) / 100
	for _, set := range []*[]string{&c.Data, &c.Purpose, &c.Recipient, &c.Condition, &c.Location, &c.Vague} {
		*set = t.list()
	}
	c.Span.Start, c.Span.End = t.int(), t.int()
	for range t.count() {
		f := append(t.list(), make([]string, 4)...)
		finer := promise.Finer{Slot: promise.Slot(f[0]), Value: f[1], Words: f[2], Term: f[3]}
		finer.Span.Start, finer.Span.End = t.int(), t.int()
		c.Finer = append(c.Finer, finer)
	}
	return c
}

// head is what is kept of a version beside its parts.
type head struct {
	Format, Title, Kind, Language string
	Notes                         []string
	Sections                      [][]string
	Register                      *promise.Register `json:",omitempty"`
	Dates                         promise.Dates
}

// packHead writes what a statement is, and where its passages stand.
func packHead(s *promise.Statement) ([]byte, error) {
	h := head{Format: s.Format, Title: s.Title, Kind: s.Kind, Language: s.Language, Notes: s.Notes, Register: s.Register, Dates: s.Dates}
	sections := map[string]int{}
	w := &writer{}
	var last promise.Passage
	for i := range s.Passages {
		p := &s.Passages[i]
		key := strings.Join(p.Section, "\x00")
		n, ok := sections[key]
		if !ok {
			n = len(h.Sections)
			sections[key] = n
			h.Sections = append(h.Sections, p.Section)
		}
		for _, v := range []int{p.Span.Start - last.Span.End, p.Span.Len(), int(p.Kind), p.Block - last.Block, n, p.Line - last.Line, p.Page - last.Page} {
			w.int(v)
		}
		last = *p
	}
	data, err := json.Marshal(h)
	out := &writer{}
	out.string(string(data))
	return append(out.out, w.out...), err
}

// unpackStatement is the statement that was kept as an extract. passage gives what a part
// says; its spans count from the passage's start.
func unpackStatement(x *corpus.Extract, source string, passage func(*corpus.Part) (promise.Passage, error)) (*promise.Statement, error) {
	t := &taker{in: x.Head}
	var h head
	if err := json.Unmarshal([]byte(t.string()), &h); err != nil {
		return nil, errPacked
	}
	s := &promise.Statement{Source: source, SHA256: x.Version.SHA256, Format: h.Format, Language: h.Language, Title: h.Title, Kind: h.Kind, Notes: h.Notes, Register: h.Register, Dates: h.Dates}
	var last promise.Passage
	for _, part := range x.Parts {
		p, err := passage(part)
		if err != nil {
			return nil, err
		}
		p.Span.Start = last.Span.End + t.int()
		p.Span.End = p.Span.Start + t.int()
		p.Kind, p.Block = text.Kind(t.int()), last.Block+t.int()
		if n := t.int(); n >= 0 && n < len(h.Sections) {
			p.Section = h.Sections[n]
		}
		p.Line, p.Page = last.Line+t.int(), last.Page+t.int()
		place(&p)
		s.Passages, last = append(s.Passages, p), p
	}
	if t.bad {
		return nil, errPacked
	}
	return s, nil
}

// place moves the clauses of a passage to where it stands.
func place(p *promise.Passage) {
	clauses := make([]promise.Commitment, len(p.Clauses))
	for i, c := range p.Clauses {
		c.Span.Start, c.Span.End = c.Span.Start+p.Span.Start, c.Span.End+p.Span.Start
		finer := make([]promise.Finer, len(c.Finer))
		for k, f := range c.Finer {
			f.Span.Start, f.Span.End = f.Span.Start+p.Span.Start, f.Span.End+p.Span.Start
			finer[k] = f
		}
		c.Finer = finer
		clauses[i] = c
	}
	p.Clauses = clauses
}
