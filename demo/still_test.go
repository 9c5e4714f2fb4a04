package demo

import (
	"maps"
	"slices"
	"testing"

	"exit42/demo/guard"
)

func sleeper(call string, with ...func(*guard.Thread)) guard.Thread {
	t := guard.Thread{TID: 1, State: "S", Call: call}
	for _, f := range with {
		f(&t)
	}
	return t
}

func onRead(fd int) func(*guard.Thread) {
	return func(t *guard.Thread) { t.On = append(t.On, guard.Wait{FD: fd, Read: true}) }
}

func onWrite(fd int) func(*guard.Thread) {
	return func(t *guard.Thread) { t.On = append(t.On, guard.Wait{FD: fd, Write: true}) }
}

func forChild(pid int) func(*guard.Thread) { return func(t *guard.Thread) { t.Child = pid } }
func isTimed(t *guard.Thread)              { t.Timed = true }
func isShared(t *guard.Thread)             { t.Shared = true }

func rEnd(fd int, channel string) guard.Handle {
	return guard.Handle{FD: fd, Channel: channel, Read: true}
}
func wEnd(fd int, channel string) guard.Handle {
	return guard.Handle{FD: fd, Channel: channel, Write: true}
}
func both(fd int, channel string) guard.Handle {
	return guard.Handle{FD: fd, Channel: channel, Read: true, Write: true}
}

func threads(t ...guard.Thread) []guard.Thread { return t }
func handles(h ...guard.Handle) []guard.Handle { return h }

var runs = guard.Thread{TID: 1, State: "R"}

func TestCapable(t *testing.T) {
	unix := map[string]guard.Socket{"socket:1": {Peer: "socket:2"}, "socket:2": {Peer: "socket:1"}, "socket:9": {Listen: true}}
	for _, c := range []struct {
		name    string
		procs   []seen
		outside string
		program bool // the sockets are the program's own
		can     []int
	}{
		{name: "nobody"},
		{name: "runs", procs: []seen{{pid: 1, threads: threads(runs)}}, can: []int{1}},
		{name: "on disk", procs: []seen{{pid: 1, threads: threads(guard.Thread{State: "D"})}}, can: []int{1}},
		{name: "sleeps for a time", procs: []seen{{pid: 1, threads: threads(sleeper("sleep", isTimed))}}, can: []int{1}},
		{name: "a call that is not understood", procs: []seen{{pid: 1, threads: threads(sleeper(""))}}, can: []int{1}},
		{name: "not to be asked", procs: []seen{{pid: 1, unknown: true}}, can: []int{1}},
		{name: "an alarm may come", procs: []seen{{pid: 1, alarmed: true, threads: threads(sleeper("pause"))}}, can: []int{1}},
		{name: "a lock of its own", procs: []seen{{pid: 1, threads: threads(sleeper("futex"))}}},
		{name: "a lock of its own, another thread runs", procs: []seen{{pid: 1, threads: threads(sleeper("futex"), runs)}}, can: []int{1}},
		{name: "a lock with a time", procs: []seen{{pid: 1, threads: threads(sleeper("futex", isTimed))}}, can: []int{1}},
		{name: "a shared lock", procs: []seen{
			{pid: 1, threads: threads(sleeper("futex", isShared))}, {pid: 2, threads: threads(runs)}}, can: []int{1, 2}},
		{name: "a lock of its own while another process runs", procs: []seen{
			{pid: 1, threads: threads(sleeper("futex"))}, {pid: 2, threads: threads(runs)}}, can: []int{2}},
		{name: "two shared locks in opposite order", procs: []seen{
			{pid: 1, threads: threads(sleeper("wait4", forChild(2)))},
			{pid: 2, ppid: 1, threads: threads(sleeper("futex", isShared))},
			{pid: 3, ppid: 1, threads: threads(sleeper("futex", isShared))}}},
		{name: "a child that computes", procs: []seen{
			{pid: 1, threads: threads(sleeper("wait4", forChild(2)))}, {pid: 2, ppid: 1, threads: threads(runs)}}, can: []int{1, 2}},
		{name: "a child that has ended", procs: []seen{
			{pid: 1, threads: threads(sleeper("wait4", forChild(2)))}, {pid: 2, ppid: 1, zombie: true}}, can: []int{1}},
		{name: "the wrong child has ended", procs: []seen{
			{pid: 1, threads: threads(sleeper("wait4", forChild(3)))}, {pid: 2, ppid: 1, zombie: true},
			{pid: 3, ppid: 1, threads: threads(sleeper("futex"))}}},
		{name: "any child", procs: []seen{
			{pid: 1, threads: threads(sleeper("wait4"))}, {pid: 2, ppid: 1, threads: threads(sleeper("futex"))},
			{pid: 3, ppid: 1, threads: threads(runs)}}, can: []int{1, 3}},
		{name: "a child that is not ours", procs: []seen{{pid: 1, threads: threads(sleeper("wait4", forChild(7)))}}, can: []int{1}},
		{name: "join before get", procs: []seen{
			{pid: 1, threads: threads(sleeper("wait4", forChild(2))), handles: handles(rEnd(3, "pipe:1"), wEnd(4, "pipe:1"))},
			{pid: 2, ppid: 1, threads: threads(sleeper("futex"), sleeper("write", onWrite(4))), handles: handles(rEnd(3, "pipe:1"), wEnd(4, "pipe:1"))}}},
		{name: "a writer whose reader runs", procs: []seen{
			{pid: 1, threads: threads(runs), handles: handles(rEnd(3, "pipe:1"))},
			{pid: 2, ppid: 1, threads: threads(sleeper("futex"), sleeper("write", onWrite(4))), handles: handles(wEnd(4, "pipe:1"))}}, can: []int{1, 2}},
		{name: "a reader holds the writing end itself", procs: []seen{
			{pid: 1, threads: threads(sleeper("read", onRead(3))), handles: handles(rEnd(3, "pipe:1"), wEnd(4, "pipe:1"))}}},
		{name: "a reader, and somebody who runs with the reading end alone", procs: []seen{
			{pid: 1, threads: threads(sleeper("read", onRead(3))), handles: handles(rEnd(3, "pipe:1"), wEnd(4, "pipe:1"))},
			{pid: 2, threads: threads(runs), handles: handles(rEnd(3, "pipe:1"))}}, can: []int{2}},
		{name: "a reader without a writer", procs: []seen{
			{pid: 1, threads: threads(sleeper("read", onRead(3))), handles: handles(rEnd(3, "pipe:1"))}}, can: []int{1}},
		{name: "standard input is open", outside: "pipe:1", procs: []seen{
			{pid: 1, threads: threads(sleeper("read", onRead(0))), handles: handles(rEnd(0, "pipe:1"), wEnd(4, "pipe:1"))}}, can: []int{1}},
		{name: "a terminal", procs: []seen{{pid: 1, threads: threads(sleeper("read", onRead(0)))}}, can: []int{1}},
		{name: "polls two pipes, one of somebody who runs", procs: []seen{
			{pid: 1, threads: threads(sleeper("poll", onRead(3), onRead(5))), handles: handles(rEnd(3, "pipe:1"), wEnd(4, "pipe:1"), rEnd(5, "pipe:2"))},
			{pid: 2, threads: threads(runs), handles: handles(wEnd(4, "pipe:2"))}}, can: []int{1, 2}},
		{name: "polls the pipe of one who sleeps", procs: []seen{
			{pid: 1, threads: threads(sleeper("poll", onRead(5))), handles: handles(rEnd(5, "pipe:2"))},
			{pid: 2, threads: threads(sleeper("futex")), handles: handles(wEnd(4, "pipe:2"))}}},
		{name: "a socket whose other end runs", procs: []seen{
			{pid: 1, threads: threads(sleeper("recvfrom", onRead(5))), handles: handles(both(5, "socket:1"))},
			{pid: 2, threads: threads(runs), handles: handles(both(4, "socket:2"))}}, can: []int{1, 2}},
		{name: "a socket whose other end sleeps", procs: []seen{
			{pid: 1, threads: threads(sleeper("recvfrom", onRead(5))), handles: handles(both(5, "socket:1"))},
			{pid: 2, threads: threads(sleeper("recvfrom", onRead(4))), handles: handles(both(4, "socket:2"))}}},
		{name: "the program's own socket, which may have been given a time", program: true, procs: []seen{
			{pid: 1, threads: threads(sleeper("recvfrom", onRead(5))), handles: handles(both(5, "socket:1"))},
			{pid: 2, threads: threads(sleeper("poll", onRead(4))), handles: handles(both(4, "socket:2"))}}, can: []int{1, 2}},
		{name: "a poll of the program's own sockets", program: true, procs: []seen{
			{pid: 1, threads: threads(sleeper("poll", onRead(5))), handles: handles(both(5, "socket:1"))},
			{pid: 2, threads: threads(sleeper("epoll_wait", onRead(4))), handles: handles(both(4, "socket:2"))}}},
		{name: "a socket of the internet", procs: []seen{
			{pid: 1, threads: threads(sleeper("recvfrom", onRead(5))), handles: handles(both(5, "socket:77"))}}, can: []int{1}},
		{name: "a server that may give up", program: true, procs: []seen{
			{pid: 1, threads: threads(sleeper("accept4", onRead(5))), handles: handles(both(5, "socket:9"))}}, can: []int{1}},
		{name: "a server that nobody can call", procs: []seen{
			{pid: 1, threads: threads(sleeper("accept4", onRead(5))), handles: handles(both(5, "socket:9"))}}},
		{name: "a server that somebody can call", procs: []seen{
			{pid: 1, threads: threads(sleeper("accept4", onRead(5))), handles: handles(both(5, "socket:9"))},
			{pid: 2, threads: threads(runs)}}, can: []int{1, 2}},
		{name: "stopped", procs: []seen{{pid: 1, threads: threads(guard.Thread{State: "T"})}}},
		{name: "a chain", procs: []seen{
			{pid: 1, threads: threads(sleeper("wait4", forChild(2)))},
			{pid: 2, ppid: 1, threads: threads(sleeper("read", onRead(3))), handles: handles(rEnd(3, "pipe:1"))},
			{pid: 3, ppid: 2, threads: threads(sleeper("futex", isShared)), handles: handles(wEnd(3, "pipe:1"))},
			{pid: 4, ppid: 2, threads: threads(sleeper("sleep", isTimed))}}, can: []int{1, 2, 3, 4}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := snapshot{procs: c.procs, sockets: unix, outside: map[string]bool{c.outside: c.outside != ""}}
			if !c.program {
				s.patient = map[string]bool{"socket:1": true, "socket:2": true, "socket:9": true}
			}
			got := slices.Sorted(maps.Keys(s.capable()))
			if !slices.Equal(got, c.can) {
				t.Errorf("%v can move, want %v", got, c.can)
			}
			if lives := len(c.procs) > 0; s.stuck() != (lives && len(c.can) == 0) {
				t.Errorf("stuck: %v", s.stuck())
			}
		})
	}
}
