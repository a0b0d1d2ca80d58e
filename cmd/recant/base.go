package main

import (
	"context"
	"fmt"
	"os"
	"path"
	"slices"

	"github.com/recant/recant/corpus"
)

// base is what documents are compared with.
type base interface {
	// paths lists the documents that it has, of those that a pattern stands for.
	paths(patterns []string) []string
	// read gives the bytes of one, and the name that a report calls it by.
	read(ctx context.Context, name string) (data []byte, source string, err error)
}

// gitBase is a revision.
type gitBase struct {
	*reader
	git   corpus.Git
	rev   string
	files []string
}

func (b *gitBase) paths(patterns []string) []string { return selected(b.files, patterns) }

func (b *gitBase) read(ctx context.Context, name string) ([]byte, string, error) {
	source := b.rev + ":./" + name
	data, err := b.git.Read(ctx, source, b.limit)
	return data, b.rev + ":" + name, err
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

// newBase finds what a word stands for: a file that exists, a version in the corpus, or a
// revision of the checkout that dir is in.
func newBase(ctx context.Context, r *reader, dir, word string, mergeBase bool) (base, error) {
	if word == "" {
		word = "HEAD"
	}
	for _, name := range []string{path.Join(dir, word), word} {
		if info, err := os.Stat(name); !mergeBase && err == nil && info.Mode().IsRegular() {
			return &fileBase{r, name}, nil
		}
	}
	git := corpus.Git{Dir: dir, Env: r.env}
	if mergeBase {
		commit, err := git.MergeBase(ctx, word)
		if err != nil {
			return nil, err
		}
		word = commit
	}
	files, err := git.Files(ctx, word)
	if err != nil {
		return nil, fmt.Errorf("cannot compare with %q: %w", word, err)
	}
	return &gitBase{r, git, word, files}, nil
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
