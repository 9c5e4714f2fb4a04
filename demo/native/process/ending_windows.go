package process

import (
	"os"
	"syscall"
	"time"
)

// An ending is the exit code of a child. Windows has no wait status.
type ending int

func await(child *os.Process) (*ending, error) {
	state, err := child.Wait()
	if err != nil {
		return nil, err
	}
	return new(ending(state.ExitCode())), nil
}

// awaitFor is await for a limited time; after that it returns nil.
func awaitFor(child *os.Process, limit time.Duration) (*ending, error) {
	handle, err := syscall.OpenProcess(syscall.SYNCHRONIZE, false, uint32(child.Pid))
	if err != nil {
		return nil, os.NewSyscallError("OpenProcess", err)
	}
	defer syscall.CloseHandle(handle)
	switch said, err := syscall.WaitForSingleObject(handle, uint32(limit.Milliseconds())); {
	case err != nil:
		return nil, os.NewSyscallError("WaitForSingleObject", err)
	case said == syscall.WAIT_TIMEOUT:
		return nil, nil
	}
	return await(child)
}

// event is the exit code.
func (e ending) event() event { return event{Code: new(int(e))} }

func (e ending) exitCode() int { return int(e) }

// goCode is what os.ProcessState.ExitCode makes of it.
func (e ending) goCode() int { return int(e) }
