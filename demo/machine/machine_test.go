package machine

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// TestCouldWrite: it tells what could be made, and makes nothing.
func TestCouldWrite(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := CouldWrite(filepath.Join(dir, "a", "b", "new")); err != nil {
		t.Errorf("in folders that are not there yet: %v", err)
	}
	if err := CouldWrite(filepath.Join(file, "new")); !errors.Is(err, syscall.ENOTDIR) {
		t.Errorf("below a file: %v", err)
	}
	if err := CouldWriteIn(filepath.Join(dir, "a")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("in a folder that is not there: %v", err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("it made %v", left)
	}
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		return // nothing is closed to root
	}
	closed := filepath.Join(dir, "closed")
	if err := os.Mkdir(closed, 0o500); err != nil {
		t.Fatal(err)
	}
	if err := CouldWrite(filepath.Join(closed, "new")); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("in a folder that is closed: %v", err)
	}
}

// TestThisSystem: it has a name, in one line, and the host is not in it.
func TestThisSystem(t *testing.T) {
	s := ThisSystem()
	t.Logf("%+v", s)
	if s.Name == "" || strings.ContainsAny(s.Name+s.Kernel, "\n\"") {
		t.Errorf("%+v", s)
	}
	if host, err := os.Hostname(); err == nil && len(host) > 3 && strings.Contains(s.Name+s.Kernel, host) {
		t.Errorf("%+v names the host %q", s, host)
	}
}
