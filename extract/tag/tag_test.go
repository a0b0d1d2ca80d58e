package tag

import (
	"bytes"
	"strings"
	"testing"
)

const sample = `# two sentences of the test's own
1	We	we	PRON	_	_
2	delete	delete	VERB	_	VerbForm=Fin
3	your	you	PRON	_	_
4	e-mail	e-mail	NOUN	_	_
5	.	.	PUNCT	_	_

1-2	du	_	_	_	_
1	de	de	ADP	_	_
2	le	le	DET	_	_
3	partage	partage	NOUN	_	_

`

func TestReadCoNLLUCutsAsTheTokenizerDoes(t *testing.T) {
	examples, err := ReadCoNLLU(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	if len(examples) != 2 {
		t.Fatalf("got %d sentences, want 2", len(examples))
	}
	if n := len(examples[0].Words); n != 6 {
		t.Errorf("a hyphenated word should be two tokens: got %d tokens, want 6", n)
	}
	if w := examples[1].Words[0].Fold; w != "du" || examples[1].Tags[0] != Adposition {
		t.Errorf("a contraction should stay one token with the tag of its first part: got %q %d", w, examples[1].Tags[0])
	}
}

func TestTrainingTwiceGivesTheSameBytesAndWhatItWasTaught(t *testing.T) {
	examples, _ := ReadCoNLLU(strings.NewReader(strings.Repeat(sample, 10)))
	one, two := Train(examples, 4, 500), Train(examples, 4, 500)
	if !bytes.Equal(one, two) {
		t.Error("training is not deterministic")
	}
	m, err := Decode(one)
	if err != nil {
		t.Fatal(err)
	}
	if got := Accuracy(m, examples); got < 0.99 {
		t.Errorf("accuracy on what it was taught: got %.2f", got)
	}
}

func FuzzDecode(f *testing.F) {
	examples, _ := ReadCoNLLU(strings.NewReader(sample))
	f.Add(Train(examples, 1, 50))
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := Decode(data)
		if err != nil {
			return
		}
		m.Tags([]Word{{Fold: "we", Upper: true}, {Fold: "delete"}})
	})
}
