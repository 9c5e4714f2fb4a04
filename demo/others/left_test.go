//go:build unix

package others

import (
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"exit42/demo"
)

// hostile is a program that heeds no signal, and leaves daemons behind: processes in sessions of
// their own that heed none either. It prints their numbers, and escape codes.
const hostile = `use POSIX;
$| = 1;
$SIG{$_} = 'IGNORE' for qw(HUP INT TERM QUIT PIPE);
for (1 .. 3) {
    next if fork();
    POSIX::setsid();
    exit if fork();
    print "daemon is $$\n";
    sleep 1000 while 1;
}
wait for 1 .. 3;
print "self is $$\n\e]0;title\a\e[2J\n";
sleep 1000 while 1;
`

// pids are the numbers that the program printed, as far as it has come.
func pids(text string) (pids []int) {
	for line := range strings.Lines(text) {
		if _, number, ok := strings.Cut(strings.TrimSpace(line), " is "); ok {
			if pid, err := strconv.Atoi(number); err == nil {
				pids = append(pids, pid)
			}
		}
	}
	return pids
}

// nobodyLeft fails where one of them lives on after the run.
func nobodyLeft(t *testing.T, pids []int) {
	t.Helper()
	for _, pid := range pids {
		if err := syscall.Kill(pid, 0); err != syscall.ESRCH {
			t.Errorf("process %d has outlived the run: %v", pid, err)
			syscall.Kill(pid, syscall.SIGKILL)
		}
	}
}

// TestClose: a program that never ends, and what it left behind, end with the session.
func TestClose(t *testing.T) {
	session := start(t, here(t, "Perl"), "hostile.pl", hostile, generous)
	trace := new(demo.Trace)
	for len(pids(printed(trace))) < 4 {
		events, err := session.Next()
		if err != nil {
			t.Fatalf("it ended by itself: %v\n%s", err, printed(trace))
		}
		for _, e := range events {
			trace.Append(e)
		}
	}
	session.Close()
	nobodyLeft(t, pids(printed(trace)))
	for _, e := range remaining(session) {
		trace.Append(e)
	}
	if how, _ := ends(t, trace); how != "closed" {
		t.Errorf("ended %s", how)
	}
}

// remaining is what a session that is over had yet to tell.
func remaining(session *demo.Session) (rest []demo.Event) {
	for {
		events, err := session.Next()
		rest = append(rest, events...)
		if err != nil {
			return rest
		}
	}
}

// TestWall: a program that never ends is ended by the limit.
func TestWall(t *testing.T) {
	text := "trap '' HUP INT TERM\necho \"self is $$\"\nwhile :; do :; done\n"
	trace := traceOf(start(t, here(t, "sh"), "never.sh", text, demo.Limits{Wall: time.Second}))
	how, status := ends(t, trace)
	if s := trace.At(trace.Len()); how != "limit" || s.Ended != "limit" || s.Limit == "" {
		t.Errorf("ended %s, by the limit %q", how, s.Limit)
	}
	if status != int(syscall.SIGKILL) {
		t.Errorf("its status is %#x", status)
	}
	nobodyLeft(t, pids(printed(trace)))
}

// TestLeftBehind: a child that the program leaves behind does not outlive the run, and what was
// printed is there.
func TestLeftBehind(t *testing.T) {
	text := "sleep 1000 &\necho \"left is $!\"\nexit 3\n"
	session := start(t, here(t, "sh"), "leaves.sh", text, generous)
	trace := new(demo.Trace)
	for reaped := false; !reaped; {
		events, err := session.Next()
		if err != nil {
			break
		}
		for _, e := range events {
			trace.Append(e)
			reaped = reaped || e.Kind == demo.KindReaped
		}
	}
	for _, e := range remaining(session) {
		trace.Append(e)
	}
	left := pids(printed(trace))
	if len(left) != 1 {
		t.Fatalf("printed %q", printed(trace))
	}
	nobodyLeft(t, left)
	if how, status := ends(t, trace); status != 3<<8 || how != "done" {
		t.Errorf("ended %s, and its status is %#x", how, status)
	}
}

// TestBomb: a program that makes more processes than it may is ended.
func TestBomb(t *testing.T) {
	text := "echo \"self is $$\"\nwhile :; do sleep 1000 & done\n"
	trace := traceOf(start(t, here(t, "sh"), "bomb.sh", text, demo.Limits{Wall: time.Minute, Procs: 20}))
	how, _ := ends(t, trace)
	nobodyLeft(t, pids(printed(trace)))
	limit := ""
	for i := range trace.Len() {
		if e := trace.Event(i); e.Kind == demo.KindLimit {
			limit = e.Name
		}
	}
	if how != "limit" || limit != "processes" {
		t.Errorf("ended %s, by the limit %q", how, limit)
	}
}
