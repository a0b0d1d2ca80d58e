package report

import (
	"encoding/json"

	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/diff/words"
	"github.com/recant/recant/extract/promise/wire"
)

// language is the voice that a report's messages are in.
func (m *Made) language() Words {
	if m == nil || words.In(m.Language) == nil {
		return words.Default()
	}
	return words.In(m.Language)
}

// Verb is the verb of the command that made a report, "" where that is not known.
func (m *Made) Verb() string {
	if m == nil || len(m.Command) < 2 {
		return ""
	}
	return m.Command[1]
}

// spoken notes the language that the messages are in now.
func (m *Made) spoken(w Words) *Made {
	if m == nil {
		m = &Made{Command: []string{}}
	}
	m.Language = w.Code()
	return m
}

// Tell puts a comparison's messages, reasons, witnesses and notes into the reader's language,
// as far as the report holds what they were filled with and w has the words of the rules.
func (d *Diff) Tell(w Words) {
	if from := d.Made.language(); from.Code() != w.Code() {
		d.retell(from, w)
		d.Made = d.Made.spoken(w)
	}
}

// TellExtract puts the notes on documents into the reader's language.
func TellExtract(x *wire.Extract, w Words) {
	from := (*Made)(x.Made).language()
	if from.Code() == w.Code() {
		return
	}
	for i := range x.Documents {
		notes := x.Documents[i].Notes
		for k := range notes {
			notes[k] = w.Retell(from, notes[k])
		}
	}
	if x.Made != nil {
		x.Made.Language = w.Code()
	}
}

func (d *Diff) retell(from, w Words) {
	for i := range d.Changes {
		c := &d.Changes[i]
		c.tell(w)
		c.Note = w.Retell(from, c.Note)
	}
	for _, notes := range [][]string{d.Notes, d.Old.Notes, d.New.Notes} {
		for i := range notes {
			notes[i] = w.Retell(from, notes[i])
		}
	}
}

// tell puts the findings into other words, and their first witness before them all.
func (c *Change) tell(w Words) {
	witness := ""
	for i := range c.Rules {
		f := &c.Rules[i]
		message, happens, ok := f.told(w)
		if !ok {
			return // saved before findings kept what they speak of
		}
		f.Message, f.Reason = message, w.Say("rule."+f.ID+".reason")
		if witness == "" {
			witness = happens
		}
	}
	if len(c.Rules) > 0 {
		c.Witness = witness
	}
}

// told fills the templates of a finding's rule.
func (f *Finding) told(w Words) (message, witness string, ok bool) {
	rule := "rule." + f.ID + "."
	if f.Args == nil || !w.Has(rule+"message") {
		return "", "", false
	}
	facts := f.facts()
	if w.Has(rule + "witness") {
		witness = w.Fill(w.Say(rule+"witness"), &facts)
	}
	return w.Fill(w.Say(rule+"message"), &facts), witness, true
}

// kept is what a finding is told from.
type kept struct {
	Rule string `json:"rule"`
	Slot string `json:"slot"`
	Old  string `json:"old"`
	New  string `json:"new"`
	Args *Args  `json:"args"`
}

// Tellable is what Retell needs to tell the leading finding of a change and its witness: the
// findings up to the first with a witness, as JSON.
func Tellable(c *change.Change) []byte {
	var list []kept
	for _, f := range c.Findings {
		list = append(list, kept{f.Rule, string(f.Slot), f.Old, f.New, argsOf(&f.Args)})
		if f.Witness != "" {
			break
		}
	}
	data, _ := json.Marshal(list) // plain values: cannot fail
	return data
}

// Retell tells in the reader's language what Tellable kept; false where it cannot.
func Retell(tellable []byte, w Words) (message, witness string, ok bool) {
	var list []kept
	if json.Unmarshal(tellable, &list) != nil {
		return "", "", false
	}
	for i := range list {
		k := &list[i]
		said, happens, told := (&Finding{ID: k.Rule, Slot: k.Slot, Old: k.Old, New: k.New, Args: k.Args}).told(w)
		if !told {
			return "", "", false
		}
		if i == 0 {
			message = said
		}
		if witness == "" {
			witness = happens
		}
	}
	return message, witness, len(list) > 0
}

func (f *Finding) facts() words.Facts {
	a := f.Args
	return words.Facts{Holder: a.Holder, Act: a.Act, Data: a.Data, Purpose: a.Purpose, Recipient: a.Recipient, Slot: f.Slot, Value: a.Value, Old: f.Old, New: f.New, About: a.About}
}

// Tell puts a check's messages into the reader's language, as Diff.Tell does.
func (c *Check) Tell(w Words) {
	from := c.Made.language()
	if from.Code() == w.Code() {
		return
	}
	for k := range c.Documents {
		if d := c.Documents[k].Diff; d != nil {
			d.retell(from, w)
		}
	}
	for k := range c.Findings {
		i := &c.Findings[k]
		if ch := c.change(i); ch != nil {
			told := issueOf(ch)
			i.Message, i.Witness = told.Message, told.Witness
		} else if w.Has("issue." + i.Rule) {
			i.Message = w.Say("issue."+i.Rule, i.Args...)
		}
	}
	for k := range c.Notes {
		c.Notes[k] = w.Retell(from, c.Notes[k])
	}
	c.Made = c.Made.spoken(w)
}

// argsOf copies what a finding was filled with.
func argsOf(a *change.Args) *Args {
	copied := func(list []string) []string { return append([]string{}, list...) }
	return &Args{Holder: a.Holder, Act: a.Act, Data: copied(a.Data), Purpose: copied(a.Purpose), Recipient: copied(a.Recipient), Value: a.Value, About: a.About}
}
