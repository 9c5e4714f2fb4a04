//go:build unix

package process

import (
	"os"
	"syscall"
	"time"
)

// An ending is the wait status of a child, raw as the kernel gave it.
type ending syscall.WaitStatus

// await waits for the child in the system call wait4, as Python does, so that the kernel says
// of this process for which one it waits.
func await(child *os.Process) (*ending, error) { return wait4(child.Pid, 0) }

// awaitFor is await for a limited time; after that it returns nil.
func awaitFor(child *os.Process, limit time.Duration) (*ending, error) {
	const often = 5 * time.Millisecond
	for until := time.Now().Add(limit); ; pause(often) {
		end, err := wait4(child.Pid, syscall.WNOHANG)
		if end != nil || err != nil || time.Now().After(until) {
			return end, err
		}
	}
}

func wait4(pid, options int) (*ending, error) {
	for {
		var status syscall.WaitStatus
		switch got, err := syscall.Wait4(pid, &status, options, nil); {
		case err == syscall.EINTR:
		case err != nil:
			return nil, os.NewSyscallError("wait4", err)
		case got == 0:
			return nil, nil
		default:
			return new(ending(status)), nil
		}
	}
}

// event is the wait status.
func (e ending) event() event { return event{Status: new(int(e))} }

// exitCode is the exit code, or the negative number of the signal that ended the process.
func (e ending) exitCode() int {
	if status := syscall.WaitStatus(e); status.Signaled() {
		return -int(status.Signal())
	}
	return syscall.WaitStatus(e).ExitStatus()
}

// goCode is what os.ProcessState.ExitCode makes of it.
func (e ending) goCode() int { return syscall.WaitStatus(e).ExitStatus() }
