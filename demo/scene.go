package demo

import "time"

// A Scene is what the processes of a run look like after one event: a moment of a [Trace].
type Scene struct {
	Index   int              // the event after which it looks so; -1 before the first
	Run     Run              // what is run
	Procs   []Proc           // in the order in which they appeared
	Parent  int              // the pid of the program itself; 0 before it begins
	Child   int              // the pid of the first process that it started: of the first program where it has none; 0 before that
	Rows    []Row            // what happened so far, in order
	Output  []Line           // what the program printed so far, in the order in which it came
	Files   []Source         // the program's own files
	Caller  *Source          // the library's lines that called the target; nil before that
	Skipped map[string]int64 // lines of stdout and stderr, and events, that were counted and not kept
	Ended   string           // how the run ended: done, closed, limit, trouble; empty while it goes on
	Limit   string           // the limit that was reached, in words; empty for none

	Channels []Channel // in the order in which they were made or first used
	Stuck    bool      // by the kernel's word nothing can move any more
}

// Run is what a trace says about itself in its first event.
type Run struct {
	Runtime string // "Python 3.13.0", "Go 1.26.0"
	Path    string // the runtime's program
	Method  string // the start method
	OS      string
	Entry   string // the path of the program's main file
	ByHand  string // the command by which a person runs the same without us
}

// A Source is a piece of a source file.
type Source struct {
	File  string
	First int    // the number of its first line
	Mark  int    // the line that matters; 0 for none
	Text  string // lines, each with its line end
}

// A Line is something that a program printed. Which process of the run printed it is not
// observed, and neither is the order of stdout against stderr.
type Line struct {
	Event   int
	Stream  string // stdout, stderr
	Text    string // never trusted to be harmless
	Partial bool   // no line end came with it
}

// A State is what a process does, as far as it was told or seen.
type State int

// The states of a process.
const (
	Runs   State = iota // it runs, or sleeps for reasons of its own
	Held                // it sleeps at an event until it is let go
	Waits               // it is inside a call that waits for another process
	Ended               // its last word has come; what became of it is not known yet
	Zombie              // it has exited and its status waits in the kernel
	Gone                // it is no more
)

func (s State) String() string {
	return [...]string{"runs", "held", "waits", "ended", "zombie", "gone"}[s]
}

// A Proc is one process of a run.
type Proc struct {
	PID, PPID int
	How       string // how it came to be: main, fork, spawn, fork server, exec, …; of a Mute one, the program's name
	State     State
	Waiting   string // in Waits: the call it is in, "join()"

	// The line of the program's own files that one of its threads is about to execute, and the
	// same of its main thread; 0 when not told.
	File     string
	Line     int
	MainFile string
	MainLine int

	Returned *string // what its target returned, as its language writes it
	Raised   string  // what its target raised instead
	Dropped  bool    // the library's run() came back, and the returned value was in nobody's hands
	Asked    *int    // the code that it asked to exit with, before the kernel had it
	Status   *int    // the wait status that the kernel keeps or gave
	Code     *int    // the exit code, where no wait status is to be had
	Reader   int     // the pid that was given the status; 0 for none yet
	Killer   string  // who killed it from here: "you"; empty for nobody
	Sent     int64   // bytes that it wrote to channels for values
	Kernel   string  // the state letter that the kernel gave last: R, S, D, T, Z
	Sleeps   []Sleep // its threads that sleep, as far as it was told or seen
	Mute     bool    // others tell of it, or the kernel; it has said nothing itself

	join         Sleep         // what its main thread is in by the probe's word, where that is join()
	worker       bool          // of a pool or an executor
	began, spoke time.Duration // when it began, and when it said something last
}

// NotWatched is how a process came to be of which nothing but the kernel tells.
const NotWatched = "not watched"

// ReturnedNothing reports whether its target returned what a function returns that has no value.
func (p *Proc) ReturnedNothing() bool {
	return p.Returned != nil && canonical(*p.Returned) == "nothing"
}

// A Sleep is a thread that waits for something.
type Sleep struct {
	Thread  string // its name or number; empty for the main thread
	Call    string // the system call that it sleeps in: read, write, wait4, futex, …; join by the probe's word
	Channel string // what it reads from or writes to; empty where that is not known
	Child   int    // the process that wait4 waits for; 0 for any, or none
	Timed   bool   // it ends by itself
	Len     int64  // how many bytes it writes; 0 where that was not told
	Seen    bool   // by the kernel's word, and not only by the probe's
	Input   bool   // it reads the standard input that the run was given
	Eased   bool   // it writes, and since it was said to sleep somebody has read from its channel
}

// EndedBy says who ended a process from here: "you", who killed it, or "us", who ended the run with
// all that was left of it. It is empty where nobody did, as far as is known.
func (s *Scene) EndedBy(p *Proc) string {
	const sigkill = -9
	switch code, ok := p.ExitCode(); {
	case !ok || code != sigkill:
		return ""
	case p.Killer != "":
		return p.Killer
	case p.Reader == 0 && s.Ended != "done" && (s.Ended != "" || s.Limit != "" || s.Stuck):
		return "us" // what is stuck ends by no signal of its own
	}
	return ""
}

// ExitCode is the exit code as Python's Process.exitcode says it, once the kernel has it:
// negative for a signal. ok is false before that.
func (p *Proc) ExitCode() (code int, ok bool) {
	switch {
	case p.Status != nil:
		return DecodeStatus(*p.Status), true
	case p.Code != nil:
		return *p.Code, true
	}
	return 0, false
}

// Helper reports whether it is a process of the library's own.
func (p *Proc) Helper() bool {
	return !p.Mute && (p.How == "fork server" || p.How == "resource tracker")
}

// DecodeStatus takes a POSIX wait status apart: the exit status 0 to 255, or the negative
// number of the signal that ended the process.
func DecodeStatus(status int) int {
	if signal := status & 0x7f; signal != 0 {
		return -signal
	}
	return status >> 8 & 0xff
}

// Proc returns the process with that pid, or nil.
func (s *Scene) Proc(pid int) *Proc {
	for i := len(s.Procs) - 1; i >= 0; i-- {
		if s.Procs[i].PID == pid {
			return &s.Procs[i]
		}
	}
	return nil
}

// Asleep says of each process that sleeps, but for the library's helpers, in what: the first of them.
func (s *Scene) Asleep() []Link {
	var links []Link
	for i := range s.Procs {
		p := &s.Procs[i]
		if p.Helper() {
			continue
		}
		for _, sleep := range p.crucial() {
			if links = append(links, s.link(p, sleep)); len(links) == maxLinks {
				return links
			}
		}
	}
	return links
}

// Over reports whether the run has come to its end.
func (s *Scene) Over() bool { return s.Ended != "" }

// A Tint says what a row is about, which decides its colour.
type Tint int

// The tints of a row.
const (
	Plain     Tint = iota
	AboutCode      // the exit code
	AboutValue
	AboutLife // a process begins or ends
)

// A Way is where a row's arrow points, seen from the process that the row belongs to.
type Way int

// The ways of an arrow.
const (
	NoArrow Way = iota
	Out         // from the process to the kernel, or through it to the peer
	In          // from the kernel, or through it from the peer
)

// A Row is one line of the lanes: what one event did, in the lane of the process it happened
// in, and in the kernel's where the kernel took part.
type Row struct {
	Event  int
	PID    int    // in whose lane Text stands
	Peer   int    // the process at the arrow's other end; 0 when the kernel itself is
	Text   string // what the process did
	Kernel string // what went through the kernel, or lies in it
	Way    Way
	Tint   Tint
	Len    int64 // of a write or a read, how many bytes
}
