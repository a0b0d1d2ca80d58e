package tell

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/recant/recant/diff/report"
	"github.com/recant/recant/diff/words"
)

// Report is what this room can say: a contract with its outline. Where all is set it holds
// what is otherwise only counted.
type Report interface {
	Outline(v *words.Voice, all bool) *report.Outline
}

// blank gives an empty report of each contract.
var blank = map[string]func() Report{
	ParityID:   func() Report { return &Parity{} },
	ContrastID: func() Report { return &Contrast{} },
	LintID:     func() Report { return &Lint{} },
}

var errDocument = errors.New("a damaged report: it names a document that it does not hold")

// Load reads a report of this room that was saved as JSON; nil where the data is none.
func Load(data []byte) (Report, error) {
	var head struct {
		Schema string `json:"schema"`
	}
	if json.Unmarshal(data, &head) != nil || blank[head.Schema] == nil {
		return nil, nil
	}
	r := blank[head.Schema]()
	if err := json.Unmarshal(data, r); err != nil {
		return nil, fmt.Errorf("a damaged %s report: %w", head.Schema, err)
	}
	if c, ok := r.(interface{ check() error }); ok {
		return r, c.check()
	}
	return r, nil
}
