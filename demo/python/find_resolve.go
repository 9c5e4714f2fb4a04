package python

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Resolve finds the interpreter that a person named: by a path ("./venv/bin/python"), a
// command ("python3.12") or a version ("3.12"). It may be one that is not Supported, if it
// answered and is new enough.
func (f Finder) Resolve(ctx context.Context, name string) (Interpreter, error) {
	if _, ok := parseRelease(name); ok {
		return f.resolveVersion(ctx, name, name)
	}
	if strings.ContainsRune(name, '/') || strings.ContainsRune(name, filepath.Separator) {
		return f.resolvePath(ctx, name)
	}
	if c, ok := f.lookup(name); ok {
		return f.resolveCandidate(ctx, name, c)
	}
	// "python3.12" with pyenv may be there, and yet not be what a shell finds.
	if version, ok := strings.CutPrefix(name, "python"); ok {
		if _, ok := parseRelease(version); ok {
			return f.resolveVersion(ctx, name, version)
		}
	}
	found, _ := f.Find(ctx)
	if err := cancelled(ctx); err != nil {
		return Interpreter{}, err
	}
	return Interpreter{}, fmt.Errorf("no command %q on PATH; %s", name, thereAre(found))
}

func (f Finder) resolvePath(ctx context.Context, name string) (Interpreter, error) {
	path, err := filepath.Abs(name)
	if err != nil {
		return Interpreter{}, err
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		for _, inside := range []string{filepath.Join("bin", "python"), filepath.Join("Scripts", "python.exe")} {
			if _, err := os.Stat(filepath.Join(path, inside)); err == nil {
				return Interpreter{}, fmt.Errorf("%q is a directory; did you mean %q?", name, filepath.Join(name, inside))
			}
		}
		return Interpreter{}, fmt.Errorf("%q is a directory", name)
	}
	for _, path := range []string{path, f.program(path)} {
		if c, ok := f.look(path, "given"); ok {
			return f.resolveCandidate(ctx, name, c)
		}
	}
	return Interpreter{}, fmt.Errorf("no file %q", name)
}

func (f Finder) resolveCandidate(ctx context.Context, name string, c candidate) (Interpreter, error) {
	r := f.ask(ctx, c)
	if err := cancelled(ctx); err != nil {
		return Interpreter{}, err
	}
	if r.late {
		return Interpreter{}, lateAs(name, []reply{r})
	}
	if r.why != "" {
		return Interpreter{}, cannotUse(name, r.why)
	}
	return r.Interpreter, nil
}

// resolveVersion takes the first of those that have the version, in the order of Find. Those whose
// names tell of another version are asked only where it is not found, to say what there is.
func (f Finder) resolveVersion(ctx context.Context, name, version string) (Interpreter, error) {
	wanted, _ := parseRelease(version)
	var likely, other []candidate
	for _, c := range f.candidates(ctx) {
		if c.mayBe(wanted) {
			likely = append(likely, c)
		} else {
			other = append(other, c)
		}
	}
	replies := f.survey(ctx, likely)
	if err := cancelled(ctx); err != nil {
		return Interpreter{}, err
	}
	found, _ := sortOut(replies)
	for _, i := range found {
		if has, ok := parseRelease(i.Version); ok && wanted.covers(has) {
			return i, nil
		}
	}
	if late := slices.DeleteFunc(slices.Clone(replies), func(r reply) bool { return !r.late }); len(late) > 0 {
		return Interpreter{}, lateAs(name, late)
	}
	replies = append(replies, f.survey(ctx, other)...)
	found, _ = sortOut(replies)
	for _, r := range replies {
		if has, ok := parseRelease(r.Version); ok && wanted.covers(has) {
			return Interpreter{}, fmt.Errorf("%w; %s", cannotUse(name, r.why), thereAre(found))
		}
	}
	return Interpreter{}, fmt.Errorf("no Python %q found; %s", version, thereAre(found))
}

// lateAs says that none of these, each of which may be what was named, answered in time.
func lateAs(name string, late []reply) error {
	var paths []string
	for _, r := range late {
		paths = append(paths, r.path)
	}
	_, in, _ := strings.Cut(late[0].why, ErrLate.Error())
	return fmt.Errorf("%q %w%s (%s)", name, ErrLate, in, strings.Join(paths, ", "))
}

func cannotUse(name, why string) error {
	return fmt.Errorf("%q can't be used: %s", name, why)
}

// thereAre tells which versions a person can name instead.
func thereAre(found []Interpreter) string {
	var versions []string
	for _, i := range found {
		if i.Supported() && !slices.Contains(versions, i.Version) {
			versions = append(versions, i.Version)
		}
	}
	switch len(versions) {
	case 0:
		return "there is none that can be used"
	case 1:
		return "there is " + versions[0]
	}
	return "there are " + strings.Join(versions, ", ")
}
