package words_test

import (
	"testing"
	"time"

	"exit42/demo"
	"exit42/ui/words"
)

// sleepers is a parent that waits for its child, and what else a test says.
func sleepers(change func(*demo.Scene)) demo.Scene {
	s := demo.Scene{Parent: 4711, Child: 4712, Stuck: true, Procs: []demo.Proc{
		{PID: 4711, How: "main", State: demo.Waits, Waiting: "join()", Sleeps: []demo.Sleep{{Call: "wait4", Child: 4712, Seen: true}}},
		{PID: 4712, PPID: 4711, How: "fork", Sleeps: []demo.Sleep{{Call: "futex", Seen: true}}},
	}}
	change(&s)
	return s
}

func TestWhy(t *testing.T) {
	queue := demo.Channel{Name: "pipe:71", What: "Queue", Line: 8, Fill: 65536, Cap: 65536, Ends: []demo.End{
		{PID: 4711, Read: true, Write: true}, {PID: 4712, Read: true, Write: true},
	}}
	empty := queue
	empty.Fill = 0
	feeder := demo.Sleep{Thread: "QueueFeederThread", Call: "write", Channel: "pipe:71", Seen: true}
	reads := demo.Sleep{Call: "read", Channel: "pipe:71", Seen: true}
	for _, tt := range []struct {
		name   string
		change func(*demo.Scene)
		want   string
	}{
		{"nobody sleeps", func(s *demo.Scene) { s.Procs, s.Stuck = nil, false }, ""},
		{"join before get", func(s *demo.Scene) {
			s.Procs[1].Sleeps = append(s.Procs[1].Sleeps, feeder)
			s.Channels = []demo.Channel{queue}
		}, "The parent waits in join() for the child 4712. The child cannot end: its thread QueueFeederThread writes to the Queue of line 8, which is full (65,536 of 65,536 bytes), and only the parent could read from it."},
		{"a pipe of pages", func(s *demo.Scene) {
			s.Procs[1].Sleeps = append(s.Procs[1].Sleeps, feeder)
			c := queue
			c.Fill = 61821
			s.Channels = []demo.Channel{c}
		}, "The parent waits in join() for the child 4712. The child cannot end: its thread QueueFeederThread writes to the Queue of line 8, which takes no more (61,821 of 65,536 bytes; every page is taken), and only the parent could read from it."},
		{"and a third who could", func(s *demo.Scene) {
			s.Procs[1].Sleeps = append(s.Procs[1].Sleeps, feeder)
			c := queue
			c.Ends = append(c.Ends, demo.End{PID: 4713, Read: true})
			s.Channels = []demo.Channel{c}
		}, "The parent waits in join() for the child 4712. The child cannot end: its thread QueueFeederThread writes to the Queue of line 8, which is full (65,536 of 65,536 bytes), and the parent, who could read from it, does not."},
		{"nobody writes: the parent kept the end", func(s *demo.Scene) {
			s.Procs[0].Waiting, s.Procs[0].Sleeps = "", []demo.Sleep{reads}
			s.Procs = s.Procs[:1]
			c := empty
			c.Ends = c.Ends[:1]
			s.Channels = []demo.Channel{c}
		}, "The parent waits for something to come through the Queue of line 8, and it is empty. Nothing will come, and not the end either: nobody but the parent itself still has the end to write to."},
		{"nobody writes: the child sleeps, too", func(s *demo.Scene) {
			s.Procs[0].Waiting, s.Procs[0].Sleeps = "", []demo.Sleep{reads}
			s.Procs[1].Sleeps = []demo.Sleep{reads}
			s.Channels = []demo.Channel{empty}
		}, "The parent waits for something to come through the Queue of line 8, and it is empty. Nothing will come: the child 4712 could write to it, and sleeps, too."},
		{"locks", func(s *demo.Scene) {},
			"Nothing can move. The parent waits in join() for the child 4712. The child 4712 waits for a lock or another thread. None of them can wake another."},
		{"locks, with their lines", func(s *demo.Scene) {
			s.Files = []demo.Source{{File: "/p.py", First: 1, Text: "a\nwith b:\n    c\np.join()\n"}}
			s.Run.Entry = "/p.py"
			for i := range s.Procs {
				s.Procs[i].MainFile, s.Procs[i].MainLine = "/p.py", 4-2*i
			}
			for pid := 4713; pid < 4718; pid++ {
				s.Procs = append(s.Procs, demo.Proc{PID: pid, PPID: 4711, How: "fork", Sleeps: []demo.Sleep{{Call: "futex", Seen: true}}})
			}
		}, "Nothing can move. The parent waits in join() in line 4 (`p.join()`) for the child 4712. The child 4712 waits in line 2 (`with b:`) for a lock or another thread. Process 4713 waits for a lock or another thread. And 4 more sleep as well. None of them can wake another."},
		{"one alone", func(s *demo.Scene) {
			s.Procs = s.Procs[:1]
			s.Procs[0].Waiting, s.Procs[0].Sleeps = "", []demo.Sleep{{Call: "futex", Seen: true}}
		}, "Nothing can move. The parent waits for a lock or another thread. Nobody is seen who could wake it."},
		{"a child that is stopped", func(s *demo.Scene) {
			s.Procs[1].Sleeps, s.Procs[1].Kernel = nil, "T"
		}, "Nothing can move. The parent waits in join() for the child 4712, which is stopped. Nobody is seen who could wake it."},
		{"a program that reads what nobody writes", func(s *demo.Scene) {
			s.Procs[0].Waiting = ""
			s.Procs[1].How, s.Procs[1].Mute, s.Procs[1].Sleeps = "cat", true, []demo.Sleep{{Call: "read", Channel: "pipe:9", Seen: true}}
			s.Channels = []demo.Channel{{Name: "pipe:9", Ends: []demo.End{{PID: 4711, Write: true, Seen: true}, {PID: 4712, Read: true, Seen: true}}}}
		}, "The parent waits for the child 4712 (cat) to end. The child waits for something to come through a pipe, and it is empty. Nothing will come, and not the end either: only the parent has the end to write to."},
		{"a shell whose program writes what nobody reads", func(s *demo.Scene) {
			s.Procs[0].Waiting = ""
			s.Procs[1].How, s.Procs[1].Mute, s.Procs[1].Sleeps = "sh", true, []demo.Sleep{{Call: "wait4", Seen: true}}
			s.Procs = append(s.Procs, demo.Proc{PID: 4713, How: demo.NotWatched, Mute: true, Sleeps: []demo.Sleep{{Call: "write", Channel: "pipe:9", Seen: true}}})
			s.Channels = []demo.Channel{{Name: "pipe:9", Fill: 65536, Cap: 65536, Ends: []demo.End{{PID: 4711, Read: true, Seen: true}, {PID: 4713, Write: true, Seen: true}}}}
		}, "Nothing can move. The parent waits for the child 4712 (sh) to end. The child 4712 (sh) waits for a child to end. Process 4713 writes to a pipe, which is full (65,536 of 65,536 bytes), and only the parent could read from it. None of them can wake another."},
		{"not stuck yet", func(s *demo.Scene) {
			s.Stuck = false
			s.Procs[1].Sleeps = []demo.Sleep{{Call: "clock_nanosleep", Timed: true, Seen: true}}
		}, "The parent waits in join() for the child 4712. The child 4712 sleeps for a time of its own."},
	} {
		if got := words.Why(sleepers(tt.change)); got != tt.want {
			t.Errorf("%s:\n got %q\nwant %q", tt.name, got, tt.want)
		}
	}
}

// TestWorkerLost tells it of a run, since what a worker is shows in its events.
func TestWorkerLost(t *testing.T) {
	const pool = "/lib/python3.13/multiprocessing/pool.py"
	var trace demo.Trace
	for i, e := range []demo.Event{
		{Kind: demo.KindBegin, PID: 4711, Name: "main"},
		{Kind: demo.KindBegin, PID: 4712, PPID: 4711, Name: "fork"},
		{Kind: demo.KindEnter, PID: 4712, File: pool, Func: "worker"},
		{Kind: demo.KindLine, PID: 4712, File: "/p.py", Line: 4},
		{Kind: demo.KindStatus, PID: 4711, Child: 4712, Status: new(9)},
		{Kind: demo.KindBegin, PID: 4713, PPID: 4711, Name: "fork"},
		{Kind: demo.KindEnter, PID: 4713, File: pool, Func: "worker"},
		{Kind: demo.KindAsleep, PID: 4711, Name: "futex"},
		{Kind: demo.KindAsleep, PID: 4713, Name: "futex"},
		{Kind: demo.KindStuck},
	} {
		e.T = time.Duration(i)
		trace.Append(e)
	}
	want := "The parent waits for an answer that will not come: the child 4712, which owed it, was ended by signal 9, and another took its place."
	if got := words.Why(trace.At(trace.Len())); got != want {
		t.Errorf("\n got %q\nwant %q", got, want)
	}
}
