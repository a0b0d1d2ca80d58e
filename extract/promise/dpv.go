package promise

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed dpv.txt
var dpvFile string

// dpvPrefixes are the namespaces of the W3C Data Privacy Vocabulary 2.3 that dpv.txt names.
var dpvPrefixes = map[string]string{
	"":    "https://w3id.org/dpv#",
	"pd:": "https://w3id.org/dpv/pd#",
}

// DPV is the IRI of the term of the W3C Data Privacy Vocabulary 2.3 that a slot's value maps
// to; sub is the finer term of the lexicon ("email" of Contact) or "". A finer term that the
// vocabulary does not know maps to what its value maps to. It is "" where the vocabulary has
// no term, and for a slot that holds no vocabulary.
func DPV(slot Slot, value, sub string) string {
	if sub != "" {
		if iri := dpvTerms()[[2]string{string(slot), value + "." + sub}]; iri != "" {
			return iri
		}
	}
	return dpvTerms()[[2]string{string(slot), value}]
}

// Term is a value of a slot, or a finer term of one ("Contact.email"), with its IRI in the W3C
// Data Privacy Vocabulary 2.3, "" where that has no term for it.
type Term struct {
	Slot  Slot
	Value string
	DPV   string
}

// HasTerm says whether dpv.txt lists a value of a slot, or a finer term.
func HasTerm(slot Slot, value string) bool {
	_, ok := dpvTerms()[[2]string{string(slot), value}]
	return ok
}

// Terms are the values and finer terms of all slots, in the order of dpv.txt.
func Terms() []Term { return dpvList() }

var dpvList = sync.OnceValue(func() []Term {
	var list []Term
	for line := range strings.Lines(dpvFile) {
		f := strings.Fields(line)
		if len(f) != 3 || f[0] == "#" {
			continue
		}
		prefix, name := "", f[2]
		if i := strings.IndexByte(name, ':'); i >= 0 {
			prefix, name = name[:i+1], name[i+1:]
		}
		t := Term{Slot: Slot(f[0]), Value: f[1]}
		if name != "-" {
			t.DPV = dpvPrefixes[prefix] + name
		}
		list = append(list, t)
	}
	return list
})

var dpvTerms = sync.OnceValue(func() map[[2]string]string {
	terms := map[[2]string]string{}
	for _, t := range dpvList() {
		terms[[2]string{string(t.Slot), t.Value}] = t.DPV
	}
	return terms
})
