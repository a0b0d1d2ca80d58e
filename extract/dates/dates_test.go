package dates_test

import (
	"testing"

	"github.com/recant/recant/extract"
	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/read"
)

// says reads what a text says of its own versions.
func says(t *testing.T, code, text string) promise.Dates {
	t.Helper()
	doc, err := read.Read("privacy.md", []byte(text), read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s, err := extract.Statement(doc, extract.Options{Language: code})
	if err != nil {
		t.Fatal(err)
	}
	return s.Dates
}

func TestADocumentSaysWhenItWasUpdatedAndFromWhenOnItHolds(t *testing.T) {
	for _, tt := range []struct{ lang, text, updated, effective, version string }{
		{"en", "*Last updated: 3 March 2026*", "2026-03-03", "", ""},
		{"en", "Last Updated: March 3rd, 2026", "2026-03-03", "", ""},
		{"en", "**LAST REVISED:** 2026-03-03", "2026-03-03", "", ""},
		{"en", "This privacy policy was last modified on the 3rd of March 2026.", "2026-03-03", "", ""},
		{"en", "Last modified on 07/19/2026", "2026-07-19", "", ""},
		{"en", "Last updated: April-2026", "2026-04", "", ""},
		{"en", "Effective: April 8, 2026", "", "2026-04-08", ""},
		{"en", "Version 1.4, effective April 8, 2026", "", "2026-04-08", "1.4"},
		{"en", "This version of our privacy statement takes effect on 1 May 2026.", "", "2026-05-01", ""},
		{"en", "**Effective date.** This Privacy Policy was last updated on 18 June 2026.", "2026-06-18", "", ""},
		{"en", "## Last updated\n\n3 March 2026", "2026-03-03", "", ""},
		{"en", "| About | this text |\n|---|---|\n| Version | 2.1 |\n| Effective date | 1 May 2026 |", "", "2026-05-01", "2.1"},
		{"en", "Most recent update: 15 March 2026", "2026-03-15", "", ""},
		{"fr", "Mise à jour la plus récente : 15 mars 2026", "2026-03-15", "", ""},
		{"nl", "Meest recente wijziging: 15 maart 2026", "2026-03-15", "", ""},
		{"fr", "Dernière mise à jour : 3 mars 2026.", "2026-03-03", "", ""},
		{"fr", "Date de dernière mise à jour: 22/10/2026", "2026-10-22", "", ""},
		{"fr", "Dernière mise à jour : 18.09.2026", "2026-09-18", "", ""},
		{"fr", "Cette politique de confidentialité a été mise à jour le 1er mars 2026.", "2026-03-01", "", ""},
		{"fr", "En vigueur à compter du 15 décembre 2026. Dernière révision le 15 novembre 2026.", "2026-11-15", "2026-12-15", ""},
		{"fr", "Version 1.2 - Date d'effet : 31 mai 2026", "", "2026-05-31", "1.2"},
		{"fr", "Date d’entrée en vigueur : lundi 13 avril 2026", "", "2026-04-13", ""},
		{"fr", "Version 1.8 du mardi 18 avril 2026. Mise en ligne le 18 avril 2026.", "2026-04-18", "", "1.8"},
		{"nl", "Laatst bijgewerkt: 3 maart 2026", "2026-03-03", "", ""},
		{"nl", "Deze privacyverklaring is op 3 maart 2026 voor het laatst gewijzigd.", "2026-03-03", "", ""},
		{"nl", "Datum laatste wijziging: 03-03-2026", "2026-03-03", "", ""},
		{"nl", "*Versie 1.3, van kracht vanaf donderdag 12 maart 2026*", "", "2026-03-12", "1.3"},
		{"nl", "Ingangsdatum: 1 mei 2026", "", "2026-05-01", ""},
		{"nl", "Deze verklaring treedt op 1 mei 2026 in werking.", "", "2026-05-01", ""},
		{"nl", "Versie 2.0 (maart 2026)", "2026-03", "", "2.0"},
	} {
		d := says(t, tt.lang, "# Privacy\n\n"+tt.text+"\n")
		if d.Updated.Value != tt.updated || d.Effective.Value != tt.effective || d.Version.Value != tt.version {
			t.Errorf("%s: updated %q, effective %q, version %q", tt.text, d.Updated.Value, d.Effective.Value, d.Version.Value)
		}
	}
}

func TestADateThatCanBeReadTwoWaysKeepsItsWordsOnly(t *testing.T) {
	d := says(t, "en", "Last updated: 03/04/2026\n")
	if d.Updated.Value != "" || d.Updated.Words != "03/04/2026" {
		t.Errorf("%+v", d.Updated)
	}
	if d := says(t, "nl", "Laatst bijgewerkt: 03/04/2026\n"); d.Updated.Value != "2026-04-03" {
		t.Errorf("%+v", d.Updated)
	}
}

func TestOtherDatesAreNoDatesOfTheDocument(t *testing.T) {
	for _, tt := range []struct{ lang, text string }{
		{"en", "The Consumer Data Act, effective January 1, 2026, gives the people who live there the right to ask a company which personal data it holds about them."},
		{"en", "We updated our servers in March 2026."},
		{"en", "We collect the version 3 client identifier of your app."},
		{"en", "We keep data that was collected before 25 May 2018."},
		{"fr", "La loi du 6 janvier 1978 donne aux personnes un droit d'accès."},
		{"fr", "Nous respectons les lois en vigueur depuis 2018."},
		{"nl", "De wet van 25 mei 2018 geeft u het recht op inzage."},
		{"nl", "Wij verwerken de versie van uw browser."},
	} {
		d := says(t, tt.lang, tt.text)
		if d.Updated.Quote+d.Effective.Quote+d.Version.Quote != "" {
			t.Errorf("%s: %+v", tt.text, d)
		}
	}
}

func TestADocumentPromisesToTellOfItsChanges(t *testing.T) {
	for _, tt := range []struct {
		lang, text string
		tells      bool
		period     string
	}{
		{"en", "We will notify you of material changes to this privacy policy at least 30 days before they take effect.", true, "P30D"},
		{"en", "We may change this policy. If we do, we will e-mail you two weeks in advance.", true, "P14D"},
		{"en", "We will give you one month's notice of any change to this privacy statement.", true, "P1M"},
		{"en", "If we make significant changes, we will let you know by e-mail.", true, ""},
		{"en", "## Changes to this policy\n\nYou will be informed at least 14 days in advance.", true, "P14D"},
		{"en", "We may change this privacy policy at any time without notice to you.", false, ""},
		{"en", "If we change this policy, we may notify you by e-mail.", false, ""},
		{"en", "We may update this policy from time to time, so please check this page.", false, ""},
		{"en", "We will notify you within 72 hours of a data breach.", false, ""},
		{"fr", "Nous vous informerons de toute modification importante de cette politique au moins 30 jours avant son entrée en vigueur.", true, "P30D"},
		{"fr", "Cette politique peut être modifiée. Vous en serez informé par e-mail un mois à l'avance.", true, "P1M"},
		{"fr", "En cas de modification de la présente politique, nous vous en informerons par courriel.", true, ""},
		{"fr", "Nous pouvons modifier cette politique à tout moment sans préavis.", false, ""},
		{"fr", "Nous vous informerons de toute violation de données dans les 72 heures.", false, ""},
		{"nl", "Wij informeren u minstens 30 dagen van tevoren over wijzigingen van deze privacyverklaring.", true, "P30D"},
		{"nl", "Wij kunnen deze verklaring wijzigen. In dat geval laten wij u dat een maand van tevoren weten.", true, "P1M"},
		{"nl", "Bij belangrijke wijzigingen stellen wij u per e-mail op de hoogte.", true, ""},
		{"nl", "Wij kunnen dit privacybeleid op elk moment zonder kennisgeving wijzigen.", false, ""},
		{"nl", "Bij een datalek informeren wij u binnen 72 uur.", false, ""},
	} {
		d := says(t, tt.lang, tt.text+"\n")
		if got := d.Notice.Quote != ""; got != tt.tells || d.Notice.Value != tt.period {
			t.Errorf("%s: tells %v, period %q (%q)", tt.text, got, d.Notice.Value, d.Notice.Quote)
		}
	}
}
