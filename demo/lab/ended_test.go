package lab_test

import (
	"context"
	"errors"
	"os"
	"runtime"
	"strings"
	"testing"

	"exit42/demo"
	"exit42/demo/lab"
)

// TestEndedLeavesNoMemory: a run that is ended while it has named memory leaves none.
func TestEndedLeavesNoMemory(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("named memory is no file here")
	}
	exp, err := lab.Experiment(lab.Knobs{Outcome: lab.Never, Value: lab.FortyTwo, Way: lab.SharedMemory}, newest(t), "")
	if err != nil {
		t.Fatal(err)
	}
	exp.Files[0].Text = strings.ReplaceAll(exp.Files[0].Text, "join(0.5)", "join()")
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	stop := errors.New("seen")
	made := ""
	trace, err := lab.Follow(ctx, exp, func(e demo.Event) error {
		if name, ok := strings.CutPrefix(e.Channel, "shm:"); ok && made == "" {
			made = "/dev/shm/" + name
			if _, err := os.Stat(made); err != nil {
				t.Error(err)
			}
			return stop
		}
		return nil
	})
	if !errors.Is(err, stop) || made == "" || trace.Len() == 0 {
		t.Errorf("%v, %q", err, made)
	}
	if _, err := os.Stat(made); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%s was left behind: %v", made, err)
	}
	leftNothing(t, dir)
}
