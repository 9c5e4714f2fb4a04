package guard

import (
	"os"
	"path/filepath"
	"testing"
)

// TestRemoveStale: what nobody holds any more goes; what is held, and what is not ours, stays.
func TestRemoveStale(t *testing.T) {
	temp := t.TempDir()
	held, err := NewDir(temp)
	if err != nil {
		t.Fatal(err)
	}
	left, err := NewDir(temp)
	if err != nil {
		t.Fatal(err)
	}
	left.lock.Close() // as when the app and its guard are killed
	theirs := filepath.Join(temp, dirPrefix+"notes")
	if err := os.Mkdir(theirs, 0o700); err != nil {
		t.Fatal(err)
	}
	RemoveStale(temp)
	for path, stays := range map[string]bool{held.Path: true, left.Path: false, theirs: true} {
		if _, err := os.Stat(path); (err == nil) != stays {
			t.Errorf("%s: stays %v: %v", path, stays, err)
		}
	}
	held.Remove()
	if _, err := os.Stat(held.Path); err == nil {
		t.Error("Remove left the directory")
	}
}
