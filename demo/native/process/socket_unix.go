//go:build unix

package process

import (
	"os"
	"syscall"
)

// HasSocketPair reports whether this system has pairs of sockets.
const HasSocketPair = true

// SocketPair returns two sockets that are connected to each other: what is sent by one is
// received by the other.
func SocketPair() (one, other *Conn) {
	at := reach()
	syscall.ForkLock.RLock()
	fds, err := syscall.Socketpair(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	if err == nil {
		syscall.CloseOnExec(fds[0])
		syscall.CloseOnExec(fds[1])
	}
	syscall.ForkLock.RUnlock()
	if err != nil {
		panic(os.NewSyscallError("socketpair", err))
	}
	one, other = socket(fds[0]), socket(fds[1])
	one.other, other.other = other.channel, one.channel
	app.tell(at.event("channel", one.event()))
	return one, other
}

func socket(fd int) *Conn {
	file := os.NewFile(uintptr(fd), "socket")
	return &Conn{file: file, channel: "socket:" + identity(file), made: "socketpair", part: "socket"}
}
