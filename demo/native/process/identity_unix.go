//go:build unix

package process

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"syscall"
)

// identity is the number by which /proc/PID/fd names a file. Where the kernel shows no number
// that is the same at both ends of a pipe, the one who made it gives a name.
func identity(f *os.File) string {
	info, err := f.Stat()
	if err != nil || runtime.GOOS != "linux" && !info.Mode().IsRegular() {
		return fmt.Sprintf("%d.%d", os.Getpid(), f.Fd())
	}
	return strconv.FormatUint(uint64(info.Sys().(*syscall.Stat_t).Ino), 10)
}

// block makes reads and writes of the file really sleep in the kernel, and not in Go's poller.
func block(f *os.File) { f.Fd() }
