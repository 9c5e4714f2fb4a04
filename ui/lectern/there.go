package lectern

import (
	"errors"
	"os"
	"runtime"
	"syscall"
)

// host is this machine: the number of another one's process says nothing here. It is empty where
// the machine has no name.
func host() string {
	name, _ := os.Hostname()
	return name
}

// isThere reports whether there is a process of this number. It sends none a signal.
func isThere(pid int) bool {
	if pid <= 0 {
		return false
	}
	process, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	defer process.Release()
	if runtime.GOOS == "windows" { // there, to find it says it all
		return true
	}
	return !errors.Is(process.Signal(syscall.Signal(0)), os.ErrProcessDone)
}
