package main

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// shape is what a part of .recant.yaml looks like: a word, a list or a set of keys.
type shape struct {
	keys map[string]*shape // of a set of keys
	free bool              // any key may stand in it
	each *shape            // of each entry of a list, and of each value behind a free key
}

var (
	oneWord      = &shape{}
	severalWords = &shape{each: oneWord}
	ruleShape    = &shape{free: true, each: oneWord}
	configShape  = &shape{keys: map[string]*shape{
		"version": oneWord, "rule-set": oneWord, "against": oneWord, "merge-base": oneWord, "fail-on": oneWord, "baseline": oneWord, "rules": ruleShape,
		"documents": {each: &shape{keys: map[string]*shape{"files": severalWords, "language": oneWord, "group": oneWord, "against": oneWord, "rules": ruleShape}}},
		"waivers":   {each: &shape{keys: map[string]*shape{"fingerprint": oneWord, "reason": oneWord, "owner": oneWord, "expires": oneWord, "document": oneWord}}},
	}}
)

func (s *shape) isList() bool { return s.keys == nil && !s.free && s.each != nil }

func (s *shape) isSet() bool { return s.keys != nil || s.free }

// trouble is something wrong on a line.
type trouble struct {
	line int
	said string
}

// check tells the first thing about a part, called name, that is not of its shape; nil where
// all is.
func (s *shape) check(n *yaml.Node, name string) *trouble {
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	empty := n.Kind == yaml.ScalarNode && n.Tag == "!!null"
	switch {
	case s.isSet() && n.Kind == yaml.MappingNode:
		return s.checkKeys(n, name)
	case s.isList() && n.Kind == yaml.SequenceNode:
		for _, entry := range n.Content {
			if entry.Kind == yaml.ScalarNode && entry.Tag == "!!null" {
				return &trouble{entry.Line, "an entry of " + name + " is empty"}
			}
			if t := s.each.check(entry, "an entry of "+name); t != nil {
				return t
			}
		}
		return nil
	case empty, s == oneWord && n.Kind == yaml.ScalarNode:
		return nil
	case s.isSet():
		return &trouble{n.Line, name + " must be a set of keys: " + s.example()}
	case s.isList():
		return &trouble{n.Line, name + " must be a list, such as [a, b]"}
	}
	return &trouble{n.Line, name + " must be a single word or text"}
}

func (s *shape) checkKeys(n *yaml.Node, name string) *trouble {
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		of := s.each
		if !s.free {
			if of = s.keys[key.Value]; of == nil {
				return &trouble{key.Line, fmt.Sprintf("unknown key %q in %s%s; it may hold %s", key.Value, name, didYouMean(key.Value, s.known()), strings.Join(s.known(), ", "))}
			}
		}
		if t := of.check(value, key.Value); t != nil {
			return t
		}
	}
	return nil
}

// known are the keys, sorted.
func (s *shape) known() []string {
	var list []string
	for key := range s.keys {
		list = append(list, key)
	}
	slices.Sort(list)
	return list
}

func (s *shape) example() string {
	if s.free {
		return "only-dropped: low"
	}
	return strings.Join(s.known(), ", ")
}
