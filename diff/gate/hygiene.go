package gate

import (
	"fmt"
	"time"

	"github.com/recant/recant/diff/report"
)

// hygiene tells of a statement whose promises got weaker while its own dates and its own
// word on how it changes were not kept.
func (j *judge) hygiene(d *Document) {
	if d.Diff == nil || d.Diff.Summary.Weakened+d.Diff.Summary.Mixed == 0 || d.Old == nil || d.New == nil {
		return
	}
	was, now := d.Old.Dates, d.New.Dates
	weaker := fmt.Sprint(d.Diff.Summary.Weakened + d.Diff.Summary.Mixed)
	if stood := now.Updated; was.Updated.Date != "" && stood.Date == was.Updated.Date && (was.Version.Date == "" || was.Version.Date == now.Version.Date) {
		j.add(d, at(issue(DateUnchanged, d, weaker, stood.Date), d, stood.Quote, stood.Span.Line))
	}
	published := now.Updated.Date
	if published == "" || published > j.AsOf {
		published = j.AsOf
	}
	effective := now.Effective
	if effective.Date == "" || effective.Date == was.Effective.Date {
		return
	}
	if effective.Date < published {
		j.add(d, at(issue(EffectiveEarly, d, effective.Date, published), d, effective.Quote, effective.Span.Line))
		return
	}
	if promised := was.Notice.Days; promised > 0 && days(published, effective.Date) < promised {
		given := fmt.Sprint(days(published, effective.Date))
		j.add(d, at(issue(NoticeTooShort, d, fmt.Sprint(promised), given, published, effective.Date), d, effective.Quote, effective.Span.Line))
	}
}

func at(i report.Issue, d *Document, quote string, line int) report.Issue {
	i.At.Quote, i.At.Span.Line = quote, max(line, 1)
	return i
}

// days counts from one ISO 8601 date to another; 0 where either is not one.
func days(from, to string) int {
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, to)
	if errA != nil || errB != nil {
		return 0
	}
	return int(b.Sub(a).Hours()) / 24
}
