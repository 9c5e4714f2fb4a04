package guard

import (
	"bytes"
	"os"
	"regexp"
	"strconv"
	"strings"
	"syscall"
)

// adoptOrphans makes this process the parent of every process below it whose own parent ends.
func adoptOrphans() {
	const prSetChildSubreaper = 36
	syscall.RawSyscall(syscall.SYS_PRCTL, prSetChildSubreaper, 1, 0)
}

// programAttr gives the program a process group of its own, and lets the kernel kill it if
// even the guard is killed.
func programAttr() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}

// lingers: the reaper has waited for all of them.
func (r *root) lingers() bool { return false }

// below lists the processes that descend from this one.
func (r *root) below() []int { return belowByStat(os.Getpid()) }

// tidiesUp reports whether the process is, by its command line, the resource tracker of Python's
// multiprocessing. A process may lie about that: who is believed is stopped again soon.
func tidiesUp(pid int) bool {
	line, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/cmdline")
	return err == nil && isTracker(strings.Split(strings.TrimSuffix(string(line), "\x00"), "\x00"))
}

var trackerCode = regexp.MustCompile(`^from multiprocessing\.resource_tracker import main;main\([0-9]+\)$`)

// isTracker reports whether these are the arguments that the library starts its tracker with:
// python, the flags of the interpreter that starts it, -c and the code.
func isTracker(args []string) bool {
	n := len(args)
	if n < 3 || args[n-2] != "-c" || !trackerCode.MatchString(args[n-1]) {
		return false
	}
	for i, flag := range args[1 : n-2] {
		if flag == "-" || flag == "-c" || flag == "-m" || flag[:min(1, len(flag))] != "-" && args[i] != "-X" {
			return false // what follows runs instead
		}
	}
	return true
}

// belowByStat asks every process of the machine for its parent: none is missed that was there
// before the call and still is.
func belowByStat(root int) (found []int) {
	children := map[int][]int{}
	buf := make([]byte, 4<<10)
	for _, name := range namesIn("/proc") {
		if pid, err := strconv.Atoi(name); err == nil {
			if parent, ok := parentOf(name, buf); ok {
				children[parent] = append(children[parent], pid)
			}
		}
	}
	for last := children[root]; len(last) > 0; {
		found = append(found, last...)
		var next []int
		for _, pid := range last {
			next = append(next, children[pid]...)
		}
		last = next
	}
	return found
}

func namesIn(dir string) []string {
	f, err := os.Open(dir)
	if err != nil {
		return nil
	}
	defer f.Close()
	names, _ := f.Readdirnames(-1)
	return names
}

// parentOf asks a process for its parent. It is quick, since all of a machine are asked while
// somebody waits for the end of a run.
func parentOf(pid string, buf []byte) (parent int, ok bool) {
	fd, err := syscall.Open("/proc/"+pid+"/stat", syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
	if err != nil {
		return 0, false
	}
	n, _ := syscall.Read(fd, buf)
	syscall.Close(fd)
	stat := buf[:max(n, 0)]
	fields := strings.SplitN(string(stat[bytes.LastIndexByte(stat, ')')+1:]), " ", 4) // " S 42 …"
	if len(fields) < 4 {
		return 0, false
	}
	parent, err = strconv.Atoi(fields[2])
	return parent, err == nil
}
