package python

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"exit42/demo"
)

// atOnce runs a program by the newest interpreter with every start method, and by some of the others
// with one, all at the same time, and has each followed. EXIT42_TRUTH=all is by all of them.
func atOnce(t *testing.T, file string, check func(t *testing.T, f *follower)) {
	found := interpreters(t)
	type run struct {
		name    string
		session *demo.Session
	}
	var started []run
	turn := len(file) // another for most files
	for i, py := range found {
		methods := py.Methods
		switch {
		case os.Getenv(truthEnv) == "all" || py.Path == newest(found).Path:
		case py.Path == oldest(found).Path:
			methods = methods[turn%len(methods):][:1]
		case turn%len(found) == i:
			methods = methods[:1]
		default:
			continue
		}
		for _, method := range methods {
			exp := experiment(t, py, method, file)
			exp.Limits.Still = 300 * time.Millisecond
			started = append(started, run{py.Version + "/" + method, start(t, exp)})
		}
	}
	for _, r := range started {
		t.Run(r.name, func(t *testing.T) { check(t, follow(t, r.session)) })
	}
}

// TestStuck runs programs in which at last nobody can move, and lets the watchdog end them.
func TestStuck(t *testing.T) {
	onLinux(t)
	for file, pattern := range map[string]string{
		"join_before_get.py": "join-before-get",
		"many_messages.py":   "join-before-get",
		"nobody_answers.py":  "nobody-writes",
		"worker_killed.py":   "worker-lost",
		"writer_open.py":     "nobody-writes",
		"duplex_open.py":     "nobody-writes",
		"opposite_order.py":  "all-asleep",
		"one_thread.py":      "all-asleep",

		"opposite_order_after.py": "all-asleep", // of one that ended otherwise, and was joined
	} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			atOnce(t, "stuck/"+file, func(t *testing.T, f *follower) {
				i := f.until(0, ofKind(demo.KindStuck))
				f.waitsBy(i, pattern)
				f.toEnd()
				f.waitsBy(f.Len(), pattern) // it can still be explained when it is over
				f.noTrouble()
				f.endedBy("still", "300ms")
				f.leavesNothing()
			})
		})
	}
}

// waitsBy looks whether after event i the scene knows by what pattern nothing moves.
func (f *follower) waitsBy(i int, pattern string) {
	f.t.Helper()
	scene := f.At(i)
	why, ok := scene.Why()
	if !ok || why.Pattern != pattern || !why.Stuck {
		f.t.Errorf("it waits by %q and not by %q, stuck %v: %+v\n%s", why.Pattern, pattern, why.Stuck, why.Links, f.tail(60))
	}
}

// endedBy looks whether the run, which is over, was ended by that limit.
func (f *follower) endedBy(limit, words string) {
	f.t.Helper()
	if e, ok := find(&f.Trace, ofKind(demo.KindLimit)); !ok || e.Name != limit || !strings.Contains(e.Text, words) {
		f.t.Errorf("the limit is told as %+v", e)
	}
	if end := f.Event(f.Len() - 1); end.Name != "limit" {
		f.t.Errorf("the run ended as %q", end.Name)
	}
}

// leavesNothing looks whether the run, which is over, has left something behind.
func (f *follower) leavesNothing() {
	f.t.Helper()
	a := app{dir: filepath.Dir(filepath.Dir(f.Event(0).File))}
	for i := range f.Len() {
		if e := f.Event(i); e.Kind == demo.KindBegin {
			a.pids = append(a.pids, e.PID)
		}
	}
	if left := a.left(); len(left) > 0 {
		f.t.Errorf("left behind: %v", left)
	}
}

// TestNotStuck runs programs that do nothing for a while, and then go on by themselves. That time
// passes is what is tested here, so the programs let it pass.
func TestNotStuck(t *testing.T) {
	onLinux(t)
	for _, file := range []string{
		"sleeps", "pool", "computes", "asks_in_vain", "server", "alarm", "shell", "manager", "loop",
		"alarm_unhandled", "timer_unhandled", "socket_time", "slow_reader", "join_for_a_time",
	} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			atOnce(t, "stuck/moves/"+file+".py", func(t *testing.T, f *follower) {
				f.toEnd()
				if e, ok := find(&f.Trace, ofKind(demo.KindStuck)); ok {
					t.Errorf("it was said to be stuck after %v:\n%s", e.T, f.tail(60))
				}
				if end := f.Event(f.Len() - 1); end.Name != "done" {
					t.Errorf("the run ended as %q", end.Name)
				}
				f.namesNoPattern()
			})
		})
	}
}

// namesNoPattern looks whether at some moment of the run, which goes on by itself, the scene says that
// it will not.
func (f *follower) namesNoPattern() {
	f.t.Helper()
	for i := range f.Len() {
		switch e := f.Event(i); e.Kind {
		case demo.KindAsleep, demo.KindHolds, demo.KindFill, demo.KindWriting, demo.KindJoin:
			scene := f.At(i)
			if why, _ := scene.Why(); why.Pattern != "" {
				f.t.Errorf("after %s it waits by %q: %+v\n%s", e.Quoted(), why.Pattern, why.Links, f.tail(60))
				return
			}
		}
	}
}

// TestWaitsForInput: who waits for its standard input waits for us.
func TestWaitsForInput(t *testing.T) {
	onLinux(t)
	exp := experiment(t, newest(interpreters(t)), "fork", "stuck/moves/asks.py")
	exp.Limits.Still = 300 * time.Millisecond
	exp.Input = true
	f := follow(t, start(t, exp))
	i := f.until(0, func(e demo.Event) bool { return e.Kind == demo.KindAsleep && e.Name == "read" })
	if e := f.Event(i); e.Value != "stdin" || e.Channel != "" {
		t.Errorf("it is told as %+v", e)
	}
	scene := f.At(i)
	if p := scene.Proc(scene.Parent); len(p.Sleeps) != 1 || !p.Sleeps[0].Input || p.Sleeps[0].Timed {
		t.Errorf("it sleeps %+v", p.Sleeps)
	}
	f.Session.Type("42\n")
	f.toEnd()
	if _, ok := find(&f.Trace, ofKind(demo.KindStuck)); ok || !strings.Contains(printed(&f.Trace, "stdout"), "42") {
		t.Errorf("stuck: %v\n%s", ok, f.tail(30))
	}
}

// TestOursIsNotTold: the probe's connection and the standard streams are no channels of the program.
func TestOursIsNotTold(t *testing.T) {
	onLinux(t)
	exp := experiment(t, newest(interpreters(t)), "fork", "stuck/one_thread.py")
	exp.Input = true
	f := follow(t, start(t, exp))
	f.until(0, ofKind(demo.KindStuck))
	for i := range f.Len() {
		if e := f.Event(i); e.Kind == demo.KindHolds || e.Kind == demo.KindFill {
			t.Errorf("told as the program's: %+v", e)
		}
	}
	f.Close()
	f.toEnd()
}

// TestFillIsToldAgain: a pipe that is full again after a read is told to be full again.
func TestFillIsToldAgain(t *testing.T) {
	onLinux(t)
	f := follow(t, start(t, experiment(t, newest(interpreters(t)), "fork", "stuck/refills.py")))
	fill := ofKind(demo.KindFill)
	i := f.until(0, fill)
	full := f.Event(i)
	f.Session.Interrupt()
	i = f.until(i, ofKind(demo.KindRead))
	again := f.Event(f.until(i+1, fill))
	if again.Channel != full.Channel || again.Len != full.Len || full.Len == 0 {
		t.Errorf("%+v\nand then %+v", full, again)
	}
	scene := f.At(f.Len())
	if c := scene.Channel(full.Channel); c.Fill != full.Len || !c.Looked {
		t.Errorf("%+v", c)
	}
	f.Close()
	f.toEnd()
}
