package lectern

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// TestGone: a presenter of this machine whose process has ended is known to be gone at once; of one
// on another machine only its silence tells.
func TestGone(t *testing.T) {
	ended := exec.Command(os.Args[0], "-test.run=^$")
	if err := ended.Run(); err != nil {
		t.Fatal(err)
	}
	path, here := filepath.Join(t.TempDir(), "progress-talk.json"), host()
	if here == "" {
		t.Skip("skipped: this machine has no name")
	}
	for _, of := range []struct {
		host string
		pid  int
		gone bool
	}{
		{here, os.Getpid(), false},
		{here, ended.Process.Pid, true},
		{here, -1, true},
		{"another." + here, ended.Process.Pid, false},
		{"", ended.Process.Pid, false},
	} {
		now := time.Now()
		if err := Lay(path, Talk{Host: of.host, PID: of.pid, Began: now, Wrote: now}); err != nil {
			t.Fatal(err)
		}
		talk, err := Read(path)
		if err != nil || talk.Gone != of.gone || talk.Alive(now) == of.gone || !talk.GoesOn(now) {
			t.Errorf("%+v: gone %v, alive %v, %v", of, talk.Gone, talk.Alive(now), err)
		}
	}
}
