package lint_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/recant/recant/diff/lint"
	"github.com/recant/recant/extract"
	"github.com/recant/recant/extract/read"
)

// kinds are the kinds of finding in a text, sorted.
func kinds(t *testing.T, code, text string) []string {
	t.Helper()
	doc, err := read.Read("privacy.md", []byte(text), read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s, err := extract.Statement(doc, extract.Options{Language: code})
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, f := range lint.Statement(s, extract.Cues) {
		list = append(list, f.Kind)
	}
	slices.Sort(list)
	return list
}

func fixture(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../golden", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestEachLanguageHasTheSameFindings(t *testing.T) {
	want := []string{"denied-elsewhere", "recipients-open", "retention-unbounded", "vague-unbounded"}
	for _, code := range []string{"en", "fr", "nl"} {
		if got := kinds(t, code, fixture(t, "lint/"+code+".md")); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}

func TestWhatAnotherPlaceMakesClearIsNoFinding(t *testing.T) {
	text := fixture(t, "lint/en.md")
	for _, tt := range []struct{ old, new, gone string }{
		{"## Safeguards\n", "We delete your personal data after two years.\n\n## Safeguards\n", "retention-unbounded"},
		{"to protect your personal data.", "to protect your personal data. We encrypt your personal data.", "vague-unbounded"},
		{"not share your personal data with third parties.", "not share your personal data with third parties without your consent.", "denied-elsewhere"},
		{"not share your personal data with third parties.", "not share your personal data with third parties, except as this section says.", "denied-elsewhere"},
		{"with partners, for example advertisers.", "with advertisers and with partners.", "recipients-open"},
		{"with partners, for example advertisers.", "with partners, for example advertisers, if you give your consent.", "recipients-open"},
	} {
		if !slices.Contains(kinds(t, "en", text), tt.gone) {
			t.Fatalf("no %s to begin with", tt.gone)
		}
		if got := kinds(t, "en", strings.Replace(text, tt.old, tt.new, 1)); slices.Contains(got, tt.gone) {
			t.Errorf("%q leaves %s", tt.new, tt.gone)
		}
	}
}

func TestADenialMustMeetInEverySlot(t *testing.T) {
	for _, tt := range []struct {
		ban, practice string
		want          bool
	}{
		{"We do not sell your personal data.", "We may sell your personal data to advertisers.", true},
		{"We do not use your personal data for advertising.", "We use your personal data for advertising.", true},
		{"We do not use your personal data for advertising.", "We use your personal data for security.", false},
		{"We do not share your messages with third parties.", "We share your address with partners.", false},
		{"We do not share your personal data with third parties.", "We share your personal data with our processors.", false},
		{"We do not collect your telephone number.", "We collect your e-mail address.", false},
		{"We do not collect your telephone number.", "We collect your telephone number.", true},
		{"We do not share your personal data with advertisers.", "We share aggregated data with advertisers.", false},
	} {
		got := slices.Contains(kinds(t, "en", "# Privacy\n\n"+tt.ban+"\n\n"+tt.practice+"\n"), "denied-elsewhere")
		if got != tt.want {
			t.Errorf("%q against %q: %v, want %v", tt.ban, tt.practice, got, tt.want)
		}
	}
}

func TestSilenceOnKeepingIsAFindingOfTheWholeText(t *testing.T) {
	const text = "# Privacy\n\nWe collect your name. We collect your e-mail address. We collect your address. We use your telephone number for security. We use your e-mail address for support. We collect your location.\n"
	if got := kinds(t, "en", text); !slices.Contains(got, "retention-missing") {
		t.Errorf("a text without a word on keeping gives %q", got)
	}
	if got := kinds(t, "en", text+"\nWe delete your data after 30 days.\n"); len(got) > 0 {
		t.Errorf("a period leaves %q", got)
	}
}

func TestStatementsThatHoldTogetherGiveNothing(t *testing.T) {
	for _, name := range []string{"parallel/mossgate/en.md", "parallel/mossgate/fr.md", "parallel/mossgate/nl.md", "parity/before/en.md", "parity/before/fr.md", "parity/before/nl.md"} {
		if got := kinds(t, strings.TrimSuffix(filepath.Base(name), ".md"), fixture(t, name)); len(got) > 0 {
			t.Errorf("%s: %q", name, got)
		}
	}
}
