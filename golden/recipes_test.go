package golden

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// recipe gives the fenced block of the README that holds a word.
func recipe(t *testing.T, fence, word string) string {
	t.Helper()
	for _, m := range regexp.MustCompile("(?s)```"+fence+"\n(.*?)```\n").FindAllStringSubmatch(string(readFile(t, "../README.md")), -1) {
		if strings.Contains(m[1], word) {
			return m[1]
		}
	}
	t.Fatalf("the README has no recipe with %q", word)
	return ""
}

func decoded(t *testing.T, text string, into any) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(text), into); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
}

// step is one of an action or a workflow.
type step struct {
	Uses, Name, Shell, Run string
	Directory              string            `yaml:"working-directory"`
	Env, With              map[string]string `yaml:",omitempty"`
}

type action struct {
	Inputs map[string]struct{ Default string }
	Runs   struct {
		Using string
		Steps []step
	}
}

// installs is what a recipe does to get recant, which a test has already.
const installs = "go install \"github.com/recant/recant/cmd/recant@"

// onGitHub runs the action's steps as the runner does, with the inputs of the workflow in the README
// and what GitHub says of the event.
func (r *repository) onGitHub(event map[string]string) outcome {
	r.Helper()
	var workflow struct {
		Jobs map[string]struct{ Steps []step }
	}
	decoded(r.T, recipe(r.T, "yaml", "actions/checkout"), &workflow)
	var a action
	decoded(r.T, string(readFile(r.T, "../.github/action.yml")), &a)
	value := map[string]string{}
	for name, input := range a.Inputs {
		value["inputs."+name] = evaluated(input.Default, event)
	}
	for _, s := range workflow.Jobs["promises"].Steps {
		if strings.HasPrefix(s.Uses, "recant/recant/.github@") {
			for name, v := range s.With {
				if _, known := a.Inputs[name]; !known {
					r.Fatalf("the action has no input %q", name)
				}
				value["inputs."+name] = v
			}
		}
	}
	temp := r.TempDir()
	var all strings.Builder
	for _, s := range a.Runs.Steps {
		if s.Run == "" || strings.HasPrefix(s.Run, installs) {
			continue
		}
		env := []string{"RUNNER_TEMP=" + temp, "GITHUB_STEP_SUMMARY=" + filepath.Join(temp, "summary.md")}
		for name, v := range s.Env {
			env = append(env, name+"="+evaluated(v, value))
		}
		o := r.in(evaluated(s.Directory, value)).with(env...).run("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", s.Run)
		all.WriteString(o.out)
		if o.status != 0 {
			return outcome{all.String(), o.status}
		}
	}
	return outcome{all.String(), 0}
}

var expression = regexp.MustCompile(`\$\{\{ (.*?) \}\}`)

// evaluated fills in a ${{ a || b }}: the first that is not empty.
func evaluated(text string, values map[string]string) string {
	return expression.ReplaceAllStringFunc(text, func(m string) string {
		for _, name := range strings.Split(expression.FindStringSubmatch(m)[1], " || ") {
			if values[name] != "" {
				return values[name]
			}
		}
		return ""
	})
}

func needs(t *testing.T, programs ...string) {
	t.Helper()
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			t.Skipf("%s is not installed", p)
		}
	}
}

func TestTheGitHubActionFailsAPullRequestThatWeakens(t *testing.T) {
	needs(t, "bash", "git")
	origin := newShop(t)
	base := strings.TrimSpace(origin.git("rev-parse", "HEAD"))
	origin.git("checkout", "-q", "-b", "offer")
	origin.write("notes.txt", "Nothing about data.\n")
	origin.commit("harmless")
	harmless := strings.TrimSpace(origin.git("rev-parse", "HEAD"))
	origin.publish("en", shop["en"].weaker)
	origin.commit("offer")
	r := newFolder(t)
	r.git("clone", "-q", "--depth=1", "--branch=offer", "--single-branch", "file://"+origin.dir, ".")
	for _, event := range []map[string]string{
		{"github.event.pull_request.base.sha": base},
		{"github.event.merge_group.base_sha": base},
		{"github.event.before": harmless},
	} {
		r.wants("weaker", r.onGitHub(event), 1, "::error file=privacy.en.md,line=3,", "::error file=privacy.fr.md,line=3,")
	}
	if !strings.Contains(r.read("recant.sarif"), `"ban-lifted"`) {
		t.Error("no SARIF was written")
	}
	r.wants("by hand: the configuration's base", r.onGitHub(nil), 0)
	r.wants("a branch that is pushed for the first time", r.onGitHub(map[string]string{"github.event.before": strings.Repeat("0", 40)}), 0)
	r.git("checkout", "-q", "--detach", "HEAD")
	r.publish("en", shop["en"].was)
	r.wants("strengthened again", r.onGitHub(map[string]string{"github.event.pull_request.base.sha": base}), 0)
}

func TestTheGitLabTemplateFailsAMergeRequestThatWeakens(t *testing.T) {
	needs(t, "sh", "git", "tr")
	var include struct {
		Include   []struct{ Remote string }
		Variables map[string]string
	}
	decoded(t, recipe(t, "yaml", "include:"), &include)
	if len(include.Include) != 1 || !strings.HasSuffix(include.Include[0].Remote, "/.gitlab/recant.yml") {
		t.Fatalf("%+v", include)
	}
	var job struct {
		Recant struct {
			Variables map[string]string
			Before    []string `yaml:"before_script"`
			Script    []string
			Artifacts struct {
				Paths   []string
				Reports map[string]string
			}
		}
	}
	decoded(t, string(readFile(t, "../.gitlab/recant.yml")), &job)
	if !slices.ContainsFunc(job.Recant.Before, func(s string) bool { return strings.HasPrefix(s, installs) }) {
		t.Errorf("recant is not installed: %q", job.Recant.Before)
	}
	r := newShop(t)
	base := strings.TrimSpace(r.git("rev-parse", "HEAD"))
	run := func(env ...string) outcome {
		for name, v := range job.Recant.Variables {
			if own, ok := include.Variables[name]; ok {
				v = own
			}
			env = append([]string{name + "=" + v}, env...)
		}
		return r.with(env...).run("sh", "-ec", strings.Join(job.Recant.Script, "\n"))
	}
	r.wants("nothing changed", run("CI_MERGE_REQUEST_DIFF_BASE_SHA="+base), 0)
	r.publish("en", shop["en"].weaker)
	r.commit("weaker")
	r.wants("a merge request", run("CI_MERGE_REQUEST_DIFF_BASE_SHA="+base), 1)
	for _, file := range append([]string{job.Recant.Artifacts.Reports["codequality"], job.Recant.Artifacts.Reports["junit"]}, job.Recant.Artifacts.Paths...) {
		if !strings.Contains(r.read(file), "privacy.en.md") {
			t.Errorf("%s does not name what failed", file)
		}
	}
	r.wants("a push", run("CI_COMMIT_BEFORE_SHA="+base), 1)
	r.wants("the first push of a branch", run("CI_COMMIT_BEFORE_SHA="+strings.Repeat("0", 40)), 0)
	r.wants("a base of one's own", run("RECANT_AGAINST="+base), 1)
}

func TestThePreCommitHookRefusesACommitThatWeakens(t *testing.T) {
	needs(t, "sh", "git")
	var hooks []struct{ ID, Entry, Language string }
	decoded(t, string(readFile(t, "../.pre-commit-hooks.yaml")), &hooks)
	var config struct {
		Repos []struct{ Hooks []struct{ ID string } }
	}
	decoded(t, recipe(t, "yaml", "repos:"), &config)
	if len(hooks) != 1 || hooks[0].ID != config.Repos[0].Hooks[0].ID || hooks[0].Language != "golang" {
		t.Fatalf("%+v, and the README names %+v", hooks, config)
	}
	r := newRepository(t)
	for _, code := range tongues {
		r.publish(code, shop[code].was)
	}
	r.wants("init", r.recant("check", "--init"), 0)
	hook := filepath.Join(".git", "hooks", "pre-commit")
	r.write(hook, "#!/bin/sh\nexec "+hooks[0].Entry+"\n")
	r.wants("a hook", r.run("chmod", "+x", hook), 0)
	r.commit("the first commit has nothing before it")
	r.publish("en", shop["en"].weaker)
	r.wants("a weaker promise", r.run("git", "commit", "-qam", "weaker"), 1, "ban-lifted")
	r.remove("privacy.en.md")
	r.wants("a deleted statement", r.run("git", "commit", "-qam", "gone"), 1, "statement-deleted")
	r.publish("en", shop["en"].was+"\n\nWe never sell your personal data.")
	r.publish("fr", shop["fr"].was+"\n\nNous ne vendons jamais vos données personnelles.")
	r.publish("nl", shop["nl"].was+"\n\nWij verkopen uw persoonsgegevens nooit.")
	r.wants("a stronger one", r.run("git", "commit", "-qam", "stronger"), 0)
}

func TestTheDiffDriverShowsPromises(t *testing.T) {
	needs(t, "bash", "git")
	r := newRepository(t)
	r.write("privacy.html", "<h1>Privacy</h1><p class=a>"+shop["en"].was+"</p>\n")
	r.wants("the recipe", r.run("bash", "-ec", recipe(t, "sh", "diff.recant.textconv")), 0)
	r.commit("begin")
	r.write("privacy.html", "<h1>Privacy</h1><p class=b>"+shop["en"].weaker+"</p>\n")
	r.wants("git diff", r.run("git", "diff"), 0, "-    Provider Prohibition Share data=Contact to=Advertiser", "+    Provider Permission Share data=Contact to=Advertiser")
	r.write("privacy.html", "<h1>Privacy</h1><div class=c><p>"+shop["en"].was+"</p></div>\n")
	if s := r.run("git", "diff"); strings.Contains(s.out, "Provider") {
		t.Errorf("markup alone is shown as a change of promises:\n%s", s.out)
	}
	r.write("privacy.html", "")
	r.wants("a document that cannot be read", r.run("git", "diff"), 0, "+(not read:")
}

func TestTheManualAndTheCompletionsAreThoseOfTheProgram(t *testing.T) {
	needs(t, "bash")
	page := string(recant(t, nil, "man"))
	help := string(recant(t, nil, "check", "--help"))
	for _, flag := range regexp.MustCompile(`--[a-z-]+`).FindAllString(help, -1) {
		if flag != "--help" && !strings.Contains(page, strings.ReplaceAll(flag, "-", `\-`)) {
			t.Errorf("the manual does not tell of %s", flag)
		}
	}
	lines := strings.Split(recipe(t, "sh", "recant completion"), "\n")
	i := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "source") })
	r := newFolder(t)
	r.wants("completion", r.run("bash", "-c", lines[i]+`; COMP_WORDS=(recant check --ag); COMP_CWORD=2; _recant; echo "${COMPREPLY[@]}"`), 0, "--against --against-merge-base")
	if _, err := exec.LookPath("man"); err == nil {
		i := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, "man -l") })
		r.wants("the manual", r.with("MANPAGER=cat", "MAN_KEEP_FORMATTING=").run("bash", "-o", "pipefail", "-c", lines[i]), 0, "recant check")
	}
}

func TestReviewdogIsHandedTheReport(t *testing.T) {
	needs(t, "bash")
	lines := strings.Split(recipe(t, "sh", "reviewdog"), "\n")
	i := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, "reviewdog") })
	r := newShop(t)
	r.publish("en", shop["en"].weaker)
	s := r.run("bash", "-c", `reviewdog() { [ "$1" = -f=rdjson ] && cat; }; `+lines[i])
	keeps(t, constraints(t, "rdjson", rdjsonConstraints), []byte(s.out))
	r.wants("the report", s, 0, `"path": "privacy.en.md"`)
}
