package ui

import (
	"context"
	"maps"
	"sync"

	"exit42/demo"
)

// sessions are those that have started, so that none of them outlives the program: of one that
// starts while the person quits no screen is told any more. Nor does a search for interpreters,
// which starts processes, too. Commands use them, and Close.
type sessions struct {
	mu     sync.Mutex
	live   map[*demo.Session]bool
	closed bool

	searches sync.WaitGroup
	stop     []context.CancelFunc
}

// search calls find with a context that is done when the program ends, which waits for it.
func (all *sessions) search(find func(context.Context)) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	all.mu.Lock()
	if all.closed {
		all.mu.Unlock()
		return
	}
	all.stop = append(all.stop, stop)
	all.searches.Add(1)
	all.mu.Unlock()
	defer all.searches.Done()
	find(ctx)
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

// close ends all of them and what is searched for, and each session that comes later.
func (all *sessions) close() {
	all.mu.Lock()
	all.closed = true
	live, stop := all.live, all.stop
	all.live, all.stop = nil, nil
	all.mu.Unlock()
	for _, stop := range stop {
		stop()
	}
	for s := range live {
		s.Close()
	}
	all.searches.Wait()
}

func isDone(s *demo.Session) bool {
	select {
	case <-s.Done():
		return true
	default:
		return false
	}
}
