package process

import (
	"os"
	"time"
)

// Join waits until the child has ended. It returns nil however the child ended: the error is
// that of waiting. It reads nothing that the child has sent.
func (p *Process) Join() error {
	at := reach()
	app.tell(at.event("join", event{Child: p.child.Pid}))
	err := p.wait()
	app.tell(at.event("joined", event{Child: p.child.Pid, Value: brief(err)}))
	return err
}

// JoinFor is Join for a limited time. It reports whether the child has ended.
func (p *Process) JoinFor(limit time.Duration) bool {
	at := reach()
	app.tell(at.event("join", event{Child: p.child.Pid, Value: limit.String()}))
	ended := p.waitFor(limit)
	app.tell(at.event("joined", event{Child: p.child.Pid, Value: brief(ended)}))
	return ended
}

// Kill ends the child: where there are signals, by SIGKILL. Its status is still to be waited for.
func (p *Process) Kill() error {
	reach()
	if p.end != nil {
		return os.ErrProcessDone // its pid may be another's by now
	}
	return p.child.Kill()
}

// wait asks the kernel for the child's wait status, which it gives only once.
func (p *Process) wait() error {
	if p.end != nil {
		return nil
	}
	end, err := await(p.child)
	p.note(end)
	return err
}

// waitFor is wait for a limited time. It reports whether the child has ended.
func (p *Process) waitFor(limit time.Duration) bool {
	if p.end == nil {
		end, _ := awaitFor(p.child, limit) // what fails here fails again in wait
		p.note(end)
	}
	return p.end != nil
}

// note tells what the kernel said, if it said anything.
func (p *Process) note(end *ending) {
	if end == nil {
		return
	}
	p.end = end
	e := end.event()
	e.Kind, e.Child = "status", p.child.Pid
	app.tell(e)
}
