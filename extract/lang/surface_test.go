package lang

import (
	"strings"
	"testing"
	"testing/fstest"
)

// folder is a language of our own making: act.txt holds the given lines.
func folder(act string) fstest.MapFS {
	files := fstest.MapFS{
		"lang.txt":     {Data: []byte("name\tTest\nelision\ts' | d'\ninfinitive\tte\n")},
		"abbrev.txt":   {},
		"stopword.txt": {},
		"paradigm.txt": {Data: []byte("er\tinf:er fin:e,ent part:é\n")},
	}
	for _, kind := range Kinds {
		files[kind.String()+".txt"] = &fstest.MapFile{}
	}
	files["act.txt"] = &fstest.MapFile{Data: []byte(act)}
	return files
}

// said lists "value:words" of what a scan finds.
func said(t *testing.T, act, sentence string) string {
	t.Helper()
	p, err := LoadFolder("xx", folder(act))
	if err != nil {
		t.Fatal(err)
	}
	tokens := p.Tokenize(sentence)
	var out []string
	for _, m := range p.Scan(tokens) {
		out = append(out, m.Value+":"+sentence[tokens[m.Start].Start:tokens[m.End-1].End])
	}
	return strings.Join(out, "; ")
}

func TestSurfacesMatchAsTheirNotationSays(t *testing.T) {
	for _, c := range []struct{ name, act, sentence, want string }{
		{"an elided word may stand before a stem", "Right\ts'oppos/er", "Elle s’oppose.", "Right:s’oppose"},
		{"an elided word may stand alone", "Use\tse serv/er d'", "Ils se servent d'un outil.", "Use:se servent d'"},
		{"an elided word may be missing", "Share\td'? accès", "Pas d'accès.", "Share:d'accès"},
		{"a short gap lets four words between", "Track\tutilis/er .. cookies", "Ils utilisent aussi des petits autres cookies.", "Track:utilisent aussi des petits autres cookies"},
		{"and not five", "Track\tutilis/er .. cookies", "Ils utilisent aussi des très petits autres cookies.", ""},
		{"a short gap ends at a semicolon", "Track\tutilis/er .. cookies", "Ils utilisent tout; des cookies.", ""},
		{"what lies in a short gap is hidden", "Track\tutilis/er .. cookies\nUse\tutilis/er", "Ils utilisent des cookies.", "Track:utilisent des cookies"},
		{"what lies in a wide gap is not", "Track\tutilis/er … cookies\nUse\tutilis/er", "Ils utilisent des cookies.", "Track:utilisent des cookies; Use:utilisent"},
		{"a group may hold phrases", "Store\t(gard/er|tient à jour) d'un", "Il tient à jour d'un trait.", "Store:tient à jour d'un"},
		{"and elided words", "Store\tgard/er (d'un|de) tiers", "On garde d'un tiers.", "Store:garde d'un tiers"},
		{"a separable verb may close a surface", "Choice\tchoix … op+stell/er", "Nos choix sont tous op te steller ici.", "Choice:choix sont tous op te steller"},
		{"and stand in a group", "Choice\tchoix (op+stell/er|garder)", "Un choix opstellé.", "Choice:choix opstellé"},
		{"a whole word goes before a wildcard", "Use\tpara*\nStore\tparapluie", "Un parapluie et un parasol.", "Store:parapluie; Use:parasol"},
		{"a void surface hides what lies inside", "Use\tutilis/er\nvoid\tsans utiliser", "Ils sont là sans utiliser rien.", ""},
		{"and what is spelt the same", "Use\tdonn/er\nvoid\tdonné", "Un fait donné.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := said(t, c.act+"\n", c.sentence); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestTheHeadOfAMatchIsItsInflectedWord(t *testing.T) {
	p, err := LoadFolder("xx", folder("Choice\tchoix … gard/er\nUse\tselon besoin\n"))
	if err != nil {
		t.Fatal(err)
	}
	for sentence, want := range map[string]int{"Les choix que je garde.": 4, "Un gain selon besoin.": 2} {
		m := p.Scan(p.Tokenize(sentence))
		if len(m) != 1 || m[0].Head != want {
			t.Errorf("%q: got %+v, want one match with its head at %d", sentence, m, want)
		}
	}
}
