package main

import (
	"testing"

	"github.com/recant/recant/extract/promise"
)

func TestABanThatNothingConfinesStandsForOnesThatSomethingDoes(t *testing.T) {
	ban := func(change func(*promise.Commitment)) *promise.Commitment {
		c := &promise.Commitment{Act: "Sell", Force: promise.Prohibition, Holder: "Provider", Status: promise.Asserted, Data: []string{"PersonalData"}}
		change(c)
		return c
	}
	all := ban(func(*promise.Commitment) {})
	location := ban(func(c *promise.Commitment) { c.Data = []string{"Location"} })
	forAds := ban(func(c *promise.Commitment) { c.Purpose = []string{"Advertising"} })
	withoutConsent := ban(func(c *promise.Commitment) { c.Condition = []string{"Consent"} })
	toBrokers := ban(func(c *promise.Commitment) { c.Recipient = []string{"ThirdParty"} })
	allowed := ban(func(c *promise.Commitment) { c.Force = "Permission" })
	lend := ban(func(c *promise.Commitment) { c.Act = "Share" })
	for _, tt := range []struct {
		name  string
		c, d  *promise.Commitment
		wider bool
	}{
		{"all data for some", all, location, true}, {"some data for all", location, all, false},
		{"all purposes for one", all, forAds, true}, {"one purpose for all", forAds, all, false},
		{"always for mostly", all, withoutConsent, true}, {"mostly for always", withoutConsent, all, false},
		{"everybody for some", all, toBrokers, true}, {"one purpose for another slot", forAds, toBrokers, false},
		{"the same", toBrokers, toBrokers, true}, {"a permission for a ban", allowed, all, false}, {"a ban for a permission", all, allowed, false},
		{"another act", lend, all, false},
	} {
		if got := wider(tt.c, tt.d); got != tt.wider {
			t.Errorf("%s: got %v", tt.name, got)
		}
	}
}
