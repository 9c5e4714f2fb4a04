package lab_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"exit42/demo"
	"exit42/demo/lab"
	"exit42/demo/python"
)

// patience is how long a run may take that ends by itself. It is never reached by one that
// works, however busy the machine is.
const patience = 2 * time.Minute

var find = sync.OnceValue(func() []python.Runtime {
	home, _ := os.UserHomeDir()
	found, _ := python.Finder{PATH: os.Getenv("PATH"), PyenvRoot: filepath.Join(home, ".pyenv")}.Find(context.Background())
	slices.SortFunc(found, func(a, b python.Interpreter) int { return minor(a.Version) - minor(b.Version) })
	var fit []python.Runtime
	for _, i := range found {
		if i.Supported() {
			fit = append(fit, python.Runtime{Interpreter: i})
		}
	}
	return fit
})

// minor is the 13 of 3.13.0.
func minor(version string) int {
	n, _ := strconv.Atoi(strings.Split(version+"..", ".")[1])
	return n
}

// pythons are those of this machine, the oldest first.
func pythons(t testing.TB) []python.Runtime {
	t.Helper()
	found := find()
	if len(found) == 0 {
		t.Skip("skipped: there is no Python on this machine")
	}
	return found
}

func newest(t testing.TB) python.Runtime {
	found := pythons(t)
	return found[len(found)-1]
}

// ends are the oldest and the newest; in -short mode the newest alone.
func ends(t testing.TB) []python.Runtime {
	found := pythons(t)
	if len(found) == 1 || testing.Short() {
		return found[len(found)-1:]
	}
	return []python.Runtime{found[0], found[len(found)-1]}
}

// needs skips where a Python has no such start method.
func needs(t testing.TB, py python.Runtime, method string) {
	t.Helper()
	if !slices.Contains(py.Methods(), method) {
		t.Skipf("skipped: %s has no %s here", py.Name(), method)
	}
}

// run runs the program for the knobs, until the kernel says that nothing can move.
func run(t testing.TB, k lab.Knobs, r demo.Runtime, method string) *demo.Trace {
	t.Helper()
	exp, err := lab.Experiment(k, r, method)
	if err != nil {
		t.Errorf("%v: %v", k, err)
		return new(demo.Trace)
	}
	exp.Limits = demo.Limits{Wall: patience, Still: time.Millisecond}
	trace, err := lab.Run(context.Background(), exp)
	if err != nil {
		t.Errorf("%v: %v", k, err)
	}
	return trace
}

// some does n things, a few at a time: many of them sleep.
func some(n int, do func(i int)) {
	var wg sync.WaitGroup
	turn := make(chan struct{}, 5)
	for i := range n {
		turn <- struct{}{}
		wg.Go(func() {
			defer func() { <-turn }()
			do(i)
		})
	}
	wg.Wait()
}
