// Package lang holds the languages: a folder of data files each (en/, fr/, nl/), the same
// file names in every one, and the loader that turns a folder into a Pack: a tokenizer and
// a scanner that finds the folder's words in a sentence. It knows mechanisms (inflection by
// paradigm, elision, split verbs, gaps) and checks every term against promise's closed
// vocabulary; it never looks at more than the tokens of one sentence.
//
// A fourth language is one more folder. How the files are written is in README.md.
package lang

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/recant/recant/extract/tag"
)

//go:embed */*.txt */tagger.model
var folders embed.FS

// Pack is one loaded language.
type Pack struct {
	Code string // ISO 639-1, the folder's name
	Name string // endonym

	Abbrev    map[string]bool // folded, without their last dot: dots that end no sentence
	AbbrevEnd map[string]bool // those of Abbrev that end one where a capital follows, such as "etc."
	Stop      map[string]bool // the most frequent function words, folded, for identification

	tagger       *tag.Model // nil where the folder has no model: every word is tag.Unknown
	traits       map[string][]string
	elisions     map[string]bool
	contractions []string
	treebank     bool     // contractions are cut as the Penn Treebank does
	cuts         sync.Map // contracted word -> []string
	uncontract   map[string]string
	tagged       map[string]string // words that the tagger never met, and one that stands where they do
	paradigms    map[string]paradigm
	elements     map[string]*element
	root         *node
	first        [KindCount]map[string]string // the first surface of each term, as written
	memo         sync.Map                     // word -> []step: what a word may start, looked up once
	remembered   atomic.Int64
}

// Codes lists the languages that there is a folder for, sorted.
func Codes() []string { return slices.Clone(codes()) }

var codes = sync.OnceValue(func() []string {
	entries, err := fs.ReadDir(folders, ".")
	if err != nil {
		return nil // an embedded directory can always be read
	}
	var codes []string
	for _, e := range entries {
		codes = append(codes, e.Name())
	}
	sort.Strings(codes)
	return codes
})

// Digest is the first 12 hex digits of the SHA-256 of all folders' files: it changes when a
// word does.
func Digest() string { return digest() }

var digest = sync.OnceValue(func() string {
	sum := sha256.New()
	err := fs.WalkDir(folders, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(folders, name)
		fmt.Fprintf(sum, "%s %d\n%s", name, len(data), data)
		return err
	})
	if err != nil {
		return "unreadable" // an embedded directory can always be read
	}
	return hex.EncodeToString(sum.Sum(nil)[:6])
})

// Known says whether there is a folder for the code.
func Known(code string) bool { return slices.Contains(codes(), code) }

var loaded sync.Map // code -> func() (*Pack, error)

// Load gives the pack of a language, read once in a process. The error names the file and
// line of the entry that is wrong; embedded folders are tested, so that it means a broken build.
func Load(code string) (*Pack, error) {
	once, _ := loaded.LoadOrStore(code, sync.OnceValues(func() (*Pack, error) {
		if !Known(code) {
			return nil, fmt.Errorf("no language folder %q (there are: %s)", code, strings.Join(Codes(), ", "))
		}
		sub, err := fs.Sub(folders, code)
		if err != nil {
			return nil, err
		}
		return LoadFolder(code, sub)
	}))
	return once.(func() (*Pack, error))()
}

// First is the first surface that a file lists for a term ("level.high"), as written; "" for none.
func (p *Pack) First(kind Kind, term string) string { return p.first[kind][term] }

// LoadFolder reads a language folder from any file system.
func LoadFolder(code string, files fs.FS) (*Pack, error) {
	p := &Pack{
		Code: code, Abbrev: map[string]bool{}, AbbrevEnd: map[string]bool{}, Stop: map[string]bool{},
		traits: map[string][]string{}, elisions: map[string]bool{}, uncontract: map[string]string{}, tagged: map[string]string{},
		paradigms: map[string]paradigm{}, elements: map[string]*element{}, root: &node{},
	}
	steps := []struct {
		file string
		take func(entry) error
	}{
		{"lang.txt", p.takeTrait},
		{"abbrev.txt", p.takeAbbrev},
		{"stopword.txt", func(e entry) error { p.Stop[Fold(e.term)] = true; return nil }},
		{"paradigm.txt", p.takeParadigm},
	}
	for _, s := range steps {
		if err := eachEntry(files, s.file, s.take); err != nil {
			return nil, fmt.Errorf("%s: %w", path.Join(code, s.file), err)
		}
	}
	tagger := make(chan error, 1)
	go func() { tagger <- p.takeTagger(files) }() // beside the word lists: it takes a fifth of the time
	words := p.takeWords(files)
	return p, errors.Join(words, <-tagger)
}

// takeWords reads the lexicon files, half of them beside the others. What a word of one file
// leads to never depends on another's, so that each half builds a trie of its own and only
// the roots are joined.
func (p *Pack) takeWords(files fs.FS) error {
	half := p.beside()
	other := make(chan error, 1)
	go func() { other <- half.takeKinds(files, 1) }()
	if err := errors.Join(p.takeKinds(files, 0), <-other); err != nil {
		return err
	}
	p.root.join(half.root)
	p.root.buildOwn()
	for kind, first := range half.first {
		if first != nil {
			p.first[kind] = first
		}
	}
	return nil
}

// beside is a pack that knows how words are written and holds none yet.
func (p *Pack) beside() *Pack {
	return &Pack{
		Code: p.Code, Abbrev: p.Abbrev, AbbrevEnd: p.AbbrevEnd, Stop: p.Stop,
		traits: p.traits, elisions: p.elisions, contractions: p.contractions, treebank: p.treebank,
		uncontract: p.uncontract, tagged: p.tagged, paradigms: p.paradigms, elements: map[string]*element{}, root: &node{},
	}
}

// takeKinds reads every second lexicon file, beginning with the given one.
func (p *Pack) takeKinds(files fs.FS, from int) error {
	for k := from; k < len(Kinds); k += 2 {
		kind := Kinds[k]
		file := kind.String() + ".txt"
		take := func(e entry) error { return p.takeSurface(kind, e) }
		if err := eachEntry(files, file, take); err != nil {
			return fmt.Errorf("%s: %w", path.Join(p.Code, file), err)
		}
	}
	p.root.buildBelow()
	return nil
}

func (p *Pack) takeTagger(files fs.FS) error {
	data, err := fs.ReadFile(files, "tagger.model")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	p.tagger, err = tag.Decode(data)
	if err != nil {
		return fmt.Errorf("%s: %w", path.Join(p.Code, "tagger.model"), err)
	}
	return nil
}

// Tags gives the parts of speech of a sentence's tokens, in their order.
func (p *Pack) Tags(tokens []Token) []tag.Tag {
	words := make([]tag.Word, len(tokens))
	for i, t := range tokens {
		words[i] = tag.Word{Fold: t.Fold, Upper: t.Upper}
		if like, ok := p.tagged[t.Fold]; ok {
			words[i].Fold = like
		}
	}
	return p.tagger.Tags(words)
}

// Trait gives the values of a key of lang.txt.
func (p *Pack) Trait(key string) []string { return p.traits[key] }

func (p *Pack) takeAbbrev(e entry) error {
	word := strings.TrimSuffix(Fold(e.term), ".")
	p.Abbrev[word] = true
	for _, flag := range e.surfaces {
		if flag != "end" {
			return fmt.Errorf("line %d: unknown flag %q (only: end)", e.line, flag)
		}
		p.AbbrevEnd[word] = true
	}
	return nil
}

// takePairs reads surfaces of the form word=other.
func takePairs(e entry, into map[string]string) error {
	for _, s := range e.surfaces {
		from, to, ok := strings.Cut(s, "=")
		if !ok {
			return fmt.Errorf("line %d: %q is not word=other", e.line, s)
		}
		into[Fold(strings.TrimSpace(from))] = Fold(strings.TrimSpace(to))
	}
	return nil
}

func (p *Pack) takeTrait(e entry) error {
	p.traits[e.term] = e.surfaces
	switch e.term {
	case "name":
		p.Name = strings.Join(e.surfaces, " ")
	case "elision":
		for _, s := range e.surfaces {
			p.elisions[strings.TrimSuffix(Fold(s), "'")] = true
		}
	case "contraction":
		p.contractions = e.surfaces
	case "uncontract":
		return takePairs(e, p.uncontract)
	case "tagged":
		return takePairs(e, p.tagged)
	case "treebank":
		p.treebank = true
	case "gap", "infinitive", "subordinate", "inversion", "dates":
	default:
		return fmt.Errorf("line %d: unknown key %q", e.line, e.term)
	}
	return nil
}
