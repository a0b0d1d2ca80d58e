package report

import (
	_ "embed" // for the words
	"strconv"
	"strings"
	"sync"
)

// Words gives what the report says in a reader's language, by a key of wording.txt; "" where
// that language is silent, so that the words of wording.txt stand.
type Words func(key string) string

//go:embed wording.txt
var wording string

var wordingOf = sync.OnceValue(func() map[string]string { return parseWording(wording) })

func parseWording(text string) map[string]string {
	out := map[string]string{}
	for _, line := range strings.Split(text, "\n") {
		if key, words, ok := strings.Cut(line, "\t"); ok && !strings.HasPrefix(line, "#") {
			out[key] = strings.TrimSpace(words)
		}
	}
	return out
}

// Keys are the keys of wording.txt, each of which a language may translate.
func Keys() []string {
	var keys []string
	for _, line := range strings.Split(wording, "\n") {
		if key, _, ok := strings.Cut(line, "\t"); ok && !strings.HasPrefix(line, "#") {
			keys = append(keys, key)
		}
	}
	return keys
}

// Say gives the words of a key, {1}, {2} … filled with args. A key that nobody has words
// for stands for itself.
func Say(w Words, key string, args ...string) string {
	text := ""
	if w != nil {
		text = w(key)
	}
	if text == "" {
		text = wordingOf()[key]
	}
	if text == "" {
		return key
	}
	var pairs []string
	for i, a := range args {
		pairs = append(pairs, "{"+strconv.Itoa(i+1)+"}", a)
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// counted says how many of something there are, by the keys "n.<noun>.one" and "n.<noun>.many".
func counted(w Words, n int, noun string) string {
	if n == 1 {
		return Say(w, "n."+noun+".one", "1")
	}
	return Say(w, "n."+noun+".many", strconv.Itoa(n))
}
