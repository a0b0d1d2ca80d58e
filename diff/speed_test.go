package diff

import (
	"math/rand"
	"strings"
	"testing"
	"time"

	"github.com/recant/recant/extract/promise"
)

// longStatement makes up about half a megabyte of passages; the first seed sets what they
// say, the second how they are revised.
func longStatement(says, revised int64) *promise.Statement {
	r := rand.New(rand.NewSource(says))
	var passages []promise.Passage
	for i := 0; i < 4500; i++ {
		p := randomPassage(r)
		var more []string
		for n := 0; n < 8; n++ {
			more = append(more, pickFrom(r, fillers)+strings.Repeat("x", r.Intn(20)))
		}
		p.Quote = strings.TrimSuffix(p.Quote, ".") + " " + strings.Join(more, " ") + "."
		passages = append(passages, p)
	}
	return placeAll(revise(rand.New(rand.NewSource(revised)), passages))
}

func TestHalfAMegabyteIsComparedInSeconds(t *testing.T) {
	for _, says := range []int64{7, 8} {
		old, new := longStatement(7, 1), longStatement(says, 2)
		start := time.Now()
		r := Statements(old, new)
		took := time.Since(start)
		t.Logf("%d changes in %v", len(r.Changes), took)
		if took > 10*time.Second {
			t.Errorf("took %v for %d changes", took, len(r.Changes))
		}
	}
}

func BenchmarkHalfAMegabyte(b *testing.B) {
	old, new := longStatement(7, 1), longStatement(7, 2)
	for b.Loop() {
		Statements(old, new)
	}
}
