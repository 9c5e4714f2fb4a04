//go:build unix && !linux

package guard

import "syscall"

// adoptOrphans: there is no child reaper here; the app tells of each process that connects.
func adoptOrphans() {}

func programAttr() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }

// lingers reports whether something that the program started has outlived it.
func (r *root) lingers() bool { return len(r.below()) > 0 }

// below lists the processes of the run that are known to live.
func (r *root) below() []int {
	var pids []int
	for pid, lives := range r.known {
		if lives && Alive(pid) {
			pids = append(pids, pid)
		}
	}
	return pids
}

// walk has no tree to walk here: killAll goes by below.
func walk(int, func(pid int) bool) {}

// tidiesUp: nobody says here what a process is.
func tidiesUp(int) bool { return false }
