package report

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/recant/recant/extract/promise"
	"github.com/recant/recant/extract/promise/wire"
)

// fingerprint is what a waiver names a change by: what happened to which promise, with the
// kind of data and the company where the sentences are that exact. Whoever lets an e-mail
// address go to one company lets no phone number go, and none to another. It outlives other
// words and translation: the terms are the same in every language, and so are names.
func (c *Change) fingerprint() string {
	exact := append(exactly(c.Old), exactly(c.New)...)
	slices.Sort(exact)
	exact = slices.Compact(exact)
	if len(exact) == 0 {
		return c.ID
	}
	sum := sha256.Sum256([]byte("recant.promise/1\n" + c.ID + "\n" + strings.Join(exact, "\n")))
	return hex.EncodeToString(sum[:8])
}

// exactly are the terms of a clause that are finer than what is compared.
func exactly(c *wire.Clause) []string {
	if c == nil {
		return nil
	}
	var list []string
	for _, f := range c.Finer {
		switch {
		case f.Slot == string(promise.SlotData) && f.Term != "":
			list = append(list, f.Slot+" "+f.Term)
		case f.Slot == string(promise.SlotRecipient) && f.Value == named:
			list = append(list, f.Slot+" "+f.Words)
		}
	}
	return list
}

// named is the recipient that is a company with a name.
const named = "Named"
