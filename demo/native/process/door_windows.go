package process

import (
	"io"
	"syscall"
	"unsafe"
)

// A door is the connection to the app. It is made by system calls, since package net is
// initialised too late, and it blocks: a held process really sleeps in the call.
type door struct{ socket syscall.Handle }

func dial(s Settings) (*door, error) {
	var data syscall.WSAData
	if err := syscall.WSAStartup(0x202, &data); err != nil {
		return nil, err
	}
	socket, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, syscall.IPPROTO_TCP)
	if err != nil {
		return nil, err
	}
	d := &door{socket}
	err = syscall.Connect(socket, &syscall.SockaddrInet4{Port: s.Port, Addr: [4]byte{127, 0, 0, 1}})
	if err == nil {
		err = d.send([]byte(s.Token + "\n"))
	}
	if err != nil {
		syscall.Closesocket(socket)
		return nil, err
	}
	return d, nil
}

func (d *door) send(line []byte) error {
	for len(line) > 0 {
		var sent uint32
		buf := syscall.WSABuf{Len: uint32(len(line)), Buf: &line[0]}
		if err := syscall.WSASend(d.socket, &buf, 1, &sent, 0, nil, nil); err != nil {
			return err
		}
		line = line[sent:]
	}
	return nil
}

// receive waits for one byte.
func (d *door) receive() (byte, error) {
	var b byte
	var n, flags uint32
	buf := syscall.WSABuf{Len: 1, Buf: &b}
	err := syscall.WSARecv(d.socket, &buf, 1, &n, &flags, nil, nil)
	if err == nil && n == 0 {
		err = io.EOF
	}
	return b, err
}

// poll is receive without waiting; 0 says that nothing has come.
func (d *door) poll() (byte, error) {
	const fionread = 0x4004667f
	var ready, size uint32
	err := syscall.WSAIoctl(d.socket, fionread, nil, 0, (*byte)(unsafe.Pointer(&ready)), 4, &size, nil, 0)
	if err != nil || ready == 0 {
		return 0, err
	}
	return d.receive()
}
