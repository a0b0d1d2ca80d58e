package tag

import (
	"encoding/binary"
	"errors"
	"sort"
)

// Model is a trained tagger: quantized weights by feature, and the words that have one tag.
type Model struct {
	certain map[string]Tag
	slots   []slot // open-addressing table
	weights []weight
}

// slot is a feature and where its weights are.
type slot struct {
	hash   uint32 // 0: the slot is free
	start  uint32
	length uint32
}

type weight struct {
	tag   Tag
	value int8
}

// row gives the weights of a feature.
func (m *Model) row(f uint32) []weight {
	if f == 0 {
		f = 1
	}
	mask := uint32(len(m.slots) - 1)
	for i := f & mask; ; i = (i + 1) & mask {
		switch s := &m.slots[i]; s.hash {
		case f:
			return m.weights[s.start : s.start+s.length]
		case 0:
			return nil
		}
	}
}

// The file: "recant-tag/1\n", then little-endian: count of certain words, each a length
// byte, its bytes and a tag byte, sorted; count of features, then each feature's hash (uint32),
// the number of its weights (uint8) and the weights (tag, int8), sorted by hash.
const magic = "recant-tag/1\n"

var errModel = errors.New("not a tagger model of this version")

// Decode reads a model.
func Decode(data []byte) (*Model, error) {
	if len(data) < len(magic) || string(data[:len(magic)]) != magic {
		return nil, errModel
	}
	r := &reader{data: data[len(magic):]}
	m := &Model{certain: map[string]Tag{}}
	for n := r.uint32(); n > 0 && !r.bad; n-- {
		word := string(r.take(int(r.byte())))
		m.certain[word] = Tag(r.byte()) % count
	}
	features := int(r.uint32())
	if features > len(r.data) {
		return nil, errModel
	}
	size := 2
	for size < features*2 {
		size *= 2
	}
	m.slots = make([]slot, size)
	m.weights = make([]weight, 0, len(r.data)/3)
	for n := features; n > 0 && !r.bad; n-- {
		f, k := r.uint32(), r.byte()
		m.insert(f, k)
		for ; k > 0; k-- {
			m.weights = append(m.weights, weight{Tag(r.byte()) % count, int8(r.byte())})
		}
	}
	if r.bad {
		return nil, errModel
	}
	return m, nil
}

func (m *Model) insert(f uint32, k uint8) {
	if f == 0 {
		f = 1
	}
	mask := uint32(len(m.slots) - 1)
	i := f & mask
	for m.slots[i].hash != 0 && m.slots[i].hash != f {
		i = (i + 1) & mask
	}
	m.slots[i] = slot{f, uint32(len(m.weights)), uint32(k)}
}

type reader struct {
	data []byte
	bad  bool
}

func (r *reader) take(n int) []byte {
	if n > len(r.data) {
		r.bad = true
		return nil
	}
	b := r.data[:n]
	r.data = r.data[n:]
	return b
}

func (r *reader) byte() uint8 {
	if b := r.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (r *reader) uint32() uint32 {
	if b := r.take(4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

// encode writes a model as Decode reads it.
func encode(certain map[string]Tag, rows map[uint32][]weight) []byte {
	out := []byte(magic)
	words := make([]string, 0, len(certain))
	for w := range certain {
		if len(w) < 256 {
			words = append(words, w)
		}
	}
	sort.Strings(words)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(words)))
	for _, w := range words {
		out = append(out, uint8(len(w)))
		out = append(out, w...)
		out = append(out, uint8(certain[w]))
	}
	hashes := make([]uint32, 0, len(rows))
	for f := range rows {
		hashes = append(hashes, f)
	}
	sort.Slice(hashes, func(i, j int) bool { return hashes[i] < hashes[j] })
	out = binary.LittleEndian.AppendUint32(out, uint32(len(hashes)))
	for _, f := range hashes {
		out = binary.LittleEndian.AppendUint32(out, f)
		out = append(out, uint8(len(rows[f])))
		for _, w := range rows[f] {
			out = append(out, uint8(w.tag), uint8(w.value))
		}
	}
	return out
}
