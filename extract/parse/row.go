package parse

import (
	"slices"
	"strings"

	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

// Cell is one cell of a table row with its place in the row's text.
type Cell struct {
	Span   text.Span // byte offsets into the row's text
	Column string    // the heading of its column, "" without one
}

// plain is the evidence of what a table says outright.
const plain = 4

// Row reads a table row whose cells belong together: purpose x legal basis x retention,
// recipient x data, cookie x purpose x duration, or a question answered yes or no in each
// column. A cell that is a sentence of its own is read as one.
func Row(pack *lang.Pack, row string, cells []Cell, ctx Context) Result {
	mustLoadWeights()
	ctx = ctx.bounded()
	if len(row) > longestSentence {
		return inPieces(pack, row, ctx)
	}
	roles := make([]string, len(cells))
	for i, c := range cells {
		roles[i] = columnRole(pack, c.Column)
	}
	if r, ok := answers(pack, row, cells, ctx); ok {
		return r
	}
	act, known := rowAct(pack, roles, ctx)
	if known && headed(roles) {
		if p, ok := record(pack, row, cells, roles, act, ctx); ok {
			return Result{Clauses: []promise.Commitment{p}, AboutData: true}
		}
	}
	r := Result{}
	for _, c := range cells {
		part := Sentence(pack, row[c.Span.Start:c.Span.End], Context{Heading: ctx.Heading, Reported: ctx.Reported})
		r.AboutData = r.AboutData || part.AboutData
		for _, clause := range part.Clauses {
			r.Clauses = append(r.Clauses, shifted(clause, c.Span.Start))
		}
	}
	if len(r.Clauses) > 0 || !known {
		return r
	}
	if p, ok := record(pack, row, cells, roles, act, ctx); ok {
		r.Clauses, r.AboutData = []promise.Commitment{p}, true
	}
	return r
}

// headed says whether at least two columns say what they hold, so that the row is a record.
func headed(roles []string) bool {
	n := 0
	for _, r := range roles {
		if r != "" {
			n++
		}
	}
	return n > 1
}

// holds are the slots that a column of a role holds; a column without one may hold anything
// but conditions and periods, which running text only seems to state.
var holds = map[string][]promise.Slot{
	"data": {promise.SlotData}, "purpose": {promise.SlotPurpose}, "recipient": {promise.SlotRecipient}, "basis": {promise.SlotCondition},
	"location": {promise.SlotLocation}, "cookie": {promise.SlotData}, "retention": nil,
	"name": {promise.SlotRecipient}, "": {promise.SlotData, promise.SlotPurpose, promise.SlotRecipient, promise.SlotLocation},
}

// record reads a row as one commitment, each cell by the role of its column.
func record(pack *lang.Pack, row string, cells []Cell, roles []string, act promise.Act, ctx Context) (promise.Commitment, bool) {
	if len(cells) == 0 {
		return promise.Commitment{}, false
	}
	p := promise.Commitment{Act: act, Force: promise.Practice, Holder: promise.Provider, Status: promise.Asserted, Evidence: plain,
		Span: text.Span{Start: cells[0].Span.Start, End: cells[len(cells)-1].Span.End}}
	for i, cell := range cells {
		a := analyse(pack, row[cell.Span.Start:cell.Span.End], Context{Reported: ctx.Reported})
		for _, s := range slotKinds {
			if !slices.Contains(holds[roles[i]], s.slot) || s.slot == promise.SlotRecipient && act == promise.Collect {
				continue
			}
			for _, m := range a.matches[s.kind] {
				addValue(&p, s.slot, m.Value)
				f := a.finer(s.slot, m)
				f.Span.Start, f.Span.End = f.Span.Start+cell.Span.Start, f.Span.End+cell.Span.Start
				p.Finer = append(p.Finer, f)
			}
		}
		for _, m := range a.matches[lang.KindColumn] {
			if roles[i] == "basis" && m.Value == "basis" && m.Sub != "" {
				addValue(&p, promise.SlotCondition, m.Sub)
			}
		}
		if roles[i] == "retention" {
			p.Retention = a.kept(0, len(a.tokens))
		}
	}
	p.Condition = basisOnly(p.Condition)
	nameRecipient(&p, row, cells, roles)
	tidy(&p)
	return p, len(p.Data)+len(p.Purpose)+len(p.Recipient) > 0 || p.Retention != ""
}

func shifted(c promise.Commitment, by int) promise.Commitment {
	c.Span.Start += by
	c.Span.End += by
	for i := range c.Finer {
		c.Finer[i].Span.Start += by
		c.Finer[i].Span.End += by
	}
	return c
}

// columnRole is the term of column.txt that a column's heading starts with or holds.
func columnRole(pack *lang.Pack, heading string) string {
	best := lang.Match{}
	for _, m := range pack.Scan(pack.Tokenize(heading)) {
		if m.Kind == lang.KindColumn && m.Value != "yes" && m.Value != "no" && m.End-m.Start > best.End-best.Start {
			best = m
		}
	}
	return best.Value
}

// rowAct is the act that a row stands for, by the roles of its columns and the heading above.
func rowAct(pack *lang.Pack, roles []string, ctx Context) (promise.Act, bool) {
	has := map[string]bool{}
	for _, r := range roles {
		has[r] = true
	}
	for _, m := range pack.Scan(pack.Tokenize(ctx.Heading + " " + ctx.Lead)) {
		if m.Kind == lang.KindTopic && m.Value != "NoClause" {
			return promise.Act(m.Value), true
		}
	}
	switch {
	case has["cookie"]:
		return promise.Track, true
	case has["recipient"], has["name"] && (has["data"] || has["purpose"]):
		return promise.Share, true
	case has["purpose"], has["basis"]:
		return promise.Use, true
	case has["retention"]:
		return promise.Store, true
	case has["data"]:
		return promise.Collect, true
	}
	return "", false
}

// basisOnly drops what a row's words only seem to make a condition of.
func basisOnly(conditions []string) []string {
	var kept []string
	for _, c := range conditions {
		if c != "UserAction" && c != "Other" {
			kept = append(kept, c)
		}
	}
	return kept
}

// nameRecipient says that a shared row's first cell is a company of its own name.
func nameRecipient(p *promise.Commitment, row string, cells []Cell, roles []string) {
	if p.Act != promise.Share || len(p.Recipient) > 0 || len(cells) == 0 {
		return
	}
	i := 0
	for k, r := range roles {
		if r == "recipient" || r == "name" {
			i = k
			break
		}
	}
	name := strings.TrimSpace(row[cells[i].Span.Start:cells[i].Span.End])
	if name == "" {
		return
	}
	p.Recipient = []string{"Named"}
	p.Finer = append(p.Finer, promise.Finer{Slot: promise.SlotRecipient, Value: "Named", Words: lang.Fold(name), Span: cells[i].Span})
}

// answers reads a row that answers yes or no to its first cell for each column.
func answers(pack *lang.Pack, row string, cells []Cell, ctx Context) (Result, bool) {
	if len(cells) < 2 {
		return Result{}, false
	}
	var out []promise.Commitment
	for _, c := range cells[1:] {
		said, ok := yesOrNo(pack, row[c.Span.Start:c.Span.End])
		if !ok {
			return Result{}, false
		}
		out = append(out, answer(pack, row, cells[0], c, said))
	}
	return Result{Clauses: out, AboutData: true}, true
}

func yesOrNo(pack *lang.Pack, cell string) (yes, ok bool) {
	tokens := pack.Tokenize(strings.TrimSpace(cell))
	if len(tokens) == 0 || len(tokens) > 2 {
		return false, false
	}
	for _, m := range pack.Scan(tokens) {
		if m.Kind == lang.KindColumn && m.Start == 0 && (m.Value == "yes" || m.Value == "no") {
			return m.Value == "yes", true
		}
	}
	return false, false
}

// answer is one cell's permission or prohibition: what the row's first cell names, with the
// data that the column's heading names.
func answer(pack *lang.Pack, row string, subject, cell Cell, yes bool) promise.Commitment {
	a := analyse(pack, row[subject.Span.Start:subject.Span.End], Context{})
	act := promise.Use
	for _, kind := range []lang.Kind{lang.KindNominal, lang.KindAct} {
		for _, m := range a.matches[kind] {
			if m.Value == string(promise.Share) || m.Value == string(promise.Sell) || m.Value == string(promise.Profile) {
				act = promise.Act(m.Value)
			}
		}
	}
	p := promise.Commitment{Act: act, Holder: promise.Provider, Status: promise.Asserted, Force: promise.Prohibition, Evidence: plain, Span: text.Span{Start: subject.Span.Start, End: cell.Span.End}}
	if yes {
		p.Force = promise.Permission
	}
	for _, m := range a.matches[lang.KindPurpose] {
		addValue(&p, promise.SlotPurpose, m.Value)
		f := a.finer(promise.SlotPurpose, m)
		f.Span.Start += subject.Span.Start
		f.Span.End += subject.Span.Start
		p.Finer = append(p.Finer, f)
	}
	if len(p.Purpose) == 0 {
		addValue(&p, promise.SlotPurpose, "Other")
	}
	for _, m := range pack.Scan(pack.Tokenize(cell.Column)) {
		switch {
		case m.Kind == lang.KindData:
			addValue(&p, promise.SlotData, m.Value)
		case m.Kind == lang.KindColumn && m.Sub != "" && m.Start == 0:
			addValue(&p, promise.SlotData, m.Sub)
		}
	}
	if len(p.Data) == 0 {
		addValue(&p, promise.SlotData, "PersonalData")
	}
	p.Finer = append(p.Finer, promise.Finer{Slot: promise.SlotData, Value: p.Data[0], Words: lang.Fold(cell.Column), Span: cell.Span})
	return p
}
