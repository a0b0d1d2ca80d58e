package diff

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"sync"

	"github.com/recant/recant/diff/rules"
)

// engine counts the changes to the Go code that change what a comparison says; the rule
// pages count by themselves.
const engine = "2"

// Version names what a comparison depends on beside the statements, so that a store of
// comparisons knows when to make them anew.
func Version() string { return engine + "." + pages() }

var pages = sync.OnceValue(func() string {
	sum := sha256.New()
	for _, r := range rules.All() {
		_, _ = io.WriteString(sum, r.ID+"\n"+r.Page) // a hash takes everything
	}
	return hex.EncodeToString(sum.Sum(nil)[:6])
})
