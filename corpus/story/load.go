package story

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Story is what a verb of a history tells.
type Story interface {
	Text(Words) []byte
	In(code string)
	Language() string
}

// Load reads a story that was saved as JSON; nil where it is another report. Fields that it
// does not know are passed over, as a later version may add some.
func Load(data []byte) (Story, error) {
	var head struct {
		Schema string `json:"schema"`
	}
	if json.Unmarshal(data, &head) != nil {
		return nil, nil
	}
	stories := map[string]Story{"recant.list/1": &List{}, "recant.stats/1": &Table{}, "recant.log/1": &Log{}, "recant.blame/1": &Blame{},
		"recant.life/1": &Life{}, "recant.search/1": &Search{}, "recant.scan/1": &Scan{}}
	s, ok := stories[head.Schema]
	if !ok {
		return nil, nil
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber() // a value of a table is printed as it was
	if err := d.Decode(s); err != nil {
		return nil, fmt.Errorf("a damaged %s report: %w", head.Schema, err)
	}
	return s, nil
}

// Tongues are the languages of the texts that a story is about, as they come.
func Tongues(s Story) []string {
	var list []string
	switch s := s.(type) {
	case *Log:
		for i := range s.Versions {
			list = append(list, s.Versions[i].Spoken)
		}
	case *Blame:
		list = append(list, s.Spoken)
	case *Life:
		for i := range s.Lives {
			list = append(list, s.Lives[i].Spoken)
		}
	case *Search:
		for i := range s.Hits {
			list = append(list, s.Hits[i].Spoken)
		}
	case *Scan:
		for i := range s.Findings {
			list = append(list, s.Findings[i].Spoken)
		}
	}
	return list
}

// Retell gives every message and witness of a story anew: what was kept with it goes in, and
// what is said now comes out; false leaves it as it is.
func Retell(s Story, anew func(told []byte) (message, witness string, ok bool)) {
	again := func(told []byte, message, witness *string) {
		if m, w, ok := anew(told); ok {
			*message, *witness = m, w
		}
	}
	switch s := s.(type) {
	case *Log:
		for i := range s.Versions {
			if f := s.Versions[i].Worst; f != nil {
				again(f.Told, &f.Message, &f.Witness)
			}
		}
	case *Scan:
		for i := range s.Findings {
			f := &s.Findings[i]
			again(f.Told, &f.Message, &f.Witness)
		}
	case *Life:
		for i := range s.Lives {
			for k := range s.Lives[i].Turns {
				t := &s.Lives[i].Turns[k]
				again(t.Told, &t.Message, &t.Witness)
			}
		}
	}
}
