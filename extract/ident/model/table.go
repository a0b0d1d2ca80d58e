package model

import (
	"fmt"
	"strconv"
	"strings"
)

// Most is how many languages one set of tables may have.
const Most = 16

// The costs, in quarters of a bit, of what a language's table does not hold. They are the
// same for all, so that a table from more text does not win by that.
const (
	unseenTrigram = 60
	unseenWord    = 52
)

// Row is the cost of one trigram or word in each language.
type Row [Most]uint8

// Set is the tables of some languages, ready to be asked.
type Set struct {
	Codes    []string
	trigrams index
	words    index
}

// index is a hash table with open addressing.
type index struct {
	keys   []uint64 // 0 is free; no trigram and no word has it
	rows   []Row
	n      int
	unseen uint8
}

// newIndex makes an index with room for some keys; size is a power of two.
func newIndex(size int, unseen uint8) index {
	x := index{keys: make([]uint64, size), rows: make([]Row, size), unseen: unseen}
	for i := range x.rows {
		for j := range x.rows[i] {
			x.rows[i][j] = unseen
		}
	}
	return x
}

// slot is where a key is, or would be.
func (x *index) slot(key uint64) uint64 {
	mask := uint64(len(x.keys) - 1)
	h := key * 0x9e3779b97f4a7c15
	i := (h ^ h>>32) & mask
	for x.keys[i] != 0 && x.keys[i] != key {
		i = (i + 1) & mask
	}
	return i
}

// put sets the cost of a key in a language.
func (x *index) put(key uint64, lang int, cost uint8) {
	if 2*x.n > len(x.keys) {
		x.grow()
	}
	i := x.slot(key)
	if x.keys[i] == 0 {
		x.keys[i] = key
		x.n++
	}
	x.rows[i][lang] = cost
}

func (x *index) grow() {
	wide := newIndex(2*len(x.keys), x.unseen)
	for i, k := range x.keys {
		if k != 0 {
			j := wide.slot(k)
			wide.keys[j], wide.rows[j] = k, x.rows[i]
		}
	}
	wide.n = x.n
	*x = wide
}

// get is the row of a key, nil where no language has it.
func (x *index) get(key uint64) *Row {
	i := x.slot(key)
	if x.keys[i] == 0 {
		return nil
	}
	return &x.rows[i]
}

// Read makes a set of written tables; codes and tables have the same order.
func Read(codes, tables []string) (*Set, error) {
	if len(codes) > Most {
		return nil, fmt.Errorf("%d languages, at most %d", len(codes), Most)
	}
	s := &Set{Codes: codes, trigrams: newIndex(1<<14, unseenTrigram), words: newIndex(1<<12, unseenWord)}
	for i, t := range tables {
		if err := s.read(i, t); err != nil {
			return nil, fmt.Errorf("%s: %w", codes[i], err)
		}
	}
	return s, nil
}

// read takes lines of a kind ("t" or "w"), a cost and what has that cost.
func (s *Set) read(lang int, table string) error {
	for line := range strings.Lines(table) {
		if line[0] == '#' {
			continue
		}
		fields := strings.Fields(line)
		if len(fields) < 3 {
			return fmt.Errorf("short line %q", line)
		}
		cost, err := strconv.ParseUint(fields[1], 10, 8)
		if err != nil {
			return err
		}
		for _, f := range fields[2:] {
			if err := s.put(fields[0], f, lang, uint8(cost)); err != nil {
				return err
			}
		}
	}
	return nil
}

// put takes one trigram, spaces written as "_", or one word.
func (s *Set) put(kind, what string, lang int, cost uint8) error {
	switch kind {
	case "w":
		s.words.put(Hash(what), lang, cost)
		return nil
	case "t":
		r := []rune(what)
		if len(r) != 3 {
			return fmt.Errorf("%q is no trigram", what)
		}
		for i := range r {
			if r[i] == '_' {
				r[i] = space
			}
		}
		s.trigrams.put(Key(r[0], r[1], r[2]), lang, cost)
		return nil
	}
	return fmt.Errorf("unknown kind %q", kind)
}
