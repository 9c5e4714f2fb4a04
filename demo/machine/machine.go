// Package machine tells what this machine is, as far as its system says so: its name and
// version, and whether a file could be written.
//
// Law: it starts nothing, changes nothing, and names no person and no host.
package machine

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// A System is an operating system. What it does not say of itself is empty.
type System struct {
	Name   string // "Debian GNU/Linux 12 (bookworm)", "macOS 14.5", "Windows 10.0.22631"
	Kernel string // "Linux 6.1.0-18-amd64"
}

// CouldWrite says why no file of this name could be made, or nil. The folders that are not there
// yet would be made. Nothing is tried: what the system allows may still fail, as on a full disk.
func CouldWrite(file string) error {
	dir := filepath.Dir(file)
	for {
		err := CouldWriteIn(dir)
		above := filepath.Dir(dir)
		if !errors.Is(err, fs.ErrNotExist) || dir == above {
			return err
		}
		dir = above
	}
}

// CouldWriteIn says why no file could be made in this directory, as it is now, or nil.
func CouldWriteIn(dir string) error {
	info, err := os.Stat(dir)
	var path *fs.PathError
	switch {
	case errors.As(err, &path):
		return path.Err // without the name, which who asks knows
	case err != nil:
		return err
	case !info.IsDir():
		return syscall.ENOTDIR
	}
	return mayWrite(dir)
}
