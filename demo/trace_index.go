package demo

// An index finds processes and channels among many. All states of a trace share it, and each
// has the first so many of the last state's: a place in the list is the right one, or lies
// beyond the list's end.
type index struct {
	procs    map[int]int             // by pid: the place of the last with that number
	known    int                     // how many processes are in it
	again    bool                    // a number came twice
	channels map[string]int          // by name, both of a pair
	moved    bool                    // two became one, so that places are not what they were
	ends     map[int]map[string]bool // by pid: the channels of which it has an end, now or later
}

func newIndex() *index {
	return &index{procs: map[int]int{}, channels: map[string]int{}, ends: map[int]map[string]bool{}}
}

// Proc returns the process with that pid, or nil, as [Scene.Proc] does, but at once.
func (f *fold) Proc(pid int) *Proc {
	for x := f.index; x.known < len(f.Procs); x.known++ {
		p := f.Procs[x.known].PID
		_, again := x.procs[p]
		x.again = x.again || again
		x.procs[p] = x.known
	}
	i, ok := f.index.procs[pid]
	switch {
	case ok && i < len(f.Procs):
		return &f.Procs[i]
	case ok && f.index.again:
		return f.Scene.Proc(pid)
	}
	return nil
}

// Channel returns the channel of that name, or nil, as [Scene.Channel] does, but at once.
func (f *fold) Channel(name string) *Channel {
	i, ok := f.index.channels[name]
	switch {
	case ok && i < len(f.Channels) && f.Channels[i].named(name):
		return &f.Channels[i]
	case ok && f.index.moved:
		return f.Scene.Channel(name)
	}
	return nil
}

// hasEnd notes that the process has an end of the channel at some time.
func (x *index) hasEnd(pid int, channel string) {
	if x.ends[pid] == nil {
		x.ends[pid] = map[string]bool{}
	}
	x.ends[pid][channel] = true
}
