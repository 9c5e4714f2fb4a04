package demo

import (
	"slices"
	"testing"
)

// after is the scene after these events, told of a program that has begun.
func after(events ...Event) Scene {
	trace := new(Trace)
	trace.Append(Event{Kind: KindBegin, PID: 10, Name: "main"})
	for _, e := range events {
		trace.Append(e)
	}
	return trace.At(trace.Len())
}

func runsProgram(pid int, name string) Event {
	return Event{Kind: KindStarted, PID: 10, Child: pid, Method: "exec", Name: name}
}

// TestPrograms: a program of any kind that was started is a process like any other, and the child
// as long as there is no Process.
func TestPrograms(t *testing.T) {
	s := after(runsProgram(11, "ls"), runsProgram(12, "sh"))
	p := s.Proc(11)
	if s.Child != 11 || p == nil || p.How != "ls" || !p.Mute || p.PPID != 10 || p.State != Runs {
		t.Fatalf("child %d: %+v", s.Child, p)
	}
	if r := s.Rows[len(s.Rows)-1]; r.Text != "starts sh" || r.Peer != 12 || r.Way != Out {
		t.Errorf("its row: %+v", r)
	}
	s = after(runsProgram(11, "python3"), Event{Kind: KindBegin, PID: 11, PPID: 10, Name: "python"}, runsProgram(12, "ls"))
	if p := s.Proc(11); len(s.Procs) != 3 || s.Child != 11 || p.How != "python" || p.Mute {
		t.Errorf("a Python is told twice, or is no child: %d processes, child %d, %+v", len(s.Procs), s.Child, p)
	}
	s = after(runsProgram(11, "ls"), Event{Kind: KindStatus, PID: 10, Child: 11, Status: new(512)})
	if code, ok := s.Proc(11).ExitCode(); !ok || code != 2 || s.Proc(11).State != Gone {
		t.Errorf("its end: %+v", s.Proc(11))
	}
	s = after(runsProgram(11, "ls"), Event{Kind: KindBegin, PID: 12, PPID: 10, Name: "fork"}, Event{Kind: KindBegin, PID: 13, PPID: 10, Name: "fork"})
	if s.Child != 12 {
		t.Errorf("the child is %d, and not the first Process", s.Child)
	}
	s = after(Event{Kind: KindBegin, PID: 12, PPID: 10, Name: "fork"}, runsProgram(11, "ls"))
	if s.Child != 12 {
		t.Errorf("the child is %d, and not the Process", s.Child)
	}
}

// TestNotWatched: who is only known by the kernel's word is a process, too, until it says more.
func TestNotWatched(t *testing.T) {
	asleep := Event{Kind: KindAsleep, PID: 11, Name: "write", Channel: "pipe:1"}
	s := after(asleep)
	if p := s.Proc(11); p == nil || p.How != NotWatched || !p.Mute || len(p.Sleeps) != 1 || s.Child != 0 {
		t.Fatalf("%+v", p)
	}
	if links := s.Asleep(); len(links) != 1 || !links[0].Writes() {
		t.Errorf("who sleeps: %+v", links)
	}
	s = after(asleep, Event{Kind: KindBegin, PID: 11, PPID: 10, Name: "fork"})
	if p := s.Proc(11); len(s.Procs) != 2 || p.How != "fork" || p.Mute || s.Child != 11 {
		t.Errorf("%d processes, %+v", len(s.Procs), p)
	}
	s = after(asleep, Event{Kind: KindEnd, Name: "done"})
	if p := s.Proc(11); p.State != Gone {
		t.Errorf("at the end: %+v", p)
	}
	s = after(Event{Kind: KindHolds, PID: 11, Channel: "pipe:1"})
	if s.Proc(11) != nil {
		t.Error("of one that has nothing any more")
	}
}

// TestThreadsJoin: what a thread waits for is not what its process waits for.
func TestThreadsJoin(t *testing.T) {
	child := Event{Kind: KindBegin, PID: 11, PPID: 10, Name: "fork"}
	joins := Event{Kind: KindJoin, PID: 10, Child: 11, Value: "None"}
	thread := joins
	thread.Thread = "Thread-1"
	s := after(child, thread)
	if p := s.Proc(10); p.Waiting != "" || p.State == Waits {
		t.Errorf("the process waits: %+v", p)
	}
	if i := slices.IndexFunc(s.Rows, func(r Row) bool { return r.Text == "thread: join()" }); i < 0 {
		t.Errorf("rows: %+v", s.Rows)
	}
	s = after(Event{Kind: KindLine, PID: 10, File: "p.py", Line: 4}, Event{Kind: KindLine, PID: 10, File: "p.py", Line: 2, Thread: "Thread-1"})
	if p := s.Proc(10); p.MainLine != 4 || p.Line != 2 {
		t.Errorf("its main thread stands in line %d, another in %d", p.MainLine, p.Line)
	}
	held := Event{Kind: KindJoined, PID: 10, Thread: "Thread-1", Child: 11, Value: "None", Held: true}
	s = after(child, joins, held, Event{Kind: KindResumed, PID: 10})
	if p := s.Proc(10); p.Waiting != "join()" || p.State != Waits {
		t.Errorf("its own join is forgotten: %+v", p)
	}
}

// TestKernelWord: what the kernel said of a process is old when it says something itself.
func TestKernelWord(t *testing.T) {
	sleeps := Event{Kind: KindWitness, PID: 10, State: "S"}
	s := after(sleeps)
	if p := s.Proc(10); p.Kernel != "S" {
		t.Errorf("%+v", p)
	}
	s = after(sleeps, Event{Kind: KindLine, PID: 10, Line: 3})
	if p := s.Proc(10); p.Kernel != "" {
		t.Errorf("%+v", p)
	}
}

func TestCalled(t *testing.T) {
	for told, want := range map[string]string{
		"foo": "foo", "<lambda>": "<lambda>", "<builtin_function_or_method print>": "print", "<partial object>": "partial", "<": "<", "": "",
	} {
		if got := Called(told); got != want {
			t.Errorf("%q: %q, not %q", told, got, want)
		}
	}
}

// TestKernelParent: who came for an orphan is the kernel's word; of one that is being taken away it has none.
func TestKernelParent(t *testing.T) {
	child := Event{Kind: KindBegin, PID: 11, PPID: 10, Name: "fork"}
	for _, c := range []struct {
		witness Event
		parent  int
	}{
		{Event{Kind: KindWitness, PID: 11, PPID: 1, State: "S"}, 1},
		{Event{Kind: KindWitness, PID: 11, State: "X"}, 10},
	} {
		s := after(child, c.witness)
		if p := s.Proc(11); p.PPID != c.parent || p.Kernel != c.witness.State {
			t.Errorf("after %+v its parent is %d and its state %q", c.witness, p.PPID, p.Kernel)
		}
	}
}
