package golden

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// What SARIF 2.1.0 demands of the part that is written, from the text of the standard: 3.13
// log, 3.14 run, 3.19 toolComponent, 3.27 result, 3.28 location, 3.29 physicalLocation, 3.30
// region (lines and columns from 1), 3.35 suppression, 3.49 reportingDescriptor. A property
// that the standard does not know is refused.
const sarifConstraints = `{
 "$schema": "https://json-schema.org/draft/2020-12/schema",
 "type": "object", "required": ["version", "runs"], "additionalProperties": false,
 "properties": {"$schema": {"type": "string", "format": "uri"}, "version": {"const": "2.1.0"}, "runs": {"type": "array", "items": {"$ref": "#/$defs/run"}}},
 "$defs": {
  "message": {"type": "object", "required": ["text"], "additionalProperties": false, "properties": {"text": {"type": "string", "minLength": 1}}},
  "help": {"type": "object", "required": ["text"], "additionalProperties": false, "properties": {"text": {"type": "string", "minLength": 1}, "markdown": {"type": "string", "minLength": 1}}},
  "run": {"type": "object", "required": ["tool"], "additionalProperties": false, "properties": {
   "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
   "tool": {"type": "object", "required": ["driver"], "additionalProperties": false, "properties": {"driver": {"$ref": "#/$defs/component"}}},
   "results": {"type": "array", "items": {"$ref": "#/$defs/result"}}}},
  "component": {"type": "object", "required": ["name"], "additionalProperties": false, "properties": {"name": {"type": "string", "minLength": 1}, "version": {"type": "string"},
   "rules": {"type": "array", "uniqueItems": true, "items": {"type": "object", "required": ["id"], "additionalProperties": false, "properties": {"id": {"type": "string"},
    "shortDescription": {"$ref": "#/$defs/message"}, "help": {"$ref": "#/$defs/help"}, "properties": {"type": "object", "properties": {"tags": {"type": "array", "uniqueItems": true, "items": {"type": "string"}}}}}}}}},
  "result": {"type": "object", "required": ["message"], "additionalProperties": false, "properties": {
   "ruleId": {"type": "string"}, "ruleIndex": {"type": "integer", "minimum": -1}, "level": {"enum": ["none", "note", "warning", "error"]},
   "message": {"$ref": "#/$defs/message"}, "locations": {"type": "array", "items": {"$ref": "#/$defs/location"}},
   "relatedLocations": {"type": "array", "uniqueItems": true, "items": {"$ref": "#/$defs/location"}},
   "partialFingerprints": {"type": "object", "propertyNames": {"pattern": "^[A-Za-z0-9]+/v[1-9][0-9]*$"}, "additionalProperties": {"type": "string"}},
   "baselineState": {"enum": ["new", "unchanged", "updated", "absent"]},
   "suppressions": {"type": "array", "uniqueItems": true, "items": {"type": "object", "required": ["kind"], "additionalProperties": false,
    "properties": {"kind": {"enum": ["inSource", "external"]}, "justification": {"type": "string"}}}}}},
  "location": {"type": "object", "additionalProperties": false, "properties": {"id": {"type": "integer", "minimum": -1}, "message": {"$ref": "#/$defs/message"},
   "physicalLocation": {"type": "object", "required": ["artifactLocation"], "additionalProperties": false, "properties": {
    "artifactLocation": {"type": "object", "additionalProperties": false, "properties": {"uri": {"type": "string", "format": "uri-reference", "pattern": "^[A-Za-z0-9/._~%-]+$"}}},
    "region": {"type": "object", "required": ["startLine"], "additionalProperties": false, "properties": {"startLine": {"type": "integer", "minimum": 1}, "startColumn": {"type": "integer", "minimum": 1},
     "endLine": {"type": "integer", "minimum": 1}, "endColumn": {"type": "integer", "minimum": 1}, "snippet": {"$ref": "#/$defs/message"}}}}}}}
 }}`

// What GitLab demands of a Code Quality report, from its documentation.
const gitlabConstraints = `{"type": "array", "items": {"type": "object", "required": ["description", "check_name", "fingerprint", "severity", "location"], "properties": {
 "description": {"type": "string", "minLength": 1}, "check_name": {"type": "string", "minLength": 1}, "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
 "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
 "location": {"type": "object", "required": ["path", "lines"], "properties": {"path": {"type": "string", "minLength": 1, "not": {"pattern": "^\\./"}},
  "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}}}}}}}`

// What reviewdog demands of its diagnostic format, from the definition of its messages.
const rdjsonConstraints = `{"type": "object", "required": ["diagnostics"], "additionalProperties": false, "properties": {
 "source": {"type": "object", "additionalProperties": false, "properties": {"name": {"type": "string"}, "url": {"type": "string"}}}, "severity": {"$ref": "#/$defs/severity"},
 "diagnostics": {"type": "array", "items": {"type": "object", "required": ["message", "location"], "additionalProperties": false, "properties": {
  "message": {"type": "string", "minLength": 1}, "severity": {"$ref": "#/$defs/severity"},
  "code": {"type": "object", "additionalProperties": false, "properties": {"value": {"type": "string"}, "url": {"type": "string"}}},
  "location": {"type": "object", "required": ["path"], "additionalProperties": false, "properties": {"path": {"type": "string", "minLength": 1}, "range": {"type": "object", "required": ["start"], "additionalProperties": false,
   "properties": {"start": {"$ref": "#/$defs/position"}, "end": {"$ref": "#/$defs/position"}}}}}}}}},
 "$defs": {"severity": {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
  "position": {"type": "object", "required": ["line"], "additionalProperties": false, "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}}}}}`

// everyKind is a repository with findings of every state and level: open and waived, known
// before, gone text, names that no URI may hold.
func everyKind(t *testing.T) *repository {
	t.Helper()
	r := newShop(t)
	r.write("docs/vie privée [été] & <b>.md", "# Vie privée\n\n"+shop["fr"].was+"\n\n"+shop["fr"].rest+"\n\nNous n'utilisons votre adresse que pour la livraison.\n")
	r.write(".recant.yaml", strings.Replace(r.read(".recant.yaml"), "documents:\n", "documents:\n  - files: [\"docs/*.md\"]\n", 1))
	r.commit("another")
	r.publish("en", shop["en"].weaker)
	r.wants("baseline", r.recant("check", "--write-baseline", "known.json"), 0)
	r.write(".recant.yaml", strings.Replace(r.read(".recant.yaml"), "# baseline: .recant-baseline.json", "baseline: known.json", 1))
	r.remove("privacy.nl.md")
	r.write("privacy.fr.md", "# "+shop["fr"].title+"\n\n"+shop["fr"].was+"\n\nNous supprimons vos commandes dans un délai de 36 mois.\n")
	r.write("docs/vie privée [été] & <b>.md", "# Vie privée\n\n"+shop["fr"].rest+"\n")
	for _, i := range r.check("--as-of", "2030-01-01").Findings {
		if i.Rule == "delay-longer" || i.Rule == "retention-longer" {
			r.waive("2030-01-31", i.Fingerprint, "0123456789abcdef")
			break
		}
	}
	return r
}

func TestWhatConsumersReadKeepsToWhatTheyDemand(t *testing.T) {
	r := everyKind(t)
	run := func(format string) []byte {
		return []byte(r.recant("check", "--as-of", "2030-01-01", "--format", format).out)
	}
	keeps(t, constraints(t, "sarif", sarifConstraints), run("sarif"))
	keeps(t, constraints(t, "gitlab", gitlabConstraints), run("gitlab"))
	keeps(t, constraints(t, "rdjson", rdjsonConstraints), run("rdjson"))
	keeps(t, compiled(t, "check"), run("json"))
}

func TestSARIFSaysWhatIsNewKnownAndWaivedAndWhereItStood(t *testing.T) {
	r := everyKind(t)
	var log struct {
		Runs []struct {
			Tool struct {
				Driver struct{ Rules []struct{ ID string } }
			}
			Results []struct {
				RuleID, Level, BaselineState string
				RuleIndex                    int
				PartialFingerprints          map[string]string
				Suppressions                 []struct{ Justification string }
				Locations, RelatedLocations  []struct {
					Message          struct{ Text string }
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           struct{ StartLine int }
					}
				}
			}
		}
	}
	out := r.recant("check", "--as-of", "2030-01-01", "--format", "sarif").out
	if err := json.Unmarshal([]byte(out), &log); err != nil || len(log.Runs) != 1 {
		t.Fatalf("%v: %s", err, out)
	}
	states := map[string]int{}
	for _, result := range log.Runs[0].Results {
		if id := log.Runs[0].Tool.Driver.Rules[result.RuleIndex].ID; id != result.RuleID {
			t.Errorf("the rule of %s is said to be %s", result.RuleID, id)
		}
		states[result.BaselineState]++
		if len(result.Suppressions) > 0 {
			states["suppressed"]++
		}
		if len(result.RelatedLocations) > 0 {
			states["related"]++
		}
		name, err := url.PathUnescape(result.Locations[0].PhysicalLocation.ArtifactLocation.URI)
		if err != nil || !strings.HasSuffix(name, ".md") && name != ".recant.yaml" {
			t.Errorf("a location: %q, %v", name, err)
		}
	}
	if states["new"] == 0 || states["unchanged"] == 0 || states["suppressed"] != 1 || states["related"] == 0 {
		t.Errorf("%v\n%s", states, out)
	}
}

// junitReport is what a reader of JUnit XML takes from it.
type junitReport struct {
	XMLName  xml.Name `xml:"testsuites"`
	Tests    int      `xml:"tests,attr"`
	Failures int      `xml:"failures,attr"`
	Suites   []struct {
		Name     string `xml:"name,attr"`
		Tests    int    `xml:"tests,attr"`
		Failures int    `xml:"failures,attr"`
		Skipped  int    `xml:"skipped,attr"`
		Errors   int    `xml:"errors,attr"`
		Cases    []struct {
			Name    string `xml:"name,attr"`
			Class   string `xml:"classname,attr"`
			Failure *struct {
				Message string `xml:"message,attr"`
				Type    string `xml:"type,attr"`
			} `xml:"failure"`
			Skipped *struct{} `xml:"skipped"`
		} `xml:"testcase"`
	} `xml:"testsuite"`
}

func TestJUnitCountsWhatItHolds(t *testing.T) {
	r := everyKind(t)
	out := r.recant("check", "--as-of", "2030-01-01", "--format", "junit").out
	var report junitReport
	d := xml.NewDecoder(bytes.NewReader([]byte(out)))
	if err := d.Decode(&report); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	tests, failures := 0, 0
	for _, s := range report.Suites {
		failed, skipped := 0, 0
		for _, k := range s.Cases {
			if k.Name == "" || k.Class == "" {
				t.Errorf("a case without a name in %s", s.Name)
			}
			if k.Failure != nil {
				failed++
			}
			if k.Skipped != nil {
				skipped++
			}
		}
		if s.Tests != len(s.Cases) || s.Failures != failed || s.Skipped != skipped {
			t.Errorf("%s counts %d, %d, %d and holds %d, %d, %d", s.Name, s.Tests, s.Failures, s.Skipped, len(s.Cases), failed, skipped)
		}
		tests, failures = tests+s.Tests, failures+s.Failures
	}
	if report.Tests != tests || report.Failures != failures || failures == 0 {
		t.Errorf("%d of %d, and %d of %d in the suites", report.Failures, report.Tests, failures, tests)
	}
}

// command is a workflow command of GitHub: what may stand in its properties is written with %.
var command = regexp.MustCompile(`^::(error|warning|notice) file=([^,:]+),line=[1-9]\d*(,col=[1-9]\d*)?(,endLine=[1-9]\d*)?(,endColumn=[1-9]\d*)?,title=([^,:]+)::(.+)$`)

func TestAnnotationsAreWorkflowCommandsOnePerLine(t *testing.T) {
	r := everyKind(t)
	lines := strings.Split(strings.TrimSuffix(r.recant("check", "--as-of", "2030-01-01", "--format", "github").out, "\n"), "\n")
	files := map[string]bool{}
	for _, l := range lines {
		m := command.FindStringSubmatch(l)
		if m == nil {
			t.Errorf("no workflow command: %s", l)
			continue
		}
		files[m[2]] = true
	}
	for _, want := range []string{"privacy.en.md", "privacy.nl.md", "docs/vie privée [été] & <b>.md", ".recant.yaml"} {
		if !files[want] {
			t.Errorf("nothing is shown at %s", want)
		}
	}
}

func TestTextThatIsGoneIsShownAtWhatStoodBeforeIt(t *testing.T) {
	r := newShop(t)
	r.write("privacy.en.md", "# Privacy at Thimblewick\n\n"+shop["en"].was+"\n") // line 5 is gone, and the file ends on line 3
	for _, i := range r.check("--against", "HEAD", "privacy.en.md").Findings {
		if i.At != nil || i.Was == nil || i.Was.Span.Line != 5 || i.Near == nil || i.Near.Span.Line != 3 {
			t.Errorf("%s: at %+v, was %+v, near %+v", i.Rule, i.At, i.Was, i.Near)
		}
	}
	r.wants("the annotation", r.recant("check", "--format", "github", "privacy.en.md"), 1, "file=privacy.en.md,line=3,")
}

// help is what a rule's page says in SARIF: it has tests of its own.
var help = regexp.MustCompile(`(?m)^\s+"(text|markdown)": "# .*\n`)

// The golden files differ from the last release's only where that is meant.
func TestEveryFormatOfACheckIsAsItWas(t *testing.T) {
	r := everyKind(t)
	for _, format := range []string{"text", "markdown", "sarif", "junit", "github", "gitlab", "rdjson"} {
		out := r.recant("check", "--as-of", "2030-01-01", "--format", format).out
		expect(t, "checks/check."+format, []byte(help.ReplaceAllString(out, "")))
	}
}

func TestACheckIsTheSameOnAnyMachine(t *testing.T) {
	r := everyKind(t)
	for _, format := range []string{"json", "github"} {
		args := []string{"check", "--as-of", "2030-01-01", "--format", format}
		first := r.with("GOMAXPROCS=1", "TZ=UTC", "LANG=C").recant(args...)
		if got := r.with("GOMAXPROCS=8", "TZ=Pacific/Kiritimati", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8").recant(args...); got != first {
			t.Errorf("%s: %s", format, firstDifference([]byte(first.out), []byte(got.out)))
		}
	}
}

func TestTheConfigurationThatIsWrittenKeepsToItsSchema(t *testing.T) {
	r := everyKind(t)
	var config any
	dates := regexp.MustCompile(`expires: (\d{4}-\d\d-\d\d)`) // which a decoder into any value takes for times
	decoded(t, dates.ReplaceAllString(r.read(".recant.yaml"), `expires: "$1"`), &config)
	data, err := json.Marshal(config)
	if err != nil {
		t.Fatal(err)
	}
	keeps(t, compiled(t, "config"), data)
}

func TestEveryFormatIsWrittenAtOnceAndRendersTheSameLater(t *testing.T) {
	r := everyKind(t)
	formats := []string{"text", "markdown", "json", "html", "sarif", "junit", "github", "gitlab", "rdjson"}
	args := []string{"check", "--as-of", "2030-01-01"}
	for _, f := range formats {
		args = append(args, "--output", f+"=out."+f)
	}
	r.wants("all at once", r.recant(args...), 1)
	for _, f := range formats {
		data := r.read("out." + f)
		if later := r.recant("render", "--format", f, "out.json"); later.status != 0 || later.out != data {
			t.Errorf("%s is not what it was: %d\n%s", f, later.status, firstDifference([]byte(data), []byte(later.out)))
		}
	}
	r.wants("two formats for one file", r.recant("check", "--output", "sarif=a", "--output", "json=./a"), 2, `--output names "./a" twice`)
}
