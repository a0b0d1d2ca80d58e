// Package corpus holds the versions of documents through time. What comes in are files,
// folders and git repositories with their histories, and what an Analyst makes of the bytes;
// what goes out are versions by date, their bytes, what was read in them, what changed between
// them, and the life of each part. It must not know what a promise is, nor any language, nor
// how a file format is read: what an Analyst gives it keeps as it is.
package corpus

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strconv"
	"strings"
)

// Git reads versions out of a git checkout by running the git program.
type Git struct {
	Dir string   // the folder to stand in; "" for the current one
	Env []string // the environment to run git in, as os.Environ gives it
}

// The reasons why a version could not be read; each is wrapped in an error that says what to do.
var (
	ErrNoGit      = errors.New("git is not installed")
	ErrNoRepo     = errors.New("not in a git checkout")
	ErrNoRevision = errors.New("unknown revision")
	ErrNoPath     = errors.New("no such file in that revision")
	ErrTooLarge   = errors.New("file is too large")
	ErrNotText    = errors.New("not a file")
)

// IsRevision says whether a name has the shape REV:path. An empty REV is git's index, the
// version that is staged.
func IsRevision(name string) bool {
	rev, path, ok := strings.Cut(name, ":")
	return ok && path != "" && !strings.ContainsAny(name, "\n\r\x00") && !strings.HasPrefix(rev, "-")
}

// Read gives the bytes that a file had in a revision, for a name of the shape REV:path, with
// path counted from the top of the checkout, or from Dir where it starts with "./". A file of
// more than limit bytes is refused before it is read; limit 0 means no limit.
func (g Git) Read(ctx context.Context, name string, limit int64) ([]byte, error) {
	if !IsRevision(name) {
		return nil, fmt.Errorf("%q is not of the form REV:path", name)
	}
	object, err := g.find(ctx, name)
	if err != nil {
		return nil, err
	}
	if limit > 0 && object.size > limit {
		return nil, fmt.Errorf("%w: %q has %d bytes, the limit is %d", ErrTooLarge, name, object.size, limit)
	}
	data, err := g.run(ctx, "", "cat-file", "blob", object.id)
	if err != nil {
		return nil, fmt.Errorf("reading %q: %w", name, err)
	}
	if bytes.HasPrefix(data, []byte("version https://git-lfs.")) {
		return nil, fmt.Errorf("%w: %q is a Git LFS pointer; fetch the file with git lfs and name it directly", ErrNotText, name)
	}
	return data, nil
}

type object struct {
	id   string
	size int64
}

// find asks for the revision and the file in one call, so that the two ways to be wrong can
// be told apart. The names go in by standard input: none can be taken for an option.
func (g Git) find(ctx context.Context, name string) (object, error) {
	rev, path, _ := strings.Cut(name, ":")
	tree := rev + "^{tree}"
	if rev == "" {
		tree = ":" + path
	}
	out, err := g.run(ctx, tree+"\n"+name+"\n", "cat-file", "--batch-check=%(objecttype) %(objectname) %(objectsize)")
	if err != nil {
		return object{}, err
	}
	lines := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if len(lines) != 2 {
		return object{}, fmt.Errorf("git gave an answer that is not understood for %q", name)
	}
	kind, rest, _ := strings.Cut(lines[1], " ")
	id, size, _ := strings.Cut(rest, " ")
	switch n, sizeErr := strconv.ParseInt(size, 10, 64); {
	case sizeErr == nil && kind == "blob":
		return object{id: id, size: n}, nil
	case sizeErr == nil:
		return object{}, fmt.Errorf("%w: %q is a folder or a submodule in %s", ErrNotText, path, revisionName(rev))
	}
	if rev != "" && !strings.HasPrefix(lines[0], "tree ") {
		return object{}, fmt.Errorf("%w %q (see git log or git tag for those that exist)", ErrNoRevision, rev)
	}
	return object{}, fmt.Errorf("%w: %q is not in %s (a path counts from the top of the checkout; start it with ./ to count from this folder)",
		ErrNoPath, path, revisionName(rev))
}

func revisionName(rev string) string {
	if rev == "" {
		return "the index"
	}
	return strconv.Quote(rev)
}

// run runs git without prompts, without fetching anything and with messages in English, which
// are only told apart here.
func (g Git) run(ctx context.Context, stdin string, args ...string) ([]byte, error) {
	cmd := g.command(ctx, args...)
	cmd.Stdin = strings.NewReader(stdin)
	var out, problem bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &problem
	if err := cmd.Run(); err != nil {
		return nil, gitTrouble(err, problem.String(), args[0])
	}
	return out.Bytes(), nil
}

// command prepares a run of git.
func (g Git) command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Dir = g.Dir
	cmd.Env = append(append([]string{}, g.Env...), "LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "GIT_OPTIONAL_LOCKS=0")
	return cmd
}

// gitTrouble says what a failed run of git means, by what it said on standard error.
func gitTrouble(err error, said, verb string) error {
	said = strings.TrimSpace(said)
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return fmt.Errorf("%w: install it, or save the version to a file and name that", ErrNoGit)
	case strings.Contains(said, "not a git repository"):
		return fmt.Errorf("%w: run recant inside one, or name a file that exists", ErrNoRepo)
	case said != "":
		first, _, _ := strings.Cut(said, "\n")
		return fmt.Errorf("git %s: %s", verb, first)
	}
	return fmt.Errorf("git %s: %w", verb, err)
}
