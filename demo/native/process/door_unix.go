//go:build unix

package process

import (
	"io"
	"os"
	"syscall"
)

// A door is the socket to the app. It is made by system calls, since package net is
// initialised too late, and it blocks: a held process really sleeps in read().
type door struct {
	fd   int
	file *os.File
}

func dial(s Settings) (*door, error) {
	syscall.ForkLock.RLock()
	fd, err := syscall.Socket(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	if err == nil {
		syscall.CloseOnExec(fd)
	}
	syscall.ForkLock.RUnlock()
	if err != nil {
		return nil, err
	}
	if err := syscall.Connect(fd, &syscall.SockaddrUnix{Name: s.Socket}); err != nil {
		syscall.Close(fd)
		return nil, err
	}
	return &door{fd, os.NewFile(uintptr(fd), s.Socket)}, nil
}

func (d *door) send(line []byte) error {
	_, err := d.file.Write(line)
	return err
}

// receive waits for one byte.
func (d *door) receive() (byte, error) {
	var b [1]byte
	_, err := d.file.Read(b[:])
	return b[0], err
}

// poll is receive without waiting; 0 says that nothing has come.
func (d *door) poll() (byte, error) {
	var b [1]byte
	n, _, err := syscall.Recvfrom(d.fd, b[:], syscall.MSG_DONTWAIT)
	switch {
	case err == syscall.EAGAIN || err == syscall.EINTR:
		return 0, nil
	case err == nil && n == 0:
		return 0, io.EOF
	}
	return b[0], err
}
