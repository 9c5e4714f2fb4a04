package guard

import (
	"bytes"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// run starts a program that is killed, with its group, when the test is over.
func run(t *testing.T, in, out *os.File, args ...string) int {
	t.Helper()
	cmd := exec.Command(args[0], args[1:]...)
	if in != nil {
		cmd.Stdin = in
	}
	if out != nil {
		cmd.Stdout = out
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		t.Skip("skipped: ", err)
	}
	t.Cleanup(func() {
		syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
		cmd.Wait()
	})
	return cmd.Process.Pid
}

// asleep waits until the main thread of the process sleeps in a call that is understood.
func asleep(t *testing.T, pid int, call string) Thread {
	t.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(time.Millisecond) {
		threads, ok := Threads(pid)
		if !ok {
			t.Fatal("the threads may not be known here")
		}
		if threads[0].Call == call {
			return threads[0]
		}
	}
	threads, _ := Threads(pid)
	t.Fatalf("never seen in %s: %+v", call, threads)
	return Thread{}
}

func pipe(t *testing.T) (r, w *os.File) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close(); w.Close() })
	return r, w
}

func TestThreadsThatSleep(t *testing.T) {
	pid := run(t, nil, nil, "sleep", "1000")
	if th := asleep(t, pid, "sleep"); !th.Timed || th.TID != pid || th.State != "S" || th.Ran == "" {
		t.Errorf("sleep: %+v", th)
	}
	shell := run(t, nil, nil, "sh", "-c", "sleep 1000; true")
	th := asleep(t, shell, "wait4")
	below, ok := Below(shell, 10)
	if !ok || len(below) != 1 || th.Child != 0 && th.Child != below[0] {
		t.Errorf("below %d: %v; it is in %+v", shell, below, th)
	}
	r, _ := pipe(t)
	cat := run(t, r, nil, "cat")
	if th := asleep(t, cat, "read"); len(th.On) != 1 || th.On[0] != (Wait{FD: 0, Read: true}) || th.Timed {
		t.Errorf("cat: %+v", th)
	}
	handles, ok := Handles(cat)
	name, _ := os.Readlink("/proc/self/fd/" + itoa(int(r.Fd())))
	want := strings.NewReplacer("[", "", "]", "").Replace(name)
	if !ok || !slices.Contains(handles, Handle{0, want, true, false}) {
		t.Errorf("cat has %+v open, and not %s", handles, want)
	}
}

func itoa(n int) string { return strings.TrimPrefix(proc(n), "/proc/") }

func TestFill(t *testing.T) {
	r, w := pipe(t)
	pid := run(t, nil, w, "cat", "/dev/zero")
	w.Close()
	asleep(t, pid, "write")
	in, fits, ok := Fill(pid, 1)
	if !ok || in == 0 || in != fits {
		t.Errorf("a pipe that its writer has filled has %d of %d bytes: %v", in, fits, ok)
	}
	r.Close() // now nobody reads: the writer gets its signal, whoever looked
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if st, ok := Look(pid); !ok || st.State == "Z" {
			return
		}
	}
	t.Error("the writer of a pipe without a reader lives on")
}

// TestFillOfOthers: what is no pipe of the run's own is not opened, since that may do something.
// The kernel would answer for a pipe with a name, too.
func TestFillOfOthers(t *testing.T) {
	name := t.TempDir() + "/named"
	if err := syscall.Mkfifo(name, 0o600); err != nil {
		t.Skip("skipped: ", err)
	}
	named, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer named.Close()
	pid := run(t, named, nil, "cat")
	if asleep(t, pid, "read"); fdName(pid, 0) != name {
		t.Fatalf("its input is %s", fdName(pid, 0))
	}
	if in, fits, ok := Fill(pid, 0); ok {
		t.Errorf("a pipe with a name was looked into: %d of %d", in, fits)
	}
}

func fdName(pid, fd int) string {
	name, _ := os.Readlink(proc(pid) + "/fd/" + itoa(fd))
	return name
}

func TestMemory(t *testing.T) {
	pid := run(t, nil, nil, "sleep", "1000")
	asleep(t, pid, "sleep")
	maps, err := os.ReadFile(proc(pid) + "/maps")
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := bytes.Cut(maps, []byte("-"))
	var address uint64
	for _, c := range first {
		address = address<<4 | uint64(strings.IndexByte("0123456789abcdef", c))
	}
	if data, ok := Memory(pid, address, 4); !ok || string(data) != "\x7fELF" {
		t.Errorf("at %x lies %q, %v", address, data, ok)
	}
	if _, ok := Memory(pid, 8, 4); ok {
		t.Error("there is memory at address 8")
	}
}

func TestSockets(t *testing.T) {
	fds, err := syscall.Socketpair(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer syscall.Close(fds[0])
	defer syscall.Close(fds[1])
	sockets, ok := Sockets()
	if !ok {
		t.Skip("skipped: this kernel does not answer about sockets")
	}
	handles, _ := Handles(os.Getpid())
	var names []string
	for _, h := range handles {
		if h.FD == fds[0] || h.FD == fds[1] {
			names = append(names, h.Channel)
		}
	}
	if len(names) != 2 || sockets[names[0]].Peer != names[1] || sockets[names[1]].Peer != names[0] {
		t.Errorf("%v are connected as %+v and %+v", names, sockets[names[0]], sockets[names[1]])
	}
}
