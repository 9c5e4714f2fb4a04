package demo

import "strings"

// begin notes a process that tells of itself from here on. Others may have told of it before.
func (f *fold) begin(e *Event) {
	p := f.Proc(e.PID)
	if p == nil || !p.Mute || p.State == Gone {
		f.Procs = append(f.Procs, Proc{})
		p = &f.Procs[len(f.Procs)-1]
	}
	p.PID, p.PPID, p.How, p.State, p.Mute = e.PID, e.PPID, e.Name, Runs, false
	if e.Held {
		p.State = Held
	}
	switch {
	case p.How == "main" && f.Parent == 0:
		f.Parent = e.PID
	case f.Parent != 0 && !f.hasChild() && !p.Helper() && f.startedByParent(p):
		f.Child = e.PID
	}
}

// hasChild reports whether the program has started a process that it calls one. A program of any
// kind that it started is its child only as long as there is no such process.
func (f *fold) hasChild() bool {
	p := f.Proc(f.Child)
	return f.Child != 0 && p != nil && !p.Mute && p.How != "python"
}

// startedByParent reports whether the program itself, or its fork server, made the process.
func (f *fold) startedByParent(p *Proc) bool {
	if p.PPID == f.Parent {
		return p.How != "python" // a Python that was started by other means is no Process
	}
	maker := f.Proc(p.PPID)
	return maker != nil && maker.How == "fork server"
}

// started notes a program of any kind that was started by other means, which may never say a word.
func (f *fold) started(e *Event) {
	if e.Method != "exec" || e.Name == "" || e.Child == 0 {
		return // it will say itself that it begins
	}
	p := f.Proc(e.Child)
	if p == nil || p.State == Gone {
		f.Procs = append(f.Procs, Proc{PID: e.Child, Mute: true})
		p = &f.Procs[len(f.Procs)-1]
	}
	if p.Mute {
		p.PPID, p.How = e.PID, e.Name
	}
	if f.Child == 0 && f.Parent != 0 && e.PID == f.Parent {
		f.Child = e.Child
	}
}

// found notes a process of which nothing but the kernel tells.
func (f *fold) found(e *Event) {
	if e.PID != 0 && e.Name != "" && f.Proc(e.PID) == nil {
		f.Procs = append(f.Procs, Proc{PID: e.PID, PPID: e.PPID, How: NotWatched, Mute: true})
	}
}

// end notes that the run is over, and nothing of it is left: of some no event says so.
func (f *fold) end(e *Event) {
	f.Ended = e.Name
	for i := range f.Procs {
		if p := &f.Procs[i]; p.Mute {
			p.State, p.Sleeps = Gone, f.lastSleeps(p)
		}
	}
}

// lastSleeps keeps how a process stood in a run that was stuck, since its end is explained by it.
func (f *fold) lastSleeps(p *Proc) []Sleep {
	if f.Stuck {
		return p.Sleeps
	}
	return nil
}

func (f *fold) beginRow(e *Event) Row {
	r := Row{PID: e.PID, Tint: AboutLife, Text: "begins"}
	if e.PID == f.Parent {
		return r
	}
	r.Peer, r.Kernel, r.Way = e.PPID, e.Name, In
	if maker := f.Proc(e.PPID); maker != nil && maker.How == "fork server" {
		r.Kernel = "fork server"
		r.Peer = f.Parent
	}
	return r
}

// startedRow is of a program of any kind, which does not say itself that it begins.
func (f *fold) startedRow(e *Event) Row {
	if e.Method != "exec" || e.Name == "" {
		return Row{}
	}
	return Row{PID: e.PID, Text: ofThread(e) + "starts " + e.Name, Kernel: "exec", Way: Out, Peer: e.Child, Tint: AboutLife}
}

// ofThread says that it was not the main thread who did it.
func ofThread(e *Event) string {
	if e.Thread == "" {
		return ""
	}
	return "thread: "
}

// Called is the name by which a function is called, where it was told as a thing:
// "<builtin_function_or_method print>".
func Called(name string) string {
	if rest, ok := strings.CutPrefix(name, "<"); ok {
		if kind, name, ok := strings.Cut(strings.TrimSuffix(rest, ">"), " "); ok && name != "" {
			if name == "object" {
				return kind
			}
			return name
		}
	}
	return name
}
