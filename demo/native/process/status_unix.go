//go:build unix

package process

import (
	"os"
	"syscall"
)

// status is the wait status, raw as the kernel gave it.
func status(state *os.ProcessState) (status, code *int) {
	return new(int(state.Sys().(syscall.WaitStatus))), nil
}

// exitCode is the exit code, or the negative number of the signal that ended the process.
func exitCode(state *os.ProcessState) int {
	if status := state.Sys().(syscall.WaitStatus); status.Signaled() {
		return -int(status.Signal())
	}
	return state.ExitCode()
}
