package demo

import "slices"

// A Reason says who waits for whom at one moment of a run, so that a sentence can be made of it.
type Reason struct {
	// Pattern names what is going on, where the evidence says so; else it is empty.
	//
	//	join-before-get  a process waits for the end of another, which cannot end before
	//	                 somebody reads what it writes: and who could read it is the one who
	//	                 waits. From and To are the writer and the reader who does not come.
	//	worker-lost      a worker of a pool or an executor ended by a signal, or with an exit
	//	                 code that is not 0, after it had reached the program's own code, and
	//	                 another took its place: the answer that From owed is what To waits for.
	//	nobody-writes    To reads from an empty channel, and everybody who could write there
	//	                 sleeps, too, or is To itself, who has the writing end still open.
	//	all-asleep       nothing can move, for none of these reasons: locks, most likely.
	//
	// Only the first of them may be named while Stuck is false: where nobody but the two could read,
	// and the one who waits does so without a time.
	Pattern string
	Stuck   bool // by the kernel's word nothing can move any more
	From    int  // the process that owes something; 0 for none in particular
	To      int  // the process that waits for it; 0 for none in particular

	// Links begins with the program's main process, or with another that sleeps where that
	// is not known to. After each process comes the one that it waits for, once.
	Links []Link
}

// A Link is one thread that sleeps.
type Link struct {
	PID     int
	Thread  string // its name or number; empty for the main thread
	Call    string // what it sleeps in: read, write, wait4, futex, poll, …; join by the probe's word
	Channel string // what it reads or writes; empty where it waits for several or for none
	Child   int    // the process whose end it waits for; 0 for any, or none
	Timed   bool   // it ends by itself
	Len     int64  // how many bytes it writes; 0 where that was not told
	Seen    bool   // by the kernel's word, and not only by the probe's
	Full    bool   // what it writes does not fit, as far as is known
	Holders []int  // who has the other end open, as far as that is known, in order; PID may be among them
	File    string // the line of the program's own files where its process stands; empty where not told
	Line    int
}

// Waits reports whether the thread waits for the end of another process.
func (l *Link) Waits() bool {
	return l.Child != 0 || l.Call == "wait4" || l.Call == "waitid" || l.Call == "join"
}

// Reads reports whether it waits for something to come through a channel.
func (l *Link) Reads() bool { return l.Channel != "" && !l.Waits() && !isWrite(l.Call) }

// Writes reports whether it waits for room in a channel.
func (l *Link) Writes() bool { return l.Channel != "" && isWrite(l.Call) }

// maxLinks is how many links a reason has at the most.
const maxLinks = 64

// Why says who waits for whom, beginning with the program itself; ok is false where it is not known
// to sleep.
func (s *Scene) Why() (why Reason, ok bool) {
	why.Stuck = s.Stuck
	why.follow(s, s.firstAsleep(), map[int]bool{})
	if len(why.Links) == 0 {
		return why, false
	}
	why.name(s)
	return why, true
}

// firstAsleep is the program itself, or where it is not known to sleep and nothing can move, the
// first process that sleeps.
func (s *Scene) firstAsleep() int {
	if p := s.Proc(s.Parent); p != nil && len(p.Sleeps) > 0 || !s.Stuck {
		return s.Parent
	}
	for _, p := range s.Procs {
		if len(p.Sleeps) > 0 && !p.Helper() {
			return p.PID
		}
	}
	return 0
}

// follow adds what the process sleeps in, and then whom it waits for. A thread that waits for a lock
// of its own process waits for other threads of it, which have their links then.
func (why *Reason) follow(s *Scene, pid int, been map[int]bool) {
	p := s.Proc(pid)
	if p == nil || been[pid] || len(why.Links) >= maxLinks {
		return
	}
	been[pid] = true
	first := len(why.Links)
	for _, sleep := range p.crucial() {
		why.Links = append(why.Links, s.link(p, sleep))
	}
	for _, l := range slices.Clone(why.Links[first:]) {
		for _, next := range s.waitedFor(&l) {
			why.follow(s, next, been)
		}
	}
}

// crucial are the sleeps that say why a process does not go on: of its main thread, and where that
// only waits for a lock, of the threads that wait for a channel.
func (p *Proc) crucial() []Sleep {
	var found []Sleep
	for _, sleep := range p.Sleeps {
		if sleep.Thread == "" {
			found = append(found, sleep)
		}
	}
	if len(found) > 0 && (found[0].Call != "futex" || found[0].Child != 0) {
		return found[:1]
	}
	for _, sleep := range p.Sleeps {
		if sleep.Thread != "" && sleep.Channel != "" {
			found = append(found, sleep)
		}
	}
	return found
}

func (s *Scene) link(p *Proc, sleep Sleep) Link {
	l := Link{
		PID: p.PID, Thread: sleep.Thread, Call: sleep.Call, Channel: sleep.Channel, Child: sleep.Child,
		Timed: sleep.Timed, Len: sleep.Len, Seen: sleep.Seen, File: p.File, Line: p.Line,
	}
	l.Full = l.Writes() && (s.Stuck || !sleep.Eased) // or it would not sleep
	if c := s.Channel(l.Channel); c != nil {
		for _, end := range c.Ends {
			other := end.Write && !l.Writes() || end.Read && l.Writes()
			if other && !(end.Closed && !s.stood(end.PID)) && !slices.Contains(l.Holders, end.PID) {
				l.Holders = append(l.Holders, end.PID)
			}
		}
		slices.Sort(l.Holders)
	}
	return l
}

// waitedFor are the processes that could wake the thread.
func (s *Scene) waitedFor(l *Link) []int {
	switch {
	case l.Child != 0:
		return []int{l.Child}
	case l.Waits():
		var children []int
		for _, p := range s.Procs {
			if p.PPID == l.PID {
				children = append(children, p.PID)
			}
		}
		return children
	}
	return l.Holders
}
