package corpus

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
)

// cat reads many blobs from one git process. Its methods may be called from several goroutines.
type cat struct {
	lock   sync.Mutex
	wait   func() error
	in     io.WriteCloser
	out    *bufio.Reader
	broken error
}

func (g Git) newCat(ctx context.Context) (*cat, error) {
	cmd := g.command(ctx, "cat-file", "--batch")
	c := &cat{wait: cmd.Wait}
	var err error
	if c.in, err = cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	c.out = bufio.NewReaderSize(out, 1<<16)
	if err := cmd.Start(); err != nil {
		return nil, gitTrouble(err, "", "cat-file")
	}
	return c, nil
}

// close ends the process.
func (c *cat) close() {
	_ = c.in.Close()
	_, _ = io.Copy(io.Discard, c.out)
	_ = c.wait()
}

// errUnreadable is a trouble with one blob; others can still be read.
var errUnreadable = errors.New("cannot be read")

// blob gives the bytes of a blob. One of more than limit bytes is passed over.
func (c *cat) blob(id string, limit int64) ([]byte, error) {
	c.lock.Lock()
	defer c.lock.Unlock()
	if c.broken != nil {
		return nil, c.broken
	}
	data, err := c.ask(id, limit)
	if err != nil && !errors.Is(err, errUnreadable) && !errors.Is(err, ErrTooLarge) {
		c.broken = err
	}
	return data, err
}

func (c *cat) ask(id string, limit int64) ([]byte, error) {
	if _, err := io.WriteString(c.in, id+"\n"); err != nil {
		return nil, gitTrouble(err, "", "cat-file")
	}
	header, err := c.out.ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("git cat-file broke off: %w", err)
	}
	fields := strings.Fields(header)
	if len(fields) != 3 {
		return nil, fmt.Errorf("%w: git does not have its bytes (a partial clone? fetch them first)", errUnreadable)
	}
	size, err := strconv.ParseInt(fields[2], 10, 64)
	if err != nil {
		return nil, fmt.Errorf("git cat-file gave an answer that is not understood: %.60q", header)
	}
	if size > limit {
		_, err := io.CopyN(io.Discard, c.out, size+1)
		return nil, errors.Join(fmt.Errorf("%w: %d bytes, the limit is %d", ErrTooLarge, size, limit), err)
	}
	data := make([]byte, size+1)
	if _, err := io.ReadFull(c.out, data); err != nil {
		return nil, fmt.Errorf("git cat-file broke off: %w", err)
	}
	if bytes.HasPrefix(data, []byte("version https://git-lfs.")) {
		return nil, fmt.Errorf("%w: a Git LFS pointer, not the document", errUnreadable)
	}
	return data[:size], nil
}
