// Command recant turns privacy statements and impact assessments into normalized commitments
// and shows which promises got weaker between two versions.
//
// What comes in are arguments, files and the environment, all read here and nowhere else;
// what goes out are a report, one line for each trouble, and an exit status: 0 done, 1 with
// --exit-code where something got weaker, 2 trouble. Each verb is one file. It must not know
// how promises are read or judged.
package main

import (
	"os"
	"runtime/debug"
)

// A comparison lives for a tenth of a second: collecting garbage seldom makes it a fifth
// faster. The limit keeps long runs over archives small all the same.
const (
	gcPercent   = 400
	memoryLimit = 300 << 20 // bytes
)

func main() {
	debug.SetGCPercent(gcPercent)
	debug.SetMemoryLimit(memoryLimit)
	os.Exit(run(system()))
}
