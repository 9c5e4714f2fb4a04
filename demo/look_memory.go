package demo

import (
	"bytes"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"exit42/demo/guard"
)

// A memory is one piece of memory that processes of the run share.
type memory struct {
	channel string
	name    string // in the library's words: Value, Array, SharedMemory
	typ     string // the type code of an item
	size    int64
	at      []mapped // who has told of it, the last first
	last    []byte
	told    bool
}

// mapped is where a process has it.
type mapped struct {
	pid     int
	address uint64
}

const (
	maxMemories = 256
	maxMapped   = 64
	maxLook     = 64 // bytes of each
)

// noteChannel takes a channel event: what is memory is looked at from then on.
func (s *Session) noteChannel(e Event) {
	l := s.looks
	shm := strings.HasPrefix(e.Channel, "shm:")
	if !shm && !strings.HasPrefix(e.Channel, "memory:") || e.Len <= 0 {
		return
	}
	address, err := strconv.ParseUint(e.Value, 0, 63)
	if err != nil && !shm {
		return
	}
	var m *memory
	for _, known := range l.memories {
		if known.channel == e.Channel {
			m = known
		}
	}
	if m == nil {
		if len(l.memories) == maxMemories {
			return
		}
		m = &memory{channel: e.Channel, size: e.Len}
		l.memories = append(l.memories, m)
	}
	if e.Text != "" {
		m.typ, m.name = e.Text, e.Name
	}
	m.at = append([]mapped{{e.PID, address}}, m.at...)
	m.at = m.at[:min(len(m.at), maxMapped)]
}

// lookAtMemory looks into the memory that is shared, and tells what has changed: at each tick
// while somebody is held, now and then while the run goes on, and when a process has ended.
func (s *Session) lookAtMemory(held bool) {
	l := s.looks
	if len(l.memories) == 0 {
		return
	}
	ended := 0
	for _, p := range s.procs {
		if p.ended {
			ended++
		}
	}
	if !held && ended == l.endedLast && time.Since(l.memoryAt) < rare {
		return
	}
	l.memoryAt, l.endedLast = time.Now(), ended
	for _, m := range l.memories {
		if !strings.HasPrefix(m.channel, "shm:") { // which lies in no process, and outlives them
			m.at = slices.DeleteFunc(m.at, func(at mapped) bool { return !s.has(at.pid) })
		}
		pid, data, ok := m.look()
		if !ok || m.told && bytes.Equal(data, m.last) {
			continue
		}
		m.last, m.told = data, true
		s.tell(Event{Kind: KindMemory, PID: pid, Channel: m.channel, Head: data, Value: m.items(data)})
	}
}

// has reports whether the process is one of the run, and there. A process can tell what it likes of
// another: no other process's memory is looked into, and least of all our own.
func (s *Session) has(pid int) bool {
	p := s.procs[pid]
	return p != nil && pid != os.Getpid() && s.runs(p)
}

// look reads its first bytes by way of the first process that still has it.
func (m *memory) look() (pid int, data []byte, ok bool) {
	n := int(min(m.size, maxLook))
	for _, at := range m.at {
		if name, shm := strings.CutPrefix(m.channel, "shm:"); shm {
			data, ok = guard.SharedMemory(name, n)
		} else {
			data, ok = guard.Memory(at.pid, at.address, n)
		}
		if ok {
			return at.pid, data, true
		}
	}
	return 0, nil, false
}
