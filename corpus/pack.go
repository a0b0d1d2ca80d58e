package corpus

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"io"
	"sync"
)

// packLevel is fast: level 6 takes four times as long for a few percent.
const packLevel = 4

var packers = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(io.Discard, packLevel) // fails only for a level that does not exist
	return w
}}

// pack compresses; the same bytes always give the same.
func pack(data []byte) []byte {
	var out bytes.Buffer
	out.Grow(len(data) / 3)
	w := packers.Get().(*flate.Writer)
	defer packers.Put(w)
	w.Reset(&out)
	_, _ = w.Write(data) // into memory: cannot fail
	_ = w.Close()
	return out.Bytes()
}

var unpackers = sync.Pool{New: func() any { return flate.NewReader(nil) }}

// unpack is the reverse of pack, for at most limit bytes.
func unpack(data []byte, limit int64) ([]byte, error) {
	r := unpackers.Get().(io.ReadCloser)
	defer unpackers.Put(r)
	if err := r.(flate.Resetter).Reset(bytes.NewReader(data), nil); err != nil {
		return nil, err
	}
	out := bytes.NewBuffer(make([]byte, 0, min(limit+bytes.MinRead, usualGain*int64(len(data))+bytes.MinRead)))
	if _, err := out.ReadFrom(io.LimitReader(r, limit+1)); err != nil {
		return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	if int64(out.Len()) > limit {
		return nil, fmt.Errorf("%w: longer than it should be", ErrDamaged)
	}
	return out.Bytes(), nil
}

// usualGain is how many times longer a text mostly is than what it was packed to, at most.
const usualGain = 6

// packIDs writes ids as the differences from each to the next.
func packIDs(ids []int64) []byte {
	out := make([]byte, 0, 2*len(ids))
	last := int64(0)
	for _, id := range ids {
		out = binary.AppendVarint(out, id-last)
		last = id
	}
	return out
}

func unpackIDs(data []byte) ([]int64, error) {
	var ids []int64
	last := int64(0)
	for len(data) > 0 {
		d, n := binary.Varint(data)
		if n <= 0 {
			return nil, fmt.Errorf("%w: a list of parts breaks off", ErrDamaged)
		}
		last += d
		ids, data = append(ids, last), data[n:]
	}
	return ids, nil
}
