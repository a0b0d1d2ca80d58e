package split

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/recant/recant/extract/lang"
	"github.com/recant/recant/extract/text"
)

// one makes a document of one block.
func one(s string, kind text.Kind) *text.Document {
	return &text.Document{Text: s, Blocks: []text.Block{{Span: text.Span{End: len(s)}, Kind: kind, Lead: -1}}}
}

func quotes(doc *text.Document, all []text.Sentence) []string {
	var out []string
	for _, s := range all {
		out = append(out, doc.Quote(s.Span))
	}
	return out
}

// loadLists reads what the splitter asks of a language: its abbreviations and function words.
func loadLists(t testing.TB, code string) *lang.Pack {
	t.Helper()
	files := fstest.MapFS{}
	for _, name := range []string{"lang", "paradigm", "abbrev", "stopword"} {
		files[name+".txt"] = &fstest.MapFile{}
	}
	for _, kind := range lang.Kinds {
		files[kind.String()+".txt"] = &fstest.MapFile{}
	}
	for _, name := range []string{"abbrev.txt", "stopword.txt"} {
		body, err := os.ReadFile(filepath.Join("..", "lang", code, name))
		if err != nil {
			t.Fatal(err)
		}
		files[name].Data = body
	}
	p, err := lang.LoadFolder(code, files)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// splits is one case: the text, written with a bar where a sentence ends.
type splits struct{ name, want string }

// check cuts the text of each case with a language's pack.
func check(t *testing.T, code string, cases []splits) {
	t.Helper()
	pack := func(string) *lang.Pack { return nil }
	if code != "" {
		p := loadLists(t, code)
		pack = func(string) *lang.Pack { return p }
	}
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			var want []string
			for s := range strings.SplitSeq(tt.want, "|") {
				if s = strings.TrimSpace(s); hasWord(s) {
					want = append(want, s)
				}
			}
			doc := one(strings.ReplaceAll(tt.want, "|", ""), text.Paragraph)
			if got := quotes(doc, Sentences(doc, pack)); !slices.Equal(got, want) {
				t.Errorf("\n got %q\nwant %q", got, want)
			}
		})
	}
}

func TestRulesThatHoldInEveryLanguage(t *testing.T) {
	check(t, "", []splits{
		{"two sentences", "We keep it. |We delete it."},
		{"the last one may lack its stop", "We keep it. |We delete it"},
		{"a question and an exclamation end", "Why? |Because! |Good."},
		{"an ellipsis before a capital ends", "We wait... |Then we act."},
		{"the ellipsis sign does too", "We wait… |Then we act."},
		{"an ellipsis before lower case goes on", "We wait... and act."},
		{"a decimal number is whole", "It costs 3.50 or 1.234,56 a year."},
		{"an address is whole", "See https://example.org/a.b?Lang=Fr&Q=1.2 for it. |Write to Jo.Doe@example.org. |Thanks."},
		{"a closing quote belongs to what it closes", "He said “We never share.” |Then they did."},
		{"a guillemet behind a space does too", "Il dit : « Jamais. » |Puis il se tut."},
		{"a straight quote is closing where one is open", "He wrote \"We never sell.\" |Then they sold."},
		{"an opening quote belongs to what it opens", "We wait. |“Never” is our word. |\"No\" too."},
		{"a parenthesis that closes soon holds no end", "We delete it (see above. It is short) at once. |Done."},
		{"a sentence in parentheses is one", "We delete it. |(We keep a log.) |Done."},
		{"initials do not end", "Ask J. R. Miller or K.L.M. Peters."},
		{"a list number belongs to its item", "1. Data we keep. |2. Data we sell."},
		{"a nested list number does too", "2.1. Data we keep. |IV. Data we sell. |A. Data we share."},
		{"a section's number belongs to its title", "Section 4. Your rights"},
		{"a line break before a capital ends", "Name\n|Address\n|Telephone"},
		{"a line break before lower case goes on", "We keep your name\nand your address."},
		{"a stop before lower case goes on", "Our iCloud. com pages are whole."},
		{"a clipped word does not end", "Ask Mr. Miller of Brdg. Street."},
		{"other scripts have their own stops", "我们保存数据。|我们删除数据。"},
		{"the mark of an item starts one", "We keep it. |(ii) we delete it."},
		{"a leader does not end before its page", "Your rights .......... 13"},
		{"signs alone are no sentence", "We keep it. |* * *"},
	})
}

func TestEnglishSentences(t *testing.T) {
	check(t, "en", []splits{
		{"e.g. goes on", "We keep data, e.g. Your name and e-mail."},
		{"i.e. goes on", "We use processors, i.e. Hosting firms."},
		{"a company form goes on", "Larkmoor Inc. Privacy Team reads it."},
		{"a company form before a function word ends", "We are Larkmoor Inc. |We keep your data."},
		{"Ltd. too", "Pebbleway Ltd. and Pebbleway Corp. Holdings own it. |They pay."},
		{"U.S. before a name goes on", "The U.S. Department of Commerce may ask."},
		{"U.S. before a function word ends", "Data goes to the U.S. |We protect it."},
		{"an article number goes on", "We rely on Art. 6(1)(b) GDPR. |You may object."},
		{"a section number goes on", "See Sec. 4.2 and para. 3 below. |It binds us."},
		{"no. before a number goes on", "Registered as no. 12345 in Norwich. |Call us."},
		{"No. as an answer ends", "No. |We do not sell data."},
		{"No. as an answer before a name ends", "No. |Larkmoor does not sell data."},
		{"etc. before a capital ends", "We log clicks, views, etc. |Personal data is masked."},
		{"etc. before lower case goes on", "We log clicks, etc. and views."},
		{"a title goes on", "Write to Dr. Ann Smith or Mrs. Poole. |They answer."},
		{"vs. goes on", "In Poole vs. Larkmoor the court ruled."},
		{"an approximate number goes on", "We keep it approx. 30 days. |Then it goes."},
		{"a month goes on", "Last updated Jan. 5, 2024. |Read it."},
		{"a version number ends", "This is version 2.0. |It replaces 1.9."},
		{"a year ends", "We changed it in 2019. |Then we changed it again."},
		{"a letter as a name ends before a function word", "We offer plan B. |You may choose it."},
		{"a lost space is found", "We keep your data.|We also share it. |Good."},
		{"a file name is whole", "We use cookies.Js and Node.Js here."},
		{"numbers inside a sentence go on", "We may: 1. Keep data, 2. Share data. |You may object."},
		{"a.m. goes on", "Call from 9 a.m. to 5 p.m. on weekdays."},
		{"p.m. before a function word ends", "We close at 5 p.m. |You may write."},
		{"a quoted question ends", "“Who sees it?” |Only we do."},
	})
}

func TestFrenchSentences(t *testing.T) {
	check(t, "fr", []splits{
		{"p. ex. goes on", "Nous conservons, p. ex. Votre nom."},
		{"p.ex. goes on", "Nous gardons des données, p.ex. L'adresse IP."},
		{"c.-à-d. goes on", "Le sous-traitant, c.-à-d. Hébergevent, y accède."},
		{"art. goes on", "Nous nous fondons sur l'art. 6 du RGPD. |Vous pouvez vous y opposer."},
		{"an article of a code goes on", "Voir l'art. L. 34-5 du CPCE. |Il nous lie."},
		{"an article's number ends", "Nous appliquons l'article 17. |Vous pouvez demander l'effacement."},
		{"etc. before a capital ends", "Nom, adresse, etc. |Les données sont chiffrées."},
		{"etc. before a noun in capitals ends", "Nom, adresse, etc. |Certaines données sont chiffrées."},
		{"M. goes on", "Écrivez à M. Durand ou à Mme. Petit. |Ils répondent."},
		{"a name with an article goes on", "M. Le Goff dirige l'équipe. |Il répond."},
		{"S.A.S. before a name goes on", "Brumelac S.A.S. Paris traite vos données."},
		{"S.A. before a function word ends", "Nous sommes Brumelac S.A. |Nous traitons vos données."},
		{"no. with a number goes on", "La loi no. 78-17 s'applique. |Elle nous lie."},
		{"n° goes on", "Le règlement (UE) n° 2016/679. |Il nous lie."},
		{"a guillemet closes behind its space", "Nous disons : « Vos données restent à vous. » |Nous le pensons."},
		{"a question with its space ends", "Qui y accède ? |Nos équipes."},
		{"an exclamation with its space ends", "Merci ! |À bientôt."},
		{"a capital with an accent starts one", "Nous les gardons. |À défaut, nous les effaçons."},
		{"an elided word starts one", "Nous les gardons. |L'utilisateur peut s'y opposer."},
		{"tél. goes on", "Tél. 01 23 45 67 89. |Nous répondons."},
		{"cf. goes on", "Durée limitée (cf. Annexe 2). |Puis nous effaçons."},
		{"a lost space is found", "Nous protégeons vos données.|Nous ne les vendons pas."},
		{"env. with a number goes on", "Nous gardons env. 30 jours. |Puis nous effaçons."},
		{"a decimal comma is whole", "Cela coûte 3,5 euros. |Payez."},
		{"a list of the law goes on", "Vu le considérant 47. |Nous avons un intérêt légitime."},
		{"av. goes on", "Brumelac, 12 av. Victor-Hugo, Lyon. |Écrivez-nous."},
	})
}

func TestDutchSentences(t *testing.T) {
	check(t, "nl", []splits{
		{"bijv. goes on", "Wij bewaren gegevens, bijv. Uw naam."},
		{"bv. goes on", "Wij delen ze met partners, bv. koeriers, en met de overheid."},
		{"d.w.z. goes on", "Verwerkers, d.w.z. Hostingbedrijven, zien ze."},
		{"B.V. before a name goes on", "Grachtlicht B.V. Amsterdam verwerkt uw gegevens."},
		{"B.V. before a function word ends", "Wij zijn Grachtlicht B.V. |Wij verwerken uw gegevens."},
		{"N.V. before lower case goes on", "Duinzicht N.V. is de verantwoordelijke."},
		{"art. goes on", "Op grond van art. 6 AVG. |U kunt bezwaar maken."},
		{"an article's number ends", "Dit volgt uit artikel 17. |U kunt om verwijdering vragen."},
		{"nr. goes on", "KvK nr. 12345678. |Bel ons."},
		{"o.a. goes on", "Wij verwerken o.a. Uw adres."},
		{"enz. before a capital ends", "Naam, adres, enz. |Persoonsgegevens zijn versleuteld."},
		{"etc. before a capital ends", "Naam, adres, etc. |Deze gegevens zijn versleuteld."},
		{"m.b.t. goes on", "Vragen m.b.t. Privacy kunt u stellen."},
		{"t.a.v. goes on", "Schrijf naar Grachtlicht, t.a.v. Juridische Zaken, in Gouda."},
		{"a title goes on", "Vraag het dhr. Jansen of mevr. De Boer. |Zij weten het."},
		{"initials before a prefix go on", "Onze functionaris is J. de Vries. |U kunt haar mailen."},
		{"a Flemish prefix goes on", "Onze functionaris is J. De Vries. |U kunt haar mailen."},
		{"a list number goes on", "1. Bij het gebruik van de app. |2. Bij uw bestelling."},
		{"an elided article starts one", "Wij bewaren ze. |'s Nachts maken wij kopieën."},
		{"incl. goes on", "Dat kost 5 euro incl. BTW. |U betaalt later."},
		{"max. with a number goes on", "Wij bewaren ze max. 30 dagen. |Daarna wissen wij ze."},
		{"z.s.m. goes on", "Wij wissen ze z.s.m. na uw verzoek."},
		{"zgn. goes on", "Wij plaatsen zgn. Tracking cookies."},
		{"a page number goes on", "Zie blz. 12 en p. 13. |Daar staat het."},
		{"a time is whole", "Wij zijn open tot 17.30 uur. |Daarna niet."},
		{"a lost space is found", "Wij bewaren uw gegevens.|Wij verkopen ze niet."},
		{"a word of one letter ends", "Dit is een overeenkomst tussen ons en u. |Lees de verklaring."},
		{"a country in capitals ends", "Zij staan op servers in de VS. |Microtuin leest ze niet."},
		{"i.v.m. goes on", "Wij delen ze i.v.m. Wettelijke plichten."},
	})
}

func TestEnumerationsBehindAColonAreCutIntoSentences(t *testing.T) {
	check(t, "en", []splits{
		{"long parts", "We may use the data that you give us: |to answer the questions that you ask us; |to send you offers about our other products; |and to keep our services safe from any abuse."},
		{"marked parts", "We may: |(a) keep your name; |(b) share your address; |and (c) sell nothing."},
		{"short parts are objects of one verb", "We keep: your name; your address; your telephone number."},
		{"parts without a colon are clauses", "We do not sell any of your personal data to others; we may share it with our own partners for research."},
		{"a colon behind the semicolon is none", "We keep your data for one year; after that we do the following with it: we delete it."},
		{"a semicolon in parentheses cuts nothing", "We do one thing with your data (or two; it depends on you and on what you chose): we delete it when you leave us for good."},
	})
}
