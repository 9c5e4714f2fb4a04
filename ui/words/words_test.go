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
		{demo.Event{Kind: demo.KindWitness, PID: child, State: "Z", Status: new(0)}, "The child has exited and is a zombie: /proc shows its status 0x0000, waiting to be asked for."},
		{demo.Event{Kind: demo.KindJoin, PID: parent, Child: child}, "The parent calls join(): it will sleep until process 4712 has ended."},
		{demo.Event{Kind: demo.KindStatus, PID: parent, Child: child, Status: new(11264)}, "The kernel gave the parent the status of the child: 0x2c00, that is exit code 44."},
		{demo.Event{Kind: demo.KindStatus, PID: parent, Child: child, Status: new(9)}, "The kernel gave the parent the status of the child: 0x0009, that is signal 9."},
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
		{demo.Event{Kind: demo.KindFolded, PID: child, Name: "write", Channel: "pipe:71", Count: 1000, Len: 9000}, "The child wrote to the Queue of line 8 1,000 times more, 9,000 bytes in all; that was not told one by one."},
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
