package rules

import (
	"bufio"
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/extract/promise"
)

// phrases says the vocabulary in plain English: "slot value TAB phrase".
//
//go:embed phrases.txt
var phrases string

var phraseOf = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	scan := bufio.NewScanner(strings.NewReader(phrases))
	for scan.Scan() {
		if name, phrase, ok := strings.Cut(scan.Text(), "\t"); ok && !strings.HasPrefix(name, "#") {
			out[name] = phrase
		}
	}
	return out
})

// Phrase says a value of a slot in plain English; a value without a phrase stands for itself.
func Phrase(s promise.Slot, value string) string {
	if p, ok := phraseOf()[string(s)+" "+value]; ok {
		return p
	}
	return value
}

// fillers give what a template's {name} stands for.
var fillers = map[string]func(*change.Move) string{
	"holder":    func(m *change.Move) string { return Phrase(promise.SlotHolder, string(m.Clause().Holder)) },
	"act":       func(m *change.Move) string { return Phrase(promise.SlotAct, string(m.Clause().Act)) },
	"data":      func(m *change.Move) string { return orElse(slot(m, promise.SlotData), "personal data") },
	"purpose":   func(m *change.Move) string { return orElse(slot(m, promise.SlotPurpose), "any purpose") },
	"recipient": func(m *change.Move) string { return orElse(slot(m, promise.SlotRecipient), "others") },
	"value":     func(m *change.Move) string { return orElse(m.New+m.Old, m.Value) },
	"old":       func(m *change.Move) string { return orElse(spoken(m.Slot, m.Old), "nothing of the kind") },
	"new":       func(m *change.Move) string { return orElse(spoken(m.Slot, m.New), "nothing of the kind") },
	"came":      func(m *change.Move) string { return orElse(m.New, Phrase(m.Slot, m.Value)) },
	"went":      func(m *change.Move) string { return orElse(m.Old, Phrase(m.Slot, m.Value)) },
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// slot says all values of a slot of the move's clause.
func slot(m *change.Move, s promise.Slot) string {
	var parts []string
	for _, v := range m.Clause().Set(s) {
		parts = append(parts, Phrase(s, v))
	}
	return listed(parts)
}

func listed(parts []string) string {
	switch n := len(parts); n {
	case 0:
		return ""
	case 1:
		return parts[0]
	default:
		return strings.Join(parts[:n-1], ", ") + " and " + parts[n-1]
	}
}

// spoken says a slot's value as a finding holds it.
func spoken(s promise.Slot, value string) string {
	if (s == promise.SlotRetention || s == promise.SlotWithin || s == promise.SlotAhead) && strings.HasPrefix(value, "P") {
		return period(value)
	}
	return Phrase(s, value)
}

// period says an ISO 8601 duration: P1Y6M is "1 year 6 months".
func period(iso string) string {
	names := map[rune]string{'Y': "year", 'M': "month", 'W': "week", 'D': "day", 'H': "hour"}
	var parts []string
	digits := ""
	for _, r := range strings.TrimPrefix(iso, "P") {
		switch {
		case unicode.IsDigit(r):
			digits += string(r)
		case r == 'T':
			names['M'] = "minute"
		case names[r] == "" || digits == "":
			return iso
		default:
			name := names[r]
			if digits != "1" {
				name += "s"
			}
			parts = append(parts, digits+" "+name)
			digits = ""
		}
	}
	return orElse(strings.Join(parts, " "), iso)
}

// fill writes a template, its first letter in upper case.
func fill(template string, m *change.Move) string {
	var b strings.Builder
	for template != "" {
		before, rest, ok := strings.Cut(template, "{")
		b.WriteString(before)
		if !ok {
			break
		}
		name, after, _ := strings.Cut(rest, "}")
		b.WriteString(fillers[name](m))
		template = after
	}
	s := b.String()
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// checkTemplate refuses a {name} that nothing fills.
func checkTemplate(template string) error {
	for rest := template; ; {
		_, after, ok := strings.Cut(rest, "{")
		if !ok {
			return nil
		}
		name, tail, closed := strings.Cut(after, "}")
		if !closed || fillers[name] == nil {
			return fmt.Errorf("unknown {%s} in a template", name)
		}
		rest = tail
	}
}
