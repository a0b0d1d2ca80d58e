package main

import (
	"strings"
	"testing"
)

// No configuration, however it is written, does more than give one error with a line.
func FuzzConfig(f *testing.F) {
	for _, seed := range []string{
		"", "version: 1\nrule-set: 1\ndocuments:\n  - files: [a.md]\n", "version: &a [*a]\n", "documents: {files: [a]}\n", "? [a]\n: b\n",
		"version: 1\nrule-set: 1\ndocuments: [{files: [\"[\"]}]\nwaivers: [{fingerprint: 0123456789abcdef}]\n", "a: &a\nb: [*a, *a]\n<<: *a\n", "- \n-\n", "\ufeff{}",
		"version: 1\nrules: {only-dropped: [1]}\n", "--- \n...\n---\n", "version: 99999999999999999999\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := parseConfig("a/.recant.yaml", []byte(text))
		if err == nil && (c.Version != 1 || len(c.Documents) == 0) {
			t.Errorf("%q was taken for a configuration", text)
		}
		if err != nil && !strings.HasPrefix(err.Error(), "a/.recant.yaml") {
			t.Errorf("%q: %v names no file", text, err)
		}
	})
}

// A path is what its literal pattern stands for, and no other is.
func FuzzGlob(f *testing.F) {
	for _, seed := range [][2]string{{"docs/**/*.md", "docs/a/b.md"}, {"[a.md", "a.md"}, {"**/**/**/**/x", "a/b/c/d/e/f/g"}, {`a\`, "a"}, {"a*b*c*d*e*f", "abcdefabcdef"}, {"", ""}} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, pattern, name string) {
		matches(pattern, name)
		clean := strings.Trim(strings.ReplaceAll(name, "//", "/"), "/")
		if clean == "" || strings.Contains("/"+clean+"/", "/./") || strings.Contains("/"+clean+"/", "/../") || strings.Contains(clean, "//") {
			return
		}
		if !matches(literal(clean), clean) || matches(literal(clean), clean+"x") {
			t.Errorf("the literal pattern of %q", clean)
		}
	})
}

func TestPatternsStandForWhatTheySay(t *testing.T) {
	for _, tt := range []struct {
		pattern, name string
		want          bool
	}{
		{"privacy.md", "privacy.md", true},
		{"privacy.md", "docs/privacy.md", false},
		{"*.md", "docs/privacy.md", false},
		{"**/*.md", "privacy.md", true},
		{"**/*.md", "a/b/c/privacy.md", true},
		{"docs/**", "docs/a/b.md", true},
		{"docs/**/privacy.*", "docs/privacy.html", true},
		{"./privacy.md", "privacy.md", true},
		{"privacy.[ef]n.md", "privacy.en.md", true},
		{"privacy.??.md", "privacy.nl.md", true},
		{"vie privée/*.md", "vie privée/été.md", true},
	} {
		if got := matches(tt.pattern, tt.name); got != tt.want {
			t.Errorf("%s for %s: %v", tt.pattern, tt.name, got)
		}
	}
}
