package change

import "github.com/recant/recant/extract/promise"

// members are the states of the European Union as of its treaties of 2020, by ISO 3166 code;
// partners are the states that make it the European Economic Area (EEA Agreement, article 2).
var (
	members = map[string]bool{
		"AT": true, "BE": true, "BG": true, "CY": true, "CZ": true, "DE": true, "DK": true, "EE": true, "ES": true,
		"FI": true, "FR": true, "GR": true, "HR": true, "HU": true, "IE": true, "IT": true, "LT": true, "LU": true,
		"LV": true, "MT": true, "NL": true, "PL": true, "PT": true, "RO": true, "SE": true, "SI": true, "SK": true,
	}
	partners = map[string]bool{"IS": true, "LI": true, "NO": true}
)

// oneLaw are the places that the same data protection law holds in, so that it is all one to the
// person which of them is named.
var oneLaw = map[string]bool{"EU": true, "EEA": true}

// abroad is any country but the person's own; said of a ban, the edge that it is drawn at.
const abroad = "Abroad"

// holdsPlace tells whether a place holds another: the EU holds Belgium, the world holds all.
func holdsPlace(outer, inner string) bool {
	switch {
	case outer == inner:
		return false
	case outer == "Worldwide":
		return true
	case inner == "Worldwide":
		return false
	case outer == "EEA":
		return inner == "EU" || members[inner] || partners[inner]
	case outer == "EU":
		return members[inner]
	}
	return outer == abroad && inner != "EEA" && inner != "EU" && !members[inner]
}

// within tells whether a place lies in one of those listed.
func within(place string, list []string) bool {
	for _, x := range list {
		if holdsPlace(x, place) {
			return true
		}
	}
	return false
}

// places adds the moves of where data is: a place that gave way to one that holds it or lies
// in it, then the places that came or went and lie in none of those that the other side names.
func (v sides) places(o *collector) {
	if !exposes[o.old.Act] || !exposes[o.new.Act] {
		return // it is where a right or a safeguard is had, not where data is
	}
	came, went := v.values(o, promise.SlotLocation, 1), v.values(o, promise.SlotLocation, 0)
	came, went = nested(o, came, went)
	came, went = cancel(came, went, replaces)
	for _, x := range came {
		if !x.fine && !within(x.value, o.old.Location) {
			o.add(Move{Slot: promise.SlotLocation, Step: Extended, Orient: o.new.orient, Value: x.value, New: x.words, Sign: placed(o.new, x.value, len(o.old.Location))})
		}
	}
	for _, x := range went {
		if !x.fine && !within(x.value, o.new.Location) {
			o.add(Move{Slot: promise.SlotLocation, Step: Cut, Orient: o.old.orient, Value: x.value, Old: x.words, Sign: -placed(o.old, x.value, len(o.new.Location))})
		}
	}
}

// nested adds the moves of places that gave way to one around or within them, and gives what
// is left.
func nested(o *collector, came, went []valued) (a, b []valued) {
	return cancel(came, went, func(x, y valued) bool {
		m := Move{Slot: promise.SlotLocation, Value: x.value, Orient: o.new.orient, Old: y.words, New: x.words}
		switch {
		case oneLaw[x.value] && oneLaw[y.value]:
		case holdsPlace(x.value, y.value):
			m.Step, m.Sign = Wider, Widening(o.new.orient)
		case holdsPlace(y.value, x.value):
			m.Step, m.Sign, m.Value = Narrower, -Widening(o.new.orient), y.value
		default:
			return false
		}
		o.add(m) // which drops what has no sign
		return true
	})
}

// placed is the sign of one more place in a clause, of which the other form names so many. A
// ban on all places became one on some; one on what lies abroad leaves out what it names.
func placed(c *clause, place string, others int) Sign {
	sign := Widening(c.orient)
	if c.Force == promise.Prohibition && c.orient == Protective && (others == 0 || place != abroad && has(c.Location, abroad)) {
		return -sign
	}
	return sign
}
