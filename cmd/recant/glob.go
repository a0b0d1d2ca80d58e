package main

import (
	"io/fs"
	"path"
	"path/filepath"
	"strings"
)

// matches tells whether a path is one that a pattern stands for: * stands for a part of a
// name, ** for any folders, none among them.
func matches(pattern, name string) bool {
	return matchParts(strings.Split(path.Clean(pattern), "/"), strings.Split(name, "/"))
}

// matchParts goes through the pattern once, and keeps how many parts of the name may be
// taken up to there: time and memory stay small whatever the pattern.
func matchParts(pattern, name []string) bool {
	taken := make([]bool, len(name)+1)
	taken[0] = true
	for _, p := range pattern {
		if p == "**" {
			for n := range name {
				taken[n+1] = taken[n+1] || taken[n]
			}
			continue
		}
		next := make([]bool, len(name)+1)
		for n, part := range name {
			ok, err := path.Match(p, part)
			next[n+1] = taken[n] && ok && err == nil
		}
		taken = next
	}
	return taken[len(name)]
}

// filesBelow lists the files of a folder that may be documents, their paths counted from
// it. Folders with a dot before their name, and those that package managers fill, are passed over.
func filesBelow(dir string) ([]string, error) {
	var list []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != dir && (strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules" || d.Name() == "vendor"):
			return filepath.SkipDir
		case d.IsDir():
			return nil
		}
		rel, err := filepath.Rel(dir, name)
		list = append(list, filepath.ToSlash(rel))
		return err
	})
	return list, err
}

// literal writes a path as the pattern that stands for it alone.
func literal(name string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(name)
}
