package process

import (
	"syscall"
	"unsafe"
)

var (
	kernel32  = syscall.NewLazyDLL("kernel32.dll")
	counter   = kernel32.NewProc("QueryPerformanceCounter")
	frequency = kernel32.NewProc("QueryPerformanceFrequency")
)

// now is the machine's performance counter, which all processes share. The clock of package
// time moves in steps of up to 16 ms here, in which several processes may have much to tell.
func now() int64 {
	var count, second uint64
	counter.Call(uintptr(unsafe.Pointer(&count)))
	frequency.Call(uintptr(unsafe.Pointer(&second)))
	return int64(count/second*1e9 + count%second*1e9/second)
}
