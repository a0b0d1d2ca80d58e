package story

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"time"
)

// canvas is a drawing. Every coordinate is a whole number, so that it is the same everywhere.
type canvas struct{ bytes.Buffer }

const style = `<style>text{font:12px sans-serif;fill:#222}.t{font-size:15px;font-weight:bold}.s{fill:#555}` +
	`.w{fill:#b3261e}.g{fill:#1b6e3c}.m{fill:#555}.x{stroke:#888;stroke-width:1}.n{font-size:10px;text-anchor:middle}.e{text-anchor:end}.d{fill:#fff}</style>`

func (c *canvas) put(format string, args ...any) { fmt.Fprintf(&c.Buffer, format+"\n", args...) }

func (c *canvas) begin(wide, high int, title, description string) {
	c.put(`<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" aria-labelledby="title desc">`, wide, high, wide, high)
	c.put(`<title id="title">%s</title>`, escape(title))
	c.put(`<desc id="desc">%s</desc>`, escape(description))
	c.put("%s", style)
	c.put(`<rect width="%d" height="%d" fill="#fff"/>`, wide, high)
	c.put(`<text class="t" x="16" y="26">%s</text>`, escape(clip(title, 90)))
}

func escape(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(plain(s))) // into memory: cannot fail
	return b.String()
}

// pattern draws a cell's or bar's kind in black on white too.
const patterns = `<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#fff"/><path d="M0 6L6 0" stroke="#1b6e3c" stroke-width="2"/></pattern></defs>`

// Timeline bounds.
const (
	lineLeft, lineRight, lineMiddle = 60, 900, 170
	lineWide, lineHigh              = 960, 340
	tallest                         = 100
	barWide                         = 8
	labelRow                        = 282
)

// SVG draws the log as a time line: what weakened hangs below the line in full bars, what was
// strengthened stands above it in hatched ones, each with its number; an empty bar beside
// them is how many promises were made, or dropped.
func (l *Log) SVG(w Words) []byte {
	c := &canvas{}
	entries := l.oldestFirst()
	c.begin(lineWide, lineHigh, w.Say("story.time", l.Document.String()), l.describe(w, entries))
	c.put(patterns)
	c.put(`<path class="x" d="M%d %dH%d"/>`, lineLeft, lineMiddle, lineRight)
	if len(entries) > 0 {
		l.bars(w, c, entries)
	}
	c.put(`<rect x="16" y="298" width="12" height="12" fill="url(#hatch)" stroke="#1b6e3c"/><text x="34" y="308">%s</text>`, escape(w.Say("story.above")))
	c.put(`<rect class="w" x="230" y="298" width="12" height="12"/><text x="248" y="308">%s</text>`, escape(w.Say("story.below")))
	c.put(`<circle class="m" cx="496" cy="304" r="4"/><text x="508" y="308">%s</text>`, escape(w.Say("story.dot")))
	c.put(`<rect x="16" y="318" width="12" height="12" fill="none" stroke="#222"/><text x="34" y="328">%s</text>`, escape(w.Say("story.empty")))
	c.put("</svg>")
	return c.Bytes()
}

func (l *Log) oldestFirst() []Entry {
	entries := slices.Clone(l.Versions)
	slices.Reverse(entries)
	return entries
}

func (l *Log) describe(w Words, entries []Entry) string {
	var parts []string
	for i := range entries {
		if e := &entries[i]; e.moved() > 0 {
			parts = append(parts, w.Say("field", day(e.Date), strings.Join([]string{w.Count(e.Weakened, "down"), w.Count(e.Mixed, "mixed"), w.Count(e.Strengthened, "up"),
				w.Count(e.Made, "made"), w.Count(e.Dropped, "dropped")}, ", ")))
		}
	}
	if len(parts) == 0 {
		return w.Say("story.unmoved", w.Count(len(entries), "version"))
	}
	return w.Say("story.moved", w.Count(len(entries), "version"), strings.Join(parts, ". "))
}

func (e *Entry) worse() int { return e.Weakened + e.Mixed }

// moved is how much there is to draw of a version.
func (e *Entry) moved() int { return e.worse() + e.Strengthened + e.Made + e.Dropped }

// bars draws each version where its date is. Where there is no room for all numbers and dates,
// those of the versions in which most moved are written.
func (l *Log) bars(w Words, c *canvas, entries []Entry) {
	from, to := seconds(entries[0].Date), seconds(entries[len(entries)-1].Date)
	most := 1
	order := make([]int, len(entries))
	for i := range entries {
		e := &entries[i]
		most, order[i] = max(most, e.worse(), e.Strengthened, e.Made, e.Dropped), i
	}
	slices.SortStableFunc(order, func(a, b int) int { return entries[b].moved() - entries[a].moved() })
	labels := &labels{canvas: c}
	for _, i := range order {
		e := &entries[i]
		x := lineLeft + int((seconds(e.Date)-from)*(lineRight-lineLeft)/max(1, to-from))
		up, down := drawUp(c, e, x, most), drawDown(c, e, x, most)
		if e.Strengthened > 0 {
			labels.put(x-barWide/2, up, "n", fmt.Sprint(e.Strengthened))
		}
		if e.worse() > 0 {
			labels.put(x-barWide/2, down, "n", fmt.Sprint(e.worse()))
		}
		c.put(`<circle class="m" cx="%d" cy="%d" r="3"><title>%s</title></circle>`, x, lineMiddle,
			escape(w.Say("field", day(e.Date), e.summary(w)+", "+w.Count(e.Made, "made")+", "+w.Count(e.Dropped, "dropped"))))
		labels.put(x, labelRow, "n s", day(e.Date))
	}
}

// drawUp draws what got better, and gives where its number stands.
func drawUp(c *canvas, e *Entry, x, most int) int {
	high := tall(e.Strengthened, most, tallest)
	if high > 0 {
		c.put(`<rect x="%d" y="%d" width="%d" height="%d" fill="url(#hatch)" stroke="#1b6e3c"/>`, x-barWide, lineMiddle-6-high, barWide, high)
	}
	made := tall(e.Made, most, tallest)
	if made > 0 {
		c.put(`<rect x="%d" y="%d" width="%d" height="%d" fill="none" stroke="#1b6e3c"/>`, x+1, lineMiddle-6-made, barWide-2, made)
	}
	return lineMiddle - 10 - max(high, made)
}

// drawDown draws what got worse, and gives where its number stands.
func drawDown(c *canvas, e *Entry, x, most int) int {
	const deepest = tallest * 3 / 4
	high := tall(e.worse(), most, deepest)
	if high > 0 {
		c.put(`<rect class="w" x="%d" y="%d" width="%d" height="%d"/>`, x-barWide, lineMiddle+6, barWide, high)
	}
	dropped := tall(e.Dropped, most, deepest)
	if dropped > 0 {
		c.put(`<rect x="%d" y="%d" width="%d" height="%d" fill="none" stroke="#b3261e"/>`, x+1, lineMiddle+6, barWide-2, dropped)
	}
	return lineMiddle + 18 + max(high, dropped)
}

// tall is the height of a bar of n: 0 for none, else enough to be seen.
func tall(n, most, whole int) int {
	if n == 0 {
		return 0
	}
	return max(4, n*whole/most)
}

// labels writes short texts, but none over another.
type labels struct {
	*canvas
	taken [][4]int
}

const (
	letterWide = 6 // of the small letters, on the safe side
	letterHigh = 11
)

func (l *labels) put(x, y int, class, text string) {
	half := len(text)*letterWide/2 + 2
	box := [4]int{x - half, y - letterHigh, x + half, y}
	for _, t := range l.taken {
		if box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3] {
			return
		}
	}
	l.taken = append(l.taken, box)
	l.canvas.put(`<text class="%s" x="%d" y="%d">%s</text>`, class, x, y, escape(text))
}

// seconds counts from 1970; a date that cannot be read counts as that.
func seconds(date string) int64 {
	t, err := time.Parse(time.RFC3339, date)
	if err != nil {
		return 0
	}
	return t.Unix()
}
