package ui

import (
	"slices"

	"exit42/demo"
)

// refocus chooses the next process as the child in focus, and with it its own parent; or the
// next one that has children as the parent, and with it the first of these.
func (r run) refocus(key string) run {
	s := r.scene()
	parent, child := r.focus(s)
	by := 1
	if key == "[" || key == "{" {
		by = -1
	}
	if key == "{" || key == "}" {
		r.parent = next(parentsOf(s), parent, by)
		r.child = next(childrenOf(s, r.parent), 0, 1)
		return r
	}
	r.child = next(childrenOf(s, 0), child, by)
	if p := s.Proc(r.child); p != nil && s.Proc(p.PPID) != nil {
		r.parent = p.PPID
	} else {
		r.parent = s.Parent
	}
	return r
}

// next is the pid that comes after one, by steps of by, round and round.
func next(pids []int, now, by int) int {
	if len(pids) == 0 {
		return now
	}
	at := slices.Index(pids, now)
	if at < 0 && by < 0 {
		at = 0
	}
	return pids[(at+by+len(pids))%len(pids)]
}

// parentsOf are the processes that made others.
func parentsOf(s demo.Scene) []int {
	var pids []int
	for _, p := range s.Procs {
		if len(childrenOf(s, p.PID)) > 0 {
			pids = append(pids, p.PID)
		}
	}
	return pids
}

// childrenOf are the processes that one made; with 0, all but the program itself.
func childrenOf(s demo.Scene, parent int) []int {
	var pids []int
	for _, p := range s.Procs {
		if p.PID != s.Parent && (parent == 0 || p.PPID == parent) {
			pids = append(pids, p.PID)
		}
	}
	return pids
}
