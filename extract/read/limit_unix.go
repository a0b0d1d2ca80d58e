//go:build linux || darwin || netbsd || solaris

package read

import "syscall"

// reservedByGo is more address space than the Go runtime reserves at its start without
// using it.
const reservedByGo = 2 << 30

// limitAddressSpace makes the system refuse this process more than about n bytes.
func limitAddressSpace(n uint64) {
	var l syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_AS, &l); err != nil || l.Cur < n+reservedByGo {
		return
	}
	l.Cur = n + reservedByGo
	_ = syscall.Setrlimit(syscall.RLIMIT_AS, &l) // without it, the soft limit of the runtime remains
}
