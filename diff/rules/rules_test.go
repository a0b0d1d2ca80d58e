package rules

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/recant/recant/diff/change"
	"github.com/recant/recant/diff/words"
	"github.com/recant/recant/extract/promise"
)

func TestEveryPageNamesItsMirror(t *testing.T) {
	if len(All()) < 40 {
		t.Fatalf("only %d pages", len(All()))
	}
	for _, r := range All() {
		m := Lookup(r.Mirror)
		if m == nil || m.Mirror != r.ID || m.Verdict != r.Verdict.Mirror() || m.Slot != r.Slot {
			t.Errorf("%s: %q does not mirror it", r.ID, r.Mirror)
		}
	}
}

// specimen is a move that could be made, with a clause that narrowing keys can look at.
func specimen(slot promise.Slot, step change.Step, sign change.Sign, o change.Orientation) change.Move {
	c := &promise.Commitment{Act: promise.Use, Force: promise.Practice, Holder: promise.Provider}
	switch {
	case slot == promise.SlotForce:
		c.Act = promise.Inform
	case o == change.Protective:
		c.Force = promise.Prohibition
	}
	m := change.Move{Slot: slot, Step: step, Sign: sign, Orient: o, Value: "Value", OldClause: c, NewClause: c}
	return m
}

// signs are the ways that a move of an orientation can go, from change's sign table.
func signs(slot promise.Slot, step change.Step, o change.Orientation) []change.Sign {
	both := []change.Sign{change.Worse, change.Better}
	if sign := change.Registered(slot, step); sign != change.Even {
		if o != change.Plain {
			return nil
		}
		return []change.Sign{sign}
	}
	switch slot {
	case promise.SlotAct:
		if step == change.Gained || step == change.Lost {
			return []change.Sign{reversed(step) * change.Standing(o)}
		}
		if (step == change.Contradicted || step == change.Reconciled) && o != change.Exposing {
			return nil // it is a practice that a promise contradicts
		}
		if (step == change.Fuller || step == change.Thinner) && o != change.Protective {
			return nil // what a practice names more or less of is a move of another slot
		}
		return map[change.Step][]change.Sign{change.Fuller: both[1:], change.Thinner: both[:1], change.Raised: both[:1], change.Lowered: both[1:], change.Contradicted: both[:1], change.Reconciled: both[1:]}[step]
	case promise.SlotData, promise.SlotPurpose, promise.SlotRecipient, promise.SlotLocation:
		sign := change.Widening(o)
		if step == change.Cut || step == change.Narrower {
			sign = -sign
		}
		if step == change.Wider || step == change.Narrower {
			return []change.Sign{sign}
		}
		if o == change.Protective || slot == promise.SlotData {
			return []change.Sign{sign, -sign} // what a ban names narrows it, and so does "anonymous" what is done
		}
		return []change.Sign{sign}
	case promise.SlotRetention:
		if step == change.Longer || step == change.Unbounded || step == change.PeriodLost {
			return both[:1]
		}
		return both[1:]
	case promise.SlotWithin, promise.SlotAhead:
		if o != change.Protective {
			return nil
		}
		worse := step == change.PeriodLost || slot == promise.SlotWithin && step == change.Longer || slot == promise.SlotAhead && step == change.Shorter
		if worse {
			return both[:1]
		}
		return both[1:]
	case promise.SlotDeadline:
		if o != change.Protective {
			return nil // by when data is used is no promise
		}
		return map[change.Step][]change.Sign{change.Later: both[:1], change.DayLost: both[:1], change.Earlier: both[1:], change.DaySet: both[1:]}[step]
	case promise.SlotStatus:
		if o != change.Protective {
			return nil // only what is done for the person can be put off
		}
		return map[change.Step][]change.Sign{change.Loosened: both[:1], change.Tightened: both[1:]}[step]
	case promise.SlotHolder:
		sign := change.Widening(o)
		switch step {
		case change.Confined, change.Spread:
			if o != change.Protective {
				return nil
			}
			return map[change.Step][]change.Sign{change.Confined: both[:1], change.Spread: both[1:]}[step]
		case change.Cut:
			sign = -sign
		}
		return []change.Sign{sign}
	case promise.SlotForce:
		if o == change.Limit && step != change.Loosened && step != change.Tightened {
			return nil // what is denied is no limit
		}
		return map[change.Step][]change.Sign{change.Refused: both[:1], change.Granted: both[1:], change.Loosened: both[:1], change.Tightened: both[1:],
			change.Denied: {change.Standing(o)}, change.Undenied: {-change.Standing(o)}}[step]
	case promise.SlotVague:
		if step == change.Opened || step == change.Closed {
			if o == change.Protective {
				return nil // "safeguards such as" softens none
			}
			sign := change.Widening(o)
			if step == change.Closed {
				sign = -sign
			}
			return []change.Sign{sign}
		}
		c := specimen(slot, step, change.Worse, o).NewClause
		if o == change.Limit {
			c.Exclusive = true
		}
		return []change.Sign{reversed(step) * change.Softened(c)}
	case promise.SlotExclusive:
		return []change.Sign{-reversed(step) * change.Widening(o)}
	case promise.SlotCondition:
		if o == change.Plain || step == change.Replaced && o == change.Protective {
			return nil
		}
		if o == change.Protective {
			return map[change.Step][]change.Sign{change.Extended: both[:1], change.Cut: both[1:]}[step]
		}
	}
	return both
}

// reversed is -1 for the steps that take something away.
func reversed(step change.Step) change.Sign {
	if step == change.Lost || step == change.Cut {
		return -1
	}
	return 1
}

// values are the values that a move must be tried with where any will not do.
func values(slot promise.Slot, step change.Step, sign change.Sign) []string {
	switch {
	case slot == promise.SlotState:
		return []string{promise.MeasureDone, promise.MeasureAccepted, promise.MeasureRefused}
	case slot == promise.SlotCondition && step == change.Replaced && sign == change.Worse:
		return []string{"Consent>OptOut", "Consent>LegitimateInterest", "OptOut>LegitimateInterest"}
	case slot == promise.SlotCondition && step == change.Replaced:
		return []string{"OptOut>Consent", "LegitimateInterest>Consent", "LegitimateInterest>OptOut"}
	case slot == promise.SlotData && (sign == change.Better) == (step == change.Extended):
		return []string{"Anonymous"}
	case step == change.Loosened || step == change.Tightened:
		return []string{"Permission", "Attempt"}
	}
	return []string{"Value"}
}

func TestEveryMoveIsJudgedOrWaived(t *testing.T) {
	waived := readWaivers(t)
	for slot, steps := range change.Steps {
		for _, step := range steps {
			for _, o := range []change.Orientation{change.Exposing, change.Protective, change.Limit, change.Plain} {
				for _, sign := range signs(slot, step, o) {
					if sign == change.Even {
						continue
					}
					name := fmt.Sprintf("%s %s %s %s", slot, step, sign.Verdict(), o)
					judged := true
					for _, v := range values(slot, step, sign) {
						m := specimen(slot, step, sign, o)
						m.Value = v
						judged = judged && best(&m) != nil
					}
					if judged && waived[name] {
						t.Errorf("%q is judged and waived", name)
					}
					if !judged && !waived[name] {
						t.Errorf("%q is neither judged nor waived", name)
					}
					delete(waived, name)
				}
			}
		}
	}
	for slot := range promise.Vocabulary {
		if waived["slot "+string(slot)] == (change.Steps[slot] != nil) {
			t.Errorf("slot %q has moves or a waiver, not both and not neither", slot)
		}
		delete(waived, "slot "+string(slot))
	}
	for name := range waived {
		t.Errorf("%q is waived and cannot happen", name)
	}
}

func readWaivers(t *testing.T) map[string]bool {
	t.Helper()
	text, err := os.ReadFile("waivers.txt")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for n, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		name, reason, ok := strings.Cut(line, "\t")
		if !ok || reason == "" {
			t.Fatalf("waivers.txt:%d: a waiver has a reason behind a tab", n+1)
		}
		out[name] = true
	}
	return out
}

const goodPage = "# a-rule\n\n```rule\ntitle: t\nverdict: strengthened\nseverity: low\nreason: r\nslot: exclusive\nstep: gained\nmirror: b-rule\nmessage: m\n```\n"

func TestPagesAreReadStrictly(t *testing.T) {
	for _, tt := range []struct{ name, page, want string }{
		{"a good page", goodPage, ""},
		{"an unknown key", strings.Replace(goodPage, "reason: r", "because: r", 1), `a-rule.md:7: unknown key "because"`},
		{"a key twice", strings.Replace(goodPage, "reason: r", "severity: low", 1), `a-rule.md:7: key "severity" stands twice`},
		{"an unknown verdict", strings.Replace(goodPage, "strengthened", "better", 1), `a-rule.md:5: verdict cannot be "better"`},
		{"an unknown value", strings.Replace(goodPage, "reason: r", "reason: r\nact: Steal", 1), `a-rule.md:8: act cannot be "Steal"`},
		{"a step that the slot does not make", strings.Replace(goodPage, "gained", "longer", 1), `a-rule.md:1: slot "exclusive" makes no step "longer"`},
		{"an unknown slot", strings.Replace(goodPage, "slot: exclusive", "slot: colour", 1), `a-rule.md:8: slot "colour" has no moves`},
		{"a template that nothing fills", strings.Replace(goodPage, "message: m", "message: {colour}", 1), `a-rule.md:11: unknown {colour} in a template`},
		{"a title that is not the id", strings.Replace(goodPage, "# a-rule", "# another", 1), `a-rule.md:1: the first heading must be "a-rule"`},
		{"a missing key", strings.Replace(goodPage, "mirror: b-rule\n", "", 1), `a-rule.md:1: the record has no "mirror"`},
		{"an open fence", strings.TrimSuffix(goodPage, "```\n"), "a-rule.md:11: the fence is not closed"},
		{"an unknown fence", goodPage + "```go\n```\n", `a-rule.md:13: unknown fence "go"`},
		{"a stray example line", goodPage + "```diff en fires\nno sign\n```\n", `a-rule.md:14: an example line begins with "- " or "+ ": "no sign"`},
		{"words twice", goodPage + "```words fr\ntitle: a\ntitle: b\n```\n", `a-rule.md:15: key "title" stands twice`},
		{"a key that no words have", goodPage + "```words fr\nslot: a\n```\n", `a-rule.md:14: unknown key "slot"`},
		{"a weakening page without a witness", strings.Replace(goodPage, "strengthened", "weakened", 1), `a-rule.md:1: the record of a weakening page has no "witness"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Load(fstest.MapFS{"a-rule.md": {Data: []byte(tt.page)}})
			if got := fmt.Sprint(err); tt.want == "" && err != nil || tt.want != "" && got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestWitnessesAreFilledSentences(t *testing.T) {
	c := &promise.Commitment{Act: promise.Share, Force: promise.Practice, Holder: promise.Provider, Data: []string{"Contact", "Usage"}, Recipient: []string{"Advertiser"}}
	for _, r := range All() {
		m := change.Move{Slot: r.Slot, Step: r.Step, Old: "P30D", New: "P1Y6M", OldClause: c, NewClause: c}
		if r.Slot != promise.SlotRetention {
			m.Old, m.New = "", ""
		}
		for _, s := range []string{filled(r.Message, &m), filled(r.Witness, &m)} {
			if strings.ContainsAny(s, "{}") || s != "" && !strings.HasSuffix(s, ".") {
				t.Errorf("%s: %q", r.ID, s)
			}
		}
	}
	m := change.Move{Slot: promise.SlotRetention, Step: change.Longer, Old: "P30D", New: "P1Y6M", OldClause: c, NewClause: c}
	if got := filled(Lookup("retention-longer").Message, &m); got != "The period is longer: 1 year 6 months instead of 30 days." {
		t.Error(got)
	}
}

func TestAMoveIsJudgedByTheNarrowestPage(t *testing.T) {
	c := &promise.Commitment{Act: promise.Sell, Force: promise.Practice, Holder: promise.Provider}
	moves := []change.Move{{Slot: promise.SlotAct, Step: change.Gained, Sign: change.Worse, Orient: change.Exposing, NewClause: c}}
	got := Judge(moves)
	if len(got) != 1 || got[0].Rule != "sale-added" || got[0].Severity != change.High {
		t.Errorf("got %+v", got)
	}
}

func filled(template string, m *change.Move) string {
	f := facts(m)
	return fill(template, &f)
}

func TestEveryPageSpeaksEveryLanguage(t *testing.T) {
	for _, r := range All() {
		record := Telling{r.Name, r.Reason, r.Why, r.Message, r.Witness}
		for _, code := range words.Codes() {
			if code == words.Default().Code() {
				continue
			}
			told := r.tellings[code]
			if told == nil {
				t.Errorf("%s.md has no words in %q", r.ID, code)
				continue
			}
			for _, c := range []struct{ key, here, there string }{{"title", record.Title, told.Title}, {"reason", record.Reason, told.Reason},
				{"message", record.Message, told.Message}, {"witness", record.Witness, told.Witness}} {
				if (c.here == "") != (c.there == "") {
					t.Errorf("%s.md: %s stands in one of the record and the words in %q", r.ID, c.key, code)
				}
				if got, want := evidence(c.there), evidence(c.here); got != want {
					t.Errorf("%s.md: the %s in %q shows %q, the record %q", r.ID, c.key, code, got, want)
				}
			}
			if r.Verdict == change.Weakened && told.Why == "" {
				t.Errorf("%s.md does not say in %q why it matters", r.ID, code)
			}
		}
	}
}

// evidence are the fields of a template that show what the texts say, in a fixed order.
func evidence(template string) string {
	var out []string
	for _, name := range []string{"came", "went", "old", "new"} {
		if strings.Contains(template, ":"+name+"}") || strings.Contains(template, "{"+name+"}") {
			out = append(out, name)
		}
	}
	return strings.Join(out, " ")
}

func TestAPageIsToldInTheLanguageAskedFor(t *testing.T) {
	c := &promise.Commitment{Act: promise.Share, Holder: promise.Provider, Data: []string{"Contact"}}
	m := change.Move{Slot: promise.SlotExclusive, OldClause: c, NewClause: c}
	f := facts(&m)
	for code, want := range map[string]string{
		"en": "The provider may now share contact details beyond what the sentence names.",
		"fr": "Le fournisseur peut désormais communiquer les coordonnées au-delà de ce que la phrase énonce.",
		"nl": "De aanbieder mag nu contactgegevens delen buiten wat de zin noemt.",
	} {
		v := Voice(code)
		if got := v.Fill(v.Say("rule.only-dropped.witness"), &f); got != want {
			t.Errorf("%s: %q", code, got)
		}
	}
	if Voice("xx") != nil {
		t.Error("there is a voice for xx")
	}
}

func TestADigestIsInItsLanguageAlone(t *testing.T) {
	want := "# retention-longer\n\nLes données sont conservées plus longtemps.\n\naffaibli\u00a0: gravité moyenne\u00a0: cela dure plus longtemps.\n\n" +
		"Des données encore là peuvent encore être utilisées, perdues ou exigées.\n\nDisposition\u00a0: RGPD, art. 5, par. 1, point e).\n\n" +
		"```diff\n- Nous conservons vos données pendant 30 jours.\n+ Nous conservons vos données pendant 12 mois.\n```\n"
	if got := Lookup("retention-longer").Digest("fr"); got != want {
		t.Errorf("got\n%s", got)
	}
	if r := Lookup("retention-longer"); r.Digest("en") != r.Page || r.Digest("xx") != r.Page {
		t.Error("in English it is not the page")
	}
}
