package python

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// maxAnswer is how much a candidate may write. An answer is a few dozen kilobytes, most of
// them the compiled probe.
const maxAnswer = 256 << 10

var errTooMuch = fmt.Errorf("wrote more than %d KiB instead of an answer", maxAnswer>>10)

// ErrLate is in the error of a Python that was started and did not answer in time.
var ErrLate = errors.New("did not answer")

// An outcome is what became of a candidate that was started.
type outcome struct {
	stdout, stderr string
	code           int   // -1 if it did not exit by itself
	err            error // why there is no answer, nil if it exited with 0
}

// run starts a program and waits for its end, which comes at the time limit, when ctx is
// done or when it has written too much, if not before. Its descendants end with it.
func (f Finder) run(ctx context.Context, path string, args ...string) outcome {
	limit := cmp.Or(f.Limit, 20*time.Second)
	ctx, cancel := context.WithTimeoutCause(ctx, limit, fmt.Errorf("%w within %v", ErrLate, limit))
	defer cancel()
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)

	stdout := &cappedBuffer{full: func() { stop(errTooMuch) }}
	stderr := &cappedBuffer{full: func() { stop(errTooMuch) }}
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(probeSources()), stdout, stderr
	cmd.Cancel = func() error { return killGroup(cmd.Process) }
	cmd.WaitDelay = 250 * time.Millisecond
	ownGroup(cmd)

	err := cmd.Run()
	if cmd.Process != nil {
		// What it may have left in the background ends too. There is mostly nothing.
		_ = killGroup(cmd.Process)
	}
	if errors.Is(err, exec.ErrWaitDelay) {
		err = nil // It exited with 0, and something in the background kept its output open.
	}
	if cause := context.Cause(ctx); cause != nil {
		err = cause
	}
	return outcome{stdout.String(), stderr.String(), cmd.ProcessState.ExitCode(), err}
}

// A cappedBuffer keeps the first maxAnswer bytes, and calls full when there are more.
type cappedBuffer struct {
	kept bytes.Buffer
	full func()
}

func (b *cappedBuffer) Write(p []byte) (int, error) {
	room := maxAnswer - b.kept.Len()
	if len(p) > room {
		b.kept.Write(p[:room])
		b.full()
		return len(p), nil
	}
	return b.kept.Write(p)
}

func (b *cappedBuffer) String() string { return b.kept.String() }
