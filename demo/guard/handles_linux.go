package guard

import (
	"math/bits"
	"os"
	"strconv"
	"strings"
	"syscall"
	"unsafe"
)

// Handles asks the kernel which pipes and sockets a process has open; ok is false where that
// may not be known.
func Handles(pid int) (handles []Handle, ok bool) {
	dir := proc(pid) + "/fd"
	f, err := os.Open(dir)
	if err != nil {
		return nil, false
	}
	defer f.Close()
	names, err := f.Readdirnames(maxHandles + 1)
	if err != nil && len(names) == 0 || len(names) > maxHandles {
		return nil, err != nil && alive(pid)
	}
	for _, name := range names {
		path := dir + "/" + name
		target, err := os.Readlink(path)
		if err != nil {
			continue // it has just been closed
		}
		kind, inode, found := strings.Cut(strings.TrimSuffix(target, "]"), ":[")
		if !found || kind != "pipe" && kind != "socket" {
			continue
		}
		info, err := os.Lstat(path) // the mode of the link is that of the open file
		fd, err2 := strconv.Atoi(name)
		if err == nil && err2 == nil {
			mode := info.Mode()
			handles = append(handles, Handle{fd, kind + ":" + inode, mode&0o400 != 0, mode&0o200 != 0})
		}
	}
	return handles, true
}

// alive: a process without any open file has an empty directory, and one that is gone has none.
func alive(pid int) bool {
	st, ok := Look(pid)
	return ok && st.State != "Z"
}

// Fill asks the kernel how many bytes lie in a pipe that a process has open as fd, and how many
// fit. The kernel answers only who has the pipe open, so for a few microseconds we are one of
// its readers, without waiting and without reading. If all other readers closed it in that very
// moment, a writer would learn of it that much later; so ask when nothing moves.
func Fill(pid, fd int) (in, fits int64, ok bool) {
	path := proc(pid) + "/fd/" + strconv.Itoa(fd)
	if target, err := os.Readlink(path); err != nil || !strings.HasPrefix(target, "pipe:[") {
		return 0, 0, false // opening anything else might do something
	}
	ours, err := syscall.Open(path, syscall.O_RDONLY|syscall.O_NONBLOCK|syscall.O_CLOEXEC, 0)
	if err != nil {
		return 0, 0, false
	}
	defer syscall.Close(ours)
	const fIONREAD, fGetPipeSize = 0x541b, 1032
	var n int32
	if _, _, errno := syscall.Syscall(syscall.SYS_IOCTL, uintptr(ours), fIONREAD, uintptr(unsafe.Pointer(&n))); errno != 0 {
		return 0, 0, false
	}
	size, _, errno := syscall.Syscall(syscall.SYS_FCNTL, uintptr(ours), fGetPipeSize, 0)
	return int64(n), int64(size), errno == 0
}

// Alarmed reports whether a process catches a signal that a timer of its own may send, or has made
// a timer (timer_create(2)): it may then be woken by itself. That alarm(2) or setitimer(2) was
// called cannot be seen.
func Alarmed(pid int) bool {
	if timers, _ := os.ReadFile(proc(pid) + "/timers"); len(timers) > 0 {
		return true
	}
	data, err := os.ReadFile(proc(pid) + "/status")
	_, rest, found := strings.Cut(string(data), "\nSigCgt:")
	mask, _, _ := strings.Cut(strings.TrimSpace(rest), "\n")
	caught, err2 := strconv.ParseUint(mask, 16, 64)
	if err != nil || !found || err2 != nil {
		return true
	}
	timers := uint64(1)<<(syscall.SIGALRM-1) | 1<<(syscall.SIGVTALRM-1) | 1<<(syscall.SIGPROF-1)
	return bits.OnesCount64(caught&timers) > 0
}
