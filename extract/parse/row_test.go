package parse

import (
	"strings"
	"testing"

	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/text"
)

// row makes a row's text and cells of columns and what stands in them.
func row(columns, cells []string) (string, []Cell) {
	var out []Cell
	s := ""
	for i, c := range cells {
		if i > 0 {
			s += " | "
		}
		out = append(out, Cell{Span: text.Span{Start: len(s), End: len(s) + len(c)}, Column: columns[i]})
		s += c
	}
	return s, out
}

func TestARowIsReadByTheRolesOfItsColumns(t *testing.T) {
	for _, tt := range []struct {
		name, code     string
		heading        string
		columns, cells []string
		want           []string
	}{
		{"purpose, legal basis and retention in English", "en", "", []string{"Purpose", "Legal basis", "Retention"},
			[]string{"Marketing", "Consent", "12 months"}, []string{"Provider Practice Use for=DirectMarketing if=Consent keep=P12M"}},
		{"purpose, legal basis and retention in French", "fr", "", []string{"Finalité", "Base légale", "Durée de conservation"},
			[]string{"Prospection commerciale", "Consentement", "12 mois"}, []string{"Provider Practice Use for=DirectMarketing if=Consent keep=P12M"}},
		{"purpose, legal basis and retention in Dutch", "nl", "", []string{"Doel", "Grondslag", "Bewaartermijn"},
			[]string{"Direct marketing", "Toestemming", "12 maanden"}, []string{"Provider Practice Use for=DirectMarketing if=Consent keep=P12M"}},
		{"a recipient that no lexicon knows is named", "en", "Who we share data with", []string{"Recipient", "Data"},
			[]string{"Quillmetrics", "email address"}, []string{"Provider Practice Share data=Contact to=Named"}},
		{"yes and no are a permission and a prohibition by kind of data", "nl", "", []string{"", "Persoonsgegevens", "Inhoud"},
			[]string{"Reclame", "Ja", "Nee"}, []string{"Provider Permission Use data=PersonalData for=Advertising", "Provider Prohibition Use data=Content for=Advertising"}},
		{"a row without cells says nothing", "en", "", nil, nil, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			pack, err := lang.Load(tt.code)
			if err != nil {
				t.Fatal(err)
			}
			s, cells := row(tt.columns, tt.cells)
			var got []string
			for _, c := range Row(pack, s, cells, Context{Heading: tt.heading}).Clauses {
				got = append(got, c.Norm())
			}
			if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}
