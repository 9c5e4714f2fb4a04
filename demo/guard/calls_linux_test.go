//go:build amd64 || arm64

package guard

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
	"unsafe"
)

// pollfd is what poll is called with.
type pollfd struct {
	fd              int32
	events, revents int16
}

// TestUrgent: a thread that waits for something urgent, or for an exception, counts as one that may
// be woken by anybody.
func TestUrgent(t *testing.T) {
	const in, pri, out = 1, 2, 4
	us := os.Getpid()
	for _, c := range []struct {
		events int16
		ok     bool
	}{{in, true}, {in | out, true}, {in | pri, false}, {pri, false}} {
		fds := []pollfd{{fd: 0, events: in}, {fd: -1, events: pri}, {fd: 1, events: c.events}}
		on, ok := polled(us, uint64(uintptr(unsafe.Pointer(&fds[0]))), uint64(len(fds)))
		if ok != c.ok || ok && len(on) != 2 {
			t.Errorf("poll for %d: %v %+v", c.events, ok, on)
		}
	}
	sets := [3][2]uint64{{1 << 3}, {0, 1 << 1}, {}}
	address := func(i int) uint64 { return uint64(uintptr(unsafe.Pointer(&sets[i][0]))) }
	want := []Wait{{FD: 3, Read: true}, {FD: 65, Write: true}}
	if on, ok := selected(us, 66, address(0), address(1), address(2)); !ok || !slices.Equal(on, want) {
		t.Errorf("an empty set of exceptions: %v %+v", ok, on)
	}
	sets[2][1] = 1
	if on, ok := selected(us, 66, address(0), address(1), address(2)); ok {
		t.Errorf("an exception that is waited for: %+v", on)
	}
}

// program32 is a program of 32 bits for the 80386: the child pauses for ever, and the parent is in
// waitpid(-1, 0, 0), whose number is that of poll for a program of 64 bits.
func program32() []byte {
	const base, header, segment = 0x08048000, 52, 32
	code := []byte{
		0xb8, 2, 0, 0, 0, 0xcd, 0x80, // fork
		0x85, 0xc0, 0x75, 0x09, // the parent goes on below
		0xb8, 29, 0, 0, 0, 0xcd, 0x80, 0xeb, 0xf7, // pause, again and again
		0xb8, 7, 0, 0, 0, // waitpid
		0xbb, 0xff, 0xff, 0xff, 0xff, 0x31, 0xc9, 0x31, 0xd2, 0xcd, 0x80,
		0xb8, 1, 0, 0, 0, 0xcd, 0x80, // exit
	}
	size := uint32(header + segment + len(code))
	elf := append([]byte("\x7fELF\x01\x01\x01"), make([]byte, 9)...)
	for _, n := range []uint16{2, 3} { // ET_EXEC, EM_386
		elf = binary.LittleEndian.AppendUint16(elf, n)
	}
	for _, n := range []uint32{1, base + header + segment, header, 0, 0} {
		elf = binary.LittleEndian.AppendUint32(elf, n)
	}
	for _, n := range []uint16{header, segment, 1, 0, 0, 0} {
		elf = binary.LittleEndian.AppendUint16(elf, n)
	}
	for _, n := range []uint32{1, 0, base, base, size, size, 5, 0x1000} { // PT_LOAD, readable code
		elf = binary.LittleEndian.AppendUint32(elf, n)
	}
	return append(elf, code...)
}

// TestOf32Bits: nothing is said of what a program of 32 bits sleeps for.
func TestOf32Bits(t *testing.T) {
	name := filepath.Join(t.TempDir(), "of32bits")
	if err := os.WriteFile(name, program32(), 0o700); err != nil {
		t.Fatal(err)
	}
	pid := run(t, nil, nil, name) // skips where the kernel runs none
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(time.Millisecond) {
		below, _ := Below(pid, 10)
		st, ok := Look(pid)
		if !ok || st.State == "Z" {
			t.Skip("skipped: no program of 32 bits runs here")
		}
		if len(below) == 1 && st.State == "S" {
			if threads, ok := Threads(pid); !ok || len(threads) != 1 || threads[0].Call != "" {
				t.Errorf("it sleeps for %v %+v", ok, threads)
			}
			return
		}
	}
	t.Error("never seen asleep")
}
