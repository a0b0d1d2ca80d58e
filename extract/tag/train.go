package tag

import (
	"bufio"
	"io"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Example is one annotated sentence.
type Example struct {
	Words []Word
	Tags  []Tag
}

// universal maps the UPOS column to a tag; verbs and auxiliaries are refined by verbTag.
var universal = map[string]Tag{
	"NOUN": Noun, "PROPN": ProperNoun, "ADJ": Adjective, "ADV": Adverb, "ADP": Adposition, "DET": Determiner, "PRON": Pronoun, "NUM": Numeral,
	"PUNCT": Punctuation, "CCONJ": Coordinator, "SCONJ": Subordinator, "PART": Particle, "INTJ": Interjection, "SYM": Symbol, "X": Noun,
	"VERB": VerbFinite, "AUX": AuxFinite,
}

// verbTag refines a verb's tag by the FEATS column.
func verbTag(pos, feats string) Tag {
	base := VerbFinite
	if pos == "AUX" {
		base = AuxFinite
	}
	switch {
	case strings.Contains(feats, "VerbForm=Inf"):
		return base + 1
	case strings.Contains(feats, "VerbForm=Ger"), strings.Contains(feats, "VerbForm=Part") && strings.Contains(feats, "Tense=Pres"):
		return base + 3
	case strings.Contains(feats, "VerbForm=Part"):
		return base + 2
	case pos == "VERB" && strings.Contains(feats, "Mood=Imp"):
		return VerbImperative
	}
	return base
}

// ReadCoNLLU reads the sentences of a CoNLL-U file, cut as recant's tokenizer cuts: hyphens
// split words, a contraction such as French "du" is one token with the tag of its first part.
func ReadCoNLLU(r io.Reader) ([]Example, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	var all []Example
	var e Example
	skipTo, contraction := "", ""
	for lines.Scan() {
		line := lines.Text()
		if line == "" {
			if len(e.Words) > 0 {
				all = append(all, e)
			}
			e, skipTo, contraction = Example{}, "", ""
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) < 6 || strings.Contains(cols[0], ".") {
			continue
		}
		if _, last, isRange := strings.Cut(cols[0], "-"); isRange {
			if !strings.ContainsAny(cols[1], "'’") && !strings.Contains(cols[1], "-") {
				skipTo, contraction = last, cols[1]
			}
			continue
		}
		form, inside := cols[1], false
		if contraction != "" {
			form = contraction
			contraction = ""
		} else if skipTo != "" {
			inside = true
		}
		if skipTo == cols[0] {
			skipTo = ""
		}
		if !inside {
			e.add(form, cols[3], cols[5])
		}
	}
	return all, lines.Err()
}

func (e *Example) add(form, pos, feats string) {
	tag := universal[pos]
	if pos == "VERB" || pos == "AUX" {
		tag = verbTag(pos, feats)
	}
	for _, part := range strings.FieldsFunc(form, func(r rune) bool { return r == '-' || r == ' ' || r == '\u00a0' }) {
		r, _ := utf8.DecodeRuneInString(part)
		fold := strings.ReplaceAll(strings.ToLower(part), "’", "'")
		e.Words = append(e.Words, Word{Fold: fold, Upper: unicode.IsUpper(r)})
		e.Tags = append(e.Tags, tag)
	}
}

// trainer holds the averaged perceptron while it learns.
type trainer struct {
	rows map[uint32]*learning
	step float64
}

type learning struct {
	weight, total, stamp [count]float32
}

// Train learns a model from examples in a fixed pseudo-random order: the same examples give
// the same bytes. keep is the number of features to keep, the strongest first.
func Train(examples []Example, epochs, keep int) []byte {
	t := &trainer{rows: map[uint32]*learning{}}
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	seed := uint64(20261125)
	for range epochs {
		for i := len(order) - 1; i > 0; i-- { // Fisher-Yates with a 64-bit LCG (Knuth's MMIX constants)
			seed = seed*6364136223846793005 + 1442695040888963407
			j := int((seed >> 33) % uint64(i+1))
			order[i], order[j] = order[j], order[i]
		}
		for _, n := range order {
			t.learn(examples[n])
		}
	}
	return encode(certainWords(examples), t.quantized(keep))
}

func (t *trainer) learn(e Example) {
	seen := look(e.Words)
	tags := make([]Tag, len(e.Words))
	var room [featureCount]uint32
	for i := range e.Words {
		t.step++
		fs := features(seen, tags, i, room[:0])
		var scores [count]float32
		for _, f := range fs {
			if row := t.rows[f]; row != nil {
				for k := range scores {
					scores[k] += row.weight[k]
				}
			}
		}
		best := Noun
		for k := Noun; k < count; k++ {
			if scores[k] > scores[best] {
				best = k
			}
		}
		if best != e.Tags[i] {
			for _, f := range fs {
				t.bump(f, e.Tags[i], 1)
				t.bump(f, best, -1)
			}
		}
		tags[i] = best
	}
}

func (t *trainer) bump(f uint32, tag Tag, by float32) {
	row := t.rows[f]
	if row == nil {
		row = &learning{}
		t.rows[f] = row
	}
	row.total[tag] += float32(t.step-float64(row.stamp[tag])) * row.weight[tag]
	row.stamp[tag] = float32(t.step)
	row.weight[tag] += by
}

// quantized averages the weights, keeps the strongest features and scales them to a byte.
func (t *trainer) quantized(keep int) map[uint32][]weight {
	type strong struct {
		f   uint32
		max float64
	}
	averaged := map[uint32][count]float64{}
	var all []strong
	top := 0.0
	for f, row := range t.rows {
		var avg [count]float64
		m := 0.0
		for k := range avg {
			avg[k] = (float64(row.total[k]) + (t.step-float64(row.stamp[k]))*float64(row.weight[k])) / t.step
			m = math.Max(m, math.Abs(avg[k]))
		}
		averaged[f] = avg
		all = append(all, strong{f, m})
		top = math.Max(top, m)
	}
	slices.SortFunc(all, func(a, b strong) int {
		if a.max != b.max {
			if a.max > b.max {
				return -1
			}
			return 1
		}
		return int(int64(a.f) - int64(b.f))
	})
	rows := map[uint32][]weight{}
	scale := 127 / math.Min(top, 8)
	for _, s := range all[:min(keep, len(all))] {
		for k, v := range averaged[s.f] {
			q := math.Round(math.Max(-127, math.Min(127, v*scale)))
			if q != 0 {
				rows[s.f] = append(rows[s.f], weight{Tag(k), int8(q)})
			}
		}
	}
	return rows
}

// certainWords are those seen often and always with one tag: they need no model.
func certainWords(examples []Example) map[string]Tag {
	seen := map[string]*[count]int{}
	for _, e := range examples {
		for i, w := range e.Words {
			if seen[w.Fold] == nil {
				seen[w.Fold] = &[count]int{}
			}
			seen[w.Fold][e.Tags[i]]++
		}
	}
	certain := map[string]Tag{}
	for w, n := range seen {
		total, best := 0, Noun
		for t, k := range n {
			total += k
			if k > n[best] {
				best = Tag(t)
			}
		}
		if total >= 40 && float64(n[best]) >= 0.995*float64(total) {
			certain[w] = best
		}
	}
	return certain
}

// Accuracy is the share of tokens that a model tags as annotated.
func Accuracy(m *Model, examples []Example) float64 {
	right, all := 0, 0
	for _, e := range examples {
		for i, t := range m.Tags(e.Words) {
			all++
			if t == e.Tags[i] {
				right++
			}
		}
	}
	return float64(right) / float64(max(1, all))
}
