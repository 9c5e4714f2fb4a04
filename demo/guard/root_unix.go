//go:build unix

package guard

import (
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strconv"
	"sync/atomic"
	"syscall"
)

// inherit gives files to the child and returns the names by which it finds them.
func inherit(cmd *exec.Cmd, files ...*os.File) []string {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} // no terminal's signal reaches the guard
	var names []string
	for _, f := range files {
		cmd.ExtraFiles = append(cmd.ExtraFiles, f)
		names = append(names, strconv.Itoa(2+len(cmd.ExtraFiles)))
	}
	return names
}

func inheritedFile(name string) *os.File {
	fd, err := strconv.Atoi(name)
	if err != nil {
		return nil
	}
	syscall.CloseOnExec(fd)
	return os.NewFile(uintptr(fd), name)
}

// becomeGuard makes the process deaf to all but SIGKILL. The signals are caught and not
// ignored, since what is ignored would stay so in the program.
func becomeGuard() {
	deaf := make(chan os.Signal, 1)
	signal.Notify(deaf, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGPIPE)
	runtime.LockOSThread() // the death signal of startProgram follows the thread that forked
	adoptOrphans()
}

// A root is the program that a guard started.
type root struct {
	pid    int
	reaped atomic.Bool  // its number may since be another's
	known  map[int]bool // processes that the app told of
}

func startProgram(args, env []string) (*root, error) {
	path, err := exec.LookPath(args[0])
	if err != nil {
		return nil, err
	}
	p, err := os.StartProcess(path, args, &os.ProcAttr{
		Env:   env,
		Files: []*os.File{os.Stdin, os.Stdout, os.Stderr},
		Sys:   programAttr(),
	})
	if err != nil {
		return nil, err
	}
	return &root{pid: p.Pid, known: map[int]bool{}}, nil
}

// reapAll waits for every child, adopted ones included, until there is none.
func (r *root) reapAll(reaped func(pid, status int)) {
	for {
		var status syscall.WaitStatus
		pid, err := syscall.Wait4(-1, &status, 0, nil)
		switch {
		case err == syscall.EINTR:
		case err != nil:
			return
		default:
			if pid == r.pid {
				r.reaped.Store(true)
			}
			reaped(pid, int(status))
		}
	}
}

func (r *root) note(line string) {
	var pid int
	if n, err := strconv.Atoi(line[min(4, len(line)):]); err == nil && len(line) > 4 {
		pid = n
		r.known[pid] = line[:4] == "pid "
	}
}

// createLock makes the file of a lock.
func createLock(name string) (*os.File, error) {
	return os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o600)
}

// tryLock takes the lock of a file, if nobody holds it.
func tryLock(f *os.File) bool {
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil
}

// Alive reports whether there is a process of that pid.
func Alive(pid int) bool { return syscall.Kill(pid, 0) != syscall.ESRCH }

// Kill ends one process at once.
func Kill(pid int) error { return syscall.Kill(pid, syscall.SIGKILL) }

// HasWaitStatus says that what a guard reaps is a wait status, and not a bare exit code.
const HasWaitStatus = true

// Interrupt sends SIGINT to the program and to the other processes of its group.
func Interrupt(root int) error { return syscall.Kill(-root, syscall.SIGINT) }
