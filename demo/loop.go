package demo

import (
	"math"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"exit42/demo/guard"
)

// loop owns the session: it hears the processes, keeps order, and ends with the run.
func (s *Session) loop(door listener, streams [2]*os.File) {
	from, outputs, reports := make(chan heard, 64), make(chan Event, 64), make(chan string, 16)
	go door.serve(from, s.done)
	go s.readReports(reports)
	go s.readOutputs(streams, outputs)
	var tidy sync.WaitGroup
	tidy.Go(func() { guard.RemoveStale(os.TempDir()) }) // the run needs not wait for it
	tick := time.NewTimer(settle)
	defer tick.Stop()

	silent := false // the outputs have ended
	empty := false  // the guard has nothing more to wait for
	var patience <-chan time.Time
	for !(silent && empty) {
		var pace <-chan time.Time
		if s.pace != nil {
			pace = s.pace.C
		}
		select {
		case <-s.called:
			s.tick() // the time until now was as it was
			s.doCalls()
		case h := <-from:
			s.hear(h)
		case e, ok := <-outputs:
			if !ok {
				silent, outputs = true, nil
				break
			}
			s.tell(e)
		case line, ok := <-reports:
			if !ok {
				empty, reports = true, nil
				patience = time.After(outlived)
				s.guardEnded()
				break
			}
			s.report(line)
		case <-pace:
			s.tick()
			s.letGo(Everyone)
		case <-tick.C:
			s.tick()
		case <-patience: // something that we cannot reach holds the pipes
			streams[0].Close()
			streams[1].Close()
		}
		tick.Reset(s.untilTick()) // however much comes in between
	}
	s.drain(door, from)
	s.closeInput()
	s.guard.Wait()
	s.dir.Remove()
	tidy.Wait()
	close(s.done)
}

// outlived is how long a run's output may stay open when all its processes should be gone.
const outlived = time.Second

// last is how long the end of a run waits for the last words of its processes. They have all
// ended by then, unless one has outlived even its guard.
const last = 5 * time.Second

// drain hears what is still on its way, and tells the last events.
func (s *Session) drain(door listener, from <-chan heard) {
	door.Close()
	for patience, silent := time.After(last), false; !silent; {
		select {
		case h, ok := <-from:
			if silent = !ok; ok {
				s.hear(h)
			}
		case <-patience:
			silent = true
		}
	}
	if s.pace != nil {
		s.pace.Stop()
	}
	for _, p := range s.procs {
		if !s.runs(p) {
			s.tellGone(p)
		}
	}
	if s.dropped > 0 {
		s.tell(Event{Kind: KindSkipped, Name: "events", Len: s.dropped})
	}
	if s.ending == "" {
		s.ending = "done"
	}
	s.flush(true)
	s.tell(Event{Kind: KindEnd, Name: s.ending}) // the last event, whatever the clocks say
	s.flush(true)
}

func (s *Session) readReports(to chan<- string) {
	defer close(to)
	for {
		line, err := s.guard.Report()
		if err != nil {
			return
		}
		to <- line
	}
}

func (s *Session) readOutputs(streams [2]*os.File, to chan<- Event) {
	var wait sync.WaitGroup
	for i, name := range []string{"stdout", "stderr"} {
		wait.Add(1)
		go func() {
			defer wait.Done()
			defer streams[i].Close()
			o := &output{stream: name, keep: s.limits.Output, clock: time.Now, tell: func(e Event) {
				e.T = time.Since(s.began)
				to <- e
			}}
			o.read(streams[i])
		}()
	}
	wait.Wait()
	close(to)
}

// hear takes what a process said.
func (s *Session) hear(h heard) {
	if h.err != nil {
		s.hearEnd(h)
		return
	}
	c, e := h.conn, h.event
	if !s.believes(c, &e) {
		return
	}
	arrived := time.Since(s.began)
	e.T = s.clock.date(e, arrived)
	if e.Kind == KindTemp && !strings.ContainsAny(e.File, "\n\r") {
		s.guard.Owns(e.File)
	}
	if e.Kind == KindBegin {
		s.begin(c, &e)
	}
	c.waiting = e.Held
	if p := s.procs[c.pid]; p != nil {
		if p.freed, p.quiet = (time.Time{}), false; !e.Held && p.told == "S" {
			p.told = "" // it ran since, and may be seen to sleep again
		}
	}
	s.keep(e)
	if child := s.procs[e.Child]; child != nil && e.Kind == KindStatus && !stopped(e.Status) {
		child.reaped = true
	}
	switch e.Kind {
	case KindReturn, KindExit, KindJoined: // soon there may be nobody left who has it
		s.lookAtMemory(true)
	}
	if e.Held && (s.mode == running || c.helper) {
		s.release(s.procs[c.pid])
	}
}

// believes reports whether a connection may say this: its first word is begin, once, and it
// speaks of one process alone. Any program of the run can connect, and say what it likes.
func (s *Session) believes(c *conn, e *Event) bool {
	ok := (c.pid == 0) == (e.Kind == KindBegin) && e.PID > 0 && (c.pid == 0 || e.PID == c.pid)
	if from := peer(c.Conn); e.Kind == KindBegin && from != 0 {
		ok = ok && e.PID == from
	}
	if !ok && !c.closed {
		c.closed = true
		s.tell(Event{Kind: KindTrouble, PID: c.pid, Text: "a connection said what no probe says (" + e.Quoted() + "); it was closed"})
		c.Close()
	}
	return ok && !c.closed
}

func (s *Session) begin(c *conn, e *Event) {
	c.pid = e.PID
	c.helper = e.Name == "fork server" || e.Name == "resource tracker"
	if s.main == 0 && (e.PID == s.root || e.PPID == s.root) {
		s.main, e.Name = e.PID, "main"
	}
	p := &process{pid: e.PID, conn: c}
	p.last, _ = guard.Look(e.PID)
	s.procs[e.PID] = p
	s.guard.Knows(e.PID)
}

func (s *Session) hearEnd(h heard) {
	h.conn.closed = true
	if e, ok := h.err.(*LineError); ok {
		s.tell(Event{Kind: KindTrouble, PID: h.conn.pid, Text: e.Error()})
		h.conn.Close()
	}
	if p := s.procs[h.conn.pid]; p != nil && p.conn == h.conn {
		p.ended, p.endedAt = true, time.Now()
		s.look(p)
	}
}

// keep tells an event of a process, or counts it where there are too many. What a process
// does few times in its life has as much room again.
func (s *Session) keep(e Event) {
	room := s.limits.Events
	switch e.Kind {
	case KindBegin, KindStart, KindStarted, KindEnter, KindReturn, KindRaise, KindRun, KindExit, KindStatus, KindChannel, KindFolded, KindTimer:
		room *= 2
	}
	switch {
	case s.kept < room:
	case e.Kind == KindWrite || e.Kind == KindRead || e.Kind == KindFolded:
		s.dropped += s.surplus.add(e)
		return
	default:
		s.dropped++
		return
	}
	s.kept++
	if own, ok := s.ownSource(e.File); ok {
		own.T = e.T
		s.pending = append(s.pending, own)
	}
	s.pending = append(s.pending, e)
	if e.Kind == KindEnter && e.AtFile != "" {
		s.tellSource(e)
	}
}

// tell adds an event of the app's own, which happens now unless it says when.
func (s *Session) tell(e Event) {
	if e.T == 0 {
		e.T = time.Since(s.began)
	}
	s.pending = append(s.pending, e)
}

// report takes a word of the guard.
func (s *Session) report(line string) {
	word, rest, _ := strings.Cut(line, " ")
	if word == "empty" {
		s.guardDone = true
	}
	if word != "reaped" {
		return
	}
	a, b, _ := strings.Cut(rest, " ")
	pid, _ := strconv.Atoi(a)
	n, _ := strconv.Atoi(b)
	s.rootGone = s.rootGone || pid == s.root
	e := Event{Kind: KindReaped, PID: pid}
	if guard.HasWaitStatus {
		e.Status = &n
	} else {
		e.Code = &n
	}
	if p := s.procs[pid]; p != nil {
		p.gone, p.reaped = true, true
	}
	if s.procs[pid] != nil || pid == s.root {
		s.tell(e)
	}
	if s.unwatched && pid == s.root {
		s.finish("done")
	}
}

// flush hands out the events that are due; at last, all of them.
func (s *Session) flush(last bool) {
	now := time.Since(s.began)
	settled, patient := now-settle, s.patient
	if last {
		s.pending = append(s.pending, s.surplus.tell(now, true)...)
		settled, patient = math.MaxInt64-1, -1
	}
	ready, rest := s.order.take(s.pending, settled, patient)
	if last {
		causeless, _ := s.order.take(rest, settled, settled)
		ready, rest = append(ready, causeless...), nil
	}
	s.pending = rest
	if len(ready) == 0 {
		return
	}
	s.mu.Lock()
	s.ready = append(s.ready, ready...)
	s.mu.Unlock()
	s.wake()
}
