// Command train learns a tagger model from CoNLL-U files and reports its accuracy:
//
//	go run ./extract/tag/train -train nl-train.conllu -test nl-test.conllu -out extract/lang/nl/tagger.model
//
// The same files give the same model, to the byte.
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/recant/recant/extract/tag"
)

func main() {
	train := flag.String("train", "", "CoNLL-U file to learn from")
	test := flag.String("test", "", "CoNLL-U file to measure on")
	out := flag.String("out", "", "model file to write")
	epochs := flag.Int("epochs", 8, "passes over the training file")
	keep := flag.Int("keep", 60000, "features to keep, the strongest first")
	flag.Parse()
	if err := run(*train, *test, *out, *epochs, *keep); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(2)
	}
}

func run(train, test, out string, epochs, keep int) error {
	examples, err := read(train)
	if err != nil {
		return err
	}
	data := tag.Train(examples, epochs, keep)
	m, err := tag.Decode(data)
	if err != nil {
		return err
	}
	held, err := read(test)
	if err != nil {
		return err
	}
	fmt.Printf("%s: %d sentences, %d bytes, accuracy %.4f on %s\n", train, len(examples), len(data), tag.Accuracy(m, held), test)
	return os.WriteFile(out, data, 0o644)
}

func read(path string) ([]tag.Example, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return tag.ReadCoNLLU(f)
}
