package plain_test

import (
	"os"
	"testing"

	"exit42/demo/guard"
)

// nothingLeft: no process that a walk started is there after it.
func nothingLeft(t *testing.T) {
	t.Helper()
	if pids, ok := guard.Below(os.Getpid(), 10); !ok || len(pids) > 0 {
		t.Errorf("these processes are left: %v", pids)
	}
}
