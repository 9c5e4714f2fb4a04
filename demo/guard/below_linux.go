package guard

import (
	"os"
	"slices"
	"strconv"
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
func (r *root) below() []int {
	parents := map[int]int{}
	names, _ := os.ReadDir("/proc")
	for _, name := range names {
		if pid, err := strconv.Atoi(name.Name()); err == nil {
			if st, ok := Look(pid); ok {
				parents[pid] = st.PPID
			}
		}
	}
	var found []int
	for last := []int{os.Getpid()}; len(last) > 0; {
		var next []int
		for pid, ppid := range parents {
			if slices.Contains(last, ppid) {
				next = append(next, pid)
			}
		}
		found, last = append(found, next...), next
	}
	return found
}
