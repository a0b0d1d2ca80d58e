package align

import "container/heap"

// mostSteps bounds how many edges are looked at to choose partners for the whole; beyond
// it, what is left takes the best partner that is free.
const mostSteps = 4_000_000

// assign chooses edges of which no two share a passage, such that the sum of what they have
// above enough is greatest: each old passage in turn takes a partner along the cheapest path
// on which earlier ones make room for it (Jonker and Volgenant's shortest augmenting paths).
// Leaving a passage alone costs nothing.
func assign(edges []edge) []edge {
	a := &assignment{of: map[int][]edge{}, taken: map[int]int{}, partner: map[int]int{}, held: map[int]int{}, price: map[int]int{}, left: mostSteps}
	var olds []int
	for _, e := range edges {
		if len(a.of[e.old]) == 0 {
			olds = append(olds, e.old)
		}
		a.of[e.old] = append(a.of[e.old], e)
	}
	for _, i := range olds {
		a.place(i)
	}
	var out []edge
	for _, e := range edges {
		if j, ok := a.partner[e.old]; ok && j == e.new {
			out = append(out, e)
		}
	}
	return out
}

// assignment is the work in progress. What a new passage costs beyond its edge, because
// others want it, is its price; what an old one has to pay in all is what it is held at.
type assignment struct {
	of      map[int][]edge // edges by old passage, the best first
	taken   map[int]int    // by new passage, the old one that has it
	partner map[int]int    // the reverse
	held    map[int]int
	price   map[int]int
	left    int // edges that may still be looked at
}

func cost(e edge) int { return enough - 1 - e.score }

// place finds old passage i its partner, or leaves it or another one alone.
func (a *assignment) place(i int) {
	if a.left <= 0 {
		a.takeFree(i)
		return
	}
	s := &search{from: map[int]int{}, best: map[int]int{}}
	alone, loner := 0, i // the cheapest way to leave one of those met alone, and which
	row, base := i, 0
	for {
		a.left -= len(a.of[row])
		for _, e := range a.of[row] {
			s.reach(e.new, row, base+cost(e)-a.held[row]-a.price[e.new])
		}
		stop, ok := s.next()
		if !ok || stop.cost >= alone {
			a.settle(s, i, alone)
			a.rearrange(s, i, loner)
			return
		}
		next, isTaken := a.taken[stop.new]
		if !isTaken {
			a.settle(s, i, stop.cost)
			a.shift(s, i, stop.new)
			return
		}
		s.done = append(s.done, stop)
		row, base = next, stop.cost
		if d := base - a.held[row]; d < alone {
			alone, loner = d, row
		}
	}
}

// settle moves the prices along what was searched, which led to an end of the given cost.
func (a *assignment) settle(s *search, i, end int) {
	for _, d := range s.done {
		a.price[d.new] += d.cost - end
		a.held[a.taken[d.new]] += end - d.cost
	}
	a.held[i] += end
}

// rearrange leaves old passage loner alone and gives what it had to those on the way to it.
func (a *assignment) rearrange(s *search, i, loner int) {
	if loner == i {
		return
	}
	j := a.partner[loner]
	delete(a.partner, loner)
	a.shift(s, i, j)
}

// shift gives new passage j to the old one that reached it, what that one had to the one
// that reached that, and so on back to i.
func (a *assignment) shift(s *search, i, j int) {
	for {
		row := s.from[j]
		was, had := a.partner[row]
		a.partner[row], a.taken[j] = j, row
		if row == i || !had {
			return
		}
		j = was
	}
}

func (a *assignment) takeFree(i int) {
	for _, e := range a.of[i] {
		if _, isTaken := a.taken[e.new]; !isTaken {
			a.partner[i], a.taken[e.new] = e.new, i
			return
		}
	}
}

// search is one search for the cheapest path, from an old passage over new ones.
type search struct {
	from map[int]int // by new passage, the old one that it was reached from
	best map[int]int // by new passage, the cheapest cost found; gone through: -1<<62
	open stops
	done []stop
}

const passed = -1 << 62

// stop is a new passage reached at a cost.
type stop struct{ cost, new int }

func (s *search) reach(j, row, cost int) {
	if b, ok := s.best[j]; ok && b <= cost {
		return
	}
	s.best[j], s.from[j] = cost, row
	heap.Push(&s.open, stop{cost, j})
}

// next is the cheapest stop not gone through yet.
func (s *search) next() (stop, bool) {
	for len(s.open) > 0 {
		t := heap.Pop(&s.open).(stop)
		if s.best[t.new] == t.cost {
			s.best[t.new] = passed
			return t, true
		}
	}
	return stop{}, false
}

// stops is a heap, the cheapest first and of equals the one that stands first.
type stops []stop

func (s stops) Len() int { return len(s) }
func (s stops) Less(a, b int) bool {
	return s[a].cost < s[b].cost || s[a].cost == s[b].cost && s[a].new < s[b].new
}
func (s stops) Swap(a, b int) { s[a], s[b] = s[b], s[a] }
func (s *stops) Push(x any)   { *s = append(*s, x.(stop)) }
func (s *stops) Pop() any {
	last := (*s)[len(*s)-1]
	*s = (*s)[:len(*s)-1]
	return last
}
