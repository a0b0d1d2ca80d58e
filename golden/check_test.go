package golden

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/recant/recant/diff/report"
)

// gated is a throw-away repository with a statement in two languages.
type gated struct {
	*testing.T
	dir string
}

func newGated(t *testing.T) *gated {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	g := &gated{t, t.TempDir()}
	g.write("privacy.en.md", "# Privacy at Thimblewick\n\nWe will never share your e-mail address with advertisers.\n\nWe delete your orders within 12 months.\n")
	g.write("privacy.fr.md", "# Vie privée chez Thimblewick\n\nNous ne partagerons jamais votre adresse e-mail avec des annonceurs.\n\nNous supprimons vos commandes dans un délai de 12 mois.\n")
	g.git("init", "-q")
	if out, status := g.recant("check", "--init"); status != 0 {
		t.Fatalf("init: %d %s", status, out)
	}
	g.git("add", ".")
	g.git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "begin")
	return g
}

func (g *gated) write(name, text string) {
	g.Helper()
	if err := os.WriteFile(filepath.Join(g.dir, name), []byte(text), 0o644); err != nil {
		g.Fatal(err)
	}
}

func (g *gated) git(args ...string) {
	g.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = g.dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		g.Fatalf("git %v: %v %s", args, err, out)
	}
}

func (g *gated) recant(args ...string) (string, int) {
	g.Helper()
	cmd := exec.Command(binary, args...)
	cmd.Dir = g.dir
	out, err := cmd.CombinedOutput()
	if err != nil && cmd.ProcessState == nil {
		g.Fatal(err)
	}
	return string(out), cmd.ProcessState.ExitCode()
}

func (g *gated) weaken() {
	g.write("privacy.en.md", "# Privacy at Thimblewick\n\nWe may share your e-mail address with advertisers.\n\nWe delete your orders within 12 months.\n")
}

// waive writes a waiver for each finding.
func (g *gated) waive(expires string) {
	g.Helper()
	out, _ := g.recant("check", "--format", "json")
	saved, err := report.Load([]byte(out))
	if err != nil || saved.Check == nil {
		g.Fatalf("%v: %s", err, out)
	}
	text, err := os.ReadFile(filepath.Join(g.dir, ".recant.yaml"))
	if err != nil {
		g.Fatal(err)
	}
	head, _, _ := strings.Cut(string(text), "waivers:")
	head += "waivers:\n"
	for _, i := range saved.Check.Findings {
		head += fmt.Sprintf("  - {fingerprint: %q, reason: agreed, owner: dpo@example.org, expires: %s}\n", i.Fingerprint, expires)
	}
	g.write(".recant.yaml", head)
}

func TestACheckGuardsARepository(t *testing.T) {
	g := newGated(t)
	if out, status := g.recant("check"); status != 0 {
		t.Fatalf("nothing changed: %d\n%s", status, out)
	}
	g.weaken()
	out, status := g.recant("check", "--format", "github")
	if status != 1 || !strings.Contains(out, "::error file=privacy.en.md,line=3,col=1,") {
		t.Errorf("the weaker promise: %d\n%s", status, out)
	}
	if !strings.Contains(out, "::error file=privacy.fr.md,line=3,col=1,endLine=3,title=Translation left behind") {
		t.Errorf("the translation left behind:\n%s", out)
	}
	g.waive("2030-01-31")
	if out, status := g.recant("check", "--as-of", "2030-01-31"); status != 0 || !strings.Contains(out, "waived by dpo@example.org until 2030-01-31: agreed") {
		t.Errorf("waived: %d\n%s", status, out)
	}
	if out, status := g.recant("check", "--as-of", "2030-02-01"); status != 1 || !strings.Contains(out, "waiver-expired") {
		t.Errorf("expired: %d\n%s", status, out)
	}
	g.git("checkout", "-q", "privacy.en.md")
	if out, status := g.recant("check", "--as-of", "2030-01-01"); status != 1 || !strings.Contains(out, "waiver-unused") {
		t.Errorf("unused: %d\n%s", status, out)
	}
}

func TestAStatementThatGoesIsAFinding(t *testing.T) {
	g := newGated(t)
	if err := os.Remove(filepath.Join(g.dir, "privacy.fr.md")); err != nil {
		t.Fatal(err)
	}
	if out, status := g.recant("check"); status != 1 || !strings.Contains(out, "statement-deleted") {
		t.Errorf("%d\n%s", status, out)
	}
}

func TestAWrongConfigurationIsSaidWithItsLine(t *testing.T) {
	g := newGated(t)
	for text, want := range map[string]string{
		"version: 1\nrule-set: 1\ndocumnts: []\n":                                                                   `.recant.yaml: 3: unknown key "documnts"`,
		"version: 1\nrule-set: 99\ndocuments:\n  - files: [a.md]\n":                                                 ".recant.yaml:2: rule-set must be",
		"version: 1\nrule-set: 1\ndocuments:\n  - files: [a.md]\nwaivers:\n  - fingerprint: \"0123456789abcdef\"\n": ".recant.yaml:6: a waiver has no reason",
		"version: 1\nrule-set: 1\ndocuments:\n  - files: [a.md]\nrules:\n  only-droped: low\n":                      `.recant.yaml:6: no rule "only-droped"`,
	} {
		g.write(".recant.yaml", text)
		if out, status := g.recant("check"); status != 2 || !strings.Contains(out, want) {
			t.Errorf("%d %s\nwant %s", status, out, want)
		}
	}
}

func TestEveryFormatIsWrittenAtOnceAndRendersTheSameLater(t *testing.T) {
	g := newGated(t)
	g.weaken()
	formats := []string{"text", "markdown", "json", "html", "sarif", "junit", "github", "gitlab", "rdjson"}
	args := []string{"check"}
	for _, f := range formats {
		args = append(args, "--output", f+"=out."+f)
	}
	if out, status := g.recant(args...); status != 1 {
		t.Fatalf("%d %s", status, out)
	}
	for _, f := range formats {
		data := readFile(t, filepath.Join(g.dir, "out."+f))
		if later, status := g.recant("render", "--format", f, "out.json"); status != 0 || later != string(data) {
			t.Errorf("%s is not what it was: %d\n%s", f, status, firstDifference(data, []byte(later)))
		}
		var value any
		switch f {
		case "json", "sarif", "gitlab", "rdjson":
			if err := json.Unmarshal(data, &value); err != nil {
				t.Errorf("%s: %v", f, err)
			}
		case "junit":
			if err := xml.NewDecoder(bytes.NewReader(data)).Decode(&struct {
				XMLName xml.Name `xml:"testsuites"`
			}{}); err != nil {
				t.Errorf("%s: %v", f, err)
			}
		}
	}
}
