package corpus

import (
	"context"
	"slices"
	"sort"
)

// Thread is one tracked part through time: where it stood in each step of a document's
// history in which it stood at all.
type Thread struct {
	Turns []Turn // oldest first; the first is where it was made
	Until int    // index of the step from which on it was there no more; -1 where it is still in force
}

// Turn is what became of a thread at one step: it was made, its words changed, it was
// dropped or it came back.
type Turn struct {
	Step   int     // index into the steps
	Part   int     // where it stands in that step's extract; -1 where it was dropped
	Kind   TurnKind
	Change *Change // how; nil where only other words or its return are known
}

// TurnKind is what happened at a turn.
type TurnKind string

// The kinds of turn.
const (
	Made     TurnKind = "made"
	Reworded TurnKind = "reworded" // Change says whether it is weaker
	Dropped  TurnKind = "dropped"
	Restored TurnKind = "restored" // the same words are back
)

// Threads is the life of all tracked parts of a document.
type Threads struct {
	Steps    []Step
	Extracts []*Extract // by step; nil where a version was gone or could not be read
	Threads  []*Thread  // by the step in which they were made, then by place
}

// Threads follows the tracked parts of a document through its history.
func (s *Store) Threads(ctx context.Context, document int64) (*Threads, error) {
	steps, err := s.History(ctx, document)
	if err != nil {
		return nil, err
	}
	sh, err := s.newShelf(ctx, document)
	if err != nil {
		return nil, err
	}
	t := &Threads{Steps: steps, Extracts: make([]*Extract, len(steps))}
	loaded := map[int64]*Extract{} // by content: texts that came back are loaded once
	for i := range steps {
		v := &steps[i].Version
		if v.Gone() || steps[i].Unread != "" {
			continue
		}
		x := loaded[v.Content]
		if x == nil {
			if x, err = sh.extract(ctx, document, v); err != nil {
				return nil, err
			}
			loaded[v.Content] = x
		}
		t.Extracts[i] = x
	}
	w := weaver{t: t, ended: map[string]map[[8]byte][]*Thread{}, standing: map[int]map[int][]*Thread{}}
	for i := range steps {
		w.step(i)
	}
	return t, nil
}

// Standing gives the threads that stand in a step, by the index of their part.
func (t *Threads) Standing(step int) map[int][]*Thread {
	at := map[int][]*Thread{}
	for _, th := range t.Threads {
		if part, ok := th.At(step); ok {
			at[part] = append(at[part], th)
		}
	}
	return at
}

// At is the index of the part that a thread has in a step of its own language. A thread has
// a turn wherever its place is not known from the step before.
func (th *Thread) At(step int) (part int, ok bool) {
	i := sort.Search(len(th.Turns), func(i int) bool { return th.Turns[i].Step > step }) - 1
	if i < 0 || th.Turns[i].Part < 0 {
		return 0, false
	}
	return th.Turns[i].Part, th.Turns[i].Step == step
}

// weaver makes threads, step by step.
type weaver struct {
	t        *Threads
	standing map[int]map[int][]*Thread       // by step, by part
	ended    map[string]map[[8]byte][]*Thread // dropped ones, by language and words
}

func (w *weaver) step(i int) {
	st, x := &w.t.Steps[i], w.t.Extracts[i]
	if st.Version.Gone() {
		return
	}
	if x == nil {
		return
	}
	now := map[int][]*Thread{}
	w.standing[i] = now
	var before map[int][]*Thread
	if st.Before >= 0 {
		before = w.standing[st.Before]
		w.follow(i, before, now)
		delete(w.standing, st.Before)
	}
	for p, part := range x.Parts {
		if part.Tracked && len(now[p]) == 0 {
			now[p] = []*Thread{w.begin(i, p)}
		}
	}
}
