// Package diff compares two statements: what comes in are the promises of an old and a new
// version, what goes out is a change.Result, judged and in document order. It must not know
// how promises were read nor how the result is shown.
package diff
