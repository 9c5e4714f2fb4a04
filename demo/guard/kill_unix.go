//go:build unix

package guard

import (
	"os"
	"slices"
	"syscall"
	"time"
)

// killAll ends the program and all that it started. A program that forks without end makes new
// processes while the old ones are killed, and a supervisor starts anew what has died; so first
// all are stopped, until a look finds none that was not, and only then they are killed, again
// and again until none is left.
func (r *root) killAll(empty <-chan struct{}) {
	if r.killOthers(r.stopAll(), empty) {
		r.stopAll() // what was let go on to tidy up may have done anything
	}
	left := 0
	for end := time.Now().Add(Patience); time.Now().Before(end); {
		select {
		case <-empty: // mostly so: who was killed is gone in a moment, and a look takes longer
			return
		case <-time.After(2 * time.Millisecond):
		}
		r.signalGroup(syscall.SIGKILL)
		pids := r.below()
		if len(pids) == 0 && empty == nil {
			return // nobody will say so
		}
		for _, pid := range pids {
			syscall.Kill(pid, syscall.SIGKILL)
		}
		if len(pids) < left {
			end = time.Now().Add(Patience) // they become fewer
		}
		left = len(pids)
	}
}

// tidying is how long what tidies up may take for it.
const tidying = 300 * time.Millisecond

// killOthers kills all of these but those that, when the others have gone, remove the semaphores
// and the shared memory that these left in the system; and waits for those, but not long. It
// reports whether there were any.
func (r *root) killOthers(stopped []int, empty <-chan struct{}) (tidied bool) {
	var tidy []int
	for _, pid := range stopped {
		if tidiesUp(pid) {
			tidy = append(tidy, pid)
		} else {
			syscall.Kill(pid, syscall.SIGKILL)
		}
	}
	for _, pid := range tidy {
		syscall.Kill(pid, syscall.SIGCONT)
	}
	for end := time.Now().Add(tidying); time.Now().Before(end) && slices.ContainsFunc(tidy, Alive); {
		select {
		case <-empty:
			return false
		case <-time.After(time.Millisecond):
		}
	}
	return len(tidy) > 0
}

// stopAll stops what it finds until it finds no more, and each at once: it may be about to fork.
// It returns those that the last look found.
func (r *root) stopAll() (found []int) {
	stopped := map[int]bool{}
	for end := time.Now().Add(Patience); time.Now().Before(end); {
		r.signalGroup(syscall.SIGSTOP)
		known := len(stopped)
		stop := func(pid int) bool {
			if !stopped[pid] {
				stopped[pid] = true
				syscall.Kill(pid, syscall.SIGSTOP)
			}
			return true
		}
		walk(os.Getpid(), stop)
		if len(stopped) > known {
			continue
		}
		found = r.below()
		for _, pid := range found {
			stop(pid)
		}
		if len(stopped) == known {
			break
		}
	}
	return found
}

// signalGroup sends the signal to the program's group, which reaches all of it at once.
func (r *root) signalGroup(sig syscall.Signal) {
	if !r.reaped.Load() {
		syscall.Kill(-r.pid, sig)
	}
}

// Stop stops the program and the other processes of its group, all at once.
func Stop(root int) { syscall.Kill(-root, syscall.SIGSTOP) }
