package split

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"

	"github.com/recant/recant/extract/text"
)

// maxSigns is the longest run of signs that is given to the Unicode segmenter in one piece:
// its rule SB8 looks ahead again at each sign after a dot, which is quadratic in the run.
const maxSigns = 48

// prose cuts running text, from memory where it was cut before.
func (c *cutter) prose(area text.Span) {
	if c.memo == nil {
		c.cutProse(area)
		return
	}
	key := cutKey{c.text[area.Start:area.End], c.pack, c.cell >= 0}
	cuts, ok := c.memo.cuts.Get(key)
	if !ok {
		from := len(c.out)
		c.cutProse(area)
		for _, s := range c.out[from:] {
			cuts = append(cuts, text.Span{Start: s.Start - area.Start, End: s.End - area.Start})
		}
		key.text = strings.Clone(key.text)
		c.memo.cuts.Put(key, cuts)
		return
	}
	for _, s := range cuts {
		c.out = append(c.out, text.Sentence{Span: text.Span{Start: s.Start + area.Start, End: s.End + area.Start}, Block: c.block, Cell: c.cell})
	}
}

// cutProse cuts running text. The boundaries of Unicode's UAX #29 are candidates, as are a few
// that it does not know; each stands only if the rules in ends agree.
func (c *cutter) cutProse(area text.Span) {
	r := reader{s: c.text[area.Start:area.End], pack: c.pack, lines: c.cell >= 0}
	r.each(func(from, to int) {
		c.enumeration(text.Span{Start: area.Start + from, End: area.Start + to})
	})
}

// reader walks over the candidates of one text from left to right.
type reader struct {
	s     string
	pack  packWords
	lines bool // every line break ends a sentence

	start int // of the sentence that is being read
	seen  int // up to here depth and quotes are counted
	depth int // parentheses open in the sentence
	quote int // straight double quotes in the sentence
}

// each calls take with every sentence that holds a letter or a digit.
func (r *reader) each(take func(from, to int)) {
	for base := 0; base < len(r.s); {
		end := base + pieceEnd(r.s[base:])
		it := sentences.FromString(r.s[base:end])
		for it.Next() {
			r.inside(base+it.Start(), base+it.End(), take)
			r.candidate(base+it.End(), take)
		}
		base = end
	}
	r.cut(len(r.s), take)
}

// candidate ends the sentence at p, or a little behind it, where the rules agree.
func (r *reader) candidate(p int, take func(from, to int)) {
	if p >= len(r.s) || p <= r.start {
		return
	}
	r.count(p)
	if p = r.pastClosers(p); p < len(r.s) && r.ends(p) {
		r.cut(p, take)
	}
}

func (r *reader) cut(p int, take func(from, to int)) {
	if p > r.start && hasWord(r.s[r.start:p]) {
		take(r.start, p)
	}
	r.start, r.seen, r.depth, r.quote = p, p, 0, 0
}

// count brings the number of open parentheses and quotes up to p.
func (r *reader) count(p int) {
	for ; r.seen < p; r.seen++ {
		switch r.s[r.seen] {
		case '(':
			r.depth++
		case ')':
			r.depth = max(0, r.depth-1)
		case '"':
			r.quote++
		}
	}
}

// pastClosers moves a candidate behind a closing quote that a space parts from its stop.
func (r *reader) pastClosers(p int) int {
	next, n := utf8.DecodeRuneInString(r.s[p:])
	if next == '»' || next == '”' || next == '"' && r.quote%2 == 1 {
		q := p + n
		for q < len(r.s) && isSpaceByte(r.s[q:]) > 0 {
			q += isSpaceByte(r.s[q:])
		}
		r.count(q)
		return q
	}
	return p
}

// inside looks for ends that UAX #29 does not know: an ellipsis sign before a capital, a
// full stop before a capital with no space or with a clitic between ("'s Nachts"), or
// before the mark of an item ("(ii) to").
func (r *reader) inside(from, to int, take func(from, to int)) {
	for i := from; i < to; {
		step := strings.IndexAny(r.s[i:to], ".…")
		if step < 0 {
			return
		}
		i += step
		sign, n := utf8.DecodeRuneInString(r.s[i:])
		p := i + n
		for p < to && isSpaceByte(r.s[p:]) > 0 {
			p += isSpaceByte(r.s[p:])
		}
		tight := sign == '…' || p == i+n
		if next, _ := utf8.DecodeRuneInString(r.s[p:]); p < to && (tight && unicode.IsUpper(next) || next == '(' || startsWithClitic(r.s[p:])) {
			r.candidate(p, take)
		}
		i = p
	}
}

// pieceEnd is where the first piece of s ends that can be segmented in linear time.
func pieceEnd(s string) int {
	signs := 0
	for i, c := range s {
		if c < utf8.RuneSelf && isAlnum(byte(c)) || c >= utf8.RuneSelf && (unicode.IsLetter(c) || unicode.IsDigit(c)) {
			signs = 0
			continue
		}
		if signs++; signs > maxSigns {
			return i
		}
	}
	return len(s)
}
