package main

import (
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/recant/recant/corpus"
)

// base is what documents are compared with.
type base interface {
	// paths lists the documents that it has, of those that a pattern stands for.
	paths(patterns []string) []string
	// read gives the bytes of one, and the name that a report calls it by.
	read(ctx context.Context, name string) (data []byte, source string, err error)
	// lacks says why a document that is not among its paths may be in it all the same.
	lacks(name string) error
}

// previousTag is the word for the newest tag before HEAD: the release before this one.
const previousTag = "previous-tag"

// gitBase is a revision, with the submodules that it holds.
type gitBase struct {
	*reader
	git     corpus.Git
	rev     string
	files   []string
	modules []corpus.Submodule
	unknown map[string]error // by the path of a submodule whose files could not be listed
}

func newGitBase(ctx context.Context, r *reader, git corpus.Git, rev string) (*gitBase, error) {
	files, modules, err := git.Files(ctx, rev)
	if err != nil {
		return nil, fmt.Errorf("cannot compare with %q: %w", rev, err)
	}
	b := &gitBase{r, git, rev, files, modules, map[string]error{}}
	for _, m := range modules {
		inside, _, err := git.In(m.Path).Files(ctx, m.Commit)
		if err != nil {
			b.unknown[m.Path] = err
		}
		for _, f := range inside {
			b.files = append(b.files, m.Path+"/"+f)
		}
	}
	return b, nil
}

func (b *gitBase) paths(patterns []string) []string { return selected(b.files, patterns) }

func (b *gitBase) read(ctx context.Context, name string) ([]byte, string, error) {
	git, rev, file := b.git, b.rev, name
	if m := b.module(name); m != nil {
		git, rev, file = b.git.In(m.Path), m.Commit, strings.TrimPrefix(name, m.Path+"/")
	}
	data, err := git.Read(ctx, rev+":./"+file, b.limit)
	return data, b.label() + ":" + name, err
}

// label is the revision as a report calls it: commits in short.
func (b *gitBase) label() string {
	const hex, short = 40, 12
	if len(b.rev) == hex && strings.Trim(b.rev, "0123456789abcdef") == "" {
		return b.rev[:short]
	}
	return b.rev
}

func (b *gitBase) module(name string) *corpus.Submodule {
	for i := range b.modules {
		if strings.HasPrefix(name, b.modules[i].Path+"/") {
			return &b.modules[i]
		}
	}
	return nil
}

func (b *gitBase) lacks(name string) error {
	m := b.module(name)
	if m == nil || b.unknown[m.Path] == nil {
		return nil
	}
	return fmt.Errorf("%s is in the submodule %s, and the commit %.12s that %s has of it is not there: git -C %s fetch origin %s",
		name, m.Path, m.Commit, b.label(), m.Path, m.Commit)
}

// fileBase is one file, the base of one document.
type fileBase struct {
	*reader
	name string
}

func (b *fileBase) paths([]string) []string { return nil }

func (b *fileBase) read(ctx context.Context, _ string) ([]byte, string, error) {
	data, err := b.bytes(ctx, b.name)
	return data, b.name, err
}

func (b *fileBase) lacks(string) error { return nil }

// versionBase is a version that a corpus keeps, the base of one document.
type versionBase struct{ *stored }

func (b versionBase) paths([]string) []string { return nil }

func (b versionBase) read(context.Context, string) ([]byte, string, error) {
	return b.data, b.name() + ":" + path.Base(filepath.ToSlash(b.Path)), nil
}

func (b versionBase) lacks(string) error { return nil }

// single says that a base is that of one document, whatever it is called.
func single(b base) bool {
	switch b.(type) {
	case *fileBase, versionBase:
		return true
	}
	return false
}

// folderBase is a folder that holds the documents as they were, under the same paths.
type folderBase struct {
	*reader
	dir   string
	files []string
}

func (b *folderBase) paths(patterns []string) []string { return selected(b.files, patterns) }

func (b *folderBase) read(ctx context.Context, name string) ([]byte, string, error) {
	source := path.Join(b.dir, name)
	data, err := b.bytes(ctx, source)
	return data, source, err
}

func (b *folderBase) lacks(string) error { return nil }

// nothing is the base before the first commit: every document is new.
type nothing struct{}

func (nothing) paths([]string) []string { return nil }

func (nothing) read(_ context.Context, name string) ([]byte, string, error) {
	return nil, "", fmt.Errorf("there is no base for %q", name)
}

func (nothing) lacks(string) error { return nil }

// newBase finds what a word stands for: a file that exists, a folder where a slash ends it,
// DOC@DATE of the corpus, or a revision of the checkout that dir is in.
func newBase(ctx context.Context, r *reader, dir, word string, mergeBase bool) (base, error) {
	if word == "" {
		word = "HEAD"
	}
	for _, name := range []string{path.Join(dir, word), word} {
		info, err := os.Stat(name)
		switch {
		case mergeBase || err != nil:
		case info.Mode().IsRegular():
			return &fileBase{r, name}, nil
		case info.IsDir() && strings.HasSuffix(word, "/"): // without the slash it may be a branch
			files, err := filesBelow(name)
			return &folderBase{r, filepath.ToSlash(name), files}, err
		}
	}
	git := corpus.Git{Dir: dir, Env: r.env}
	v, ok, err := r.stored(ctx, word)
	if ok && !mergeBase && (err == nil || git.Has(ctx, word) != nil) {
		return versionBase{v}, err
	}
	err = nil
	switch {
	case mergeBase:
		word, err = git.MergeBase(ctx, word)
	case word == previousTag:
		word, err = git.TagBefore(ctx)
	case word == "HEAD" && !git.Born(ctx):
		return nothing{}, nil
	}
	if err != nil {
		return nil, err
	}
	return newGitBase(ctx, r, git, word)
}

func selected(files, patterns []string) []string {
	var list []string
	for _, f := range files {
		if slices.ContainsFunc(patterns, func(p string) bool { return matches(p, f) }) {
			list = append(list, f)
		}
	}
	slices.Sort(list)
	return list
}
