package exercise

import (
	"strconv"
	"strings"

	"exit42/demo"
)

// Ways are the channels of a run on which something went from process to process, by the trace.
type ways struct {
	scene *demo.Scene
	all   []*wire          // in the order in which they were first used
	wires map[string]*wire // of pipes and pairs, by the end that is written to
	sent  map[string]*wire // by what it was: messages into sockets whose other end was not told
}

// A wire is one direction of a channel, one message, or memory: who has that may write and read.
type wire struct {
	what             string // the channel in the library's words
	writers, readers map[int]bool
}

func (w *ways) in(known map[string]*wire, name, what string) *wire {
	if known[name] == nil {
		known[name] = &wire{what, map[int]bool{}, map[int]bool{}}
		w.all = append(w.all, known[name])
	}
	return known[name]
}

func newWays(t *demo.Trace, s *demo.Scene) *ways {
	w := &ways{scene: s, wires: map[string]*wire{}, sent: map[string]*wire{}}
	for i := range t.Len() {
		e := t.Event(i)
		if e.Channel == "" || e.Name == "forkserver" || e.Len <= 0 {
			continue // nothing, or what the fork server says of exit codes
		}
		switch {
		case e.Kind == demo.KindWrite, e.Kind == demo.KindFolded && e.Name != "read":
			w.write(&e)
		case e.Kind == demo.KindRead, e.Kind == demo.KindFolded:
			w.read(&e)
		}
	}
	w.share(t)
	return w
}

// other is the end of a pair from which is read what was written to end, and the reverse; of a
// pipe it is the pipe. ok is false where it was not told.
func (w *ways) other(end string) (name, what string, ok bool) {
	c := w.scene.Channel(end)
	switch {
	case c == nil || strings.HasPrefix(end, "socket:") && c.Other == "":
		return "", "", false
	case c.Other == "":
		return c.Name, c.What, true
	case end == c.Name:
		return c.Other, c.What, true
	}
	return c.Name, c.What, true
}

func (w *ways) write(e *demo.Event) {
	if _, what, ok := w.other(e.Channel); ok {
		w.in(w.wires, e.Channel, what).writers[e.PID] = true
		return
	}
	for _, key := range messages(e) {
		w.in(w.sent, key, "socket").writers[e.PID] = true
	}
}

func (w *ways) read(e *demo.Event) {
	if end, what, ok := w.other(e.Channel); ok {
		w.in(w.wires, end, what).readers[e.PID] = true
		return
	}
	for _, key := range messages(e) { // whose write may have been told late
		w.in(w.sent, key, "socket").readers[e.PID] = true
	}
}

// messages are what the bytes may be known again by: all of them, and what follows a header that
// says how many they are. Few bytes are like others.
func messages(e *demo.Event) []string {
	const few, many, header = 6, 32, 4 // six bytes are a pickle with a number of two in it
	var keys []string
	for _, skip := range []int{0, header} {
		if e.Kind == demo.KindRead && skip > 0 || len(e.Head) < skip+few {
			continue
		}
		head := e.Head[skip:]
		keys = append(keys, strconv.FormatInt(e.Len-int64(skip), 10)+" "+string(head[:min(len(head), many)]))
	}
	return keys
}

// share notes who has memory in common: who told of it, and their copies by fork.
func (w *ways) share(t *demo.Trace) {
	memories := map[string]*wire{}
	for i := range t.Len() {
		e := t.Event(i)
		c := w.scene.Channel(e.Channel)
		if e.Kind == demo.KindChannel && c != nil && c.Shared() {
			w.in(memories, c.Name, c.What).writers[e.PID] = true
		}
	}
	for _, m := range memories {
		m.readers = m.writers
		for _, p := range w.scene.Procs { // a parent stands before its children
			if p.How == "fork" && m.writers[p.PPID] {
				m.writers[p.PID] = true
			}
		}
	}
}

// came says through what something came from one process to another, if need be by way of a
// third: a manager. ok is false where the trace shows no way.
func (w *ways) came(from, to int) (what string, ok bool) {
	reached := map[int]bool{from: true}
	for more := true; more; {
		more = false
		for _, wire := range w.all {
			if !reaches(wire, reached) {
				continue
			}
			if wire.readers[to] {
				return wire.what, true
			}
			for pid := range wire.readers {
				more = more || !reached[pid]
				reached[pid] = true
			}
		}
	}
	return "", false
}

func reaches(w *wire, reached map[int]bool) bool {
	for pid := range w.writers {
		if reached[pid] {
			return true
		}
	}
	return false
}
