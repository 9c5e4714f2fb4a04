// Package demo runs real processes and records what they did.
//
// One run travels one way and never back:
//
//	Experiment ─► Session (real processes + probe) ─► Event… ─► Trace ─► Trace.At(i) = Scene
//	                                                              └────► Evidence
//
// The [Trace] is the heart: an append-only list of events. Everything that is shown, graded,
// compared, printed or replayed is a pure function of it.
//
// Law: this package knows no lesson and no terminal. It is the only one that starts a
// process, and whoever starts a process ends it (see exit42/demo/guard).
//
// # The protocol
//
// A probe is whatever tells the app what happens inside a process; each process of a run has
// a connection of its own to the app (a Unix socket; on Windows, loopback TCP whose first
// line is a one-time token). It writes one event a line, a flat JSON object, and where the
// event says "held":true it sleeps until the app answers with one byte:
//
//	g   go on, and wait again at the next event
//	r   run, and do not wait any more
//	h   (to a process that runs) wait again from the next event on
//
// The first event is "begin" and is always held. A probe never holds a helper of the library
// (a fork server, a resource tracker), since others wait for it.
//
// # The events
//
// A trace written out is the same flat objects, one a line (NDJSON), in the order of the
// trace: by time, but for those that wait until their cause is told (see [Trace.Backwards]). A field that is zero is left out, but for code and status. Unknown fields are kept
// and written again; an unknown "ev" is an event like any other, which no picture shows.
//
//	ev        what happened (below)
//	t         when: nanoseconds since the run began, on the machine's monotonic clock. In
//	          what a probe sends: nanoseconds on any clock that its processes share.
//	pid       the process it happened in; 0 for the app itself
//	ppid      its parent, as the process itself was told (begin) or as /proc says (witness)
//	file line func   a place in a source file
//	at_file at_line  a second place: where the library called or dropped something
//	name      a name: see each event
//	value     a value, as its language writes it, cut short; never trusted to be harmless
//	text      words or source text
//	child     the process that it was done to: started, joined, reaped
//	code      an exit code, as a program sees it: 44, -9
//	status    a wait status, as the kernel gave it: 11264 is 0x2c00
//	thread    the name of the thread that it happened in; left out for the main thread
//	channel   "pipe:INODE", "socket:INODE": the thing that bytes go through;
//	          "memory:INODE:OFFSET", "shm:NAME": memory that processes share
//	len       how many bytes, lines or events
//	cap       how many bytes fit
//	count     how many things of its kind this one event stands for
//	head      the first bytes of them, in hex
//	method    fork, spawn, forkserver, exec
//	state     what /proc says of a process: R, S, D, T, Z
//	held      true: the process slept at this event until it was let go
//
//	experiment  the first event: what is run. name: the runtime ("Python 3.13.0"); value: its
//	            program's path; method; file: the entry file; text: the operating system;
//	            func: the command by which a person runs the same without us
//	source      text: a piece of source read from file, its first line being line; at_line:
//	            the line that matters. The program's own files come first, whole. A probe may
//	            send one, too.
//	begin       a process runs. name: main, fork, spawn, fork server, resource tracker, exec,
//	            python (started by other means); len: how many nanoseconds t is before the
//	            telling, since connecting takes its time; of a fork never more than 2 ms
//	line        the program is about to execute this line of its own
//	start       a Process is asked to start; name: the Process's own name
//	started     start returned; child, method. Method exec: a program was started by other
//	            means; name: its own
//	enter       the target begins: func, file, line; at_file, at_line: who called it
//	return      the target returned: value; name: its type
//	raise       the target raised: name: the type; value: for SystemExit its code
//	run         the library's run(), which called the target, returned: value
//	exit        the process is about to exit with code, and waits for no thread any more; func:
//	            what said so. Without code, the value was no integer.
//	write read  bytes through a channel: len, head; name: which part of the library or the
//	            program did it: connection, forkserver (its own bookkeeping, not a value), …;
//	            thread. A probe may fall silent here, too, and tell folded in their place.
//	channel     a channel was made, or came to pid. name: what it is in the library's words: Pipe,
//	            Queue, JoinableQueue, SimpleQueue, Value, Array, SharedMemory, os.pipe, socketpair;
//	            stdin pipe, stdout pipe, stderr pipe (of a program that subprocess started; child:
//	            that program). file, line: where in the program's own files it was made. value: of
//	            a pair of sockets the other end; of memory its address in pid, "0x7f12". text: of a
//	            Value or an Array the type code of an item ("i"); len: the size of memory in bytes
//	writing     a write of len bytes is about to sleep, since they do not fit; channel, thread
//	reading     a read is about to sleep, since nothing lies in the channel; channel, thread. Both
//	            are over with the next write or read of that thread.
//	folded      count writes or reads (name: write, read) through channel with len bytes in all
//	            were not told one by one
//	memory      what lies in memory that is shared, by a look from outside: channel, head; value:
//	            its items, where the type is known
//	fill        what lies in a pipe now, by the kernel's word: channel, len, cap
//	holds       pid has the channel open, by the kernel's word; name: read, write, both; left out:
//	            not any more. value: of a pair of sockets the other end
//	asleep      a thread of pid sleeps, by the kernel's word. thread: its number, or left out for
//	            the main thread; name: the system call: read, write, wait4, futex, …, and channel
//	            or child, where it is about one; value: "timed" where it ends by itself, "stdin"
//	            where it waits for the standard input that the run was given, which is no channel
//	            of its own. No name: it sleeps no more, and channel is what it slept in.
//	stuck       by the kernel's word no process of the run can ever be woken by another: each
//	            sleeps, as the asleep before this say. A timer that a process has set for itself
//	            without a probe's knowing (alarm(2), called by a library in C) could still wake it,
//	            and so could a signal from outside.
//	timer       the program is about to set a timer of its own (name: alarm, setitimer), once a
//	            process: it may be woken by that from then on
//	typed       text was given to the program's standard input; state "closed": its end
//	signal      the program was sent the signal name; value: who sent it: you
//	join        join was called for child; value: the timeout
//	joined      join returned value
//	status      the process was given child's wait status; where there is none, code
//	attr        an attribute of a Process was read: name, value
//	missing     an attribute that it does not have was asked for: name, text
//	failed      a call raised instead of returning: name, text
//	quiet       from here on, not all is told any more. name: lines: after len of them at most one
//	            each 50 ms is, where the program calls a function, reads or writes; calls: the
//	            program has set a trace function of its own, and its lines and calls are not told;
//	            all: the connection has ended, and the process lives on
//	output      a line on name (stdout, stderr), by any process of the run; text. state:
//	            "partial" when no line end came with it; "cut" (no text): the rest of the line
//	            that was begun is in the skipped that follows
//	skipped     len lines of name (stdout, stderr) or events were counted and not kept; 1 where
//	            only a part of a line was lost
//	witness     what the kernel says of pid, next to what the probe says: state, ppid; for a
//	            zombie, status: the exit status that waits in it
//	temp        the library made a temporary directory: file
//	resumed     the process was let go from where it was held, and has said nothing since
//	gone        the process is no more; the last event of a process
//	reaped      status or code of a process that the app's own guard waited for: of the
//	            program itself, and of orphans
//	killed      pid was killed, from here; name: you
//	limit       a limit was reached; name: wall, still, processes; text
//	trouble     the probe itself failed at something; text
//	end         the last event of a run; name: done, closed, limit, trouble
package demo
