package golden

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// The same bytes come out for the same bytes, whatever the machine is like.
func TestTheSameBytesComeOutOnAnyMachine(t *testing.T) {
	machines := [][]string{
		{"GOMAXPROCS=1", "TZ=UTC", "LANG=C", "LC_ALL=C"},
		{"GOMAXPROCS=8", "TZ=Pacific/Kiritimati", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8", "NO_COLOR=1", "TERM=dumb"},
		{"GOMAXPROCS=3", "TZ=America/St_Johns", "LANG=nl_NL.UTF-8", "LC_ALL=nl_NL.UTF-8", "GOGC=20"},
	}
	for _, p := range pairs(t) {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			for _, format := range []string{"json", "text", "markdown"} {
				args := []string{"diff", "--all", "--format", format, "golden/" + p.old, "golden/" + p.new}
				first := recant(t, machines[0], args...)
				for _, m := range machines[1:] {
					if got := recant(t, m, args...); !bytes.Equal(got, first) {
						t.Errorf("%s under %v: %s", format, m, firstDifference(first, got))
					}
				}
			}
		})
	}
}

func TestASavedReportRendersAsItDidAtFirst(t *testing.T) {
	p := pairs(t)[0]
	saved := filepath.Join(t.TempDir(), "report.json")
	recant(t, nil, "diff", "--format", "json", "--output", saved, "golden/"+p.old, "golden/"+p.new)
	if _, err := os.Stat(saved); err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"text", "markdown", "json"} {
		now := recant(t, nil, "diff", "--all", "--format", format, "golden/"+p.old, "golden/"+p.new)
		if later := recant(t, nil, "render", "--all", "--format", format, saved); !bytes.Equal(now, later) {
			t.Errorf("%s: %s", format, firstDifference(now, later))
		}
	}
}
