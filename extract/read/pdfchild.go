package read

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os/exec"
	"runtime/debug"
)

const (
	childMemory = 1 << 30  // bytes that a child may map
	maxChildOut = 64 << 20 // bytes of JSON that are taken from it
)

// ChildPDF returns a reader for Options.PDF that parses in a child process: `exe args…`
// must call PDFChild with its standard input and output. A PDF that makes the parser run
// wild takes the child with it and nothing else: it is killed after 20 seconds, and its
// memory is limited to 1 GiB where the system can.
func ChildPDF(exe string, args []string) func(data []byte) (*PDFText, error) {
	return func(data []byte) (*PDFText, error) {
		ctx, cancel := context.WithTimeout(context.Background(), maxPDFTime)
		defer cancel()
		cmd := exec.CommandContext(ctx, exe, args...)
		cmd.Stdin = bytes.NewReader(data)
		out := &capped{left: maxChildOut}
		cmd.Stdout = out
		err := cmd.Run()
		switch {
		case ctx.Err() != nil:
			return nil, errPDFTime()
		case out.left < 0:
			return nil, &Error{Problem: TooLarge, Reason: "the PDF holds more text than can be read", Advice: "split it"}
		case err != nil:
			return nil, &Error{Problem: Broken, Reason: "the PDF could not be read within its memory limit", Advice: "print or save it again as PDF", Err: err}
		}
		doc := &PDFText{}
		if err := json.Unmarshal(out.buf.Bytes(), doc); err != nil {
			return nil, broken("", "the PDF reader gave no answer", err)
		}
		return doc, nil
	}
}

// capped keeps up to left bytes, and fails after.
type capped struct {
	buf  bytes.Buffer
	left int
}

func (c *capped) Write(p []byte) (int, error) {
	if c.left -= len(p); c.left < 0 {
		return 0, io.ErrShortWrite
	}
	return c.buf.Write(p)
}

// limitMemory keeps this process below childMemory: softly everywhere, and hard where the
// system knows how.
func limitMemory() {
	debug.SetMemoryLimit(childMemory * 3 / 4)
	limitAddressSpace(childMemory)
}
