// Package progress keeps what is kept of a learner in a file, from one sitting to the next.
//
// Law: it loses nobody's work in silence. What cannot be kept goes on in memory, and is said in
// one line, once; what another instance of the program wrote is merged with and never written
// over; a file that cannot be read is set aside. Nothing on disk is changed until there is
// something to keep.
package progress

import (
	"io/fs"
	"sync"
	"time"

	"exit42/lessons"
)

// A Store is the file and what is newer than it. Its methods may be called from several
// goroutines, in any order.
type Store struct {
	file string // absolute; empty where there is no place for one
	wait time.Duration

	writing sync.Mutex // one write at a time
	slow    bool       // the lock was not to be had lately; under writing

	mu   sync.Mutex // never held while the disk is asked
	mem  memory
	said map[string]bool
	lost bool // it was said that nothing is kept, which says it all
}

// patience is how long a save waits for another instance that is writing.
const patience = 2 * time.Second

// Open is the store in this file; of no name, in the file of [Default]. It touches no file.
func Open(file string) *Store {
	s := &Store{wait: patience, said: map[string]bool{}, mem: newMemory()}
	if file == "" {
		s.file, _ = Default()
	} else {
		s.file = absolute(file)
	}
	return s
}

// File is where the progress is kept; empty where there is no place for it.
func (s *Store) File() string { return s.file }

// Load reads the file. The notice is empty, or one line that says why nothing can be read or
// kept, and what to do; the record is then what there is in memory. It may be loaded again, to
// see what other instances kept meanwhile; what was not yet written stays.
func (s *Store) Load() (lessons.Record, string) {
	theirs, err := s.read()
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case err == fs.ErrNotExist: // not yet, or not any more: what is known stays
		err = nil
	case err == nil || isReadOnly(err):
		s.mem.load(theirs)
	}
	return s.mem.after.Clone(), s.say(err)
}

// Record is what is known now, written or not.
func (s *Store) Record() lessons.Record {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.mem.after.Clone()
}

// Keep takes a change into memory. It asks no disk and never waits for one. A Flush writes it.
func (s *Store) Keep(c Change) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.mem.take(c)
}

// Flush writes what is not yet written. The notice is empty, or one line that says why it is
// not, unless that was said before; each Flush tries again.
func (s *Store) Flush() (notice string) {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.mu.Lock()
	told, dirty := s.mem.tell()
	s.mu.Unlock()
	if !dirty {
		return ""
	}
	err := s.write(told)
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, aside := err.(setAside); err == nil || aside {
		s.mem.written(told)
	} else {
		s.mem.failed(told)
	}
	return s.say(err)
}

// Save is a Keep and a Flush.
func (s *Store) Save(c Change) (notice string) {
	s.Keep(c)
	return s.Flush()
}

// Pending says whether something is not yet written.
func (s *Store) Pending() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.mem.dirty()
}

// say is the error in one line, once.
func (s *Store) say(err error) string {
	_, moved := err.(setAside)
	if err == nil || s.lost && !moved {
		return ""
	}
	line := s.notice(err)
	if s.said[line] {
		return ""
	}
	s.said[line] = true
	s.lost = s.lost || isLasting(err)
	return line
}
