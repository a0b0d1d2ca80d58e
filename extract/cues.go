package extract

import (
	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/promise"
)

// cueLimit is how many bytes of a text are searched for cues: nobody writes longer sentences.
const cueLimit = 8000

// Cues finds what the lexicon of a language knows in a text. It is a promise.Cues.
func Cues(code, text string) []promise.Cue {
	if !lang.Known(code) || len(text) > cueLimit {
		return nil
	}
	pack, err := lang.Load(code)
	if err != nil {
		return nil
	}
	tokens := pack.Tokenize(text)
	var out []promise.Cue
	for _, m := range pack.Scan(tokens) {
		out = append(out, promise.Cue{Kind: m.Kind.String(), Value: m.Value, Term: m.Sub, Start: tokens[m.Start].Start, End: tokens[m.End-1].End})
	}
	return out
}
