package report

import (
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
