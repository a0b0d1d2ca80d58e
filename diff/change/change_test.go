package change

import (
	"fmt"
	"strings"
	"testing"

	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/text"
)

func TestOrientation(t *testing.T) {
	c := func(h promise.Holder, f promise.Force, a promise.Act) promise.Commitment {
		return promise.Commitment{Holder: h, Force: f, Act: a}
	}
	limited := c(promise.Provider, promise.Practice, promise.Use)
	limited.Exclusive = true
	kept := c(promise.Provider, promise.Practice, promise.Store)
	kept.Retention = "P30D"
	for _, tt := range []struct {
		name string
		c    promise.Commitment
		want Orientation
	}{
		{"a practice exposes", c(promise.Provider, promise.Practice, promise.Share), Exposing},
		{"a prohibition of it protects", c(promise.Provider, promise.Prohibition, promise.Share), Protective},
		{"a safeguard protects", c(promise.Provider, promise.Practice, promise.Protect), Protective},
		{"a denied safeguard exposes", c(promise.Provider, promise.Prohibition, promise.Protect), Exposing},
		{"a safeguard that may be given promises nothing", c(promise.Provider, promise.Permission, promise.Delete), Plain},
		{"a right protects", c(promise.User, promise.Entitlement, promise.Right), Protective},
		{"a refused right exposes", c(promise.User, promise.NoEntitlement, promise.Right), Exposing},
		{"what a customer may see exposes", c(promise.Customer, promise.Entitlement, promise.Share), Exposing},
		{"what the person must not do is no promise", c(promise.User, promise.Prohibition, promise.Share), Plain},
		{"what the person does is no promise", c(promise.User, promise.Practice, promise.Share), Plain},
		{"a bound practice is a limit", limited, Limit},
		{"a practice with a period is a limit", kept, Limit},
		{"an unknown act is nothing", c(promise.Provider, promise.Practice, promise.Other), Plain},
	} {
		if got := Orient(&tt.c); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestPeriodsCompareAsQuantities(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want int
	}{
		{"P1M", "P30D", 0}, {"P1Y", "P12M", 0}, {"P2W", "P14D", 0}, {"P90D", "P3M", 0}, {"P1Y", "P365D", 0},
		{"P30D", "P60D", 1}, {"P1Y", "P6M", -1}, {"PT24H", "P1D", 0}, {"PT48H", "P1D", -1}, {"P1M", "PT1M", -1},
		{"", "P1D", 0}, {"P", "P1D", 1}, {"nonsense", "P1D", 0}, {"P99999999999999999999D", "P1D", 0},
	} {
		if got := ComparePeriods(tt.a, tt.b); got != tt.want {
			t.Errorf("%s to %s: got %d, want %d", tt.a, tt.b, got, tt.want)
		}
		if got := ComparePeriods(tt.b, tt.a); got != -tt.want {
			t.Errorf("%s to %s: got %d, want %d", tt.b, tt.a, got, -tt.want)
		}
	}
}

func TestRedlinesJoinToBothTextsAndMirror(t *testing.T) {
	for _, pair := range [][2]string{
		{"We will never share your data.", "We may share your data."},
		{"We keep it for 12 months.", "We keep it for 24 months."},
		{"", "new"}, {"old", ""}, {"", ""}, {"same", "same"}, {"l’été", "l'été"}, {"a\xffb", "a\xfeb"},
	} {
		var old, new strings.Builder
		for _, op := range Redline(pair[0], pair[1]) {
			if op.Op != OpInsert {
				old.WriteString(op.Text)
			}
			if op.Op != OpDelete {
				new.WriteString(op.Text)
			}
		}
		if old.String() != pair[0] || new.String() != pair[1] {
			t.Errorf("%q joins to %q and %q", pair, old.String(), new.String())
		}
	}
	if got := fmt.Sprint(Redline("for 12 months", "for 24 months")); got != "[{equal for } {delete 12} {insert 24} {equal  months}]" {
		t.Errorf("a number is cut: %s", got)
	}
}

// passage makes a sentence with one clause over all of it. Terms name slot=value words.
func passage(quote string, c promise.Commitment, terms ...string) *promise.Passage {
	c.Span = text.Span{End: len(quote)}
	for _, term := range terms {
		slot, rest, _ := strings.Cut(term, "=")
		value, words, _ := strings.Cut(rest, " ")
		at := strings.Index(quote, words)
		f := promise.Finer{Slot: promise.Slot(slot), Value: value, Words: strings.ToLower(words), Span: text.Span{Start: at, End: at + len(words)}}
		c.Finer = append(c.Finer, f)
		add := map[promise.Slot]*[]string{promise.SlotData: &c.Data, promise.SlotPurpose: &c.Purpose, promise.SlotRecipient: &c.Recipient, promise.SlotCondition: &c.Condition}[f.Slot]
		if !has(*add, value) {
			*add = append(*add, value)
		}
	}
	return &promise.Passage{Quote: quote, Span: c.Span, AboutData: true, Clauses: []promise.Commitment{c}}
}

func clauseOf(f promise.Force, a promise.Act) promise.Commitment {
	return promise.Commitment{Holder: promise.Provider, Force: f, Act: a, Status: promise.Asserted}
}

func shelf(passages ...*promise.Passage) *Shelf {
	s := &promise.Statement{}
	for _, p := range passages {
		s.Passages = append(s.Passages, *p)
	}
	return (&Memo{}).NewShelf(s)
}

func moved(old, new *promise.Passage) string {
	b := &Background{Shelves: [2]*Shelf{shelf(old), shelf(new)}}
	var parts []string
	for _, m := range Compare(NewGroup([]*promise.Passage{old}), NewGroup([]*promise.Passage{new}), b) {
		parts = append(parts, fmt.Sprintf("%s %s %s %s", m.Slot, m.Step, m.Value, m.Sign.Verdict()))
	}
	return strings.Join(parts, "; ")
}

func TestCompare(t *testing.T) {
	collect, share := clauseOf(promise.Practice, promise.Collect), clauseOf(promise.Practice, promise.Share)
	ban, keep := clauseOf(promise.Prohibition, promise.Share), clauseOf(promise.Practice, promise.Store)
	only := share
	only.Exclusive = true
	month, year, open := keep, keep, keep
	month.Retention, year.Retention, open.Retention = "P1M", "P1Y", promise.AsLongAsNecessary
	hedged := ban
	hedged.Vague = []string{"generally"}
	inform, mayInform := clauseOf(promise.Obligation, promise.Inform), clauseOf(promise.Permission, promise.Inform)
	for _, tt := range []struct {
		name     string
		old, new *promise.Passage
		want     string
	}{
		{"a further kind of data", passage("We collect your name.", collect, "data=Identity name"),
			passage("We collect your name and address.", collect, "data=Identity name", "data=Contact address"), "data added Contact weakened"},
		{"a finer term within a kind", passage("We collect your address.", collect, "data=Contact address"),
			passage("We collect your address and telephone.", collect, "data=Contact address", "data=Contact telephone"), "data added Contact weakened"},
		{"a synonym is no addition", passage("We collect your e-mail address.", collect, "data=Contact e-mail address"),
			passage("We collect your electronic mail.", collect, "data=Contact electronic mail"), ""},
		{"a value that the reader dropped without a change of words", passage("We collect your name.", collect, "data=Identity name"),
			passage("We will collect your name.", collect), ""},
		{"an unknown term in a list", passage("We collect your name.", collect, "data=Identity name"),
			passage("We collect your name, grimoire.", collect, "data=Identity name"), "data added Identity weakened"},
		{"only dropped", passage("We only share letters.", only), passage("We share letters.", share), "exclusive lost  weakened"},
		{"a ban lifted", passage("We never share letters.", ban), passage("We share letters.", share), "force undenied Prohibition weakened"},
		{"a ban on all became a ban on some", passage("We never share letters.", ban),
			passage("We never share letters with advertisers.", ban, "recipient=Advertiser advertisers"), "recipient added Advertiser weakened"},
		{"a ban softened", passage("We do not share letters.", ban), passage("We generally do not share letters.", hedged), "vague gained generally weakened"},
		{"a duty became a possibility", passage("We will notify you.", inform), passage("We may notify you.", mayInform), "force loosened Permission weakened"},
		{"longer", passage("We keep letters for one month.", month), passage("We keep letters for one year.", year), "retention longer  weakened"},
		{"no end", passage("We keep letters for one month.", month), passage("We keep letters while needed.", open), "retention unbounded  weakened"},
		{"consent gave way to an opt-out", passage("We share letters with your consent.", share, "condition=Consent with your consent"),
			passage("We share letters unless you object.", share, "condition=OptOut unless you object"), "condition replaced Consent>OptOut weakened"},
		{"an exception to a ban", passage("We never share letters.", ban),
			passage("We never share letters unless you agree.", ban, "condition=Consent unless you agree"), "condition added Consent weakened"},
		{"one vendor for another", passage("We share letters with printers.", share, "recipient=Processor printers"),
			passage("We share letters with binders.", share, "recipient=Partner binders"), ""},
		{"aggregated data is less", passage("We share letters.", share, "data=Content letters"),
			passage("We share aggregated letters.", share, "data=Content letters", "data=Anonymous aggregated"), "data added Anonymous strengthened"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := moved(tt.old, tt.new); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestWhatIsRenamedThroughoutIsNoChange(t *testing.T) {
	c := clauseOf(promise.Practice, promise.Collect)
	var pairs [][2]*Group
	for _, rest := range []string{"here", "there", "elsewhere"} {
		old, new := passage("We collect your mask "+rest+".", c, "data=Device mask"), passage("We collect your alias "+rest+".", c, "data=Account alias")
		pairs = append(pairs, [2]*Group{NewGroup([]*promise.Passage{old}), NewGroup([]*promise.Passage{new})})
	}
	b := &Background{Renamed: FindRenamed(pairs), Shelves: [2]*Shelf{shelf(), shelf()}}
	if moves := Compare(pairs[0][0], pairs[0][1], b); len(moves) > 0 {
		t.Errorf("got %+v", moves)
	}
}

func TestShelfFindsWhatIsSaidElsewhere(t *testing.T) {
	c := clauseOf(promise.Practice, promise.Protect)
	said := passage("Every letter that travels between harbours is encrypted by us.", c)
	shelf := shelf(said)
	again := passage("We take care that every letter travels encrypted between harbours.", c)
	if shelf.Says(again, &again.Clauses[0]) == nil {
		t.Error("a reworded promise is not found")
	}
	denied := c
	denied.Force = promise.Prohibition
	other := passage("Every letter that travels between harbours is not encrypted by us.", denied)
	if shelf.Says(other, &other.Clauses[0]) != nil {
		t.Error("its denial is found in its place")
	}
}
