package main

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/recant/recant/corpus"
	"github.com/recant/recant/diff/gate"
	"github.com/recant/recant/extract/lang"
)

// statementNames are words that the file of a privacy statement is called by.
var statementNames = []string{"privacy", "confidentialit", "vie-privee", "vie-privée", "donnees-personnelles", "données-personnelles", "data-protection",
	"dataprotection", "gegevensbescherming", "cookie", "gdpr", "avg", "rgpd", "dpia", "aipd", "gebep"}

var documentEndings = []string{".md", ".markdown", ".html", ".htm", ".txt", ".docx", ".pdf"}

// candidate is a file that may be a statement.
type candidate struct {
	path     string
	language string
	ids      map[string]bool // fingerprints of its promises; none where it could not be read
	group    string
}

// initConfig writes a commented configuration for the statements that stand here.
func initConfig(ctx context.Context, r *reader, name string) error {
	if exists(name) {
		return fmt.Errorf("%s is there already: remove it first, or edit it", name)
	}
	dir := path.Dir(name)
	files, err := filesBelow(dir)
	if err != nil {
		return fmt.Errorf("cannot list the files: %w", err)
	}
	var found []candidate
	var passed []string
	for _, f := range statementFiles(files) {
		if c := r.candidate(ctx, dir, f); len(c.ids) > 0 {
			found = append(found, c)
			continue
		}
		passed = append(passed, f)
	}
	group(found)
	against := corpus.Git{Dir: dir, Env: r.env}.Upstream(ctx)
	if against == "" {
		against = "HEAD"
	}
	if err := replace(name, []byte(configFor(found, against))); err != nil {
		return fmt.Errorf("cannot write %q: %w", name, cause(err))
	}
	if len(passed) > 0 {
		fmt.Fprintf(r.out, "Passed over, as no promise was read there: %s.\n", strings.Join(passed, ", "))
	}
	if len(found) == 0 {
		_, err = fmt.Fprintf(r.out, "%s is written, and no statement was found: put its path under files.\n", name)
		return err
	}
	var said []string
	for _, f := range found {
		said = append(said, f.String())
	}
	next := "commit it, and run recant check on the next change"
	if (corpus.Git{Dir: dir, Env: r.env}).Top(ctx) == "" {
		next = "there is no git checkout here: name what to compare with, as recant check --against FILE or under against"
	}
	_, err = fmt.Fprintf(r.out, "%s is written for %s. Now %s.\n", name, strings.Join(said, ", "), next)
	return err
}

func (f *candidate) String() string { return f.path + " (" + f.language + ")" }

// candidate reads a file as far as it can be read.
func (r *reader) candidate(ctx context.Context, dir, name string) candidate {
	f := candidate{path: name, ids: map[string]bool{}}
	s, err := r.side(ctx, path.Join(dir, name))
	if err != nil {
		return f
	}
	f.language = s.statement.Language
	for i := range s.statement.Passages {
		for k := range s.statement.Passages[i].Clauses {
			f.ids[s.statement.Passages[i].Clauses[k].Fingerprint()] = true
		}
	}
	return f
}

func statementFiles(files []string) []string {
	var found []string
	for _, f := range files {
		if base := strings.ToLower(path.Base(f)); slices.Contains(documentEndings, path.Ext(base)) && slices.ContainsFunc(statementNames, func(w string) bool { return calledBy(base, w) }) {
			found = append(found, f)
		}
	}
	slices.Sort(found)
	return found
}

// calledBy tells whether a file is called by a word; a short one must stand by itself.
func calledBy(base, word string) bool {
	const short = 4
	if len(word) > short {
		return strings.Contains(base, word)
	}
	parts := strings.FieldsFunc(base, func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.Contains(parts, word)
}

// group names what is one statement in several languages: files whose names differ by the
// code of a language alone, or that promise much the same in other languages.
func group(found []candidate) {
	for a := range found {
		for b := range found[:a] {
			one, other := &found[b], &found[a]
			if other.group != "" || one.language == other.language || family(one.path) != family(other.path) && !one.translates(other) {
				continue
			}
			if one.group == "" {
				one.group = family(one.path)
			}
			other.group = one.group
		}
	}
}

// translates tells whether two documents share a third of their promises, three at least.
func (f *candidate) translates(other *candidate) bool {
	const least, share = 3, 3
	same := 0
	for id := range f.ids {
		if other.ids[id] {
			same++
		}
	}
	return same >= least && share*same >= min(len(f.ids), len(other.ids))
}

// family is what the names of one statement's translations have in common: the name without
// its ending and without the code of a language in it.
func family(name string) string {
	parts := strings.FieldsFunc(strings.TrimSuffix(name, path.Ext(name)), func(r rune) bool { return strings.ContainsRune("/._-", r) })
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return slices.Contains(lang.Codes(), strings.ToLower(p)) }), "-")
}

func configFor(found []candidate, against string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `# What recant check checks. recant schema config prints what may stand here.
version: 1

# Rules that a later recant adds are told and never fail this check, until this number is raised.
rule-set: %d

# What documents are compared with: a git revision (%s, a tag), previous-tag for the release
# before, a file, a folder that ends with a slash, or DOC@DATE of a corpus.
# merge-base: true takes the commit that HEAD has in common with a revision.
against: %s

# What fails the check: low, medium, high or none, confidence=high, and ids of rules.
fail-on: medium

# A severity of your own, or off, by rule (recant rules lists them). A document may have rules too.
rules: {}
#  hedge-added: low

# What was known before recant was adopted: recant check --write-baseline .recant-baseline.json
# baseline: .recant-baseline.json

# files: paths or patterns, such as "docs/**/privacy*.md".
# group: the same statement in several languages, of which none may be left behind.
documents:
`, gate.RuleSet(), orWord(against, "HEAD", "origin/main"), against)
	if len(found) == 0 {
		b.WriteString("  - files: [privacy.md]   # no statement was found: put its path here\n")
	}
	for _, f := range found {
		fmt.Fprintf(&b, "  - files: [%q]\n    language: %s\n", literal(f.path), f.language)
		if f.group != "" {
			fmt.Fprintf(&b, "    group: %q\n", f.group)
		}
	}
	b.WriteString(`
# What may pass for now. recant check --print-waivers prints entries; these four keys are required.
waivers: []
#  - fingerprint: "0123456789abcdef"
#    reason: agreed with the works council on 3 March
#    owner: dpo@example.org
#    expires: 2027-01-31   # the last day that it holds
`)
	return b.String()
}

// orWord is a word, or another where it is a third.
func orWord(word, not, other string) string {
	if word == not {
		return other
	}
	return word
}
