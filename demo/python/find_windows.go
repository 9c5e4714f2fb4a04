package python

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
)

const createNoWindow = 0x08000000

// ownGroup starts cmd apart from the console's Ctrl-C, and without a window of its own.
func ownGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{
		CreationFlags: syscall.CREATE_NEW_PROCESS_GROUP | createNoWindow,
	}
}

// killGroup kills the leader and its descendants. The tree can only be found while the leader
// lives. When it has ended by itself there is nothing to do: python.exe of a virtual
// environment and py.exe hold what they start in a job that ends with them.
func killGroup(leader *os.Process) error {
	if leader.Signal(syscall.Signal(0)) == os.ErrProcessDone {
		return os.ErrProcessDone
	}
	taskkill := filepath.Join(os.Getenv("SystemRoot"), "System32", "taskkill.exe")
	_ = exec.Command(taskkill, "/T", "/F", "/PID", strconv.Itoa(leader.Pid)).Run()
	return leader.Kill()
}
