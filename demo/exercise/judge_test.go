package exercise

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"exit42/demo"
	"exit42/demo/python"
)

// programs are the names of those in a folder of testdata.
func programs(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir("testdata/" + folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".py") {
			names = append(names, e.Name())
		}
	}
	return names
}

// everything has all that can differ run on every Python; without it, the Pythons between the newest
// and the oldest share the programs.
var everything = os.Getenv("EXIT42_TRUTH") == "all"

// TestSolved runs each way to bring the number home: by all start methods on the newest Python,
// and by fork on the others.
func TestSolved(t *testing.T) {
	found := minors(pythons(t))
	for i, py := range found {
		methods := py.Methods
		if i > 0 || testing.Short() {
			methods = methods[:1]
		}
		for k, name := range programs(t, "solved") {
			between := i > 0 && i < len(found)-1
			if i > 0 && testing.Short() || between && !everything && (i+k)%3 != 0 {
				continue
			}
			for _, method := range methods {
				t.Run(py.Version+"/"+method+"/"+name, func(t *testing.T) {
					t.Parallel()
					passes(t, python.Runtime{Interpreter: py}, method, name)
				})
			}
		}
	}
}

// minors leaves of versions that differ in the last number the newest.
func minors(found []python.Interpreter) []python.Interpreter {
	return slices.CompactFunc(found, func(a, b python.Interpreter) bool {
		return slices.Equal(version(a)[:2], version(b)[:2])
	})
}

func passes(t *testing.T, py python.Runtime, method, name string) {
	nonce := NewNonce()
	f := prepared(t, "solved/"+name)
	trace := play(t, Experiment(f, py, method, nonce))
	v := Judge(trace, nonce)
	if v.Kind != Passed || v.Parent == 0 || v.Child == 0 || v.Child == v.Parent || v.Event < 0 || v.Want != Computed(nonce, v.Child) {
		t.Fatalf("%+v\n%s", v, Words(v))
	}
	if got := Judge(trace, nonce+"x"); got.Kind != Guessed {
		t.Errorf("with the nonce of another run it is %s", got.Kind)
	}
	if left, err := os.ReadDir(f.Dir); err != nil || len(left) != 2 {
		t.Errorf("in the folder lies %v, %v", left, err)
	}
	t.Log(Words(v))
}

// wrong says how each wrong program comes out, and what the sentence says.
var wrong = map[string]struct {
	kind  Kind
	words string // a pattern
}{
	"return.py":         {NoReport, `^Nothing was reported\. The child \d+ returned \d{5} from its function, and there it was dropped`},
	"join_value.py":     {NoReport, `^The parent reported None, .* returned \d{5}`},
	"exitcode.py":       {Guessed, `^The parent reported 0: that is the exit code of the child \d+`},
	"exit_number.py":    {Guessed, `^The parent reported \d+: that is the exit code of the child \d+, .* gave its \d{5} to sys\.exit`},
	"child_reports.py":  {Printed, `^The child \d+ reported \d{5} itself`},
	"child_prints.py":   {Printed, `^\d{5}, the number of the child \d+, was printed`},
	"parent_prints.py":  {NoReport, `^\d{5} of the child \d+ was printed, .* report\(\)`},
	"guess.py":          {Guessed, `^The parent reported 42, which nobody computed\. The child \d+ computed \d{5}`},
	"by_itself.py":      {ByItself, `^The parent \d+ reported \d{5}, which it computed itself`},
	"list.py":           {Wrapped, `^The parent reported \[\d{5}\]\. \d{5} of the child \d+ is in it`},
	"text.py":           {Wrapped, `^The parent reported '\d{5}'\.`},
	"file.py":           {Unwatched, `^The parent has \d{5}, which the child \d+ computed, but`},
	"exits_3.py":        {ChildFailed, `^\d{5} came to the parent.* ended with exit code 3`},
	"sends_raises.py":   {ChildFailed, `^\d{5} came to the parent.* raised ValueError\('after all'\) and ended with exit code 1`},
	"terminated.py":     {ChildFailed, `^\d{5} came to the parent.* was ended by signal 15`},
	"raises.py":         {Crashed, `exit code 1: EOFError \(bring\.py, line 15\)\. .* raised ValueError\('no number today'\)`},
	"raises_quietly.py": {NoReport, `^Nothing was reported\. The child \d+ raised ValueError`},
	"join_first.py":     {Stuck, `Receive first, then join`},
	"waits.py":          {Stuck, `nobody sends`},
	"endless.py":        {Limit, `did not come to its end`},
	"syntax.py":         {Crashed, `exit code 1: SyntaxError: .* \(bring\.py, line 1\d\)`},
	"two_reports.py":    {Guessed, `^The parent reported 0: that is the exit code`},
	"module.py":         {ByItself, `which it computed itself\. compute\(\) has to be called in the child`},
	"worker_killed.py":  {Stuck, `^A worker of the pool is gone`},
	"pool_raises.py":    {Crashed, `exit code 1: ValueError: \('no number today', \d{5}\) \(bring\.py, line 12\)`},
	"hostile.py":        {Guessed, `^The parent reported \x{FFFD}\[2J\x{FFFD}, which nobody computed`},
	"name_error.py":     {Crashed, `exit code 1: NameError: .*reslut.* \(bring\.py, line 14\)`},
}

// TestWrong runs what does not solve it: each fails with a word of its own.
func TestWrong(t *testing.T) {
	found := minors(pythons(t))
	for i, py := range found {
		if i > 0 && (testing.Short() || i < len(found)-1) {
			continue // the newest and the oldest differ most
		}
		for _, name := range programs(t, "wrong") {
			if (i > 0 || testing.Short()) && !everything && waits(name) {
				continue
			}
			t.Run(py.Version+"/"+name, func(t *testing.T) {
				t.Parallel()
				fails(t, python.Runtime{Interpreter: py}, py.Methods[0], name)
			})
		}
	}
}

// waits reports whether the program waits, or runs, for as long as it is let.
func waits(name string) bool { return wrong[name].kind == Stuck || wrong[name].kind == Limit }

func fails(t *testing.T, py python.Runtime, method, name string) {
	want, ok := wrong[name]
	if !ok {
		t.Fatal("nobody says how it comes out")
	}
	nonce := NewNonce()
	exp := Experiment(prepared(t, "wrong/"+name), py, method, nonce)
	if name == "endless.py" {
		exp.Limits.Wall = 3 * time.Second
	}
	v := Judge(play(t, exp), nonce)
	words := Words(v)
	if v.Kind != want.kind || !regexp.MustCompile(want.words).MatchString(words) {
		t.Errorf("%+v\n%s", v, words)
	}
	t.Log(words)
}

// TestPrefixes: of a run that is not over nothing is said but that, and nobody stumbles.
func TestPrefixes(t *testing.T) {
	if v := Judge(new(demo.Trace), "n"); v.Kind != Unfinished || Words(v) == "" {
		t.Errorf("%+v", v)
	}
	py := python.Runtime{Interpreter: pythons(t)[0]}
	whole := play(t, Experiment(prepared(t, "solved/pool.py"), py, "fork", "n"))
	part := new(demo.Trace)
	for i := range whole.Len() - 1 {
		part.Append(whole.Event(i))
		if v := Judge(part, "n"); v.Kind != Unfinished {
			t.Fatalf("after event %d: %+v", i, v)
		}
	}
}

// TestUnguarded: without the guard a fresh Python starts the program again, in vain.
func TestUnguarded(t *testing.T) {
	nonce := NewNonce()
	v := Judge(play(t, Experiment(prepared(t, "unguarded/unguarded.py"), python.Runtime{Interpreter: pythons(t)[0]}, "spawn", nonce)), nonce)
	if v.Kind != NoReport || v.Code == nil || *v.Code != 1 {
		t.Errorf("%+v", v)
	}
	t.Log(Words(v))
}
