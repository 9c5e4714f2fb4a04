//go:build unix

package process

import (
	"os"
	"strconv"
	"syscall"
)

// inherit gives a file to a child and returns the name by which that finds it.
func inherit(attr *os.ProcAttr, f *os.File) string {
	attr.Files = append(attr.Files, f)
	return strconv.Itoa(len(attr.Files) - 1)
}

func inherited(name string) *os.File {
	fd, err := strconv.Atoi(name)
	if err != nil {
		return nil
	}
	syscall.CloseOnExec(fd)
	return os.NewFile(uintptr(fd), name)
}
