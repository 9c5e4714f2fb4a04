package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"exit42/demo"
)

// asExit42, in the environment, makes the test binary the program itself.
const asExit42 = "EXIT42_TEST_IS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asExit42) != "" {
		main()
	}
	testscript.Main(m, map[string]func(){"exit42": main})
}

// TestScripts runs the command line's specification: one file a subject.
func TestScripts(t *testing.T) {
	found, _ := finder().Find(t.Context())
	path, first := os.Getenv("PATH"), ""
	for _, i := range found {
		if i.Supported() {
			first = i.Path
			break
		}
	}
	if first == "" {
		t.Log("no Python was found: scripts that need one are skipped")
	}
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(env *testscript.Env) error {
			env.Setenv("PATH", env.Getenv("PATH")+string(filepath.ListSeparator)+path)
			env.Setenv("PYTHON", first)
			env.Setenv("LANG", "C.UTF-8")
			return nil
		},
		Condition: func(cond string) (bool, error) { return cond == "python" && first != "", nil },
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"trace": isTrace,
		},
	})
}

// isTrace checks that a file is a trace which a reader accepts, and that it ends as it should.
func isTrace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: trace FILE")
	}
	trace, err := demo.Read(strings.NewReader(ts.ReadFile(args[0])))
	ts.Check(err)
	if last := trace.Event(trace.Len() - 1); last.Kind != demo.KindEnd || last.Name != "done" {
		ts.Fatalf("the trace ends with %s %s", last.Kind, last.Name)
	}
}
