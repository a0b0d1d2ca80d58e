package read

import "strings"

// goldmark takes time in the square of some things that no text has many of. What is beyond
// these limits is blanked out, byte for byte, so that offsets stay.
const (
	maxMarkers  = 32   // quotes and lists that one line opens
	maxEmphasis = 4000 // stars and underscores in one run of lines
	maxLinks    = 2000 // links in one run of lines
	maxRefs     = 500  // link definitions in one run of lines
)

// tame blanks what would keep goldmark busy without end.
func tame(s string) string {
	t := tamer{src: s}
	at := 0
	for line := range strings.Lines(s) {
		t.line(line, at)
		at += len(line)
	}
	if t.out == nil {
		return s
	}
	return string(t.out)
}

// tamer counts what stands in the run of lines at hand.
type tamer struct {
	src                   string
	out                   []byte // nil until something is blanked
	emphasis, links, refs int
}

func (t *tamer) line(line string, at int) {
	if strings.TrimSpace(line) == "" {
		t.emphasis, t.links, t.refs = 0, 0, 0
		return
	}
	t.markers(line, at)
	if strings.HasPrefix(line, "[") && strings.Contains(line, "]:") {
		if t.refs++; t.refs > maxRefs {
			t.blank(at)
		}
	}
	t.emphasis += strings.Count(line, "*") + strings.Count(line, "_") + strings.Count(line, "~")
	t.links += strings.Count(line, "](")
	if t.emphasis <= maxEmphasis && t.links <= maxLinks {
		return
	}
	for i := range len(line) {
		switch {
		case t.emphasis > maxEmphasis && strings.IndexByte("*_~", line[i]) >= 0,
			t.links > maxLinks && strings.HasPrefix(line[i:], "]("):
			t.blank(at + i)
		}
	}
}

// markers blanks the container markers of a line that are too many.
func (t *tamer) markers(line string, at int) {
	n, end := 0, 0
	for ; end < len(line) && strings.IndexByte(" \t>-*+0123456789.)", line[end]) >= 0; end++ {
		if isMarker(line[end]) {
			n++
		}
	}
	if n <= maxMarkers || isRule(line, "-*_=") {
		return
	}
	n = 0
	for i := range end {
		if !isMarker(line[i]) {
			continue
		}
		if n++; n > maxMarkers {
			t.blank(at + i)
		}
	}
}

func isMarker(c byte) bool { return strings.IndexByte(">-*+.)", c) >= 0 }

func (t *tamer) blank(at int) {
	if t.out == nil {
		t.out = []byte(t.src)
	}
	t.out[at] = ' '
}
