//go:build !(linux || darwin || netbsd || solaris)

package read

// limitAddressSpace does nothing: the system has no such limit.
func limitAddressSpace(uint64) {}
