//go:build !(linux || darwin || freebsd || netbsd || dragonfly || solaris)

package read

// limitAddressSpace does nothing: the system has no such limit.
func limitAddressSpace(uint64) {}
