package process

import (
	"os"
	"sync"
)

// A wire is a process's connection to the app. Without one, everything goes untold.
type wire struct {
	mu       sync.Mutex
	door     *door // nil: nobody listens
	holding  bool
	settings Settings
}

// app is the connection of this process.
var app wire

// connect dials the app. Where there is none, or none any more, the program runs unwatched.
func (w *wire) connect(s Settings) {
	w.settings = s
	if s.Socket == "" && s.Port == 0 {
		return
	}
	if door, err := dial(s); err == nil {
		w.door, w.holding = door, true
	}
}

// listens reports whether anybody hears what is told.
func (w *wire) listens() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.door != nil
}

// tell sends an event and, where this process is held, sleeps until the app answers.
func (w *wire) tell(e event) { w.send(e, true) }

// mention sends an event at which the process is never held.
func (w *wire) mention(e event) { w.send(e, false) }

func (w *wire) send(e event, mayHold bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.door != nil && !w.holding {
		w.answer(w.door.poll())
	}
	if w.door == nil {
		return
	}
	e.PID, e.Held = os.Getpid(), w.holding && mayHold
	if e.T == 0 {
		e.T = now()
	}
	if w.door.send(e.line()) != nil {
		w.door = nil
		return
	}
	if e.Held {
		w.answer(w.door.receive())
	}
}

// answer does what the app said, if it said anything: 0 is no word. An error means that the
// app is gone: the program then runs on, untold.
func (w *wire) answer(b byte, err error) {
	switch {
	case err != nil:
		w.door = nil
	case b == 'r':
		w.holding = false
	case b == 'h':
		w.holding = true
	}
}
