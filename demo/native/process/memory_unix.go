//go:build unix

package process

import (
	"os"
	"syscall"
)

// unnamedFile is a new file of size zero bytes, which ends with the last process that has it.
func unnamedFile(size int) (*os.File, error) {
	f, err := os.CreateTemp("", "exit42-*.memory")
	if err != nil {
		return nil, err
	}
	if err := os.Remove(f.Name()); err != nil {
		return nil, err
	}
	return f, f.Truncate(int64(size))
}

// mapped is the file as memory.
func mapped(f *os.File, size int) ([]byte, error) {
	data, err := syscall.Mmap(int(f.Fd()), 0, size, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_SHARED)
	return data, os.NewSyscallError("mmap", err)
}
