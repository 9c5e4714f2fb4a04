package python

import (
	"cmp"
	"context"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"time"
)

// An Interpreter is one Python that was started and answered.
type Interpreter struct {
	Path    string   // what to start: sys.executable, symbolic links kept, never a shim
	Version string   // "3.13.0", "3.14.0rc1"
	Impl    string   // "CPython", "PyPy"
	Methods []string // its start methods, the default first
	Default string   // its default start method on this system
	From    string   // where it was found: "PATH", "pyenv", "py launcher", "given"

	compiled []file // the probe in its bytecode; empty where it has to compile it anew
}

// Supported reports whether the demo can run on i: CPython 3.8 or newer.
func (i Interpreter) Supported() bool {
	r, ok := parseRelease(i.Version)
	return ok && i.Impl == "CPython" && !r.tooOld()
}

// A Lack is something that looked like a Python and can't be used.
type Lack struct {
	Path string
	Why  string // one line, lower case but for names, no full stop
	Late bool   // it was started and did not answer in time: it may be a good one, on a machine with much to do
}

// A Finder finds Pythons in the environment that it is given. It knows no other.
type Finder struct {
	PATH      string        // a list, as in the variable of that name
	PyenvRoot string        // "" means that there is no pyenv
	GOOS      string        // "" means this system
	Limit     time.Duration // how long one interpreter may take to answer; 0 means 20 seconds
}

func (f Finder) goos() string { return cmp.Or(f.GOOS, runtime.GOOS) }

// Find starts every Python that it can find, once, and returns those that answered and can
// be used, and those that can't with the reason. The python3 that a shell would start comes
// first, then the newest; a Python that answered but is not Supported comes last. When ctx
// is cancelled it returns early with what it has; when its time is over, those that have not
// answered are late. Nothing that it started is left running.
func (f Finder) Find(ctx context.Context) ([]Interpreter, []Lack) {
	return sortOut(f.survey(ctx, f.candidates(ctx)))
}

// First is the one to begin with: the python3 that a shell would start, asked alone, or the first of
// all that Find finds where that cannot be used; ok is false where there is none. With it come those
// that cannot be used, of all that were asked.
func (f Finder) First(ctx context.Context) (_ Interpreter, ok bool, _ []Lack) {
	candidates, replies := f.candidates(ctx), []reply(nil)
	if len(candidates) > 0 && candidates[0].first {
		replies, candidates = f.survey(ctx, candidates[:1]), candidates[1:]
	}
	found, lacks := sortOut(replies)
	if len(found) == 0 || !found[0].Supported() {
		found, lacks = sortOut(append(replies, f.survey(ctx, candidates)...))
	}
	if len(found) == 0 || !found[0].Supported() {
		return Interpreter{}, false, lacks
	}
	return found[0], true, lacks
}

// sortOut puts what can be used into the order that Find promises.
func sortOut(replies []reply) ([]Interpreter, []Lack) {
	var found []Interpreter
	var lacks []Lack
	first := "" // the path of the python3 that a shell would start, if it can be used
	for _, r := range replies {
		if r.why != "" {
			lacks = append(lacks, Lack{r.path, r.why, r.late})
			continue
		}
		found = append(found, r.Interpreter)
		if r.first {
			first = r.Path
		}
	}
	slices.SortStableFunc(found, func(a, b Interpreter) int {
		return cmp.Or(
			trueFirst(a.Supported(), b.Supported()),
			trueFirst(a.Path == first, b.Path == first),
			compareVersions(b.Version, a.Version),
		)
	})
	return found, lacks
}

// survey asks these candidates, two at a time and in their order, and returns one reply for each
// different Python. Many at once would make each other late on a machine with much to do.
func (f Finder) survey(ctx context.Context, candidates []candidate) []reply {
	replies := make([]reply, len(candidates))
	var wg sync.WaitGroup
	turn := make(chan struct{}, 2)
	for i, c := range candidates {
		turn <- struct{}{}
		wg.Go(func() {
			defer func() { <-turn }()
			replies[i] = f.ask(ctx, c)
		})
	}
	wg.Wait()

	seen := make(map[string]bool)
	return slices.DeleteFunc(replies, func(r reply) bool {
		if r.why == "" && r.Path == "" {
			return true // ctx was cancelled before it could answer
		}
		key := r.identity()
		again := key != "" && seen[key]
		seen[key] = true
		return again
	})
}

// identity tells one Python from another, "" if it did not answer. The executable alone is
// not enough: that of a virtual environment is a link to the one it was made from, and it
// is the prefix that differs.
func (r reply) identity() string {
	if r.Path == "" {
		return ""
	}
	return realPath(r.Path) + "\x00" + r.prefix
}

// realPath is path without symbolic links, or path itself where they can't be followed.
func realPath(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}

// trueFirst orders true before false.
func trueFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}
