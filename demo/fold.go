package demo

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// fold is a scene while it is made, event by event.
type fold struct {
	Scene
	index *index
}

// clone returns a copy that shares nothing which either of the two would change.
func (f *fold) clone() fold {
	for i := range f.Channels {
		f.Channels[i].mine = false
	}
	c := *f
	c.Procs = slices.Clone(f.Procs)
	c.Channels = slices.Clone(f.Channels)
	c.Skipped = maps.Clone(f.Skipped)
	return c
}

// apply adds event i to the scene. ok is true when the event has a row of its own.
func (f *fold) apply(i int, e *Event) (row Row, ok bool) {
	f.live(e)
	switch e.Kind {
	case KindExperiment:
		f.Run = Run{Runtime: e.Name, Path: e.Value, Method: e.Method, OS: e.Text, Entry: e.File, ByHand: e.Func}
	case KindSource:
		f.source(e)
	case KindBegin:
		f.begin(e)
	case KindStarted:
		f.started(e)
	case KindAsleep, KindHolds:
		f.found(e)
	case KindSkipped:
		if f.Skipped == nil {
			f.Skipped = map[string]int64{}
		}
		f.Skipped[e.Name] += e.Len
	case KindEnd:
		f.end(e)
	case KindLimit:
		f.Limit = e.Text
	case KindStuck:
		f.Stuck = true
	}
	f.channel(i, e)
	f.sleep(i, e)
	if p := f.Proc(e.PID); p != nil {
		f.process(p, e)
	}
	row = f.row(e)
	row.Event = i
	return row, row.Text != "" || row.Kernel != ""
}

// live notes that a process which says something is alive, held or not.
func (f *fold) live(e *Event) {
	p := f.Proc(e.PID)
	if p == nil || e.PID == 0 || p.State == Gone || p.State == Zombie {
		return // the word of the dead may come late
	}
	switch e.Kind {
	case KindWitness, KindGone, KindReaped, KindKilled, KindResumed, KindSource, KindTemp, KindAsleep, KindHolds, KindMemory:
		return // not its own word
	}
	p.Kernel = "" // what the kernel said is old
	switch {
	case e.Held:
		p.State = Held
	case e.Thread != "" && p.State == Held: // where all of it stood still
		if p.State = Runs; p.Waiting != "" {
			p.State = Waits
		}
		return
	case e.Thread != "":
		return // of the main thread, which the state is about, it says nothing
	default:
		p.State = Runs
	}
	switch e.Kind {
	case KindRead, KindWrite, KindStatus: // what happens inside the call that waits
	default:
		if e.Thread == "" {
			p.Waiting = ""
		}
	}
}

func (f *fold) source(e *Event) {
	s := Source{File: e.File, First: e.Line, Mark: e.AtLine, Text: e.Text}
	switch {
	case s.Mark == 0:
		f.Files = append(slices.Clip(f.Files), s)
	case e.PID == f.Child && f.Caller == nil:
		f.Caller = &s
	}
}

// process changes what is known of the process that the event happened in.
func (f *fold) process(p *Proc, e *Event) {
	switch e.Kind {
	case KindLine:
		p.stands(e)
	case KindJoin:
		if e.Thread != "" {
			break // its main thread goes on
		}
		if p.Waiting = "join()"; !e.Held {
			p.State = Waits
		}
	case KindQuiet:
		if e.Name != "lines" {
			p.stands(&Event{}) // where it is, is not told any more
		}
	case KindReturn:
		value := e.Value // a copy, since a pointer into the trace would keep an outgrown one
		p.Returned = &value
	case KindEnter:
		p.stands(e)
	case KindRaise:
		p.Raised = raised(e)
	case KindRun:
		p.Dropped = p.Returned != nil
	case KindExit:
		p.Asked = e.Code
	case KindWrite:
		if forValues(e) {
			p.Sent += e.Len
		}
	case KindStatus:
		if child := f.Proc(e.Child); child != nil && !stopped(e.Status) {
			child.Status, child.Code, child.Reader = e.Status, e.Code, p.PID
			child.State = Gone
		}
	case KindWitness:
		f.witness(p, e)
	case KindResumed:
		if p.State = Runs; p.Waiting != "" {
			p.State = Waits
		}
	case KindGone:
		p.State = Gone
	case KindKilled:
		p.Killer = e.Name
	case KindReaped:
		p.State, p.Status, p.Code = Gone, e.Status, e.Code
	}
}

// stands notes the line that a thread of the process is about to execute.
func (p *Proc) stands(e *Event) {
	p.File, p.Line = e.File, e.Line
	if e.Thread == "" {
		p.MainFile, p.MainLine = e.File, e.Line
	}
}

func (f *fold) witness(p *Proc, e *Event) {
	p.Kernel = e.State
	if e.PPID != 0 { // of one it is taking away the kernel names no parent any more
		p.PPID = e.PPID
	}
	if e.State == "Z" {
		p.State = Zombie
		if e.Status != nil {
			p.Status = e.Status
		}
	}
}

// raised is an exception as one would write it.
func raised(e *Event) string {
	if e.Value == "" || strings.HasPrefix(e.Value, e.Name) {
		return cmp.Or(e.Value, e.Name)
	}
	return e.Name + "(" + e.Value + ")"
}

// forValues reports whether a write or read went through a channel that carries values, and
// not the library's own bookkeeping.
func forValues(e *Event) bool { return e.Name != "forkserver" }

// row says what an event puts into the lanes.
func (f *fold) row(e *Event) Row {
	r := Row{PID: e.PID}
	switch e.Kind {
	case KindBegin:
		return f.beginRow(e)
	case KindStart:
		r.Text = ofThread(e) + "start()"
	case KindStarted:
		return f.startedRow(e)
	case KindEnter:
		r.Text = Called(e.Func) + "()"
	case KindReturn:
		r.Text, r.Tint = "returns "+e.Value, AboutValue
	case KindRaise:
		r.Text = "raises " + e.Name
		if e.Name == "SystemExit" {
			r.Text, r.Tint = "sys.exit("+e.Value+")", AboutCode
		}
	case KindRun:
		r.Text = "run() returns " + e.Value
		r.Tint = AboutValue
	case KindExit:
		r.Text, r.Tint = "exit", AboutCode
		if e.Code != nil {
			r.Text = "exit " + itoa(*e.Code)
		}
	case KindJoin:
		r.Text = ofThread(e) + "join()"
	case KindJoined:
		r.Text = ofThread(e) + "join() → " + e.Value
	case KindAttr:
		r.Text, r.Tint = e.Name+" → "+e.Value, AboutCode
	case KindMissing:
		r.Text = e.Name + ": " + firstWord(e.Text)
	case KindFailed:
		r.Text = e.Name + "() raises " + firstWord(e.Text)
	case KindStatus:
		r.Kernel, r.Way, r.Peer, r.Tint = hexStatus(e.Status), In, e.Child, AboutCode
		if e.Status == nil && e.Code != nil { // on Windows
			r.Kernel = itoa(*e.Code)
		}
		r.Text = "waitpid"
	case KindWitness:
		if e.State == "Z" && e.PID != f.Parent { // the program's own status is for our guard
			r.Text, r.Kernel, r.Way, r.Tint = "zombie", hexStatus(e.Status), Out, AboutCode
		}
	case KindWrite, KindRead:
		return f.crossingRow(e)
	case KindKilled:
		r.Text, r.Tint = "killed by "+e.Name, AboutLife
	case KindReaped:
		return f.reapedRow(e)
	case KindGone:
		// Who was waited for is gone since then, and not since it was noticed.
		if p := f.Proc(e.PID); p != nil && e.PID != f.Parent && !p.Helper() && p.Reader == 0 {
			r.Text, r.Tint = "gone", AboutLife
		}
	}
	return r
}

func (f *fold) crossingRow(e *Event) Row {
	r := Row{PID: e.PID, Way: Out, Tint: AboutValue, Text: "sends", Len: e.Len}
	if e.Kind == KindRead {
		r.Way, r.Text = In, "receives"
	}
	r.Kernel = fmt.Sprintf("%d bytes", e.Len)
	if e.Len == 1 {
		r.Kernel = "1 byte"
	}
	if !forValues(e) { // pids at the start; in join() the exit code, which no wait() carries here
		r.Tint, r.Way, r.Kernel = AboutLife, NoArrow, r.Kernel+", pipe"
		if p := f.Proc(e.PID); p != nil && p.Waiting != "" {
			r.Tint = AboutCode
		}
	}
	return r
}

func (f *fold) reapedRow(e *Event) Row {
	r := Row{PID: e.PID, Tint: AboutLife}
	if p := f.Proc(e.PID); p != nil {
		switch code, ok := p.ExitCode(); {
		case !ok:
		case code < 0:
			r.Text = "ends with signal " + itoa(-code)
		default:
			r.Text = "ends with " + itoa(code)
		}
	}
	return r
}

// stopped reports whether a wait status says that a process was stopped or continued, and not
// that it has ended.
func stopped(status *int) bool { return status != nil && *status&0x7f == 0x7f }

func hexStatus(status *int) string {
	if status == nil {
		return ""
	}
	return fmt.Sprintf("0x%04x", *status)
}

func firstWord(text string) string {
	word, _, _ := strings.Cut(text, ":")
	return word
}
