package words

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Facts are what a template is filled with: values of the closed vocabulary, and what a slot
// held on either side.
type Facts struct {
	Holder, Act              string
	Data, Purpose, Recipient []string
	Slot, Value              string // the slot that moved, and the value that came or went; "" where there is none
	Old, New                 string // what it held: a value, a period, or the document's own words
	About                    string // the risk or the measure that it is about, in the document's words
}

// said is something that has been put into words.
type said struct {
	parts []string
	many  bool
}

// fillers give what a template's {name} stands for.
var fillers = map[string]func(*Voice, *Facts) said{
	"holder":    func(v *Voice, f *Facts) said { return v.values("holder", []string{f.Holder}) },
	"act":       func(v *Voice, f *Facts) said { return v.values("act", []string{f.Act}) },
	"data":      func(v *Voice, f *Facts) said { return v.values("data", f.Data) },
	"purpose":   func(v *Voice, f *Facts) said { return v.values("purpose", f.Purpose) },
	"recipient": func(v *Voice, f *Facts) said { return v.values("recipient", f.Recipient) },
	"old":       func(v *Voice, f *Facts) said { return v.held(f.Slot, f.Old) },
	"new":       func(v *Voice, f *Facts) said { return v.held(f.Slot, f.New) },
	"about":     func(v *Voice, f *Facts) said { return said{[]string{v.Say("quotation", f.About)}, false} },
	"came":      func(v *Voice, f *Facts) said { return v.moved(f, f.New) },
	"went":      func(v *Voice, f *Facts) said { return v.moved(f, f.Old) },
}

// values says values of a slot, or what stands for none.
func (v *Voice) values(slot string, values []string) said {
	if len(values) == 0 || values[0] == "" {
		return said{[]string{v.Say("some." + slot)}, v.many["some."+slot]}
	}
	out := said{many: len(values) > 1 || v.many[slot+" "+values[0]]}
	for _, value := range values {
		out.parts = append(out.parts, v.Phrase(slot, value))
	}
	return out
}

// held says what a slot holds.
func (v *Voice) held(slot, value string) said {
	if value == "" {
		return said{[]string{v.Say("some.value")}, false}
	}
	if period, ok := v.period(value); ok {
		return said{[]string{period}, true}
	}
	return v.values(slot, []string{value})
}

// moved says what came or went: the document's words in quotation marks, or a value.
func (v *Voice) moved(f *Facts, words string) said {
	switch {
	case words == "":
		return v.values(f.Slot, []string{f.Value})
	case v.Knows(f.Slot, words):
		return v.values(f.Slot, []string{words})
	}
	return said{[]string{v.Say("quote", words)}, false}
}

// Period says an ISO 8601 duration: P1Y6M is "1 year 6 months". What is none stands for itself.
func (v *Voice) Period(iso string) string {
	text, _ := v.orDefault().period(iso)
	return text
}

func (v *Voice) period(iso string) (string, bool) {
	rest, ok := strings.CutPrefix(iso, "P")
	if !ok {
		return iso, false
	}
	names := map[rune]string{'Y': "year", 'M': "month", 'W': "week", 'D': "day", 'H': "hour"}
	var parts []string
	n := -1
	for _, r := range rest {
		switch {
		case r >= '0' && r <= '9' && n < 1e6:
			n = max(n, 0)*10 + int(r-'0')
		case r == 'T' && n < 0:
			names['M'] = "minute"
		case names[r] == "" || n < 0:
			return iso, false
		default:
			parts = append(parts, v.Count(n, names[r]))
			n = -1
		}
	}
	if len(parts) == 0 {
		return iso, false
	}
	return strings.Join(parts, " "), true
}

// Date says an ISO 8601 day, such as 2028-06-01. What is none stands for itself.
func (v *Voice) Date(iso string) string {
	part := strings.Split(iso, "-")
	if len(part) != 3 || len(part[2]) != 2 || !v.Has("month."+part[1]) {
		return iso
	}
	key, day := "date", strings.TrimPrefix(part[2], "0")
	if day == "1" {
		key = "date.first"
	}
	return v.Say(key, day, v.Say("month."+part[1]), part[0])
}

// Fill writes a template, its first letter in upper case. In it stand
//
//	{data}               the facts by name
//	{data|is|are}        one or the other, by the number of what the name stands for
//	{of:data}            a preposition before each of them, elided or contracted as the language does
//	{do}                 the act with the data as its object; {do:came} with what came instead
func (v *Voice) Fill(template string, f *Facts) string {
	v = v.orDefault()
	s := v.fill(v.glue.Replace(template), f, nil)
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

func (v *Voice) fill(template string, f *Facts, object *said) string {
	var b strings.Builder
	for template != "" {
		before, rest, ok := strings.Cut(template, "{")
		b.WriteString(before)
		if !ok {
			break
		}
		name, after, _ := strings.Cut(rest, "}")
		b.WriteString(v.slot(name, f, object))
		template = after
	}
	return b.String()
}

// slot fills one {name}; object stands for the data where it is set.
func (v *Voice) slot(field string, f *Facts, object *said) string {
	name, forms, choice := strings.Cut(field, "|")
	preposition, what, prefixed := strings.Cut(name, ":")
	if !prefixed {
		what, preposition = name, ""
	}
	if preposition == "do" || what == "do" {
		return v.do(what, f)
	}
	fill, ok := fillers[what]
	if !ok {
		return "{" + field + "}"
	}
	s := fill(v, f)
	if object != nil && what == "data" {
		s = *object
	}
	if choice {
		one, many, _ := strings.Cut(forms, "|")
		if s.many {
			return many
		}
		return one
	}
	parts := slices.Clone(s.parts)
	for i := range parts {
		if preposition != "" {
			parts[i] = v.join(preposition, parts[i])
		}
	}
	return v.List(parts)
}

// do says the act with its object.
func (v *Voice) do(object string, f *Facts) string {
	frame := v.Say("do " + f.Act)
	if !v.Knows("do", f.Act) {
		frame = v.Say("do Other")
	}
	if object == "do" {
		return v.fill(frame, f, nil)
	}
	s := fillers[object](v, f)
	return v.fill(frame, f, &s)
}

// join puts a word before a phrase: contracted with its article, elided before its vowel.
func (v *Voice) join(word, phrase string) string {
	first, rest, _ := strings.Cut(phrase, " ")
	if joined, ok := v.joins[[2]string{word, first}]; ok {
		if joined == word { // the article is lost, and the next word may begin with a vowel
			return v.join(word, rest)
		}
		return joined + " " + rest
	}
	r, _ := utf8.DecodeRuneInString(phrase)
	short, ok := v.elided[word]
	if ok && strings.HasPrefix(phrase, short) {
		return phrase // it stands there already: "d'autres"
	}
	if ok && strings.ContainsRune("aàâeéèêëiîïoôuùûy", unicode.ToLower(r)) {
		return short + phrase
	}
	return word + " " + phrase
}

// CheckTemplate refuses a {name} that nothing fills.
func CheckTemplate(template string) error {
	for _, field := range Fields(template) {
		name, forms, choice := strings.Cut(field, "|")
		preposition, what, prefixed := strings.Cut(name, ":")
		if !prefixed {
			what = name
		}
		known := fillers[what] != nil || what == "do" && !prefixed
		if !known || strings.Contains(field, "{") || prefixed && preposition == "" || choice && strings.Count(forms, "|") != 1 {
			return fmt.Errorf("unknown {%s} in a template", field)
		}
	}
	if strings.Count(template, "{") != strings.Count(template, "}") {
		return fmt.Errorf("a brace is not closed in a template")
	}
	return nil
}

// Fields are the {fields} of a template, without their braces.
func Fields(template string) []string {
	var fields []string
	for {
		_, rest, ok := strings.Cut(template, "{")
		if !ok {
			return fields
		}
		field, after, _ := strings.Cut(rest, "}")
		fields, template = append(fields, field), after
	}
}
