package guard

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// A Dir is the private directory of one run. A lock in it is held for as long as its app or
// its guard lives.
type Dir struct {
	Path string
	lock *os.File
}

const (
	dirPrefix = "exit42-"
	lockName  = "lock"
	unnamed   = ".new" // what the lock is called besides, until it is taken
)

// NewDir makes a directory which only its user may enter. No symbolic link is in its path.
func NewDir(temp string) (*Dir, error) {
	path, err := os.MkdirTemp(temp, dirPrefix)
	if err != nil {
		return nil, err
	}
	if path, err = filepath.EvalSymlinks(path); err != nil {
		return nil, err
	}
	lock, err := newLock(path)
	if err != nil {
		os.RemoveAll(path)
		return nil, err
	}
	return &Dir{path, lock}, nil
}

// newLock makes the lock and takes it before it has the name by which others look for it: who
// came in between would think that nobody holds it.
func newLock(dir string) (*os.File, error) {
	first := filepath.Join(dir, lockName+unnamed)
	lock, err := createLock(first)
	if err != nil {
		return nil, err
	}
	if !tryLock(lock) {
		return nil, errors.Join(errors.New("the lock of a new directory is taken"), lock.Close())
	}
	if err := os.Rename(first, filepath.Join(dir, lockName)); err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	return lock, nil
}

// Remove takes the directory away, if its guard has not done so.
func (d *Dir) Remove() {
	d.lock.Close()
	os.RemoveAll(d.Path)
}

// RemoveStale takes away what runs left whose app and guard were both killed: directories
// whose lock nobody holds. What has no such lock is not ours.
func RemoveStale(temp string) {
	locks, _ := filepath.Glob(filepath.Join(temp, dirPrefix+"*", lockName))
	for _, name := range locks {
		if lock, err := os.OpenFile(name, os.O_RDWR, 0); err == nil {
			stale := tryLock(lock)
			lock.Close()
			if stale {
				os.RemoveAll(filepath.Dir(name))
			}
		}
	}
	removeUnborn(temp)
}

// unborn is after how long a directory whose lock never got its name will not get it any more.
const unborn = time.Minute

// removeUnborn takes away directories of apps that were killed while they made them.
func removeUnborn(temp string) {
	locks, _ := filepath.Glob(filepath.Join(temp, dirPrefix+"*", lockName+unnamed))
	for _, name := range locks {
		info, err := os.Stat(name)
		if err != nil || time.Since(info.ModTime()) < unborn {
			continue
		}
		if lock, err := os.OpenFile(name, os.O_RDWR, 0); err == nil {
			stale := tryLock(lock)
			lock.Close()
			if stale {
				os.RemoveAll(filepath.Dir(name))
			}
		}
	}
}

// removeTemps takes away what the library would have removed itself, had it not been killed.
// The path is a process's word, so it must have the name that multiprocessing gives.
func removeTemps(dirs []string) {
	for _, dir := range dirs {
		if filepath.IsAbs(dir) && strings.HasPrefix(filepath.Base(dir), "pymp-") {
			os.RemoveAll(dir)
		}
	}
}
