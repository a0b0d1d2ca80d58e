package golden

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
)

// history makes a corpus of golden/history and gives the environment that names it.
func history(t *testing.T) []string {
	t.Helper()
	env := []string{"RECANT_CORPUS=" + filepath.Join(t.TempDir(), "corpus.db")}
	recant(t, env, "corpus", "import", "--pattern", "{publisher}/{title}/{date}.md", "golden/history")
	return env
}

var historyVerbs = [][]string{
	{"corpus", "list"}, {"corpus", "stats"}, {"log", "thimblewick"}, {"log", "zonnevoort"}, {"blame", "thimblewick"}, {"blame", "clairmoulin@2022"},
	{"life", "sell", "--limit", "9"}, {"life", "gegevens", "--limit", "9"}, {"search", "act:Share", "--any-time"}, {"search", "order", "--as-of", "2023"},
	{"scan"}, {"scan", "--since", "2023", "--limit", "2"}, {"scan", "--rule", "ban-lifted"},
}

func TestWhatIsToldOfAHistoryKeepsToTheSchema(t *testing.T) {
	env, schema := history(t), compiled(t, "history")
	for _, args := range historyVerbs {
		keeps(t, schema, recant(t, env, append(args, "--format", "json")...))
	}
	lines := bytes.Split(bytes.TrimSpace(recant(t, env, "scan", "--format", "jsonl")), []byte("\n"))
	if len(lines) < 5 {
		t.Fatalf("scan finds %d weakenings", len(lines))
	}
	for _, line := range lines {
		keeps(t, schema, []byte(`{"schema":"recant.scan/1","since":"","until":"","documents":1,"versions":1,"cells":[],"more":0,"findings":[`+string(line)+`]}`))
	}
}

// What is told does not depend on who works at it, nor on whether it was worked out before.
func TestAHistoryIsToldInTheSameBytes(t *testing.T) {
	first, second := append(history(t), "GOMAXPROCS=1"), append(history(t), "GOMAXPROCS=7")
	told := append([][]string{{"log", "thimblewick", "--svg"}, {"log", "thimblewick", "--format", "html"}, {"scan", "--format", "markdown"}, {"scan", "--svg"}, {"scan", "--format", "csv"}}, historyVerbs...)
	for _, args := range told {
		if strings.Join(args, " ") == "corpus stats" {
			continue // it counts what was worked out so far
		}
		want := recant(t, first, args...)
		for range 2 {
			if got := recant(t, second, args...); !bytes.Equal(got, want) {
				t.Errorf("%v: %s", args, firstDifference(want, got))
			}
		}
	}
}
