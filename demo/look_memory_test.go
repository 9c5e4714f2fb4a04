package demo

import (
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"unsafe"

	"exit42/demo/guard"
)

// sleeps starts a process whose memory begins, at the address, with an ELF header.
func sleeps(t *testing.T) (pid int, address string) {
	t.Helper()
	cmd := exec.Command("sleep", "1000")
	if err := cmd.Start(); err != nil {
		t.Skip("skipped: ", err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	maps, err := os.ReadFile("/proc/" + itoa(cmd.Process.Pid) + "/maps")
	address, _, ok := strings.Cut(string(maps), "-")
	if err != nil || !ok {
		t.Skip("skipped: no memory of it is known")
	}
	return cmd.Process.Pid, "0x" + address
}

// TestLooksIntoItsOwn: only the memory of a process of the run is looked into, whatever is told.
func TestLooksIntoItsOwn(t *testing.T) {
	if !guard.CanLook {
		t.Skip("memory is not looked into here")
	}
	secret := []byte("only this process knows 42")
	here := "0x" + strconv.FormatUint(uint64(uintptr(unsafe.Pointer(&secret[0]))), 16)
	own, address := sleeps(t)
	other, elsewhere := sleeps(t)
	s := &Session{looks: newLooker(), procs: map[int]*process{}}
	for _, pid := range []int{own, os.Getpid()} { // and if it were told that we are one of the run
		s.procs[pid] = &process{pid: pid}
		s.procs[pid].last, _ = guard.Look(pid)
	}
	lie := func(channel string, pid int, address string) {
		s.noteChannel(Event{Kind: KindChannel, Channel: channel, PID: pid, Value: address, Len: 16})
	}
	lie("memory:1:1", os.Getpid(), here)
	lie("memory:1:2", other, elsewhere)
	lie("memory:1:3", own, address)
	lie("memory:1:3", other, elsewhere)
	s.lookAtMemory(true)
	if len(s.pending) != 1 || s.pending[0].PID != own || !strings.HasPrefix(string(s.pending[0].Head), "\x7fELF") {
		t.Errorf("told %+v", s.pending)
	}
	runtime.KeepAlive(secret)
}
