package python

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"exit42/demo"
)

// The app that these tests end in every way is this test binary itself, in a role that an
// environment variable gives it: it starts a session, prints what it knows of it, and waits.
const appRole = "EXIT42_TEST_APP"

type appJob struct {
	Python Interpreter
	Method string
	File   string
	Text   string
	Hold   bool
	Die    string // panic, exit: what the app does to itself when the run is ready
}

func TestMain(m *testing.M) {
	if job := os.Getenv(appRole); job != "" {
		os.Unsetenv(appRole)
		beApp(job)
	}
	if os.Getenv("GORACE") == "" { // under -race each guard would sleep for a second at its exit
		os.Setenv("GORACE", "atexit_sleep_ms=0")
	}
	os.Exit(m.Run())
}

func beApp(encoded string) {
	var job appJob
	if err := json.Unmarshal([]byte(encoded), &job); err != nil {
		panic(err)
	}
	s, err := demo.Start(demo.Experiment{
		Files: []demo.File{{Name: job.File, Text: job.Text}}, Runtime: Runtime{job.Python}, Method: job.Method,
		Hold: job.Hold, Limits: demo.Limits{Wall: time.Hour},
	})
	if err != nil {
		panic(err)
	}
	for {
		events, err := s.Next()
		for _, e := range events {
			if e.Kind == demo.KindExperiment {
				fmt.Println("dir", filepath.Dir(filepath.Dir(e.File)))
			}
			if e.Kind == demo.KindBegin {
				fmt.Println("pid", e.PID)
			}
			if e.Kind == demo.KindOutput {
				fmt.Println(e.Text)
			}
			if job.Hold && e.Held {
				if e.Kind == demo.KindBegin && e.Name != "main" {
					fmt.Println("ready") // the child is held at its very first event
				} else {
					s.Step(demo.Everyone)
				}
			}
			if e.Text == "ready" && job.Die == "panic" {
				panic("as the test wants it")
			}
			if e.Text == "ready" && job.Die == "exit" {
				os.Exit(3)
			}
		}
		if err != nil {
			os.Exit(0)
		}
	}
}

var leftovers = []struct {
	file, method string
	hold         bool
	many         bool
}{
	{file: "daemon.py", method: "fork"},
	{file: "children.py", method: "fork"},
	{file: "children.py", method: "forkserver"},
	{file: "children.py", method: "spawn"},
	{file: "children.py", method: "fork", many: true},
	{file: "children.py", method: "fork", hold: true},
	{file: "children.py", method: "spawn", hold: true},
	{file: "deaf.py", method: "fork"},
	{file: "deaf.py", method: "forkserver"},
}

// TestNothingIsLeft ends the app in the middle of runs that hold on to life.
func TestNothingIsLeft(t *testing.T) {
	onLinux(t)
	py := newest(interpreters(t))
	for _, end := range []string{"SIGKILL", "SIGTERM", "SIGHUP", "panic", "exit"} {
		for _, l := range leftovers {
			name := fmt.Sprintf("%s/%s/%s/hold=%v,many=%v", end, l.file, l.method, l.hold, l.many)
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				if end == "SIGHUP" && signal.Ignored(syscall.SIGHUP) {
					t.Skip("skipped: SIGHUP is ignored here, as under nohup, and so by the app")
				}
				job := appJob{Python: py, Method: l.method, File: l.file, Text: leftoverText(t, l.file, l.many), Hold: l.hold}
				if end == "panic" || end == "exit" {
					if l.hold {
						t.Skip("skipped: a held run prints nothing to die by")
					}
					job.Die = end
				}
				app := startApp(t, job)
				switch end {
				case "SIGKILL":
					app.signal(syscall.SIGKILL)
				case "SIGTERM":
					app.signal(syscall.SIGTERM)
				case "SIGHUP":
					app.signal(syscall.SIGHUP)
				}
				app.leavesNothing()
			})
		}
	}
}

// TestCloseLeavesNothing ends the same runs by closing their session.
func TestCloseLeavesNothing(t *testing.T) {
	onLinux(t)
	py := newest(interpreters(t))
	for _, l := range leftovers {
		t.Run(fmt.Sprintf("%s/%s/hold=%v,many=%v", l.file, l.method, l.hold, l.many), func(t *testing.T) {
			exp := experiment(t, py, l.method, leftoverText(t, l.file, l.many))
			exp.Hold = l.hold
			f := follow(t, start(t, exp))
			if l.hold {
				f.step(true, true, func(e demo.Event) bool { return e.Kind == demo.KindBegin && e.Name != "main" })
			} else {
				f.until(0, func(e demo.Event) bool { return e.Text == "ready" })
			}
			f.Close()
			f.toEnd()
			if e := f.Event(f.Len() - 1); e.Name != "closed" {
				t.Errorf("the run ended as %q", e.Name)
			}
			a := app{t: t, dir: filepath.Dir(filepath.Dir(f.Event(0).File))}
			for i := range f.Len() {
				if e := f.Event(i); e.Kind == demo.KindBegin {
					a.pids = append(a.pids, e.PID)
				}
			}
			if left := a.left(); len(left) > 0 {
				t.Errorf("left after Close returned: %v", left)
			}
		})
	}
}

func leftoverText(t *testing.T, file string, many bool) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata/leftover", file))
	if err != nil {
		t.Fatal(err)
	}
	if many {
		return strings.Replace(string(data), "count = 5", "count = 50", 1)
	}
	return string(data)
}

func onLinux(t *testing.T) {
	t.Helper()
	if _, err := os.Stat("/proc/self/stat"); err != nil {
		t.Skip("skipped: there is no /proc here to see what is left")
	}
}

// An app is the process in which a session runs.
type app struct {
	t    *testing.T
	cmd  *exec.Cmd
	dir  string
	pids []int
}

// startApp starts the app and waits until its run is ready.
func startApp(t *testing.T, job appJob) *app {
	t.Helper()
	encoded, err := json.Marshal(job)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), appRole+"="+string(encoded))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	overdue := time.AfterFunc(patience, func() { cmd.Process.Kill() })
	defer overdue.Stop()
	a := &app{t: t, cmd: cmd}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		word, rest, _ := strings.Cut(lines.Text(), " ")
		switch word {
		case "dir":
			a.dir = rest
		case "pid":
			pid, _ := strconv.Atoi(rest)
			a.pids = append(a.pids, pid)
		case "ready":
			return a
		}
	}
	t.Fatal("the app ended before its run was ready")
	return nil
}

func (a *app) signal(s os.Signal) {
	if err := a.cmd.Process.Signal(s); err != nil {
		a.t.Error(err)
	}
}

func (a *app) leavesNothing() {
	a.t.Helper()
	a.cmd.Wait()
	if a.dir == "" || len(a.pids) == 0 {
		a.t.Fatal("the run was not told of: this test would prove nothing")
	}
	for end := time.Now().Add(patience); ; {
		left := a.left()
		if len(left) == 0 {
			return
		}
		if time.Now().After(end) {
			a.t.Fatalf("left behind: %v", left)
		}
		<-time.After(5 * time.Millisecond) // nothing tells of a process that is not ours
	}
}

// left lists what is still there of the run: its directory, the processes that it told of,
// and any process with the run's directory in its command line or environment.
func (a *app) left() []string {
	var left []string
	if _, err := os.Stat(a.dir); err == nil {
		left = append(left, a.dir)
	}
	for _, pid := range a.pids {
		if state := procState(pid); state != "" && state != "Z" {
			left = append(left, fmt.Sprintf("pid %d (%s)", pid, state))
		}
	}
	found, _ := filepath.Glob("/proc/[0-9]*/environ")
	for _, path := range found {
		env, _ := os.ReadFile(path)
		line, _ := os.ReadFile(filepath.Join(filepath.Dir(path), "cmdline"))
		if strings.Contains(string(env)+string(line), a.dir+"/") {
			left = append(left, filepath.Dir(path))
		}
	}
	return left
}

func procState(pid int) string {
	fields := procStat(pid)
	if len(fields) == 0 {
		return ""
	}
	return fields[0]
}

// procStat is /proc/PID/stat from field 3, the state, on.
func procStat(pid int) []string {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return nil
	}
	return strings.Fields(string(data[strings.LastIndexByte(string(data), ')')+1:]))
}
