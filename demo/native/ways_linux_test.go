package native_test

import (
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"
)

// sleeps waits until by the kernel's word the child sleeps in write and the parent in wait4.
func sleeps(t *testing.T, child, parent int) {
	t.Helper()
	in := func(pid int, call uintptr) bool {
		data, err := os.ReadFile(fmt.Sprintf("/proc/%d/syscall", pid))
		if err != nil {
			t.Skipf("the kernel does not say where a process sleeps: %v", err)
		}
		return strings.HasPrefix(string(data), fmt.Sprintf("%d ", call))
	}
	for deadline := time.Now().Add(30 * time.Second); !in(child, syscall.SYS_WRITE) || !in(parent, syscall.SYS_WAIT4); {
		if time.Now().After(deadline) {
			t.Fatal("the child does not sleep in write, or the parent not in wait4")
		}
		time.Sleep(time.Millisecond)
	}
}
