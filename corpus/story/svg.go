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
	lineWide, lineHigh              = 960, 320
	tallest                         = 100
)

// SVG draws the log as a time line: what weakened or was dropped hangs below the line in
// full bars, what was strengthened or made stands above it in hatched ones, each with its number.
func (l *Log) SVG() []byte {
	c := &canvas{}
	entries := slices.Clone(l.Versions)
	slices.Reverse(entries)
	c.begin(lineWide, lineHigh, l.Document.String()+": promises over time", l.describe(entries))
	c.put(patterns)
	c.put(`<path class="x" d="M%d %dH%d"/>`, lineLeft, lineMiddle, lineRight)
	if len(entries) > 0 {
		l.bars(c, entries)
	}
	c.put(`<rect x="16" y="290" width="12" height="12" fill="url(#hatch)" stroke="#1b6e3c"/><text x="34" y="300">above the line: strengthened</text>`)
	c.put(`<rect class="w" x="230" y="290" width="12" height="12"/><text x="248" y="300">below the line: weakened or mixed</text>`)
	c.put(`<circle class="m" cx="496" cy="296" r="4"/><text x="508" y="300">a version</text>`)
	c.put("</svg>")
	return c.Bytes()
}

func (l *Log) describe(entries []Entry) string {
	var parts []string
	for _, e := range entries {
		if e.Weakened+e.Mixed+e.Strengthened > 0 {
			parts = append(parts, fmt.Sprintf("%s: %d weakened, %d mixed, %d strengthened", day(e.Date), e.Weakened, e.Mixed, e.Strengthened))
		}
	}
	if len(parts) == 0 {
		return Count(len(entries), "version") + ", and no promise moved."
	}
	return Count(len(entries), "version") + ". " + strings.Join(parts, ". ") + "."
}

// bars draws each version where its date is.
func (l *Log) bars(c *canvas, entries []Entry) {
	from, to := seconds(entries[0].Date), seconds(entries[len(entries)-1].Date)
	most := 1
	for _, e := range entries {
		most = max(most, e.Weakened+e.Mixed, e.Strengthened)
	}
	lastLabel := -100
	for _, e := range entries {
		x := lineLeft + int((seconds(e.Date)-from)*(lineRight-lineLeft)/max(1, to-from))
		worse, better := e.Weakened+e.Mixed, e.Strengthened
		if better > 0 {
			high := max(4, better*tallest/most)
			c.put(`<rect x="%d" y="%d" width="8" height="%d" fill="url(#hatch)" stroke="#1b6e3c"/>`, x-4, lineMiddle-6-high, high)
			c.put(`<text class="n" x="%d" y="%d">%d</text>`, x, lineMiddle-10-high, better)
		}
		if worse > 0 {
			high := max(4, worse*tallest*3/4/most)
			c.put(`<rect class="w" x="%d" y="%d" width="8" height="%d"/>`, x-4, lineMiddle+6, high)
			c.put(`<text class="n" x="%d" y="%d">%d</text>`, x, lineMiddle+18+high, worse)
		}
		c.put(`<circle class="m" cx="%d" cy="%d" r="3"><title>%s: %s</title></circle>`, x, lineMiddle, day(e.Date), escape(e.summary()))
		if x-lastLabel >= 76 {
			c.put(`<text class="n s" x="%d" y="276">%s</text>`, x, day(e.Date))
			lastLabel = x
		}
	}
}

// seconds counts from 1970; a date that cannot be read counts as that.
func seconds(date string) int64 {
	t, err := time.Parse(time.RFC3339, date)
	if err != nil {
		return 0
	}
	return t.Unix()
}
