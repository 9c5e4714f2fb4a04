package demo

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"
)

// held is an event at which a process waits, at that many milliseconds.
func held(at, pid int, kind Kind) Event {
	return Event{Kind: kind, T: time.Duration(at) * time.Millisecond, PID: pid, Held: true}
}

// stepped is a recording of a program a that starts b, which leaves a zombie.
func stepped() *Trace {
	t := new(Trace)
	begin := held(1, a, KindBegin)
	begin.Name = "main"
	child := held(110, b, KindBegin)
	child.Name, child.PPID = "fork", a
	for _, e := range []Event{
		{Kind: KindExperiment, Name: "Python 3.13.0"}, {Kind: KindSource, File: "p.py", Line: 1, Text: "x\n"},
		begin, held(50, a, KindStart),
		child, held(112, a, KindStarted),
		{Kind: KindWitness, T: 115e6, PID: a, State: "S"},
		held(150, a, KindJoin), held(151, b, KindEnter),
		{Kind: KindOutput, T: 190e6, Name: "stdout", Text: "from b"}, held(191, b, KindReturn),
		{Kind: KindOutput, T: 192e6, Name: "stdout", Text: "late"},
		held(230, b, KindExit),
		{Kind: KindWitness, T: 270e6, PID: b, PPID: a, State: "Z", Status: new(int)},
		{Kind: KindStatus, T: 310e6, PID: a, Child: b, Status: new(int)}, held(311, a, KindJoined),
		{Kind: KindGone, T: 350e6, PID: a}, {Kind: KindEnd, T: 351e6, Name: "done"},
	} {
		t.Append(e)
	}
	return t
}

func replayed(t *testing.T, trace *Trace, hold bool) *Session {
	t.Helper()
	s, err := Start(Experiment{Recording: trace, Hold: hold})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// ready are the events that are ready, in short.
func ready(s *Session) string {
	var words []string
	for _, e := range s.take() {
		words = append(words, strings.TrimSuffix(fmt.Sprintf("%s%d", e.Kind, e.PID), "0"))
	}
	return strings.Join(words, " ")
}

func (s *Session) isOver() bool {
	select {
	case <-s.Done():
		return true
	default:
		return false
	}
}

// TestReplaySteps: each step tells what a step told when the recording was made, and no event of
// a process that waits.
func TestReplaySteps(t *testing.T) {
	all, parent, child := func(s *Session) { s.Step(Everyone) }, func(s *Session) { s.Step(ParentOnly) }, func(s *Session) { s.Step(ChildOnly) }
	one := func(pid int) func(s *Session) { return func(s *Session) { s.StepOne(pid) } }
	type step struct {
		do    func(*Session)
		tells string
	}
	start := []step{{func(*Session) {}, "experiment source begin1"}, {parent, "start1"}, {one(a), "begin2 started1 witness1"}}
	for name, steps := range map[string][]step{
		"everyone":      {{all, "join1 enter2"}, {all, "output return2 output"}, {all, "exit2"}, {all, "witness2 status1 joined1"}, {all, "gone1 end"}},
		"child first":   {{child, "join1 enter2"}, {child, "output return2 output"}, {child, "exit2"}, {child, "witness2"}, {child, ""}, {parent, "status1 joined1"}, {parent, "gone1 end"}},
		"each by its":   {{one(a), "join1"}, {one(b), "enter2"}, {one(b), "output return2 output"}, {one(3), ""}, {one(b), "exit2"}, {one(b), "witness2"}, {one(a), "status1 joined1"}, {one(a), "gone1 end"}},
		"others go too": {{parent, "join1"}, {parent, "enter2 output return2 output exit2 witness2 status1 joined1"}, {child, ""}, {all, "gone1 end"}},
		"nothing else": {{func(s *Session) { s.Kill(b); s.Type("x"); s.CloseInput(); s.Interrupt(); s.Pause() }, ""}, {(*Session).Run,
			"join1 enter2 output return2 output exit2 witness2 status1 joined1 gone1 end"}, {all, ""}, {(*Session).Run, ""}},
		"closed": {{(*Session).Close, "end"}, {all, ""}, {(*Session).Close, ""}},
	} {
		t.Run(name, func(t *testing.T) {
			s := replayed(t, stepped(), true)
			for i, step := range append(start[:len(start):len(start)], steps...) {
				step.do(s)
				if over := s.isOver(); over && step.tells != "" && !strings.HasSuffix(step.tells, "end") {
					t.Errorf("step %d: it is over", i)
				}
				if got := ready(s); got != step.tells {
					t.Errorf("step %d tells %q, want %q", i, got, step.tells)
				}
			}
			if _, err := s.Next(); !s.isOver() || !errors.Is(err, io.EOF) {
				t.Errorf("it is not over: %v", err)
			}
		})
	}
}

// follow makes a trace of what a session tells, to its end.
func follow(s *Session) *Trace {
	trace := new(Trace)
	for {
		events, err := s.Next()
		if err != nil {
			return trace
		}
		for _, e := range events {
			trace.Append(e)
		}
	}
}

// TestReplayIsTheTrace: however it is played, it is the same events, and the same scene.
func TestReplayIsTheTrace(t *testing.T) {
	before := runtime.NumGoroutine()
	cut := new(Trace) // it was cut off
	for i := range stepped().Len() - 4 {
		cut.Append(stepped().Event(i))
	}
	for name, how := range map[string]func(*Session){
		"at once": func(*Session) {},
		"run":     (*Session).Run,
		"played":  func(s *Session) { s.Play(time.Millisecond) },
		"paused":  func(s *Session) { s.Play(time.Hour); s.Pause(); s.Play(time.Millisecond) },
	} {
		for _, trace := range []*Trace{stepped(), cut} {
			s := replayed(t, trace, name != "at once")
			how(s)
			got := follow(s)
			if !reflect.DeepEqual(got.events, trace.events) || !reflect.DeepEqual(got.At(got.Len()), trace.At(trace.Len())) {
				t.Errorf("%s: it is another trace", name)
			}
		}
	}
	s := replayed(t, stepped(), true) // closed while it is played
	s.Play(time.Millisecond)
	s.Close()
	if got := follow(s); got.At(got.Len()).Ended == "" {
		t.Error("closed, it has no end")
	}
	for deadline := time.Now().Add(time.Minute); runtime.NumGoroutine() > before; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d goroutines, %d before", runtime.NumGoroutine(), before)
		}
	}
}

// TestReplayOfNothing: what is no trace is not played.
func TestReplayOfNothing(t *testing.T) {
	if _, err := Start(Experiment{Recording: new(Trace)}); err == nil {
		t.Error("it is")
	}
}
