package gate

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/recant/recant/diff/report"
)

// fingerprint names what the check itself found, by rule, document and what was found.
func fingerprint(rule, document string, args []string) string {
	sum := sha256.Sum256([]byte("recant.issue/1\n" + rule + "\n" + document + "\n" + strings.Join(args, "\n")))
	return hex.EncodeToString(sum[:8])
}

// waive marks a finding that somebody answers for, or that is older than the adoption of
// recant. An expired waiver waives nothing, and the finding names it.
func (j *judge) waive(i *report.Issue) {
	for k := range j.Waivers {
		w := &j.Waivers[k]
		if w.Fingerprint != i.Fingerprint || !j.covers(w, i.Path) {
			continue
		}
		j.used[k] = true
		i.Waiver = w
		if w.Expires >= j.AsOf {
			i.State = report.StateWaived
			return
		}
	}
	if j.Baseline[i.Fingerprint] {
		i.State = report.StateBaseline
	}
}

// covers tells whether a waiver holds for a document: for all, for that path, or by a pattern.
func (j *judge) covers(w *report.Waiver, document string) bool {
	return w.Document == "" || w.Document == document || j.Matches != nil && j.Matches(w.Document, document)
}

// unused tells of the waivers that have expired, and of those that nothing needs.
func (j *judge) unused() {
	for k := range j.Waivers {
		w := &j.Waivers[k]
		rule, args := "", []string{w.Fingerprint, w.Owner, w.Expires}
		switch {
		case w.Expires < j.AsOf:
			rule = WaiverExpired
		case !j.used[k]:
			rule = WaiverUnused
		default:
			continue
		}
		d := &Document{File: j.File}
		i := issue(rule, d, args...)
		i.Fingerprint = fingerprint(rule, w.Document, args)
		i.Waiver = w
		j.add(d, i)
	}
}
