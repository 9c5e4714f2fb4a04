package process

import "os"

// KillSelf ends this process as kill -9 does; on Windows, by TerminateProcess.
func KillSelf() {
	reach()
	kill()
}

func kill() {
	if self, err := os.FindProcess(os.Getpid()); err == nil {
		self.Kill()
	}
	sleep()
}

// A State is what Go's own library makes of a child's end: see [os.ProcessState].
type State struct{ code int }

// ProcessState is the state of a child that has been joined.
func (p *Process) ProcessState() State {
	if p.end == nil {
		return State{-1}
	}
	return State{p.end.goCode()}
}

// ExitCode is the exit code as os.ProcessState gives it: -1 where a signal ended the child, or
// where it has not been waited for.
func (s State) ExitCode() int { return s.code }
