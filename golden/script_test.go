package golden

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// Each script is a transcript of a user at a terminal: every verb, exit status and message.
func TestTranscripts(t *testing.T) {
	pairsDir, err := filepath.Abs("pairs")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "script",
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("PATH", filepath.Dir(binary)+string(os.PathListSeparator)+e.Getenv("PATH"))
			e.Setenv("PAIRS", pairsDir)
			e.Setenv("GOLDEN", filepath.Dir(pairsDir))
			for _, v := range []string{"GIT_CONFIG_GLOBAL=" + os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.org",
				"GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.org", "GIT_CEILING_DIRECTORIES=" + filepath.Dir(e.WorkDir)} {
				e.Vars = append(e.Vars, v)
			}
			return nil
		},
	})
}
