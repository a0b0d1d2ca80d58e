package golden

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// Each version pair has its report beside it, as Markdown for readers and as JSON.
func TestEachPairGivesItsReport(t *testing.T) {
	for _, p := range pairs(t) {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			for format, ext := range map[string]string{"markdown": "md", "json": "json"} {
				got := recant(t, nil, "diff", "--format", format, "golden/"+p.old, "golden/"+p.new)
				expect(t, reportFile(p, ext), got)
			}
		})
	}
}

// reportFile is the file that a pair's report is kept in: report-v1-v2.md.
func reportFile(p pair, ext string) string {
	version := func(file string) string { return strings.TrimSuffix(filepath.Base(file), ".md") }
	return fmt.Sprintf("%sreport-%s-%s.%s", p.dir, version(p.old), version(p.new), ext)
}
