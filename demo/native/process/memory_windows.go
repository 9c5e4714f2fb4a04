package process

import (
	"os"
	"syscall"
	"unsafe"
)

// unnamedFile is a new file of size zero bytes, which the system deletes when the last process
// closes it.
func unnamedFile(size int) (*os.File, error) {
	const temporary, deleteOnClose, shareDelete = 0x100, 0x04000000, 0x4
	named, err := os.CreateTemp("", "exit42-*.memory")
	if err != nil {
		return nil, err
	}
	if err := named.Close(); err != nil {
		return nil, err
	}
	path, err := syscall.UTF16PtrFromString(named.Name())
	if err != nil {
		return nil, err
	}
	handle, err := syscall.CreateFile(path, syscall.GENERIC_READ|syscall.GENERIC_WRITE,
		syscall.FILE_SHARE_READ|syscall.FILE_SHARE_WRITE|shareDelete, nil,
		syscall.OPEN_EXISTING, temporary|deleteOnClose, 0)
	if err != nil {
		return nil, os.NewSyscallError("CreateFile", err)
	}
	f := os.NewFile(uintptr(handle), named.Name())
	return f, f.Truncate(int64(size))
}

// mapped is the file as memory.
func mapped(f *os.File, size int) ([]byte, error) {
	mapping, err := syscall.CreateFileMapping(syscall.Handle(f.Fd()), nil, syscall.PAGE_READWRITE, 0, uint32(size), nil)
	if err != nil {
		return nil, os.NewSyscallError("CreateFileMapping", err)
	}
	defer syscall.CloseHandle(mapping) // the view holds it
	view, err := syscall.MapViewOfFile(mapping, syscall.FILE_MAP_WRITE|syscall.FILE_MAP_READ, 0, 0, uintptr(size))
	if err != nil {
		return nil, os.NewSyscallError("MapViewOfFile", err)
	}
	return unsafe.Slice(*(**byte)(unsafe.Pointer(&view)), size), nil
}
