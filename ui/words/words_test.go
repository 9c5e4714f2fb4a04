package words_test

import (
	"testing"

	"exit42/demo"
	"exit42/ui/words"
)

// TestEvent tells a small run, sentence by sentence.
func TestEvent(t *testing.T) {
	const parent, child = 4711, 4712
	steps := []struct {
		event demo.Event
		want  string
	}{
		{demo.Event{Kind: demo.KindExperiment, Name: "Python 3.13.0"}, ""},
		{demo.Event{Kind: demo.KindBegin, PID: parent, Name: "main"}, "The parent begins: process 4711."},
		{demo.Event{Kind: demo.KindLine, PID: parent, Line: 10}, "The parent is about to run line 10."},
		{demo.Event{Kind: demo.KindStart, PID: parent}, "The parent calls start(): it wants a process for its function."},
		{demo.Event{Kind: demo.KindBegin, PID: child, PPID: parent, Name: "fork"}, "The child begins: process 4712, a copy that the parent made of itself by fork."},
		{demo.Event{Kind: demo.KindStarted, PID: parent, Child: child}, "start() came back: the new process is 4712."},
		{demo.Event{Kind: demo.KindEnter, PID: child, Func: "foo"}, "The child calls foo()."},
		{demo.Event{Kind: demo.KindReturn, PID: child, Func: "foo", Value: "42"}, "foo() returned 42. It is a value in the child's memory, and nowhere else."},
		{demo.Event{Kind: demo.KindRun, PID: child, Value: "None"}, "The library's run(), which called it, returned None: it kept nothing. 42 is lost here."},
		{demo.Event{Kind: demo.KindExit, PID: child, Code: new(0)}, "The child is about to exit with code 0."},
		{demo.Event{Kind: demo.KindWitness, PID: child, State: "Z", Status: new(0)}, "The child has ended and is a zombie: /proc shows its status 0x0000, waiting to be asked for."},
		{demo.Event{Kind: demo.KindJoin, PID: parent, Child: child}, "The parent calls join(): process 4712 has already ended."},
		{demo.Event{Kind: demo.KindStatus, PID: parent, Child: child, Status: new(11264)}, "The kernel gave the parent the status of the child: 0x2c00, that is exit code 44."},
		{demo.Event{Kind: demo.KindStatus, PID: parent, Child: child, Status: new(9)}, "The kernel gave the parent the status of the child: 0x0009, that is signal 9."},
		{demo.Event{Kind: demo.KindStatus, PID: parent, Child: child, Code: new(300)}, "The kernel gave the parent the exit code of the child: 300."},
		{demo.Event{Kind: demo.KindJoined, PID: parent, Value: "None"}, "join() gave None."},
		{demo.Event{Kind: demo.KindAttr, PID: parent, Name: "exitcode", Value: "0"}, "The parent reads exitcode: it is 0."},
		{demo.Event{Kind: demo.KindMissing, PID: parent, Name: "returncode", Text: "AttributeError: no"}, "The parent reads returncode: AttributeError: no."},
		{demo.Event{Kind: demo.KindRaise, PID: child, Func: "foo", Name: "SystemExit", Value: "300"}, "foo() did not return: it called for an exit with 300."},
		{demo.Event{Kind: demo.KindKilled, PID: child, Name: "you"}, "You killed the child."},
		{demo.Event{Kind: demo.KindReaped, PID: parent, Status: new(256)}, "The parent has ended with exit code 1."},
		{demo.Event{Kind: demo.KindChannel, PID: parent, Name: "Queue", Channel: "pipe:71", File: "/p.py", Line: 8}, "The parent made a Queue in line 8."},
		{demo.Event{Kind: demo.KindChannel, PID: parent, Name: "Array", Channel: "memory:1:0", File: "/p.py", Line: 9, Len: 8}, "The parent made an Array in line 9: memory that other processes can see, too. No bytes go through it."},
		{demo.Event{Kind: demo.KindChannel, PID: child, Name: "Queue", Channel: "pipe:71"}, "The child has the Queue of line 8, too."},
		{demo.Event{Kind: demo.KindWrite, PID: child, Channel: "pipe:71", Len: 9, Thread: "QueueFeederThread"}, "A thread of the child (QueueFeederThread) wrote 9 bytes to the Queue of line 8."},
		{demo.Event{Kind: demo.KindFolded, PID: child, Name: "write", Channel: "pipe:71", Count: 1000, Len: 9000}, "The child wrote 1,000 times more to the Queue of line 8, 9,000 bytes in all; that was not told one by one."},
		{demo.Event{Kind: demo.KindRead, PID: parent, Channel: "pipe:72", Len: 0}, "The parent read the end from a pipe."},
		{demo.Event{Kind: demo.KindWriting, PID: child, Channel: "pipe:71", Len: 70000}, "The child writes 70,000 bytes to the Queue of line 8, where they do not fit: it sleeps until somebody reads."},
		{demo.Event{Kind: demo.KindReading, PID: parent, Channel: "pipe:71"}, "The parent reads from the Queue of line 8, and nothing lies in it: it sleeps until something comes."},
		{demo.Event{Kind: demo.KindMemory, Channel: "memory:1:0", Head: []byte{42, 0, 0, 0}, Value: "[42, 0]"}, "In the Array of line 9 lies [42, 0], by a look from outside."},
		{demo.Event{Kind: demo.KindFill, Channel: "pipe:71", Len: 9, Cap: 65536}, "In the Queue of line 8 lie 9 bytes of 65,536 that fit: the kernel says so."},
		{demo.Event{Kind: demo.KindFill, Channel: "pipe:71", Len: 65536, Cap: 65536}, "The Queue of line 8 is full, with 65,536 bytes in it: the kernel says so."},
		{demo.Event{Kind: demo.KindFill, Channel: "pipe:71", Cap: 65536}, "The Queue of line 8 is empty: the kernel says so."},
		{demo.Event{Kind: demo.KindHolds, PID: child, Channel: "pipe:71", Name: "both"}, ""},
		{demo.Event{Kind: demo.KindTyped, Text: "42"}, "The program was given this to read: 42"},
		{demo.Event{Kind: demo.KindTyped, State: "closed"}, "The program's standard input was closed: it will read the end."},
		{demo.Event{Kind: demo.KindSignal, Name: "SIGINT", Value: "you"}, "You sent the program SIGINT."},
		{demo.Event{Kind: demo.KindStart, PID: parent, Thread: "Thread-1"}, "A thread of the parent (Thread-1) calls start(): it wants a process for its function."},
		{demo.Event{Kind: demo.KindStarted, PID: parent, Child: 4713, Thread: "Thread-1"}, "start() of a thread of the parent (Thread-1) came back: the new process is 4713."},
		{demo.Event{Kind: demo.KindBegin, PID: 4713, PPID: parent, Name: "fork"}, "Process 4713 begins, a copy that the parent made of itself by fork."},
		{demo.Event{Kind: demo.KindJoin, PID: parent, Child: 4713, Value: "None", Thread: "Thread-1"}, "A thread of the parent (Thread-1) calls join(): it will sleep until process 4713 has ended."},
		{demo.Event{Kind: demo.KindJoin, PID: parent, Child: 4713, Value: "0.2"}, "The parent calls join(): it will sleep at most 0.2 s, or until process 4713 has ended."},
		{demo.Event{Kind: demo.KindJoin, PID: parent, Child: 4713, Value: "0"}, "The parent calls join(): it asks whether process 4713 has ended, and does not wait."},
		{demo.Event{Kind: demo.KindJoined, PID: parent, Child: 4713, Value: "None", Thread: "Thread-1"}, "join() of a thread of the parent (Thread-1) gave None."},
		{demo.Event{Kind: demo.KindEnter, PID: 4713, Func: "<builtin_function_or_method print>"}, "Process 4713 calls print()."},
		{demo.Event{Kind: demo.KindReturn, PID: 4713, Func: "w", Value: "None"}, "w() returned None."},
		{demo.Event{Kind: demo.KindRun, PID: 4713, Value: "None"}, "The library's run() came back."},
		{demo.Event{Kind: demo.KindLine, PID: 4713, Func: "<module>"}, ""},
		{demo.Event{Kind: demo.KindStarted, PID: parent, Child: 4714, Method: "exec", Name: "ls"}, "The parent started process 4714: ls."},
		{demo.Event{Kind: demo.KindBegin, PID: 4715, PPID: parent, Name: "python"}, "Process 4715 begins, a Python that was started as a program of its own."},
		{demo.Event{Kind: demo.KindWrite, PID: child, Name: "connection", Channel: "pipe:71", Len: 9, Head: []byte("\x00\x00\x00\x05\x80\x04K*.")}, "The child wrote 42 to the Queue of line 8, 5 bytes and a header of 4."},
		{demo.Event{Kind: demo.KindRead, PID: parent, Name: "connection", Channel: "pipe:71", Len: 4, Head: []byte("\x00\x00\x00\x05")}, ""},
		{demo.Event{Kind: demo.KindRead, PID: parent, Name: "connection", Channel: "pipe:71", Len: 5, Head: []byte("\x80\x04K*.")}, "The parent read 42 from the Queue of line 8, 5 bytes."},
		{demo.Event{Kind: demo.KindRead, PID: parent, Name: "connection", Channel: "pipe:71", Len: 4, Head: []byte("\x80\x04N.")}, "The parent read None from the Queue of line 8, 4 bytes."},
		{demo.Event{Kind: demo.KindRead, PID: parent, Name: "program", Channel: "pipe:72", Len: 3, Head: []byte("42\n")}, `The parent read "42\n" from a pipe, 3 bytes.`},
		{demo.Event{Kind: demo.KindWrite, PID: parent, Name: "connection", Channel: "pipe:72", Len: 4, Head: make([]byte, 4)}, "The parent wrote an empty message to a pipe: a header of 4 bytes alone."},
		{demo.Event{Kind: demo.KindChannel, PID: parent, Name: "Queue", Channel: "pipe:73", File: "/p.py", Line: 8}, "The parent made another, Queue 2, in line 8."},
		{demo.Event{Kind: demo.KindReading, PID: parent, Channel: "pipe:71"}, "The parent reads from Queue 1 of line 8, and nothing lies in it: it sleeps until something comes."},
		{demo.Event{Kind: demo.KindTimer, PID: parent, Name: "alarm"}, "The parent sets a timer for itself (alarm): what waits in it may be woken."},
		{demo.Event{Kind: demo.KindQuiet, PID: parent, Name: "calls"}, "The parent has a trace function of its own: its lines and calls are told no more."},
		{demo.Event{Kind: demo.KindQuiet, PID: parent, Name: "all"}, "The parent has closed the probe's connection, or become another program: nothing more of it is told."},
		{demo.Event{Kind: demo.KindAsleep, PID: parent, Name: "read", Value: "stdin"}, "The parent waits for something to read from its standard input: the kernel says so."},
		{demo.Event{Kind: demo.KindWitness, PID: parent, State: "T"}, "The parent is stopped: /proc says so."},
		{demo.Event{Kind: demo.KindSkipped, Name: "events", Len: 2}, "2 events were counted and not kept."},
		{demo.Event{Kind: demo.KindEnd, Name: "done"}, "The run is over, and nothing of it is left."},
		{demo.Event{Kind: "of a later version"}, ""},
	}
	var trace demo.Trace
	for i, s := range steps {
		trace.Append(s.event)
		if got := words.Event(trace.At(i), s.event); got != s.want {
			t.Errorf("%s: %q, not %q", s.event.Quoted(), got, s.want)
		}
	}
}

// TestNative: our own Go programs write how long a message is in four bytes, and then its JSON.
func TestNative(t *testing.T) {
	var trace demo.Trace
	trace.Append(demo.Event{Kind: demo.KindExperiment, Name: "Go 1.26.0"})
	trace.Append(demo.Event{Kind: demo.KindBegin, PID: 1, Name: "main"})
	for _, tt := range []struct {
		event  demo.Event
		want   string
		silent bool
	}{
		{demo.Event{Kind: demo.KindWrite, PID: 1, Name: "pipe", Channel: "pipe:1", Len: 11, Head: []byte("\x00\x00\x00\x07{\"a\":4}")}, `The parent wrote {"a":4} to a pipe, 7 bytes and a header of 4.`, false},
		{demo.Event{Kind: demo.KindRead, PID: 1, Name: "pipe", Channel: "pipe:1", Len: 4, Head: []byte("\x00\x00\x00\x07")}, "", true},
		{demo.Event{Kind: demo.KindRead, PID: 1, Name: "pipe", Channel: "pipe:1", Len: 7, Head: []byte(`{"a":4}`)}, `The parent read {"a":4} from a pipe, 7 bytes.`, false},
		{demo.Event{Kind: demo.KindRead, PID: 1, Name: "pipe", Channel: "pipe:1", Len: 9000, Head: []byte("[[[[")}, "The parent read 9,000 bytes from a pipe.", false},
		{demo.Event{Kind: demo.KindRead, PID: 1, Name: "program", Channel: "pipe:1", Len: 4, Head: []byte("\x00\x00\x00\x07")}, "The parent read 4 bytes from a pipe.", false},
		{demo.Event{Kind: demo.KindRead, PID: 1, Name: "pipe", Channel: "pipe:1", Len: 4, Head: []byte("true")}, "The parent read true from a pipe, 4 bytes.", false},
	} {
		trace.Append(tt.event)
		if got := words.Event(trace.At(trace.Len()), tt.event); got != tt.want {
			t.Errorf("%q, not %q", got, tt.want)
		}
		if got := words.Silent(tt.event); got != tt.silent {
			t.Errorf("%q: silent %t", tt.want, got)
		}
	}
}
