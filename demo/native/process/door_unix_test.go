//go:build unix

package process_test

import (
	"bufio"
	"bytes"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"exit42/demo"
	"exit42/demo/native/process"
)

// listen is an app of the test's own.
func listen(t testing.TB) (door net.Listener, settings process.Settings) {
	t.Helper()
	dir, err := os.MkdirTemp("", "exit42-test") // t.TempDir is too long for a socket
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	door, err = net.Listen("unix", filepath.Join(dir, "s"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { door.Close() })
	return door, process.Settings{Socket: door.Addr().String()}
}

// first accepts a process and returns its first event.
func first(t testing.TB, door net.Listener) (net.Conn, demo.Event) {
	t.Helper()
	conn, err := door.Accept()
	if err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(conn).ReadBytes('\n')
	if err != nil {
		t.Fatal(err)
	}
	e, err := demo.ParseEvent(bytes.TrimSpace(line))
	if err != nil {
		t.Fatal(err)
	}
	return conn, e
}

// TestAppGone: when the app is gone, held programs run on to their end.
func TestAppGone(t *testing.T) {
	door, settings := listen(t)
	cmd := exec.Command(os.Args[0], process.Args("nothing", settings)...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	conn, e := first(t, door)
	if e.Kind != demo.KindBegin || !e.Held || e.PID != cmd.Process.Pid || e.PPID != os.Getpid() {
		t.Errorf("the first event is %+v", e)
	}
	door.Close()
	conn.Close()
	if err := cmd.Wait(); err != nil || !strings.Contains(out.String(), "exitcode is 0") {
		t.Errorf("printed %q, %v", out.String(), err)
	}
}

// BenchmarkChild is the time from the exec of a watched process to its first event.
func BenchmarkChild(b *testing.B) {
	door, settings := listen(b)
	for b.Loop() {
		cmd := exec.Command(os.Args[0], process.Args("print", settings)...)
		if err := cmd.Start(); err != nil {
			b.Fatal(err)
		}
		conn, _ := first(b, door)
		b.StopTimer()
		conn.Close() // it runs on to its end, untold
		cmd.Wait()
		b.StartTimer()
	}
}

// BenchmarkBare is the time from the exec of the same process, unwatched, to its first byte.
func BenchmarkBare(b *testing.B) {
	for b.Loop() {
		cmd := exec.Command(os.Args[0], process.ArgsByHand("print")...)
		out, err := cmd.StdoutPipe()
		if err != nil {
			b.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			b.Fatal(err)
		}
		if _, err := out.Read(make([]byte, 1)); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		cmd.Wait()
		b.StartTimer()
	}
}
