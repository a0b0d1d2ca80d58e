package model

import (
	"fmt"
	"math"
	"sort"
	"strings"
)

// How much of a language a table holds.
const (
	mostTrigrams = 2400
	mostWords    = 200
)

// Trainer counts the trigrams and words of one language.
type Trainer struct {
	trigrams map[uint64]float64
	words    map[string]float64
	total    float64 // weight of all words
	grams    float64 // weight of all trigrams
}

// NewTrainer makes an empty one.
func NewTrainer() *Trainer {
	return &Trainer{trigrams: map[uint64]float64{}, words: map[string]float64{}}
}

// Text counts a text, each word weight times.
func (t *Trainer) Text(s string, weight float64) {
	Scan(s, Visit{
		Trigram: func(key uint64) {
			t.trigrams[key] += weight
			t.grams += weight
		},
		Word: func(uint64, int) { t.total += weight },
	})
	for _, w := range Words(s) {
		t.words[w] += weight
	}
}

// Frequent counts a list of words, the most frequent first, as a text of some words' length
// would hold them by Zipf's law.
func (t *Trainer) Frequent(list []string, length float64) {
	sum := 0.0
	for i := range list {
		sum += 1 / (float64(i) + 2.7)
	}
	for i, w := range list {
		t.Text(w, length/(float64(i)+2.7)/sum)
	}
}

// Words gives the words of a text as Scan cuts them.
func Words(s string) []string {
	var out []string
	var word []rune
	Scan(s, Visit{
		Trigram: func(key uint64) {
			if c := rune(key & 0x1fffff); c != space {
				word = append(word, c)
			}
		},
		Word: func(uint64, int) {
			out = append(out, string(word))
			word = word[:0]
		},
	})
	return out
}

// Table writes what was counted: lines of one kind and cost, cheapest first, sorted inside.
func (t *Trainer) Table() string {
	var b strings.Builder
	words := map[string]uint8{}
	for w, n := range t.words {
		if c := cost(n, t.total); c < unseenWord {
			words[w] = c
		}
	}
	write(&b, "w", words, mostWords)
	grams := map[string]uint8{}
	for k, n := range t.trigrams {
		if c := cost(n, t.grams); c < unseenTrigram {
			grams[strings.ReplaceAll(Runes(k), " ", "_")] = c
		}
	}
	write(&b, "t", grams, mostTrigrams)
	return b.String()
}

// cost is the information of n in total, in quarters of a bit.
func cost(n, total float64) uint8 {
	return uint8(min(250, math.Round(4*math.Log2((total+1)/n))))
}

func write(b *strings.Builder, kind string, costs map[string]uint8, most int) {
	all := make([]string, 0, len(costs))
	for w := range costs {
		all = append(all, w)
	}
	sort.Slice(all, func(i, j int) bool {
		if costs[all[i]] != costs[all[j]] {
			return costs[all[i]] < costs[all[j]]
		}
		return all[i] < all[j]
	})
	last := -1
	for _, w := range all[:min(most, len(all))] {
		if int(costs[w]) != last {
			if last >= 0 {
				b.WriteByte('\n')
			}
			last = int(costs[w])
			fmt.Fprintf(b, "%s %d", kind, last)
		}
		b.WriteByte(' ')
		b.WriteString(w)
	}
	b.WriteByte('\n')
}
