package native_test

import (
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"exit42/demo"
	"exit42/demo/native"
)

// A way is what a program shows of one way back, whatever the knobs.
type way struct {
	program string
	made    string // the channel event's name; none where nothing is made
	at      string // the line of the program that makes it
	frame   int    // how many bytes go through besides the JSON; -1 where none go through anything
	waits   bool   // who gets the value waits for it
	holds   bool   // 1 MiB does not fit
}

var ways = []way{
	{"pipe", "Pipe", "from, to := process.Pipe()", 4, true, true},
	{"socket", "socketpair", "from, to := process.SocketPair()", 4, true, true},
	{"stdout", "Pipe", "from, to := process.Pipe()", 1, true, true},
	{"file", "", "", -1, false, false},
	{"shared", "SharedMemory", "memory := process.SharedMemory(2 << 20)", -1, false, false},
	{"exitcode", "", "", -1, false, false},
}

// A value is a turn of that knob, and what becomes of it.
type value struct {
	knob  string
	json  int    // bytes
	has   string // what the parent prints
	told  string // what the child tells of it
	code  int    // as an exit code, 2 being a panic's
	large bool
}

var values = []value{
	{"42", 2, "42", "42", 42, false},
	{"300", 3, "300", "300", 300 & 255, false},
	{"-1", 2, "-1", "-1", 255, false},
	{"text", 7, `"hello"`, `"hello"`, 2, false},
	{"dict", 13, `map[string]any{"answer":42}`, `map[string]any{"answer":42}`, 2, false},
	{"1MiB", 1<<20 + 2, "1048576 bytes", `"` + strings.Repeat("x", 59) + "... (1048576 bytes in all)", 2, true},
}

func TestWays(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the codes below are POSIX's")
	}
	for _, w := range ways {
		for _, order := range []string{"", "get-join", "join-get"} {
			for _, outcome := range []string{"return", "raise", "exit", "signal", "never"} {
				for i, v := range values {
					if outcome == "never" && i > 0 || outcome != "return" && i > 0 && !v.large {
						continue // what is never computed is the same for each
					}
					if order == "" && i > 0 {
						continue // it is one of the others
					}
					if w.holds && v.large && outcome == "return" && order == "join-get" {
						continue // see TestJoinFirstHangs
					}
					r := wayRun{w, v, outcome, order}
					t.Run(strings.Join(append([]string{w.program}, r.args()...), " "), func(t *testing.T) {
						t.Parallel()
						r.test(t)
					})
				}
			}
		}
	}
}

// A wayRun is a run of one way with all knobs turned.
type wayRun struct {
	way
	value   value
	outcome string
	order   string // empty: not said
}

func (r wayRun) args() []string {
	args := []string{"--value=" + r.value.knob, "--outcome=" + r.outcome}
	if r.order != "" {
		args = append(args, "--order="+r.order)
	}
	return args
}

func (r wayRun) test(t *testing.T) {
	s := startWith(t, r.program, demo.Experiment{Args: r.args()})
	s.end()
	s.leftNothing()
	s.wants(r.says())
	scene := s.scene()
	if scene.Ended != "done" {
		t.Errorf("the run ended with %q", scene.Ended)
	}
	got := printed(scene, "stdout")
	may := r.has()
	for i, has := range may {
		may[i] = "the parent has " + has + "\nexitcode is " + fmt.Sprint(r.code()) + "\n"
	}
	if !slices.Contains(may, got) {
		t.Errorf("printed %q; want one of %q", got, may)
	}
	if words := printed(scene, "stderr"); strings.Contains(words, "panic: ") != (r.code() == 2) {
		t.Errorf("stderr is %q", words)
	}
	if sent := scene.Proc(scene.Child).Sent; sent != int64(r.sent()) {
		t.Errorf("%d bytes were sent; want %d", sent, r.sent())
	}
	r.testOrder(s)
	r.testMade(s)
}

// code is the exit code that the outcome makes.
func (r wayRun) code() int {
	switch {
	case r.outcome == "raise":
		return 2
	case r.outcome == "exit" && r.value.knob == "42":
		return 42
	case r.outcome == "exit":
		return 3 // what is no number
	case r.outcome != "return":
		return -9
	case r.program == "exitcode":
		return r.value.code
	}
	return 0
}

// says is the evidence that there must be.
func (r wayRun) says() map[string]string {
	says := map[string]string{
		"pid": "another", "join()": "nothing", "join() returned": "after the exit",
		"exitcode": fmt.Sprint(r.code()), "status": fmt.Sprintf("0x%04x", r.code()<<8),
	}
	switch {
	case r.code() == -9:
		says["status"] = "0x0009"
	case r.code() == 2:
		says["target"] = "raised panic"
	case r.outcome == "return" && r.program != "exitcode":
		says["target"], says["run()"] = r.value.told, "nothing"
		if r.frame >= 0 {
			says["bytes"] = fmt.Sprint(r.value.json + map[bool]int{true: 1}[r.program == "stdout"]) // its line end is in it
		}
	}
	return says
}

// has is what the parent may print that it has. There are two possibilities where it looks
// without waiting.
func (r wayRun) has() []string {
	early := r.order == "get-join"
	switch {
	case r.program == "exitcode" && early:
		return []string{"nil"}
	case r.program == "exitcode":
		return []string{fmt.Sprint(r.code())}
	case r.outcome != "return":
		return []string{"nothing: EOF"}
	case early && !r.waits:
		return []string{r.value.has, "nothing: EOF", "nothing: unexpected EOF"}
	}
	return []string{r.value.has}
}

// sent is how many bytes went through a channel.
func (r wayRun) sent() int {
	if r.frame < 0 || r.outcome != "return" {
		return 0
	}
	return r.frame + r.value.json
}

// testOrder checks that a join reads nothing, and that the parent does both in the order said.
func (r wayRun) testOrder(s *session) {
	if r.frame < 0 {
		return
	}
	s.t.Helper()
	parent := s.scene().Parent
	var did []demo.Kind
	for i := range s.trace.Len() {
		e := s.trace.Event(i)
		if e.PID == parent && slices.Contains([]demo.Kind{demo.KindRead, demo.KindJoin, demo.KindJoined}, e.Kind) {
			did = append(did, e.Kind)
		}
	}
	if r.outcome == "never" {
		did = did[2:] // it waited for a moment
	}
	did = slices.Compact(did)
	want := []demo.Kind{demo.KindRead, demo.KindJoin, demo.KindJoined}
	if r.order == "join-get" {
		want = []demo.Kind{demo.KindJoin, demo.KindJoined, demo.KindRead}
	}
	if !slices.Equal(did, want) {
		s.t.Errorf("the parent did %v; want %v", did, want)
	}
}

// testMade checks that both processes tell of the same channel, and the parent where it made it.
func (r wayRun) testMade(s *session) {
	s.t.Helper()
	scene := s.scene()
	shown := strings.Split(scene.Files[0].Text, "\n")
	var made, came []demo.Event
	for i := range s.trace.Len() {
		switch e := s.trace.Event(i); {
		case e.Kind == demo.KindChannel && e.PID == scene.Parent:
			made = append(made, e)
		case e.Kind == demo.KindChannel && e.PID == scene.Child:
			came = append(came, e)
		}
	}
	if r.made == "" {
		if len(made)+len(came) > 0 {
			s.t.Errorf("channels are told: %v %v", made, came)
		}
		return
	}
	if len(made) != 1 || len(came) > 1 || len(came) == 0 && r.outcome != "never" {
		s.t.Fatalf("%d channels were made and %d came to the child", len(made), len(came))
	}
	if e := made[0]; e.Name != r.made || e.File != scene.Run.Entry || strings.TrimSpace(shown[e.Line-1]) != r.at {
		s.t.Errorf("%s was made at %s:%d; want %s at %q", e.Name, e.File, e.Line, r.made, r.at)
	}
	for _, e := range came {
		if !sameChannel(made[0], e) {
			s.t.Errorf("the child has %+v; the parent made %+v", e, made[0])
		}
	}
}

// sameChannel reports whether both events are of one channel.
func sameChannel(made, came demo.Event) bool {
	if made.Name == "socketpair" {
		return came.Channel == made.Value && came.Value == made.Channel
	}
	return came.Channel == made.Channel && came.Len == made.Len && came.Text == made.Text
}

// TestJoinFirstHangs: a child whose value does not fit into the channel ends only when somebody
// reads, and a parent in join reads nothing.
func TestJoinFirstHangs(t *testing.T) {
	for _, w := range ways {
		if !w.holds {
			continue
		}
		t.Run(w.program, func(t *testing.T) {
			if _, ok := native.Lookup(w.program); !ok {
				t.Skip("not on this system")
			}
			t.Parallel()
			s := startWith(t, w.program, demo.Experiment{Args: []string{"--value=1MiB", "--order=join-get"}})
			child := 0
			for joins, enters := false, false; !joins || !enters; {
				e := s.until(func(e demo.Event) bool { return e.Kind == demo.KindJoin || e.Kind == demo.KindEnter })
				joins = joins || e.Kind == demo.KindJoin
				if e.Kind == demo.KindEnter {
					enters, child = true, e.PID
				}
			}
			if runtime.GOOS == "linux" {
				e, ok := s.last(is(demo.KindWriting))
				if !ok {
					e = s.until(is(demo.KindWriting))
				}
				if e.PID != child || e.Len != int64(w.frame+1<<20+2) {
					t.Errorf("%d is about to write %d bytes", e.PID, e.Len)
				}
				sleeps(t, child, s.scene().Parent)
			}
			s.Close()
			s.end()
			s.leftNothing()
			if e, ok := s.last(is(demo.KindJoined)); ok {
				t.Errorf("join returned: %+v", e)
			}
			if e, ok := s.last(is(demo.KindRead)); ok {
				t.Errorf("something was read: %+v", e)
			}
		})
	}
}

// TestStepped: a run that is held at each event comes to the same end.
func TestStepped(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the codes are POSIX's")
	}
	for _, w := range ways {
		t.Run(w.program, func(t *testing.T) {
			t.Parallel()
			r := wayRun{w, values[len(values)-1], "return", ""}
			s := startWith(t, w.program, demo.Experiment{Args: r.args(), Hold: true})
			for s.until(func(e demo.Event) bool { return e.Held || e.Kind == demo.KindEnd }).Held {
				s.Step(demo.Everyone)
			}
			s.wants(r.says())
			s.leftNothing()
		})
	}
}

// TestFileEndsWithRun: of a program that is ended in the middle no temporary file stays.
func TestFileEndsWithRun(t *testing.T) {
	s := startWith(t, "file", demo.Experiment{Hold: true})
	s.stepTo(demo.ParentOnly, demo.KindJoin)
	dir := filepath.Dir(filepath.Dir(s.scene().Run.Entry))
	if files, err := filepath.Glob(filepath.Join(dir, "exit42-*.json")); len(files) != 1 {
		t.Errorf("the temporary files are %v, %v", files, err)
	}
	s.Close()
	s.end()
	s.leftNothing()
}

func TestArgs(t *testing.T) {
	for _, arg := range []string{"--value=word", "--outcome=maybe", "--order=", "extra"} {
		files, _ := native.Lookup("pipe")
		s, err := demo.Start(demo.Experiment{Files: files, Runtime: native.Runtime{Program: "pipe"}, Args: []string{arg}})
		if err == nil {
			s.Close()
			t.Errorf("%s is taken", arg)
		}
	}
}
