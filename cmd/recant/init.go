package main

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/recant/recant/diff/rules"
	"github.com/recant/recant/extract/lang"
)

// statementNames are words that the file of a privacy statement is called by.
var statementNames = []string{"privacy", "confidentialit", "vie-privee", "donnees-personnelles", "data-protection", "gegevensbescherming", "cookie", "gdpr", "avg", "rgpd", "dpia"}

var documentEndings = []string{".md", ".markdown", ".html", ".htm", ".txt", ".docx", ".pdf"}

// initConfig writes a commented configuration for the statements that stand here.
func initConfig(h *host, name string) error {
	if exists(name) {
		return fmt.Errorf("%s is there already: remove it first, or edit it", name)
	}
	files, err := filesBelow(path.Dir(name))
	if err != nil {
		return fmt.Errorf("cannot list the files: %w", err)
	}
	found := statementFiles(files)
	if err := replace(name, []byte(configFor(found))); err != nil {
		return fmt.Errorf("cannot write %q: %w", name, cause(err))
	}
	if len(found) == 0 {
		_, err = fmt.Fprintf(h.out, "%s is written, and no statement was found: put its path under files.\n", name)
		return err
	}
	_, err = fmt.Fprintf(h.out, "%s is written for: %s. Now run recant check --against origin/main.\n", name, strings.Join(found, ", "))
	return err
}

func statementFiles(files []string) []string {
	var found []string
	for _, f := range files {
		base := strings.ToLower(path.Base(f))
		named := slices.ContainsFunc(statementNames, func(w string) bool { return strings.Contains(base, w) })
		if named && slices.Contains(documentEndings, path.Ext(base)) {
			found = append(found, f)
		}
	}
	slices.Sort(found)
	return found
}

// family is what the names of one statement's translations have in common: the name without
// the code of a language in it.
func family(name string) string {
	parts := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune("/._-", r) })
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return slices.Contains(lang.Codes(), strings.ToLower(p)) }), "-")
}

func configFor(files []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `# What recant check checks. recant schema config prints what may stand here.
version: 1

# Rules that a later recant adds are told and never fail this check, until this number is raised.
rule-set: %d

# What documents are compared with: a git revision (origin/main, a release tag) or a file.
# merge-base: true takes the commit that HEAD has in common with it.
against: HEAD

# What fails the check: low, medium, high or none, confidence=high, and ids of rules.
fail-on: medium

# A severity of your own, or off, by rule (recant rules lists them).
rules: {}
#  hedge-added: low

documents:
`, rules.Set())
	if len(files) == 0 {
		b.WriteString("  - files: [privacy.md]   # no statement was found: put its path here\n")
	}
	members := map[string]int{}
	for _, f := range files {
		members[family(f)]++
	}
	for _, f := range files {
		fmt.Fprintf(&b, "  - files: [%q]\n", f)
		if members[family(f)] > 1 {
			fmt.Fprintf(&b, "    group: %q   # the same statement in several languages: none may be left behind\n", family(f))
		}
	}
	b.WriteString(`
# What may pass for now. recant check --print-waivers prints entries; all four keys are required.
waivers: []
#  - fingerprint: "0123456789abcdef"
#    reason: agreed with the works council on 3 March
#    owner: dpo@example.org
#    expires: 2027-01-31
`)
	return b.String()
}
