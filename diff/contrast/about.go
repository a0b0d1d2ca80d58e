package contrast

import (
	"slices"
	"sort"
	"strconv"
	"unicode"

	"github.com/recant/recant/diff/align"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

// What a document is about: its date, and the names of companies and products in it.

func (c *comparison) documents(statements, evidence []*promise.Statement) {
	for _, s := range statements {
		c.Statements = append(c.Statements, c.document(s))
	}
	for _, s := range evidence {
		c.Evidence = append(c.Evidence, c.document(s))
	}
	for _, d := range c.Statements {
		var row []relation
		for _, e := range c.Evidence {
			row = append(row, relate(d, e))
		}
		c.related = append(c.related, row)
	}
}

func (c *comparison) document(s *promise.Statement) *Document {
	return &Document{Statement: s, Date: c.date(s), Products: products(s)}
}

// dateReach is how many passages from the start may hold the date of a document.
const dateReach = 15

// date is when a document says that it is from: in a dateline near its top, else in a report
// or an assessment the latest day that it tells of.
func (c *comparison) date(s *promise.Statement) string {
	for _, v := range []string{s.Dates.Updated.Value, s.Dates.Effective.Value} {
		if v != "" {
			return v
		}
	}
	latest := ""
	for i := range s.Passages {
		p := &s.Passages[i]
		for _, q := range c.of(p) {
			if q.Kind != "time" || q.Value != "month" {
				continue
			}
			date := dateAt(p.Quote, q)
			switch {
			case date != "" && i < dateReach && dateline(p):
				return date
			case len(date) == len("2006-01-02") && s.Kind != "statement" && !c.says(p, "status", "planned"):
				latest = max(latest, date)
			}
		}
	}
	return latest
}

// dateline tells whether a passage is little more than a date, as a dateline is.
func dateline(p *promise.Passage) bool { return len(align.Words(p.Quote)) <= 10 }

// dateAt reads the date around the name of a month: "9 July 2020", "July 9, 2020".
func dateAt(text string, month promise.Cue) string {
	words := align.Words(text)
	at := slices.IndexFunc(words, func(w align.Word) bool { return w.Start >= month.Start })
	if at < 0 {
		return ""
	}
	year, day := 0, 0
	for k := max(0, at-1); k < len(words) && k <= at+2; k++ {
		n, err := strconv.Atoi(leadingDigits(words[k].Folded))
		switch {
		case err != nil:
		case n >= 1990 && n < 2100 && k > at:
			year = n
		case n >= 1 && n <= 31 && day == 0:
			day = n
		}
	}
	number, err := strconv.Atoi(month.Term)
	if year == 0 || err != nil {
		return ""
	}
	if day == 0 {
		return promise.Date(year, number, 1)[:7]
	}
	return promise.Date(year, number, min(day, promise.LastDay(year, number)))
}

func leadingDigits(s string) string {
	end := 0
	for end < len(s) && s[end] >= '0' && s[end] <= '9' {
		end++
	}
	return s[:end]
}

// yearOf is the year of a date, 0 for none.
func yearOf(date string) int {
	n, err := strconv.Atoi(leadingDigits(date))
	if err != nil {
		return 0
	}
	return n
}

// properIn are the words of a text that are written with a capital and do not begin it.
func properIn(text string) []align.Word {
	var out []align.Word
	for i, w := range align.Words(text) {
		if first := []rune(text[w.Start:w.End])[0]; unicode.IsUpper(first) && i > 0 && len(w.Folded) > 2 {
			out = append(out, w)
		}
	}
	return out
}

const (
	mostProducts = 8 // names that a document is about
	leastNamed   = 3 // times that it names them
	rareProduct  = 5 // and one in this many of what it names most
)

// products are the names that a document uses most: of companies, products and services. A
// word that it also writes small is none, nor one that only ever begins a sentence.
func products(s *promise.Statement) []string {
	count, form, small, inside := map[string]int{}, map[string]string{}, map[string]bool{}, map[string]bool{}
	for i := range s.Passages {
		p := &s.Passages[i]
		if p.Kind == text.Row {
			continue
		}
		for k, w := range align.Words(p.Quote) {
			first := []rune(p.Quote[w.Start:w.End])[0]
			switch {
			case unicode.IsLower(first):
				small[w.Folded] = true
			case unicode.IsUpper(first) && len(w.Folded) > 2:
				count[w.Folded]++
				if form[w.Folded] == "" || k > 0 && !inside[w.Folded] && p.Kind != text.Heading {
					form[w.Folded] = p.Quote[w.Start:w.End]
				}
				inside[w.Folded] = inside[w.Folded] || k > 0
			}
		}
	}
	var names []string
	most := 0
	for w, n := range count {
		if !small[w] && inside[w] && n >= leastNamed {
			names = append(names, w)
			most = max(most, n)
		}
	}
	sort.Slice(names, func(i, j int) bool {
		if count[names[i]] != count[names[j]] {
			return count[names[i]] > count[names[j]]
		}
		return names[i] < names[j]
	})
	var out []string
	for _, w := range names {
		if len(out) < mostProducts && rareProduct*count[w] >= most {
			out = append(out, form[w])
		}
	}
	return out
}

// folded are names in the form that they are compared in.
func folded(names []string) []string {
	var out []string
	for _, n := range names {
		for _, w := range align.Words(n) {
			out = append(out, w.Folded)
		}
	}
	return out
}

// relation is how a statement and a piece of evidence are about the same.
type relation struct {
	provider string // the name that the statement uses most of those that both use, folded; "" where there is none
	company  bool   // they share a name, or one names none
	product  bool   // they share one besides the provider's, or one names none
}

// relate compares what two documents are about.
func relate(d, e *Document) relation {
	a, b := folded(d.Products), folded(e.Products)
	r := relation{company: len(a) == 0 || len(b) == 0}
	for _, name := range a {
		if slices.Contains(b, name) {
			r.provider, r.company = name, true
			break
		}
	}
	other := func(w string) bool { return w != r.provider }
	r.product = !slices.ContainsFunc(a, other) || !slices.ContainsFunc(b, other) ||
		slices.ContainsFunc(a, func(w string) bool { return other(w) && slices.Contains(b, w) })
	return r
}
