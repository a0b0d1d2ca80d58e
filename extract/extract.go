// Package extract is the whole way from a document to its promises on one screen: blocks,
// sentences, clauses, commitments. It knows languages, by their folders, and no rule.
package extract

import (
	"fmt"
	"slices"
	"strings"

	"github.com/recant/recant/extract/dates"
	"github.com/recant/recant/extract/dpia"
	"github.com/recant/recant/extract/ident"
	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/parse"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/split"
	"github.com/recant/recant/extract/text"
)

// Options say how a document is read.
type Options struct {
	Register bool   // read the document as an impact assessment, whatever it looks like
	Language string // ISO 639-1 code of a language folder; "" or "auto" to identify it
	Memo     *Memo  // what was read in an earlier version of the document; nil for none
}

// Statement reads a document's promises. It fails where the document's language is not one
// that there is a folder for; that is said with the language's code, never guessed around.
func Statement(doc *text.Document, o Options) (*promise.Statement, error) {
	code, err := language(doc, o)
	if err != nil {
		return nil, err
	}
	packs, err := loadPacks(doc, code)
	if err != nil {
		return nil, err
	}
	s := &promise.Statement{Source: doc.Source, SHA256: doc.SHA256, Format: doc.Format, Language: code, Title: doc.Title, Notes: doc.Notes}
	r := reader{doc: doc, packs: packs, main: code, topics: parse.Topics{}, memo: o.Memo}
	r.sentences = o.Memo.sentences().Sentences(doc, r.pack)
	s.Kind = r.kind()
	if dpia.Structured(doc) {
		s.Kind = kindDPIA
	}
	r.reported = s.Kind != kindStatement
	r.names = r.providerNames()
	r.memo.begin(&r)
	for i := range r.sentences {
		s.Passages = append(s.Passages, r.passage(i))
	}
	s.Notes = append(s.Notes, r.foreignNote()...)
	if o.Memo == nil { // a history has its own dates
		s.Dates = dates.Read(doc, r.sentences, r.pack)
	}
	if o.Register || s.Kind != kindStatement || r.titledAssessment() {
		s.Register = dpia.Read(doc, r.pack(""))
	}
	return s, nil
}

// language is the document's main language.
func language(doc *text.Document, o Options) (string, error) {
	if o.Language != "" && o.Language != "auto" {
		if !lang.Known(o.Language) {
			return "", fmt.Errorf("%s: no language %q (there are: %s)", doc.Source, o.Language, strings.Join(lang.Codes(), ", "))
		}
		ident.Blocks(doc, o.Language)
		return o.Language, nil
	}
	code, sure := o.Memo.languages().Document(doc)
	if !sure && !lang.Known(code) { // too little text to refuse it
		code = ident.Nearest(doc, lang.Codes())
	}
	if !lang.Known(code) {
		return "", fmt.Errorf("%s: the text seems to be in %q, which recant does not read (it reads: %s); name the language with --lang if that is wrong",
			doc.Source, code, strings.Join(lang.Codes(), ", "))
	}
	return code, nil
}

// loadPacks loads the languages that the document's blocks are in.
func loadPacks(doc *text.Document, main string) (map[string]*lang.Pack, error) {
	packs := map[string]*lang.Pack{}
	load := func(code string) error {
		if packs[code] != nil || !lang.Known(code) {
			return nil
		}
		go parse.Prepare(code) // beside the words of the lexicon
		p, err := lang.Load(code)
		packs[code] = p
		return err
	}
	if err := load(main); err != nil {
		return nil, err
	}
	for i := range doc.Blocks {
		if err := load(doc.Blocks[i].Lang); err != nil {
			return nil, err
		}
	}
	return packs, nil
}

// reader goes through one document.
type reader struct {
	doc       *text.Document
	packs     map[string]*lang.Pack
	main      string
	sentences []text.Sentence
	topics    parse.Topics
	memo      *Memo
	names     map[string]bool // folded words that name the provider
	reported  bool
	frame     promise.Status // in a report, the status that a sentence set for those after it
	frameAt   int            // the block that set it
	foreign   int            // sentences in a language that is not read
}

// pack gives the pack for a block's language: the document's own where the block names none.
func (r *reader) pack(code string) *lang.Pack {
	if p := r.packs[code]; p != nil {
		return p
	}
	return r.packs[r.main]
}

// passage reads the i-th sentence.
func (r *reader) passage(i int) promise.Passage {
	s := r.sentences[i]
	b := &r.doc.Blocks[s.Block]
	p := promise.Passage{Span: s.Span, Quote: r.doc.Quote(s.Span), Section: b.Section, Kind: b.Kind, Block: s.Block,
		Line: r.doc.Line(s.Start), Page: r.doc.Page(s.Start), Language: r.main}
	if b.Lang != "" {
		p.Language = b.Lang
	}
	if !lang.Known(p.Language) {
		r.foreign++
		return p
	}
	ctx := split.ContextOf(r.doc, r.sentences, i)
	var lead []string
	for _, span := range ctx.Lead {
		lead = append(lead, r.doc.Quote(span))
	}
	p.Context = strings.Join(lead, " ")
	if b.Kind == text.Item && i > 0 && r.sentences[i-1].Block == s.Block {
		p.Context = "" // the lead-in runs on into an item's first sentence only
	}
	result := r.read(s, b, p.Quote, parse.Context{Heading: ctx.Heading, Lead: p.Context, Item: b.Kind == text.Item || b.Kind == text.Row,
		Reported: r.reported, Untitled: ctx.Heading != r.doc.Title, Names: r.names, Topics: r.topics})
	p.AboutData = result.AboutData
	framed := r.framed(s.Block, b.Kind, result.Frame)
	if len(result.Clauses) > 0 {
		p.Clauses = make([]promise.Commitment, 0, len(result.Clauses))
	}
	for _, c := range result.Clauses {
		if c.Status == promise.Asserted {
			c.Status = framed
		}
		c.Span.Start += s.Start
		c.Span.End += s.Start
		c.Finer = slices.Clone(c.Finer) // what the memo keeps stays as it is
		for k := range c.Finer {
			c.Finer[k].Span.Start += s.Start
			c.Finer[k].Span.End += s.Start
		}
		p.Clauses = append(p.Clauses, c)
	}
	return p
}

// read parses one sentence or row. A heading commits to nothing by itself: what it says
// counts for what stands below it.
func (r *reader) read(s text.Sentence, b *text.Block, quote string, ctx parse.Context) parse.Result {
	pack := r.pack(b.Lang)
	if b.Kind == text.Row && s.Cell < 0 {
		var cells []parse.Cell
		for _, c := range b.Cells {
			if c.Start >= s.Start && c.End <= s.End {
				cells = append(cells, parse.Cell{Span: text.Span{Start: c.Start - s.Start, End: c.End - s.Start}, Column: c.Column})
			}
		}
		return r.memo.get(pack.Code, quote, cells, ctx, func() parse.Result { return parse.Row(pack, quote, cells, ctx) })
	}
	if b.Kind == text.Row && s.Cell < len(b.Cells) && ctx.Lead == "" {
		ctx.Heading = strings.TrimSpace(ctx.Heading + " " + b.Cells[s.Cell].Column)
	}
	if b.Kind == text.Heading || b.Kind == text.Question {
		return parse.Result{}
	}
	return r.memo.get(pack.Code, quote, nil, ctx, func() parse.Result { return parse.Sentence(pack, quote, ctx) })
}

func (r *reader) foreignNote() []string {
	if r.foreign == 0 {
		return nil
	}
	return []string{fmt.Sprintf("%d sentences are in a language that is not read.", r.foreign)}
}

// engine counts the changes to the Go code that change what is extracted; words and models
// count by themselves.
const engine = "1"

// Version names what extraction results depend on: the code, the language folders and what was learned, so
// that a store of them knows when to compute them anew.
func Version() string { return engine + "." + lang.Digest() + "." + parse.Digest() }
