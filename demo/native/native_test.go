package native_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"exit42/demo"
	"exit42/demo/native"
)

func init() {
	os.Setenv("GORACE", "atexit_sleep_ms=0") // with -race, each process would stay for a second
}

// A session is a run with all its events so far.
type session struct {
	*demo.Session
	t     *testing.T
	trace demo.Trace
	ahead []demo.Event // come, and not yet looked at
}

// start starts promise.
func start(t *testing.T, hold bool) *session {
	t.Helper()
	return startWith(t, "promise", demo.Experiment{Hold: hold})
}

func startWith(t *testing.T, program string, exp demo.Experiment) *session {
	t.Helper()
	files, ok := native.Lookup(program)
	if !ok {
		t.Fatalf("there is no %s", program)
	}
	exp.Files, exp.Runtime = files, native.Runtime{Program: program}
	s, err := demo.Start(exp)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return &session{Session: s, t: t}
}

// until takes events up to the first that is looked for.
func (s *session) until(looked func(demo.Event) bool) demo.Event {
	s.t.Helper()
	for {
		for len(s.ahead) > 0 {
			e := s.ahead[0]
			s.ahead = s.ahead[1:]
			s.trace.Append(e)
			if looked(e) {
				return e
			}
		}
		events, err := s.Next()
		if err != nil {
			s.t.Fatalf("the run ended first: %v", err)
		}
		s.ahead = events
	}
}

func is(kind demo.Kind) func(demo.Event) bool {
	return func(e demo.Event) bool { return e.Kind == kind }
}

func (s *session) end() { s.until(is(demo.KindEnd)) }

// stepTo lets the parent or the child go from event to event until it is held at one of that
// kind, which it returns.
func (s *session) stepTo(who demo.Who, kind demo.Kind) demo.Event {
	s.t.Helper()
	looked := func(e demo.Event) bool {
		pid := s.scene().Parent
		if who == demo.ChildOnly {
			pid = s.scene().Child
		}
		return e.Held && e.PID == pid
	}
	e, ok := s.last(looked) // it may be held since another process was looked for
	for !ok || e.Kind != kind {
		if ok {
			s.Step(who)
		}
		e, ok = s.until(looked), true
	}
	return e
}

func (s *session) last(looked func(demo.Event) bool) (demo.Event, bool) {
	for i := s.trace.Len() - 1; i >= 0; i-- {
		if e := s.trace.Event(i); looked(e) {
			return e, true
		}
	}
	return demo.Event{}, false
}

func (s *session) scene() demo.Scene { return s.trace.At(s.trace.Len()) }

func (s *session) wants(says map[string]string) {
	s.t.Helper()
	evidence := s.trace.Evidence()
	for subject, want := range says {
		if got, _, ok := evidence.Says(subject); got != want || !ok {
			s.t.Errorf("%s is %q; want %q", subject, got, want)
		}
	}
	if s.t.Failed() {
		var trace strings.Builder
		s.trace.WriteTo(&trace)
		s.t.Log(trace.String())
	}
}

// leftNothing checks that the run's directory is gone.
func (s *session) leftNothing() {
	s.t.Helper()
	<-s.Done()
	entry := s.trace.At(0).Run.Entry
	if _, err := os.Stat(filepath.Dir(filepath.Dir(entry))); !os.IsNotExist(err) {
		s.t.Errorf("the run's directory is still there: %v", err)
	}
}

var promised = map[string]string{
	"pid":             "another",
	"join()":          "nothing",
	"join() returned": "after the exit",
	"exitcode":        "0",
	"returncode":      "missing",
	"target":          "42",
	"run()":           "nothing",
	"value":           "nothing",
}

func TestRun(t *testing.T) {
	s := start(t, false)
	s.end()
	s.wants(promised)
	s.leftNothing()

	scene := s.scene()
	if want := "Go " + strings.TrimPrefix(runtime.Version(), "go"); scene.Run.Runtime != want || scene.Run.Method != "exec" {
		t.Errorf("%s, %s; want %s, exec", scene.Run.Runtime, scene.Run.Method, want)
	}
	if printed := printed(scene, "stdout"); printed != threeLines {
		t.Errorf("printed %q; want %q", printed, threeLines)
	}
}

// printed is what the processes wrote to stdout or stderr.
func printed(scene demo.Scene, stream string) string {
	var text strings.Builder
	for _, line := range scene.Output {
		if line.Stream != stream {
			continue
		}
		text.WriteString(line.Text)
		if !line.Partial {
			text.WriteByte('\n')
		}
	}
	return text.String()
}

const threeLines = `join() gave <nil>
exitcode is 0
returncode is missing: *process.Process has neither a field nor a method ReturnCode
`

// TestPlaces: events point to the lines of the text that is shown.
func TestPlaces(t *testing.T) {
	s := start(t, false)
	s.end()
	scene := s.scene()
	shown := strings.Split(scene.Files[0].Text, "\n")
	places := map[demo.Kind]string{
		demo.KindEnter:   "func foo() int {",
		demo.KindStart:   "p := process.Start(foo)",
		demo.KindStarted: "p := process.Start(foo)",
		demo.KindJoin:    "result := p.Join()",
		demo.KindJoined:  "result := p.Join()",
		demo.KindAttr:    `fmt.Println("exitcode is", p.ExitCode())`,
		demo.KindMissing: `code, err := p.Attr("ReturnCode") // p.ReturnCode would not compile`,
	}
	for kind, want := range places {
		e, ok := s.last(is(kind))
		if !ok || e.File != scene.Run.Entry || strings.TrimSpace(shown[e.Line-1]) != want {
			t.Errorf("%s is at %s:%d; want the line %q of %s", kind, e.File, e.Line, want, scene.Run.Entry)
		}
	}
	caller := scene.Caller
	if caller == nil {
		t.Fatal("no caller is shown")
	}
	source, err := os.ReadFile("process/child.go")
	if err != nil || caller.File != "exit42/demo/native/process/child.go" {
		t.Fatalf("the caller is in %s; %v", caller.File, err)
	}
	lines := strings.SplitAfter(string(source), "\n")
	if strings.TrimSpace(lines[caller.Mark-1]) != "c.target()" || !strings.HasPrefix(strings.Join(lines[caller.First-1:], ""), caller.Text) {
		t.Errorf("the caller, line %d, is\n%s", caller.Mark, caller.Text)
	}
}

// TestHeld holds the parent before its join while the child ends: the exit status waits in
// the kernel.
func TestHeld(t *testing.T) {
	s := start(t, true)
	s.stepTo(demo.ParentOnly, demo.KindJoin)
	exit := s.stepTo(demo.ChildOnly, demo.KindExit)
	s.Step(demo.ChildOnly)
	if runtime.GOOS == "linux" {
		s.until(func(e demo.Event) bool { return e.Kind == demo.KindWitness && e.PID == exit.PID && e.State == "Z" })
		data, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(exit.PID), "stat"))
		if err != nil || !bytes.Contains(data, []byte(") Z ")) {
			t.Errorf("the child is no zombie: %s %v", data, err)
		}
	}
	s.Run()
	s.end()
	s.wants(promised)
	s.leftNothing()
}

func TestKilled(t *testing.T) {
	s := start(t, true)
	s.stepTo(demo.ParentOnly, demo.KindJoin)
	child := s.stepTo(demo.ChildOnly, demo.KindBegin)
	s.Kill(child.PID)
	s.Run()
	s.end()
	killed := "-9"
	if runtime.GOOS == "windows" {
		killed = "1"
	}
	s.wants(map[string]string{"exitcode": killed, "join()": "nothing"})
	s.leftNothing()
}

// TestPausedAgain pauses a run that runs, while its child sleeps: the next event is held.
func TestPausedAgain(t *testing.T) {
	s := start(t, true)
	s.stepTo(demo.ParentOnly, demo.KindStart)
	s.Run() // the child begins held, and goes on only when this session hears of it
	s.Pause()
	for {
		e := s.until(func(e demo.Event) bool { return e.Held || e.Kind == demo.KindEnd })
		if e.Kind == demo.KindEnd {
			break
		}
		s.Step(demo.Everyone)
	}
	s.wants(promised)
}

func TestClosedWhileHeld(t *testing.T) {
	s := start(t, true)
	s.stepTo(demo.ParentOnly, demo.KindJoin)
	s.Close()
	s.end()
	s.leftNothing()
}

func TestByHand(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs a POSIX shell")
	}
	tests := []struct {
		program string
		args    []string
		want    string
	}{
		{"promise", nil, threeLines + "0\n"},
		{"exitcode", []string{"--value=300"}, "the parent has 44\nexitcode is 44\n0\n"},
		{"pipe", []string{`--value=["it's"]`}, "the parent has []any{\"it's\"}\nexitcode is 0\n0\n"},
	}
	for _, tt := range tests {
		command := native.Runtime{Program: tt.program}.ByHand(demo.Job{Args: tt.args})
		output, err := exec.Command("sh", "-c", command).CombinedOutput()
		if err != nil || string(output) != tt.want {
			t.Errorf("%s\nprinted %q, %v; want %q", command, output, err, tt.want)
		}
	}
}

// TestGuardKilled: even without its guard a run ends, and takes the processes that it knows along.
func TestGuardKilled(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs POSIX signals")
	}
	s := start(t, true)
	s.stepTo(demo.ParentOnly, demo.KindJoin)
	s.stepTo(demo.ChildOnly, demo.KindEnter)
	scene := s.scene()
	guard, err := os.FindProcess(scene.Proc(scene.Parent).PPID)
	if err != nil {
		t.Fatal(err)
	}
	if err := guard.Kill(); err != nil {
		t.Fatal(err)
	}
	s.end()
	s.leftNothing()
	if scene = s.scene(); scene.Ended != "trouble" {
		t.Errorf("the run ended with %q", scene.Ended)
	}
}
