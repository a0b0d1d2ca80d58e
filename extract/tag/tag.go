// Package tag gives each token of a sentence its part of speech and, for a verb, its form.
// In come folded words, out go tags; the model is a linear one (averaged perceptron, greedy
// from left to right), one a language, trained by the command in train/ from Universal
// Dependencies treebanks (see NOTICE). It knows no lexicon and no meaning.
//
// Accuracy on the treebanks' test files, in tokens: see accuracy_test.go's table in NOTICE.
package tag

// Tag is a universal part of speech; verbs and auxiliaries carry their form.
type Tag uint8

// The tags.
const (
	Unknown Tag = iota
	Noun
	ProperNoun
	Adjective
	Adverb
	Adposition
	Determiner
	Pronoun
	Numeral
	Punctuation
	Coordinator
	Subordinator
	Particle
	Interjection
	Symbol
	VerbFinite
	VerbInfinitive
	VerbParticiple // past participle
	VerbGerund     // present participle or gerund
	VerbImperative
	AuxFinite
	AuxInfinitive
	AuxParticiple
	AuxGerund
	count // the number of tags
)

// IsVerb says whether the tag is one of a main verb.
func (t Tag) IsVerb() bool { return t >= VerbFinite && t <= VerbImperative }

// IsFinite says whether the tag is one of a finite verb or auxiliary.
func (t Tag) IsFinite() bool { return t == VerbFinite || t == AuxFinite || t == VerbImperative }

// IsNominal says whether the tag is one of a noun.
func (t Tag) IsNominal() bool { return t == Noun || t == ProperNoun }

// Word is what the tagger sees of a token.
type Word struct {
	Fold  string // lower case
	Upper bool   // written with a capital
}

// Tags tags the words of one sentence. A nil model tags everything Unknown.
func (m *Model) Tags(words []Word) []Tag {
	tags := make([]Tag, len(words))
	if m == nil {
		return tags
	}
	seen := look(words)
	for i := range words {
		if t, ok := m.certain[words[i].Fold]; ok {
			tags[i] = t
			continue
		}
		tags[i] = m.best(seen, tags, i)
	}
	return tags
}

func (m *Model) best(seen []view, tags []Tag, i int) Tag {
	var scores [count]int32
	var room [featureCount]uint32
	for _, f := range features(seen, tags, i, room[:0]) {
		for _, w := range m.row(f) {
			scores[w.tag] += int32(w.value)
		}
	}
	best := Noun
	for t := Noun; t < count; t++ {
		if scores[t] > scores[best] {
			best = t
		}
	}
	return best
}

// view is a word's parts as hashes, computed once.
type view struct {
	word, suffix1, suffix2, suffix3, suffix4, prefix3, shape uint32
}

func look(words []Word) []view {
	seen := make([]view, len(words))
	for i, w := range words {
		s := w.Fold
		v := view{word: hash(s), suffix1: hash(tail(s, 1)), suffix2: hash(tail(s, 2)), suffix3: hash(tail(s, 3)), suffix4: hash(tail(s, 4)), prefix3: hash(head(s, 3))}
		switch {
		case s[0] >= '0' && s[0] <= '9':
			v.shape = 3
		case w.Upper && i == 0:
			v.shape = 1
		case w.Upper:
			v.shape = 2
		}
		seen[i] = v
	}
	return seen
}

func tail(s string, n int) string { return s[max(0, len(s)-n):] }
func head(s string, n int) string { return s[:min(len(s), n)] }

// hash is 32-bit FNV-1a.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

func mix(id, a, b uint32) uint32 {
	h := (id*0x9E3779B1 ^ a) * 0x85EBCA6B
	h = (h ^ h>>15 ^ b) * 0xC2B2AE35
	return h ^ h>>13
}

// featureCount is how many features a token has.
const featureCount = 20

// features appends the feature hashes of token i, given the tags before it.
func features(seen []view, tags []Tag, i int, to []uint32) []uint32 {
	at := func(j int) view {
		if j < 0 {
			return view{word: 1}
		}
		if j >= len(seen) {
			return view{word: 2}
		}
		return seen[j]
	}
	tagAt := func(j int) uint32 {
		if j < 0 {
			return uint32(count)
		}
		return uint32(tags[j])
	}
	w, p, pp, n, nn := at(i), at(i-1), at(i-2), at(i+1), at(i+2)
	t1, t2 := tagAt(i-1), tagAt(i-2)
	return append(to,
		mix(1, w.word, 0), mix(2, w.suffix1, 0), mix(3, w.suffix2, 0), mix(4, w.suffix3, 0), mix(5, w.suffix4, 0), mix(6, w.prefix3, 0),
		mix(7, w.shape, w.suffix2), mix(8, t1, 0), mix(9, t1, t2), mix(10, t1, w.word), mix(11, p.word, 0), mix(12, pp.word, 0),
		mix(13, n.word, 0), mix(14, nn.word, 0), mix(15, p.suffix3, 0), mix(16, n.suffix3, 0), mix(17, n.suffix2, w.suffix2),
		mix(18, p.word, w.suffix3), mix(19, t1, n.suffix3), mix(20, w.word, n.word))
}
