package ident

import (
	"slices"
	"strings"

	"github.com/recant/recant/extract/ident/model"
	"github.com/recant/recant/extract/text"
)

// fill decides the blocks that can stand on their own, then those between them.
func fill(doc *text.Document, scores []model.Score, main string) {
	found := make([]string, len(scores))
	for i := range scores {
		found[i] = alone(scores[i], doc.Blocks[i].Lang, main)
	}
	before := neighbours(found)
	slices.Reverse(found)
	after := neighbours(found)
	slices.Reverse(found)
	slices.Reverse(after)
	for i := range scores {
		b := &doc.Blocks[i]
		code := found[i]
		if code == "" && b.Lang == "" && before[i] != main && before[i] == after[i] && fits(scores[i], before[i], main) {
			code = before[i]
		}
		switch code {
		case "":
			b.Lang = base(b.Lang)
		case main:
			b.Lang = ""
		default:
			b.Lang = code
		}
	}
}

// alone is the language of a block that is clear from its own words, else "".
func alone(s model.Score, declared, main string) string {
	if s.Other > s.Latin && s.Other >= fewLetters {
		return Undetermined
	}
	if s.Words < minWords {
		return ""
	}
	tables := set()
	best, _ := tables.Best(s)
	code := tables.Codes[best]
	if declared = base(declared); declared == "" {
		declared = main
	}
	if code == declared {
		return code
	}
	if s.Known[best] < minKnown || misfit(s, best) {
		return ""
	}
	if rival := slices.Index(tables.Codes, declared); rival >= 0 {
		margin := s.Cost[rival] - s.Cost[best]
		if margin < minMargin || margin < wordMargin*s.Words || s.Known[best] <= s.Known[rival] {
			return ""
		}
	}
	return code
}

// neighbours gives for each place the nearest language found before it; the first one
// found stands for those before it too.
func neighbours(found []string) []string {
	out := make([]string, len(found))
	last := ""
	for _, f := range found {
		if f != "" {
			last = f
			break
		}
	}
	for i, f := range found {
		out[i] = last
		if f != "" {
			last = f
		}
	}
	return out
}

// fits says whether a short block between two of a language may be of it too: its own
// words do not speak for the main one.
func fits(s model.Score, code, main string) bool {
	tables := set()
	a, b := slices.Index(tables.Codes, code), slices.Index(tables.Codes, main)
	if a < 0 || b < 0 {
		return false
	}
	return s.Cost[a] <= s.Cost[b]
}

// base is a language tag without its region, in lower case: "fr" of "fr-BE".
func base(tag string) string {
	tag, _, _ = strings.Cut(tag, "-")
	return strings.ToLower(tag)
}
