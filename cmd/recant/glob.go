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

func matchParts(pattern, name []string) bool {
	for len(pattern) > 0 && pattern[0] != "**" {
		if len(name) == 0 {
			return false
		}
		if ok, err := path.Match(pattern[0], name[0]); err != nil || !ok {
			return false
		}
		pattern, name = pattern[1:], name[1:]
	}
	if len(pattern) == 0 {
		return len(name) == 0
	}
	for len(pattern) > 1 && pattern[1] == "**" { // ** after ** says nothing more
		pattern = pattern[1:]
	}
	for i := 0; i <= len(name); i++ {
		if matchParts(pattern[1:], name[i:]) {
			return true
		}
	}
	return false
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
