package progress

import (
	"context"
	"errors"
	"os"
	"time"

	"github.com/gofrs/flock"
)

// lock keeps other instances from writing until unlock is called. The kernel gives up the lock of
// a process that is gone. It waits a while for one that is not, and a shorter while after that.
func (s *Store) lock(file string) (unlock func(), err error) {
	name := file + ".lock"
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return nil, unwritable{errors.New(name + " is in the way")} // a pipe would be waited for
	}
	wait := s.wait
	if s.slow {
		wait /= 20
	}
	ctx, cancel := context.WithTimeout(context.Background(), wait)
	defer cancel()
	l := flock.New(name)
	_, err = l.TryLockContext(ctx, 10*time.Millisecond)
	s.slow = errors.Is(err, context.DeadlineExceeded)
	switch {
	case s.slow:
		return nil, errHeld
	case err != nil:
		return nil, unwritable{err}
	}
	return func() { l.Unlock() }, nil
}
