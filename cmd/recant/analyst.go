package main

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/recant/recant/corpus"
	"github.com/recant/recant/diff"
	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/extract"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/read"
	"github.com/recant/recant/extract/recent"
)

// analyst reads and compares the versions of a corpus.
type analyst struct {
	*host
	limit int64 // bytes of one version
}

// Reads names what a reading depends on: a program of another version may read otherwise.
func (a *analyst) Reads() string {
	return fmt.Sprintf("%s %s %d", version(), extract.Version(), packing)
}

// Compares names what a comparison depends on.
func (a *analyst) Compares() string { return fmt.Sprintf("%s %d", diff.Version(), keeping) }

// keeping counts the changes to what is kept of a comparison.
const keeping = 3

// Start begins a document.
func (a *analyst) Start() corpus.Reading {
	return &history{analyst: a, memo: &extract.Memo{}, passages: map[*corpus.Part]promise.Passage{}}
}

// history works on the versions of one document.
type history struct {
	*analyst
	source   read.Memo
	memo     *extract.Memo
	parts    recent.Cache[string, *corpus.Part] // by body
	passages map[*corpus.Part]promise.Passage   // what parts say
	compared diff.Memo
	last     *promise.Statement // what the last extract says
	of       *corpus.Extract    // that extract
}

// Read reads the promises of a version.
func (h *history) Read(v *corpus.Version, data []byte) (*corpus.Extract, error) {
	doc, err := read.Read(v.Path, data, read.Options{MaxBytes: h.limit, PDF: childPDF(h.host), Memo: &h.source})
	if err != nil {
		return nil, err
	}
	s, err := extract.Statement(doc, extract.Options{Memo: h.memo})
	if err != nil {
		return nil, err
	}
	x := &corpus.Extract{Version: v, Language: s.Language}
	if x.Head, err = packHead(s); err != nil {
		return nil, err
	}
	h.parts.Grow(2 * len(s.Passages))
	w := &writer{}
	for i := range s.Passages {
		w.out = w.out[:0]
		w.passage(&s.Passages[i])
		x.Parts = append(x.Parts, h.part(w.out, &s.Passages[i]))
	}
	return x, nil
}

// part gives the part of a body: the same one for the same body, as far back as is kept.
func (h *history) part(body []byte, p *promise.Passage) *corpus.Part {
	part, ok := recent.GetBytes(&h.parts, body)
	if !ok {
		key := string(body)
		part = &corpus.Part{Body: []byte(key), Words: p.Quote, Facts: facts(p), Tracked: len(p.Clauses) > 0}
		h.parts.Put(key, part)
	}
	return part
}

// facts are the words by which a search finds slots, such as act_sell.
func facts(p *promise.Passage) string {
	list := []string{"lang_" + p.Language}
	for i := range p.Clauses {
		list = append(list, clauseFacts(&p.Clauses[i])...)
	}
	return strings.Join(list, " ")
}

func clauseFacts(c *promise.Commitment) []string {
	list := []string{fact("id", c.Fingerprint()), fact("act", string(c.Act)), fact("force", string(c.Force)), fact("holder", string(c.Holder)), fact("status", string(c.Status))}
	for _, slot := range []promise.Slot{promise.SlotData, promise.SlotPurpose, promise.SlotRecipient, promise.SlotCondition, promise.SlotLocation} {
		for _, v := range c.Set(slot) {
			list = append(list, fact(string(slot), v))
		}
	}
	if c.Retention != "" {
		list = append(list, fact("retention", c.Retention))
	}
	if c.Exclusive {
		list = append(list, fact("exclusive", "true"))
	}
	if len(c.Vague) > 0 {
		list = append(list, fact("vague", "true"))
	}
	return list
}

// fact is one search term of letters, digits and _.
func fact(slot, value string) string {
	return slot + "_" + strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, value)
}

// statement gives back what was kept as an extract.
func (h *history) statement(x *corpus.Extract) (*promise.Statement, error) {
	if h.of == x {
		return h.last, nil
	}
	s, err := unpackStatement(x, x.Version.Path, h.passage)
	if err == nil {
		h.of, h.last = x, s
	}
	return s, err
}

// passage gives what a part says, without a place.
func (h *history) passage(part *corpus.Part) (promise.Passage, error) {
	if p, ok := h.passages[part]; ok {
		return p, nil
	}
	t := &taker{in: part.Body}
	p := t.passage()
	if t.bad {
		return p, errPacked
	}
	h.passages[part] = p
	return p, nil
}

// Compare says what changed from one version to another.
func (h *history) Compare(older, newer *corpus.Extract) (*corpus.Comparison, error) {
	a, err := h.statement(older)
	if err != nil {
		return nil, err
	}
	b, err := h.statement(newer)
	if err != nil {
		return nil, err
	}
	r := diff.Compare(a, b, diff.Options{Memo: &h.compared, Cues: extract.Cues})
	c := &corpus.Comparison{Counts: corpus.Counts{Weakened: r.Summary.Weakened, Strengthened: r.Summary.Strengthened, Mixed: r.Summary.Mixed, Neutral: r.Summary.Neutral}}
	from, to := indexOf(a), indexOf(b)
	for i := range r.Changes {
		c.Changes = append(c.Changes, keep(&r.Changes[i], from, to))
	}
	return c, nil
}

// placing finds passages in their statement.
type placing struct {
	passages []promise.Passage
	index    map[*promise.Passage]int
}

func indexOf(s *promise.Statement) placing {
	p := placing{s.Passages, make(map[*promise.Passage]int, len(s.Passages))}
	for i := range s.Passages {
		p.index[&s.Passages[i]] = i
	}
	return p
}

// of is the index of a passage, or of the one that a quote of a register stands in.
func (p placing) of(q *promise.Passage) int {
	if i, ok := p.index[q]; ok {
		return i
	}
	i := sort.Search(len(p.passages), func(i int) bool { return p.passages[i].Span.End > q.Span.Start })
	return max(min(i, len(p.passages)-1), 0)
}

// keep is what a corpus keeps of a change.
func keep(ch *change.Change, from, to placing) corpus.Change {
	c := corpus.Change{Old: indices(ch.Old, from), New: indices(ch.New, to), Kind: string(ch.Kind), Verdict: string(ch.Verdict),
		Severity: string(ch.Severity), Witness: ch.Witness, Unsure: ch.Unsure, Faint: ch.Faint}
	for _, f := range ch.Findings {
		if !slices.Contains(c.Rules, f.Rule) {
			c.Rules = append(c.Rules, f.Rule)
		}
	}
	if len(ch.Findings) > 0 {
		c.Message = ch.Findings[0].Message
		c.Told = report.Tellable(ch)
	}
	return c
}

// indices are the places of a side's passages, the leading one first.
func indices(s *change.Side, index placing) []int {
	if s == nil {
		return nil
	}
	list := []int{index.of(s.Passage)}
	for _, p := range s.Also {
		list = append(list, index.of(p))
	}
	return list
}
