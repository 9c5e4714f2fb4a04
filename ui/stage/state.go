package stage

import "exit42/demo"

// A doing is what a process does now, as a sign and in more and fewer words.
type doing struct {
	glyph       string
	pen         pen
	long, short string // "waits in join()", "waits"
	many        string // of several: "wait"
}

// doing says what a process does now. Where the main thread of one that would run sleeps, it
// is the sleep that is said.
func (l *look) doing(p *demo.Proc) doing {
	g := &l.glyphs
	switch p.State {
	case demo.Held:
		return doing{g.Held, l.text, "held", "held", "held"}
	case demo.Waits:
		return doing{g.Waits, l.wait, "waits in " + Clean(clip(p.Waiting, 40), l.ascii), "waits", "wait"}
	case demo.Ended:
		return doing{g.Leaves, l.gone, "ended", "ended", "ended"}
	case demo.Zombie:
		return doing{g.Zombie, l.zombie, "zombie", "zombie", "zombies"}
	case demo.Gone:
		return doing{g.Dead, l.gone, "gone", "gone", "gone"}
	}
	if p.Kernel == "T" {
		return doing{g.Held, l.wait, "stopped", "stopped", "stopped"}
	}
	if s := mainSleep(p); s != nil {
		return doing{g.Waits, l.wait, Clean(clip(sleepsIn(s), 40), l.ascii), "sleeps", "sleep"}
	}
	switch p.Kernel {
	case "S":
		return doing{g.Waits, l.wait, "sleeps", "sleeps", "sleep"}
	case "D":
		return doing{g.Waits, l.wait, "waits for a device", "waits", "wait"}
	}
	return doing{g.Runs, l.text, "runs", "runs", "run"}
}

// sleepsIn says in few words for what a thread sleeps.
func sleepsIn(s *demo.Sleep) string {
	if s.Input {
		return "waits for input"
	}
	switch s.Call {
	case "":
		return "sleeps"
	case "futex":
		return "waits for a lock"
	case "wait4", "waitid":
		return "waits for a child"
	case "join":
		return "waits in join()"
	case "read", "readv", "recv", "recvfrom", "recvmsg":
		return "waits to read"
	case "write", "writev", "send", "sendto", "sendmsg":
		return "waits to write"
	case "sleep", "nanosleep", "clock_nanosleep":
		return "sleeps for a time"
	case "pause", "sigsuspend", "rt_sigsuspend", "sigtimedwait", "rt_sigtimedwait":
		return "waits for a signal"
	case "flock":
		return "waits for a file"
	}
	return "sleeps in " + s.Call
}

// mainSleep is how the main thread sleeps; nil when it does not, or was not seen to.
func mainSleep(p *demo.Proc) *demo.Sleep {
	for i := range p.Sleeps {
		if s := &p.Sleeps[i]; s.Thread == "" {
			return s
		}
	}
	return nil
}
