// Command train learns extract/parse/weights.txt, and weights/LANGUAGE.txt beside it, from
// annotated sentences:
//
//	go run ./extract/parse/train -out extract/parse/weights.txt SENTENCES.jsonl… extract/lang/*/promises.md
//
// A line is a JSON object: lang, heading, previous (the sentence before; a lead-in where it
// ends in a colon), text, and clauses with the slots of the extract contract; a page of
// witnesses lies in the folder of its language. The same files give the same weights, to the byte.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/recant/recant/extract/parse"
	"github.com/recant/recant/extract/promise"
)

type row struct {
	Lang, Heading, Previous, Text string
	Clauses                       []promise.Commitment
}

func main() {
	out := flag.String("out", "extract/parse/weights.txt", "file to write")
	flag.Parse()
	if err := run(*out, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(2)
	}
}

func run(out string, files []string) error {
	var sentences []parse.Annotated
	for _, name := range files {
		more, err := read(name)
		if err != nil {
			return err
		}
		sentences = append(sentences, more...)
	}
	weights, err := parse.Learn(sentences)
	if err != nil {
		return err
	}
	for code, words := range weights.Words {
		if err := os.WriteFile(filepath.Join(filepath.Dir(out), "weights", code+".txt"), []byte(words), 0o644); err != nil {
			return err
		}
	}
	return os.WriteFile(out, []byte(weights.Features), 0o644)
}

func read(name string) ([]parse.Annotated, error) {
	if filepath.Ext(name) == ".md" {
		return readWitnesses(name)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	var out []parse.Annotated
	for n := 1; lines.Scan(); n++ {
		var r row
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		ctx := parse.Context{Heading: r.Heading}
		if strings.HasSuffix(strings.TrimSpace(r.Previous), ":") {
			ctx.Lead, ctx.Item = r.Previous, true
		}
		out = append(out, parse.Annotated{Lang: r.Lang, Text: r.Text, Context: ctx, Clauses: r.Clauses})
	}
	return out, lines.Err()
}

func readWitnesses(name string) ([]parse.Annotated, error) {
	page, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	code := filepath.Base(filepath.Dir(name))
	var out []parse.Annotated
	for _, w := range parse.Witnesses(string(page)) {
		a, err := w.Annotated(code)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, a)
	}
	return out, nil
}
