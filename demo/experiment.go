package demo

import (
	"os"
	"time"
)

// An Experiment is everything that decides what a run does.
type Experiment struct {
	Files   []File // the program's own files, the entry first; none where Place says where they are
	Place   Place  // a program that is run where it stands, instead of Files
	Args    []string
	Input   bool     // it may read what is typed: see Session.Type
	Stdin   *os.File // it reads this instead; nil with no Input is nothing to read
	Runtime Runtime  // what runs it
	Method  string   // the start method; empty for the runtime's default
	Limits  Limits   // what it may use; zero values mean the defaults
	Hold    bool     // wait at the first event, to be stepped or played

	// Recording is played instead of running anything: of all else only Hold is looked at. The
	// points at which its processes were held are those at which it waits.
	Recording *Trace
}

// A Place is where a person's own program stands.
type Place struct {
	Dir    string // the directory that it is started in; absolute. With Files: of those, if not empty
	Entry  string // the absolute path of its main file; empty for a Module
	Module string // "pkg.tool": as python -m runs it
	Root   string // files below it are the program's own
}

// A File is a source file of a program.
type File struct {
	Name string // a bare name: "promise.py"
	Text string
}

// A Runtime runs programs under a probe of its own.
type Runtime interface {
	// Name is the runtime with its version: "Python 3.13.0".
	Name() string
	// Path is the program that runs.
	Path() string
	// Methods are its start methods, the default first.
	Methods() []string
	// ByHand is what a person types to do a job without us: its Entry, from the directory that
	// it is in, or its Module, with its Args, by its Method.
	ByHand(job Job) string
	// Prepare writes what its probe needs into job.Dir and says what to start.
	Prepare(job Job) (Command, error)
}

// A Job is one run as a [Runtime] sees it.
type Job struct {
	Dir    string // a private directory that is gone after the run
	Entry  string // the absolute path of the program's main file
	Module string // to be run instead of Entry, by its name
	Path   string // a directory in which it looks for modules, besides its own; empty for none
	Args   []string
	Root   string // files below it are the program's own, but for those of libraries
	Method string // the start method, one of the runtime's
	Socket string // the Unix socket to which each process connects; empty where Port is used
	Port   int    // the loopback TCP port instead
	Token  string // the first line that a TCP connection must send
}

// A Command is how a [Runtime] starts a job.
type Command struct {
	Args []string // the program, by its path, and its arguments
	Env  []string // "NAME=value", added to the environment
	// MainThread says that of each process only the main thread is the program's own, and that
	// nothing waits for the others, which are its runtime's.
	MainThread bool
	// Unwatched says that no process of the job will say anything: the run ends with the program
	// itself, and what that leaves behind ends with it.
	Unwatched bool
}

// Limits bound a run. Time in which a process is held by us is not counted.
type Limits struct {
	Wall   time.Duration // default 30 s
	Output int64         // bytes kept of each of stdout and stderr, from its beginning; as much is kept of its end. Default 64 KiB
	Still  time.Duration // how long a run goes on in which by the kernel's word nothing can move; default 10 s
	Procs  int           // processes at a time; default 256
	Events int           // events kept of what processes tell; as many again of what each does few times. Default 100,000
}

func (l Limits) orDefaults() Limits {
	if l.Wall == 0 {
		l.Wall = 30 * time.Second
	}
	if l.Still == 0 {
		l.Still = 10 * time.Second
	}
	if l.Procs == 0 {
		l.Procs = 256
	}
	if l.Output == 0 {
		l.Output = 64 << 10
	}
	if l.Events == 0 {
		l.Events = 100_000
	}
	return l
}
