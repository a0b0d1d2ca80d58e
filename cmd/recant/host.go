package main

import (
	"io"
	"os"
	"strings"

	"github.com/mattn/go-isatty"
)

// host is the world that a run stands in, so that a test can give another.
type host struct {
	args     []string // without the program's name
	exe      string   // the program itself; "" where it is not known
	in       io.Reader
	out, err io.Writer
	env      []string
	terminal bool // out is a terminal

	errTerminal bool // err is a terminal
}

// system is the real world.
func system() *host {
	exe, err := os.Executable()
	if err != nil {
		exe = ""
	}
	return &host{exe: exe, args: os.Args[1:], in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Environ(), terminal: isatty.IsTerminal(os.Stdout.Fd()),
		errTerminal: isatty.IsTerminal(os.Stderr.Fd())}
}

// getenv is the value of a variable, "" where it is not set. The last setting counts.
func (h *host) getenv(key string) string {
	for i := len(h.env) - 1; i >= 0; i-- {
		if k, v, ok := strings.Cut(h.env[i], "="); ok && k == key {
			return v
		}
	}
	return ""
}
