package promise

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// Norm is the canonical line of a commitment: the same for a paraphrase or a translation
// wherever the slots are the same. Empty slots are left out; wording and position are not in it.
//
//	Provider Prohibition Share data=Content to=Advertiser if=Consent only keep=P30D
func (c *Commitment) Norm() string {
	var b strings.Builder
	b.WriteString(string(c.Holder) + " " + string(c.Force) + " " + string(c.Act))
	list := func(key string, values []string) {
		if len(values) > 0 {
			b.WriteString(" " + key + "=" + strings.Join(values, ","))
		}
	}
	list("data", c.Data)
	list("for", c.Purpose)
	list("to", c.Recipient)
	list("if", c.Condition)
	if c.Exclusive {
		b.WriteString(" only")
	}
	one := func(key, value string) {
		if value != "" {
			b.WriteString(" " + key + "=" + value)
		}
	}
	one("keep", c.Retention)
	one("within", c.Within)
	one("ahead", c.Ahead)
	list("in", c.Location)
	one("by", c.Deadline)
	if c.Status != Asserted {
		one("status", string(c.Status))
	}
	return b.String()
}

// Fingerprint is the first 16 hex digits of the SHA-256 of the normal form: a name for the
// promise that survives rewording, moving and translation wherever the normal form does.
func (c *Commitment) Fingerprint() string {
	sum := sha256.Sum256([]byte("recant.norm/1\n" + c.Norm()))
	return hex.EncodeToString(sum[:8])
}
