package lang

import (
	"bufio"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/recant/recant/extract/promise"
)

// Kind is what a lexicon file holds. Its name is the file's without ".txt".
type Kind uint8

// The kinds of lexicon file, in the order that they are read in.
const (
	KindAct       Kind = iota // verbs that carry an act
	KindNominal               // nouns that carry one: "the sharing of"
	KindActor                 // who acts: we, you, our partners
	KindData                  // categories of data
	KindPurpose               // purposes
	KindRecipient             // who gets data
	KindCondition             // consent, legal requirement …
	KindPlace                 // countries and regions
	KindForce                 // modals and other words of binding
	KindDenial                // words that negate
	KindOnly                  // words that restrict, and those that except
	KindVague                 // words that soften, or leave a list open
	KindTime                  // units, number words, indefinite periods
	KindStatus                // alleges, denies, recommends, plans
	KindLink                  // clause connectives
	KindTopic                 // headings and lead-ins that imply an act
	KindColumn                // headings of table columns, and the cells that say yes or no
	KindDocument              // words that tell what kind of document they stand in
	KindRisk                  // what impact assessments say: levels, labels, headings, states of measures
	KindScope                 // words that show a sentence commits to nothing: definitions, navigation, contact
	KindEdition               // what a document says of its own version: dates, number
	KindNotice                // how it says that it changes, and that people are told

	// KindCount is how many kinds there are.
	KindCount = iota
)

var kindNames = [KindCount]string{
	KindAct:       "act",
	KindNominal:   "nominal",
	KindActor:     "actor",
	KindData:      "data",
	KindPurpose:   "purpose",
	KindRecipient: "recipient",
	KindCondition: "condition",
	KindPlace:     "place",
	KindForce:     "force",
	KindDenial:    "denial",
	KindOnly:      "only",
	KindVague:     "vague",
	KindTime:      "time",
	KindStatus:    "status",
	KindLink:      "link",
	KindTopic:     "topic",
	KindColumn:    "column",
	KindDocument:  "kind",
	KindRisk:      "risk",
	KindScope:     "scope",
	KindEdition:   "edition",
	KindNotice:    "notice",
}

// String is the kind's name.
func (k Kind) String() string { return kindNames[k] }

// Kinds lists the lexicon files in the order that they are read in.
var Kinds = func() []Kind {
	all := make([]Kind, KindCount)
	for i := range all {
		all[i] = Kind(i)
	}
	return all
}()

// void is a term of every kind: words that look like the kind's and are not ("whether or
// not", "data protection officer", "terms of use"). A void surface hides those inside it.
const void = "void"

// terms are the left columns that each kind of file may have.
var terms = map[Kind][]string{
	KindAct:       promise.Vocabulary[promise.SlotAct],
	KindNominal:   promise.Vocabulary[promise.SlotAct],
	KindTopic:     append([]string{"NoClause"}, promise.Vocabulary[promise.SlotAct]...),
	KindActor:     promise.Vocabulary[promise.SlotHolder],
	KindData:      promise.Vocabulary[promise.SlotData],
	KindPurpose:   promise.Vocabulary[promise.SlotPurpose],
	KindRecipient: promise.Vocabulary[promise.SlotRecipient],
	KindCondition: promise.Vocabulary[promise.SlotCondition],
	KindForce:     {"Permission", "Obligation", "Undertaking", "Attempt", "Entitlement", "NoEntitlement", "Future"},
	KindDenial:    {"not", "no", "never", "nolonger", "without", "nor"},
	KindOnly:      {"only", "except", "onlyif"},
	KindVague:     {"vague", "open"},
	KindTime:      nil, // unit.ISO, number.N, indefinite, max, immediate, event
	KindStatus:    promise.Vocabulary[promise.SlotStatus],
	KindLink:      {"relative", "if", "when", "purpose", "because", "and", "or", "but", "that", "such-as", "by", "of", "to", "article", "possessive", "be", "pronoun"},
	KindColumn:    {"basis", "cookie", "data", "location", "name", "purpose", "recipient", "retention", "yes", "no"},
	KindDocument:  {"dpia", "report", "statement"},
	KindRisk:      {"level", "field", "after", "risk", "head", "item", "state", "past", "soft", "rest", "range", "and", "by", "to", "end", "quarter", "form"},
	KindPlace:     nil, // ISO 3166 codes, EEA, EU, Worldwide, Abroad
	KindScope:     {"definition", "navigation", "contact", "advice", "description"},
	KindEdition:   {"updated", "effective", "version", "document"},
	KindNotice:    {"changes", "tells"},
}

// entry is one line of a data file: term TAB surface | surface | …
type entry struct {
	line     int
	term     string
	surfaces []string
}

// eachEntry calls take with each line of a file that is not blank or a comment.
func eachEntry(files fs.FS, name string, take func(entry) error) error {
	f, err := files.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line, _, _ := strings.Cut(lines.Text(), "#")
		if strings.TrimSpace(line) == "" {
			continue
		}
		term, rest, _ := strings.Cut(line, "\t")
		e := entry{line: n, term: strings.TrimSpace(term)}
		for _, s := range splitSurfaces(rest) {
			if s = strings.TrimSpace(s); s != "" {
				e.surfaces = append(e.surfaces, s)
			}
		}
		if err := take(e); err != nil {
			return err
		}
	}
	return lines.Err()
}

// splitSurfaces cuts at the bars outside of parentheses.
func splitSurfaces(s string) []string {
	var out []string
	depth, from := 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(':
			depth++
		case ')':
			depth--
		case '|':
			if depth == 0 {
				out = append(out, s[from:i])
				from = i + 1
			}
		}
	}
	return append(out, s[from:])
}

// checkTerm refuses a left column outside of the kind's vocabulary; "Value.sub" has a finer term after the dot.
func checkTerm(kind Kind, e entry) (value, sub string, err error) {
	value, sub, _ = strings.Cut(e.term, ".")
	if allowed := terms[kind]; allowed != nil && value != void && !slices.Contains(allowed, value) {
		return "", "", fmt.Errorf("line %d: unknown term %q (one of: %s)", e.line, value, strings.Join(allowed, ", "))
	}
	if kind == KindData && sub != "" && !promise.HasTerm(promise.SlotData, e.term) {
		return "", "", fmt.Errorf("line %d: unknown finer term %q (extract/promise/dpv.txt lists them)", e.line, e.term)
	}
	if len(e.surfaces) == 0 {
		return "", "", fmt.Errorf("line %d: term %q has no words", e.line, e.term)
	}
	return value, sub, nil
}
