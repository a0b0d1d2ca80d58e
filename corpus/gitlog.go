package corpus

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// event is what a commit did to one file.
type event struct {
	commit string
	date   string // when it was committed, as versions are dated
	path   string
	blob   string // "" where it was deleted
	from   string // the path that it was renamed from; ""
}

// commitID gives the full id of a revision.
func (g Git) commitID(ctx context.Context, rev string) (string, error) {
	if strings.HasPrefix(rev, "-") {
		return "", fmt.Errorf("%w %q", ErrNoRevision, rev)
	}
	out, err := g.run(ctx, "", "rev-parse", "--verify", "--quiet", rev+"^{commit}")
	if errors.Is(err, ErrNoGit) || errors.Is(err, ErrNoRepo) {
		return "", err
	}
	if err != nil {
		return "", fmt.Errorf("%w %q (a repository without commits has none)", ErrNoRevision, rev)
	}
	return strings.TrimSpace(string(out)), nil
}

// reaches says whether a commit is part of the history of another one.
func (g Git) reaches(ctx context.Context, old, tip string) bool {
	_, err := g.run(ctx, "", "merge-base", "--is-ancestor", old, tip)
	return err == nil
}

// IsTop says whether the folder is the top of a checkout, or a bare repository.
func (g Git) IsTop(ctx context.Context) bool {
	out, err := g.run(ctx, "", "rev-parse", "--is-bare-repository", "--show-prefix")
	lines := strings.Split(string(out), "\n")
	return err == nil && len(lines) > 1 && (lines[0] == "true" || lines[1] == "")
}

// marker begins the header of a commit; no path begins with it.
const marker = "\x01"

// events calls f for each file that each commit of a branch changed, oldest first: those that
// tip has and since, if given, has not. A merge counts as what it brought to the branch.
func (g Git) events(ctx context.Context, since, tip string, f func(event)) error {
	revisions := tip
	if since != "" {
		revisions = since + ".." + tip
	}
	cmd := g.command(ctx, "-c", "diff.renameLimit=1000", "log", "--raw", "-z", "--find-renames=50%", "--no-abbrev", "-m", "--first-parent", "--reverse",
		"--relative", "--no-show-signature", "--no-color", "--no-ext-diff", "--format="+marker+"%H %ct", revisions, "--")
	var problem bytes.Buffer
	cmd.Stderr = &problem
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return gitTrouble(err, "", "log")
	}
	wrong := readEvents(bufio.NewReader(out), f)
	if _, err := io.Copy(io.Discard, out); err != nil && wrong == nil {
		wrong = err
	}
	if err := cmd.Wait(); err != nil {
		return gitTrouble(err, problem.String(), "log")
	}
	return wrong
}

// readEvents reads the log: fields that end in NUL.
func readEvents(r *bufio.Reader, f func(event)) error {
	var commit, date string
	for {
		field, err := r.ReadString(0)
		if err == io.EOF && field == "" {
			return nil
		}
		if err != nil && err != io.EOF {
			return err
		}
		field = strings.TrimLeft(strings.TrimSuffix(field, "\x00"), "\n")
		switch {
		case field == "":
		case strings.HasPrefix(field, marker):
			id, seconds, _ := strings.Cut(field[len(marker):], " ")
			commit, date = id, gitDate(strings.TrimSpace(seconds))
		case strings.HasPrefix(field, ":"):
			e := event{commit: commit, date: date}
			if err := readRaw(r, field, e, f); err != nil {
				return err
			}
		default:
			return fmt.Errorf("git log gave an answer that is not understood: %.60q", field)
		}
	}
}

// readRaw reads ":oldmode newmode oldid newid status" and the one or two paths behind it.
func readRaw(r *bufio.Reader, header string, e event, f func(event)) error {
	fields := strings.Fields(header)
	if len(fields) != 5 {
		return fmt.Errorf("git log gave an answer that is not understood: %.60q", header)
	}
	paths := 1
	if fields[4][0] == 'R' || fields[4][0] == 'C' {
		paths = 2
	}
	var names []string
	for range paths {
		name, err := r.ReadString(0)
		if err != nil {
			return fmt.Errorf("git log broke off: %w", err)
		}
		names = append(names, strings.TrimSuffix(name, "\x00"))
	}
	e.path = names[paths-1]
	if fields[4][0] == 'R' {
		e.from = names[0]
	}
	// Links and submodules are no documents: one that becomes a link is gone.
	if mode := fields[1]; mode == "100644" || mode == "100755" || mode == "100664" {
		e.blob = fields[3]
	}
	f(e)
	return nil
}

// gitDate turns seconds into a date; one that is out of all bounds becomes the nearest bound.
func gitDate(seconds string) string {
	n, _ := strconv.ParseInt(seconds, 10, 64)
	return Date(time.Unix(max(0, min(n, 253402300799)), 0))
}
