// Command recant turns privacy statements and impact assessments into normalized commitments
// and shows which promises got weaker between two versions.
//
// What comes in are arguments, files and the environment, all read here and nowhere else;
// what goes out are a report, one line for each trouble, and an exit status: 0 done, 1 with
// --exit-code where something got weaker, 2 trouble. Each verb is one file. It must not know
// how promises are read or judged.
package main

import "os"

func main() {
	os.Exit(run(system()))
}
