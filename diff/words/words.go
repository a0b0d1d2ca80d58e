// Package words says things to a reader in the reader's language. What comes in are keys,
// numbers, values of the closed vocabulary and templates; what goes out are words. A language
// is one file of this folder, named by its code: what reports say, the vocabulary in plain
// words, and how that language joins them (elision, contracted articles, number, the spaces
// before its marks). The language of a document is another matter, which this room does not
// know; nor does it know any rule, layout or format.
package words

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed *.txt
var files embed.FS

// Voice is one reader's language. A nil Voice speaks the default one.
type Voice struct {
	code   string
	text   map[string]string
	many   map[string]bool         // phrases of the vocabulary that are grammatically plural
	one    map[int]bool            // numbers that take the singular
	glue   *strings.Replacer       // sets the no-break spaces
	joins  map[[2]string]string    // contracted words: "de", "le" give "du"
	elided map[string]string       // words that shrink before a vowel
	more   func(key string) string // further words; nil for none
}

var loaded = sync.OnceValue(func() []*Voice {
	voices, err := load(files)
	if err != nil {
		panic("words: " + err.Error()) // the files are compiled in and loaded by the tests
	}
	return voices
})

// load reads every catalogue of a folder, in the order of their codes.
func load(folder fs.FS) ([]*Voice, error) {
	names, err := fs.Glob(folder, "*.txt")
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	var voices []*Voice
	for _, name := range names {
		text, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, err
		}
		v, err := parse(strings.TrimSuffix(name, ".txt"), string(text))
		if err != nil {
			return nil, fmt.Errorf("%s:%w", name, err)
		}
		voices = append(voices, v)
	}
	return voices, nil
}

// parse reads a catalogue: "key TAB words" a line, a third column "+" for what is plural.
func parse(code, text string) (*Voice, error) {
	v := &Voice{code: code, text: map[string]string{}, many: map[string]bool{}, one: map[int]bool{}, joins: map[[2]string]string{}, elided: map[string]string{}}
	var order []string
	for n, line := range strings.Split(text, "\n") {
		if line = strings.TrimRight(line, " \r"); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		column := strings.Split(line, "\t")
		if len(column) < 2 || len(column) > 3 || len(column) == 3 && column[2] != "+" {
			return nil, fmt.Errorf("%d: a line is \"key TAB words\", with \"TAB +\" behind it where it is plural: %q", n+1, line)
		}
		key := column[0]
		if _, twice := v.text[key]; twice {
			return nil, fmt.Errorf("%d: %q stands twice", n+1, key)
		}
		v.text[key], v.many[key] = column[1], len(column) == 3
		order = append(order, key)
	}
	v.grammar(order)
	for _, key := range order {
		if !strings.HasPrefix(key, "grammar.") {
			v.text[key] = v.glue.Replace(v.text[key])
		}
	}
	return v, nil
}

// The spaces at which no line breaks.
const (
	noBreak       = "\u00a0"
	noBreakNarrow = "\u202f"
)

// grammar sets up how the language joins words.
func (v *Voice) grammar(keys []string) {
	var pairs []string
	spaced := func(key, format, space string) {
		for _, mark := range strings.Fields(v.text["grammar."+key]) {
			pairs = append(pairs, fmt.Sprintf(format, " ", mark), fmt.Sprintf(format, space, mark))
		}
	}
	spaced("before", "%s%s", noBreak)
	spaced("before-narrow", "%s%s", noBreakNarrow)
	for _, mark := range strings.Fields(v.text["grammar.after"]) {
		pairs = append(pairs, mark+" ", mark+noBreak)
	}
	v.glue = strings.NewReplacer(pairs...)
	for _, n := range strings.Fields(v.text["grammar.one"]) {
		if i, err := strconv.Atoi(n); err == nil {
			v.one[i] = true
		}
	}
	for _, key := range keys {
		switch w := strings.Fields(key); {
		case len(w) == 3 && w[0] == "grammar.join":
			v.joins[[2]string{w[1], w[2]}] = v.text[key]
		case len(w) == 2 && w[0] == "grammar.elide":
			v.elided[w[1]] = v.text[key]
		}
	}
}

// Codes are the languages that reports can be given in, sorted.
func Codes() []string {
	var codes []string
	for _, v := range loaded() {
		codes = append(codes, v.code)
	}
	return codes
}

// In is the voice of a language, nil where there is none.
func In(code string) *Voice {
	for _, v := range loaded() {
		if v.code == code {
			return v
		}
	}
	return nil
}

// Default is the language of a report for which none is asked.
func Default() *Voice {
	for _, v := range loaded() {
		if v.text["grammar.default"] != "" {
			return v
		}
	}
	return loaded()[0]
}

// With adds words that another room holds, such as those of the rule pages.
func (v *Voice) With(more func(key string) string) *Voice {
	out := *v.orDefault()
	out.more = more
	return &out
}

func (v *Voice) orDefault() *Voice {
	if v == nil {
		return Default()
	}
	return v
}

// Code is the language's ISO 639-1 code.
func (v *Voice) Code() string { return v.orDefault().code }

// Has tells whether there are words for a key.
func (v *Voice) Has(key string) bool { return v.orDefault().find(key) != "" }

func (v *Voice) find(key string) string {
	if text := v.text[key]; text != "" {
		return text
	}
	if v.more != nil {
		return v.glue.Replace(v.more(key))
	}
	return ""
}

// Keys are the keys of a language's catalogue, sorted.
func (v *Voice) Keys() []string {
	var keys []string
	for key := range v.orDefault().text {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// Say gives the words of a key, {1}, {2} … filled with args, those among them that are ISO 8601
// durations in words. A key that nobody has words for stands for itself.
func (v *Voice) Say(key string, args ...string) string {
	text := v.orDefault().find(key)
	if text == "" {
		text = Default().find(key)
	}
	if text == "" {
		return key
	}
	var pairs []string
	for i, a := range args {
		pairs = append(pairs, "{"+strconv.Itoa(i+1)+"}", v.Period(a))
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// Count says how many of something there are, by the keys "n.<noun>.one" and "n.<noun>.many".
func (v *Voice) Count(n int, noun string) string {
	form := ".many"
	if v.orDefault().one[n] {
		form = ".one"
	}
	return v.Say("n."+noun+form, strconv.Itoa(n))
}

// List joins words as a list.
func (v *Voice) List(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	last := len(parts) - 1
	return v.Say("list.last", strings.Join(parts[:last], ", "), parts[last])
}

// Phrase says a value of a slot; a value without a phrase stands for itself.
func (v *Voice) Phrase(slot, value string) string {
	if text := v.orDefault().text[slot+" "+value]; text != "" {
		return text
	}
	return value
}

// Knows tells whether a value of a slot has a phrase.
func (v *Voice) Knows(slot, value string) bool { return v.orDefault().text[slot+" "+value] != "" }

// Cite says an article, such as "GDPR 5(1)(b)", as the language's lawyers write it.
func (v *Voice) Cite(article string) string {
	law, rest, ok := strings.Cut(article, " ")
	if !ok {
		return article
	}
	number, rest, _ := strings.Cut(rest, "(")
	out := v.Say("cite.article", v.Phrase("law", law), number)
	for i, part := range strings.Split(rest, "(") {
		part = strings.TrimSuffix(part, ")")
		switch {
		case part == "":
		case i == 0:
			out += v.Say("cite.paragraph", part)
		default:
			out += v.Say("cite.point", part)
		}
	}
	return out
}

// Retell gives a remark in this language that another voice made: one of the "note." keys.
// Words of no such key stand for themselves.
func (v *Voice) Retell(from *Voice, remark string) string {
	if remark == "" {
		return ""
	}
	from = from.orDefault()
	for _, key := range from.Keys() {
		if !strings.HasPrefix(key, "note.") {
			continue
		}
		if args, ok := match(from.text[key], remark); ok {
			return v.Say(key, args...)
		}
	}
	return remark
}

// match tells whether a text is a pattern with something in the places {1}, {2} …, and what.
func match(pattern, text string) (args []string, ok bool) {
	for n := 1; ; n++ {
		before, after, more := strings.Cut(pattern, "{"+strconv.Itoa(n)+"}")
		if !more {
			return args, pattern == text
		}
		rest, ok := strings.CutPrefix(text, before)
		if !ok {
			return nil, false
		}
		next, _, _ := strings.Cut(after, "{")
		end := strings.Index(rest, next)
		if end < 0 || next == "" {
			return nil, false
		}
		args, pattern, text = append(args, rest[:end]), after, rest[end:]
	}
}
