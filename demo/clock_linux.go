package demo

import (
	"syscall"
	"time"
	"unsafe"
)

// probeTime is the clock by which the probes of this machine date their events, which package
// time shows only as a difference: CLOCK_MONOTONIC. ok says that it can be read here.
func probeTime() (now time.Duration, ok bool) {
	const clockMonotonic = 1
	var ts syscall.Timespec
	_, _, errno := syscall.RawSyscall(syscall.SYS_CLOCK_GETTIME, clockMonotonic, uintptr(unsafe.Pointer(&ts)), 0)
	return time.Duration(ts.Nano()), errno == 0
}
