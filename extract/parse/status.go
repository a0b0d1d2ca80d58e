package parse

import (
	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

// frame is the status that a sentence of a report gives to what it tells: that of its last
// reporting word before a denial of it, "" where it has none.
func (a *analysis) frame() promise.Status {
	if !a.ctx.Reported {
		return ""
	}
	frame := promise.Status("")
	for _, m := range a.matches[lang.KindStatus] {
		if frame == "" || stronger(promise.Status(m.Value), frame) {
			frame = promise.Status(m.Value)
		}
	}
	return frame
}

// standing orders the statuses by how much they say when several words of a sentence speak:
// "denies the allegations" is a denial, "is accused, the report says" an allegation.
var standing = map[promise.Status]int{promise.Reported: 1, promise.Planned: 2, promise.Recommended: 3, promise.Alleged: 4, promise.Denied: 5}

func stronger(a, b promise.Status) bool { return standing[a] > standing[b] }

// denial is the clause of a sentence that only denies what others say.
func (a *analysis) denial() promise.Commitment {
	return promise.Commitment{Act: promise.Other, Force: promise.Practice, Holder: promise.Provider, Status: promise.Denied, Evidence: plain,
		Span: text.Span{Start: a.tokens[0].Start, End: a.tokens[len(a.tokens)-1].End}}
}

// status is how the source stands to a clause.
func (a *analysis) status(c *candidate) promise.Status {
	if !a.ctx.Reported {
		return promise.Asserted
	}
	if f := a.frame(); f != "" {
		return f
	}
	if c.match.Form == lang.Conditional {
		return promise.Alleged // the conditional of hearsay
	}
	around := a.ctx.Lead
	if a.ctx.Untitled {
		around += " " + a.ctx.Heading
	}
	for _, m := range a.pack.Scan(a.pack.Tokenize(around)) {
		if m.Kind == lang.KindStatus {
			return promise.Status(m.Value)
		}
	}
	return promise.Asserted
}
