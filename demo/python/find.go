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
}

// A Finder finds Pythons in the environment that it is given. It knows no other.
type Finder struct {
	PATH      string        // a list, as in the variable of that name
	PyenvRoot string        // "" means that there is no pyenv
	GOOS      string        // "" means this system
	Limit     time.Duration // how long one interpreter may take to answer; 0 means 5 seconds
}

func (f Finder) goos() string { return cmp.Or(f.GOOS, runtime.GOOS) }

// Find starts every Python that it can find, once, and returns those that answered and can
// be used, and those that can't with the reason. The python3 that a shell would start comes
// first, then the newest; a Python that answered but is not Supported comes last. When ctx
// is done it returns early with what it has. Nothing that it started is left running.
func (f Finder) Find(ctx context.Context) ([]Interpreter, []Lack) {
	return sortOut(f.survey(ctx))
}

// sortOut puts what can be used into the order that Find promises.
func sortOut(replies []reply) ([]Interpreter, []Lack) {
	var found []Interpreter
	var lacks []Lack
	first := "" // the path of the python3 that a shell would start, if it can be used
	for _, r := range replies {
		if r.why != "" {
			lacks = append(lacks, Lack{r.path, r.why})
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

// survey asks all candidates, four at a time, and returns one reply for each different
// Python, in the order of the candidates.
func (f Finder) survey(ctx context.Context) []reply {
	candidates := f.candidates(ctx)
	replies := make([]reply, len(candidates))
	var wg sync.WaitGroup
	turn := make(chan struct{}, 4)
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
			return true // ctx was done before it could answer
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
