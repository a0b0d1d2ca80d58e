//go:build linux || darwin || freebsd || netbsd || dragonfly || solaris

package read

import "syscall"

// limitAddressSpace makes the system refuse memory beyond n bytes above what is mapped now:
// the Go runtime reserves much more address space than it uses.
func limitAddressSpace(n uint64) {
	var l syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_AS, &l); err != nil {
		return
	}
	n += mappedNow()
	if uint64(l.Cur) < n {
		return
	}
	l.Cur = n
	_ = syscall.Setrlimit(syscall.RLIMIT_AS, &l) // the soft limit of the runtime remains
}

// mappedNow is an upper bound of the address space of a Go process that has just started.
func mappedNow() uint64 { return 2 << 30 }
