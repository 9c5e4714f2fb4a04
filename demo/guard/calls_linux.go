//go:build amd64 || arm64

package guard

import "syscall"

// calls says, by a system call's number here, what a thread that sleeps in it waits for. Of a
// call that is not in it nothing is said, and the thread counts as one that may move.
var calls = map[int]func(t *Thread, pid int, args [6]uint64){
	syscall.SYS_READ:     reads("read"),
	syscall.SYS_READV:    reads("readv"),
	syscall.SYS_RECVFROM: reads("recvfrom"),
	syscall.SYS_RECVMSG:  reads("recvmsg"),
	syscall.SYS_WRITE:    writes("write"),
	syscall.SYS_WRITEV:   writes("writev"),
	syscall.SYS_SENDTO:   writes("sendto"),
	syscall.SYS_SENDMSG:  writes("sendmsg"),
	syscall.SYS_ACCEPT:   reads("accept"),
	syscall.SYS_ACCEPT4:  reads("accept4"),

	syscall.SYS_WAIT4:  waits4,
	syscall.SYS_WAITID: waitsID,
	syscall.SYS_FUTEX:  futex,

	syscall.SYS_PPOLL:       polls("ppoll", pointer(2)),
	syscall.SYS_PSELECT6:    selects("pselect6", pointer(4)),
	syscall.SYS_EPOLL_PWAIT: epolls("epoll_pwait"),

	syscall.SYS_NANOSLEEP:       sleeps,
	syscall.SYS_CLOCK_NANOSLEEP: sleeps,
	syscall.SYS_RT_SIGSUSPEND:   pauses("rt_sigsuspend", nil),
	syscall.SYS_RT_SIGTIMEDWAIT: pauses("rt_sigtimedwait", pointer(2)),
}

// A timed says from the arguments whether a call ends by itself.
type timed func(args [6]uint64) bool

// pointer: the argument is the address of a time, and without one the call waits for ever.
func pointer(i int) timed { return func(args [6]uint64) bool { return args[i] != 0 } }

// millis: the argument is a number of milliseconds, and below zero the call waits for ever.
func millis(i int) timed { return func(args [6]uint64) bool { return int32(args[i]) >= 0 } }

func reads(name string) func(*Thread, int, [6]uint64) {
	return func(t *Thread, _ int, args [6]uint64) {
		t.Call, t.On = name, []Wait{{FD: int(args[0]), Read: true}}
	}
}

func writes(name string) func(*Thread, int, [6]uint64) {
	return func(t *Thread, _ int, args [6]uint64) {
		t.Call, t.On = name, []Wait{{FD: int(args[0]), Write: true}}
	}
}

func waits4(t *Thread, _ int, args [6]uint64) {
	t.Call = "wait4"
	if child := int32(args[0]); child > 0 {
		t.Child = int(child)
	}
}

func waitsID(t *Thread, _ int, args [6]uint64) {
	const pAll, pPID, pGroup = 0, 1, 2
	switch args[0] {
	case pPID:
		t.Call, t.Child = "waitid", int(int32(args[1]))
	case pAll, pGroup:
		t.Call = "waitid"
	}
}

func futex(t *Thread, _ int, args [6]uint64) {
	const private = 128
	t.Call, t.Timed, t.Shared = "futex", args[3] != 0, args[1]&private == 0
}

func sleeps(t *Thread, _ int, _ [6]uint64) { t.Call, t.Timed = "sleep", true }

func pauses(name string, ends timed) func(*Thread, int, [6]uint64) {
	return func(t *Thread, _ int, args [6]uint64) {
		t.Call, t.Timed = name, ends != nil && ends(args)
	}
}

func polls(name string, ends timed) func(*Thread, int, [6]uint64) {
	return func(t *Thread, pid int, args [6]uint64) {
		if on, ok := polled(pid, args[0], args[1]); ok {
			t.Call, t.On, t.Timed = name, on, ends(args)
		}
	}
}

func selects(name string, ends timed) func(*Thread, int, [6]uint64) {
	return func(t *Thread, pid int, args [6]uint64) {
		if on, ok := selected(pid, args[0], args[1], args[2], args[3]); ok {
			t.Call, t.On, t.Timed = name, on, ends(args)
		}
	}
}

func epolls(name string) func(*Thread, int, [6]uint64) {
	return func(t *Thread, pid int, args [6]uint64) {
		if on, ok := inEpoll(pid, args[0]); ok {
			t.Call, t.On, t.Timed = name, on, millis(3)(args)
		}
	}
}
