package demo

import (
	"cmp"
	"slices"
	"sort"
	"time"

	"exit42/demo/guard"
)

// tellHolds tells what is new about who has which of these channels open.
func (s *Session) tellHolds(now *snapshot, channels map[string]bool) {
	l := s.looks
	l.forget(now)
	seen := map[hold]string{}
	for _, p := range now.procs {
		for _, h := range p.handles {
			if channels[h.Channel] && len(seen) < maxHolds {
				key := hold{p.pid, h.Channel}
				seen[key] = access(h, seen[key])
			}
		}
	}
	for _, key := range keysOf(seen, l.holds) {
		if seen[key] != l.holds[key] {
			s.tell(Event{Kind: KindHolds, T: l.at, PID: key.pid, Channel: key.channel, Name: seen[key], Value: now.sockets[key.channel].Peer})
		}
	}
	l.holds = seen
}

// maxHolds is how many holds are kept in mind.
const maxHolds = 4096

// access is what a process can do with a channel by this handle and, as before says, by others.
func access(h guard.Handle, before string) string {
	switch {
	case h.Read && h.Write, before != "" && before != "read" && h.Read, before != "" && before != "write" && h.Write:
		return "both"
	case h.Read:
		return "read"
	case h.Write:
		return "write"
	}
	return before
}

// keysOf are the keys of the maps, each once, by process and channel.
func keysOf(a, b map[hold]string) []hold {
	var keys []hold
	for k := range a {
		keys = append(keys, k)
	}
	for k := range b {
		if _, also := a[k]; !also {
			keys = append(keys, k)
		}
	}
	sort.Slice(keys, func(i, j int) bool {
		return keys[i].pid < keys[j].pid || keys[i].pid == keys[j].pid && keys[i].channel < keys[j].channel
	})
	return keys
}

// tellFills tells what is new about what lies in those of the channels that are pipes. A pipe is asked only when
// each process that has it open sleeps: see guard.Fill.
func (s *Session) tellFills(now *snapshot, channels map[string]bool) {
	l := s.looks
	asked, fills := map[string]bool{}, map[string]Event{}
	for i := range now.procs {
		for _, h := range now.procs[i].handles {
			if asked[h.Channel] || !channels[h.Channel] || !isPipe(h.Channel) || len(asked) == maxFills {
				continue
			}
			asked[h.Channel] = true
			e := l.fills[h.Channel]
			if now.rests(h.Channel) {
				if in, fits, ok := guard.Fill(now.procs[i].pid, h.FD); ok {
					e = Event{Kind: KindFill, T: l.at, Channel: h.Channel, Len: in, Cap: fits}
				}
			}
			if e.Kind != "" {
				fills[h.Channel] = e
			}
			if e.Len != l.fills[h.Channel].Len || e.Cap != l.fills[h.Channel].Cap {
				s.tell(e)
			}
		}
	}
	l.fills = fills
}

// maxFills is how many pipes are looked into.
const maxFills = 1024

// rests reports whether every process that has the channel open slept at its look.
func (s *snapshot) rests(channel string) bool {
	for i := range s.procs {
		p := &s.procs[i]
		holds := slices.ContainsFunc(p.handles, func(h guard.Handle) bool { return h.Channel == channel })
		runs := slices.ContainsFunc(p.threads, func(t guard.Thread) bool { return t.State != "S" })
		if holds && (runs || p.unknown) {
			return false
		}
	}
	return true
}

// tellAsleep tells what is new about the threads that sleep.
func (s *Session) tellAsleep(now *snapshot, not ours) {
	l := s.looks
	for i := range now.procs {
		p := &now.procs[i]
		told := l.asleep[p.pid]
		sleeps := map[int]Event{}
		for _, t := range p.threads {
			if e := p.asleep(t, not); t.State == "S" && e.Name != "" {
				e.T = l.at
				sleeps[t.TID] = e
			}
		}
		for tid, e := range told {
			if sleeps[tid].Name == "" {
				s.tell(Event{Kind: KindAsleep, T: l.at, PID: p.pid, Thread: e.Thread, Channel: e.Channel})
			}
		}
		for _, t := range p.threads {
			if e := sleeps[t.TID]; e.Name != "" && !sameSleep(e, told[t.TID]) {
				s.tell(e)
			}
		}
		if len(sleeps) > 0 || told != nil {
			l.asleep[p.pid] = sleeps
		}
	}
}

// tellWait tells that a process waits for a child, while another is held: the probe tells of a wait
// when it is over.
func (s *Session) tellWait(p *process) {
	at := time.Since(s.began)
	threads, _ := guard.Threads(p.pid)
	for _, t := range threads {
		if t.TID == p.pid && t.State == "S" && (t.Call == "wait4" || t.Call == "waitid") && !t.Timed {
			e := Event{Kind: KindAsleep, T: at, PID: p.pid, Name: t.Call, Child: t.Child}
			p.quiet = false
			s.looks.asleep[p.pid] = map[int]Event{t.TID: e}
			s.tell(e)
		}
	}
}

// asleep is the event for a thread that sleeps in a call that is understood. Of what is not the
// program's own the standard input alone is named, by that name.
func (p *seen) asleep(t guard.Thread, not ours) Event {
	e := Event{Kind: KindAsleep, PID: p.pid, Name: t.Call, Child: t.Child}
	if t.TID != p.pid {
		e.Thread = itoa(t.TID)
	}
	if t.Timed {
		e.Value = "timed"
	}
	for i, w := range t.On {
		h, _ := p.handle(w.FD)
		if i > 0 && h.Channel != e.Channel {
			e.Channel = "" // it waits for several
			break
		}
		e.Channel = h.Channel
	}
	if not.channels[e.Channel] {
		switch {
		case e.Channel == "":
		case e.Channel == not.stdin:
			e.Value = cmp.Or(e.Value, "stdin")
		case !isWrite(e.Name):
			return Event{} // we hold it
		}
		e.Channel = ""
	}
	return e
}

func sameSleep(a, b Event) bool {
	return a.Name == b.Name && a.Channel == b.Channel && a.Child == b.Child && a.Value == b.Value
}
