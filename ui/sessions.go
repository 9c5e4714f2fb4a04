package ui

import (
	"maps"
	"sync"

	"exit42/demo"
)

// sessions are those that have started, so that none of them outlives the program: of one that
// starts while the person quits no screen is told any more. Commands use them, and Close.
type sessions struct {
	mu     sync.Mutex
	live   map[*demo.Session]bool
	closed bool
}

// add takes a session that has started, and ends it at once where the program has ended.
func (all *sessions) add(s *demo.Session) {
	all.mu.Lock()
	late := all.closed
	if all.live == nil {
		all.live = map[*demo.Session]bool{}
	}
	maps.DeleteFunc(all.live, func(s *demo.Session, _ bool) bool { return isDone(s) })
	all.live[s] = true
	all.mu.Unlock()
	if late {
		s.Close()
	}
}

// close ends all of them, and each that comes later.
func (all *sessions) close() {
	all.mu.Lock()
	all.closed = true
	live := all.live
	all.live = nil
	all.mu.Unlock()
	for s := range live {
		s.Close()
	}
}

func isDone(s *demo.Session) bool {
	select {
	case <-s.Done():
		return true
	default:
		return false
	}
}
