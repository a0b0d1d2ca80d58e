package corpus

import (
	"errors"
	"fmt"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"
)

// DefaultPattern is the layout of Open Terms Archive: a folder for each service, a file for
// each kind of terms.
const DefaultPattern = "{publisher}/{title}.{ext}"

// Layout says which files of a folder or repository are which documents.
type Layout struct {
	// Pattern is a path with slashes in which {publisher}, {title}, {lang} and {date} stand for
	// what names a version, {ext} for the extension of a format that is read, * for anything
	// within one folder and **/ for any folders.
	Pattern string
	Name             // of a document whose path does not say; where it does, the path wins
	Types   []string // titles to take, in any case of letters, * for anything; empty takes all
}

// String names the layout so that equal ones take the same files.
func (l Layout) String() string {
	return strings.Join(append([]string{l.Pattern, l.Publisher, l.Title, l.Language}, l.Types...), "\n")
}

// matcher is a Layout made ready.
type matcher struct {
	layout Layout
	path   *regexp.Regexp
	types  []*regexp.Regexp
}

// pieces are what a pattern is made of, and what each matches.
var pieces = map[string]string{
	"{publisher}": `(?P<publisher>[^/]+?)`, "{title}": `(?P<title>[^/]+?)`, "{lang}": `(?P<lang>[A-Za-z]{2,3})`,
	"{date}": `(?P<date>\d{4}(?:-\d\d(?:-\d\d)?)?)`, "{ext}": `(?i:md|markdown|txt|html?|pdf|docx)`, "**/": `(?:.*/)?`, "*": `[^/]*?`,
}

var piece = regexp.MustCompile(`\{[^{}]*\}|\*\*/|\*`)

func (l Layout) compile() (*matcher, error) {
	for _, s := range append([]string{l.Pattern}, l.Types...) {
		if !utf8.ValidString(s) {
			return nil, fmt.Errorf("%q is not UTF-8", s)
		}
	}
	expression, err := translate(l.Pattern)
	if err != nil {
		return nil, err
	}
	m := &matcher{layout: l}
	if m.path, err = regexp.Compile(expression); err != nil {
		return nil, fmt.Errorf("pattern %q names a part twice", l.Pattern)
	}
	if m.path.SubexpIndex("title") < 0 && l.Title == "" {
		return nil, errors.New("neither the pattern nor a flag says what the title of a document is")
	}
	for _, t := range l.Types {
		m.types = append(m.types, regexp.MustCompile("(?i)^"+strings.ReplaceAll(regexp.QuoteMeta(t), `\*`, ".*")+"$"))
	}
	return m, nil
}

func translate(pattern string) (string, error) {
	var b strings.Builder
	b.WriteString("^")
	at := 0
	seen := map[string]bool{}
	for _, p := range piece.FindAllStringIndex(pattern, -1) {
		name := pattern[p[0]:p[1]]
		what, ok := pieces[name]
		if !ok {
			return "", fmt.Errorf("pattern %q: %s is not known; there are {publisher}, {title}, {lang}, {date}, {ext}, * and **/", pattern, name)
		}
		if seen[name] && name[0] == '{' {
			return "", fmt.Errorf("pattern %q: %s stands in it twice", pattern, name)
		}
		seen[name] = true
		b.WriteString(regexp.QuoteMeta(pattern[at:p[0]]) + what)
		at = p[1]
	}
	return b.String() + regexp.QuoteMeta(pattern[at:]) + "$", nil
}

// found is what a path says.
type found struct {
	name Name
	date string // as the path has it; ""
	took bool   // it is of a type to take
}

// match reads a path; ok is false where it is not of the layout.
func (m *matcher) match(file string) (f found, ok bool) {
	groups := m.path.FindStringSubmatch(file)
	if groups == nil {
		return found{}, false
	}
	f.name = m.layout.Name
	for i, name := range m.path.SubexpNames() {
		switch name {
		case "publisher":
			f.name.Publisher = groups[i]
		case "title":
			f.name.Title = groups[i]
		case "lang":
			f.name.Language = strings.ToLower(groups[i])
		case "date":
			f.date = groups[i]
		}
	}
	f.took = len(m.types) == 0
	for _, t := range m.types {
		f.took = f.took || t.MatchString(f.name.Title)
	}
	return f, true
}

// NameOf is the name that a file has where nothing else says one: its path without folders
// and extension.
func NameOf(file string) Name {
	base := path.Base(file)
	return Name{Title: strings.TrimSuffix(base, path.Ext(base))}
}
