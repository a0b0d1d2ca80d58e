package story

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
)

// crowded is a log of many versions on few days, as a page that was broken for a while gives.
func crowded() *Log {
	l := NewLog(Document{Publisher: "Wick & <Sons>", Title: "Privacy"})
	for i := range 300 {
		l.Versions = append(l.Versions, Entry{Date: fmt.Sprintf("20%02d-%02d-%02dT00:00:00Z", 24-i/60, 12-i/5%12, 28-i%5), Weakened: i * 7 % 23, Strengthened: i * 5 % 120, Made: i % 3, Dropped: i % 9})
	}
	return l
}

// wide is a scan of many publishers over many years.
func wide() *Scan {
	s := &Scan{Versions: 900, Documents: 90}
	for i := range 90 {
		for k := range 60 {
			if n := (i*31 + k*17) % 40; n < 25 {
				s.Cells = append(s.Cells, Cell{Publisher: fmt.Sprintf("The Most Long-winded Publisher No. %d of the World", i), Quarter: fmt.Sprintf("%d-Q%d", 2010+k/4, 1+k%4), Weakened: 1 + n*n*9, High: n % 2})
			}
		}
	}
	return s
}

// element is a start tag of a picture, with the text inside it.
type element struct {
	name, text string
	at         map[string]string
}

func elements(t *testing.T, svg []byte) []element {
	t.Helper()
	var all []element
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatalf("no XML: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{name: token.Name.Local, at: map[string]string{}}
			for _, a := range token.Attr {
				e.at[a.Name.Local] = a.Value
			}
			all = append(all, e)
		case xml.CharData:
			if len(all) > 0 {
				all[len(all)-1].text += strings.TrimSpace(string(token))
			}
		}
	}
}

func TestAPictureIsToldToWhoCannotSeeIt(t *testing.T) {
	for name, svg := range map[string][]byte{"log": crowded().SVG(nil), "scan": wide().SVG(nil), "empty log": NewLog(Document{Title: "x"}).SVG(nil), "empty scan": (&Scan{}).SVG(nil)} {
		all := elements(t, svg)
		if root := all[0]; root.name != "svg" || root.at["role"] != "img" || root.at["aria-labelledby"] != "title desc" {
			t.Errorf("%s: %+v", name, root)
		}
		if all[1].name != "title" || all[1].at["id"] != "title" || all[1].text == "" || all[2].name != "desc" || all[2].at["id"] != "desc" || all[2].text == "" {
			t.Errorf("%s: no title and description: %+v", name, all[1:3])
		}
	}
}

// size is roughly how wide and high a text is: a sans-serif letter is half as wide as it is high.
func size(class string) (letter, high int) {
	switch {
	case strings.Contains(class, "n"):
		return 5, 10
	case class == "t":
		return 8, 15
	}
	return 6, 12
}

func TestNoLabelStandsOverAnotherOrOutside(t *testing.T) {
	for name, svg := range map[string][]byte{"log": crowded().SVG(nil), "scan": wide().SVG(nil)} {
		var boxes [][4]int
		var texts []string
		all := elements(t, svg)
		right, bottom := number(t, all[0].at["width"]), number(t, all[0].at["height"])
		for _, e := range all {
			if e.name != "text" {
				continue
			}
			letter, high := size(e.at["class"])
			x, y, w := number(t, e.at["x"]), number(t, e.at["y"]), letter*len([]rune(e.text))
			switch {
			case strings.Contains(e.at["class"], "n"):
				x -= w / 2
			case e.at["class"] == "e":
				x -= w
			}
			box := [4]int{x, y - high, x + w, y}
			if box[0] < 0 || box[1] < 0 || box[2] > right || box[3] > bottom {
				t.Errorf("%s: %q stands outside", name, e.text)
			}
			for i, b := range boxes {
				if box[0] < b[2] && b[0] < box[2] && box[1] < b[3] && b[1] < box[3] {
					t.Errorf("%s: %q stands over %q", name, e.text, texts[i])
				}
			}
			boxes, texts = append(boxes, box), append(texts, e.text)
		}
		if len(texts) < 20 {
			t.Errorf("%s: only %d labels", name, len(texts))
		}
	}
}

func number(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatalf("%q is no whole number", s)
	}
	return n
}

// What the heat map says by a colour it also says by a number, and by a frame.
func TestAHeatMapNeedsNoColour(t *testing.T) {
	s := &Scan{Cells: []Cell{{Publisher: "A", Quarter: "2024-Q1", Weakened: 40, High: 1}, {Publisher: "B", Quarter: "2024-Q2", Weakened: 2}}}
	var numbers, frames []string
	for _, e := range elements(t, s.SVG(nil)) {
		if strings.HasPrefix(e.at["class"], "n") && !strings.HasPrefix(e.text, "20") && !strings.HasPrefix(e.text, "Q") {
			numbers = append(numbers, e.text)
		}
		if w, ok := e.at["stroke-width"]; ok && e.name == "rect" {
			frames = append(frames, w)
		}
	}
	if fmt.Sprint(numbers, frames) != "[40 2] [3 0]" {
		t.Errorf("numbers and frames: %v %v", numbers, frames)
	}
}

// In a timeline what is worse and what is better differ by side and by pattern.
func TestATimelineNeedsNoColour(t *testing.T) {
	l := NewLog(Document{Title: "x"})
	l.Versions = []Entry{{Date: "2024-02-01T00:00:00Z", Weakened: 3}, {Date: "2024-01-01T00:00:00Z", Strengthened: 2}}
	above, below := 0, 0
	for _, e := range elements(t, l.SVG(nil)) {
		if e.name != "rect" || e.at["height"] == "12" || e.at["width"] != fmt.Sprint(barWide) {
			continue
		}
		if y := number(t, e.at["y"]); y < lineMiddle && e.at["fill"] == "url(#hatch)" {
			above++
		} else if y > lineMiddle && e.at["fill"] == "" {
			below++
		}
	}
	if above != 1 || below != 1 {
		t.Errorf("%d bars above, %d below", above, below)
	}
}

func TestThePictureOfTheSameIsTheSame(t *testing.T) {
	if !bytes.Equal(crowded().SVG(nil), crowded().SVG(nil)) || !bytes.Equal(wide().SVG(nil), wide().SVG(nil)) {
		t.Error("two pictures of the same differ")
	}
}
