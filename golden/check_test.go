package golden

import (
	"slices"
	"strings"
	"testing"

	"github.com/recant/recant/diff/report"
)

// The statement of an invented shop in three languages, its first promise as it was, weaker,
// and weaker in other words.
var shop = map[string]struct{ title, was, weaker, reworded, rest string }{
	"en": {"Privacy at Thimblewick", "We will never share your e-mail address with advertisers.", "We may share your e-mail address with advertisers.",
		"Your e-mail address may be shared with advertisers.", "We delete your orders within 12 months."},
	"fr": {"Vie privée chez Thimblewick", "Nous ne partagerons jamais votre adresse e-mail avec des annonceurs.", "Nous pouvons partager votre adresse e-mail avec des annonceurs.",
		"Votre adresse e-mail peut être partagée avec des annonceurs.", "Nous supprimons vos commandes dans un délai de 12 mois."},
	"nl": {"Privacy bij Thimblewick", "Wij delen uw e-mailadres nooit met adverteerders.", "Wij kunnen uw e-mailadres delen met adverteerders.",
		"Uw e-mailadres kan worden gedeeld met adverteerders.", "Wij verwijderen uw bestellingen binnen 12 maanden."},
}

var tongues = []string{"en", "fr", "nl"}

func (r *repository) publish(code, promise string) {
	r.Helper()
	r.write("privacy."+code+".md", "# "+shop[code].title+"\n\n"+promise+"\n\n"+shop[code].rest+"\n")
}

// newShop is a repository that recant guards, with the statement in three languages.
func newShop(t *testing.T) *repository {
	t.Helper()
	r := newRepository(t)
	for _, code := range tongues {
		r.publish(code, shop[code].was)
	}
	r.wants("init", r.recant("check", "--init"), 0, "privacy.en.md (en), privacy.fr.md (fr), privacy.nl.md (nl)")
	r.commit("begin")
	return r
}

func TestACheckGuardsARepositoryInEveryLanguage(t *testing.T) {
	for _, code := range tongues {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			r := newShop(t)
			r.wants("nothing changed", r.recant("check"), 0)
			r.git("checkout", "-q", "-b", "offer")
			r.publish(code, shop[code].weaker)
			r.commit("offer")
			pull := r.recant("check", "--against", "main", "--format", "github")
			r.wants("a pull request that weakens", pull, 1, "::error file=privacy."+code+".md,line=3,col=1,endLine=3,")
			for _, other := range tongues {
				if other != code {
					r.wants("a translation left behind", pull, 1, "::error file=privacy."+other+".md,line=3,col=1,", "title=Translation left behind")
				}
			}
			var prints []string
			for _, i := range r.check("--against", "main").Findings {
				prints = append(prints, i.Fingerprint)
			}
			r.waive("2030-01-31", prints...)
			r.wants("waived", r.recant("check", "--against", "main", "--as-of", "2030-01-31"), 0, "waived by dpo@example.org until 2030-01-31: agreed")
			r.wants("expired", r.recant("check", "--against", "main", "--as-of", "2030-02-01"), 1, "waiver-expired", "ban-lifted")
			for _, other := range tongues { // every language follows, and in other words
				r.publish(other, shop[other].reworded)
			}
			r.waive("2030-01-31", prints[0])
			r.wants("reworded and translated", r.recant("check", "--against", "main", "--as-of", "2030-01-31"), 0)
			for _, other := range tongues {
				r.publish(other, shop[other].was)
			}
			r.wants("unused", r.recant("check", "--against", "main", "--as-of", "2030-01-31"), 1, "waiver-unused", ".recant.yaml:")
		})
	}
}

func TestAStatementThatGoesIsRenamedOrIsNoLongerNamedIsAFinding(t *testing.T) {
	for _, tt := range []struct {
		name string
		do   func(*repository)
		want string
	}{
		{"deleted", func(r *repository) { r.remove("privacy.fr.md") }, "statement-deleted privacy.fr.md"},
		{"renamed to a name that nothing names", func(r *repository) { r.git("mv", "privacy.nl.md", "beleid.md") }, "statement-unwatched beleid.md\nstatement-renamed beleid.md"},
		{"renamed, and the entry with it", func(r *repository) {
			r.git("mv", "privacy.nl.md", "beleid.md")
			r.write(".recant.yaml", strings.Replace(r.read(".recant.yaml"), "privacy.nl.md", "beleid.md", 1))
		}, "statement-renamed beleid.md"},
		{"dropped from the configuration", func(r *repository) {
			r.write(".recant.yaml", strings.Replace(r.read(".recant.yaml"), `  - files: ["privacy.nl.md"]`+"\n    language: nl\n    group: \"privacy\"\n", "", 1))
		}, "statement-unwatched privacy.nl.md"},
		{"deleted and dropped from the configuration", func(r *repository) {
			r.write(".recant.yaml", strings.Replace(r.read(".recant.yaml"), `  - files: ["privacy.nl.md"]`+"\n    language: nl\n    group: \"privacy\"\n", "", 1))
			r.remove("privacy.nl.md")
		}, "statement-deleted privacy.nl.md"},
		{"renamed and weakened", func(r *repository) {
			r.remove("privacy.en.md")
			r.write("docs/notice.md", "# "+shop["en"].title+"\n\n"+shop["en"].weaker+"\n\n"+shop["en"].rest+"\n")
		}, "ban-lifted docs/notice.md\ntranslation-left-behind privacy.fr.md\ntranslation-left-behind privacy.nl.md\nstatement-unwatched docs/notice.md\nstatement-renamed docs/notice.md"},
		{"a new one", func(r *repository) { r.write("privacy-app.md", "# Privacy in the app\n\nWe sell your data.\n") }, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := newShop(t)
			tt.do(r)
			if got := found(r.check()); got != tt.want {
				t.Errorf("found\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestAChangeKeepsTheDatesAndTheNoticeThatTheStatementNames(t *testing.T) {
	for _, tt := range []struct{ lang, name, was, now, want string }{
		{"en", "the date stays", "Last updated: 3 March 2030", "Last updated: 3 March 2030", "ban-lifted date-unchanged"},
		{"fr", "the date stays", "Dernière mise à jour : 3 mars 2030", "Dernière mise à jour : 3 mars 2030", "ban-lifted date-unchanged"},
		{"nl", "the date stays", "Laatst bijgewerkt: 3 maart 2030", "Laatst bijgewerkt: 3 maart 2030", "ban-lifted date-unchanged"},
		{"en", "the date moves", "Last updated: 3 March 2030", "Last updated: 5 June 2030", "ban-lifted"},
		{"fr", "the version stays", "Version 2.1", "Version 2.1", "ban-lifted version-unchanged"},
		{"nl", "the version moves", "Versie 2.1", "Versie 2.2", "ban-lifted"},
		{"en", "it holds before it is published", "Effective: 1 May 2029", "Last updated: 5 June 2030. Effective: 1 June 2030", "ban-lifted effective-before-publication"},
		{"nl", "it holds before it is published", "", "Laatst bijgewerkt: 5 juni 2030. Van kracht vanaf 1 juni 2030.", "ban-lifted effective-before-publication"},
		{"en", "thirty days were promised", "We will notify you of changes to this policy 30 days before they take effect.",
			"Last updated: 5 June 2030. Effective: 20 June 2030", "ban-lifted notice-too-short"},
		{"fr", "a month was promised", "Nous vous informerons de toute modification de cette politique un mois à l'avance.",
			"Dernière mise à jour : 5 juin 2030. En vigueur à compter du 20 juin 2030.", "ban-lifted notice-too-short"},
		{"nl", "a month was promised, and is kept", "Wij informeren u een maand van tevoren over wijzigingen van deze privacyverklaring.",
			"Laatst bijgewerkt: 5 juni 2030. Van kracht vanaf 5 juli 2030.", "ban-lifted"},
		{"en", "no day is named", "We will notify you of changes to this policy 30 days before they take effect.", "Last updated: 5 June 2030", "ban-lifted notice-undated"},
		{"en", "people are to be told", "If we change this policy, we will let you know by e-mail.", "Last updated: 5 June 2030", "ban-lifted notice-promised"},
		{"fr", "people are to be told", "En cas de modification de cette politique, nous vous en informerons par courriel.", "", "ban-lifted notice-promised"},
		{"nl", "people are to be told", "Als wij deze verklaring wijzigen, laten wij u dat weten.", "", "ban-lifted notice-promised"},
	} {
		t.Run(tt.lang+" "+tt.name, func(t *testing.T) {
			t.Parallel()
			text := shop[tt.lang]
			now := text.weaker + "\n\n" + tt.now
			if strings.HasPrefix(tt.want, "ban-lifted notice") || strings.HasSuffix(tt.name, "is kept") {
				now += "\n\n" + tt.was // the promise to tell people stays; a date is replaced
			}
			r := newFolder(t)
			r.write("old.md", "# "+text.title+"\n\n"+text.was+"\n\n"+tt.was+"\n")
			r.write("new.md", "# "+text.title+"\n\n"+now+"\n")
			var rules []string
			for _, i := range r.check("--against", "old.md", "--as-of", "2030-06-05", "--lang", tt.lang, "new.md").Findings {
				rules = append(rules, i.Rule)
			}
			if got := strings.Join(rules, " "); got != tt.want {
				t.Errorf("found %s, want %s", got, tt.want)
			}
		})
	}
}

// The fixture is a statement in three languages, now and before, that each went its own way.
func TestATranslationIsLeftBehindWhereItStillMakesThePromiseThatAnotherLetGo(t *testing.T) {
	r := newFolder(t)
	for _, code := range tongues {
		r.write("was/"+code+".md", string(readFile(t, "parity/before/"+code+".md")))
		r.write(code+".md", string(readFile(t, "parity/"+code+".md")))
	}
	r.write(".recant.yaml", "version: 1\nrule-set: 1\nagainst: was/\ndocuments:\n  - files: [\"*.md\"]\n    group: statement\n")
	var got []string
	for _, i := range r.check("--as-of", "2030-01-01").Findings {
		if i.Rule == "translation-left-behind" {
			got = append(got, i.At.Quote)
		}
	}
	for _, want := range []string{
		"We only use your telephone number to announce a delivery.", // French let it go
		"Wij gebruiken uw telefoonnummer alleen om een levering aan te kondigen.",
		"We do not share your location with advertisers.", // Dutch did, and what follows
		"Nous ne partageons pas votre position avec des annonceurs.",
		"We keep your orders for 12 months.",
		"Nous conservons vos commandes pendant 12 mois.",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("not left behind: %s", want)
		}
	}
	for _, quote := range got { // what all three let go, and what none did
		for _, word := range []string{"72", "rounds", "tournées", "rondes", "access", "accéder", "in te zien", "advertising", "reclame", "publicitaires"} {
			if strings.Contains(quote, word) {
				t.Errorf("left behind: %s", quote)
			}
		}
	}
}

func TestWhatFailsACheckIsChosenBySeverityRuleConfidenceAndDocument(t *testing.T) {
	r := newShop(t)
	r.publish("en", shop["en"].weaker)
	config := r.read(".recant.yaml")
	for _, tt := range []struct {
		limit  string
		status int
	}{
		{"high", 1}, {"none", 0}, {"none,ban-lifted", 1}, {"none,only-dropped", 0}, {"high,confidence=high", 1},
	} {
		if s := r.recant("check", "--fail-on", tt.limit); s.status != tt.status {
			t.Errorf("--fail-on %s: %d, want %d\n%s", tt.limit, s.status, tt.status, s.out)
		}
	}
	off := "rules: {ban-lifted: off, translation-left-behind: off, translation-differs: off}"
	r.write(".recant.yaml", strings.Replace(config, "rules: {}", off, 1))
	r.wants("rules that are off", r.recant("check"), 0)
	r.write(".recant.yaml", strings.Replace(r.read(".recant.yaml"), "    language: en\n", "    language: en\n    rules: {ban-lifted: low}\n", 1))
	if got := r.check().Findings; len(got) != 1 || got[0].Severity != "low" || got[0].Level != report.LevelWarning {
		t.Errorf("a document's own severity: %+v", got)
	}
}

func TestABaselineHoldsWhatWasKnownWhenRecantWasAdopted(t *testing.T) {
	r := newShop(t)
	r.publish("en", shop["en"].weaker)
	r.wants("the baseline", r.recant("check", "--write-baseline", ".recant-baseline.json"), 0, "holds 3 findings")
	r.write(".recant.yaml", strings.Replace(r.read(".recant.yaml"), "# baseline:", "baseline:", 1))
	r.wants("what is known", r.recant("check"), 0, "known when recant was adopted")
	r.write("privacy.en.md", strings.Replace(r.read("privacy.en.md"), "within 12 months", "within 36 months", 1))
	if got := found(r.check()); strings.Contains(got, "ban-lifted") || !strings.Contains(got, "retention-longer privacy.en.md") {
		t.Errorf("what is new: %s", got)
	}
}

func TestWaiversArePrintedReadyToFillIn(t *testing.T) {
	r := newShop(t)
	for _, code := range tongues {
		r.publish(code, shop[code].weaker)
	}
	s := r.recant("check", "--print-waivers")
	if s.status != 0 || strings.Count(s.out, "- fingerprint:") != 1 || strings.Count(s.out, "# ban-lifted at privacy.") != 3 {
		t.Errorf("one promise, three languages: %d\n%s", s.status, s.out)
	}
	config := waiversBelow.ReplaceAllString(r.read(".recant.yaml"), "\n") + s.out
	r.write(".recant.yaml", config)
	r.wants("an entry that nobody filled in", r.recant("check"), 2, "a waiver has no reason")
	filled := config
	for _, field := range []string{`reason: ""`, `owner: ""`, `expires: ""`} {
		filled = strings.Replace(filled, field, map[string]string{`reason: ""`: "reason: agreed", `owner: ""`: "owner: dpo", `expires: ""`: "expires: 2031-01-01"}[field], 1)
	}
	r.write(".recant.yaml", filled)
	r.wants("one that was filled in", r.recant("check", "--as-of", "2030-01-01"), 0)
}

func TestAWaiverHoldsForOnePromiseAndNoOther(t *testing.T) {
	mail := map[string]string{"en": "e-mail address", "fr": "adresse e-mail", "nl": "e-mailadres"}
	phone := map[string]string{"en": "phone number", "fr": "numéro de téléphone", "nl": "telefoonnummer"}
	prints := map[string]bool{}
	for _, code := range tongues {
		r := newFolder(t)
		text := func(promise string) string {
			return "# " + shop[code].title + "\n\n" + promise + "\n\n" + strings.Replace(promise, mail[code], phone[code], 1) + "\n"
		}
		r.write("old.md", text(shop[code].was))
		r.write("new.md", text(shop[code].weaker))
		found := r.check("--against", "old.md", "--lang", code, "new.md").Findings
		if len(found) != 2 || found[0].Fingerprint == found[1].Fingerprint {
			t.Fatalf("%s: %+v", code, found)
		}
		r.write(".recant.yaml", "version: 1\nrule-set: 1\nagainst: old.md\ndocuments:\n  - files: [new.md]\n")
		r.waive("2030-01-31", found[0].Fingerprint)
		r.wants("the other promise", r.recant("check", "--as-of", "2030-01-01"), 1, phone[code])
		r.write("new.md", strings.Replace(text(shop[code].was), shop[code].was, shop[code].weaker, 1))
		prints[r.check("--as-of", "2030-01-01").Findings[0].Fingerprint] = true
	}
	if len(prints) != 1 {
		t.Errorf("the same change of the same promise has another fingerprint in another language: %v", prints)
	}
}

func TestAWrongConfigurationIsSaidWithItsLine(t *testing.T) {
	r := newShop(t)
	head := "version: 1\nrule-set: 1\ndocuments:\n  - files: [privacy.en.md]\n"
	waiver := "  - {fingerprint: \"0123456789abcdef\", reason: a, owner: b, expires: 2031-01-01}\n"
	for text, want := range map[string]string{
		"": ":1: version must be 1",
		"version: 1\nrule-set: 1\ndocumnts: []\n":                                   `:3: unknown key "documnts" in the configuration (did you mean "documents"?)`,
		"version: 1\nrule-set: 99\ndocuments:\n  - files: [a.md]\n":                 ":2: rule-set must be a number from 1 to",
		"version: one\nrule-set: 1\n":                                               ":1: `one` is not a whole number",
		"version: 1\nversion: 1\n":                                                  `:2: mapping key "version" already defined`,
		"version: 1\nrule-set: 1\ndocuments:\n  - privacy.en.md\n":                  ":4: an entry of documents must be a set of keys: against, files, group, language, rules",
		"version: 1\nrule-set: 1\ndocuments:\n  - files: privacy.en.md\n":           ":4: files must be a list",
		"version: 1\nrule-set: 1\ndocuments:\n  - files: [\"../a.md\"]\n":           ":4: \"../a.md\" is not a pattern: it leaves the folder",
		"version: 1\nrule-set: 1\ndocuments:\n  - files: [\"docs/**/*.md\"]\n":      ":4: no file is called docs/**/*.md, neither here nor in the base",
		head + "    langauge: en\n":                                                 `:5: unknown key "langauge" in an entry of documents (did you mean "language"?)`,
		head + "    language: de\n":                                                 `:5: language "de" is not known`,
		head + "rules:\n  only-droped: low\n":                                       `:6: no rule "only-droped" (did you mean "only-dropped"?)`,
		head + "fail-on: severe\n":                                                  `:5: fail-on: "severe" is not a limit`,
		head + "waivers:\n  - fingerprint: \"0123456789abcdef\"\n":                  ":6: a waiver has no reason",
		head + "waivers:\n  -\n":                                                    ":6: an entry of waivers is empty",
		head + "waivers:\n" + waiver + waiver:                                       ":7: 0123456789abcdef is waived twice: on line 6 too",
		head + "waivers:\n" + strings.Replace(waiver, "2031-01-01", "tomorrow", 1):  `:6: expires: "tomorrow" is not a date`,
		head + "waivers:\n" + strings.Replace(waiver, "0123456789abcdef", "abc", 1): `:6: "abc" is not a fingerprint of 16 hex digits`,
		head + "---\nversion: 1\n":                                                  ": it holds several YAML documents",
		"\tversion: 1\n":                                                            ":1: ",
	} {
		r.write(".recant.yaml", text)
		if s := r.recant("check"); s.status != 2 || !strings.HasPrefix(s.out, "recant: .recant.yaml"+want) || strings.Count(s.out, "\n") != 1 {
			t.Errorf("%q: %d %s\nwant .recant.yaml%s", text, s.status, s.out, want)
		}
	}
}
