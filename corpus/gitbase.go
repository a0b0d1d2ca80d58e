package corpus

import (
	"context"
	"fmt"
	"strings"
)

// Files lists the files of a revision below Dir, their paths counted from Dir, with slashes.
// Where the revision is not there, the error says whether the checkout is too shallow for it.
func (g Git) Files(ctx context.Context, rev string) ([]string, error) {
	if err := g.Has(ctx, rev); err != nil {
		return nil, err
	}
	out, err := g.run(ctx, "", "ls-tree", "-r", "-z", "--name-only", rev+"^{tree}")
	if err != nil {
		return nil, err
	}
	return strings.FieldsFunc(string(out), func(r rune) bool { return r == 0 }), nil
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
	if !g.shallow(ctx) {
		return fmt.Errorf("%w %q (see git log or git tag for those that exist)", ErrNoRevision, rev)
	}
	branch := strings.TrimPrefix(rev, "origin/")
	return fmt.Errorf("%w %q: the checkout is shallow and does not hold it; fetch it first: git fetch --depth=1 origin %s:refs/remotes/origin/%s, or fetch the whole history",
		ErrNoRevision, rev, branch, branch)
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

func (g Git) shallow(ctx context.Context) bool {
	out, err := g.run(ctx, "", "rev-parse", "--is-shallow-repository")
	return err == nil && strings.TrimSpace(string(out)) == "true"
}
