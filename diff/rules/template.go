package rules

import (
	"strings"

	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/diff/words"
)

// Telling is what a page says of itself in one reader's language.
type Telling struct {
	Title   string // a few words
	Reason  string // for the severity
	Why     string // why it matters, "" on most pages that strengthen
	Message string // template: what happened
	Witness string // template: what the new text lets happen; "" on most pages that strengthen
}

// Tell gives a page's words in a language, those of the record where the page has none in it.
func (r *Rule) Tell(code string) Telling {
	if t, ok := r.tellings[code]; ok {
		return *t
	}
	return Telling{Title: r.Name, Reason: r.Reason, Why: r.Why, Message: r.Message, Witness: r.Witness}
}

// Voice speaks a language with the words of the pages: "rule.<id>.title", and so on by the
// keys of a page. It is nil where there is no such language.
func Voice(code string) *words.Voice {
	v := words.In(code)
	if v == nil {
		return nil
	}
	return v.With(func(key string) string {
		rest, ok := strings.CutPrefix(key, "rule.")
		id, what, cut := strings.Cut(rest, ".")
		if !ok || !cut {
			return ""
		}
		r := Lookup(id)
		if r == nil {
			return ""
		}
		t := r.Tell(code)
		return map[string]string{"title": t.Title, "reason": t.Reason, "why": t.Why, "message": t.Message, "witness": t.Witness, "cites": strings.Join(r.Cites, ", "), "step": string(r.Step)}[what]
	})
}

// facts are what a move gives the templates.
func facts(m *change.Move) words.Facts {
	c := m.Clause()
	return words.Facts{Holder: string(c.Holder), Act: string(c.Act), Data: c.Data, Purpose: c.Purpose, Recipient: c.Recipient,
		Slot: string(m.Slot), Value: m.Value, Old: m.Old, New: m.New, About: m.About}
}

func fill(template string, f *words.Facts) string { return words.Default().Fill(template, f) }

// telling reads one line of a page's words in another language: "key: value".
func (p *reader) telling(line string) error {
	key, value, err := keyed(line)
	if err != nil {
		return err
	}
	t := p.rule.tellings[p.language]
	field := map[string]*string{"title": &t.Title, "reason": &t.Reason, "why": &t.Why, "message": &t.Message, "witness": &t.Witness}[key]
	if field == nil {
		return unknownKey(key)
	}
	if *field != "" {
		return twice(key)
	}
	*field = value
	return words.CheckTemplate(value)
}
