package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/recant/recant/corpus"
)

// bar shows how far a long work is, on a terminal only.
type bar struct {
	*host
	what  string
	begin time.Time
	last  time.Time
	shown bool
}

func newBar(h *host) *bar { return &bar{host: h} }

const barWidth = 24

// show draws the bar, at most ten times a second.
func (b *bar) show(p corpus.Progress) {
	if !b.errTerminal || p.Total == 0 {
		return
	}
	now := time.Now()
	if p.What != b.what {
		b.what, b.begin, b.last = p.What, now, time.Time{}
	}
	if now.Sub(b.last) < 100*time.Millisecond && p.Done < p.Total {
		return
	}
	b.last, b.shown = now, true
	fmt.Fprintf(b.err, "\r\x1b[K%s", barLine(p, now.Sub(b.begin)))
}

// barLine is the bar with its rate and the time that is left.
func barLine(p corpus.Progress, since time.Duration) string {
	full := barWidth * p.Done / p.Total
	line := fmt.Sprintf("%-9s [%s%s] %d/%d versions", p.What, strings.Repeat("#", full), strings.Repeat(".", barWidth-full), p.Done, p.Total)
	if p.Done == 0 || since < time.Second {
		return line
	}
	rate := float64(p.Done) / since.Seconds()
	left := time.Duration(float64(p.Total-p.Done)/rate) * time.Second
	return fmt.Sprintf("%s  %.0f/s  %s left", line, rate, left)
}

// clear takes the bar away.
func (b *bar) clear() {
	if b.shown {
		fmt.Fprint(b.err, "\r\x1b[K")
		b.shown = false
	}
}
