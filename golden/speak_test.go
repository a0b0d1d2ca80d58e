package golden

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/recant/recant/diff/words"
)

var (
	diffFormats    = []string{"text", "markdown", "json", "html", "sarif", "junit", "github", "gitlab", "rdjson"}
	extractFormats = []string{"text", "markdown", "json"}
)

// A report that was saved in one language renders in each other as it would have at once.
func TestASavedReportSpeaksEveryLanguageAsAtOnce(t *testing.T) {
	p := pairs(t)[0]
	for _, verb := range []struct {
		args    []string
		formats []string
	}{
		{[]string{"diff", "golden/" + p.old, "golden/" + p.new}, diffFormats},
		{[]string{"check", "--fail-on", "none", "--as-of", "2030-01-01", "--against", "golden/" + p.old, "golden/" + p.new}, diffFormats},
		{[]string{"extract", "golden/" + p.new}, extractFormats},
		{[]string{"dpia", "golden/dpia/fr-academie-rocvaire.md"}, []string{"text", "markdown", "json", "html"}},
		{[]string{"notice", "golden/" + p.old, "golden/" + p.new}, extractFormats},
	} {
		for n, to := range words.Codes() {
			from := words.Codes()[(n+1)%len(words.Codes())]
			dir := t.TempDir()
			saved := filepath.Join(dir, "report.json")
			recant(t, nil, append(slices.Clone(verb.args), "--report-lang", from, "--format", "json", "--output", saved)...)
			into := func(name string) (flags []string) {
				for _, f := range verb.formats {
					flags = append(flags, "--output", f+"="+filepath.Join(dir, name+"."+f))
				}
				return append(flags, "--report-lang", to)
			}
			recant(t, nil, append(slices.Clone(verb.args), into("now")...)...)
			recant(t, nil, append([]string{"render", saved}, into("later")...)...)
			for _, f := range verb.formats {
				now, later := readFile(t, filepath.Join(dir, "now."+f)), readFile(t, filepath.Join(dir, "later."+f))
				if !bytes.Equal(now, later) {
					t.Errorf("%s as %s, saved in %q and rendered in %q: %s", verb.args[0], f, from, to, firstDifference(now, later))
				}
			}
		}
	}
}

// The language of a report is the one that is asked for, or with auto the statement's own.
func TestAutoIsTheLanguageOfTheStatement(t *testing.T) {
	for _, p := range pairs(t) {
		code := dirLanguage(p.dir)
		asked := recant(t, nil, "diff", "--report-lang", code, "golden/"+p.old, "golden/"+p.new)
		if auto := recant(t, nil, "diff", "--report-lang", "auto", "golden/"+p.old, "golden/"+p.new); !bytes.Equal(asked, auto) {
			t.Errorf("%s: %s", p.name, firstDifference(asked, auto))
		}
	}
}

// english are words that no report in another language has, but in a quote or a name.
var english = regexp.MustCompile(`(?i)\b(the provider|may now|the new text|old text|got weaker|weakened|high|medium|about data|is gone|line \d|page \d)\b`)

func TestNoReportMixesLanguages(t *testing.T) {
	for _, p := range pairs(t) {
		code := dirLanguage(p.dir)
		if code == "en" {
			continue
		}
		for _, format := range []string{"text", "markdown", "html", "github", "junit"} {
			out := string(recant(t, nil, "diff", "--all", "--report-lang", code, "--format", format, "golden/"+p.old, "golden/"+p.new))
			if format == "html" { // style, script and names of classes are in no language
				_, out, _ = strings.Cut(out, "<body>")
				out, _, _ = strings.Cut(out, "<script>")
				out = regexp.MustCompile(`(class|data-severity)="[^"]*"`).ReplaceAllString(out, "")
			}
			if found := english.FindString(out); found != "" {
				t.Errorf("%s as %s says %q", p.name, format, found)
			}
		}
	}
}

// Every key of the catalogues is asked for by the program.
func TestNoWordsAreLeftUnsaid(t *testing.T) {
	var source strings.Builder
	for _, glob := range []string{"../diff/*/*.go", "../diff/*/*.tmpl", "../cmd/recant/*.go", "../corpus/story/*.go"} {
		files, err := filepath.Glob(glob)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			source.Write(data)
		}
	}
	for _, key := range words.Default().Keys() {
		if strings.Contains(key, " ") {
			continue // a phrase of the vocabulary is asked for by its slot
		}
		asked := strings.Contains(source.String(), `"`+key+`"`)
		for n := strings.LastIndex(key, "."); n > 0 && !asked; n = strings.LastIndex(key[:n], ".") {
			asked = strings.Contains(source.String(), `"`+key[:n+1]+`"`) || strings.Contains(source.String(), `"`+key[:n]+`"`) // put together
		}
		if !asked {
			t.Errorf("nobody asks for %q", key)
		}
	}
}

// threeVersions is a corpus of the versions of one statement.
func threeVersions(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "corpus.db")
	dir := pairs(t)[0].dir
	for n, name := range []string{"v1.md", "v2.md", "v3.md"} {
		recant(t, nil, "corpus", "import", "--corpus", file, "--publisher", "A", "--title", "B", "--date", "2025-0"+strconv.Itoa(n+1)+"-01", "golden/"+dir+name)
	}
	return file
}

func TestNoHistoryMixesLanguages(t *testing.T) {
	file := threeVersions(t)
	for _, verb := range [][]string{{"log", "A/B"}, {"log", "--format", "markdown", "A/B"}, {"log", "--svg", "A/B"}, {"scan"}, {"scan", "--format", "html"}, {"scan", "--format", "svg"},
		{"blame", "A/B"}, {"search", "act:Share"}} {
		said := map[string]string{}
		for _, code := range words.Codes() {
			out := string(recant(t, nil, append(slices.Clone(verb), "--corpus", file, "--report-lang", code)...))
			said[code] = plainly(out)
		}
		for _, code := range words.Codes() {
			if found := english.FindString(said[code]); code != "en" && found != "" {
				t.Errorf("%v in %q says %q", verb, code, found)
			}
		}
		own := dirLanguage(pairs(t)[0].dir)
		if auto := string(recant(t, nil, append(slices.Clone(verb), "--corpus", file, "--report-lang", "auto")...)); plainly(auto) != said[own] {
			t.Errorf("%v with auto is not in %q", verb, own)
		}
		if said["fr"] == said["nl"] || said["fr"] == said["en"] {
			t.Errorf("%v says the same in two languages", verb)
		}
	}
}

func TestASavedHistoryIsToldInEveryLanguageAsAtOnce(t *testing.T) {
	file := threeVersions(t)
	for _, verb := range []struct {
		args    []string
		formats []string
	}{
		{[]string{"log", "A/B"}, []string{"text", "markdown", "html", "svg", "json"}}, {[]string{"scan"}, []string{"text", "markdown", "html", "svg", "csv", "jsonl", "json"}},
		{[]string{"blame", "A/B"}, plainFormats}, {[]string{"life", "e"}, plainFormats}, {[]string{"search", "act:Share"}, plainFormats},
		{[]string{"corpus", "list"}, plainFormats}, {[]string{"corpus", "stats"}, plainFormats},
	} {
		from, to, saved := "nl", "fr", filepath.Join(t.TempDir(), "saved.json")
		args := append(slices.Clone(verb.args), "--corpus", file)
		if verb.args[0] == "scan" {
			args = append(args, "--limit", "0")
		}
		recant(t, nil, append(slices.Clone(args), "--report-lang", from, "--format", "json", "--output", saved)...)
		for _, f := range verb.formats {
			now := recant(t, nil, append(slices.Clone(args), "--report-lang", to, "--format", f)...)
			if later := recant(t, nil, "render", "--report-lang", to, "--format", f, saved); !bytes.Equal(now, later) {
				t.Errorf("%v as %s, saved in %q and told in %q: %s", verb.args, f, from, to, firstDifference(now, later))
			}
		}
	}
}

var plainFormats = []string{"text", "json"}

// dirLanguage is the language of a pair, which its folder's name ends with.
func dirLanguage(dir string) string {
	dir = strings.TrimSuffix(dir, "/")
	return dir[len(dir)-2:]
}

// plainly is a page without what is in no language.
func plainly(page string) string {
	return regexp.MustCompile(`(?s)<style>.*?</style>|class="[^"]*"`).ReplaceAllString(page, "")
}
