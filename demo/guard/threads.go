package guard

// A Thread is what the kernel says of one thread of a process: above all what it sleeps for.
// Only a thread that sleeps in a call which is understood has a Call; of any other nothing can
// be said but that it may move.
type Thread struct {
	TID   int
	State string // R, S, D, T, Z
	Call  string // the system call that it sleeps in: read, write, wait4, futex, poll, sleep, …
	On    []Wait // the descriptors of which each, once it is ready, wakes it
	Child int    // of wait4 and waitid: the process that it waits for; 0 for any child
	Timed bool   // it ends by itself
	// Shared: of a futex, that another process may wake it, since it lies in memory that
	// processes share.
	Shared bool
	Ran    string // changes whenever the thread has run: the switches between threads
}

// A Wait is a descriptor that a thread waits for.
type Wait struct {
	FD          int
	Read, Write bool // what it wants to do there
}

// A Handle is a pipe or socket that a process has open.
type Handle struct {
	FD          int
	Channel     string // "pipe:INODE", "socket:INODE"
	Read, Write bool
}

// A Socket is what the kernel says of a Unix socket.
type Socket struct {
	Peer   string // the other end, "socket:INODE"; empty for none
	Listen bool
}

// How much of a process is looked at. What has more is not observable.
const (
	maxThreads = 256
	maxHandles = 4096
	maxPolled  = 1024
)
