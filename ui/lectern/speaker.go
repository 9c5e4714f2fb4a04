package lectern

import (
	"os"
	"path/filepath"
	"sync"
	"time"
)

// word is how often a presenter gives word of itself.
const word = 4 * time.Second

// A Speaker lays talks in a file: the latest one always gets there. While it is open it gives word
// of itself, so that who reads can tell a presenter that thinks from one that is gone.
type Speaker struct {
	path   string
	laid   chan struct{} // there is something to lay
	closed chan struct{}
	done   chan struct{}
	every  time.Duration

	mu   sync.Mutex
	talk *Talk // the latest; nil before the first
	err  error // of the last time it was laid
}

// Speak opens a speaker that lays talks in this file.
func Speak(path string) *Speaker { return speak(path, word) }

func speak(path string, every time.Duration) *Speaker {
	s := &Speaker{path: path, laid: make(chan struct{}, 1), closed: make(chan struct{}), done: make(chan struct{}), every: every}
	go s.loop()
	return s
}

// Lay has the talk laid soon. It does not wait for the disk, and may be called by anybody at any
// time before Close. Version, PID and Wrote are the speaker's to fill in.
func (s *Speaker) Lay(t Talk) {
	s.mu.Lock()
	s.talk = &t
	s.mu.Unlock()
	select {
	case s.laid <- struct{}{}:
	default: // it is about to be laid
	}
}

// Err is why the talk could not be laid the last time; nil where it lies there.
func (s *Speaker) Err() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}

// Close says that the talk is over, where one was laid, and waits until that lies there.
func (s *Speaker) Close() error {
	close(s.closed)
	<-s.done
	return s.Err()
}

func (s *Speaker) loop() {
	defer close(s.done)
	s.sweep()
	again := time.NewTicker(s.every)
	defer again.Stop()
	for {
		select {
		case <-s.laid:
		case <-again.C:
		case <-s.closed:
			s.lay(true)
			s.sweep() // what was too new at first
			return
		}
		s.lay(false)
	}
}

// sweep takes away what is left of dead writers.
func (s *Speaker) sweep() {
	if s.path != "" {
		sweep(filepath.Dir(s.path), time.Now())
	}
}

// lay writes the latest talk with the time of this word.
func (s *Speaker) lay(over bool) {
	s.mu.Lock()
	talk := s.talk
	s.mu.Unlock()
	if talk == nil {
		return
	}
	t := *talk
	t.Host, t.PID, t.Wrote, t.Over = host(), os.Getpid(), time.Now().Round(0), t.Over || over
	err := Lay(s.path, t)
	s.mu.Lock()
	s.err = err
	s.mu.Unlock()
}
