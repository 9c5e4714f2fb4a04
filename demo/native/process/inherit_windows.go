package process

import (
	"os"
	"strconv"
	"syscall"
)

// inherit gives a file to a child and returns the name by which that finds it.
func inherit(attr *os.ProcAttr, f *os.File) string {
	handle := syscall.Handle(f.Fd())
	syscall.SetHandleInformation(handle, syscall.HANDLE_FLAG_INHERIT, syscall.HANDLE_FLAG_INHERIT)
	if attr.Sys == nil {
		attr.Sys = &syscall.SysProcAttr{}
	}
	attr.Sys.AdditionalInheritedHandles = append(attr.Sys.AdditionalInheritedHandles, handle)
	return strconv.FormatUint(uint64(handle), 10)
}

func inherited(name string) *os.File {
	handle, err := strconv.ParseUint(name, 10, 64)
	if err != nil {
		return nil
	}
	syscall.SetHandleInformation(syscall.Handle(handle), syscall.HANDLE_FLAG_INHERIT, 0)
	return os.NewFile(uintptr(handle), name)
}
