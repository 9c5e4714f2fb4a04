package process

import (
	"syscall"
	"time"
	"unsafe"
)

// fits reports whether n bytes can be written without a sleep: as far as bytes tell, since
// the kernel counts pages.
func (c *Conn) fits(n int) bool {
	const getPipeSize = 1032 // F_GETPIPE_SZ
	fd := c.file.Fd()
	size, _, errno := syscall.Syscall(syscall.SYS_FCNTL, fd, getPipeSize, 0)
	if errno == 0 {
		return waiting(fd, syscall.TIOCINQ)+n <= int(size)
	}
	room, err := syscall.GetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_SNDBUF)
	return err != nil || waiting(fd, syscall.TIOCOUTQ)+n <= room
}

// waiting is how many bytes lie in a pipe, or in a socket on their way.
func waiting(fd uintptr, ask uintptr) int {
	var n int32
	syscall.Syscall(syscall.SYS_IOCTL, fd, ask, uintptr(unsafe.Pointer(&n)))
	return int(n)
}

// empty reports whether a read would sleep: there is nothing to read, not even an end.
func (c *Conn) empty() bool {
	const in = 1 // POLLIN
	asked := struct {
		fd              int32
		events, revents int16
	}{fd: int32(c.file.Fd()), events: in}
	var now syscall.Timespec
	ready, _, errno := syscall.Syscall6(syscall.SYS_PPOLL,
		uintptr(unsafe.Pointer(&asked)), 1, uintptr(unsafe.Pointer(&now)), 0, 0, 0)
	return errno == 0 && ready == 0
}

// pause sleeps on this very thread, so that the kernel shows that it will wake; a signal of Go's
// runtime may wake it early.
func pause(d time.Duration) {
	until := syscall.NsecToTimespec(d.Nanoseconds())
	syscall.Nanosleep(&until, nil)
}
