package model

// Score is what a text costs in each language of a set.
type Score struct {
	Cost     [Most]int // quarters of a bit; the least is the best
	Known    [Most]int // words of the text that are among the language's frequent ones
	Trigrams int
	Words    int // words of letters of the Latin script
	Counts
}

// Add adds another text's score.
func (s *Score) Add(o Score) {
	for i := range s.Cost {
		s.Cost[i] += o.Cost[i]
		s.Known[i] += o.Known[i]
	}
	s.Trigrams += o.Trigrams
	s.Words += o.Words
	s.Latin += o.Latin
	s.Other += o.Other
}

// Score reads a text.
func (s *Set) Score(text string) Score {
	var out Score
	strange := 0 // trigrams that no language has cost all of them the same
	out.Counts = Scan(text, Visit{
		Trigram: func(key uint64) {
			out.Trigrams++
			row := s.trigrams.get(key)
			if row == nil {
				strange++
				return
			}
			for i, c := range row {
				out.Cost[i] += int(c)
			}
		},
		Word: func(hash uint64, _ int) {
			out.Words++
			row := s.words.get(hash)
			if row == nil {
				return
			}
			for i, c := range row {
				out.Cost[i] += int(c)
				if c < unseenWord {
					out.Known[i]++
				}
			}
		},
	})
	for i := range out.Cost {
		out.Cost[i] += strange * unseenTrigram
	}
	return out
}

// Best gives the cheapest language and the next, as indexes into Codes.
func (s *Set) Best(score Score) (first, second int) {
	first, second = -1, -1
	for i := range s.Codes {
		switch {
		case first < 0 || score.Cost[i] < score.Cost[first]:
			first, second = i, first
		case second < 0 || score.Cost[i] < score.Cost[second]:
			second = i
		}
	}
	return first, second
}
