package exercise

import (
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// TestWork: work.py gives on each Python what Computed says, and its reports can be read.
func TestWork(t *testing.T) {
	f, err := Prepare(t.TempDir(), "bring.py", "")
	must(t, err)
	for _, py := range everyPython(t) {
		t.Run(py.Version, func(t *testing.T) {
			t.Parallel()
			run := func(code string, env ...string) (pid int, value string) {
				t.Helper()
				cmd := exec.Command(py.Path, "-c", code)
				cmd.Dir, cmd.Env = f.Dir, append(os.Environ(), append(env, "PYTHONDONTWRITEBYTECODE=1")...)
				out, err := cmd.CombinedOutput()
				who, value, _ := strings.Cut(strings.TrimRight(string(out), "\r\n"), " has ")
				pid, notPID := strconv.Atoi(who)
				if err != nil || notPID != nil {
					t.Fatalf("%v: %s", err, out)
				}
				return pid, value
			}
			pid, value := run("from work import *; report(compute())", "EXIT42_NONCE=n")
			if value != strconv.Itoa(Computed("n", pid)) {
				t.Errorf("process %d has %s, and not %d", pid, value, Computed("n", pid))
			}
			if _, value := run("from work import *; report([compute()] * 100000)"); len(value) != 63 {
				t.Errorf("it has %s", value)
			}
			if _, value := run("from work import *; report(compute() == compute())"); value != "True" {
				t.Error("the same process computes another number")
			}
			_, one := run("from work import *; import work; report(work.NONCE)", "EXIT42_NONCE=")
			if _, other := run("from work import *; import work; report(work.NONCE)", "EXIT42_NONCE="); one == other {
				t.Errorf("each run has the nonce %s", one)
			}
		})
	}
}
