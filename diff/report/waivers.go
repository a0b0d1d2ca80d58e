package report

import "strings"

// WaiverEntries are lines for the configuration, one entry for each promise with an open
// finding: a promise that is weaker in several documents is waived once. What the entries
// leave open must be filled in before they count.
func WaiverEntries(c *Check) []byte {
	p := &page{}
	var order []string
	of := map[string][]*Issue{}
	for k := range c.Findings {
		i := &c.Findings[k]
		if i.State != StateOpen || i.Level == LevelNote || i.Path == "" {
			continue // what is told only needs no waiver, and no waiver is waived
		}
		if of[i.Fingerprint] == nil {
			order = append(order, i.Fingerprint)
		}
		of[i.Fingerprint] = append(of[i.Fingerprint], i)
	}
	if len(order) == 0 {
		p.line("waivers: []")
		return p.Bytes()
	}
	p.line("waivers:")
	for _, fingerprint := range order {
		documents := map[string]bool{}
		for _, i := range of[fingerprint] {
			documents[i.Path] = true
			p.line("  # %s at %s", plain(strings.Join(i.Rules, ", ")), plain(i.where(nil)))
			p.line("  # %s", plain(i.Message))
		}
		p.line("  - fingerprint: %q\n    reason: \"\"    # why this may pass\n    owner: \"\"     # who answers for it\n    expires: \"\"   # the last day that it holds, such as 2027-01-31", fingerprint)
		if len(documents) == 1 {
			p.line("    document: %q", plain(of[fingerprint][0].Path))
		}
	}
	return p.Bytes()
}
