package python

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"exit42/demo"
)

// The truth table, testdata/truth/truth.tsv, was made without a probe. Every row is run here
// with one: 50 outcomes, in the child's last words, on each Python and start method.
//
// All of it takes many minutes on two cores. So the newest Python runs every outcome by one of the
// start methods, in turn, and by each of them where it is not the same everywhere; the oldest runs
// every other one, and those between a few each; EXIT42_TRUTH=all runs everything.
const truthEnv = "EXIT42_TRUTH"

func TestTruthTable(t *testing.T) {
	rows, bodies := readTruth(t), readOutcomes(t)
	eachMethod(t, func(t *testing.T, py Interpreter, method string) {
		table := rows[truthVersion(py)+" "+method]
		if len(table) < 40 {
			t.Skipf("skipped: no rows for the start method %s", method)
		}
		var wait sync.WaitGroup
		turn := make(chan struct{}, 4)
		for i, row := range table {
			body, ok := bodies[row.name]
			if !ok {
				t.Errorf("testdata/truth/outcomes.txt has no %s", row.name)
			}
			if !onTurn(py, method, i) && !(py.Path == newest(findOnce()).Path && differs(rows, row)) {
				continue
			}
			turn <- struct{}{}
			wait.Go(func() {
				defer func() { <-turn }()
				row.check(t, play(t, experiment(t, py, method, body)))
			})
		}
		wait.Wait()
	})
}

// differs reports whether the outcome is another by another start method, or on another Python.
func differs(rows map[string][]truthRow, row truthRow) bool {
	for _, table := range rows {
		for _, other := range table {
			if other.name == row.name && other != row {
				return true
			}
		}
	}
	return false
}

// onTurn says whether case i is run on this Python by this start method.
func onTurn(py Interpreter, method string, i int) bool {
	if testing.Short() {
		return i%4 == 0
	}
	found := findOnce()
	at := slices.IndexFunc(found, func(o Interpreter) bool { return o.Path == py.Path })
	i += slices.Index(py.Methods, method)
	switch {
	case os.Getenv(truthEnv) == "all":
		return true
	case py.Path == newest(found).Path:
		return i%len(py.Methods) == 0
	case py.Path == oldest(found).Path:
		return i%(2*len(py.Methods)) == 0
	}
	return i%24 == at%24
}

// A truthRow is what was observed of one outcome without a probe.
type truthRow struct {
	name, join, exitcode string
	status               int
}

func (row truthRow) check(t *testing.T, trace *demo.Trace) {
	t.Helper()
	joined, _ := find(trace, ofKind(demo.KindJoined))
	if joined.Value != row.join {
		t.Errorf("%s: join() is %q, want %q\n%s", row.name, joined.Value, row.join, tail(trace, 12))
	}
	attr, _ := find(trace, ofKind(demo.KindAttr))
	if attr.Name != "exitcode" || attr.Value != row.exitcode {
		t.Errorf("%s: %s is %q, want %q", row.name, attr.Name, attr.Value, row.exitcode)
	}
	status, ok := find(trace, func(e demo.Event) bool { return e.Kind == demo.KindStatus && e.Child == attr.Child })
	if !ok || *status.Status&^coreDumped != row.status {
		t.Errorf("%s: the status event is %+v, want %#04x", row.name, status, row.status)
	}
	scene := trace.At(trace.Len())
	if child := scene.Proc(scene.Child); child == nil || child.PID != attr.Child {
		t.Errorf("%s: the scene's child is %+v, want the pid %d", row.name, child, attr.Child)
	} else if code, ok := child.ExitCode(); !ok || strconv.Itoa(code) != row.exitcode {
		t.Errorf("%s: the scene's exit code is %d, want %s", row.name, code, row.exitcode)
	}
}

// coreDumped is the bit of a wait status that says so; it depends on the user's limits.
const coreDumped = 0x80

// truthVersion is the version of the table that speaks for a Python: between 3.9 and 3.13
// no outcome differs.
func truthVersion(py Interpreter) string {
	switch {
	case compareVersions(py.Version, "3.9.0") < 0:
		return "3.8.18"
	case compareVersions(py.Version, "3.13.0") < 0:
		return "3.11.7"
	}
	return "3.13.0"
}

func readTruth(t *testing.T) map[string][]truthRow {
	t.Helper()
	data, err := os.ReadFile("testdata/truth/truth.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string][]truthRow{}
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		f := strings.Split(line, "\t")
		number, _, _ := strings.Cut(f[6], " ")
		status, err := strconv.Atoi(number)
		if err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		rows[f[0]+" "+f[1]] = append(rows[f[0]+" "+f[1]], truthRow{f[2], f[4], f[5], status})
	}
	return rows
}

// readOutcomes returns the program of each outcome.
func readOutcomes(t *testing.T) map[string]string {
	t.Helper()
	template, err := os.ReadFile("testdata/truth/program.py")
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("testdata/truth/outcomes.txt")
	if err != nil {
		t.Fatal(err)
	}
	programs := map[string]string{}
	for line := range strings.Lines(string(data)) {
		name, body, _ := strings.Cut(strings.TrimSpace(line), " ")
		child, parent, both := strings.Cut(strings.TrimSpace(body), " | ")
		text := strings.Replace(string(template), "    ...\n", "    "+child+"\n", 1)
		if both {
			text = strings.Replace(text, "p.start()\n", "p.start()\n    "+parent+"\n", 1)
		}
		programs[name] = text
	}
	return programs
}
