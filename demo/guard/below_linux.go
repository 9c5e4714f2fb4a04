package guard

import (
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
	names, _ := os.ReadDir("/proc")
	for _, name := range names {
		if pid, err := strconv.Atoi(name.Name()); err == nil {
			if st, ok := Look(pid); ok {
				children[st.PPID] = append(children[st.PPID], pid)
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
