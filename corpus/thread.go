package corpus

import "context"

// Thread is one tracked part through time.
type Thread struct {
	Turns  []Turn // oldest first; the first is where it was made
	Places []Place
}

// Place is where a thread stands in a step.
type Place struct{ Step, Part int }

// Turn is what became of a thread at one step.
type Turn struct {
	Step   int // index into the steps
	Part   int // where it stands in that step's extract; where it stood before it was dropped
	Kind   TurnKind
	Change *Change // how; nil where only its coming, going or return is known
}

// TurnKind is what happened at a turn.
type TurnKind string

// The kinds of turn.
const (
	Made     TurnKind = "made"
	Reworded TurnKind = "reworded" // Change says whether it is weaker
	Dropped  TurnKind = "dropped"
	Restored TurnKind = "restored"
)

// Ended says whether it is no more in force.
func (th *Thread) Ended() bool { return th.last().Kind == Dropped }

func (th *Thread) last() *Turn { return &th.Turns[len(th.Turns)-1] }

func (th *Thread) turn(step, part int, kind TurnKind, ch *Change) {
	th.Turns = append(th.Turns, Turn{step, part, kind, ch})
}

// Threads is the life of all tracked parts of a document.
type Threads struct {
	Steps    []Step
	Extracts []*Extract // by step; nil where a version was gone or could not be read
	Threads  []*Thread  // by the step in which they were made, then by place
}

// Part gives the part that a turn is about.
func (t *Threads) Part(th *Thread, turn int) *Part {
	step := th.Turns[turn].Step
	if th.Turns[turn].Kind == Dropped {
		step = th.Turns[turn].before(th)
	}
	return t.Extracts[step].Parts[th.Turns[turn].Part]
}

// before is the last step that a thread stood in before a turn.
func (u *Turn) before(th *Thread) int {
	step := th.Places[0].Step
	for _, p := range th.Places {
		if p.Step < u.Step {
			step = p.Step
		}
	}
	return step
}

// Threads follows the tracked parts of a document through its history.
func (s *Store) Threads(ctx context.Context, document int64) (*Threads, error) {
	steps, err := s.History(ctx, document)
	if err != nil {
		return nil, err
	}
	sh, err := s.Shelf(ctx, document)
	if err != nil {
		return nil, err
	}
	t := &Threads{Steps: steps, Extracts: make([]*Extract, len(steps))}
	for i := range steps {
		v := &steps[i].Version
		if v.Gone() || steps[i].Unread != "" {
			continue
		}
		if t.Extracts[i], err = sh.Extract(ctx, v); err != nil {
			return nil, err
		}
	}
	w := weaver{t: t, ended: map[mark]*Thread{}, standing: map[int]standing{}}
	for i := range steps {
		w.step(i)
	}
	return t, nil
}

// standing are the threads that stand in a step, by the index of their part.
type standing map[int][]*Thread

// mark is what a thread that ended is found by.
type mark struct {
	language string
	key      [8]byte
}

// weaver makes threads, step by step.
type weaver struct {
	t        *Threads
	standing map[int]standing // by step: the last one of each language
	ended    map[mark]*Thread
}

func (w *weaver) step(i int) {
	st, x := &w.t.Steps[i], w.t.Extracts[i]
	if st.Version.Gone() {
		w.allGone(i)
		return
	}
	if x == nil {
		return
	}
	now := standing{}
	w.standing[i] = now
	if st.Before >= 0 {
		w.follow(i, w.standing[st.Before], now)
		delete(w.standing, st.Before)
	}
	for p, part := range x.Parts {
		if part.Tracked && len(now[p]) == 0 {
			now[p] = []*Thread{w.begin(i, p)}
		}
	}
	for p := range x.Parts {
		for _, th := range now[p] {
			th.Places = append(th.Places, Place{i, p})
		}
	}
}

// allGone ends what stands, since there is no document any more.
func (w *weaver) allGone(i int) {
	for _, th := range w.t.Threads {
		if !th.Ended() {
			th.turn(i, th.Places[len(th.Places)-1].Part, Dropped, nil)
		}
	}
}

// begin is the thread of a part that nothing led to: one that ended with the same words, or a new one.
func (w *weaver) begin(i, p int) *Thread {
	m := mark{w.t.Steps[i].Language, w.t.Extracts[i].Parts[p].key}
	if th := w.ended[m]; th != nil && th.Ended() {
		delete(w.ended, m)
		th.turn(i, p, Restored, w.cameBy(i, p))
		return th
	}
	th := &Thread{}
	th.turn(i, p, Made, w.cameBy(i, p))
	w.t.Threads = append(w.t.Threads, th)
	return th
}

// cameBy is the change that brought a part; one that is faint names what stood nearest.
func (w *weaver) cameBy(i, p int) *Change {
	changes := w.t.Steps[i].Changes
	for k := range changes {
		if ch := &changes[k]; (len(ch.Old) == 0 || ch.Faint) && len(ch.New) > 0 && ch.New[0] == p {
			return &changes[k]
		}
	}
	return nil
}

// follow leads the threads of one step to the next: along the changes, then, for what did
// not change, to the same words.
func (w *weaver) follow(i int, before, now standing) {
	st := &w.t.Steps[i]
	older, newer := w.t.Extracts[st.Before], w.t.Extracts[i]
	moved, taken := map[int]bool{}, map[int]bool{}
	for k := range st.Changes {
		ch := &st.Changes[k]
		if ch.Faint {
			continue
		}
		for _, p := range ch.New {
			taken[p] = true
		}
		for _, p := range ch.Old {
			moved[p] = true
			if len(ch.New) > 0 {
				w.lead(i, before[p], now, ch)
			}
		}
		w.split(i, before, now, ch)
	}
	same := map[[8]byte][]int{}
	for p, part := range newer.Parts {
		if !taken[p] {
			same[part.key] = append(same[part.key], p)
		}
	}
	for p, part := range older.Parts {
		if moved[p] {
			continue
		}
		if next := same[part.key]; len(next) > 0 {
			same[part.key] = next[1:]
			w.keep(i, next[0], before[p], now)
		}
	}
	w.drop(i, before, now)
}

// drop ends the threads that stood before and that nothing led on.
func (w *weaver) drop(i int, before, now standing) {
	led := map[*Thread]bool{}
	for _, list := range now {
		for _, th := range list {
			led[th] = true
		}
	}
	st := &w.t.Steps[i]
	for p, part := range w.t.Extracts[st.Before].Parts {
		for _, th := range before[p] {
			if !th.Ended() && !led[th] {
				th.turn(i, p, Dropped, wentBy(st.Changes, p))
				w.ended[mark{st.Language, part.key}] = th
			}
		}
	}
}

// wentBy is the change that took a part away; one that is faint names what stands nearest.
func wentBy(changes []Change, p int) *Change {
	for k := range changes {
		if ch := &changes[k]; (len(ch.New) == 0 || ch.Faint) && len(ch.Old) > 0 && ch.Old[0] == p {
			return &changes[k]
		}
	}
	return nil
}

// lead takes threads along a change. Other words, or another meaning, are a turn.
func (w *weaver) lead(i int, threads []*Thread, now standing, ch *Change) {
	p := ch.New[0]
	for _, th := range threads {
		switch {
		case th.Ended():
			th.turn(i, p, Restored, ch)
		case ch.Kind != "moved" || ch.Verdict != "neutral":
			th.turn(i, p, Reworded, ch)
		}
		now[p] = append(now[p], th)
	}
}

// keep takes threads to the same words; the document may have been gone in between.
func (w *weaver) keep(i, p int, threads []*Thread, now standing) {
	for _, th := range threads {
		if th.Ended() {
			th.turn(i, p, Restored, nil)
		}
		now[p] = append(now[p], th)
	}
}

// split gives each further part that a promise was split into the past of the whole.
func (w *weaver) split(i int, before, now standing, ch *Change) {
	if len(ch.Old) == 0 || len(ch.New) < 2 || len(before[ch.Old[0]]) == 0 {
		return
	}
	whole := before[ch.Old[0]][0]
	for _, p := range ch.New[1:] {
		if !w.t.Extracts[i].Parts[p].Tracked || len(now[p]) > 0 {
			continue
		}
		th := &Thread{Places: append([]Place{}, whole.Places...)}
		for _, turn := range whole.Turns {
			if turn.Step < i {
				th.Turns = append(th.Turns, turn)
			}
		}
		th.turn(i, p, Reworded, ch)
		w.t.Threads = append(w.t.Threads, th)
		now[p] = append(now[p], th)
	}
}
