package corpus

import (
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// Submodule is another repository that a revision holds at one of its commits.
type Submodule struct {
	Path   string // from the folder that was listed, with slashes
	Commit string
}

// Files lists the files of a revision below Dir and the submodules there, their paths counted
// from Dir, with slashes. Where the revision is not there, the error says what to fetch.
func (g Git) Files(ctx context.Context, rev string) (files []string, submodules []Submodule, err error) {
	if err := g.Has(ctx, rev); err != nil {
		return nil, nil, err
	}
	out, err := g.run(ctx, "", "ls-tree", "-r", "-z", rev+"^{tree}")
	if err != nil {
		return nil, nil, err
	}
	for _, entry := range strings.Split(string(out), "\x00") {
		meta, name, ok := strings.Cut(entry, "\t")
		word := strings.Fields(meta)
		switch {
		case !ok || len(word) != 3:
		case word[1] == "commit":
			submodules = append(submodules, Submodule{name, word[2]})
		default:
			files = append(files, name)
		}
	}
	return files, submodules, nil
}

// In is the git of a submodule. What the environment says of the repository around it does
// not hold there.
func (g Git) In(submodule string) Git {
	sub := Git{Dir: filepath.Join(g.Dir, filepath.FromSlash(submodule))}
	for _, e := range g.Env {
		name, _, _ := strings.Cut(e, "=")
		if !slices.Contains([]string{"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY"}, name) {
			sub.Env = append(sub.Env, e)
		}
	}
	return sub
}

// Has gives an error, which says what to do, where a revision is not in the checkout.
func (g Git) Has(ctx context.Context, rev string) error {
	if rev == "" || strings.HasPrefix(rev, "-") || strings.ContainsAny(rev, "\x00\n") {
		return fmt.Errorf("%w %q", ErrNoRevision, rev)
	}
	_, err := g.run(ctx, "", "rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{commit}")
	if err == nil {
		return nil
	}
	if _, err := g.run(ctx, "", "rev-parse", "--git-dir"); err != nil {
		return err
	}
	how := g.fetch(ctx, rev)
	switch {
	case g.shallow(ctx):
		return fmt.Errorf("%w %q: the checkout is shallow and does not hold it; fetch it first: %s, or git fetch --unshallow for the whole history", ErrNoRevision, rev, how)
	case strings.Contains(how, "refs/remotes/"):
		return fmt.Errorf("%w %q: fetch it first: %s", ErrNoRevision, rev, how)
	}
	return fmt.Errorf("%w %q (see git log or git tag for those that exist)", ErrNoRevision, rev)
}

var (
	commitName = regexp.MustCompile(`^[0-9a-f]{40}([0-9a-f]{24})?$`)
	relative   = regexp.MustCompile(`[~^]|@\{`)
)

// fetch is the command that gets a revision.
func (g Git) fetch(ctx context.Context, rev string) string {
	if relative.MatchString(rev) || rev == "HEAD" {
		return "git fetch --deepen=50"
	}
	if commitName.MatchString(rev) {
		return "git fetch --depth=1 origin " + rev
	}
	remotes, err := g.run(ctx, "", "remote")
	remote, branch, ok := strings.Cut(rev, "/")
	if err == nil && ok && slices.Contains(strings.Fields(string(remotes)), remote) {
		return fmt.Sprintf("git fetch --depth=1 %s %s:refs/remotes/%s", remote, branch, rev)
	}
	return "git fetch --depth=1 origin tag " + strings.TrimPrefix(rev, "refs/tags/")
}

// MergeBase gives the commit that HEAD and a revision have in common.
func (g Git) MergeBase(ctx context.Context, rev string) (string, error) {
	if err := g.Has(ctx, rev); err != nil {
		return "", err
	}
	out, err := g.run(ctx, "", "merge-base", "--end-of-options", rev, "HEAD")
	if err == nil {
		return strings.TrimSpace(string(out)), nil
	}
	if g.shallow(ctx) {
		return "", fmt.Errorf("the checkout is shallow and does not reach back to what HEAD and %q have in common: fetch more first, with git fetch --unshallow or --deepen", rev)
	}
	return "", fmt.Errorf("HEAD and %q have no commit in common", rev)
}

// TagBefore gives the newest tag that HEAD's history has behind it: one of HEAD itself is
// the release that is being made, not the one before.
func (g Git) TagBefore(ctx context.Context) (string, error) {
	if err := g.Has(ctx, "HEAD"); err != nil {
		return "", err
	}
	tip, err := g.commitID(ctx, "HEAD")
	for _, from := range []string{"HEAD", "HEAD^"} {
		out, missing := g.run(ctx, "", "describe", "--tags", "--abbrev=0", from)
		if err != nil || missing != nil {
			break
		}
		tag := strings.TrimSpace(string(out))
		if id, err := g.commitID(ctx, tag); err == nil && id != tip {
			return tag, nil
		}
	}
	if g.shallow(ctx) {
		return "", fmt.Errorf("%w: the checkout is shallow and holds no tag before HEAD; fetch them first: git fetch --unshallow --tags", ErrNoRevision)
	}
	return "", fmt.Errorf("%w: no tag stands before HEAD (git tag makes one)", ErrNoRevision)
}

// Born says whether the checkout has a commit yet.
func (g Git) Born(ctx context.Context) bool {
	_, err := g.run(ctx, "", "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
	if err == nil {
		return true
	}
	_, err = g.run(ctx, "", "symbolic-ref", "--quiet", "HEAD")
	return err != nil
}

// Upstream is the remote's main branch as the checkout knows it, such as origin/main; "" where it knows none.
func (g Git) Upstream(ctx context.Context) string {
	out, err := g.run(ctx, "", "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}

// Top is the top folder of the checkout that Dir is in; "" where there is none.
func (g Git) Top(ctx context.Context) string {
	out, err := g.run(ctx, "", "rev-parse", "--show-toplevel")
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(string(out), "\n")
}

// Prefix is the path of Dir from the top of the checkout, with slashes, "" at the top and
// where there is no checkout.
func (g Git) Prefix(ctx context.Context) string {
	out, err := g.run(ctx, "", "rev-parse", "--show-prefix")
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(strings.TrimSuffix(string(out), "\n"), "/")
}

func (g Git) shallow(ctx context.Context) bool {
	out, err := g.run(ctx, "", "rev-parse", "--is-shallow-repository")
	return err == nil && strings.TrimSpace(string(out)) == "true"
}
