// Package ident says what language a document and its blocks are written in: a
// text.Document comes in, ISO 639-1 codes go out. It tells the languages of its tables
// apart (by trigrams and frequent words, in whole numbers, so that the same bytes give the
// same answer), says "und" for what fits none of them, and knows nothing of what a text
// means, nor which languages the rest of the program can read.
//
// A table is a file under table/, written by gen from the samples; see README.md.
package ident

import (
	"embed"
	"path"
	"strings"
	"sync"

	"github.com/recant/recant/extract/ident/model"
)

//go:embed table/*.txt
var tables embed.FS

// Undetermined is the code of a text in a script or a language that no table is of.
const Undetermined = "und"

var set = sync.OnceValue(mustRead)

// mustRead reads the embedded tables; a test reads them too, so that a broken one is a broken build.
func mustRead() *model.Set {
	entries, err := tables.ReadDir("table")
	if err != nil {
		panic(err)
	}
	var codes, bodies []string
	for _, e := range entries {
		body, err := tables.ReadFile(path.Join("table", e.Name()))
		if err != nil {
			panic(err)
		}
		codes = append(codes, strings.TrimSuffix(e.Name(), ".txt"))
		bodies = append(bodies, string(body))
	}
	s, err := model.Read(codes, bodies)
	if err != nil {
		panic(err)
	}
	return s
}
