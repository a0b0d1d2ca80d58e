// Command gen writes the tables that package ident embeds, from the texts under sample/
// and, for the languages that one is given for, from a treebank in CoNLL-U (its "# text"
// lines alone). The same texts give the same bytes.
//
//	go run ./extract/ident/gen -dir extract/ident -treebanks DIR
//
// A treebank is called <code>-train.conllu. A language without one keeps what its sample
// says; a language without a sample has no table.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/recant/recant/extract/ident/model"
)

// listLength is how many words of running text the list of frequent words stands for.
const listLength = 400

// sampleShare is how often the sample of a language that has a treebank is counted, so
// that the subject of the documents to come is heard in it.
const sampleShare = 12

func main() {
	dir := flag.String("dir", ".", "the folder of package ident")
	treebanks := flag.String("treebanks", "", "the folder of treebanks")
	flag.Parse()
	if err := run(*dir, *treebanks); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(2)
	}
}

func run(dir, treebanks string) error {
	samples, err := filepath.Glob(filepath.Join(dir, "sample", "*.txt"))
	if err != nil {
		return err
	}
	for _, sample := range samples {
		code := strings.TrimSuffix(filepath.Base(sample), ".txt")
		t := model.NewTrainer()
		has, err := treebank(t, filepath.Join(treebanks, code+"-train.conllu"))
		if err != nil {
			return err
		}
		weight := 1.0
		if has {
			weight = sampleShare
		}
		if err := own(t, sample, weight); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, "table", code+".txt"), []byte(t.Table()), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// own counts a sample: paragraphs, and lines of frequent words behind "words:".
func own(t *model.Trainer, file string, weight float64) error {
	body, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(body)) {
		if list, ok := strings.CutPrefix(line, "words:"); ok {
			t.Frequent(strings.Fields(list), listLength)
			continue
		}
		t.Text(line, weight)
	}
	return nil
}

// treebank counts the sentences of a treebank; false where there is none.
func treebank(t *model.Trainer, file string) (bool, error) {
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if s, ok := strings.CutPrefix(lines.Text(), "# text = "); ok {
			t.Text(s, 1)
		}
	}
	return true, lines.Err()
}
