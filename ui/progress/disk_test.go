//go:build linux

package progress

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

func init() { instances["full"] = onFullDisk }

// TestDiskFull runs on a disk of a few pages, where the kernel lets us have one.
func TestDiskFull(t *testing.T) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), asInstance+"=full "+t.TempDir())
	cmd.SysProcAttr = &syscall.SysProcAttr{Unshareflags: syscall.CLONE_NEWNS}
	if os.Getuid() != 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{
			Cloneflags:  syscall.CLONE_NEWNS | syscall.CLONE_NEWUSER,
			UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
		}
	}
	out, err := cmd.Output()
	if errors.Is(err, syscall.EPERM) || bytes.HasPrefix(out, []byte("no disk")) {
		t.Skipf("no disk of our own: %v %s", err, out)
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	want := []string{
		"cannot be written: no space left on device; go on, and it is tried again with each step",
		"again: ", "pending: true", "the file has q1", "left behind: false", "later: ", "the file has q1 q2",
	}
	if len(lines) != len(want) {
		t.Fatalf("got %q", lines)
	}
	for i := range want {
		if !strings.Contains(lines[i]+" ", want[i]) {
			t.Errorf("line %d is %q, want %q", i+1, lines[i], want[i])
		}
	}
}

func onFullDisk(dir string) {
	err := syscall.Mount("none", "/", "", syscall.MS_REC|syscall.MS_PRIVATE, "")
	if err == nil {
		err = syscall.Mount("none", dir, "tmpfs", 0, "size=32k")
	}
	if err != nil {
		fmt.Println("no disk:", err)
		return
	}
	file, filler := filepath.Join(dir, "progress.yaml"), filepath.Join(dir, "filler")
	s := Open(file)
	s.Save(Change{Lesson: "promise", State: at("q1")})
	f, _ := os.Create(filler)
	for err = nil; err == nil; {
		_, err = f.Write(make([]byte, 4096))
	}
	f.Close()
	has := func() string { r, _ := Open(file).Load(); return "the file has " + answers(r, "promise") }
	fmt.Println(s.Save(Change{Lesson: "promise", State: at("q1", "q2")}))
	fmt.Println("again:", s.Flush())
	fmt.Println("pending:", s.Pending())
	fmt.Println(has())
	fmt.Println("left behind:", there(file+".new"))
	os.Remove(filler)
	fmt.Println("later:", s.Flush())
	fmt.Println(has())
}

// TestAsAnybody: without root's powers the kernel refuses, and the notice says what.
func TestAsAnybody(t *testing.T) {
	dir := t.TempDir()
	open := func(name string) { // to be walked through by anybody
		for ; name != os.TempDir() && name != "/"; name = filepath.Dir(name) {
			os.Chmod(name, 0o755)
		}
	}
	unwritable, unreadable := filepath.Join(dir, "unwritable", "progress.yaml"), filepath.Join(dir, "unreadable", "progress.yaml")
	mine := filepath.Join(dir, "mine", "progress.yaml")
	for _, file := range []string{unwritable, unreadable, mine} {
		write(t, file, "version: 1\nlast: promise\n")
		open(filepath.Dir(file))
		os.Chmod(file, 0o644)
	}
	os.Chmod(unreadable, 0)
	os.Chmod(unwritable, 0o666)
	os.Chmod(filepath.Dir(unwritable), 0o555)
	if os.Getuid() == 0 {
		runtime.LockOSThread() // it stays locked, and ends with this goroutine
		if err := syscall.Setfsuid(65534); err != nil {
			t.Skip(err)
		}
		defer syscall.Setfsuid(0)
		if f, err := os.OpenFile(mine, os.O_WRONLY, 0); err == nil {
			f.Close()
			t.Skip("root's powers cannot be given up here")
		}
		defer checkReadOnly(t, mine)
	}
	for file, want := range map[string][2]string{
		unreadable: {"cannot be read: permission denied; go on, and nothing is kept", ""},
		unwritable: {"", "cannot be written: permission denied; go on, and it is tried again"},
		filepath.Join(dir, "unwritable", "new", "progress.yaml"): {"", "cannot be written: permission denied; go on, and it is tried again"},
	} {
		s := Open(file)
		if _, notice := s.Load(); !told(notice, want[0]) {
			t.Errorf("%s: load: %q", file, notice)
		}
		if notice := s.Save(Change{Lesson: "promise", State: at("q1")}); !told(notice, want[1]) || !s.Pending() {
			t.Errorf("%s: save: %q", file, notice)
		}
	}
}

// checkReadOnly: the file of somebody else is read, and not replaced.
func checkReadOnly(t *testing.T, file string) {
	s := Open(file)
	r, notice := s.Load()
	if !told(notice, "is read-only; go on, and nothing is kept") || r.Last != "promise" {
		t.Errorf("%v, %q", r, notice)
	}
}
