package guard

import (
	"os"
	"os/exec"
	"slices"
	"strconv"
	"testing"
)

// TestParentOf: it says what Look says, of a process with a strange name too; and of nobody nothing.
func TestParentOf(t *testing.T) {
	name := t.TempDir() + "/a) S 1 2 ("
	if err := os.Symlink("/bin/cat", name); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(name)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Skipf("skipped: no cat: %v", err)
	}
	buf := make([]byte, 4<<10)
	child := cmd.Process.Pid
	if parent, ok := parentOf(strconv.Itoa(child), buf); !ok || parent != os.Getpid() {
		t.Errorf("the parent of %d is %d, %v; want %d", child, parent, ok, os.Getpid())
	}
	if parent, ok := parentOf("self", buf); !ok || parent != os.Getppid() {
		t.Errorf("our parent is %d, %v; want %d", parent, ok, os.Getppid())
	}
	if found := belowByStat(os.Getpid()); !slices.Contains(found, child) {
		t.Errorf("below us: %v, without %d", found, child)
	}
	in.Close()
	cmd.Wait()
	if parent, ok := parentOf(strconv.Itoa(child), buf); ok {
		t.Errorf("the parent of nobody is %d", parent)
	}
}
