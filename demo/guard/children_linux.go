package guard

import (
	"os"
	"strconv"
	"strings"
	"syscall"
)

// Below lists the processes that descend from pid, without it, the nearest first, and not many more
// than enough of them. A process that ends or begins meanwhile may be missed.
func Below(pid, enough int) (pids []int, ok bool) {
	next, ok := childrenOf(pid)
	for ; len(next) > 0 && len(pids) <= enough; next = next[1:] {
		pids = append(pids, next[0])
		children, _ := childrenOf(next[0])
		next = append(next, children...)
	}
	if !ok { // a kernel without CONFIG_PROC_CHILDREN
		return belowByStat(pid), true
	}
	return pids, true
}

// childrenOf lists the children of each thread of a process.
func childrenOf(pid int) (pids []int, ok bool) {
	dir := proc(pid) + "/task"
	f, err := os.Open(dir)
	if err != nil {
		return nil, false
	}
	defer f.Close()
	threads, _ := f.Readdirnames(maxThreads)
	for _, tid := range threads {
		data, err := os.ReadFile(dir + "/" + tid + "/children")
		ok = ok || err == nil
		for _, field := range strings.Fields(string(data)) {
			if child, err := strconv.Atoi(field); err == nil {
				pids = append(pids, child)
			}
		}
	}
	return pids, ok
}

// walk calls do for each process that descends from pid by way of main threads, and only then looks
// for its children, until do says that it is enough. It is quick: while hundreds of processes
// fight for the processor, there are few milliseconds at a time.
func walk(pid int, do func(pid int) bool) {
	buf := make([]byte, 64<<10)
	for todo := []int{pid}; len(todo) > 0; todo = todo[1:] {
		for _, child := range childrenOfMain(todo[0], buf) {
			if !do(child) {
				return
			}
			todo = append(todo, child)
		}
	}
}

// childrenOfMain lists the children that the main thread of a process has made.
func childrenOfMain(pid int, buf []byte) (pids []int) {
	name := strconv.Itoa(pid)
	fd, err := syscall.Open("/proc/"+name+"/task/"+name+"/children", syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
	if err != nil {
		return nil
	}
	n, _ := syscall.Read(fd, buf)
	syscall.Close(fd)
	for _, field := range strings.Fields(string(buf[:max(n, 0)])) {
		if child, err := strconv.Atoi(field); err == nil {
			pids = append(pids, child)
		}
	}
	return pids
}

// MoreBelow reports whether more than n processes descend from pid. It is quick, and does not see
// those that were made by other threads than the main one.
func MoreBelow(pid, n int) bool {
	walk(pid, func(int) bool { n--; return n >= 0 })
	return n < 0
}

// Tasks asks how many processes and threads this machine has, and which number was given to one
// last: unchanged, none has been made.
func Tasks() (n int, last string) {
	data, _ := os.ReadFile("/proc/loadavg") // 0.08 0.03 0.01 1/90 28770
	fields := strings.Fields(string(data))
	if len(fields) < 5 {
		return 0, ""
	}
	_, total, _ := strings.Cut(fields[3], "/")
	n, _ = strconv.Atoi(total)
	return n, fields[4]
}
