package report

import "github.com/recant/recant/diff/words"

// Words are the reader's language; nil for the default one.
type Words = *words.Voice

// Say gives the words of a key, {1}, {2} … filled with args.
func Say(w Words, key string, args ...string) string { return w.Say(key, args...) }

// counted says how many of something there are.
func counted(w Words, n int, noun string) string { return w.Count(n, noun) }

func (o Options) say(key string, args ...string) string { return o.Words.Say(key, args...) }

// field is "label: text" as the language puts it.
func (o Options) field(label, text string) string { return o.say("field", label, text) }
