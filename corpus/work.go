package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"sync"
)

// Progress says how far a long work is.
type Progress struct {
	What        string // what is being done, one word: reading, storing, comparing
	Done, Total int    // versions
}

// Work says how a long work is done.
type Work struct {
	Workers  int            // goroutines that work at once; less than 1 means 1
	MaxBytes int64          // of one version; what is larger is passed over
	Progress func(Progress) // called after each stretch that is safely stored, from one goroutine; may be nil
}

// Trouble is why one version was passed over.
type Trouble struct {
	Path   string
	Date   string
	Reason string
}

// job is a piece of work whose outcome is to be stored.
type job struct {
	do   func(context.Context, *sql.Tx) error
	size int // bytes that it holds in memory
	done int // what it adds to the progress
}

// A stretch is what is stored at once: enough to be fast, little enough to lose.
const (
	stretchJobs  = 256
	stretchBytes = 16 << 20
	waitingJobs  = 64 // that may wait while a stretch is being stored
)

// longestFirst orders what is to be done so that workers end at about the same time.
func longestFirst[T any](list []T, long func(T) int) {
	slices.SortStableFunc(list, func(a, b T) int { return long(b) - long(a) })
}

// work runs task on each of n things by several workers, and stores what they send, in the
// order of each worker, in stretches. Where ctx ends, what was finished is stored.
func (s *Store) work(ctx context.Context, w Work, n int, p Progress, task func(ctx context.Context, i int, send func(job) error) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	jobs, next := make(chan job, waitingJobs), make(chan int)
	var group sync.WaitGroup
	failures := make(chan error, max(1, w.Workers)+1)
	send := func(j job) error {
		select {
		case jobs <- j:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	for range max(1, w.Workers) {
		group.Go(func() {
			for i := range next {
				if err := guarded(ctx, i, send, task); err != nil {
					failures <- err
					stop()
					return
				}
			}
		})
	}
	go func() {
		defer close(next)
		for i := range n {
			select {
			case next <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	go func() { group.Wait(); close(jobs) }()
	if err := s.store(ctx, jobs, w.Progress, p); err != nil {
		stop()
		for range jobs {
		}
		return err
	}
	close(failures)
	return first(failures, ctx)
}

// first is the failure that stopped the others.
func first(failures <-chan error, ctx context.Context) error {
	for err := range failures {
		if !errors.Is(err, context.Canceled) {
			return err
		}
	}
	return ctx.Err()
}

// guarded turns a panic in what an Analyst does into an error.
func guarded(ctx context.Context, i int, send func(job) error, task func(context.Context, int, func(job) error) error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("a document could not be worked on: %v", r)
		}
	}()
	return task(ctx, i, send)
}

// store writes jobs in stretches until there are no more. It goes on after ctx has ended:
// what was finished is not thrown away.
func (s *Store) store(ctx context.Context, jobs <-chan job, report func(Progress), p Progress) error {
	if report != nil {
		report(p)
	}
	for open := true; open; {
		var stretch []job
		for bytes := 0; len(stretch) < stretchJobs && bytes < stretchBytes; {
			j, ok := <-jobs
			if open = ok; !ok {
				break
			}
			stretch, bytes = append(stretch, j), bytes+j.size
		}
		if len(stretch) == 0 {
			return nil
		}
		err := s.transact(context.WithoutCancel(ctx), func(tx *sql.Tx) error {
			for _, j := range stretch {
				if err := j.do(context.WithoutCancel(ctx), tx); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		for _, j := range stretch {
			p.Done += j.done
		}
		if report != nil {
			report(p)
		}
	}
	return nil
}
