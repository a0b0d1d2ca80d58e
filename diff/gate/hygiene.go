package gate

import (
	"fmt"
	"strconv"
	"time"

	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/promise/wire"
)

// hygiene tells of a statement whose promises got weaker while its own dates and its own
// word on how it changes were not kept.
func (j *judge) hygiene(d *Document) {
	if d.Diff == nil || d.Diff.Summary.Weakened+d.Diff.Summary.Mixed == 0 || d.Old == nil || d.New == nil {
		return
	}
	weaker := strconv.Itoa(d.Diff.Summary.Weakened + d.Diff.Summary.Mixed)
	was, now := d.Old.Dates, d.New.Dates
	switch {
	case stayed(was.Updated, now.Updated):
		j.dated(d, now.Updated, DateUnchanged, weaker, said(now.Updated))
	case stayed(was.Version, now.Version):
		j.dated(d, now.Version, VersionUnchanged, weaker, said(now.Version))
	case now.Updated.Quote == "" && stayed(was.Effective, now.Effective):
		j.dated(d, now.Effective, EffectiveUnchanged, weaker, said(now.Effective))
	}
	j.notice(d, weaker)
}

// notice tells where the new text takes effect too early: before it is published, or sooner
// than the old text promised to tell people.
func (j *judge) notice(d *Document, weaker string) {
	was, now := d.Old.Dates, d.New.Dates
	published, early := now.Updated.Date, EffectiveEarly
	if published == "" || stayed(was.Updated, now.Updated) {
		published, early = j.AsOf, EffectivePast
	}
	effective := now.Effective
	if effective.Quote == "" || stayed(was.Effective, effective) {
		switch {
		case was.Notice.Period != "":
			j.dated(d, now.Notice, NoticeUndated, was.Notice.Period, weaker)
		case was.Notice.Quote != "":
			j.dated(d, now.Notice, NoticePromised, weaker, was.Notice.Quote)
		}
		return
	}
	from, known := lastDay(effective.Date)
	since, sure := firstDay(published)
	if !known || !sure {
		return
	}
	given := int(from.Sub(since).Hours()) / 24
	switch due, promised := after(since, was.Notice.Period); {
	case from.Before(since):
		j.dated(d, effective, early, effective.Date, published)
	case promised && from.Before(due):
		j.dated(d, effective, NoticeTooShort, was.Notice.Period, strconv.Itoa(given), published, effective.Date)
	case !promised && was.Notice.Quote != "":
		j.dated(d, now.Notice, NoticePromised, weaker, was.Notice.Quote)
	}
}

// dated adds a finding about a date. Its fingerprint hangs on the dates that the documents
// state, so that a waiver outlives other changes of the text, and no further date.
func (j *judge) dated(d *Document, at wire.Stated, rule string, args ...string) {
	i := issue(rule, d, args...)
	i.Fingerprint = fingerprint(rule, d.Path, []string{said(d.Old.Dates.Updated), said(d.New.Dates.Updated), said(d.New.Dates.Effective), said(d.New.Dates.Version)})
	i.At = &report.Place{Source: d.New.Source, Section: []string{}, Span: at.Span, Quote: at.Quote}
	if at.Quote == "" {
		i.At.Span = wire.Span{Line: 1}
	}
	j.add(d, i)
}

// said is a date, or its words where they can be read two ways.
func said(s wire.Stated) string {
	if s.Date == "" {
		return s.Words
	}
	return s.Date
}

// stayed tells whether both versions state the same.
func stayed(was, now wire.Stated) bool { return said(was) != "" && said(was) == said(now) }

// firstDay is the first day of what an ISO 8601 date or month stands for, lastDay the last.
func firstDay(date string) (time.Time, bool) {
	for _, layout := range []string{time.DateOnly, "2006-01"} {
		if t, err := time.Parse(layout, date); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

func lastDay(date string) (time.Time, bool) {
	t, ok := firstDay(date)
	if ok && len(date) < len(time.DateOnly) {
		t = t.AddDate(0, 1, -1)
	}
	return t, ok
}

// after is the day at the end of an ISO 8601 duration from a day. A month from 31 January
// ends with February.
func after(from time.Time, duration string) (time.Time, bool) {
	n, unit := split(duration)
	switch unit {
	case "D":
		return from.AddDate(0, 0, n), true
	case "M", "Y":
		if unit == "Y" {
			n *= 12
		}
		first := time.Date(from.Year(), from.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
		day := min(from.Day(), promise.LastDay(first.Year(), int(first.Month())))
		return first.AddDate(0, 0, day-1), true
	case "H":
		return from.AddDate(0, 0, (n+23)/24), true
	}
	return from, false
}

// split takes apart a duration of one unit, such as P30D or PT72H.
func split(duration string) (n int, unit string) {
	var hours int
	if _, err := fmt.Sscanf(duration, "PT%dH", &hours); err == nil {
		return hours, "H"
	}
	if _, err := fmt.Sscanf(duration, "P%d%1s", &n, &unit); err != nil {
		return 0, ""
	}
	return n, unit
}
