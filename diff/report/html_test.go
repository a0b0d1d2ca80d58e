package report

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestNoQuoteBringsMarkupIntoThePage(t *testing.T) {
	plainTags := tags(t, "")
	for _, words := range append(hostile, `"><img src=x onerror=alert(1)>`, `' onload='x`, "</style><script>", "{{.}}", "</title><b>") {
		if got := tags(t, words); got != plainTags {
			t.Errorf("%q changes the markup:\n%s\n%s", words, plainTags, got)
		}
	}
}

// tags lists the elements of a page and the names of their attributes.
func tags(t *testing.T, words string) string {
	t.Helper()
	page, err := HTML(CheckOf(FromResult(result(words))), Options{All: true})
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for z := html.NewTokenizer(strings.NewReader(string(page))); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return strings.Join(list, " ")
		}
		token := z.Token()
		if kind != html.TextToken {
			list = append(list, token.Data)
			for _, a := range token.Attr {
				list = append(list, "@"+a.Key)
			}
		}
	}
}

// pageOf renders a page of a comparison with one change of each kind.
func pageOf(t *testing.T) string {
	t.Helper()
	page, err := HTML(CheckOf(FromResult(result(""))), Options{All: true})
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}

// TestColoursCanBeRead reckons the contrast of each pair of colours that meet, by WCAG 2.2:
// text on its ground at least 4.5 to 1, the edges of what can be operated at least 3 to 1.
func TestColoursCanBeRead(t *testing.T) {
	schemes := regexp.MustCompile(`:root\{([^}]*)\}`).FindAllStringSubmatch(pageOf(t), -1)
	if len(schemes) != 3 {
		t.Fatalf("light, dark and print are %d schemes", len(schemes))
	}
	for n, scheme := range schemes {
		colour := map[string]string{}
		for _, pair := range strings.Split(scheme[1], ";") {
			name, value, _ := strings.Cut(pair, ":")
			colour[strings.TrimPrefix(name, "--")] = value
		}
		for _, ground := range []string{"bg", "card"} {
			for _, ink := range []string{"fg", "faint", "bad", "odd", "good", "link"} {
				if c := contrast(t, colour[ink], colour[ground]); c < 4.5 {
					t.Errorf("scheme %d: %s on %s has a contrast of %.2f", n, ink, ground, c)
				}
			}
			if c := contrast(t, colour["edge"], colour[ground]); c < 3 {
				t.Errorf("scheme %d: the edge on %s has a contrast of %.2f", n, ground, c)
			}
		}
		for _, ground := range []string{"delbg", "insbg"} {
			if c := contrast(t, colour["fg"], colour[ground]); c < 4.5 {
				t.Errorf("scheme %d: text on %s has a contrast of %.2f", n, ground, c)
			}
		}
	}
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(colour, "#"), 16, 32)
	if err != nil || len(colour) != 7 {
		t.Fatalf("%q is no colour of six digits", colour)
	}
	light := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		c := float64(n>>(16-8*i)&255) / 255
		if c <= 0.04045 {
			light += weight * c / 12.92
			continue
		}
		light += weight * math.Pow((c+0.055)/1.055, 2.4)
	}
	return light
}

// A screen reader goes by headings, landmarks and labels.
func TestThePageCanBeHeard(t *testing.T) {
	page := pageOf(t)
	level, ids, targets := 0, map[string]bool{}, []string{}
	count := map[string]int{}
	for z := html.NewTokenizer(strings.NewReader(page)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		token := z.Token()
		if kind != html.StartTagToken {
			continue
		}
		count[token.Data]++
		if len(token.Data) == 2 && token.Data[0] == 'h' && token.Data[1] >= '1' && token.Data[1] <= '6' {
			if next := int(token.Data[1] - '0'); next > level+1 {
				t.Errorf("a heading of level %d stands under one of level %d", next, level)
			}
			level = int(token.Data[1] - '0')
		}
		for _, a := range token.Attr {
			switch {
			case a.Key == "id" && ids[a.Val]:
				t.Errorf("id %q stands twice", a.Val)
			case a.Key == "id":
				ids[a.Val] = true
			case a.Key == "aria-labelledby", a.Key == "href":
				targets = append(targets, strings.TrimPrefix(a.Val, "#"))
			case a.Key == "lang" && a.Val == "":
				t.Errorf("<%s> has no language", token.Data)
			}
		}
	}
	for _, id := range targets {
		if !ids[id] {
			t.Errorf("there is no %q to go to", id)
		}
	}
	for _, one := range []string{"main", "header", "footer", "h1", "title"} {
		if count[one] != 1 {
			t.Errorf("the page has %d <%s>", count[one], one)
		}
	}
	for _, far := range []string{"http:", "https:", "src=", "url(", "@import"} {
		if strings.Contains(page, far) {
			t.Errorf("the page asks for %s", far)
		}
	}
}

func FuzzNoQuoteBringsMarkup(f *testing.F) {
	for _, words := range hostile {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		if plain(words) == "" {
			return
		}
		if got, want := tags(t, words), tags(t, "x"); got != want {
			t.Errorf("%q changes the markup of the page", words)
		}
	})
}
