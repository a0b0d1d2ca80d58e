package read

import (
	"errors"
	"fmt"
)

// Problem is the kind of trouble that kept a file from being read.
type Problem uint8

// The kinds of trouble.
const (
	Broken      Problem = iota // damaged, or too strange for its parser
	Empty                      // no bytes, or no text in them
	TooLarge                   // over a size limit, as given or once unpacked
	Binary                     // not text and no known format
	Unsupported                // a known format that is not read
	Encrypted                  // needs a password
	NoText                     // pages without a text layer, or with an unreadable one
	TimedOut                   // took longer than it may
)

// Error says which file could not be read, why, and what the user can do about it.
type Error struct {
	Name    string // the file, as given to Read
	Problem Problem
	Reason  string // what is wrong, lower case, no full stop
	Advice  string // what to do about it; may be empty
	Err     error  // the cause, where there is one
}

func (e *Error) Error() string {
	s := e.Reason
	if e.Name != "" {
		s = fmt.Sprintf("read %q: %s", e.Name, s)
	}
	if e.Err != nil {
		s += " (" + oneLine(e.Err.Error()) + ")"
	}
	if e.Advice != "" {
		s += "; " + e.Advice
	}
	return s
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

func broken(name, reason string, err error) *Error {
	return &Error{Name: name, Problem: Broken, Reason: reason, Advice: "save or download the file again", Err: err}
}

// named puts the file's name into an error that a reader made without it.
func named(name string, err error) error {
	var e *Error
	if !errors.As(err, &e) {
		return broken(name, "the file cannot be read", err)
	}
	c := *e
	c.Name = name
	return &c
}

// oneLine keeps an error of a third party on one line of a sane length.
func oneLine(s string) string {
	out := make([]rune, 0, len(s))
	for _, r := range s {
		if r < ' ' {
			r = ' '
		}
		if out = append(out, r); len(out) == 200 {
			break
		}
	}
	return string(out)
}
