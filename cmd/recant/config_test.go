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

func TestStatementsAreKnownByTheirNames(t *testing.T) {
	for name, want := range map[string]bool{
		"privacy.md": true, "docs/Privacy-Policy.HTML": true, "vie-privee.fr.md": true, "déclaration-de-confidentialité.md": true, "gegevensbescherming.pdf": true,
		"dpia.docx": true, "DPIA_2027.md": true, "avg.nl.md": true, "average.md": false, "src/privacy.go": false, "readme.md": false, "cookies.txt": true,
	} {
		if got := len(statementFiles([]string{name})) == 1; got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestTranslationsAreOneFamily(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"privacy.en.md", "privacy.fr.md", true},
		{"docs/en/privacy.md", "docs/nl/privacy.html", true},
		{"privacy-en.md", "cookies-fr.md", false},
	} {
		if got := family(tt.a) == family(tt.b); got != tt.want {
			t.Errorf("%s and %s: %v", tt.a, tt.b, got)
		}
	}
}
