package guard

import (
	"os"
	"path/filepath"
	"syscall"
)

// SharedMemory reads the first n bytes of shared memory that has a name (shm_open(3)), or all of
// it, if there are fewer.
func SharedMemory(name string, n int) ([]byte, bool) {
	if name == "" || name != filepath.Base(name) || name[0] == '.' {
		return nil, false // a process names it: it may name anything
	}
	f, err := os.OpenFile("/dev/shm/"+name, os.O_RDONLY|syscall.O_NOFOLLOW|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, false
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, false
	}
	data := make([]byte, n)
	n, err = f.ReadAt(data, 0)
	return data[:n], err == nil || n > 0
}
