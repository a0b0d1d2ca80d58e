package wire

import "github.com/recant/recant/extract/promise"

// FromStatements gives the wire form of statements, in the order given.
func FromStatements(statements []*promise.Statement) *Extract {
	x := &Extract{Schema: ExtractID, Documents: []Document{}}
	for _, s := range statements {
		x.Documents = append(x.Documents, FromStatement(s))
	}
	return x
}

// FromStatement gives the wire form of one statement.
func FromStatement(s *promise.Statement) Document {
	d := Document{Head: FromHead(s), Clauses: []Clause{}, Unread: []Passage{}, Risks: []Risk{},
		Measures: []Measure{}, Findings: []Remark{}, Recommendations: []Remark{}, Processings: []Processing{}}
	d.takeRegister(s.Register)
	for i := range s.Passages {
		p := &s.Passages[i]
		for j := range p.Clauses {
			d.Clauses = append(d.Clauses, FromClause(p, &p.Clauses[j]))
		}
		if p.AboutData && len(p.Clauses) == 0 {
			d.Unread = append(d.Unread, FromPassage(p))
		}
	}
	return d
}

// FromHead gives the wire form of what a statement is.
func FromHead(s *promise.Statement) Head {
	c := s.Coverage()
	return Head{Source: s.Source, SHA256: s.SHA256, Format: s.Format, Language: s.Language, Title: s.Title, Kind: s.Kind,
		Coverage: Coverage{Sentences: c.Sentences, AboutData: c.AboutData, Read: c.Read}, Notes: list(s.Notes), Dates: fromDates(&s.Dates)}
}

func fromDates(d *promise.Dates) Dates {
	dates := Dates{Updated: fromStated(&d.Updated), Effective: fromStated(&d.Effective), Version: fromStated(&d.Version), Notice: fromStated(&d.Notice)}
	dates.Notice.Date, dates.Notice.Period = "", dates.Notice.Date
	return dates
}

func fromStated(s *promise.Stated) Stated {
	return Stated{Date: s.Value, Words: s.Words, Quote: s.Quote, Span: Span{Start: s.Span.Start, End: s.Span.End, Line: s.Line, Page: s.Page}}
}

// FromPassage gives the wire form of a passage that is only quoted.
func FromPassage(p *promise.Passage) Passage {
	return Passage{Quote: p.Quote, Span: span(p), Section: list(p.Section)}
}

// FromClause gives the wire form of a commitment and its passage; c is nil for a passage that was not read.
func FromClause(p *promise.Passage, c *promise.Commitment) Clause {
	w := Clause{Quote: p.Quote, Span: span(p), Context: p.Context, Section: list(p.Section), Language: p.Language, Finer: []Finer{}}
	if c == nil {
		c = &promise.Commitment{}
	} else {
		w.ID, w.Norm = c.Fingerprint(), c.Norm()
	}
	w.Act, w.Force, w.Holder, w.Status = string(c.Act), string(c.Force), string(c.Holder), string(c.Status)
	w.Data, w.Purpose, w.Recipient, w.Condition = list(c.Data), list(c.Purpose), list(c.Recipient), list(c.Condition)
	w.Within, w.Ahead = stated(c.Within), stated(c.Ahead)
	w.Exclusive, w.Retention, w.Deadline = c.Exclusive, stated(c.Retention), stated(c.Deadline)
	w.Location, w.Vague = list(c.Location), list(c.Vague)
	for _, f := range c.Finer {
		w.Finer = append(w.Finer, Finer{Slot: string(f.Slot), Value: f.Value, Words: f.Words, Term: f.Term, DPV: promise.DPV(f.Slot, f.Value, f.Term)})
	}
	return w
}

func span(p *promise.Passage) Span {
	return Span{Start: p.Span.Start, End: p.Span.End, Line: p.Line, Page: p.Page}
}

// list copies, so that a caller cannot reach into the statement, and is never nil.
func list(values []string) []string { return append([]string{}, values...) }

func stated(value string) *string {
	if value == "" {
		return nil
	}
	return &value
}
