package diff

import (
	"github.com/recant/recant/diff/align"
	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/diff/rules"
)

const cueNote = "Words that bind or free came or went; the sentence around them was not read in full."

// cued judges a reworded pair by words that mean something by themselves, where nothing that
// was read in it moved.
func (c *comparison) cued(p pair, judged []rules.Judged) ([]rules.Judged, bool) {
	if c.cues == nil || p.Kind != align.Alike || len(judged) > 0 {
		return judged, false
	}
	judged = rules.Judge(change.Cued(p.groups[0], p.groups[1], c.cues, &c.background))
	return judged, len(judged) > 0
}
