package demo

import (
	"cmp"
	"slices"
	"strings"
)

// sleep keeps what is known of threads that sleep, and whether anything can move.
func (f *fold) sleep(i int, e *Event) {
	if f.Stuck && f.Limit != "" {
		return // how a stuck run stood is kept, since its end is explained by it
	}
	if e.Kind == KindAsleep || e.moves() {
		f.Stuck = false // the word that nothing moves comes after the last asleep
	}
	p := f.Proc(e.PID)
	if p == nil {
		return
	}
	p.lives(e)
	if e.Kind == KindRead {
		f.eased(e.Channel)
	}
	switch {
	case e.Kind == KindAsleep:
		p.asleep(e)
	case e.Kind == KindGone || e.Kind == KindReaped:
		if !f.Stuck {
			p.Sleeps = nil
		}
	case e.moves():
		p.awake(e)
	}
}

// eased: somebody has read from a channel, and who sleeps because it is full may have found room since.
func (f *fold) eased(channel string) {
	for i := range f.Procs {
		p := &f.Procs[i]
		writes := func(s Sleep) bool { return !s.Eased && s.Channel == channel && channel != "" && isWrite(s.Call) }
		if j := slices.IndexFunc(p.Sleeps, writes); j >= 0 {
			p.Sleeps = slices.Clone(p.Sleeps)
			for ; j < len(p.Sleeps); j++ {
				p.Sleeps[j].Eased = p.Sleeps[j].Eased || writes(p.Sleeps[j])
			}
		}
	}
}

// lives notes when a process began and said something last, and whether it is a worker of the library's.
// The last words of the dead may come late; when they were said is known.
func (p *Proc) lives(e *Event) {
	if e.Kind == KindBegin {
		p.began = e.T
	}
	if e.moves() {
		p.spoke = max(p.spoke, e.T)
	}
	p.worker = p.worker || e.Kind == KindEnter && forPool(e.File)
}

// forPool reports whether a file is the library's, with what a worker of a pool or an executor runs.
func forPool(file string) bool {
	file = strings.ReplaceAll(file, `\`, "/")
	return strings.HasSuffix(file, "/multiprocessing/pool.py") || strings.HasSuffix(file, "/concurrent/futures/process.py")
}

// awake: the process has said something. Its thread sleeps no more, unless it says that it is
// about to, and what the kernel said of the others is old.
func (p *Proc) awake(e *Event) {
	inside := e.Kind == KindStatus || e.Kind == KindRead || e.Kind == KindFolded // what a join() does, or another thread
	p.drop(func(s Sleep) bool { return s.Seen || s.Thread == e.Thread && !(inside && s.Call == "join") })
	if e.Thread == "" && !inside {
		p.join = Sleep{}
	}
	s := Sleep{Thread: e.Thread, Channel: e.Channel}
	switch e.Kind {
	case KindWriting:
		s.Call, s.Len = "write", e.Len
	case KindReading:
		s.Call = "read"
	case KindJoin:
		s.Call, s.Child, s.Timed = "join", e.Child, e.Value != "" && e.Value != "None"
		if e.Thread == "" {
			p.join = s
		}
	default:
		return
	}
	p.add(s)
}

// asleep: the kernel says that a thread of the process sleeps, or does not any more. What the
// probe said of the same sleep is joined to it: a thread's name, and for which child it waits. A
// main thread that wakes is still in the join() that it was in, until it says something.
func (p *Proc) asleep(e *Event) {
	s := Sleep{Thread: e.Thread, Call: e.Name, Channel: e.Channel, Child: e.Child, Timed: e.Value == "timed", Input: e.Value == "stdin", Seen: true}
	if e.Thread == "" {
		s.Child, s.Timed = cmp.Or(s.Child, p.join.Child), s.Timed || p.join.Timed
	}
	for _, old := range p.Sleeps {
		if e.Channel != "" && old.Channel == e.Channel && old.Thread != "" && s.Thread != "" && sameWay(old.Call, e.Name) {
			s.Thread = old.Thread
		}
		if old.Thread == s.Thread && old.Channel == e.Channel && sameWay(old.Call, e.Name) {
			s.Len = old.Len
		}
	}
	p.drop(func(old Sleep) bool {
		return old.Thread == e.Thread || old.Thread == s.Thread ||
			e.Name == "" && old.Seen && old.Thread != "" && e.Channel != "" && old.Channel == e.Channel
	})
	switch {
	case e.Name != "":
		p.add(s)
	case e.Thread == "" && p.join.Call != "":
		p.add(p.join)
	}
}

// sameWay reports whether two calls both read or both write.
func sameWay(a, b string) bool { return isWrite(a) == isWrite(b) }

func isWrite(call string) bool {
	return strings.HasPrefix(call, "write") || strings.HasPrefix(call, "send")
}

// drop and add make a new list, since the scenes before share the old one.
func (p *Proc) drop(which func(Sleep) bool) {
	if slices.ContainsFunc(p.Sleeps, which) {
		p.Sleeps = slices.DeleteFunc(slices.Clone(p.Sleeps), which)
	}
}

func (p *Proc) add(s Sleep) { p.Sleeps = append(slices.Clip(p.Sleeps), s) }
