package ident

import (
	"slices"
	"strings"
	"testing"

	"github.com/recant/recant/extract/text"
)

// paragraphs makes a document of one block a line; "code: " in front declares a language.
func paragraphs(lines ...string) *text.Document {
	d := &text.Document{}
	for _, l := range lines {
		declared, rest, ok := strings.Cut(l, "=> ")
		if !ok {
			declared, rest = "", l
		}
		start := len(d.Text)
		d.Text += rest
		d.Blocks = append(d.Blocks, text.Block{Span: text.Span{Start: start, End: len(d.Text)}, Lang: declared, Lead: -1})
		d.Text += "\n\n"
	}
	return d
}

func TestTablesAreReadAndSmall(t *testing.T) {
	want := []string{"af", "ca", "da", "de", "en", "es", "fr", "it", "nl", "no", "pl", "pt", "sv"}
	if got := Codes(); !slices.Equal(got, want) {
		t.Errorf("codes %v, want %v", got, want)
	}
	size := 0
	entries, err := tables.ReadDir("table")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		size += int(info.Size())
	}
	if size > 150<<10 {
		t.Errorf("tables have %d bytes, at most 150 KB", size)
	}
}

// sentences were written for the test; no sample holds them.
var sentences = []struct{ code, text string }{
	{"en", "If you close your account, we remove your photos within thirty days."},
	{"en", "Our partners never receive the messages that you send to your friends."},
	{"en", "The ferry to the island leaves at seven if the wind allows it."},
	{"en", "Retention of server logs is limited to what is strictly necessary."},
	{"fr", "Si vous fermez votre compte, nous supprimons vos photos sous trente jours."},
	{"fr", "Nos partenaires ne reçoivent jamais les messages que vous envoyez à vos amis."},
	{"fr", "Le bateau pour l'île part à sept heures si le vent le permet."},
	{"fr", "La conservation des journaux du serveur est limitée au strict nécessaire."},
	{"nl", "Als u uw account sluit, verwijderen wij uw foto's binnen dertig dagen."},
	{"nl", "Onze partners krijgen nooit de berichten die je aan je vrienden stuurt."},
	{"nl", "De veerboot naar het eiland vertrekt om zeven uur als de wind het toelaat."},
	{"nl", "Het bewaren van logbestanden blijft beperkt tot wat strikt noodzakelijk is."},
	{"de", "Wenn Sie ein Konto anlegen, verarbeiten wir Ihren Namen und Ihre Anschrift."},
	{"de", "Der Zug nach Hamburg fährt heute nicht von Gleis sieben, sondern von Gleis neun ab."},
	{"de", "Wir verkaufen keine Daten an Werbepartner und geben sie auch sonst nicht weiter."},
	{"es", "Cuando usted crea una cuenta, tratamos su nombre y su dirección postal."},
	{"es", "El tren con destino a Sevilla sale hoy del andén número siete."},
	{"es", "No vendemos los datos personales a ninguno de nuestros socios publicitarios."},
	{"it", "Quando crei un account, trattiamo il tuo nome e il tuo indirizzo postale."},
	{"it", "Il treno per Bologna parte oggi dal binario sette con dieci minuti di ritardo."},
	{"pt", "Quando cria uma conta, tratamos o seu nome e o seu endereço postal."},
	{"pt", "O comboio para o Porto parte hoje da linha sete e não da linha dois."},
	{"sv", "När du skapar ett konto behandlar vi ditt namn och din adress."},
	{"da", "Toget til Odense kører i dag fra spor syv og ikke fra spor to."},
	{"no", "Når du oppretter en konto, behandler vi navnet ditt og adressen din."},
	{"pl", "Pociąg do Gdańska odjeżdża dziś z toru siódmego, a nie z toru drugiego."},
	{"af", "Wanneer jy 'n rekening skep, verwerk ons jou naam en jou adres."},
	{"ca", "Quan creeu un compte, tractem el vostre nom i la vostra adreça postal."},
}

func TestEverySentenceIsFoundInItsLanguage(t *testing.T) {
	for _, tt := range sentences {
		if code, _ := Text(tt.text); code != tt.code {
			t.Errorf("%s for %q, want %s", code, tt.text, tt.code)
		}
	}
}

func TestDocumentLanguages(t *testing.T) {
	for _, tt := range []struct {
		name string
		code string
		sure bool
		in   string
	}{
		{"an empty document has none", "", false, ""},
		{"signs have none", "", false, "*** 12 – 34 ***"},
		{"two words are not sure", "en", false, "Your rights"},
		{"an address is not read", "", false, "https://example.org/nous/et/les/autres mail@example.org"},
		{"a sentence is sure", "nl", true, "Wij bewaren uw gegevens niet langer dan nodig is voor de bestelling."},
		{"capitals do not matter", "fr", true, "NOUS NE VENDONS PAS LES DONNÉES DE NOS CLIENTS À DES TIERS."},
		{"curly apostrophes do not matter", "fr", true, "L’utilisateur n’est jamais l’objet d’une décision qu’il n’a pas voulue."},
		{"Cyrillic is said, not guessed", Undetermined, true, "Мы не продаём ваши данные третьим лицам."},
		{"Greek too", Undetermined, true, "Δεν πουλάμε τα δεδομένα σας σε τρίτους."},
		{"Arabic too", Undetermined, true, "نحن لا نبيع بياناتك إلى أطراف أخرى."},
		{"Chinese too", Undetermined, true, "我们不会将您的数据出售给第三方机构。"},
		{"so is a language without a table", Undetermined, true, "Kun luot tilin, käsittelemme nimeäsi ja sähköpostiosoitettasi palvelun tarjoamiseksi. " +
			"Emme myy henkilötietoja mainostajille, ja voit milloin tahansa pyytää meitä poistamaan tietosi."},
		{"and a filler text", Undetermined, true, "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua. Ut enim ad minim veniam."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			code, sure := Document(paragraphs(tt.in))
			if code != tt.code || sure != tt.sure {
				t.Errorf("got %q %v, want %q %v", code, sure, tt.code, tt.sure)
			}
		})
	}
}

const (
	long1 = "We keep your data for as long as your account is open, and not a day longer than that."
	long2 = "You may ask us at any time what we know about you and whom we have told."
	autre = "Vous pouvez nous demander à tout moment de supprimer les données que nous avons sur vous."
	ander = "U kunt ons op elk moment vragen om de gegevens die wij over u hebben te verwijderen."
)

func TestBlocksInAnotherLanguageAreMarked(t *testing.T) {
	for _, tt := range []struct {
		name string
		in   []string
		want string // the blocks' languages, "-" for the document's
	}{
		{"a long block speaks for itself", []string{long1, autre, long2, long1}, "- fr - -"},
		{"a short one does not", []string{long1, "Merci à vous", long2}, "- - -"},
		{"a short one between two of a language does", []string{long1, long2, long1, autre, "Vos droits", autre}, "- - - fr fr fr"},
		{"names between two of the main language do not", []string{long1, "Rue Henri Martin, Grenoble", long2}, "- - -"},
		{"two others in one document", []string{long1, autre, long2, long1, ander}, "- fr - - nl"},
		{"a declared language is kept where the block is short", []string{long1, "nl=> Uw rechten", long2}, "- nl -"},
		{"a wrong one is not where the words are clear", []string{long1, "en-GB=> " + autre, long2, "de=> " + long1}, "- fr - -"},
		{"another script is another language", []string{long1, "Мы не продаём ваши данные.", long2}, "- und -"},
		{"a list of names is the document's", []string{long1, "Larkmoor, Pebbleway, Brumelac, Grachtlicht, Duinzicht, Wilgenmand, Lanternfold, Belvoort, Oxhaven", long2}, "- - -"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := paragraphs(tt.in...)
			main, sure := Document(doc)
			if main != "en" || !sure {
				t.Errorf("document is %q %v", main, sure)
			}
			var got []string
			for _, b := range doc.Blocks {
				got = append(got, b.Lang)
				if b.Lang == "" {
					got[len(got)-1] = "-"
				}
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}

func TestBlocksTakeTheMainLanguageAsGiven(t *testing.T) {
	doc := paragraphs(long1, autre)
	Blocks(doc, "fr")
	if doc.Blocks[0].Lang != "en" || doc.Blocks[1].Lang != "" {
		t.Errorf("got %q and %q", doc.Blocks[0].Lang, doc.Blocks[1].Lang)
	}
}

func TestTheNearestOfSomeLanguages(t *testing.T) {
	read := []string{"en", "fr", "nl"}
	for in, want := range map[string]string{"We sell nothing": "en", "Nous ne vendons rien": "fr", "Wij verkopen niets": "nl", "Ihre Rechte als betroffene Person": "nl"} {
		if got := Nearest(paragraphs(in), read); got != want {
			t.Errorf("%q for %q, want %q", got, in, want)
		}
	}
	if got := Nearest(paragraphs("We sell nothing"), nil); got != "" {
		t.Errorf("%q of none", got)
	}
}

func FuzzDocument(f *testing.F) {
	f.Add(long1+"\n"+autre, 4, 60)
	f.Add("Ⱥ'’''s l'\xff\xfe 𝒳 文字", 0, 9)
	f.Add(strings.Repeat("é", 2000), -3, 9000)
	f.Fuzz(func(t *testing.T, s string, a, b int) {
		doc := paragraphs(s)
		doc.Blocks = append(doc.Blocks, text.Block{Span: text.Span{Start: a, End: b}, Lang: s})
		main, sure := Document(doc)
		again, sureAgain := Document(paragraphs(s))
		if sure && main == "" {
			t.Error("sure of nothing")
		}
		if a >= b && (main != again || sure != sureAgain) {
			t.Errorf("%q %v, then %q %v", main, sure, again, sureAgain)
		}
	})
}

func BenchmarkDocument(b *testing.B) {
	var lines []string
	for range 200 {
		lines = append(lines, long1, autre, long2, ander)
	}
	doc := paragraphs(lines...)
	set()
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Document(doc)
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		mustRead()
	}
}
